"""What was booked of one payment and why, what is undone when it came on another day, and what is expected when."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import bindparam, func, insert, select

from domain.calendar import next_month
from domain.earnings import EntryKind
from storage.db import Tx
from storage.earnings import expected_earnings, ledger
from storage.staff import staff
from storage.types import Day, Kopecks


@dataclass(frozen=True, slots=True)
class Booking:
    """A posting as a person sees it who asks why. `by`: whose act it was; None: the clock."""

    kind: EntryKind
    month: date
    amount: Decimal
    booked_on: date
    booked_at: datetime
    reason: str
    by: str | None
    late_for: date | None


_history = (
    select(
        ledger.c.kind,
        ledger.c.month,
        ledger.c.amount,
        ledger.c.booked_on,
        ledger.c.booked_at,
        ledger.c.reason,
        staff.c.name,
        ledger.c.late_for,
    )
    .join_from(ledger, staff, staff.c.id == ledger.c.booked_by, isouter=True)
    .where(ledger.c.payment_id == bindparam("payment_id"), ledger.c.staff_id == bindparam("staff_id"))
    .order_by(ledger.c.id)
)
_post = insert(ledger)
_TAKEN_BACK = ("client_id", "payment_id", "staff_id", "kind", "month", "earned_on", "late_for", "amount")
_taken_back = [ledger.c[name] for name in _TAKEN_BACK[:-1]]
_open_of_payment = (
    select(*_taken_back, func.sum(ledger.c.amount, type_=Kopecks()))
    .where(
        ledger.c.payment_id == bindparam("payment_id"),
        ledger.c.kind != EntryKind.CORRECTION,
        ledger.c.month >= bindparam("since", type_=Day()),
    )
    .group_by(*_taken_back)
    .order_by(ledger.c.staff_id, ledger.c.kind, ledger.c.month, ledger.c.earned_on)
)
_expected_kinds = (
    select(expected_earnings.c.kind, func.sum(expected_earnings.c.amount, type_=Kopecks()))
    .where(
        expected_earnings.c.staff_id == bindparam("staff_id"),
        expected_earnings.c.earned_on >= bindparam("first"),
        expected_earnings.c.earned_on <= bindparam("last"),
    )
    .group_by(expected_earnings.c.kind)
)
_expected_payments = select(func.count(expected_earnings.c.payment_id.distinct())).where(
    expected_earnings.c.staff_id == bindparam("staff_id"),
    expected_earnings.c.earned_on >= bindparam("first"),
    expected_earnings.c.earned_on <= bindparam("last"),
)


def history(tx: Tx, staff_id: int, payment_id: int) -> list[Booking]:
    """All that was booked for a person of one payment, in that order."""
    rows = tx.execute(_history, {"staff_id": staff_id, "payment_id": payment_id})
    return [Booking(EntryKind(row[0]), *row[1:]) for row in rows]


def take_back(
    tx: Tx, payment_id: int, *, closed_through: date | None, today: date, reason: str, booked_by: int
) -> None:
    """Undo, each on its own day, what open months hold of a payment by its facts; what is due is then posted anew."""
    since = date.min if closed_through is None else next_month(closed_through)
    rows = [
        {
            **dict(zip(_TAKEN_BACK, row, strict=True)),
            "amount": -row[-1],
            "objection_id": None,
            "booked_on": today,
            "reason": reason,
            "booked_at": tx.now,
            "booked_by": booked_by,
        }
        for row in tx.execute(_open_of_payment, {"payment_id": payment_id, "since": since})
        if row[-1]
    ]
    if rows:
        tx.execute(_post, rows)


def expected_between(tx: Tx, staff_id: int, first: date, last: date) -> tuple[dict[EntryKind, Decimal], int]:
    """What declared payments dated between two days are expected to bring a person by kind, and how many they are."""
    days = {"staff_id": staff_id, "first": first, "last": last}
    kinds = {EntryKind(kind): total for kind, total in tx.execute(_expected_kinds, days)}
    return kinds, int(tx.scalar(_expected_payments, days) or 0)
