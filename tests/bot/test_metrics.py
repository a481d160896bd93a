"""What is counted, and that it is served where the settings say."""

import asyncio
from datetime import timedelta
from urllib.request import urlopen

import pytest
from aiogram import Router
from aiogram.types import Message
from prometheus_client import REGISTRY
from pydantic import SecretStr
from structlog.testing import capture_logs

from bot import metrics
from bot.config import Settings
from bot.lag_watch import look, watch_lag
from handlers.screen import Screen
from sandbox.clock import WarpClock
from storage.db import Database
from storage.statements import TransactionLostError
from tests.bot.bench import IVAN, ivan_of, make_bench
from texts import Html
from usecases.notices import tell


def counted() -> float:
    return REGISTRY.get_sample_value("bot_updates_total", {"kind": "message", "done": "True"}) or 0.0


async def test_each_update_counts_once_by_its_kind(db: Database, clock: WarpClock) -> None:
    router = Router()

    @router.message()
    async def answer(message: Message) -> None:
        await message.answer("heard")

    bench = await make_bench(db, clock, router)
    before = counted()

    await bench.says(IVAN, "hello")

    assert counted() - before == 1.0


def test_the_numbers_are_served_on_the_port_of_the_settings(unused_tcp_port: int) -> None:
    settings = Settings(_env_file=None, bot_token=SecretStr("1:a"), metrics_port=unused_tcp_port)

    stop = metrics.serve(settings)
    with urlopen(f"http://127.0.0.1:{unused_tcp_port}/metrics") as answer:
        served = answer.read().decode()
    stop()

    assert "# TYPE bot_updates_total counter" in served


async def test_how_far_the_outbox_is_behind_is_measured_and_said_when_it_is_much(
    db: Database, clock: WarpClock, caplog: pytest.LogCaptureFixture
) -> None:
    bench = await make_bench(db, clock)
    await db.write(lambda tx: tell(tx, ivan_of(tx).staff_id, "said", "hello"))
    await look(db)
    in_time = REGISTRY.get_sample_value("bot_outbox_waiting"), REGISTRY.get_sample_value("bot_outbox_lag_seconds")
    quiet = list(caplog.records)
    clock.advance(timedelta(seconds=61))

    with capture_logs() as logged:
        await look(db)

    assert bench.texts(IVAN) == []
    assert (in_time, quiet) == ((1.0, 0.0), [])
    assert REGISTRY.get_sample_value("bot_outbox_lag_seconds") == 61.0
    assert logged == [{"event": "outbox behind", "log_level": "warning", "waiting": 1, "seconds": 61}]


async def test_what_became_of_each_message_is_counted(db: Database, clock: WarpClock) -> None:
    bench = await make_bench(db, clock, notices={"said": lambda *_: Screen(Html("hello"))})
    before = [outcomes(name) for name in ("sent", "postponed", "in doubt", "sent again")]
    bench.world.faults.inject("sendMessage", retry_after=1)
    bench.world.faults.inject("sendMessage", drop="after")
    await db.write(lambda tx: tell(tx, ivan_of(tx).staff_id, "said", "one"))
    await db.write(lambda tx: tell(tx, ivan_of(tx).staff_id, "said", "two"))

    for _ in range(3):
        await bench.app.settle()
        clock.advance(timedelta(seconds=10))

    after = [outcomes(name) for name in ("sent", "postponed", "in doubt", "sent again")]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1.0, 1.0, 1.0, 1.0]


def outcomes(name: str) -> float:
    return REGISTRY.get_sample_value("bot_outbox_messages_total", {"outcome": name}) or 0.0


async def test_the_watch_goes_on_after_an_unforeseen_trouble(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    trouble, looked = [KeyError("unforeseen"), TransactionLostError("lost")], asyncio.Event()

    async def troubled(_: Database) -> None:
        if trouble:
            raise trouble.pop()
        looked.set()

    monkeypatch.setattr("bot.lag_watch.EVERY", 0.0)
    monkeypatch.setattr("bot.lag_watch.look", troubled)

    with capture_logs() as logged:
        watch = asyncio.create_task(watch_lag(db))
        async with asyncio.timeout(60):
            await looked.wait()
        watch.cancel()

    assert [entry["event"] for entry in logged] == ["outbox cannot be looked at"] * 2
