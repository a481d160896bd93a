"""The ledger (начисления): append-only postings, so that open months always stand as if computed afresh.

What is due for each (payment, person, kind) by today's facts, less what closed months already hold of it, belongs to
one month: that of the payment's date if it is open, else the earliest open month after it. Where open months hold
anything else, further postings book the difference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.calendar import month_of, next_month
from domain.earnings import Entry, EntryKind
from domain.money import ZERO

LedgerKey = tuple[int, int, EntryKind]


@dataclass(frozen=True, slots=True)
class Posting:
    """One row of the ledger: what a payment brings a person in a kind, booked to a month (its first day)."""

    payment_id: int
    staff_id: int
    kind: EntryKind
    month: date
    amount: Decimal


def due_amounts(entries: Iterable[Entry]) -> dict[LedgerKey, Decimal]:
    """What is due by today's facts for each payment, person and kind."""
    return {(e.payment_id, e.staff_id, e.kind): e.amount for e in entries if e.amount}


def home_month(paid_on: date, closed_through: date | None) -> date:
    """The month a fact of this day belongs to: its own if open, else the earliest open one. `closed_through`: first
    day of the last closed month; None: none is closed.
    """
    month = month_of(paid_on)
    return month if closed_through is None or month > closed_through else next_month(closed_through)


def postings_due(
    due: Mapping[LedgerKey, Decimal],
    booked: Iterable[Posting],
    paid_on: Mapping[int, date],
    closed_through: date | None,
) -> list[Posting]:
    """The postings that bring the open months to what is due. `paid_on`: the date of each payment and refund, void
    ones included; nothing to book gives an empty list.
    """
    remaining = dict(due)
    standing: dict[tuple[LedgerKey, date], Decimal] = {}
    for posting in booked:
        key = (posting.payment_id, posting.staff_id, posting.kind)
        if closed_through is not None and posting.month <= closed_through:
            remaining[key] = remaining.get(key, ZERO) - posting.amount
        else:
            standing[key, posting.month] = standing.get((key, posting.month), ZERO) + posting.amount
    wanted = {(key, home_month(paid_on[key[0]], closed_through)): amount for key, amount in remaining.items()}
    found: list[Posting] = []
    for place in {**standing, **wanted}:
        amount = wanted.get(place, ZERO) - standing.get(place, ZERO)
        if amount:
            key, month = place
            found.append(Posting(*key, month, amount))
    return sorted(found, key=lambda posting: (posting.month, posting.payment_id, posting.staff_id, posting.kind))
