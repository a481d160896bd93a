"""A write is all or nothing, answered when it is durable, in the order of calling."""

import asyncio
import contextlib
import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage import migrate
from storage.db import Database, Tx
from tests.storage.shelf import Refused, add, add_and_refuse, add_page, busy_writer, count, listen, put_up, texts


async def test_an_exception_rolls_back_everything_the_use_case_did(shelf_db: Database) -> None:
    with pytest.raises(Refused, match="second"):
        await shelf_db.write(add_and_refuse, "second")

    assert await shelf_db.read(texts) == []


async def test_a_write_answers_what_the_use_case_returned(shelf_db: Database) -> None:
    assert await shelf_db.write(add, text="first") == 1
    assert await shelf_db.write(add, "second") == 2
    assert await shelf_db.read(texts) == ["first", "second"]


async def test_when_a_write_is_answered_another_connection_sees_it(shelf_db: Database, empty_database_url: str) -> None:
    await shelf_db.write(add, "durable")

    with migrate.connected(empty_database_url) as stranger:
        assert stranger.exec_driver_sql("SELECT text FROM notes").scalars().all() == ["durable"]


async def test_foreign_keys_are_enforced(shelf_db: Database) -> None:
    with pytest.raises(IntegrityError):
        await shelf_db.write(add_page, note_id=1)


async def test_writes_run_in_the_order_they_were_called(shelf_db: Database) -> None:
    expected = [f"note {number}" for number in range(200)]

    await asyncio.gather(*(shelf_db.write(add, text) for text in expected))

    assert await shelf_db.read(texts) == expected


async def test_a_lone_write_needs_no_savepoint(shelf_db: Database) -> None:
    said = listen(shelf_db)

    await shelf_db.write(add, "alone")

    assert [sql.split(";")[0] for sql in said[:1]] in (["BEGIN IMMEDIATE"], ["BEGIN"])
    assert said[1:] == ["COMMIT"]


async def test_a_cancelled_call_that_still_waits_is_not_run(shelf_db: Database) -> None:
    async with busy_writer(shelf_db):
        calls = [asyncio.ensure_future(shelf_db.write(add, text)) for text in ("one", "cancelled", "three")]
        await asyncio.sleep(0)
        calls[1].cancel()

    results = await asyncio.gather(*calls, return_exceptions=True)

    assert results[0] == 1
    assert isinstance(results[1], asyncio.CancelledError)
    assert results[2] == 2
    assert await shelf_db.read(texts) == ["one", "three"]


async def test_a_call_cancelled_while_it_runs_is_finished_and_disturbs_nobody(shelf_db: Database) -> None:
    started, cancelled = threading.Event(), threading.Event()

    def slow(tx: Tx) -> None:
        started.set()
        assert cancelled.wait(20)
        add(tx, "slow")

    running = asyncio.ensure_future(shelf_db.write(slow))
    await asyncio.to_thread(started.wait, 20)
    following = asyncio.ensure_future(shelf_db.write(add, "following"))
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    cancelled.set()
    await following

    assert await shelf_db.read(texts) == ["slow", "following"]


async def test_close_finishes_what_was_called_and_refuses_what_comes_after(
    shelf_db: Database, empty_database_url: str
) -> None:
    calls = [asyncio.ensure_future(shelf_db.write(add, f"note {number}")) for number in range(150)]
    await asyncio.sleep(0)

    await shelf_db.close()

    assert await asyncio.gather(*calls) == list(range(1, 151))
    with pytest.raises(RuntimeError, match="closed"):
        await shelf_db.write(add, "too late")
    with migrate.connected(empty_database_url) as stranger:
        assert stranger.exec_driver_sql("SELECT count(*) FROM notes").scalar() == 150


async def test_a_use_case_that_raises_stop_iteration_is_answered(shelf_db: Database) -> None:
    def exhausted(_: Tx) -> None:
        raise StopIteration

    with pytest.raises(RuntimeError, match="StopIteration"):
        await asyncio.wait_for(shelf_db.write(exhausted), 60)


async def test_a_failure_undone_by_a_savepoint_leaves_no_trace_and_the_rest_stays(shelf_db: Database) -> None:
    def add_some(tx: Tx) -> None:
        add(tx, "before")
        with contextlib.suppress(IntegrityError), tx.savepoint():
            add(tx, "inside")
            add(tx, "before")
        add(tx, "after")

    await shelf_db.write(add_some)

    assert await shelf_db.read(texts) == ["before", "after"]


async def test_a_swallowed_database_error_is_never_answered_as_written_when_it_is_not(shelf_db: Database) -> None:
    def swallow(tx: Tx) -> str:
        add(tx, "same")
        with contextlib.suppress(IntegrityError):
            add(tx, "same")
        return "written"

    try:
        answer = await shelf_db.write(swallow)
    except (RuntimeError, DBAPIError):
        answer = "refused"

    assert (answer, await shelf_db.read(texts)) in ([("written", ["same"]), ("refused", [])])
    assert answer == {"sqlite": "written", "postgresql": "refused"}[shelf_db.dialect]


class CountingClock:
    """Each look is a second later."""

    def __init__(self) -> None:
        self.looks = 0

    def now(self) -> datetime:
        self.looks += 1
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.looks)


async def test_a_transaction_has_one_instant_from_the_clock(empty_database_url: str) -> None:
    def look_twice(tx: Tx) -> list[datetime]:
        return [tx.now, tx.now]

    clock = CountingClock()
    async with await Database.connect(empty_database_url, clock) as db:
        await db.write(put_up)
        first = await db.write(look_twice)
        second = await db.read(look_twice)

    assert first == [datetime(2026, 1, 1, 0, 0, 2, tzinfo=UTC)] * 2
    assert second == [datetime(2026, 1, 1, 0, 0, 3, tzinfo=UTC)] * 2


async def test_what_a_transaction_keeps_in_its_cache_is_gone_with_it(shelf_db: Database) -> None:
    def remember(tx: Tx) -> dict[str, int]:
        known = dict(tx.cache)
        tx.cache["count"] = count(tx)
        return known

    assert await shelf_db.write(remember) == {}
    assert await shelf_db.write(remember) == {}
