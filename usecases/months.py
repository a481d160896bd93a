"""The month: reviewed while it is open, closed by the director, in order and for good, and told to everybody.

The closing is one transaction: the company's last closed month by compare-and-set, each person's totals, the audit row,
and what people are told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from domain.calendar import add_months, month_of, next_month
from domain.money import ZERO
from domain.month import MonthClosed, PersonMonth, earliest_open, ensure_agreed, ensure_closable
from domain.staff import Actor, Permission, Role
from storage import audit, months, objections, staff
from storage import company as company_storage
from storage.db import Tx
from storage.months import Closing, Waiting
from storage.objections import Objection
from usecases import company
from usecases.access import needs
from usecases.notices import tell

MOST_LISTED: Final = 5
MOST_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class MonthReview:
    """The earliest month that is not closed. `unconfirmed` and `unresolved` are dated in it or before."""

    month: date
    ended: bool
    people: Sequence[PersonMonth]
    unconfirmed: Waiting
    unresolved: Waiting
    objections: Sequence[Objection]
    closed: Sequence[Closing]

    @property
    def total(self) -> Decimal:
        """What everybody earned."""
        return sum((person.earned for person in self.people), ZERO)


@needs(Permission.REVIEW_MONTH)
def review(tx: Tx, actor: Actor) -> MonthReview:
    """What the month that is closed next comes to, and what stands in its way."""
    month, today = _earliest(tx), company.today(tx)
    last = last_day(month)
    return MonthReview(
        month,
        next_month(month) <= today,
        people_of(tx, month),
        months.unconfirmed(tx, last, MOST_LISTED),
        months.unresolved(tx, last, MOST_LISTED),
        objections.open_until(tx, last),
        months.newest_closings(tx, MOST_MONTHS),
    )


def last_day(month: date) -> date:
    """The last day of a month."""
    return next_month(month) - timedelta(days=1)


def _earliest(tx: Tx) -> date:
    through = company_storage.get(tx).closed_through
    first = months.first_activity(tx) if through is None else None
    return earliest_open(through, first, company.today(tx))


def people_of(tx: Tx, month: date) -> list[PersonMonth]:
    """What each person has for the month closed next, by the ledger and by what was carried into it."""
    carried = months.carried_from(tx, add_months(month, -1))
    return [
        PersonMonth(staff_id, name, kinds, carried.get(staff_id, ZERO))
        for (staff_id, name), kinds in months.sums(tx, month, last_day(month)).items()
        if kinds or staff_id in carried
    ]


@needs(Permission.CLOSE_MONTH)
def close(tx: Tx, actor: Actor, month: date, *, despite_objections: int = 0) -> None:
    """Close a month for good. `despite_objections`: how many open ones the director has agreed to.

    MonthClosed, MonthOutOfOrder, MonthNotEnded, OpenObjections; whoever comes second finds it closed.
    """
    ensure_closable(month, _earliest(tx), company.today(tx))
    waiting = objections.count_open_until(tx, last_day(month))
    ensure_agreed(waiting, despite_objections)
    people = people_of(tx, month)
    before = company_storage.get(tx).closed_through
    if not company_storage.close_through(tx, month, before):
        raise MonthClosed(month=month.month, year=month.year)
    months.add_closing(tx, month, actor.staff_id, waiting, people)
    total = sum((person.earned for person in people), ZERO)
    audit.record(
        tx,
        actor,
        "month closed",
        f"month:{month:%Y-%m}",
        before={"closed_through": before and before.isoformat()},
        after={"closed_through": month, "people": len(people), "total": total, "open_objections": waiting},
    )
    _tell(tx, actor, month, people)


def _tell(tx: Tx, actor: Actor, month: date, people: Sequence[PersonMonth]) -> None:
    for person in people:
        reader = staff.actor_of(tx, person.staff_id)
        if reader is None or not reader.may(Permission.SEE_EARNINGS):
            continue
        tell(tx, person.staff_id, "month_statement", f"statement {month:%Y-%m}", month=month.isoformat())
    for other in staff.active(tx):
        if other.role is Role.ACCOUNTANT and other.staff_id != actor.staff_id:
            tell(tx, other.staff_id, "month_payroll", f"payroll {month:%Y-%m}", month=month.isoformat())


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """A closed month as it was kept."""

    closing: Closing
    people: Sequence[PersonMonth]

    @property
    def total(self) -> Decimal:
        """What everybody earned."""
        return sum((person.earned for person in self.people), ZERO)


@needs(Permission.REVIEW_MONTH)
def closed(tx: Tx, actor: Actor, month: date) -> ClosedMonth | None:
    """A closed month; None while it is open."""
    closing = months.closing_of(tx, month_of(month))
    return None if closing is None else ClosedMonth(closing, months.totals(tx, closing.month))
