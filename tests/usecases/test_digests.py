"""The digest: what each role is told, when it is queued, and that it comes once for each day."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.digests import DayEarnings, LapsingSoon, MonthSums, PairMoney, PersonLine, Waiting
from domain.staff import SYSTEM, Role
from storage import clients, contacts
from storage.agreements import all_open_statement
from storage.clock import Clock
from storage.contacts import Met
from storage.db import Database, Tx
from storage.digests import due_statement, money_statement, people_statement
from storage.transfers import waiting_statements
from tests.usecases.small_company import (
    NOON,
    TODAY,
    People,
    SteppingClock,
    add_client,
    add_payment,
    found_company,
    paying_client,
    query_plan,
)
from usecases import digests
from usecases.transfers import scan

EVENING = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock(NOON)


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def month_of_ivan(db: Database, people: People) -> int:
    """A client in its period since October: 100 000 on 05.10 and 28.10, 200 000 today; half a thousand is declared."""
    client_id = await db.write(add_client, people)
    await db.write(add_payment, people, client_id, "100000", date(2026, 10, 5))
    await db.write(add_payment, people, client_id, "100000", date(2026, 10, 28))
    await db.write(add_payment, people, client_id, "200000", TODAY)
    await db.write(add_payment, people, client_id, "500", TODAY, "declared")
    return client_id


async def test_a_hunter_sees_today_this_month_and_last_month_to_the_same_day(
    db: Database, people: People, database_clock: SteppingClock
) -> None:
    client_id = await db.write(add_client, people)
    database_clock.set(datetime(2026, 10, 28, 9, 0, tzinfo=UTC))
    await db.write(add_payment, people, client_id, "100000", date(2026, 10, 5))
    await db.write(add_payment, people, client_id, "100000", date(2026, 10, 28))
    database_clock.set(NOON)
    await db.write(add_payment, people, client_id, "200000", TODAY)

    own = (await db.read(digests.compose, people.ivan)).own

    assert own is not None
    assert own.today == DayEarnings(Decimal(20000), Decimal(0))
    assert own.month == MonthSums(Decimal(20000), Decimal(10000))
    assert own.series.full[22] == Decimal(20000)
    assert own.series.last_month[4] == own.series.last_month[27] == Decimal(10000)
    assert (len(own.series.full), len(own.series.last_month)) == (23, 31)


async def test_what_is_declared_is_told_as_expected(db: Database, people: People) -> None:
    await month_of_ivan(db, people)

    own = (await db.read(digests.compose, people.ivan)).own

    assert own is not None
    assert (own.expected, own.expected_payments) == (Decimal(50), 1)


async def test_a_hunter_is_told_of_periods_that_end_within_two_weeks_with_what_they_bring(
    db: Database, people: People
) -> None:
    near = await db.write(paying_client, people, date(2026, 9, 7), "Близкий")
    await db.write(paying_client, people, date(2026, 9, 8), "Далёкий")
    await db.write(paying_client, people, date(2026, 8, 23), "Сегодняшний")

    own = (await db.read(digests.compose, people.ivan)).own

    assert own is not None
    estimate = (Decimal(100000), Decimal(10000), Decimal(1000))
    assert list(own.soon) == [LapsingSoon(near, "Близкий", date(2026, 12, 7), *estimate)]


async def test_a_head_sees_each_person_of_the_department_and_their_sum(db: Database, people: People) -> None:
    await month_of_ivan(db, people)

    found = await db.read(digests.compose, people.boris)

    department = found.department
    assert department is not None
    assert department.month == MonthSums(Decimal(20000), Decimal(10000))
    assert department.today == Decimal(40000)  # the payments of October were booked today as well
    assert list(department.people) == [
        PersonLine("Иван", Decimal(40000), MonthSums(Decimal(20000), Decimal(10000))),
        PersonLine("Пётр", Decimal(0), MonthSums()),
    ]
    assert found.own is not None
    assert found.own.month == MonthSums(Decimal(4000), Decimal(2000))


async def test_a_head_is_told_of_transfers_payments_gaps_and_the_missed_service_share(
    db: Database, people: People
) -> None:
    client_id = await db.write(paying_client, people, date(2026, 8, 20))
    await db.write(add_payment, people, client_id, "50000", TODAY)
    await db.write(add_payment, people, client_id, "700", TODAY, "declared")
    await db.write(scan, SYSTEM, TODAY)

    for head, declared in ((people.boris, Waiting(1, 1, Decimal(700))), (people.anna, Waiting(1))):
        found = await db.read(digests.compose, head)
        assert found.department is not None
        assert (found.department.gaps, list(found.department.gap_names)) == (1, ["Ромашка"])
        assert found.department.missed == Decimal(1500)
        assert found.waiting == declared


async def test_a_client_whom_enough_of_ours_have_met_is_no_gap(db: Database, people: People) -> None:
    client_id = await db.write(paying_client, people, date(2026, 8, 20))

    def meet(tx: Tx) -> None:
        for who in (people.ivan, people.olga, people.ivan):
            contacts.add_contact(tx, client_id, who.staff_id, TODAY, Met.IN_PERSON, who.staff_id)

    await db.write(meet)

    found = await db.read(digests.compose, people.boris)
    assert found.department is not None
    assert found.department.gaps == 0
    await db.write(lambda tx: clients.change(tx, client_id, key=True))
    found = await db.read(digests.compose, people.boris)
    assert found.department is not None
    assert found.department.gaps == 1


async def test_the_director_sees_new_and_running_money_of_both_departments(db: Database, people: People) -> None:
    await month_of_ivan(db, people)
    old = await db.write(paying_client, people, date(2026, 5, 1), "Старый")
    await db.write(add_payment, people, old, "30000", date(2026, 10, 23))
    await db.write(add_payment, people, old, "40000", date(2026, 10, 24))
    await db.write(add_payment, people, old, "60000", date(2026, 11, 2))

    found = await db.read(digests.compose, people.galina)

    assert list(found.pairs) == [
        PairMoney(
            "Коммерческий",
            "Клиентский",
            MonthSums(Decimal(200000), Decimal(100000)),
            MonthSums(Decimal(60000), Decimal(30000)),
            Decimal(200000),
        )
    ]
    assert (found.own, found.department) == (None, None)
    assert found.waiting == Waiting(0, 1, Decimal(500))


async def test_the_accountant_is_told_only_what_waits_to_be_confirmed(db: Database, people: People) -> None:
    await month_of_ivan(db, people)

    found = await db.read(digests.compose, people.nina)

    assert (found.own, found.department, list(found.pairs)) == (None, None, [])
    assert found.waiting == Waiting(0, 1, Decimal(500))


async def test_what_is_due_and_the_months_are_read_by_their_indexes(db: Database, people: People) -> None:
    first = date(2026, 10, 1)
    days = {"first": first, "last": TODAY}
    asked = {
        "ix_staff_digest_due": due_statement.params(now=NOON, most=50),
        "ix_ledger_earned": people_statement.params(staff_ids=[1, 2], first=first, last=TODAY),
        "ix_payments_confirmed_on": money_statement.params(**days),
    }

    def plans(tx: Tx) -> dict[str, str]:
        return {index: query_plan(tx, statement) for index, statement in asked.items()}

    found = await db.write(plans)

    assert [index for index, plan in found.items() if index not in plan] == []


async def test_what_is_open_is_not_looked_for_among_all_clients(db: Database, people: People) -> None:
    def plans(tx: Tx) -> list[str]:
        # as the planner sees a company of 40 000 clients in which next to nothing is open
        for told in (
            "ANALYZE",
            "INSERT INTO sqlite_stat1 VALUES ('clients', 'ix_clients_department_id', '40000 200')",
            "ANALYZE sqlite_master",
        ):
            tx.connection.exec_driver_sql(told)
        waiting = waiting_statements[Role.HUNTER].params(seen=[1], scope_staff=people.ivan.staff_id)
        return [query_plan(tx, waiting), query_plan(tx, all_open_statement)]

    found = await db.write(plans)

    assert [plan for plan in found if "SCAN clients" in plan] == []
