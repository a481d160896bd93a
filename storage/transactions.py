"""What a use case holds in its hands: one transaction at one instant."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.exc import DBAPIError

from storage.answers import Answer, AnyRow
from storage.prepared import Values
from storage.statements import Statements

_NOTHING: Values = {}


class Tx:
    """One transaction. It neither commits nor rolls back: returning is the commit, an exception the rollback.

    Statements are built once, at module level, with `bindparam`: those are fast. `now` is when the transaction began:
    aware, UTC. `cache` lives as long as the transaction.
    """

    __slots__ = ("_statements", "cache", "connection", "now")

    def __init__(self, connection: Connection, now: datetime, statements: Statements | None = None) -> None:
        self.connection = connection
        self.now = now
        self.cache: dict[Any, Any] = {}
        self._statements = statements or Statements(connection)

    def execute(self, statement: Executable, params: Values | Sequence[Values] | None = None) -> Answer:
        """What the database answers; with a list of params the statement runs for each, and not at all for none."""
        if isinstance(params, list | tuple):
            return self._statements.execute_many(statement, params)
        return self._statements.execute(statement, params or _NOTHING)  # type: ignore[arg-type]

    def all(self, statement: Executable, params: Values = _NOTHING) -> Sequence[AnyRow]:
        """Every row."""
        return self._statements.execute(statement, params).all()

    def one_or_none(self, statement: Executable, params: Values = _NOTHING) -> AnyRow | None:
        """The only row, or None; several raise MultipleResultsFound."""
        return self._statements.execute(statement, params).one_or_none()

    def scalar(self, statement: Executable, params: Values = _NOTHING) -> Any:
        """The first column of the first row, or None if there is none."""
        return self._statements.execute(statement, params).scalar()

    def scalars(self, statement: Executable, params: Values = _NOTHING) -> list[Any]:
        """The first column of every row."""
        return self._statements.execute(statement, params).scalars()

    def count(self, statement: Executable, params: Values = _NOTHING) -> int:
        """How many rows an update or delete matched, or an insert put in: 0 tells that somebody was there first."""
        return self._statements.execute(statement, params).rowcount

    def insert(self, statement: Executable, params: Values) -> int:
        """Put a row in; its id."""
        return self._statements.insert(statement, params)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """An exception that leaves the block undoes what was done in it, and nothing before.

        A database error caught without one leaves PostgreSQL's transaction unusable.
        """
        tell = self.connection.exec_driver_sql
        tell("SAVEPOINT step")
        try:
            yield
        except BaseException:
            self.cache.clear()  # what was kept may be of what is undone, the audit log's newest hash above all
            # If the whole transaction is gone, what is raised is the cause.
            with suppress(DBAPIError):
                tell("ROLLBACK TO step")
                tell("RELEASE step")
            raise
        tell("RELEASE step")
