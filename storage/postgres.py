"""A connection to PostgreSQL and its thread. Imported only where there is one: its driver takes 7 MB and 50 ms."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Self, cast

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy.exc import DBAPIError

from storage.statements import Statements
from storage.threads import BUSY_TIMEOUT, WRITERS_LOCK, Line, wrapped_error, wrapped_in_engine


class PostgresLine(Line):
    """A connection to PostgreSQL; a lost one is opened anew at the next transaction."""

    begin_write = f"BEGIN; SELECT pg_advisory_xact_lock({WRITERS_LOCK})"
    begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    def __init__(self, url: str) -> None:
        self._raw: psycopg.Connection[Any]
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="postgresql")
        self._engine = wrapped_in_engine(
            "postgresql+psycopg://", partial(connect_postgresql, url, patience=BUSY_TIMEOUT)
        )

    @classmethod
    async def open(cls, url: str) -> Self:
        line = cls(url)
        try:
            await asyncio.get_running_loop().run_in_executor(line._thread, line._dial)
        except BaseException:
            line._thread.shutdown(wait=False)
            raise
        return line

    def _dial(self) -> None:
        self.connection = self._engine.connect()
        self.statements = Statements(self.connection)
        self._raw = cast("psycopg.Connection[Any]", self.connection.connection.dbapi_connection)

    def post(self, function: Callable[[], object]) -> None:
        self._thread.submit(function)

    async def close(self) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._hang_up)
        finally:
            self._thread.shutdown(wait=False)

    def _hang_up(self) -> None:
        if not self.connection.closed:
            self.connection.invalidate()
            self.connection.close()

    @property
    def in_transaction(self) -> bool:
        return self._raw.info.transaction_status in {TransactionStatus.INTRANS, TransactionStatus.INERROR}

    @property
    def is_aborted(self) -> bool:
        return self._raw.info.transaction_status == TransactionStatus.INERROR

    def tell(self, sql: str) -> None:
        try:
            self._raw.execute(sql)
        except psycopg.Error as error:
            raise wrapped_error(error, sql, psycopg.Error, self.connection) from error

    def begin(self, sql: str) -> None:
        try:
            self.tell(sql)
        except DBAPIError:
            if not self._raw.closed:
                self.roll_back()  # begun it may be, only the lock was not to be had
                raise
            # The server was restarted since; nothing is lost yet, so once more on a new connection.
            self._hang_up()
            self._dial()
            self.tell(sql)


def connect_postgresql(url: str, *, patience: float = 0) -> psycopg.Connection[Any]:
    """A connection that begins no transaction by itself and gives instants in UTC.

    `patience`: seconds to wait for a lock that somebody else holds; 0: for ever.
    """
    return psycopg.connect(url, autocommit=True, options=f"-c timezone=UTC -c lock_timeout={patience * 1000:.0f}")
