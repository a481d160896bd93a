"""What a statement is made of, whatever file it becomes: pages with a head, a table, and sums below it.

Every word comes in with the data, already in the reader's language.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

Cell = str | Decimal
"""Words, or money."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `weight`: how wide it is beside the others."""

    title: str
    weight: int
    money: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet. `facts`: what it is about, as pairs; `total`: the table's last row; `sums`: what
    follows from it, the last of them being what it is all about.
    """

    name: str
    title: str
    facts: Sequence[tuple[str, str]]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell]
    sums: Sequence[tuple[str, Decimal]] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A file's pages. `mark`: who made it and when, on every page; `money`: an amount in words, for what is printed.

    `page_of`: the number of a page and of how many, in words.
    """

    title: str
    mark: str
    made_at: datetime
    money: Callable[[Decimal], str]
    page_of: Callable[[int, int], str]
    pages: Sequence[Page]
    wide: bool = False
