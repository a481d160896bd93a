"""The database as the rest of the program sees it: `await db.write(use_case, …)` and `await db.read(use_case, …)`.

A use case is a plain function `def f(tx, actor, …)`. It runs in the database's own thread, in one transaction, and is
answered when that is durable; an exception rolls back all it did. Only this module and `groups` begin and commit.
"""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from storage.answers import Answer, AnyRow
from storage.clock import Clock
from storage.groups import GROUP_LIMIT, serving_reads, serving_writes
from storage.lanes import Job, Lane
from storage.threads import Line, SqliteLine
from storage.transactions import Tx
from storage.urls import Dialect, dialect_of, postgres_url, sqlite_path

__all__ = ["Answer", "AnyRow", "Database", "Tx"]

P = ParamSpec("P")
R = TypeVar("R")


class Database:
    """One writer and a few readers, each with a connection and a thread of its own."""

    def __init__(self, dialect: Dialect, writer: Line, readers: list[Line], clock: Clock) -> None:
        self.dialect = dialect
        self._writes = Lane([writer], serving_writes(clock), GROUP_LIMIT)
        self._reads = Lane(readers, serving_reads(clock), 1)
        self._closed = False

    @classmethod
    async def connect(cls, url: str, clock: Clock, *, readers: int = 2) -> Self:
        """Open `sqlite:///path`, a plain path of an SQLite file, or `postgresql://…`."""
        dialect = dialect_of(url)
        lines: list[Line] = []
        async with AsyncExitStack() as opened:
            for number in range(readers + 1):
                line = await _open(url, dialect, read_only=number > 0)
                opened.push_async_callback(line.close)
                lines.append(line)
            opened.pop_all()
        return cls(dialect, lines[0], lines[1:], clock)

    async def write(self, use_case: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `use_case(tx, …)` and commit; the answer comes when it is durable. Calls run in the order they were made.

        A cancelled caller gets no answer, but what has begun is finished.
        """
        return await self._call(self._writes, use_case, args, kwargs)

    async def read(self, use_case: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `use_case(tx, …)` on one snapshot of the database, which it cannot change."""
        return await self._call(self._reads, use_case, args, kwargs)

    def _call(
        self, lane: Lane, use_case: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> asyncio.Future[R]:
        if self._closed:
            raise RuntimeError("the database is closed")
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        lane.put(Job(lambda tx: use_case(tx, *args, **kwargs), future))
        return future

    async def close(self) -> None:
        """Finish what was asked for, then close every connection. Closing twice is harmless."""
        if self._closed:
            return
        self._closed = True
        await self._writes.close()
        await self._reads.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


async def _open(url: str, dialect: Dialect, *, read_only: bool) -> Line:
    if dialect == "postgresql":
        from storage.postgres import PostgresLine  # see there why so late

        return await PostgresLine.open(postgres_url(url))
    return await SqliteLine.open(sqlite_path(url), read_only=read_only)
