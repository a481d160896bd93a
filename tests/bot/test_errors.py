"""Whatever goes wrong, a person hears of it in words, and the log without anything personal."""

import logging
import re
import sqlite3
from collections.abc import Iterator
from datetime import date

import pytest
from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from sqlalchemy.exc import IntegrityError, OperationalError

from bot import logs
from domain.refusals import NotAllowed
from handlers.context import Context
from sandbox.clock import WarpClock
from storage.db import Database
from tests.bot.bench import IVAN, Bench, make_bench
from texts import Texts

BUTTON = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Do it", callback_data="do")]])
INCIDENT = re.compile(
    r"Что-то сломалось у меня, а не у вас. Повторите, пожалуйста; "
    r"если не поможет, скажите администратору номер ([0-9A-F]{6})\."
)
NOT_ALLOWED = Texts.of("ru", today=date(2026, 11, 23))("refusal-not-allowed")
TROUBLE = (
    "Не получилось сохранить: база данных сейчас недоступна. "
    "Ничего не записано\u00a0— повторите, пожалуйста, через минуту."
)


@pytest.fixture
def own_logging() -> Iterator[None]:
    """Gives logging back to pytest after a test that sets it up as the program does."""
    before = logging.getLogger().handlers
    yield
    logging.getLogger().handlers = before


async def failing_bench(db: Database, clock: WarpClock, error: Exception) -> Bench:
    router = Router()

    @router.message()
    async def fail(message: Message, ctx: Context) -> None:
        if message.text == "button":
            await message.answer("Here", reply_markup=BUTTON)
            return
        raise error

    @router.callback_query()
    async def fail_press(query: CallbackQuery, ctx: Context) -> None:
        raise error

    return await make_bench(db, clock, router)


def full_disk() -> OperationalError:
    return OperationalError("INSERT", None, sqlite3.OperationalError("database or disk is full"))


async def test_a_refusal_is_said_in_words(db: Database, clock: WarpClock) -> None:
    bench = await failing_bench(db, clock, NotAllowed())

    await bench.says(IVAN, "hello")

    assert bench.texts(IVAN) == [NOT_ALLOWED]


async def test_a_refused_press_shows_its_reason_as_an_alert(db: Database, clock: WarpClock) -> None:
    bench = await failing_bench(db, clock, NotAllowed())
    await bench.says(IVAN, "button")

    await bench.presses(IVAN, "Do it")

    assert [(toast["text"], toast["alert"]) for toast in bench.world.toasts(IVAN)] == [(NOT_ALLOWED, True)]


async def test_a_surprise_gives_the_person_a_number_and_the_log_the_same(
    db: Database, clock: WarpClock, capsys: pytest.CaptureFixture[str], own_logging: None
) -> None:
    bench = await failing_bench(db, clock, ValueError("Ivan Petrov owes 150000"))
    logs.set_up("INFO", "json")

    await bench.says(IVAN, "hello")

    told = INCIDENT.fullmatch(bench.texts(IVAN)[0])
    logged = capsys.readouterr().err
    assert told
    assert f'"number": "{told[1]}"' in logged
    assert "builtins.ValueError" in logged
    assert "in fail" in logged
    assert "Petrov" not in logged
    assert "150000" not in logged


async def test_a_broken_rule_of_the_database_is_a_surprise(db: Database, clock: WarpClock) -> None:
    bench = await failing_bench(db, clock, IntegrityError("INSERT", None, sqlite3.IntegrityError("UNIQUE")))

    await bench.says(IVAN, "hello")

    assert INCIDENT.fullmatch(bench.texts(IVAN)[0])


async def test_when_the_database_fails_its_author_knows_that_nothing_is_saved(db: Database, clock: WarpClock) -> None:
    bench = await failing_bench(db, clock, full_disk())
    bench.world.person_sends(IVAN, "hello")

    done = await bench.hear()

    assert done == [True]
    assert bench.texts(IVAN) == [TROUBLE]


async def test_an_update_that_was_neither_saved_nor_answered_is_not_done_with(
    db: Database, clock: WarpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.requests.backoff", lambda *_, **__: 0.0)
    bench = await failing_bench(db, clock, full_disk())
    bench.world.faults.inject("sendMessage", code=502, times=3)
    bench.world.person_sends(IVAN, "hello")

    done = await bench.hear()

    assert done == [False]
    assert bench.texts(IVAN) == []


async def test_an_answer_is_tried_again_when_the_network_fails(
    db: Database, clock: WarpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.requests.backoff", lambda *_, **__: 0.0)
    bench = await failing_bench(db, clock, NotAllowed())
    bench.world.faults.inject("sendMessage", drop="before", times=2)

    await bench.says(IVAN, "hello")

    assert bench.texts(IVAN) == [NOT_ALLOWED]


def test_a_token_never_reaches_the_log(capsys: pytest.CaptureFixture[str], own_logging: None) -> None:
    token = "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"
    logs.set_up("INFO", "json")

    logging.getLogger("aiohttp").warning("cannot post to https://api.telegram.org/bot%s/getMe", token)

    logged = capsys.readouterr().err
    assert token not in logged
    assert "/bot<token>/getMe" in logged
