"""The nightly backup: once each local day, whoever ticks, whatever the clock does; a failed one is tried again."""

import asyncio
import logging
import shutil
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.staff import SYSTEM
from scheduler import ticks
from scheduler.nightly import BACKUP, back_up
from scheduler.wakes import wake_what_is_due
from storage import company
from storage.clock import Clock
from storage.db import Database
from tests.usecases.small_company import SteppingClock
from usecases import nightly

MIDNIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)  # of 23 November in Moscow


class Night:
    """Counts the backups that were made, and fails while it is told to."""

    def __init__(self) -> None:
        self.made = 0
        self.failing = False

    def make(self) -> None:
        if self.failing:
            raise OSError(28, "No space left on device")
        self.made += 1


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(MIDNIGHT)


@pytest.fixture
def database_clock(clock: SteppingClock) -> Clock:
    return clock


@pytest.fixture
async def working(db: Database) -> Database:
    await db.write(company.create)
    return db


async def test_it_is_made_after_three_by_the_companys_clock_and_once(working: Database, clock: SteppingClock) -> None:
    night, made = Night(), []

    for half_hour in range(2 * 24 * 2):
        clock.set(MIDNIGHT + timedelta(minutes=30 * half_hour))
        known = night.made
        await back_up(working, night.make)
        if night.made > known:
            made.append(clock.now().astimezone(ZoneInfo("Europe/Moscow")).strftime("%d %H:%M"))

    assert made == ["23 03:00", "24 03:00"]


async def test_two_processes_make_one(working: Database, database_url: str, clock: SteppingClock) -> None:
    night = Night()
    clock.set(MIDNIGHT + timedelta(hours=4))

    async with await Database.connect(database_url, clock) as other:
        await asyncio.gather(*(back_up(each, night.make) for each in (working, other) for _ in range(5)))

    assert night.made == 1


async def test_one_that_fails_is_logged_and_tried_again_in_an_hour(
    working: Database, clock: SteppingClock, caplog: pytest.LogCaptureFixture
) -> None:
    night = Night()
    night.failing = True
    clock.set(MIDNIGHT + timedelta(hours=4))
    with caplog.at_level(logging.ERROR):
        await back_up(working, night.make)
    assert "the nightly backup of 2026-11-23 was not made" in caplog.text
    night.failing = False

    clock.advance(minutes=59)
    await back_up(working, night.make)
    assert night.made == 0
    clock.advance(minutes=1)
    await back_up(working, night.make)
    assert night.made == 1


async def test_one_whose_process_died_is_taken_up_when_its_lease_is_over(
    working: Database, clock: SteppingClock
) -> None:
    night = Night()
    clock.set(MIDNIGHT + timedelta(hours=4))
    assert await working.write(nightly.begin, SYSTEM, BACKUP, date(2026, 11, 23))

    await back_up(working, night.make)
    assert night.made == 0
    clock.set(clock.now() + nightly.LEASE)
    await back_up(working, night.make)
    assert night.made == 1


async def test_what_was_missed_for_days_is_made_once(working: Database, clock: SteppingClock) -> None:
    night = Night()
    for hours in (4, 100, 101):
        clock.set(MIDNIGHT + timedelta(hours=hours))
        await back_up(working, night.make)

    assert night.made == 2


async def test_a_clock_set_back_makes_no_second_one_of_a_day_that_is_over(
    working: Database, clock: SteppingClock
) -> None:
    night = Night()
    for hours in (4, 28, 4, 10, 28, 3):
        clock.set(MIDNIGHT + timedelta(hours=hours))
        await back_up(working, night.make)

    assert night.made == 2


async def test_a_clock_that_was_days_ahead_keeps_no_day_from_its_backup(
    working: Database, clock: SteppingClock
) -> None:
    night = Night()
    for days in (0, 3, 1, 2, 3):
        clock.set(MIDNIGHT + timedelta(days=days, hours=4))
        await back_up(working, night.make)

    assert night.made == 4


async def test_the_scheduler_makes_it_when_it_is_given_how(working: Database, clock: SteppingClock) -> None:
    clock.set(MIDNIGHT + timedelta(hours=4))
    made = asyncio.Event()
    loop = asyncio.get_running_loop()

    scheduler = ticks.start(working, every=0.05, make_backup=lambda: loop.call_soon_threadsafe(made.set))
    jobs = {job.func for job in scheduler.get_jobs()}
    async with asyncio.timeout(60):
        await made.wait()
    ticks.stop(scheduler)

    assert jobs == {ticks.scan_transfers, wake_what_is_due, ticks.send_digests, back_up}


def test_the_end_of_the_program_does_not_wait_for_it(sqlite_template: Path, tmp_path: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "bot.sqlite3")
    go_on, made = threading.Event(), threading.Event()

    asyncio.run(ends_in_the_middle(tmp_path / "bot.sqlite3", go_on, made))

    assert not made.is_set()
    go_on.set()
    assert made.wait(60)


async def ends_in_the_middle(database: Path, go_on: threading.Event, made: threading.Event) -> None:
    """A program that ends when a backup has begun, which takes until it is told to go on."""
    begun, loop = asyncio.Event(), asyncio.get_running_loop()

    def slow() -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(20)
        made.set()

    async with await Database.connect(str(database), SteppingClock(MIDNIGHT + timedelta(hours=4))) as db:
        await db.write(company.create)
        scheduler = ticks.start(db, every=0.01, make_backup=slow)
        await begun.wait()
        ticks.stop(scheduler)


async def test_one_that_the_end_of_the_program_breaks_off_is_taken_up_later(
    working: Database, clock: SteppingClock, caplog: pytest.LogCaptureFixture
) -> None:
    night, begun, go_on = Night(), asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()
    clock.set(MIDNIGHT + timedelta(hours=4))

    def slow() -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(20)

    task = asyncio.create_task(back_up(working, slow))
    await begun.wait()
    task.cancel()
    await task
    go_on.set()

    assert "ERROR" not in caplog.text
    clock.advance(hours=1)
    await back_up(working, night.make)
    assert night.made == 1
