"""A digest is queued at its hour, once for each local date, whatever the clock does; and its hours are chosen."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.refusals import NotAllowed
from domain.staff import SYSTEM, Actor
from storage import staff
from storage.clock import Clock
from storage.db import Database
from tests.usecases.small_company import (
    NOON,
    TODAY,
    People,
    SteppingClock,
    add_client,
    add_payment,
    found_company,
    told,
)
from usecases import digests

EVENING = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock(NOON)


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def two_payments_of_ivans(db: Database, people: People) -> None:
    """One that counts today, and one that waits to be confirmed."""
    client_id = await db.write(add_client, people)
    await db.write(add_payment, people, client_id, "200000", TODAY)
    await db.write(add_payment, people, client_id, "500", TODAY, "declared")


async def schedule(db: Database, person: Actor, when: datetime = EVENING) -> None:
    await db.write(lambda tx: staff.change(tx, person.staff_id, next_digest_at=when))


async def tick(db: Database) -> int:
    found = await db.read(digests.due, SYSTEM, 50)
    worth = [(digest, await db.read(digests.is_worth_sending, SYSTEM, digest)) for digest in found]
    return await db.write(digests.send, SYSTEM, worth)


async def next_of(db: Database, person: Actor) -> datetime | None:
    return (await db.read(staff.get, person.staff_id)).next_digest_at


async def test_a_digest_is_queued_at_its_hour_once_and_the_next_one_is_tomorrow(
    db: Database, people: People, database_clock: SteppingClock
) -> None:
    await two_payments_of_ivans(db, people)
    await schedule(db, people.ivan)

    early = await tick(db)
    database_clock.set(EVENING)
    queued = [await tick(db), await tick(db)]

    assert (early, queued) == (0, [1, 0])
    assert await db.read(told, "digest") == [(people.ivan.staff_id, "digest", {"on": "2026-11-23", "held": []})]
    assert await next_of(db, people.ivan) == EVENING + timedelta(days=1)


async def test_where_nothing_happened_nothing_is_queued_and_the_next_one_is_due_tomorrow(
    db: Database, people: People, database_clock: SteppingClock
) -> None:
    await schedule(db, people.petr)
    database_clock.set(EVENING)

    assert await tick(db) == 0
    assert await next_of(db, people.petr) == EVENING + timedelta(days=1)


async def test_two_processes_queue_one_digest(db: Database, people: People, database_clock: SteppingClock) -> None:
    await two_payments_of_ivans(db, people)
    await schedule(db, people.ivan)
    database_clock.set(EVENING)
    found = await db.read(digests.due, SYSTEM, 50)

    queued = [await db.write(digests.send, SYSTEM, [(digest, True) for digest in found]) for _ in range(2)]

    assert queued == [1, 0]


async def test_after_a_month_of_standstill_there_is_one_digest_and_the_next_one_comes_at_its_hour(
    db: Database, people: People, database_clock: SteppingClock
) -> None:
    await two_payments_of_ivans(db, people)
    await schedule(db, people.ivan)
    database_clock.set(EVENING + timedelta(days=30, hours=13))

    assert [await tick(db) for _ in range(3)] == [1, 0, 0]
    assert await db.read(told, "digest") == [(people.ivan.staff_id, "digest", {"on": "2026-12-23", "held": []})]
    assert await next_of(db, people.ivan) == datetime(2026, 12, 24, 15, 30, tzinfo=UTC)


async def test_setting_the_clock_back_sends_no_second_digest_of_a_day(
    db: Database, people: People, database_clock: SteppingClock
) -> None:
    await two_payments_of_ivans(db, people)
    await schedule(db, people.ivan)
    database_clock.set(EVENING)
    await tick(db)
    await schedule(db, people.ivan)

    await tick(db)

    assert len(await db.read(told, "digest")) == 1


async def test_a_suspended_person_gets_no_digest(db: Database, people: People, database_clock: SteppingClock) -> None:
    await two_payments_of_ivans(db, people)
    await schedule(db, people.ivan)
    await db.write(lambda tx: staff.change(tx, people.ivan.staff_id, status="suspended"))
    database_clock.set(EVENING)

    assert await tick(db) == 0
    assert await db.read(told, "digest") == []


async def test_only_the_clock_sends_digests(db: Database, people: People) -> None:
    with pytest.raises(NotAllowed):
        await db.write(digests.send, people.galina, [])


async def test_another_hour_counts_from_the_next_time_it_comes(db: Database, people: People) -> None:
    await db.write(digests.choose_hour, people.ivan, 17 * 60)

    assert await next_of(db, people.ivan) == datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
    await db.write(digests.choose_hour, people.ivan, 9 * 60)
    assert await next_of(db, people.ivan) == datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


async def test_days_are_turned_off_one_by_one_and_with_the_last_one_the_digest_is_off(
    db: Database, people: People
) -> None:
    for weekday in range(7):
        person = await db.write(digests.turn_day, people.ivan, weekday)

    assert (person.digest_minute, await next_of(db, people.ivan)) == (None, None)
    person = await db.write(digests.turn_day, people.ivan, 2)
    assert (person.digest_minute, person.digest_weekdays) == (18 * 60 + 30, 0b0000100)
    assert await next_of(db, people.ivan) == datetime(2026, 11, 25, 15, 30, tzinfo=UTC)


async def test_leaving_weekends_out_keeps_the_days_chosen_before(db: Database, people: People) -> None:
    person = await db.write(digests.leave_weekends_out, people.ivan)
    assert person.digest_weekdays == 0b0011111

    await db.write(digests.turn_day, people.ivan, 0)
    person = await db.write(digests.leave_weekends_out, people.ivan)
    assert person.digest_weekdays == 0b0011110
