"""A read sees one state of the database, and changes nothing."""

import asyncio
import threading

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, OperationalError

from storage.db import Database, Tx
from tests.databases import Postgres
from tests.storage.shelf import add, count, texts


async def test_a_read_sees_one_snapshot_whatever_is_written_meanwhile(shelf_db: Database) -> None:
    looked, written = threading.Event(), threading.Event()

    def look_twice(tx: Tx) -> tuple[int, int]:
        first = count(tx)
        looked.set()
        assert written.wait(20)
        return first, count(tx)

    await shelf_db.write(add, "before")
    reading = asyncio.ensure_future(shelf_db.read(look_twice))
    await asyncio.to_thread(looked.wait, 20)
    await shelf_db.write(add, "meanwhile")
    written.set()

    assert await reading == (1, 1)
    assert await shelf_db.read(count) == 2


async def test_a_read_cannot_write(shelf_db: Database) -> None:
    with pytest.raises(DBAPIError):
        await shelf_db.read(add, "not here")

    assert await shelf_db.read(texts) == []


async def test_reads_run_beside_each_other(shelf_db: Database) -> None:
    both = threading.Barrier(2, timeout=60)

    def meet(_: Tx) -> bool:
        return both.wait() in {0, 1}

    assert all(await asyncio.gather(shelf_db.read(meet), shelf_db.read(meet)))


async def test_many_reads_share_the_few_readers(shelf_db: Database) -> None:
    await shelf_db.write(add, "one")

    assert await asyncio.gather(*(shelf_db.read(count) for _ in range(300))) == [1] * 300


async def test_a_read_after_a_write_sees_it(shelf_db: Database) -> None:
    for number in range(1, 30):
        await shelf_db.write(add, f"note {number}")
        assert await shelf_db.read(count) == number


@pytest.mark.only_on("postgresql")
async def test_a_lost_connection_is_opened_anew(shelf_db: Database) -> None:
    def kill_all(tx: Tx) -> None:
        tx.connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    await shelf_db.write(add, "kept")
    await shelf_db.write(kill_all)

    assert list(await asyncio.gather(shelf_db.read(texts), shelf_db.read(texts))) == [["kept"], ["kept"]]


@pytest.mark.only_on("postgresql")
async def test_a_server_that_was_away_is_found_again(shelf_db: Database, postgres: Postgres) -> None:
    def name(tx: Tx) -> str:
        return str(tx.scalar(select(func.current_database())))

    database = await shelf_db.read(name)
    postgres.shut(database)
    for _ in range(3):
        with pytest.raises(OperationalError):
            await shelf_db.write(add, "nobody is there")

    postgres.reopen(database)
    await shelf_db.write(add, "back")

    assert await shelf_db.read(texts) == ["back"]
