"""Closing a month: in order, once it has ended, and for good; a person's minus is carried into the next month.

What is carried is no posting: the ledger holds what was earned, and a month that stays below zero pays nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.calendar import next_month
from domain.earnings import EntryKind
from domain.money import ZERO
from domain.refusals import Refusal


class MonthClosed(Refusal):
    """A closed month is not closed again, and never re-opened."""


class MonthNotEnded(Refusal):
    """Only a month that has ended is closed."""


class MonthOutOfOrder(Refusal):
    """Months are closed in order: the earliest open one first."""


class MonthStillOpen(Refusal):
    """Statements are of closed months: an open one still changes."""


class OpenObjections(Refusal):
    """A month with open objections closes only with the director's word that says how many there are."""


@dataclass(frozen=True, slots=True)
class PersonMonth:
    """What a person has for a month. `carried_in`: what was carried into it, zero or below."""

    staff_id: int
    name: str
    kinds: Mapping[EntryKind, Decimal]
    carried_in: Decimal = ZERO

    @property
    def earned(self) -> Decimal:
        """What the ledger holds of the month."""
        return sum(self.kinds.values(), ZERO)

    @property
    def payable(self) -> Decimal:
        """What is paid out: nothing while the month stays below zero."""
        return max(self.earned + self.carried_in, ZERO)

    @property
    def carried_forward(self) -> Decimal:
        """What goes into the next month, zero or below."""
        return min(self.earned + self.carried_in, ZERO)


def earliest_open(closed_through: date | None, first_activity: date | None, today: date) -> date:
    """The month to be closed next, as its first day. `first_activity`: the first day anything is known of."""
    if closed_through is not None:
        return next_month(closed_through)
    return (first_activity or today).replace(day=1)


def ensure_closable(month: date, earliest: date, today: date) -> None:
    """MonthClosed, MonthOutOfOrder or MonthNotEnded when `month` cannot be closed on this day."""
    if month < earliest:
        raise MonthClosed(month=month.month, year=month.year)
    if month > earliest:
        raise MonthOutOfOrder(month=earliest.month, year=earliest.year)
    if next_month(month) > today:
        raise MonthNotEnded(month=month.month, year=month.year, first=next_month(month))


def ensure_agreed(open_objections: int, agreed_to: int) -> None:
    """Refuse while there are more open objections than the director has agreed to."""
    if open_objections > agreed_to:
        raise OpenObjections(count=open_objections)
