"""A database connection and the one thread that may touch it.

On SQLite, here, the thread is that of an aiosqlite connection, on PostgreSQL (`postgres`) that of an executor of one.
SQLAlchemy believes in autocommit and never begins or commits anything: a `Line` says BEGIN and COMMIT to the driver.
"""

import asyncio
import contextlib
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Any, Self

import aiosqlite
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from storage.statements import Statements

BUSY_TIMEOUT = 10.0
"""Seconds to wait for another process that writes to the same database."""

WRITERS_LOCK = 7_310_552_911_205_466_113
"""Key of the PostgreSQL advisory lock that every writing transaction takes: one writer at a time, as on SQLite."""


class Line(ABC):
    """One connection in its own thread. What is not marked as async is called in that thread."""

    connection: Connection
    statements: Statements
    begin_write: str
    begin_read: str

    @abstractmethod
    def post(self, function: Callable[[], object]) -> None:
        """Run `function` in the thread some time soon, after what was posted before; it must not raise."""

    @abstractmethod
    async def close(self) -> None:
        """Close the connection and end the thread once everything posted before is done."""

    @property
    @abstractmethod
    def in_transaction(self) -> bool:
        """Whether the driver is inside a transaction; a full disk or a lost connection may have ended it."""

    @property
    @abstractmethod
    def is_aborted(self) -> bool:
        """Whether the transaction can only be rolled back; PostgreSQL answers COMMIT then with a silent rollback."""

    @abstractmethod
    def tell(self, sql: str) -> None:
        """Say `sql` to the driver; its errors come as those of SQLAlchemy."""

    def begin(self, sql: str) -> None:
        """Begin a transaction by `sql`."""
        self.tell(sql)
        self.statements.lost = False

    def roll_back(self) -> None:
        """Leave the transaction if there still is one, so that the cause of trouble is not hidden by ROLLBACK's."""
        if self.in_transaction:
            with contextlib.suppress(DBAPIError):
                self.tell("ROLLBACK")


class _Thread(aiosqlite.Connection):
    """An aiosqlite connection that runs whole functions in its thread."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        # Never closed, it would keep the process from ending; a cut transaction is only one that was not committed.
        self._thread.daemon = True

    def post(self, function: Callable[[], object]) -> None:
        self._tx.put_nowait((None, function))

    async def run(self, function: Callable[[], object]) -> None:
        done = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((done, function))
        await done


class SqliteLine(Line):
    """A connection to an SQLite file: WAL, an fsync for each commit, foreign keys enforced."""

    begin_write = "BEGIN IMMEDIATE"
    begin_read = "BEGIN"

    def __init__(self, path: str, *, read_only: bool) -> None:
        self._thread = _Thread(partial(connect_sqlite, path, read_only=read_only))
        self._engine: Engine

    @classmethod
    async def open(cls, path: str, *, read_only: bool) -> Self:
        line = cls(path, read_only=read_only)
        await line._thread
        await line._thread.run(line._wrap)
        return line

    def _wrap(self) -> None:
        self._raw = self._thread._conn  # noqa: SLF001 - aiosqlite has no public name for it
        self._execute = self._raw.execute
        self._engine = wrapped_in_engine("sqlite://", lambda: self._raw)
        self.connection = self._engine.connect()
        self.statements = Statements(self.connection)

    def post(self, function: Callable[[], object]) -> None:
        self._thread.post(function)

    async def close(self) -> None:
        try:
            await self._thread.run(self._unwrap)
        finally:
            await self._thread.close()

    def _unwrap(self) -> None:
        self.connection.close()
        self._engine.dispose()

    @property
    def in_transaction(self) -> bool:
        return self._raw.in_transaction

    @property
    def is_aborted(self) -> bool:
        return False

    def tell(self, sql: str) -> None:
        try:
            self._execute(sql)
        except sqlite3.Error as error:
            raise wrapped_error(error, sql, sqlite3.Error, self.connection) from error


def connect_sqlite(path: str, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection that begins no transaction by itself; `read_only` refuses to write."""
    raw = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None, cached_statements=512)
    for name, value in (("journal_mode", "WAL"), ("synchronous", "FULL"), ("foreign_keys", "ON")):
        raw.execute(f"PRAGMA {name}={value}")
    if read_only:
        raw.execute("PRAGMA query_only=ON")
    return raw


def wrapped_in_engine(url: str, creator: Callable[[], Any]) -> Engine:
    """An engine over one connection at a time; closing what it gives closes the connection of the driver."""
    return create_engine(
        url,
        creator=creator,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
        # Without it PostgreSQL's count of an insert is -1, because the new id is asked for as well.
        execution_options={"preserve_rowcount": True},
    )


def wrapped_error(error: Exception, sql: str, base: type[Exception], connection: Connection) -> DBAPIError:
    """A driver's error as SQLAlchemy would raise it; `base`: the driver's own."""
    wrapped = DBAPIError.instance(sql, None, error, base, hide_parameters=True, dialect=connection.dialect)
    return wrapped if isinstance(wrapped, DBAPIError) else DBAPIError(sql, None, error)
