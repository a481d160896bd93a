"""A day of a company's traffic, and what it leaves in memory: `python -m tests.soak.long_run [UPDATES] [--trace]`.

Hour by hour people type, press, look, search, err and give up half-way, strangers knock, and the clock goes on by an
hour with its ticks. Telegram is made anew each hour, so that nothing of it is counted. The first hours warm up; what
grows after them is a leak. With `--trace` it says where from.
"""

# ruff: noqa: E402, T201 - aiogram first, the way that the program imports it; what is measured is printed
import asyncio
import gc
import logging
import sys
import tempfile
import tracemalloc
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

import psutil

from bot.lazy_models import import_lean

import_lean()  # as the program does, whose memory it is about

from bot.app import freeze
from sandbox.clock import WarpClock
from sandbox.world import World
from scheduler.ticks import tick
from storage.db import Database
from tests.databases import prepare
from tests.direct_session import DirectSession
from tests.office import CAST, MORNING, Office, opened
from tests.person import Person

HOURS: Final = 24
WARM: Final = 6
"""Hours after which everything that is made once has been made."""
CLIENTS: Final = 30
Act = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Hour:
    """What an hour ended with: updates so far, and resident megabytes."""

    updates: int
    memory: float


class Day:
    """Traffic of one day, from a seed. `office`: the phones of the hour."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office, self._random = office, Random(seed)
        self._session = office.app.bot.session
        self._strangers = 10_000
        self._updates = 0
        self._acts: Sequence[Act] = (
            *[self._pays] * 5,
            *[self._looks] * 5,
            self._searches,
            self._corrects,
            self._gives_up,
            self._errs,
            self._knocks,
            self._asks_inline,
        )

    async def live(self, updates: int) -> list[Hour]:
        """The hours of the day, each with its share of the updates."""
        for number in range(CLIENTS):
            await self.office.client(f"Клиент {number} и сыновья", hunter=self._random.choice(("ivan", "petr")))
        found = []
        for hour in range(1, HOURS + 1):
            self._new_phones()
            while self._updates < updates * hour / HOURS:
                await self._random.choice(self._acts)()
            self.office.clock.advance(timedelta(hours=1))
            await tick(self.office.db)
            await self.office.app.settle()
            gc.collect()
            found.append(Hour(self._updates, psutil.Process().memory_info().rss / 2**20))
            if hour == WARM and tracemalloc.is_tracing():
                self._warm = tracemalloc.take_snapshot()
        return found

    def grown(self) -> list[str]:
        """Where what has grown since the warm hours was taken from, the most first."""
        own = (tracemalloc.Filter(inclusive=False, filename_pattern=tracemalloc.__file__),)
        then, now = self._warm.filter_traces(own), tracemalloc.take_snapshot().filter_traces(own)
        return [str(each) for each in now.compare_to(then, "lineno")[:15]]

    def _new_phones(self) -> None:
        """The same people with empty chats: the bot knows of no difference."""
        world = World(username="sales_bot", clock=self.office.clock)
        for telegram_id, name, _, _ in CAST.values():
            world.add_person(telegram_id, name, started=True)
        assert isinstance(self._session, DirectSession)
        self._session.moved_to(world)
        self.office = Office(self.office.app, world, self.office.db, self.office.clock)

    def _seller(self) -> Person:
        return self._random.choice((self.office.ivan, self.office.petr, self.office.boris))

    def _client(self) -> str:
        return f"клиент {self._random.randrange(CLIENTS)} и"

    async def _says(self, person: Person, words: str) -> None:
        self._updates += 1
        await person.send(words)

    async def _presses(self, person: Person, label: str) -> None:
        if any(label in each for each in person.buttons()):
            self._updates += 1
            await person.press(label)

    async def _pays(self) -> None:
        seller = self._seller()
        await self._says(seller, f"{self._client()} {self._random.randint(1, 900)}к")
        await self._presses(seller, "Записать")
        if self._random.random() < 0.5:
            await self._says(self.office.nina, "/confirm")
            await self._presses(self.office.nina, "✅")

    async def _looks(self) -> None:
        person = self._random.choice(self.office.people)
        await self._says(
            person, self._random.choice(("/start", "/clients", "/earnings", "/digest", "/transfers", "/help"))
        )
        if buttons := person.pressable():
            await self._presses(person, self._random.choice(buttons))

    async def _searches(self) -> None:
        await self._says(
            self._random.choice(self.office.people), self._random.choice(("сын", "клинт 7", "никого такого"))
        )

    async def _corrects(self) -> None:
        seller = self._seller()
        await self._says(seller, f"{self._client()} 100к")
        self._updates += 1
        await seller.edit(f"{self._client()} 200к вчера")

    async def _gives_up(self) -> None:
        seller = self._seller()
        await self._says(seller, self._random.choice(("/pay", "/deal", "/client")))
        await self._says(seller, "не число")

    async def _errs(self) -> None:
        """A button that nobody was ever given."""
        person = self._random.choice(self.office.people)
        if person.messages():
            self._updates += 1
            await person.press_old(
                person.messages()[-1]["message_id"], f"transfers:open:{self._random.randrange(10**6)}"
            )

    async def _knocks(self) -> None:
        self._strangers += 1
        self.office.world.add_person(self._strangers, "Прохожий")
        await self._says(Person(self.office.world, self._strangers, "a passer-by", self.office.settle), "/start")

    async def _asks_inline(self) -> None:
        self._updates += 1
        self.office.world.person_inline_query(self._seller().telegram_id, "кли")
        await self.office.settle()


async def live(updates: int, *, seed: int = 1, trace: bool = False) -> tuple[list[Hour], list[str]]:
    """A day of so many updates: its hours, and with `trace` where what has grown was taken from."""
    with tempfile.TemporaryDirectory(prefix="long-run-") as folder:
        path = Path(folder) / "bot.sqlite3"
        prepare(str(path))
        clock = WarpClock(MORNING, frozen=True)
        async with await Database.connect(str(path), clock) as db, opened(db, clock) as office:
            freeze()
            if trace:
                tracemalloc.start()
            day = Day(office, seed)
            hours = await day.live(updates)
            return hours, day.grown() if trace else []


def main() -> None:
    """Live the day and print it."""
    logging.disable(logging.WARNING)
    count = next((int(word) for word in sys.argv[1:] if word.isdigit()), 20_000)
    hours, grown = asyncio.run(live(count, trace="--trace" in sys.argv))
    for number, hour in enumerate(hours, 1):
        print(f"hour {number:>2}: {hour.updates:>7,} updates, {hour.memory:6.1f} MB")
    print(f"since hour {WARM}: {hours[-1].memory - hours[WARM - 1].memory:+.1f} MB", *grown, sep="\n")


if __name__ == "__main__":
    main()
