"""The append-only ledger, what declared payments are expected to bring, and the service share that was missed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, bindparam, delete, func, insert, select

from domain.calendar import month_of
from domain.earnings import Entry, EntryKind
from domain.payroll import Posting
from domain.refusals import NotFound
from storage import company
from storage.clients import clients
from storage.db import Tx
from storage.metadata import metadata
from storage.types import Day, Instant, Kopecks

ledger = Table(
    "ledger",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("payment_id", ForeignKey("payments.id"), nullable=False, index=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("month", Day, nullable=False),  # its first day
    Column("earned_on", Day, nullable=False),  # the payment's date; in a later month, the day of booking
    Column("booked_on", Day, nullable=False),
    Column("amount", Kopecks, nullable=False),
    Column("reason", String, nullable=False),  # the act that caused it
    Column("booked_at", Instant, nullable=False),
    Column("booked_by", Integer, nullable=False),  # staff, or 0: the clock
    Column("late_for", Day),  # the closed month of the payment's date, its first day, when it came too late for it
    Column("objection_id", Integer, ForeignKey("objections.id")),  # a correction: what objection it follows
    Index("ix_ledger_earned", "staff_id", "earned_on", "kind", "amount"),
    Index("ix_ledger_booked", "staff_id", "booked_on", "kind", "amount"),
)

expected_earnings = Table(
    "expected_earnings",
    metadata,
    Column("payment_id", ForeignKey("payments.id"), primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("earned_on", Day, nullable=False),
    Column("amount", Kopecks, nullable=False),
    Index("ix_expected_earned", "staff_id", "earned_on", "kind", "amount"),
)

missed_service = Table(
    "missed_service",
    metadata,
    Column("payment_id", ForeignKey("payments.id"), primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("paid_on", Day, nullable=False),
    Column("amount", Kopecks, nullable=False),
    Index("ix_missed_paid", "paid_on", "amount"),
)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A posting as a person sees it, with its client. `late_for`: the closed month it came too late for."""

    posting: Posting
    client_id: int
    client_name: str
    earned_on: date
    booked_on: date
    booked_at: datetime
    reason: str
    late_for: date | None = None


_booked = select(
    ledger.c.payment_id, ledger.c.staff_id, ledger.c.kind, ledger.c.month, func.sum(ledger.c.amount, type_=Kopecks())
).where(ledger.c.client_id == bindparam("client_id"), ledger.c.kind != EntryKind.CORRECTION)
_booked = _booked.group_by(ledger.c.payment_id, ledger.c.staff_id, ledger.c.kind, ledger.c.month)
_client_of = [
    select(table.c.client_id)
    .where(table.c.payment_id == bindparam("payment_id"), table.c.staff_id == bindparam("staff_id"))
    .limit(1)
    for table in (ledger, expected_earnings)
]
_brings = [
    select(func.coalesce(func.sum(table.c.amount, type_=Kopecks()), 0)).where(
        table.c.staff_id == bindparam("staff_id"), table.c.payment_id == bindparam("payment_id")
    )
    for table in (ledger, expected_earnings)
]
_post = insert(ledger)
_hoped = expected_earnings.c
_expected_of_client = select(_hoped.payment_id, _hoped.staff_id, _hoped.kind, _hoped.earned_on, _hoped.amount).where(
    _hoped.client_id == bindparam("client_id")
)
_drop_expected = delete(expected_earnings).where(
    _hoped.payment_id == bindparam("of_payment"),
    _hoped.staff_id == bindparam("of_staff"),
    _hoped.kind == bindparam("of_kind"),
)
_add_expected = insert(expected_earnings)
_missed_of_client = select(missed_service.c.payment_id, missed_service.c.amount).where(
    missed_service.c.client_id == bindparam("client_id")
)
_drop_missed = delete(missed_service).where(missed_service.c.client_id == bindparam("of_client"))
_add_missed = insert(missed_service)
_by_day = (
    select(ledger.c.earned_on, ledger.c.kind, func.sum(ledger.c.amount, type_=Kopecks()))
    .where(
        ledger.c.staff_id == bindparam("staff_id"),
        ledger.c.earned_on >= bindparam("first"),
        ledger.c.earned_on <= bindparam("last"),
    )
    .group_by(ledger.c.earned_on, ledger.c.kind)
    .order_by(ledger.c.earned_on)
)
_booked_by_kind = (
    select(ledger.c.kind, func.sum(ledger.c.amount, type_=Kopecks()))
    .where(ledger.c.staff_id == bindparam("staff_id"), ledger.c.booked_on == bindparam("day"))
    .group_by(ledger.c.kind)
)
_expected = select(
    func.coalesce(func.sum(_hoped.amount, type_=Kopecks()), 0), func.count(_hoped.payment_id.distinct())
).where(_hoped.staff_id == bindparam("staff_id"))
_lines = (
    select(
        ledger.c.payment_id,
        ledger.c.staff_id,
        ledger.c.kind,
        ledger.c.month,
        ledger.c.amount,
        ledger.c.client_id,
        clients.c.name,
        ledger.c.earned_on,
        ledger.c.booked_on,
        ledger.c.booked_at,
        ledger.c.reason,
        ledger.c.late_for,
    )
    .join_from(ledger, clients, clients.c.id == ledger.c.client_id)
    .where(
        ledger.c.staff_id == bindparam("staff_id"),
        ledger.c.earned_on >= bindparam("first"),
        ledger.c.earned_on <= bindparam("last"),
    )
    .order_by(ledger.c.earned_on.desc(), ledger.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_line_count = select(func.count()).where(
    ledger.c.staff_id == bindparam("staff_id"),
    ledger.c.earned_on >= bindparam("first"),
    ledger.c.earned_on <= bindparam("last"),
)


def client_of(tx: Tx, staff_id: int, payment_id: int) -> int:
    """The client of a payment that has brought this person something, or is expected to; NotFound otherwise."""
    found = {"staff_id": staff_id, "payment_id": payment_id}
    known = [client_id for client_id in (tx.scalar(statement, found) for statement in _client_of) if client_id]
    if not known:
        raise NotFound
    return int(known[0])


def brings(tx: Tx, staff_id: int, payment_id: int) -> Decimal:
    """What a payment has brought a person, or is expected to."""
    found = {"staff_id": staff_id, "payment_id": payment_id}
    return sum((Decimal(tx.scalar(statement, found)) for statement in _brings), Decimal("0.00"))


def booked(tx: Tx, client_id: int) -> list[Posting]:
    """What the ledger holds of a client by its facts: one sum for each payment, person, kind and month.

    Corrections are nothing that facts bring, and stay whatever becomes of these.
    """
    rows = tx.execute(_booked, {"client_id": client_id})
    return [Posting(payment_id, who, EntryKind(kind), month, total) for payment_id, who, kind, month, total in rows]


def post(
    tx: Tx,
    client_id: int,
    postings: Sequence[Posting],
    paid_on: Mapping[int, date],
    *,
    today: date,
    reason: str,
    booked_by: int,
    objection_id: int | None = None,
) -> None:
    """Add postings. In the payment's own month they are earned on its date, in a later one on the day of booking."""
    closed_through = company.get(tx).closed_through
    rows = [
        {
            "client_id": client_id,
            "payment_id": posting.payment_id,
            "staff_id": posting.staff_id,
            "kind": posting.kind.value,
            "month": posting.month,
            "earned_on": _earned_on(posting, paid_on[posting.payment_id], today),
            "booked_on": today,
            "amount": posting.amount,
            "reason": reason,
            "booked_at": tx.now,
            "booked_by": booked_by,
            "late_for": _late_for(paid_on[posting.payment_id], closed_through),
            "objection_id": objection_id,
        }
        for posting in postings
    ]
    if rows:
        tx.execute(_post, rows)


def _earned_on(posting: Posting, paid_on: date, today: date) -> date:
    if month_of(paid_on) == posting.month:
        return paid_on
    return today if month_of(today) == posting.month else posting.month


def _late_for(paid_on: date, closed_through: date | None) -> date | None:
    month = month_of(paid_on)
    return month if closed_through is not None and month <= closed_through else None


def replace_expected(tx: Tx, client_id: int, entries: Iterable[Entry], paid_on: Mapping[int, date]) -> None:
    """Keep what a client's declared payments are expected to bring; only what has changed is written."""
    known = {tuple(row) for row in tx.execute(_expected_of_client, {"client_id": client_id})}
    wanted = {(e.payment_id, e.staff_id, e.kind.value, paid_on[e.payment_id], e.amount): e for e in entries}
    gone = [{"of_payment": row[0], "of_staff": row[1], "of_kind": row[2]} for row in sorted(known - wanted.keys())]
    tx.execute(_drop_expected, gone)
    add_expected(tx, client_id, [wanted[row] for row in sorted(wanted.keys() - known)], paid_on)


def add_expected(tx: Tx, client_id: int, entries: Iterable[Entry], paid_on: Mapping[int, date]) -> None:
    """Add what a declared payment, of which nothing is known yet, is expected to bring."""
    rows = [
        {
            "payment_id": entry.payment_id,
            "staff_id": entry.staff_id,
            "kind": entry.kind.value,
            "client_id": client_id,
            "earned_on": paid_on[entry.payment_id],
            "amount": entry.amount,
        }
        for entry in entries
    ]
    tx.execute(_add_expected, rows)


def replace_missed(tx: Tx, client_id: int, missed: Sequence[tuple[int, Decimal]], paid_on: Mapping[int, date]) -> None:
    """Keep the service share that nobody earned of a client."""
    known = {row.payment_id: row.amount for row in tx.execute(_missed_of_client, {"client_id": client_id})}
    if known == dict(missed):
        return
    tx.execute(_drop_missed, {"of_client": client_id})
    add_missed(tx, client_id, missed, paid_on)


def add_missed(tx: Tx, client_id: int, missed: Sequence[tuple[int, Decimal]], paid_on: Mapping[int, date]) -> None:
    """Add the service share that nobody earns of payments of which nothing is known yet."""
    rows = [
        {"payment_id": payment_id, "client_id": client_id, "paid_on": paid_on[payment_id], "amount": amount}
        for payment_id, amount in missed
    ]
    tx.execute(_add_missed, rows)


def by_day(tx: Tx, staff_id: int, first: date, last: date) -> list[tuple[date, EntryKind, Decimal]]:
    """What a person earned on each day between two days, by kind: an index alone answers it."""
    rows = tx.execute(_by_day, {"staff_id": staff_id, "first": first, "last": last})
    return [(day, EntryKind(kind), total) for day, kind, total in rows]


def booked_on(tx: Tx, staff_id: int, day: date) -> dict[EntryKind, Decimal]:
    """What was booked for a person on a day, by kind."""
    rows = tx.execute(_booked_by_kind, {"staff_id": staff_id, "day": day})
    return {EntryKind(kind): total for kind, total in rows}


def expected(tx: Tx, staff_id: int) -> tuple[Decimal, int]:
    """What declared payments are expected to bring a person, and how many payments those are."""
    total, count = tx.execute(_expected, {"staff_id": staff_id}).one()
    return Decimal(total), int(count)


def lines(tx: Tx, staff_id: int, first: date, last: date, *, skip: int, most: int) -> tuple[list[LedgerLine], int]:
    """A page of a person's postings between two days, newest first, and how many there are in all."""
    days = {"staff_id": staff_id, "first": first, "last": last}
    rows = tx.execute(_lines, {**days, "skip": skip, "most": most})
    found = [
        LedgerLine(Posting(payment_id, who, EntryKind(kind), month, amount), *rest)
        for payment_id, who, kind, month, amount, *rest in rows
    ]
    return found, int(tx.execute(_line_count, days).scalar() or 0)
