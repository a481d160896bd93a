"""A small company at work: the named cast with phones, the real app and a real database, and a clock for the test.

Ivan and Petr hunt, Boris heads them; Olga and Oleg keep the clients, Anna heads them; Galina directs, Nina counts.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from pydantic import SecretStr
from sqlalchemy import delete, func, select

from bot.app import App, build_app
from bot.config import Settings
from bot.pace import ChatPace, Window
from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.staff import SYSTEM, Actor, DepartmentKind, Role
from sandbox.clock import WarpClock
from sandbox.world import World
from scheduler.ticks import tick
from storage import company, plan, staff
from storage.db import Database, Tx
from storage.metadata import all_tables, metadata
from storage.outbox import outbox
from tests.direct_session import DirectSession
from tests.kept_rows import once
from tests.person import Person
from usecases import clients
from usecases import staff as staff_cases

Result = TypeVar("Result")

MORNING = datetime(2024, 3, 15, 7, tzinfo=UTC)
CAST = {
    "galina": (201, "Галина Орлова", Role.DIRECTOR, None),
    "boris": (202, "Борис Сидоров", Role.HEAD, DepartmentKind.COMMERCIAL),
    "anna": (203, "Анна Кузнецова", Role.HEAD, DepartmentKind.CLIENT),
    "ivan": (204, "Иван Петров", Role.HUNTER, DepartmentKind.COMMERCIAL),
    "petr": (205, "Пётр Смирнов", Role.HUNTER, DepartmentKind.COMMERCIAL),
    "olga": (206, "Ольга Белова", Role.ACCOUNT_MANAGER, DepartmentKind.CLIENT),
    "oleg": (207, "Олег Новиков", Role.ACCOUNT_MANAGER, DepartmentKind.CLIENT),
    "nina": (208, "Нина Зайцева", Role.ACCOUNTANT, None),
}
STRANGER = 299


class Office:
    """The company and its people's phones."""

    def __init__(self, app: App, world: World, db: Database, clock: WarpClock) -> None:
        self.app, self.world, self.db, self.clock = app, world, db, clock
        self._offset = 0
        phones = {name: Person(world, row[0], name, self.settle) for name, row in CAST.items()}
        self.galina, self.boris, self.anna, self.ivan = (phones[n] for n in ("galina", "boris", "anna", "ivan"))
        self.petr, self.olga, self.oleg, self.nina = (phones[n] for n in ("petr", "olga", "oleg", "nina"))
        self.people = list(phones.values())
        self.stranger = Person(world, STRANGER, "a stranger", self.settle)

    async def settle(self) -> None:
        """Handle what people did and deliver what follows, until nothing is left to do."""
        while updates := await self.world.call("getUpdates", {"offset": self._offset, "timeout": 0}):
            for update in updates:
                await self.feed(update)
        await self.app.settle()

    async def feed(self, update: dict[str, Any]) -> None:
        """Deliver one update to the bot."""
        assert await self.app.feed(update)
        self._offset = max(self._offset, update["update_id"] + 1)

    async def settle_at_once(self) -> None:
        """Handle what people did in the same moment, all of it at the same time, as a bot that polls does."""
        updates = await self.world.call("getUpdates", {"offset": self._offset, "timeout": 0})
        await asyncio.gather(*(self.feed(update) for update in updates))
        await self.app.settle()

    async def later(self, **by: float) -> None:
        """Time goes on, and the scheduler notices."""
        self.clock.advance(timedelta(**by))
        await tick(self.db)
        await self.settle()

    async def on(self, day: date, hour: int = 7) -> None:
        """It is that day, an hour in UTC, and the scheduler notices."""
        self.clock.move_to(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
        await tick(self.db)
        await self.settle()

    async def client(self, name: str, line: str = "supply", hunter: str = "ivan") -> int:
        """A client of a hunter."""

        def register(tx: Tx) -> int:
            actor = self.actor(tx, hunter)
            return clients.register(tx, actor, name, line, [(actor.staff_id, Percent(100))])

        return await self.db.write(register)

    async def pays(self, who: Person, line: str) -> None:
        """Somebody logs a payment by a typed line, and Nina confirms it."""
        await who.send(line)
        await who.press("Записать")
        await self.nina.send("/confirm")
        await self.nina.press("✅")

    async def by(self, name: str, use_case: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
        """What somebody of the cast does outside the chat, by a use case."""
        return await self.db.write(lambda tx: use_case(tx, self.actor(tx, name), *args, **kwargs))

    def actor(self, tx: Tx, name: str) -> Actor:
        found = staff.find_actor(tx, CAST[name][0])
        assert found is not None
        return found

    async def contents(self) -> dict[str, list[str]]:
        """All that the database holds: each table's rows, sorted."""

        def read(tx: Tx) -> dict[str, list[str]]:
            tables = all_tables().sorted_tables
            return {table.name: sorted(map(str, tx.all(select(table)))) for table in tables}

        return await self.db.read(read)

    async def rows(self, table: str) -> int:
        """How many rows a table holds."""
        counted = select(func.count()).select_from(metadata.tables[table])
        return int(await self.db.read(lambda tx: tx.scalar(counted)))


@asynccontextmanager
async def bare(db: Database, clock: WarpClock) -> AsyncIterator[Office]:
    """The cast with phones, and a company that nobody has set up."""
    world = World(username="sales_bot", clock=clock)
    world.add_person(STRANGER, "Чужой")
    for telegram_id, name, _, _ in CAST.values():
        world.add_person(telegram_id, name, started=True)
    settings = Settings(_env_file=None, bot_token=SecretStr(world.token))
    chats = ChatPace(gap=0, time=lambda: clock.now().timestamp())
    app = build_app(settings, clock=clock, session=DirectSession(world), window=Window(hold=0), chats=chats)
    await app.start(db)
    await db.write(company.create)
    try:
        yield Office(app, world, db, clock)
    finally:
        await app.stop()


@asynccontextmanager
async def opened(db: Database, clock: WarpClock, *, confirmation: bool = True) -> AsyncIterator[Office]:
    """The company of the worked examples, set up and at work."""
    async with bare(db, clock) as office:
        await db.write(found_company, confirmation=confirmation)
        yield office


def found_company(tx: Tx, *, confirmation: bool, without: Collection[str] = ()) -> None:
    """Departments, people by invitations, and the plan of the worked examples. `without`: those who join later."""
    found = partial(_found_company, confirmation=confirmation, without=without)
    once(tx, ("worked examples", tx.now, confirmation, *sorted(without)), found)


def _found_company(tx: Tx, *, confirmation: bool, without: Collection[str]) -> None:
    company.create(tx)
    company.change(tx, name="Поставщик", set_up_at=tx.now, confirmation=confirmation)
    client_side = company.add_department(tx, "Клиентский отдел", DepartmentKind.CLIENT)
    commercial = company.add_department(tx, "Коммерческий отдел", DepartmentKind.COMMERCIAL, client_side)
    places = {DepartmentKind.CLIENT: client_side, DepartmentKind.COMMERCIAL: commercial, None: None}
    token = staff_cases.ensure_claim(tx, SYSTEM)
    director: Actor | None = None
    for telegram_id, name, role, kind in (row for known, row in CAST.items() if known not in without):
        if director is not None:
            token = staff_cases.invite(tx, director, role, name, places[kind])
        newcomer = Actor(0, Role.NEWCOMER, name, telegram_id=telegram_id, language="ru", zone="Europe/Moscow")
        joined = staff_cases.join(tx, newcomer, token or "")
        director = director or joined
        staff.change(tx, joined.staff_id, name=name)
    tx.execute(delete(outbox))  # who joined when is no story here
    plan.publish(tx, worked_plan(), director.staff_id if director else 0)


def worked_plan() -> CompensationPlan:
    """The plan of the worked examples, with heads' percents."""

    def line(code: str, title: str, rule: AcquisitionRule, vat: str | None = None) -> PlanLine:
        percents = Percent("10"), Percent("1"), Percent("3")
        return PlanLine(code, title, rule, *percents, vat=Percent(vat) if vat else None)

    lines = [
        line("internet", "Интернет", AcquisitionRule(payments=2)),
        line("supply", "Поставки", AcquisitionRule(months=3)),
        line("goods", "Товары", AcquisitionRule(months=3), vat="20"),
    ]
    return CompensationPlan(
        0, "1-П", date(2024, 1, 1), {each.code: each for each in lines}, Percent("1"), Percent("0.5")
    )
