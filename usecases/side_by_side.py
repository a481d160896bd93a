"""Departments side by side, for the director: a dozen numbers of each pair, and the list of clients behind each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.calendar import add_months, month_of
from domain.digests import same_day_of_last_month
from domain.incoming import by_department, pair_money
from domain.money import ZERO
from domain.refusals import NotFound
from domain.side_by_side import (
    LOST_AMONG,
    SILENT_FOR,
    TRANSFERS_OF,
    Load,
    PairNumbers,
    PersonSum,
    days_of,
    lost_on,
    waited,
)
from domain.staff import Actor, DepartmentKind, Permission
from storage import digests, side_by_side
from storage.db import Tx
from storage.side_by_side import Listed
from usecases import company
from usecases.access import needs
from usecases.deciders import circle

PAGE: Final = 8


class Behind(StrEnum):
    """The lists behind the numbers."""

    NEW = "new"
    NEW_LAST = "new-last"
    RUNNING = "running"
    RUNNING_LAST = "running-last"
    ACQUISITION = "acquisition"
    LAPSED = "lapsed"
    SERVICE = "service"
    TRANSFERS = "transfers"
    MISSED = "missed"
    LOST = "lost"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One pair's numbers on a day, and all pairs by commercial department and name, in their order."""

    on: date
    numbers: PairNumbers
    pairs: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class BehindPage:
    """A page, from 0, of the clients behind a number, `total` of them. `month`: of which; `person`: whose clients."""

    behind: Behind
    department_id: int
    pair: str
    clients: Sequence[Listed]
    number: int
    total: int
    month: date
    staff_id: int = 0
    person: str | None = None


@needs(Permission.COMPARE_DEPARTMENTS)
def show(tx: Tx, actor: Actor, department_id: int = 0) -> SideBySide | None:
    """The numbers of a pair, by its commercial department; 0: the first pair. None: there is no pair yet."""
    today = company.today(tx)
    found = numbers(tx, today)
    if not found:
        return None
    chosen = next((pair for pair in found if pair.department_id == department_id), None)
    if chosen is None and department_id:
        raise NotFound
    return SideBySide(today, chosen or found[0], [(pair.department_id, pair.money.commercial) for pair in found])


def numbers(tx: Tx, on: date) -> list[PairNumbers]:
    """The numbers of every pair on a day: a query each, whatever the number of pairs."""
    names = {d.department_id: d.name for d in company.departments(tx)}
    commercial = [d for d in company.departments(tx) if d.kind is DepartmentKind.COMMERCIAL]
    money = by_department(digests.money(tx, add_months(month_of(on), -1), on))
    loads, missed = side_by_side.loads(tx, on), side_by_side.missed(tx, month_of(on), on)
    waits, lost, people = _waits(tx, on), _lost(tx, on), _people(tx, on)
    found = []
    for department in sorted(commercial, key=lambda d: d.department_id):
        number, taker = department.department_id, department.hands_over_to
        sums = pair_money(money.get(number, ()), on, department.name, names.get(taker or 0))
        days = days_of([days for department_id, _, days in waits if department_id == number])
        gone = sum(department_id == number for department_id, _ in lost)
        team = sorted([*people.get(number, ()), *people.get(taker or 0, ())], key=lambda p: (-p.this, p.name))
        load, nothing = loads.get(number, Load()), missed.get(number, ZERO)
        found.append(PairNumbers(number, sums, load, days, nothing, gone, team))
    return found


def _months(on: date) -> tuple[date, date, date, date]:
    """Last month from its first to the same day, and this one to the day."""
    first = month_of(on)
    return add_months(first, -1), same_day_of_last_month(on), first, on


def _waits(tx: Tx, on: date) -> list[tuple[int, Listed, int]]:
    """Each hand-over of late: its department, its client, and the days since the lapse; the longest first."""
    found = [
        (department_id, Listed(client_id, name, day=transferred_on, days=days), days)
        for client_id, name, department_id, lapses_on, transferred_on in side_by_side.handed_over(
            tx, on - TRANSFERS_OF, on
        )
        for days in (waited(lapses_on, transferred_on),)
    ]
    return sorted(found, key=lambda each: (-each[2], each[1].client_id))


def _lost(tx: Tx, on: date) -> list[tuple[int, Listed]]:
    """Each client lost within 90 days of its transfer, with its department; the latest first."""
    found = []
    for client in side_by_side.perhaps_lost(tx, on - LOST_AMONG, on - SILENT_FOR, on):
        day = lost_on(client.transferred_on, client.last_paid, client.deals_closed_on, on)
        if day is not None:
            found.append((client.department_id, Listed(client.client_id, client.name, day=day)))
    return sorted(found, key=lambda each: (each[1].day or date.min, each[1].client_id), reverse=True)


def _people(tx: Tx, on: date) -> Mapping[int, Sequence[PersonSum]]:
    """What everybody of each department earned; who earned nothing in both months is left out."""
    members = side_by_side.members(tx)
    sums = side_by_side.earned(tx, [staff_id for staff_id, _, _ in members], *_months(on))
    found: dict[int, list[PersonSum]] = {}
    for staff_id, name, department_id in members:
        this, last = sums.get(staff_id, (ZERO, ZERO))
        if this or last:
            found.setdefault(department_id, []).append(PersonSum(staff_id, name, this, last))
    return found


@needs(Permission.COMPARE_DEPARTMENTS)
def behind(tx: Tx, actor: Actor, which: Behind, department_id: int, number: int = 0, staff_id: int = 0) -> BehindPage:
    """A page of the clients behind a number of a pair; a page that is none any more is the first one."""
    pair = next((d for d in company.departments(tx) if d.department_id == department_id), None)
    if pair is None or pair.department_id not in circle(tx).hands_over_to:
        raise NotFound
    today = company.today(tx)
    clients, total = _page(tx, which, department_id, staff_id, today, number * PAGE)
    if not clients and number:
        number = 0
        clients, total = _page(tx, which, department_id, staff_id, today, 0)
    last = which in {Behind.NEW_LAST, Behind.RUNNING_LAST}
    month = add_months(month_of(today), -1) if last else month_of(today)
    person = next((name for member, name, _ in side_by_side.members(tx) if member == staff_id), None)
    return BehindPage(which, department_id, pair.name, clients, number, total, month, staff_id, person)


def _page(
    tx: Tx, which: Behind, department_id: int, staff_id: int, today: date, skip: int
) -> tuple[Sequence[Listed], int]:
    if which in {Behind.ACQUISITION, Behind.LAPSED, Behind.SERVICE}:
        return side_by_side.standing(tx, which.value, department_id, today, PAGE, skip)
    if which in {Behind.TRANSFERS, Behind.LOST}:
        found = _lost(tx, today) if which is Behind.LOST else [each[:2] for each in _waits(tx, today)]
        known = [client for number, client in found if number == department_id]
        return known[skip : skip + PAGE], len(known)
    first, same_day, this_first, last = _months(today)
    before = which in {Behind.NEW_LAST, Behind.RUNNING_LAST}
    days: dict[str, object] = {"first": first, "last": same_day} if before else {"first": this_first, "last": last}
    whose: dict[str, object] = {"staff_id": staff_id} if which is Behind.PERSON else {"department_id": department_id}
    return side_by_side.sums(tx, which.value.removesuffix("-last"), {**days, **whose}, PAGE, skip)
