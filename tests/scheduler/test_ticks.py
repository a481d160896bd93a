"""The clock's tick: what is due is done once, whoever ticks, and one failure does not hold up the rest."""

import asyncio
import logging
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from apscheduler.events import EVENT_JOB_EXECUTED
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from domain.staff import SYSTEM
from scheduler import ticks
from scheduler.ticks import tick
from storage import staff
from storage.clock import Clock
from storage.db import Database, Tx
from storage.digests import DueDigest
from tests.usecases.small_company import (
    TODAY,
    People,
    SteppingClock,
    add_client,
    add_payment,
    found_company,
    paying_client,
    told,
)
from usecases import digests

EVENING = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
AUGUST = date(2026, 8, 20)


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock(EVENING)


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


def open_transfers(tx: Tx) -> int:
    return int(tx.scalar(text("SELECT count(*) FROM transfers WHERE closed_at IS NULL")))


def everybodys_digest_is_due(tx: Tx) -> None:
    for person in staff.active(tx):
        staff.change(tx, person.staff_id, next_digest_at=EVENING)


async def test_a_tick_opens_transfers_and_queues_digests(db: Database, people: People) -> None:
    await db.write(paying_client, people, AUGUST)
    await db.write(everybodys_digest_is_due)

    await tick(db)

    assert await db.read(open_transfers) == 1
    # the heads have a transfer to decide, what Ivan earned in August was booked today, and on Mondays the director
    # compares departments
    assert [who for who, _, _ in await db.read(told, "digest")] == [
        people.galina.staff_id,
        people.boris.staff_id,
        people.anna.staff_id,
        people.ivan.staff_id,
    ]


async def test_many_ticks_of_two_processes_do_everything_once(db: Database, database_url: str, people: People) -> None:
    await db.write(paying_client, people, AUGUST)
    await db.write(everybodys_digest_is_due)

    async with await Database.connect(database_url, SteppingClock(EVENING)) as other:
        await asyncio.gather(*(tick(process) for process in (db, other) for _ in range(10)))

    assert await db.read(open_transfers) == 1
    assert len(await db.read(told, "transfer_opened")) == 2
    assert len(await db.read(told, "digest")) == 4


async def test_a_digest_that_two_processes_have_found_due_is_queued_by_the_first(db: Database, people: People) -> None:
    await db.write(paying_client, people, AUGUST)
    await db.write(everybodys_digest_is_due)
    found = [(each, True) for each in await db.read(digests.due, SYSTEM, 100)]

    assert await db.write(digests.send, SYSTEM, found) == len(found) > 0
    assert await db.write(digests.send, SYSTEM, found) == 0
    assert await db.read(digests.due, SYSTEM, 100) == []


async def test_a_backlog_larger_than_a_batch_is_done_in_one_tick(
    db: Database, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("usecases.transfers.BATCH", 2)
    for number in range(5):
        await db.write(paying_client, people, AUGUST, f"Клиент {number}")

    await tick(db)

    assert await db.read(open_transfers) == 5


async def test_a_company_that_nobody_has_set_up_ticks_in_peace(db: Database, people: People) -> None:
    await tick(db)

    assert await db.read(told) == []


async def test_a_digest_that_cannot_be_composed_holds_up_nobody_elses(
    db: Database, people: People, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client_id = await db.write(add_client, people)
    await db.write(add_payment, people, client_id, "1000", TODAY)
    await db.write(everybodys_digest_is_due)
    sound = digests.is_worth_sending

    def faulty(tx: Tx, actor: object, digest: DueDigest) -> bool:
        if digest.staff_id == people.boris.staff_id:
            raise ZeroDivisionError
        return sound(tx, actor, digest)  # type: ignore[arg-type]  # the clock is the only one who asks

    monkeypatch.setattr(digests, "is_worth_sending", faulty)
    with caplog.at_level(logging.ERROR):
        await tick(db)

    assert [who for who, _, _ in await db.read(told, "digest")] == [people.galina.staff_id, people.ivan.staff_id]
    assert "could not be composed" in caplog.text


async def test_a_digest_of_which_the_database_cannot_be_asked_waits_for_the_next_tick(
    db: Database, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given
    client_id = await db.write(add_client, people)
    await db.write(add_payment, people, client_id, "1000", TODAY)
    await db.write(everybodys_digest_is_due)
    monkeypatch.setattr("scheduler.ticks.DIGESTS_AT_ONCE", 2)
    sound, asked = digests.is_worth_sending, Counter[int]()

    def troubled(tx: Tx, actor: object, digest: DueDigest) -> bool:
        asked[digest.staff_id] += 1
        if digest.staff_id == people.boris.staff_id:
            raise OperationalError("SELECT", None, OSError("the disk does not read"))
        return sound(tx, actor, digest)  # type: ignore[arg-type]  # the clock is the only one who asks

    # when everybody else's goes on meanwhile, however many batches there are
    monkeypatch.setattr(digests, "is_worth_sending", troubled)
    await tick(db)
    first = [who for who, _, _ in await db.read(told, "digest")]
    monkeypatch.setattr(digests, "is_worth_sending", sound)
    await tick(db)

    # then
    assert first == [people.galina.staff_id, people.ivan.staff_id]
    assert [who for who, _, _ in await db.read(told, "digest")] == [*first, people.boris.staff_id]
    assert {who for who, times in asked.items() if times > 1} == {people.boris.staff_id}


@pytest.mark.parametrize("turns", range(5))
async def test_a_tick_that_the_end_of_the_program_breaks_off_is_no_error(
    db: Database, people: People, caplog: pytest.LogCaptureFixture, turns: int
) -> None:
    """Before it has begun, too: a turn of the event loop earlier or later."""
    scheduler = ticks.start(db)
    for _ in range(turns):
        await asyncio.sleep(0)

    ticks.stop(scheduler)
    await db.read(open_transfers)
    await asyncio.sleep(0)

    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_the_scheduler_ticks_at_once_and_again(db: Database, people: People) -> None:
    await db.write(paying_client, people, AUGUST)
    done = asyncio.Queue[str]()
    scheduler = ticks.start(db, every=0.05)
    scheduler.add_listener(lambda event: done.put_nowait(event.job_id), EVENT_JOB_EXECUTED)

    finished = Counter[str]()
    async with asyncio.timeout(60):
        while len(finished) < 3 or min(finished.values()) < 2:
            finished[await done.get()] += 1
    ticks.stop(scheduler)

    assert len(finished) == 3
    assert await db.read(open_transfers) == 1


async def test_a_late_tick_is_not_dropped_and_never_runs_twice_at_once(db: Database) -> None:
    scheduler = ticks.start(db)
    jobs = scheduler.get_jobs()
    ticks.stop(scheduler)

    assert [(job.misfire_grace_time, job.coalesce, job.max_instances) for job in jobs] == [(None, True, 1)] * 3
