"""Collecting what a client owes: when the account manager is reminded of a charge, and whether it is paid on time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from domain.deals import Charge, Deal, Owed, owed
from domain.money import ZERO

REMINDED_AFTER: Final = (0, 3, 7)
"""Days after the day on which a charge is due."""


def first_unpaid_on(deals: Iterable[Deal], charges: Sequence[Charge]) -> date | None:
    """The due day, past or to come, of the oldest charge that is not fully paid; None: nothing will be due."""
    full: dict[int, int] = {}
    for charge in charges:
        if charge.deal_id is not None and charge.full_on is not None:
            full[charge.deal_id] = full.get(charge.deal_id, 0) + 1
    days = (
        deal.charge_due_on(full.get(deal.deal_id, 0))
        for deal in deals
        if deal.closed_on is None and deal.charge_amount(full.get(deal.deal_id, 0)) is not None
    )
    return min(days, default=None)


def reminded_between(found: Iterable[Owed], after: date, today: date) -> list[Owed]:
    """The unpaid charges of which a reminder became due after a day, and by today."""
    return [each for each in found if any(after < day <= today for day in _days(each.due_on))]


def next_reminder(deals: Iterable[Deal], charges: Sequence[Charge], today: date) -> date | None:
    """The day after today on which the next reminder of a charge is due, if it is not paid by then."""
    known = list(deals)
    days = [day for each in owed(known, charges, today) for day in _days(each.due_on) if day > today]
    for deal in known:
        index = 0
        while deal.closed_on is None and deal.charge_amount(index) is not None:
            if deal.charge_due_on(index) > today:
                days.append(deal.charge_due_on(index))
                break
            index += 1
    return min(days, default=None)


def _days(due_on: date) -> list[date]:
    return [due_on + timedelta(days=days) for days in REMINDED_AFTER]


@dataclass(frozen=True, slots=True)
class Punctuality:
    """How the charges of some days were paid: how many were due, how many of them late, what is still owed and since.

    A charge is late when it was paid after its day, or is not paid and its day is past.
    """

    due: int
    late: int
    owed: Decimal = ZERO
    since: date | None = None


def punctuality(deals: Iterable[Deal], charges: Sequence[Charge], since: date, today: date) -> Punctuality:
    """How the charges that were due from a day on, and before today, were paid."""
    full = {(charge.deal_id, charge.index): charge.full_on for charge in charges}
    known, count, late = list(deals), 0, 0
    for deal in known:
        index = 0
        while deal.charge_amount(index) is not None and (due_on := deal.charge_due_on(index)) < today:
            if due_on >= since and (deal.closed_on is None or due_on < deal.closed_on):
                paid_on = full.get((deal.deal_id, index))
                count += 1
                late += paid_on is None or paid_on > due_on
            index += 1
    left = owed(known, charges, today - timedelta(days=1))
    return Punctuality(count, late, sum((each.left for each in left), ZERO), left[0].due_on if left else None)
