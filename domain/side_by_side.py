"""Departments side by side: what the director compares, and what each number means.

A commercial department and the client department that it hands over to are a pair; a client belongs to the pair of its
commercial department, also after its transfer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from domain.digests import PairMoney
from domain.money import ZERO

TRANSFERS_OF: Final = timedelta(days=90)
"""Whose days from lapse to transfer count: hand-overs of the last 90 days."""
LOST_AMONG: Final = timedelta(days=180)
"""Among whom a client can be counted as lost: those handed over in the last 180 days."""
LOST_WITHIN: Final = timedelta(days=90)
SILENT_FOR: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from lapse to transfer: how many hand-overs, the median, and the longest."""

    count: int = 0
    median: Decimal = ZERO
    worst: int = 0


def waited(lapses_on: date, transferred_on: date) -> int:
    """Days from the lapse to the hand-over; none where it was handed over before."""
    return max((transferred_on - lapses_on).days, 0)


def days_of(found: Sequence[int]) -> Days:
    """Median, half a day between two, and the worst."""
    if not found:
        return Days()
    ordered, middle = sorted(found), len(found) // 2
    median = Decimal(ordered[middle])
    if len(ordered) % 2 == 0:
        median = Decimal(ordered[middle - 1] + ordered[middle]) / 2
    return Days(len(ordered), median, ordered[-1])


def lost_on(transferred_on: date, last_paid: date | None, deals_closed_on: date | None, today: date) -> date | None:
    """The day on which a client was lost within 90 days of its transfer; None: it was not.

    Lost is who had paid before and then, counted from the transfer, let 60 days pass without a confirmed payment and
    has not paid since; or whose last open deal was closed, and who has not paid since. `deals_closed_on`: that day,
    None while a deal is open or where there never was one.
    """
    latest = min(today, transferred_on + LOST_WITHIN)
    days = []
    if last_paid is not None:
        days.append(max(last_paid, transferred_on) + SILENT_FOR)
    if deals_closed_on is not None and transferred_on <= deals_closed_on and deals_closed_on >= (last_paid or date.min):
        days.append(deals_closed_on)
    return min((day for day in days if day <= latest), default=None)


@dataclass(frozen=True, slots=True)
class Load:
    """How many clients stand where: in their acquisition period, lapsed and not handed over, in service."""

    acquisition: int = 0
    lapsed: int = 0
    service: int = 0


@dataclass(frozen=True, slots=True)
class PersonSum:
    """What a person of the pair earned this month, and last month to the same day."""

    staff_id: int
    name: str
    this: Decimal
    last: Decimal


@dataclass(frozen=True, slots=True)
class PairNumbers:
    """All that is compared of one pair on a day. `missed`: the service share that nobody earned this month."""

    department_id: int
    money: PairMoney
    load: Load
    days: Days
    missed: Decimal
    lost: int
    people: Sequence[PersonSum]

    @property
    def something(self) -> bool:
        """Whether there is anything to compare: clients that have lapsed or are served, or money of two months."""
        sums = self.money.new, self.money.running
        return bool(self.load.lapsed or self.load.service or any(each.this or each.last for each in sums))
