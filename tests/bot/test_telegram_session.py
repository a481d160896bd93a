"""What is said to Telegram as JSON is what aiogram would have said as a form; a press is answered in the reply."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError, TelegramServerError
from aiogram.methods import EditMessageText, SendDocument, SendMessage, TelegramMethod
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)
from aiohttp import ClientSession, web

from bot.fate import TRIES_OF_A_BUG, Fate, fate_of
from bot.telegram_session import JsonSession, body_of
from bot.webhook import SECRET_HEADER, Webhook
from handlers.screen import Screen, show
from sandbox.clock import WarpClock
from storage.db import Database
from tests.bot.bench import IVAN, make_bench
from texts import Html

TOKEN = "123456:ABC-DEF"
DONE = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "done"}


# how updates and calls travel says nothing about the kind of database; one is enough
pytestmark = pytest.mark.only_on("sqlite")


class Telegram:
    """Answers every call alike and remembers how it was said."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, Any]] = []
        self.status = 200
        self.answer: dict[str, Any] | str = {"ok": True, "result": DONE}
        self.charset = "utf-8"

    async def hear(self, request: web.Request) -> web.Response:
        as_json = request.content_type == "application/json"
        said = await request.json() if as_json else dict(await request.post())
        self.heard.append((request.path.rpartition("/")[2], request.content_type, said))
        if isinstance(self.answer, str):
            body = self.answer.encode(self.charset)
            return web.Response(body=body, status=self.status, content_type="text/html")
        return web.json_response(self.answer, status=self.status)


def a_file() -> SendDocument:
    return SendDocument(chat_id=5, document=BufferedInputFile(b"1;2", "pay.csv"), caption="x")


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    server = web.Application()
    server.router.add_post("/{path:.*}", telegram.hear)
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    session = JsonSession(api=TelegramAPIServer.from_base(f"http://127.0.0.1:{runner.addresses[0][1]}"))
    defaults = DefaultBotProperties(parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True))
    yield Bot(TOKEN, session, defaults)
    await session.close()
    await runner.cleanup()


async def test_a_call_is_json_with_the_bots_defaults_and_nothing_that_is_not_set(bot: Bot, telegram: Telegram) -> None:
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="✅", callback_data="p:1")]])

    sent = await bot(SendMessage(chat_id=5, text="Hi · ₽", reply_markup=keyboard, disable_notification=False))

    assert (sent.message_id, sent.text) == (7, "done")
    said = {
        "chat_id": 5,
        "text": "Hi · ₽",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "disable_notification": False,
        "reply_markup": {"inline_keyboard": [[{"text": "✅", "callback_data": "p:1"}]]},
    }
    assert telegram.heard == [("sendMessage", "application/json", said)]


async def test_a_file_goes_as_a_form(bot: Bot, telegram: Telegram) -> None:
    await bot(a_file())

    (method, kind, said), *_ = telegram.heard
    assert (method, kind, said["chat_id"], said["caption"]) == ("sendDocument", "multipart/form-data", "5", "x")


async def test_a_refusal_is_aiograms_own(bot: Bot, telegram: Telegram) -> None:
    telegram.status, telegram.answer = 400, {"ok": False, "description": "Bad Request: message is not modified"}

    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot(EditMessageText(chat_id=5, message_id=7, text="same"))


async def test_a_line_that_is_down_is_a_network_error() -> None:
    session = JsonSession(api=TelegramAPIServer.from_base("http://127.0.0.1:9"))
    bot = Bot(TOKEN, session)

    with pytest.raises(TelegramNetworkError):
        await bot(SendMessage(chat_id=5, text="x"))

    await asyncio.shield(session.close())


@pytest.mark.parametrize("call", [SendMessage(chat_id=5, text="x"), a_file()], ids=["as JSON", "as a form"])
async def test_a_page_in_another_alphabet_is_no_answer_of_telegrams(
    bot: Bot, telegram: Telegram, call: TelegramMethod[Any]
) -> None:
    telegram.status, telegram.answer, telegram.charset = 502, "<html>Сервер недоступен</html>", "windows-1251"

    with pytest.raises(TelegramServerError):
        await bot(call)


class Proxy:
    """A SOCKS server that answers whoever greets it with `reply`, and is no proxy to anybody."""

    def __init__(self, reply: bytes) -> None:
        self.reply, self.greeted = reply, 0

    async def hear(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.greeted += 1
        await reader.read(1)
        writer.write(self.reply)
        writer.close()


REFUSES = b"\x05\x00" + b"\x05\x04\x00\x01" + bytes(6)  # "host unreachable"


@pytest.mark.parametrize("reply", [b"", REFUSES], ids=["hangs up", "refuses"])
@pytest.mark.parametrize("call", [SendMessage(chat_id=5, text="x"), a_file()], ids=["as JSON", "as a form"])
async def test_a_proxys_trouble_is_the_networks_and_nothing_was_sent(reply: bytes, call: TelegramMethod[Any]) -> None:
    proxy = Proxy(reply)
    server = await asyncio.start_server(proxy.hear, "127.0.0.1", 0)
    session = JsonSession(proxy=f"socks5://127.0.0.1:{server.sockets[0].getsockname()[1]}")

    with pytest.raises(TelegramNetworkError) as raised:
        await Bot(TOKEN, session)(call)

    assert proxy.greeted == 1
    assert fate_of(raised.value, TRIES_OF_A_BUG) is Fate.POSTPONED
    await session.close()
    server.close()


async def test_a_proxy_that_is_not_there_is_the_networks_trouble_too() -> None:
    session = JsonSession(proxy="socks5://127.0.0.1:9")

    with pytest.raises(TelegramNetworkError) as raised:
        await Bot(TOKEN, session)(SendMessage(chat_id=5, text="x"))

    assert fate_of(raised.value, TRIES_OF_A_BUG) is Fate.POSTPONED
    await session.close()


def test_what_is_asked_for_beside_the_parameters_stands_among_them() -> None:
    body = body_of(Bot(TOKEN), SendMessage(chat_id=5, text="x"), method="sendMessage")

    assert json.loads(body or b"") == {"chat_id": 5, "text": "x", "method": "sendMessage"}


async def test_the_answer_to_a_press_is_the_reply_to_the_webhook(db: Database, clock: WarpClock) -> None:
    router = Router()

    @router.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        assert query.message.reply_markup is None
        await show(query, Screen(Html("pressed")), "a toast")

    secret = "let-me-in"
    bench = await make_bench(
        db, clock, router, mode="webhook", webhook_url="https://bot.example", webhook_secret=secret, webhook_port=0
    )
    card = await bench.app.bot.send_message(IVAN, "a card")
    webhook = Webhook(bench.app)
    await webhook.start()
    ivan = bench.world.person(IVAN)
    button = {"inline_keyboard": [[{"text": "Press", "callback_data": "x"}]]}
    message = {"message_id": card.message_id, "date": 1, "chat": ivan.chat(), "text": "a card", "reply_markup": button}
    query = {"id": "77", "from": ivan.user(), "chat_instance": "1", "data": "x", "message": message}

    async with (
        ClientSession() as http,
        http.post(
            f"http://127.0.0.1:{webhook.port}/telegram",
            json={"update_id": 1, "callback_query": query},
            headers={SECRET_HEADER: secret},
        ) as response,
    ):
        reply = await response.json()
    await webhook.stop()

    assert reply == {"method": "answerCallbackQuery", "callback_query_id": "77", "text": "a toast"}
    assert bench.texts(IVAN)[-1] == "pressed"
    assert bench.toasts(IVAN) == []


@pytest.mark.parametrize("status", [502, 200])
async def test_a_page_of_whoever_stands_before_telegram_is_no_answer_of_telegrams(
    telegram: Telegram, bot: Bot, status: int
) -> None:
    telegram.status, telegram.answer = status, "<html><h1>Bad Gateway</h1></html>"

    with pytest.raises(TelegramServerError, match=f"HTTP status {status}"):
        await bot.send_message(5, "hello")
