"""What the clock does once a day is claimed in the database, by one; done, it stays done."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sandbox.clock import WarpClock
from storage import job_runs
from storage.clock import Clock
from storage.db import Database, Tx

NIGHT = date(2026, 11, 23)


@pytest.fixture
def clock() -> WarpClock:
    return WarpClock(datetime(2026, 11, 23, 0, 30, tzinfo=UTC), frozen=True)


@pytest.fixture
def database_clock(clock: WarpClock) -> Clock:
    return clock


def claim(tx: Tx) -> bool:
    return job_runs.claim(tx, "backup", NIGHT, tx.now + timedelta(hours=1))


async def test_a_nights_job_is_taken_once(db: Database, clock: WarpClock) -> None:
    taken = [await db.write(claim), await db.write(claim)]
    clock.advance(timedelta(hours=1))
    taken_over = [await db.write(claim), await db.write(claim)]

    await db.write(job_runs.finish, "backup", NIGHT)
    clock.advance(timedelta(hours=2))

    assert (taken, taken_over) == ([True, False], [True, False])
    assert await db.read(job_runs.is_open, "backup", NIGHT) is False
    assert await db.write(claim) is False
