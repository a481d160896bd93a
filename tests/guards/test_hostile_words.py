"""Every screen with hostile words in every place where people's words can stand: shown as they are, never obeyed.

The local Telegram reads the markup as strictly as the real one; what it refuses, or what is read as markup, fails.
"""

import asyncio
import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from pydantic import SecretStr
from sqlalchemy import and_, select, update
from structlog.testing import capture_logs

from bot.app import build_app
from bot.config import Settings
from bot.demo_company import build
from bot.demo_people import PEOPLE
from bot.pace import ChatPace, Window
from handlers import features
from sandbox.clock import WarpClock
from sandbox.world import World
from storage.db import Database, Tx
from storage.metadata import all_tables
from tests.direct_session import DirectSession
from tests.guards import walk
from tests.guards.test_screens import MONDAY, ORDER, told_of
from tests.guards.walk import StrictWorld, Walk

OPENS: Final = '<b onclick="x">&lt;='
CLOSES: Final = "</a>&amp;'\"*_`[a](tg://x)"
HIDDEN: Final = "\u202e\u2067\u200b\u200f\x07"
LONGEST: Final = {"title": 40, "number": 30, "words": 500, "reason": 500, "answer": 500, "document": 40, "text": 300}
"""How long what people type may be; names: 200."""
PLACES: Final = {
    "company": ("name",),
    "departments": ("name",),
    "staff": ("name",),
    "clients": ("name",),
    "invitations": ("name",),
    "plans": ("number",),
    "plan_lines": ("title",),
    "deals": ("title",),
    "documents": ("title",),
    "contact_persons": ("name", "position"),
    "payments": ("comment", "document"),
    "payment_drafts": ("comment", "document", "text"),
    "packet_answers": ("words",),
    "objections": ("reason", "answer"),
    "transfer_decisions": ("reason",),
    "transfers": ("why",),
    "agreements": ("answer",),
}
"""Where what people typed is kept."""
DEPTH: Final = 2
TYPED: Final = f"{OPENS}Пример 12{CLOSES}"


@pytest.fixture(scope="module")
def company(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's company, in which everything is called something hostile."""
    path = tmp_path_factory.mktemp("hostile") / "company.sqlite3"
    shutil.copy(sqlite_template, path)

    async def fill() -> None:
        clock = WarpClock(MONDAY, frozen=True)
        async with await Database.connect(str(path), clock) as db:
            await build(db, clock, World().add_person)
            await db.write(rename_all)

    asyncio.run(fill())
    return path


def rename_all(tx: Tx) -> None:
    """Each text is told apart by its number."""
    tables, numbers = all_tables().tables, count(1)
    for name, columns in PLACES.items():
        table = tables[name]
        for column in columns:
            for row in tx.all(select(*table.primary_key.columns).where(table.c[column].is_not(None))):
                same = and_(*(key == value for key, value in zip(table.primary_key.columns, row, strict=True)))
                tx.execute(update(table).where(same).values({column: hostile(next(numbers), column)}))


def hostile(number: int, column: str) -> str:
    """Markup, entities, a formula, and what nobody sees; as long as the place takes."""
    most = LONGEST.get(column, 200)
    return f"{OPENS}x{number}y{HIDDEN}{CLOSES}{'Ы' * most}"[:most]


async def test_every_screen_shows_hostile_words_as_they_are(
    company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given
    monkeypatch.setattr(walk, "DEPTH", DEPTH)
    clock = WarpClock(MONDAY, frozen=True)
    world = StrictWorld(clock)
    for each in PEOPLE:
        world.add_person(each.telegram_id, each.first_name, started=True)
    settings = Settings(_env_file=None, bot_token=SecretStr(world.token))
    app = build_app(settings, clock=clock, session=DirectSession(world), window=Window(hold=0), chats=ChatPace(gap=0))
    walks = [(person, Walk(app, world, person.telegram_id, alike=1)) for person in ORDER]

    # when
    async with await Database.connect(str(shutil.copy(company, tmp_path)), clock) as db:
        await app.start(db)
        with capture_logs() as logs:
            for person, walked in walks:
                for command in features().commands_of(person.role):
                    await walked.command(f"/{command}")
                    await walked.answer(f"/{command}", TYPED)
                await walked.command(TYPED)
                await app.settle()
        await app.stop()

    # then
    wrong = {told_of(entry) for entry in logs if entry["log_level"] in {"warning", "error"}}
    assert (misread(world.refused), wrong) == ([], set())
    for person, walked in walks:
        assert list(obeyed(walked.screens)) == [], person.role
        assert sum(f"{OPENS}x" in screen for screen in walked.screens) > 5, person.role


def misread(refused: list[str]) -> list[str]:
    """What the local Telegram could not read or would not take; that a card can be edited no more is another matter."""
    return [each for each in refused if not each.endswith(("message can't be edited", "message to edit not found"))]


def obeyed(screens: set[str]) -> Iterator[str]:
    """Screens on which hostile words are not as they were typed, or what nobody sees got through."""
    for screen in screens:
        numbers = re.finditer(r"x\d+y", screen)
        if re.search(f"[{HIDDEN}]", screen) or any(not screen[: each.start()].endswith(OPENS) for each in numbers):
            yield screen
