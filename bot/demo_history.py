"""The past of the demo's company, a day at a time: what is planned for each day, and the clock on which it happens."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from bot.demo_clients import DemoClient
from bot.demo_people import ZONE, DemoPerson
from domain.staff import SYSTEM, Actor
from scheduler.wakes import WAKES
from storage import staff, wakes
from storage.db import Tx
from usecases import transfers

AT_ONCE: Final = 1_000
MORNING, NOON = 6, 9  # UTC: in Moscow it is nine, and twelve


class History:
    """The transaction in which the past is written, moved from day to day, and whose ids are whose."""

    def __init__(self, tx: Tx, now: datetime) -> None:
        self.tx, self.now = tx, now
        self.today = self.day = now.astimezone(ZoneInfo(ZONE)).date()
        self.random = Random(20_26)
        self.ids: dict[DemoPerson, int] = {}
        self.clients: dict[int, DemoClient] = {}
        self.last_transfer = 0
        self._due: dict[date, list[Callable[[], None]]] = {}

    def at(self, day: date, hour: int) -> None:
        """Move the transaction's clock; never past now, so that what was logged is never in the future."""
        self.day = day
        self.tx.now = min(datetime.combine(day, time(hour), UTC), self.now)
        self.tx.cache.clear()

    def actor(self, person: DemoPerson) -> Actor:
        """A person as an actor."""
        found = staff.actor_of(self.tx, self.ids[person])
        if found is None:
            raise LookupError(person.name)
        return found

    def on(self, day: date, act: Callable[[], None]) -> None:
        """Plan something for the noon of a day."""
        self._due.setdefault(day, []).append(act)

    def begin(self, day: date) -> None:
        """A morning: what the clock brings."""
        self.at(day, MORNING)
        transfers.scan(self.tx, SYSTEM, day)
        for wake in wakes.due(self.tx, self.tx.now, AT_ONCE):
            if wakes.take(self.tx, wake, self.tx.now):
                WAKES[wake.kind](self.tx, SYSTEM, wake.object_id)

    def act(self, day: date) -> None:
        """A noon: what people had planned."""
        self.at(day, NOON)
        for act in self._due.get(day, ()):
            act()
