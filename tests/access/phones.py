"""The company of `company.py` with phones: what somebody is told when they press, type or ask, word for word."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from pydantic import SecretStr
from sqlalchemy import select

from bot.app import App, build_app
from bot.config import Settings
from bot.pace import ChatPace, Window
from sandbox.clock import WarpClock
from sandbox.world import World
from storage.db import Database
from storage.metadata import all_tables
from tests.access.company import TODAY, Company, build, contents
from tests.direct_session import DirectSession

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)


class Phones:
    """Everybody's phone. Each move gives all that its author is shown by it."""

    def __init__(self, app: App, world: World, db: Database, company: Company) -> None:
        self.app, self.world, self.db, self.company = app, world, db, company
        self._offset = 0

    async def presses(self, who: str, data: str) -> list[str]:
        """Press what no button of theirs says, on the newest message of the bot; whatever it said is gone."""
        person, newest = self.world.person(self._id(who)), self._newest(who)
        person.messages[newest["message_id"]] = message = {**newest, "text": "…", "reply_markup": {}}
        payload = {"from": person.user(), "message": message, "chat_instance": "1", "data": data}
        return await self._shown(
            who,
            lambda: self.world.updates.put(
                "callback_query", self.world.presses.open(person.id, payload).payload, person.id
            ),
        )

    async def says(self, who: str, text: str) -> list[str]:
        """Type a text."""
        return await self._shown(who, lambda: self.world.person_sends(self._id(who), text))

    async def corrects(self, who: str, text: str) -> list[str]:
        """Correct the newest message of one's own."""
        own = [m for m in self.world.messages(self._id(who)) if m["from"]["id"] == self._id(who)]
        return await self._shown(who, lambda: self.world.person_edits(self._id(who), own[-1]["message_id"], text))

    async def asks(self, who: str, words: str) -> list[str]:
        """Ask from the input line."""
        query = self.world.person_inline_query(self._id(who), words)
        await self._settle()
        return [str(self.world.inline_answer(query))]

    async def contents(self) -> dict[str, list[str]]:
        """All that the database holds."""
        return await self.db.read(contents)

    async def acts_since(self, before: dict[str, list[str]]) -> list[tuple[int, str]]:
        """Who did what since the database held this much."""
        audit = all_tables().tables["audit"]
        rows = await self.db.read(lambda tx: tx.all(select(audit.c.actor_id, audit.c.action).order_by(audit.c.id)))
        return [(row[0], row[1]) for row in rows[len(before["audit"]) :]]

    def _id(self, who: str) -> int:
        return self.company.people[who].telegram_id or 0

    def _newest(self, who: str) -> dict[str, Any]:
        return next(m for m in reversed(self.world.messages(self._id(who))) if m["from"]["id"] == self.world.bot_id)

    async def _shown(self, who: str, act: Callable[[], object]) -> list[str]:
        person = self.world.person(self._id(who))
        messages, toasts = dict(person.messages), len(person.toasts)
        act()
        await self._settle()
        new = [m for key, m in person.messages.items() if m != messages.get(key) and m["from"]["id"] != person.id]
        return [each["text"] or "" for each in person.toasts[toasts:]] + [word for m in new for word in _words(m)]

    async def _settle(self) -> None:
        while updates := await self.world.call("getUpdates", {"offset": self._offset, "timeout": 0}):
            for update in updates:
                assert await self.app.feed(update)
                self._offset = max(self._offset, update["update_id"] + 1)
        await self.app.settle()


def _words(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    said = message.get("text") or message.get("caption") or str(message.get("document", ""))
    return [re.sub(r"\d{2}:\d{2}", "", said), *(button["text"] for row in rows for button in row)]


@asynccontextmanager
async def phones(db: Database, clock: WarpClock) -> AsyncIterator[Phones]:
    """The company at noon of its day, all that was queued forgotten; each has begun a conversation."""
    company = await db.write(build)
    world = World(username="sales_bot", clock=clock)
    for name, person in company.people.items():
        world.add_person(person.telegram_id or 0, name.title(), started=True)
    settings = Settings(_env_file=None, bot_token=SecretStr(world.token))
    app = build_app(settings, clock=clock, session=DirectSession(world), window=Window(hold=0), chats=ChatPace(gap=0))
    await app.start(db)
    try:
        yield Phones(app, world, db, company)
    finally:
        await app.stop()
