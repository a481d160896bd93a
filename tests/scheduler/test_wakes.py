"""What is due is looked at once, whoever looks; what fails holds nothing up and is tried again."""

import asyncio
import logging
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from domain.staff import Actor
from scheduler.wakes import TRIED_AGAIN_AFTER, WAKES, wake_what_is_due
from storage import wakes
from storage.clock import Clock
from storage.db import Database, Tx
from storage.wakes import Wake
from tests.usecases.small_company import NOON, People, SteppingClock, add_person, found_company, told
from usecases.notices import tell

KIND = "test"
BEFORE = NOON - timedelta(minutes=1)


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def database_clock(clock: SteppingClock) -> Clock:
    return clock


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What was looked at, in order."""
    found: list[int] = []

    def look(_: Tx, __: Actor, object_id: int) -> None:
        found.append(object_id)

    monkeypatch.setitem(WAKES, KIND, look)
    return found


def due(*objects: int) -> Callable[[Tx], None]:
    def make(tx: Tx) -> None:
        for number, object_id in enumerate(objects):
            wakes.wake_at(tx, KIND, object_id, BEFORE + timedelta(seconds=number))

    return make


def waiting(tx: Tx) -> int:
    return int(tx.scalar(text("SELECT count(*) FROM wakes")))


async def test_what_is_due_is_looked_at_once_the_longest_overdue_first(db: Database, seen: list[int]) -> None:
    await db.write(due(3, 1, 2))

    for _ in range(3):
        await wake_what_is_due(db)

    assert seen == [3, 1, 2]
    assert await db.read(waiting) == 0


async def test_nothing_is_looked_at_before_its_time(db: Database, clock: SteppingClock, seen: list[int]) -> None:
    await db.write(wakes.wake_at, KIND, 1, NOON + timedelta(seconds=1))

    await wake_what_is_due(db)
    assert seen == []
    clock.advance(seconds=1)
    await wake_what_is_due(db)

    assert seen == [1]


async def test_a_later_moment_takes_the_place_of_an_earlier_one_and_none_takes_it_away(
    db: Database, seen: list[int]
) -> None:
    await db.write(due(1, 2))
    await db.write(wakes.wake_at, KIND, 1, NOON + timedelta(days=1))
    await db.write(wakes.wake_at, KIND, 2, None)

    await wake_what_is_due(db)

    assert seen == []
    assert await db.read(wakes.when, KIND, 1) == NOON + timedelta(days=1)


async def test_what_was_put_off_by_somebody_faster_is_not_taken(db: Database, seen: list[int]) -> None:
    await db.write(wakes.wake_at, KIND, 1, NOON + timedelta(days=1))

    assert not await db.write(wakes.take, Wake(KIND, 1), NOON)


async def test_more_than_a_batch_is_done_at_one_look(
    db: Database, seen: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.wakes.AT_ONCE", 2)
    await db.write(due(*range(5)))

    await wake_what_is_due(db)

    assert seen == [0, 1, 2, 3, 4]


async def test_one_that_fails_holds_up_nobody_and_is_tried_again_ten_minutes_later(
    db: Database,
    clock: SteppingClock,
    people: People,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    # given the second of three cannot be looked at, after it has told somebody half of it
    done: list[int] = []

    def look(tx: Tx, actor: Actor, object_id: int) -> None:
        tell(tx, people.boris.staff_id, "test", f"looked at {object_id}")
        if object_id == 2 and not done[1:]:
            raise ZeroDivisionError
        done.append(object_id)

    monkeypatch.setitem(WAKES, KIND, look)
    await db.write(due(1, 2, 3))

    # when
    with caplog.at_level(logging.ERROR):
        await wake_what_is_due(db)

    # then nothing of it is left, and the others are done
    assert done == [1, 3]
    assert len(await db.read(told, "test")) == 2
    assert "test 2 could not be woken" in caplog.text
    assert await db.read(wakes.when, KIND, 2) == NOON + TRIED_AGAIN_AFTER
    await wake_what_is_due(db)
    assert done == [1, 3]

    # when it is time again
    clock.advance(minutes=10)
    await wake_what_is_due(db)

    # then
    assert done == [1, 3, 2]
    assert len(await db.read(told, "test")) == 3


async def test_many_looks_of_two_connections_look_at_each_thing_once(
    db: Database, database_url: str, clock: SteppingClock, seen: list[int]
) -> None:
    await db.write(due(*range(20)))

    async with await Database.connect(database_url, clock) as other:
        await asyncio.gather(*(wake_what_is_due(process) for process in (db, other) for _ in range(10)))

    assert sorted(seen) == list(range(20))


async def test_two_processes_that_look_at_once_tell_each_thing_once(db: Database, database_url: str) -> None:
    # given twenty wakes, each of which tells Boris once it is looked at; without the key two looks would tell it twice
    boris = await db.write(lambda tx: add_person(tx, "Борис", found_company(tx).boris.role))
    await db.write(due(*range(20)))

    both = await asyncio.gather(*(waker(database_url, boris) for _ in range(2)))
    for process in both:  # they wait for this, so that neither is done before the other begins
        assert process.stdin is not None
        process.stdin.write(b"go\n")
    ended = await asyncio.gather(*(process.communicate() for process in both))

    assert [process.returncode for process in both] == [0, 0], ended
    looked_at = sorted(params["object_id"] for _, _, params in await db.read(told, "test"))
    assert looked_at == list(range(20))


async def waker(url: str, staff_id: int) -> asyncio.subprocess.Process:
    """A process that is about to look fifty times."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.scheduler.waking", url, NOON.isoformat(), "50", KIND, str(staff_id)),
        cwd=Path(__file__).parents[2],
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
    )
    assert process.stdout is not None
    async with asyncio.timeout(30):
        assert await process.stdout.readline() == b"ready\n"
    return process
