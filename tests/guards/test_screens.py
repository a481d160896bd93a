"""Every screen that can be come by, in both languages: it says something, within Telegram's limits, in one language.

The local Telegram enforces the limits; what it refuses fails the walk.
"""

import asyncio
import re
import shutil
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import String, select, update
from structlog.testing import capture_logs

from bot.app import App, build_app
from bot.config import Settings
from bot.demo_company import build
from bot.demo_people import ANNA, BORIS, GALINA, IVAN, NINA, OLGA, PEOPLE
from bot.pace import ChatPace, Window
from domain.client_base import masked_name
from domain.staff import SYSTEM, Actor, DepartmentKind, Role
from handlers import features
from sandbox.clock import WarpClock
from sandbox.world import World
from storage import company as company_rows
from storage.contacts import contact_persons
from storage.db import Database, Tx
from storage.metadata import all_tables
from storage.plan_drafts import plan_drafts
from storage.staff import staff
from tests.direct_session import DirectSession
from tests.guards.press_kinds import kinds, never_pressed
from tests.guards.readable import signs_alone, walls, wide_tables
from tests.guards.walk import Message, StrictWorld, Walk, words_of
from texts import LEAST_OF_NAME, Texts
from texts.loader import LANGUAGES, entries
from usecases import staff as staff_cases

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
FINAL = ("draft-cancelled",)
"""What may end a matter without a button: what was typed a moment ago is thrown away, and one goes on typing."""
ELSEWHERE = {
    "ag:agree": "test_periods_in_chat.py",
    "ag:decline": "test_periods_in_chat.py",
    "d:second": "test_typed_lines_in_chat.py",
    "dg:workdays": "test_digests_in_chat.py",
    "et:reopen": "test_transfer_decisions_in_chat.py",
    "ic:": "test_inline_in_chat.py",
    "in:show": "test_introductions_in_chat.py",
    "lv:all-yes": "test_leaving_in_chat.py",
    "mo:own": "test_closing_in_chat.py",
    "pc:": "test_payment_lists_in_chat.py",
    "pd:": "test_earnings_in_chat.py",
    "pn:late": "test_plan_in_chat.py",
    "pp:": "test_payment_lists_in_chat.py",
    "ps:": "test_payment_lists_in_chat.py",
    "pv:withdraw": "test_plan_in_chat.py",
    "pv:withdraw-yes": "test_plan_in_chat.py",
    "pw:": "test_payment_lists_in_chat.py",
    "se:language": "test_settings_in_chat.py",
    "su:": "test_setup_in_chat.py",
    "tm:appoint": "test_team_in_chat.py",
    "un:": "test_unresolved_in_chat.py",
    "vw:client": "test_client_base_in_chat.py",
    "vw:lift": "test_client_base_in_chat.py",
    "vw:list": "test_client_base_in_chat.py",
    "w:mark": "test_watch_in_chat.py",
    "w:mark-all": "test_watch_in_chat.py",
    "w:open": "test_watch_in_chat.py",
    "wi:terms": "test_whatif_in_chat.py",
}
"""Presses that the made-up company has no occasion for, and the story in which somebody presses them."""


@dataclass
class Walked:
    """What all walks in one language came by."""

    trouble: list[str] = field(default_factory=list)
    screens: set[str] = field(default_factory=set)
    messages: list[Message] = field(default_factory=list)
    answers: dict[str, Message] = field(default_factory=dict)
    pressed: set[str] = field(default_factory=set)
    data: list[str] = field(default_factory=list)

    def add(self, who: str, walk: Walk) -> None:
        self.trouble += [f"{who}: {each}" for each in walk.trouble]
        self.screens |= walk.screens
        self.messages += [message for _, message in walk.shown]
        self.answers |= walk.answers
        self.pressed |= walk.pressed


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_button_leads_to_a_sound_screen(company: Path, tmp_path: Path, language: str) -> None:
    # given
    clock = WarpClock(MONDAY, frozen=True)
    world = StrictWorld(clock)
    for each in PEOPLE:
        world.add_person(each.telegram_id, each.first_name, started=True, language_code=language)

    # when
    async with await Database.connect(str(shutil.copy(company, tmp_path)), clock) as db:
        await db.write(lambda tx: tx.execute(update(staff).values(language=language)))
        masked = await db.read(masked_contacts)
        with capture_logs() as logs:
            found = await walked(db, world, clock, language)
        found.data = [*await db.read(cyrillic_data), *masked]

    # then
    wrong = {told_of(entry) for entry in logs if entry["log_level"] in {"warning", "error"}}
    assert (found.trouble, world.refused, wrong) == ([], [], set())
    assert list(raw_words(found.screens)) == []
    assert [*walls(found.answers), *signs_alone(found.messages), *wide_tables(found.messages)] == []
    if language == "en":
        assert list(foreign_words(found.screens, found.data)) == []
    else:
        assert [kind for kind in never_pressed(found.pressed) if kind not in ELSEWHERE] == []


async def walked(db: Database, world: StrictWorld, clock: WarpClock, language: str) -> Walked:
    """Let everybody press all that they find."""
    app, found = app_in(world, clock), Walked()
    await app.start(db)
    for person in ORDER:
        # what a second press of a kind does is the same in both languages
        walk = Walk(app, world, person.telegram_id, 2 if language == "ru" else 1, said_by(FINAL, language))
        await app.settle()
        for command in features().commands_of(person.role):
            await walk.command(f"/{command}")
        for line in LINES:
            await walk.command(line)
        await walk.inbox()
        found.add(person.role.value, walk)
    await app.settle()
    await app.stop()
    for each in PEOPLE:
        found.screens |= {word for message in world.messages(each.telegram_id) for word in words_of(message)}
    return found


def app_in(world: StrictWorld, clock: WarpClock) -> App:
    """The bot, at no pace."""
    settings = Settings(_env_file=None, bot_token=SecretStr(world.token))
    return build_app(settings, clock=clock, session=DirectSession(world), window=Window(hold=0), chats=ChatPace(gap=0))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_button_of_the_first_day_leads_to_a_sound_screen(
    sqlite_template: Path, tmp_path: Path, language: str
) -> None:
    """The director who sets a company up, and then everybody who joins it."""
    # given
    clock = WarpClock(MONDAY, frozen=True)
    world = StrictWorld(clock)
    path = shutil.copy(sqlite_template, tmp_path)

    # when
    async with await Database.connect(str(path), clock) as db:
        await db.write(company_rows.create)
        app, found = app_in(world, clock), Walked()
        await app.start(db)
        for number, role in enumerate((Role.DIRECTOR, *NEWCOMERS), 1):
            world.add_person(number, role.value, started=True, language_code=language)
            walk = Walk(app, world, number, 1, said_by(FINAL, language))
            await walk.command(f"/start {await db.write(link_for, role)}")
            found.add(f"new {role.value}", walk)
        await app.stop()

    # then
    assert (found.trouble, world.refused) == ([], [])
    assert [*walls(found.answers), *signs_alone(found.messages)] == []


NEWCOMERS = (Role.HEAD, Role.HUNTER, Role.ACCOUNT_MANAGER, Role.ACCOUNTANT)


def link_for(tx: Tx, role: Role) -> str:
    """What the link of an invitation to a role carries; the director's is the program's own."""
    if role is Role.DIRECTOR:
        return staff_cases.ensure_claim(tx, SYSTEM) or ""
    director = Actor(1, Role.DIRECTOR, "director")
    kind = DepartmentKind.CLIENT if role is Role.ACCOUNT_MANAGER else DepartmentKind.COMMERCIAL
    places = {department.kind: department.department_id for department in company_rows.all_departments(tx)}
    return staff_cases.invite(tx, director, role, role.value, None if role is Role.ACCOUNTANT else places[kind])


def test_what_the_walk_leaves_out_is_pressed_in_a_story() -> None:
    stories = Path(__file__).parents[1] / "stories"

    assert [story for story in ELSEWHERE.values() if not (stories / story).is_file()] == []
    assert ELSEWHERE.keys() - {":".join(kind) for kind in kinds()} == set()


def said_by(keys: tuple[str, ...], language: str) -> re.Pattern[str]:
    """What a message says by one of these keys."""
    say = Texts.of(language, today=MONDAY.date())
    return re.compile("|".join(re.escape(say.plain(key)) for key in keys))


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
        rest = re.sub(r"\b\d+-П\b", "", screen)  # a plan's number, which its author changes on the way
        for name in data:
            rest = _without(rest, name)
        if re.search("[а-яё]", rest, re.IGNORECASE):
            yield screen


def _without(screen: str, name: str) -> str:
    """A screen without a name, whole or cut as on a button."""
    if "…" in screen and name[: LEAST_OF_NAME - 1].rstrip() in screen:
        for end in range(len(name) - 1, LEAST_OF_NAME - 2, -1):
            screen = screen.replace(f"{name[:end].rstrip()}…", "")
    return screen.replace(name, "")


def masked_contacts(tx: Tx) -> list[str]:
    """Contact persons as the audit log calls them, also those who are removed or renamed on the way."""
    return [masked_name(name) for name in [*tx.scalars(select(contact_persons.c.name)), TYPED]]


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
