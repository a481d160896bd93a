"""A digest to everybody: as fast as Telegram allows, never refused, and whoever asks something meanwhile is answered.

Driven are the real sender, window and outbox; time is virtual, and the Telegram counts each second.
"""

import asyncio
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.app import build_app
from bot.config import Settings
from bot.pace import ChatPace
from bot.sender import Sender
from domain.staff import Actor, Role
from handlers.screen import Screen
from storage import company, staff
from storage.db import Tx
from storage.outbox import outbox
from tests.bot.inline_database import InlineDatabase
from tests.bot.strict_telegram import StrictTelegram
from tests.bot.virtual_time import played
from texts import Html, Texts
from usecases.notices import DIGEST, tell

# virtual time knows no threads, so no server either
pytestmark = pytest.mark.only_on("sqlite")

PEOPLE = int(os.environ.get("FAN_OUT_PEOPLE", "2000"))
"""`make soak` has ten thousand: each costs two milliseconds of the machine."""
SLOWEST_ANSWER = 1.2
"""Seconds: the longest that a slot takes to come back, and the way to Telegram."""


class LoopClock:
    """Business time that passes as the loop's does."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 15, tzinfo=UTC) + timedelta(seconds=asyncio.get_running_loop().time())


@dataclass
class Outcome:
    """How it went; times are virtual seconds."""

    took: float
    refused: int
    heard: int
    slowest_answer: float
    states: dict[str, int]


def said(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen:
    return Screen(Html("a digest"))


def hire_and_tell(tx: Tx, people: int) -> None:
    """So many people, and a digest for each."""
    company.create(tx)
    row = {
        "role": Role.HUNTER.value,
        "status": "active",
        "language": "ru",
        "zone": "Europe/Moscow",
        "joined_at": tx.now,
    }
    row |= {
        "language": "ru",
        "zone": "Europe/Moscow",
        "digest_weekdays": 0,
        "quiet_from": 0,
        "quiet_to": 0,
        "unreachable": False,
    }
    for number in range(1, people + 1):
        staff_id = staff.add(tx, row | {"telegram_id": number, "name": f"Person {number}"})
        tell(tx, staff_id, "said", f"digest {number}", priority=DIGEST)


async def fan_out(path: str, people: int, stalls: float) -> Outcome:
    clock, telegram, chats = LoopClock(), StrictTelegram(seed=1, stalls=stalls), ChatPace()
    db: Any = InlineDatabase(path, clock)
    await db.write(hire_and_tell, people)
    settings = Settings(_env_file=None, bot_token=SecretStr("1:a"))
    app = build_app(settings, clock=clock, session=telegram, chats=chats)
    sending = asyncio.create_task(Sender(app.bot, db, clock, chats, {"said": said}, 30.0).run())
    answers = list[float]()
    while len(telegram.heard) - len(answers) < people:
        await asyncio.sleep(2.5)
        asked = asyncio.get_running_loop().time()
        await app.bot.send_message(0, "an answer")
        answers.append(asyncio.get_running_loop().time() - asked)
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    counted = select(outbox.c.state, func.count()).group_by(outbox.c.state)
    states = await db.read(lambda tx: {row[0]: row[1] for row in tx.all(counted)})
    db.close()
    last = max(at for at, chat in telegram.heard if chat)
    return Outcome(last, telegram.refused, len(telegram.heard) - len(answers), max(answers), states)


@pytest.mark.parametrize(("stalls", "floors"), [(0.0, 1.12), (0.8, 1.15)], ids=["an even line", "a line that stalls"])
def test_a_digest_to_everybody_is_hardly_slower_than_allowed_and_never_refused(
    sqlite_template: Path, tmp_path: Path, stalls: float, floors: float
) -> None:
    people, path = PEOPLE, tmp_path / "fan_out.sqlite3"
    shutil.copy(sqlite_template, path)

    outcome = played(fan_out(str(path), people, stalls))

    assert outcome.refused == 0
    assert (outcome.heard, outcome.states) == (people, {"sent": people})
    assert outcome.took <= floors * people / 30
    assert outcome.slowest_answer <= SLOWEST_ANSWER + stalls
