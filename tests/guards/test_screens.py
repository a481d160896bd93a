"""Every screen that can be come by, in both languages: it says something, within Telegram's limits, in one language.

The local Telegram enforces the limits; what it refuses fails the walk.
"""

import asyncio
import re
import shutil
from collections.abc import Iterator, MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import String, select, update
from structlog.testing import capture_logs

from bot.app import build_app
from bot.config import Settings
from bot.demo_company import build
from bot.demo_people import ANNA, BORIS, GALINA, IVAN, NINA, OLGA, PEOPLE
from bot.pace import ChatPace, Window
from handlers import features
from sandbox.clock import WarpClock
from sandbox.world import World
from storage.db import Database, Tx
from storage.metadata import all_tables
from storage.plan_drafts import plan_drafts
from storage.staff import staff
from tests.direct_session import DirectSession
from tests.guards.walk import StrictWorld, Walk, words_of
from texts.loader import LANGUAGES, entries

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
KEYS = {key for key in entries("ru") if "-" in key}
TYPED = "Пример 12"
LINES = (TYPED, "ромашка 150к вчера", "ромашка 50к\nвектор 70к")
"""What is typed: something that is no payment, one, and two."""


@pytest.fixture(scope="module")
def company(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's company, built once; each walk has a copy."""
    path = tmp_path_factory.mktemp("demo") / "company.sqlite3"
    shutil.copy(sqlite_template, path)

    async def fill() -> None:
        clock = WarpClock(MONDAY, frozen=True)
        async with await Database.connect(str(path), clock) as db:
            await build(db, clock, World().add_person)

    asyncio.run(fill())
    return path


ORDER = (IVAN, OLGA, BORIS, ANNA, NINA, GALINA)
"""One after another in one company: what some do comes to the others. The director, who may suspend them, is last."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_button_leads_to_a_sound_screen(company: Path, tmp_path: Path, language: str) -> None:
    # given
    clock = WarpClock(MONDAY, frozen=True)
    world = StrictWorld(clock)
    for each in PEOPLE:
        world.add_person(each.telegram_id, each.first_name, started=True, language_code=language)
    settings = Settings(_env_file=None, bot_token=SecretStr(world.token))
    app = build_app(settings, clock=clock, session=DirectSession(world), window=Window(hold=0), chats=ChatPace(gap=0))
    path = shutil.copy(company, tmp_path)
    # what a second press of a kind does is the same in both languages
    walks = {
        person: Walk(app, world, person.telegram_id, 2 if language == "ru" else 1, ends(language)) for person in ORDER
    }

    # when
    async with await Database.connect(str(path), clock) as db:
        await db.write(lambda tx: tx.execute(update(staff).values(language=language)))
        await app.start(db)
        with capture_logs() as logs:
            for person, walk in walks.items():
                await app.settle()
                for command in features().commands_of(person.role):
                    await walk.command(f"/{command}")
                for line in LINES:
                    await walk.command(line)
                await walk.inbox()
        data = await db.read(cyrillic_data)
        await app.stop()
    screens = set().union(*(walk.screens for walk in walks.values()))
    for each in PEOPLE:
        screens |= {word for message in world.messages(each.telegram_id) for word in words_of(message)}

    # then
    wrong = {told_of(entry) for entry in logs if entry["log_level"] in {"warning", "error"}}
    trouble = [f"{person.role}: {each}" for person, walk in walks.items() for each in walk.trouble]
    import pickle
    import time

    pickle.dump(
        (
            trouble,
            world.refused,
            wrong,
            {p.first_name: (w.presses, w.shown, w.answers, w.pressed, w._alike) for p, w in walks.items()},
            list(raw_words(screens)),
            list(foreign_words(screens, data)) if language == "en" else [],
            time.process_time(),
        ),
        f := open(f"/tmp/walk_{language}.pickle", "wb"),
    )
    f.close()
    assert (trouble, world.refused, wrong) == ([], [], set())
    assert list(raw_words(screens)) == []
    if language == "en":
        assert list(foreign_words(screens, data)) == []


def ends(language: str) -> re.Pattern[str]:
    """The screens after which there is nothing to press."""
    return re.compile("(?!)")


def told_of(entry: MutableMapping[str, Any]) -> str:
    """What a line of the log says went wrong, and where."""
    return f"{entry['event']}: {str(entry.get('trace', entry))[-400:]}"


def raw_words(screens: set[str]) -> Iterator[str]:
    """What should have become words: placeables of Fluent, keys, Python's own."""
    for screen in screens:
        keys = KEYS.intersection(re.findall(r"[a-z]+(?:[-_][a-z0-9]+)+", screen))
        if keys or re.search(r"\{ ?[$-]|\bNone\b|\bDecimal\(|\bHtml\(|<[a-z]+>", screen):
            yield screen


def foreign_words(screens: set[str], data: list[str]) -> Iterator[str]:
    """English screens with Cyrillic in them that nobody typed."""
    for screen in screens:
        rest = screen
        for name in data:
            rest = rest.replace(name, "")
        if re.search("[а-яё]", rest, re.IGNORECASE):
            yield screen


def cyrillic_data(tx: Tx) -> list[str]:
    """Everything in Russian that the database holds, and its words; the longest first."""
    found = {"Русский", TYPED, "Пример"}
    for table in all_tables().sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String):
                values = [value for value in tx.scalars(select(column).distinct()) if value]
                found.update(value for value in values if re.search("[а-яё]", value, re.IGNORECASE))
    # the number of a plan in the making is counted on from the last one's
    found.update(terms["number"] for terms in tx.scalars(select(plan_drafts.c.terms)))
    return sorted(found, key=len, reverse=True)
