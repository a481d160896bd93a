"""Two processes of the bot at one SQLite file, played in one thread: what goes first is said, never left to chance.

A transaction is as in the product, from BEGIN IMMEDIATE to COMMIT, only in the caller's own thread. The clock's tick
and the sender are the product's coroutines; at each transaction they stop, and it is said whose goes on.
"""

import asyncio
import sqlite3
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, cast
from unittest.mock import patch

import pytest
from aiogram import Bot
from sqlalchemy.exc import DBAPIError

from bot.delivery import Progress, Told
from bot.pace import ChatPace
from bot.sender import Sender
from handlers import features
from scheduler.ticks import tick
from storage import company as company_storage
from storage.db import Database, Tx
from storage.deliveries import Delivery
from storage.groups import serving_reads, serving_writes
from storage.lanes import Job
from storage.statements import Statements
from storage.threads import SqliteLine, connect_sqlite, wrapped_in_engine
from tests.usecases.small_company import SteppingClock
from usecases import company

LEASE: Final = 30.0
"""Seconds after which what a process that died was sending is taken over."""
TURNS: Final = 6
"""How often the loop goes round until every coroutine has come to its next transaction."""


class LineHere(SqliteLine):
    """The product's line to an SQLite file, in this thread; what is compiled is kept when it is opened anew."""

    def __init__(self, path: str) -> None:
        self._path, self._kept = path, None
        self._engine = wrapped_in_engine("sqlite://", lambda: self._raw)
        self.open_here()

    def open_here(self) -> None:
        """A connection of its own."""
        self._raw = connect_sqlite(self._path)
        # what a disk does is tried elsewhere; nobody can be waited for in one thread
        self._raw.execute("PRAGMA synchronous=OFF")
        self._raw.execute("PRAGMA busy_timeout=0")
        self._execute = self._raw.execute
        self.connection = self._engine.connect()
        self.statements = Statements(self.connection)

    def close_here(self) -> None:
        """As a process that dies does: what was not committed is gone."""
        self.connection.close()


class Process:
    """One process: its connection, what it remembers, and its coroutines' transactions that wait for their turn."""

    def __init__(self, path: str, clock: SteppingClock, chats: "Chats") -> None:
        self.line, self.clock, self.chats = LineHere(path), clock, chats
        self._write, self._read = serving_writes(clock), serving_reads(clock)
        self.waiting: deque[Callable[[], None]] = deque()
        self.sender = self._new_sender()

    def write(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """A use case in a transaction of its own."""
        return self._run(self._write, lambda tx: use_case(tx, *args, **kwargs))

    def read(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """A look at a snapshot."""
        return self._run(self._read, lambda tx: use_case(tx, *args, **kwargs))

    def _run(self, serve: Callable[..., None], use_case: Callable[..., Any]) -> Any:
        job = Job(use_case, cast("asyncio.Future[Any]", None))
        serve(self.line, [job])
        if job.error is not None:
            raise job.error
        return job.result

    def desk(self) -> Database:
        """The database as coroutines see it."""
        turns = SimpleNamespace(write=self._in_turn(self.write), read=self._in_turn(self.read))
        return cast("Database", turns)

    def _in_turn(self, run: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
        def wait(*args: Any, **kwargs: Any) -> asyncio.Future[Any]:
            future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

            def go() -> None:
                if future.cancelled():
                    return
                try:
                    future.set_result(run(*args, **kwargs))
                except Exception as error:  # noqa: BLE001 - it is the coroutine's, whatever it is
                    future.set_exception(error)

            self.waiting.append(go)
            return future

        return wait

    def _new_sender(self) -> Sender:
        return Sender(cast("Bot", self), self.desk(), self.clock, ChatPace(gap=0), features().notices, LEASE)

    def tick(self) -> Coroutine[Any, Any, None]:
        """All that the clock does now."""
        return tick(self.desk())

    def send(self) -> Coroutine[Any, Any, None]:
        """All that is to be delivered now."""
        return self.sender.deliver_all()

    def restart(self) -> None:
        """It dies, and begins anew from the file."""
        self.waiting.clear()
        self.line.close_here()
        self.line.open_here()
        company._known.pop(self.line._engine, None)
        self.sender = self._new_sender()


class Chats:
    """What arrived in people's chats: how often each message of the outbox did."""

    def __init__(self) -> None:
        self.arrived = Counter[int]()

    async def deliver(self, _: Bot, delivery: Delivery, __: Told, ___: Progress) -> int:
        """Instead of Telegram."""
        self.arrived[delivery.outbox_id] += 1
        return delivery.shown_as or sum(self.arrived.values())


class TwoProcesses:
    """Both, at a file that each story finds as it was founded."""

    def __init__(self, folder: Path, founded: sqlite3.Connection, at: datetime) -> None:
        self._founded, self._at = founded, at
        path, self.clock, self.chats = str(folder / "company.sqlite3"), SteppingClock(at), Chats()
        self._restore(path)
        self.both = [Process(path, self.clock, self.chats) for _ in range(2)]
        self._runner = asyncio.Runner()

    def _restore(self, path: str) -> None:
        raw = connect_sqlite(path)
        raw.execute("PRAGMA synchronous=OFF")
        self._founded.backup(raw)
        raw.close()

    def begin(self) -> None:
        """A new story."""
        self.clock.set(self._at)
        self.chats.arrived.clear()
        self._founded.backup(self.both[0].line._raw)
        for process in self.both:
            process.waiting.clear()
            company._known.pop(process.line._engine, None)

    def close(self) -> None:
        self._runner.close()
        for process in self.both:
            process.line.close_here()

    def play(self, *work: Coroutine[Any, Any, None], order: Sequence[int] = (0,), most: int | None = None) -> bool:
        """Let coroutines go on, a transaction at a time, whose by `order`; after `most` all stop as they stand.

        Whether they came to their end.
        """
        with patch("bot.sender.deliver", self.chats.deliver):
            return self._runner.run(self._play(work, order, most))

    async def _play(self, work: Sequence[Coroutine[Any, Any, None]], order: Sequence[int], most: int | None) -> bool:
        tasks = [asyncio.create_task(each) for each in work]
        for taken, pick in enumerate(cycle(order)):
            ready = await self._ready(tasks)
            if not ready:
                await asyncio.gather(*tasks)
                return True
            if taken == most:
                break
            ready[pick % len(ready)].waiting.popleft()()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return False

    async def _ready(self, tasks: Sequence[asyncio.Task[None]]) -> list[Process]:
        for _ in range(10):
            for _ in range(TURNS):
                await asyncio.sleep(0)
            if all(task.done() for task in tasks):
                return []
            if ready := [process for process in self.both if process.waiting]:
                return ready
        raise AssertionError("nothing goes on, and not all is done")

    def at_once(self, first: Callable[[Tx], None], second: Callable[[Tx], None]) -> None:
        """One process writes, and when it has looked at something the other one begins: it has to wait."""

        def interrupted(tx: Tx) -> None:
            company_storage.get(tx)
            with pytest.raises(DBAPIError, match="database is locked"):
                self.both[1].write(second)
            first(tx)

        self.both[0].write(interrupted)
        self.both[1].write(second)
