"""What a use case holds in its hands: one transaction at one instant."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias, Unpack

from sqlalchemy import Connection, CursorResult, Executable, Row

AnyRow: TypeAlias = Row[Unpack[tuple[Any, ...]]]
Values: TypeAlias = Mapping[str, Any]


class Tx:
    """One transaction. It neither commits nor rolls back: returning is the commit, an exception the rollback."""

    __slots__ = ("cache", "connection", "now")

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self.cache: dict[Any, Any] = {}

    def execute(self, statement: Executable, params: Values | Sequence[Values] | None = None) -> CursorResult[Unpack[tuple[Any, ...]]]:
        return self.connection.execute(statement, params)

    def all(self, statement: Executable, params: Values | None = None) -> Sequence[AnyRow]:
        """Every row."""
        return self.connection.execute(statement, params).all()

    def one_or_none(self, statement: Executable, params: Values | None = None) -> AnyRow | None:
        """The only row, or None; several raise MultipleResultsFound."""
        return self.connection.execute(statement, params).one_or_none()

    def scalar(self, statement: Executable, params: Values | None = None) -> Any:
        """The first column of the first row, or None if there is none."""
        return self.connection.execute(statement, params).scalar()

    def scalars(self, statement: Executable, params: Values | None = None) -> Sequence[Any]:
        """The first column of every row."""
        return self.connection.execute(statement, params).scalars().all()

    def count(self, statement: Executable, params: Values | None = None) -> int:
        """How many rows an update or delete matched, or an insert put in: 0 tells that somebody was there first."""
        return self.connection.execute(statement, params).rowcount

    def insert(self, statement: Executable, params: Values) -> int:
        """Put a row in; its id."""
        key = self.connection.execute(statement, params).inserted_primary_key
        if key is None:
            raise LookupError("the table gave no id")
        return int(key[0])
