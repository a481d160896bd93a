"""What the names in a scenario stand for: an `EventRefusedError` says which of them stands for nothing, and why."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from domain.assignments import Holder, Hunters, ensure_shares
from domain.scenario import EventRefusedError, Shares
from domain.scenario_books import Books
from domain.staff import DepartmentKind

_Found = TypeVar("_Found")


def ensure_new(known: Mapping[str, object], name: str, what: str) -> None:
    if name in known:
        raise EventRefusedError("id", f"there is a {what} {name!r} already")


def named(known: Mapping[str, _Found], name: str, field: str) -> _Found:
    if name not in known:
        raise EventRefusedError(field, f"there is no {field} {name!r}")
    return known[name]


def hunters_named(books: Books, since: date, shares: Shares) -> Hunters:
    numbered = tuple((_person(books, name, "hunters", DepartmentKind.COMMERCIAL), share) for name, share in shares)
    ensure_shares(numbered)
    return Hunters(since, numbered)


def manager_named(books: Books, since: date, name: str, field: str) -> Holder:
    return Holder(since, _person(books, name, field, DepartmentKind.CLIENT))


def _person(books: Books, name: str, field: str, kind: DepartmentKind) -> int:
    """A person of a department of this kind, or who heads one."""
    if name not in books.staff_ids:
        raise EventRefusedError(field, f"there is nobody called {name!r} in the staff")
    scenario = books.scenario
    places = [scenario.departments[scenario.staff[name]], *(d for d in scenario.departments.values() if d.head == name)]
    if all(department.kind is not kind for department in places):
        raise EventRefusedError(field, f"{name!r} is not in a {kind.value} department")
    return books.staff_ids[name]
