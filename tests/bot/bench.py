"""A bot on the test bench: the real app over a local Telegram in the same process, with features made for the test."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from aiogram import Router
from aiogram_dialog import Dialog
from pydantic import SecretStr

from bot.app import App, build_app
from bot.config import Settings
from bot.pace import ChatPace, Window
from domain.staff import Actor, Role
from handlers import Features
from handlers.notices import Notice
from sandbox.clock import WarpClock
from sandbox.world import World
from storage import company, staff
from storage.db import Database, Tx
from tests.direct_session import DirectSession

NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)
IVAN, BORIS, STRANGER = 501, 502, 599


class Bench:
    """The world, the app in it, and moves that tests need."""

    def __init__(self, world: World, app: App, db: Database) -> None:
        self.world, self.app, self.db = world, app, db
        self._offset = 0

    async def hear(self) -> list[bool]:
        """Feed what people did; for each update whether it is done with."""
        updates = await self.world.call("getUpdates", {"offset": self._offset, "timeout": 0})
        answers = [await self.app.feed(update) for update in updates]
        self._offset = max((update["update_id"] + 1 for update in updates), default=self._offset)
        return answers

    async def says(self, person_id: int, text: str) -> None:
        self.world.person_sends(person_id, text)
        await self.hear()

    async def presses(self, person_id: int, label: str) -> None:
        """Press the newest button with this label."""
        for message in reversed(self.world.messages(person_id)):
            for button in (b for row in message.get("reply_markup", {}).get("inline_keyboard", []) for b in row):
                if button["text"] == label:
                    self.world.person_presses(person_id, message["message_id"], button["callback_data"])
                    await self.hear()
                    return
        raise AssertionError(f"no button {label!r}: {self.texts(person_id)}")

    def texts(self, person_id: int) -> list[str]:
        """What the bot's messages in the chat say, oldest first."""
        own = (m for m in self.world.messages(person_id) if m["from"]["id"] == self.world.bot_id)
        return [m.get("text") or m.get("caption") or "" for m in own]

    def toasts(self, person_id: int) -> list[str]:
        return [toast["text"] or "" for toast in self.world.toasts(person_id)]


def hire(tx: Tx, telegram_id: int, name: str, role: Role = Role.HUNTER, *, status: str = "active") -> int:
    """Somebody of the company, without quiet hours."""
    return staff.add(
        tx,
        {
            "telegram_id": telegram_id,
            "name": name,
            "role": role.value,
            "status": status,
            "language": "ru",
            "zone": "Europe/Moscow",
            "digest_weekdays": 0,
            "quiet_from": 0,
            "quiet_to": 0,
            "unreachable": False,
            "joined_at": tx.now,
        },
    )


async def make_bench(
    db: Database,
    clock: WarpClock,
    *routers: Router,
    dialogs: Sequence[Dialog] = (),
    notices: dict[str, Notice] | None = None,
    **settings: Any,
) -> Bench:
    """A started bot with these features; Ivan and Boris are there, a stranger too."""
    world = World(username="sales_bot", clock=clock)
    for person_id, name in ((IVAN, "Иван"), (BORIS, "Борис"), (STRANGER, "Чужой")):
        world.add_person(person_id, name, started=True)
    app = build_app(
        Settings(_env_file=None, bot_token=SecretStr(world.token), **settings),
        clock=clock,
        session=DirectSession(world),
        window=Window(hold=0),
        chats=ChatPace(gap=0, time=lambda: clock.now().timestamp()),
        offered=Features(routers, tuple(dialogs), notices or {}),
    )
    await app.start(db)
    await db.write(_found)
    return Bench(world, app, db)


def _found(tx: Tx) -> None:
    company.create(tx)
    for telegram_id, name in ((IVAN, "Иван"), (BORIS, "Борис")):
        if staff.find_actor(tx, telegram_id) is None:
            hire(tx, telegram_id, name)


def ivan_of(tx: Tx) -> Actor:
    """Ivan as an actor."""
    actor = staff.find_actor(tx, IVAN)
    assert actor is not None
    return actor
