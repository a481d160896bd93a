"""A plan is published once for a day, never into a closed month, and what hangs on it is reckoned anew."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import EntryKind
from domain.money import Percent
from domain.plan import CompensationPlan, PlanWarning
from domain.plan_drafts import PlanDayTaken
from domain.refusals import NotAllowed, NotFound
from storage import company, earnings
from storage.clock import Clock
from storage.db import Database, Tx
from storage.plan import all_plans
from tests.usecases.small_company import TODAY, People, SteppingClock, add_client, add_payment, found_company, supply
from usecases import plan
from usecases.plan import PlanInClosedMonth, PlanWithoutLines

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock()


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


def version(number: str, starts_on: date, commission: int = 20) -> CompensationPlan:
    line = replace(supply(), commission=Percent(commission))
    return CompensationPlan(0, number, starts_on, {"supply": line}, Percent(2), Percent(1))


def close_november(tx: Tx) -> None:
    company.change(tx, closed_through=NOVEMBER)


async def test_a_published_plan_changes_what_is_earned_from_its_first_day_on(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people)
    october = date(2026, 10, 31)
    await db.write(add_payment, people, client_id, "100000", october)
    await db.write(add_payment, people, client_id, "100000", NOVEMBER)

    plan_id = await db.write(plan.publish, people.galina, version("2", NOVEMBER))

    assert [(p.plan_id, p.number) for p in await db.read(all_plans)] == [(1, "1"), (plan_id, "2")]
    assert await db.read(earnings.by_day, people.ivan.staff_id, october, TODAY) == [
        (october, EntryKind.COMMISSION, Decimal("10000.00")),
        (NOVEMBER, EntryKind.COMMISSION, Decimal("20000.00")),
    ]


async def test_two_versions_never_start_on_one_day(db: Database, people: People) -> None:
    await db.write(plan.publish, people.galina, version("2", DECEMBER))

    with pytest.raises(PlanDayTaken):
        await db.write(plan.publish, people.galina, version("3", DECEMBER))

    assert [p.number for p in await db.read(all_plans)] == ["1", "2"]


async def test_a_plan_never_starts_in_a_closed_month(db: Database, people: People) -> None:
    await db.write(close_november)

    with pytest.raises(PlanInClosedMonth):
        await db.write(plan.publish, people.galina, version("2", date(2026, 11, 30)))

    assert len(await db.read(all_plans)) == 1


async def test_a_plan_without_lines_is_refused(db: Database, people: People) -> None:
    with pytest.raises(PlanWithoutLines):
        await db.write(plan.publish, people.galina, replace(version("2", DECEMBER), lines={}))


@pytest.mark.parametrize("name", ["boris", "ivan", "nina"])
async def test_only_the_director_publishes(db: Database, people: People, name: str) -> None:
    with pytest.raises(NotAllowed):
        await db.write(plan.publish, getattr(people, name), version("2", DECEMBER))


async def test_everybody_reads_the_plan_in_force_and_the_versions_around_it(db: Database, people: People) -> None:
    later = await db.write(plan.publish, people.galina, version("2", DECEMBER))

    for name in ("galina", "boris", "ivan", "olga", "nina"):
        view = await db.read(plan.show, getattr(people, name))
        assert view.plan is not None
        assert (view.plan.number, view.in_force, view.until) == ("1", True, date(2026, 11, 30))
    view = await db.read(plan.show, people.ivan, later)

    assert view.plan is not None
    assert (view.plan.number, view.in_force, view.until) == ("2", False, None)
    with pytest.raises(NotFound):
        await db.read(plan.show, people.ivan, 99)


async def test_a_line_that_clients_have_and_the_plan_lacks_is_pointed_out(db: Database, people: People) -> None:
    await db.write(add_client, people)
    other = replace(version("2", DECEMBER), lines={"internet": replace(supply(), code="internet")})

    found = await db.read(plan.check, people.galina, other)

    assert found == [(PlanWarning.MISSING_LINE, "supply")]
