"""The database without its threads, for stories in virtual time: each transaction runs where it is asked for."""

from collections.abc import Callable
from typing import Any

from storage.clock import Clock
from storage.db import Tx
from storage.statements import Statements
from storage.threads import connect_sqlite, wrapped_in_engine


class InlineDatabase:
    """An SQLite file; what is read and written, and how, is the program's own."""

    def __init__(self, path: str, clock: Clock) -> None:
        self._raw = connect_sqlite(path)
        self._raw.execute("PRAGMA synchronous=OFF")  # nobody pulls this plug
        self._engine = wrapped_in_engine("sqlite://", lambda: self._raw)
        self._connection = self._engine.connect()
        self._statements, self._clock = Statements(self._connection), clock

    async def write(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self._raw.execute("BEGIN IMMEDIATE")
        result = use_case(Tx(self._connection, self._clock.now(), self._statements), *args, **kwargs)
        self._raw.execute("COMMIT")
        return result

    read = write

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()
