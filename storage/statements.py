"""The statements of a program, each prepared once for all its connections.

SQLAlchemy spends tens of microseconds on each execution of a statement it has long compiled. A statement object that
comes a second time is one that a module built once: from then on the driver is asked directly. One built on the fly,
and what is unusual, goes SQLAlchemy's own way; the answers and the errors are the same.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Executable
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError, StatementError

from storage.answers import Answer, AnyResult
from storage.prepared import Prepared, Values, prepare

MOST = 2000
"""Statements kept at most; a program has some hundreds."""

CANDIDATES = 200
"""Statements seen once that are remembered, so that their second time is noticed."""

Kept = TypeVar("Kept")


class TransactionLostError(RuntimeError):
    """A use case caught a database error and went on, but its transaction was gone or could only be rolled back."""


class _Known:
    """What is known of the statements for one kind of database; connections of all threads share it."""

    def __init__(self) -> None:
        self._prepared: dict[int, Prepared] = {}
        self.seen: dict[int, Executable] = {}
        self._unusual: dict[int, Executable] = {}
        self._lock = Lock()

    def find(self, statement: Executable, params: Values, dialect: Dialect) -> Prepared | None:
        """The statement prepared; None where SQLAlchemy is to be asked."""
        prepared = self._prepared.get(id(statement))
        if prepared is not None:
            return prepared if prepared.columns is None or prepared.columns == params.keys() else None
        if id(statement) in self._unusual:
            return None
        with self._lock:
            return self._second_time(statement, params, dialect)

    def _second_time(self, statement: Executable, params: Values, dialect: Dialect) -> Prepared | None:
        # The dictionaries hold the statement itself, so that no other gets its id.
        if id(statement) not in self.seen:
            if len(self.seen) >= CANDIDATES:
                del self.seen[next(iter(self.seen))]
            self.seen[id(statement)] = statement
            return None
        prepared = prepare(statement, dialect, params)
        if prepared is not None:
            _keep(self._prepared, statement, prepared)
        else:
            # compiling it each time, only to find that out again, takes longer than asking
            _keep(self._unusual, statement, statement)
        return prepared


_known: Final[defaultdict[str, _Known]] = defaultdict(_Known)


class Statements:
    """Executes statements on `connection`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect
        self._driver: Any = connection.connection.dbapi_connection
        self._known = _known[self._dialect.name]
        self.lost = False

    def execute(self, statement: Executable, params: Values) -> Answer:
        """What the database answers."""
        prepared = self._find(statement, params)
        if prepared is None:
            return Answer.of(self._ask_sqlalchemy(statement, params))
        cursor = self._ask(prepared, self._driver.execute, prepared.values, params)
        return Answer(prepared.rows(cursor), cursor.rowcount)

    def execute_many(self, statement: Executable, rows: Sequence[Values]) -> Answer:
        """The same for each of `rows`, which have the same keys; the answer is only how many there were."""
        if not rows:
            return Answer((), 0)
        prepared = self._find(statement, rows[0])
        if prepared is None:
            return Answer.of(self._ask_sqlalchemy(statement, rows))
        cursor = self._driver.cursor()
        self._ask(prepared, cursor.executemany, lambda many: list(map(prepared.values, many)), rows)
        return Answer((), cursor.rowcount)

    def insert(self, statement: Executable, params: Values) -> int:
        """Put a row in; its id."""
        prepared = self._find(statement, params)
        if prepared is None:
            key = self._ask_sqlalchemy(statement, params).inserted_primary_key
            if key is None:
                raise LookupError("the table gave no id")
            return int(key[0])
        cursor = self._ask(prepared, self._driver.execute, prepared.values, params)
        return int(cursor.lastrowid if self._dialect.name == "sqlite" else cursor.fetchone()[0])

    def _find(self, statement: Executable, params: Values) -> Prepared | None:
        if self.lost:
            raise TransactionLostError("the transaction was rolled back by the error before")
        return self._known.find(statement, params, self._dialect)

    def _ask_sqlalchemy(self, statement: Executable, params: Values | Sequence[Values]) -> AnyResult:
        try:
            return self._connection.execute(statement, params)
        except StatementError:
            self._look_for_loss()
            raise

    def _ask(
        self, prepared: Prepared, execute: Callable[[str, Any], Any], values: Callable[[Any], Any], params: Any
    ) -> Any:
        try:
            return execute(prepared.sql, values(params))
        except Exception as error:
            self._look_for_loss()
            base, dialect = self._dialect.loaded_dbapi.Error, self._dialect
            raise DBAPIError.instance(prepared.sql, None, error, base, hide_parameters=True, dialect=dialect) from error

    def _look_for_loss(self) -> None:
        # Outside of a transaction SQLite would commit each statement that follows by itself.
        self.lost = self._dialect.name == "sqlite" and not self._driver.in_transaction


def _keep(known: dict[int, Kept], statement: Executable, what: Kept) -> None:
    if len(known) >= MOST:
        known.clear()
    known[id(statement)] = what
