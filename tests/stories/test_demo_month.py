"""The demo's months closed one after another: the files that people get add up to the ledger and to their digests."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.demo_company import build
from bot.demo_people import GALINA, NINA
from domain.money import ZERO
from domain.staff import Actor
from handlers.month_papers import payroll_files, statement_files
from sandbox.clock import WarpClock
from sandbox.world import World
from storage import staff
from storage.clock import Clock
from storage.db import Database, Tx
from tests.reports.workbook import sheets
from texts import Texts
from usecases import digests, months, statements
from usecases.months import last_day

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
OCTOBER = date(2026, 10, 1)


@pytest.fixture
def clock() -> WarpClock:
    return WarpClock(MONDAY, frozen=True)


@pytest.fixture
def database_clock(clock: WarpClock) -> Clock:
    return clock


@pytest.fixture
async def demo(db: Database, clock: WarpClock) -> Database:
    """The demo's company, all months that have ended closed."""
    await build(db, clock, World().add_person)
    await db.write(close_all)
    return db


def person(tx: Tx, telegram_id: int) -> Actor:
    found = staff.find_actor(tx, telegram_id)
    assert found is not None
    return found


def close_all(tx: Tx) -> None:
    galina = person(tx, GALINA.telegram_id)
    while (found := months.review(tx, galina)).ended:
        months.close(tx, galina, found.month)


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_the_files_add_up_to_the_digests(demo: Database, language: str) -> None:
    # given
    say = Texts.of(language, today=MONDAY.date())
    found = await demo.read(lambda tx: statements.of_everybody(tx, person(tx, NINA.telegram_id), OCTOBER))
    told = await demo.read(digest_sums)

    # when both workbooks are opened
    (payroll,) = sheets(payroll_files(found, say, MONDAY)[0].make()).values()
    pages = sheets(statement_files(found, say, MONDAY)[0].make())

    # then each person's earnings are those that their digest of the month's last day told
    earned = {row[0]: Decimal(row[6]) for row in payroll if row[0] in told}
    assert earned == {name: amount for name, amount in told.items() if amount}
    assert len(earned) > 4
    assert {name: total_of(rows) for name, rows in pages.items()} == earned
    assert total_of(payroll, column=6) == sum(earned.values(), ZERO)


def digest_sums(tx: Tx) -> dict[str, Decimal]:
    """What each person's digest of the last of October says of the month."""
    actors = [staff.actor_of(tx, each.staff_id) for each in staff.active(tx)]
    found = {actor.name: digests.compose(tx, actor, last_day(OCTOBER)).own for actor in actors if actor}
    return {name: own.month.this for name, own in found.items() if own}


def total_of(rows: list[list[str]], column: int = 5) -> Decimal:
    """What stands in the row of totals."""
    return next(Decimal(row[column]) for row in rows if row[0] in {"Итого", "Total"})


async def test_every_file_of_a_closed_month_can_be_made(demo: Database) -> None:
    say = Texts.of("ru", today=MONDAY.date())
    found = await demo.read(lambda tx: statements.of_everybody(tx, person(tx, NINA.telegram_id), OCTOBER))

    files = [*payroll_files(found, say, MONDAY), *statement_files(found, say, MONDAY)]

    assert [file.name for file in files] == [
        "Ведомость_2026-10.xlsx",
        "Ведомость_2026-10.pdf",
        "Расчётные_листы_2026-10.xlsx",
        "Расчётные_листы_2026-10.pdf",
    ]
    assert all(file.make()[:4] in {b"PK\x03\x04", b"%PDF"} for file in files)
