"""The home screen counts what waits for each person, and nothing that is not theirs."""

from datetime import date
from decimal import Decimal

import pytest

from domain.money import ZERO
from domain.staff import SYSTEM
from storage.clock import Clock
from storage.db import Database
from tests.usecases.small_company import (
    TODAY,
    People,
    SteppingClock,
    add_client,
    add_payment,
    found_company,
    paying_client,
)
from usecases import home
from usecases.home import Home
from usecases.transfers import scan


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock()


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def test_nothing_waits_in_a_new_company(db: Database, people: People) -> None:
    found = await db.read(home.show, people.ivan)

    assert found == Home(set_up=False, earned=ZERO)
    assert not found.something_waits


async def test_everybody_sees_what_waits_for_them(db: Database, people: People) -> None:
    lapsed = await db.write(paying_client, people, date(2026, 8, 20), "Ромашка")
    await db.write(paying_client, people, date(2026, 9, 7), "Вектор")  # lapses in 14 days
    await db.write(paying_client, people, date(2026, 9, 8), "Лотос")  # lapses in 15
    await db.write(add_payment, people, lapsed, "40000", TODAY, "declared")
    await db.write(add_payment, people, lapsed, "2000.50", TODAY, "declared")
    await db.write(scan, SYSTEM, TODAY)

    waiting = Decimal("42000.50")
    assert await db.read(home.show, people.ivan) == Home(
        set_up=False, declared=2, declared_sum=waiting, lapsing=1, clients=3, earned=ZERO
    )
    assert await db.read(home.show, people.petr) == Home(set_up=False, earned=ZERO)
    assert await db.read(home.show, people.boris) == Home(
        set_up=False, to_confirm=2, to_confirm_sum=waiting, transfers=1, lapsing=1, clients=3, earned=ZERO
    )
    assert await db.read(home.show, people.anna) == Home(set_up=False, transfers=1, earned=ZERO)
    assert await db.read(home.show, people.nina) == Home(set_up=False, to_confirm=2, to_confirm_sum=waiting)
    assert await db.read(home.show, people.galina) == Home(
        set_up=False, to_confirm=2, to_confirm_sum=waiting, lapsing=1, clients=3, earned=ZERO
    )


async def test_the_month_counts_from_its_first_day(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people)
    await db.write(add_payment, people, client_id, "100000", date(2026, 10, 31))
    await db.write(add_payment, people, client_id, "50000", date(2026, 11, 1))

    assert (await db.read(home.show, people.ivan)).earned == Decimal("5000.00")
    assert (await db.read(home.show, people.boris)).earned == Decimal("1000.00")
