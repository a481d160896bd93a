"""What the database answered: the rows, all of them read, and how many were touched."""

from collections.abc import Iterator, Sequence
from typing import Any, Self, TypeAlias

from sqlalchemy import CursorResult, Row
from sqlalchemy.exc import MultipleResultsFound, NoResultFound

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
AnyResult: TypeAlias = CursorResult[*tuple[Any, ...]]


class Answer:
    """Rows that can be iterated more than once; the methods are named as those of SQLAlchemy's results.

    `rowcount`: how many rows an insert put in, or an update or a delete matched. 0 tells that somebody was there first.
    """

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: Sequence[AnyRow], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    @classmethod
    def of(cls, result: AnyResult) -> Self:
        return cls(result.all() if result.returns_rows else (), result.rowcount)

    def __iter__(self) -> Iterator[AnyRow]:
        return iter(self._rows)

    def all(self) -> Sequence[AnyRow]:
        return self._rows

    def first(self) -> AnyRow | None:
        """The first row, or None."""
        return self._rows[0] if self._rows else None

    def one(self) -> AnyRow:
        """The only row; NoResultFound, MultipleResultsFound."""
        row = self.one_or_none()
        if row is None:
            raise NoResultFound("no row was found when one was required")
        return row

    def one_or_none(self) -> AnyRow | None:
        """The only row, or None; MultipleResultsFound."""
        if len(self._rows) > 1:
            raise MultipleResultsFound("several rows were found when at most one was required")
        return self._rows[0] if self._rows else None

    def scalar(self) -> Any:
        """The first column of the first row, or None if there is none."""
        return self._rows[0][0] if self._rows else None

    def scalars(self) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self._rows]
