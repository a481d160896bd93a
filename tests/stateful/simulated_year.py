"""A year of a company with 40 salespeople and 2 000 clients: deterministic from a seed, by use cases, on SQLite.

The scheduler's own tick runs twice on each working day, when it is day in one zone and in the other; for three weeks
and for one the bot is off, and nobody can do anything. Then everybody falls silent, and the clock runs on.
"""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, cast

from sqlalchemy import Connection, func, select

from bot.delivery import rendered
from domain.working_time import is_working_day
from handlers import features
from scheduler.ticks import tick
from storage import deliveries
from storage.clients import clients
from storage.db import Database
from storage.metadata import all_tables
from storage.outbox import outbox as outbox_table
from tests.stateful.year_clients import Agenda, YearClients
from tests.stateful.year_company import EAST, WEST, Size, YearCompany
from tests.stateful.year_incidents import YearIncidents
from tests.stateful.year_people import YearPeople

BEGINS: Final = date(2025, 3, 3)
MORNING, NOON = 1, 9
MOMENTS: Final = ((MORNING, EAST), (NOON, WEST))
"""UTC hours at which it is 11:00 in one zone and 12:00 in the other."""
OFF: Final = ((0.3, 21), (0.75, 7))
"""From which part of the year on, and for how many days, the bot is off."""
DRAWER: Final = (0.4, 0.5)
"""From when until when one head's phone lies in the drawer."""
WON_UNTIL: Final = 0.8
SILENT_FOR: Final = timedelta(days=50)
"""A postponement takes 30 days at most, 72 working hours are 8 working days, and holidays may lie in between."""
READ_EVERY: Final = 80
"""One message of so many is put into words, as the sender does with each."""
WATCHED_EVERY: Final = 20
RANDOM_COLUMNS: Final = {("company", "revision"), ("invitations", "token_hash")}


Watch = Callable[["SimulatedYear"], None]


class Desk:
    """What the scheduler takes for the database: one connection, where an error is a failure of the year."""

    def __init__(self, company: YearCompany) -> None:
        self._company = company
        self.failures: list[Exception] = []

    async def write(self, use_case: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return use_case(self._company.tx, *args, **kwargs)
        except Exception as failure:
            self.failures.append(failure)
            raise

    read = write


@dataclass
class Storm:
    """What one tick after a time without the bot brought: new messages by person and card, and by person and cause."""

    days: int
    cards: Counter[tuple[int, str]] = field(default_factory=Counter)
    about: Counter[tuple[int, str, str]] = field(default_factory=Counter)


class SimulatedYear:
    """The company and its year, lived by `live`. `watch`: looks at it on some mornings, when the clock has ticked."""

    def __init__(self, connection: Connection, size: Size, seed: int, watch: Watch | None = None) -> None:
        self.connection, self.size, self.watch = connection, size, watch
        begins = datetime.combine(BEGINS, datetime.min.time(), UTC)
        connection.exec_driver_sql("BEGIN")
        self.company = YearCompany(connection, size, seed, begins)
        self.tx, self.desk, self.agenda = self.company.tx, Desk(self.company), Agenda()
        self.clients = YearClients(self.company, self.agenda)
        self.people = YearPeople(self.company, self.agenda)
        self.incidents = YearIncidents(self.company, self.people, self.agenda, size.days)
        self.storms: list[Storm] = []
        self.said = self.ticks = 0

    async def live(self) -> None:
        """The whole year."""
        day, off = BEGINS, dict(self._on_working_day(OFF))
        for number in range(self.size.days):
            if number in off:
                day += timedelta(days=off[number])
                self.storms.append(Storm(off[number]))
            while not is_working_day(day, "RU"):
                day += timedelta(days=1)
            self._drawer(number)
            await self._live_day(day, number)
            day += timedelta(days=1)
        await self.at(day, MORNING)

    def _on_working_day(self, parts: Any) -> list[tuple[int, int]]:
        return [(int(self.size.days * part), days) for part, days in parts]

    def _drawer(self, number: int) -> None:
        first, last = (int(self.size.days * part) for part in DRAWER)
        head = self.company.head_of(self.company.pairs[0].commercial)
        self.people.in_the_drawer = {head} if head and first <= number < last else set()

    async def _live_day(self, day: date, number: int) -> None:
        for hour, zone in MOMENTS:
            await self.at(day, hour, storm=hour == MORNING)
            if self.watch and zone == EAST and number % WATCHED_EVERY == 0:
                self.watch(self)
            self.people.decide(zone)
        self._win_clients(day, number)
        self.agenda.live(day)
        self.incidents.happen(number)
        self.send()
        self._keep()

    def _win_clients(self, day: date, number: int) -> None:
        days = self.size.days * WON_UNTIL
        upto = min(self.size.clients, int(self.size.clients * (number + 1) / days))
        while len(self.clients.payments) < upto:
            self.clients.win(day)

    async def silence(self) -> None:
        """Nobody presses anything any more; the clock runs on until every period that has begun is long over."""
        last = self.tx.scalar(select(func.max(clients.c.lapses_on)))
        day = self.company.today
        while day < last + SILENT_FOR:
            day += timedelta(days=1)
            await self.at(day, NOON)
        self._keep()

    async def at(self, day: date, hour: int, *, storm: bool = False) -> None:
        """It is that moment: the scheduler ticks, and what is due is delivered."""
        self.company.at(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
        before = self.newest_message()
        await tick(cast("Database", self.desk))
        self.ticks += 1
        if storm and self.storms and not self.storms[-1].about:
            self._count(self.storms[-1], before)
        self.send()

    def newest_message(self) -> int:
        """The id of the message that was queued last."""
        return int(self.tx.scalar(select(func.coalesce(func.max(outbox_table.c.id), 0))))

    def _count(self, storm: Storm, after: int) -> None:
        rows = self.tx.all(select(outbox_table).where(outbox_table.c.id > after, outbox_table.c.edits == 0))
        for row in rows:
            if row.card:
                storm.cards[row.staff_id, row.card] += 1
            storm.about[row.staff_id, row.event, str(sorted(row.params.items()))] += 1

    def send(self) -> None:
        """Deliver what is due; some of it is put into words."""
        while found := deliveries.claim(self.tx, "sender", 500, self.tx.now + timedelta(minutes=2)):
            for delivery in found:
                self.said += 1
                reads = self.said % READ_EVERY == 0
                says = not reads or rendered(self.tx, features().notices, delivery) is not None
                deliveries.mark_sent(self.tx, delivery, (delivery.shown_as or self.said) if says else None)

    def _keep(self) -> None:
        self.connection.exec_driver_sql("COMMIT")
        self.connection.exec_driver_sql("BEGIN")

    def digest(self) -> str:
        """All that the database holds, in one number; what is drawn by the operating system left out."""
        found = hashlib.sha256()
        for table in all_tables().sorted_tables:
            columns = [each for each in table.c if (table.name, each.name) not in RANDOM_COLUMNS]
            for row in self.tx.all(select(*columns).order_by(*table.primary_key.columns)):
                found.update(repr(tuple(row)).encode())
        return found.hexdigest()
