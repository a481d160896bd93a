"""Several programs on one database, and a program that ends without saying goodbye."""

import asyncio
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.trouble import reason_of
from storage import migrate
from storage.clock import SystemClock
from storage.db import Database
from storage.postgres import connect_postgresql
from storage.threads import WRITERS_LOCK
from storage.urls import postgres_url
from tests.storage.neighbour import number, put_up

_ROOT = Path(__file__).parents[2]


async def run(*arguments: str) -> tuple[int | None, bytes]:
    """The exit code of a program and what it said; one that hangs is ended after five minutes, with another code."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *arguments, cwd=_ROOT, stdout=asyncio.subprocess.PIPE
    )
    hung = asyncio.get_running_loop().call_later(300, process.kill)
    said, _ = await process.communicate()
    hung.cancel()
    return process.returncode, said


async def test_fifty_writers_in_two_processes_lose_nothing(empty_database_url: str) -> None:
    async with await Database.connect(empty_database_url, SystemClock()) as db:
        await db.write(put_up)

        neighbours = (run("tests.storage.neighbour", "count", empty_database_url, "20") for _ in range(2))
        both = await asyncio.gather(*neighbours)

        assert both == [(0, b""), (0, b"")]
        assert await db.read(number) == 2 * 25 * 20


async def test_a_new_database_can_be_opened_many_times_at_once(empty_database_url: str) -> None:
    databases = await asyncio.gather(*(Database.connect(empty_database_url, SystemClock()) for _ in range(8)))
    await databases[0].write(put_up)

    numbers = [await database.read(number) for database in databases]
    for database in databases:
        await database.close()

    assert numbers == [0] * 8


async def test_a_program_that_never_closes_the_database_ends_all_the_same(empty_database_url: str) -> None:
    async with await Database.connect(empty_database_url, SystemClock()) as db:
        await db.write(put_up)

    assert await run("tests.storage.neighbour", "leave", empty_database_url) == (3, b"0")


async def test_two_programs_may_migrate_at_once(empty_database_url: str) -> None:
    both = await asyncio.gather(*(run("storage.migrate", "upgrade", empty_database_url) for _ in range(2)))

    assert both == [(0, b""), (0, b"")]
    assert migrate.current(empty_database_url) == migrate.head()


@pytest.mark.only_on("postgresql")
async def test_a_lock_that_another_program_keeps_is_waited_for_only_so_long(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.postgres.BUSY_TIMEOUT", 0.05)
    with connect_postgresql(postgres_url(empty_database_url)) as another:
        another.execute(f"SELECT pg_advisory_lock({WRITERS_LOCK})")
        async with await Database.connect(empty_database_url, SystemClock()) as db:
            with pytest.raises(OperationalError) as refused:
                await db.write(put_up)

            another.execute(f"SELECT pg_advisory_unlock({WRITERS_LOCK})")
            await db.write(put_up)

            assert reason_of(refused.value) == "somebody else keeps the database locked (55P03)"
            assert await db.read(number) == 0
