"""Telegram gets its 200 only when the update is done with, and nobody else gets in."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator

import pytest
from aiogram import Router
from aiogram.types import Message
from aiohttp import ClientSession
from sqlalchemy.exc import OperationalError

from bot.webhook import SECRET_HEADER, Webhook
from sandbox.clock import WarpClock
from storage.db import Database
from tests.bot.bench import IVAN, Bench, make_bench

SECRET = "let-me-in"


# how updates and calls travel says nothing about the kind of database; one is enough
pytestmark = pytest.mark.only_on("sqlite")


@pytest.fixture
async def bench(db: Database, clock: WarpClock) -> Bench:
    """A bot that answers, but for "wait" only when it is let, and for "fail" with a full disk."""
    router = Router()

    @router.message()
    async def answer(message: Message, let_go: asyncio.Event) -> None:
        if message.text == "wait":
            await let_go.wait()
        if message.text == "fail":
            raise OperationalError("INSERT", None, sqlite3.OperationalError("database or disk is full"))
        await message.answer(f"heard: {message.text}")

    bench = await make_bench(
        db, clock, router, mode="webhook", webhook_url="https://bot.example", webhook_secret=SECRET, webhook_port=0
    )
    bench.app.dispatcher["let_go"] = asyncio.Event()
    return bench


@pytest.fixture
async def address(bench: Bench) -> AsyncIterator[str]:
    """Where the bot listens."""
    webhook = Webhook(bench.app)
    await webhook.start()
    yield f"http://127.0.0.1:{webhook.port}/telegram"
    await webhook.stop()


def message(bench: Bench, words: str, number: int = 1) -> dict[str, object]:
    ivan = bench.world.person(IVAN)
    said = {"message_id": number, "date": 1, "chat": ivan.chat(), "from": ivan.user(), "text": words}
    return {"update_id": number, "message": said}


async def post(address: str, update: object, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with ClientSession() as http, http.post(address, json=update, headers=headers) as answer:
        return answer.status


async def test_telegram_is_told_where_to_send_with_which_secret(bench: Bench, address: str) -> None:
    assert bench.world.webhook.url == "https://bot.example/telegram"
    assert bench.world.webhook.secret_token == SECRET


async def test_an_update_with_the_secret_is_answered(bench: Bench, address: str) -> None:
    status = await post(address, message(bench, "hello"))

    assert status == 200
    assert bench.texts(IVAN) == ["heard: hello"]


@pytest.mark.parametrize("secret", [None, "", "let-me-out", SECRET + "x"])
async def test_without_the_secret_nobody_gets_in(bench: Bench, address: str, secret: str | None) -> None:
    status = await post(address, message(bench, "hello"), secret)

    assert status == 401
    assert bench.texts(IVAN) == []


@pytest.mark.parametrize("path", ["/telegram", "/", "/metrics", "/health", "/../etc/passwd"])
async def test_who_finds_the_port_is_not_told_what_runs_there(bench: Bench, address: str, path: str) -> None:
    found = address.removesuffix("/telegram") + path
    async with ClientSession() as http, http.get(found) as answer:
        assert "Server" not in answer.headers
        assert await answer.text() in {"ok", "404: Not Found", "405: Method Not Allowed"}


async def test_what_no_reader_can_follow_is_put_aside_and_not_sent_again(bench: Bench, address: str) -> None:
    headers = {SECRET_HEADER: SECRET}
    async with ClientSession() as http, http.post(address, data=b"[" * 100_000, headers=headers) as answer:
        assert answer.status == 200


async def test_a_secret_that_is_no_text_is_wrong_like_any_other(bench: Bench, address: str) -> None:
    port = int(address.split(":")[2].partition("/")[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST /telegram HTTP/1.1\r\nHost: bot\r\nContent-Length: 2\r\n{SECRET_HEADER}: "

    writer.write(head.encode() + b"\xff\xfe\r\n\r\n{}")
    answer = await reader.readline()
    writer.close()

    assert answer.startswith(b"HTTP/1.1 401")


async def test_it_is_acknowledged_when_it_is_done_with_and_not_before(bench: Bench, address: str) -> None:
    posting = asyncio.create_task(post(address, message(bench, "wait")))

    done, _ = await asyncio.wait({posting}, timeout=0.2)
    bench.app.dispatcher["let_go"].set()
    status = await posting

    assert done == set()
    assert status == 200
    assert bench.texts(IVAN) == ["heard: wait"]


async def test_what_was_neither_saved_nor_answered_is_asked_for_again(
    bench: Bench, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.requests.backoff", lambda *_, **__: 0.0)
    bench.world.faults.inject("sendMessage", code=502, times=3)

    status = await post(address, message(bench, "fail"))

    assert status == 503


@pytest.mark.parametrize(
    "nonsense",
    [
        {"update_id": "nonsense"},
        {"update_id": 1, "callback_query": "nonsense"},
        {"update_id": 1, "callback_query": {"message": ["nonsense"]}},
        [],
        ["nonsense"],
        "nonsense",
        None,
    ],
    ids=str,
)
async def test_what_cannot_be_read_is_not_asked_for_again(bench: Bench, address: str, nonsense: object) -> None:
    assert await post(address, nonsense) == 200


async def test_it_says_that_it_is_alive(bench: Bench, address: str) -> None:
    async with ClientSession() as http, http.get(address.replace("/telegram", "/health")) as answer:
        assert (answer.status, await answer.text()) == (200, "ok")
