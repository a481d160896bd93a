"""Another program on the same database: `count URL TIMES` adds from 25 calls at once, `leave URL` just ends.

Each addition reads the number and writes it back, so a lost one shows.
"""

import asyncio
import sys

from sqlalchemy import Column, Integer, MetaData, Table, insert, select, update

from storage.clock import SystemClock
from storage.db import Database, Tx

tables = MetaData()
counter = Table("counter", tables, Column("id", Integer, primary_key=True), Column("number", Integer, nullable=False))
_number = select(counter.c.number)


def put_up(tx: Tx) -> None:
    tables.create_all(tx.connection)
    tx.execute(insert(counter), {"id": 1, "number": 0})


def number(tx: Tx) -> int:
    return int(tx.scalar(_number))


def add_one(tx: Tx) -> None:
    tx.execute(update(counter).values(number=number(tx) + 1))


async def count(url: str, times: int) -> None:
    async def add_some(db: Database) -> None:
        for _ in range(times):
            await db.write(add_one)

    async with await Database.connect(url, SystemClock()) as db:
        await asyncio.gather(*(add_some(db) for _ in range(25)))


async def leave(url: str) -> None:
    db = await Database.connect(url, SystemClock())
    sys.stdout.write(str(await db.read(number)))
    sys.stdout.flush()
    sys.exit(3)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["count", url, times]:
            asyncio.run(count(url, int(times)))
        case ["leave", url]:
            asyncio.run(leave(url))
