"""Several programs on one database, and a program that ends without saying goodbye."""

import asyncio
import sys
from pathlib import Path

from storage import migrate
from storage.clock import SystemClock
from storage.db import Database
from tests.storage.neighbour import number, put_up

_ROOT = Path(__file__).parents[2]


async def start(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", *arguments, cwd=_ROOT, stdout=asyncio.subprocess.PIPE
    )


async def test_fifty_writers_in_two_processes_lose_nothing(empty_database_url: str) -> None:
    async with await Database.connect(empty_database_url, SystemClock()) as db:
        await db.write(put_up)

        both = [await start("tests.storage.neighbour", "count", empty_database_url, "20") for _ in range(2)]
        codes = [await asyncio.wait_for(process.wait(), 60) for process in both]

        assert codes == [0, 0]
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

    process = await start("tests.storage.neighbour", "leave", empty_database_url)
    said, _ = await asyncio.wait_for(process.communicate(), 30)

    assert (process.returncode, said) == (3, b"0")


async def test_two_programs_may_migrate_at_once(empty_database_url: str) -> None:
    both = [await start("storage.migrate", "upgrade", empty_database_url) for _ in range(2)]
    codes = [await asyncio.wait_for(process.wait(), 60) for process in both]

    assert codes == [0, 0]
    assert migrate.current(empty_database_url) == migrate.head()
