"""Closed months: who closed them, and what each person had; and what the review of an open one asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ForeignKey,
    Integer,
    Table,
    bindparam,
    func,
    insert,
    literal_column,
    select,
)

from domain.earnings import EntryKind
from domain.money import ZERO
from domain.month import PersonMonth
from storage.clients import clients
from storage.db import Tx
from storage.earnings import ledger
from storage.metadata import metadata
from storage.payments import payments
from storage.staff import staff
from storage.types import Day, Instant, Kopecks

month_closings = Table(
    "month_closings",
    metadata,
    Column("month", Day, primary_key=True),  # its first day
    Column("closed_by", ForeignKey("staff.id"), nullable=False),
    Column("closed_at", Instant, nullable=False),
    Column("open_objections", Integer, nullable=False),  # how many the director closed it with
)

month_totals = Table(
    "month_totals",
    metadata,
    Column("month", ForeignKey("month_closings.month"), primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), primary_key=True),
    *(Column(kind.value, Kopecks, nullable=False) for kind in EntryKind),
    Column("carried_in", Kopecks, nullable=False),  # zero or below
    Column("carried_forward", Kopecks, nullable=False),  # likewise
)


@dataclass(frozen=True, slots=True)
class Closing:
    """Who closed a month, and when. `open_objections`: how many it was closed with."""

    month: date
    closed_by: int
    closed_by_name: str
    closed_at: datetime
    open_objections: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Payments that a month waits for: how many, how much, and the first of them as client, day and amount."""

    count: int
    total: Decimal
    first: Sequence[tuple[str, date, Decimal]]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A row of the ledger on a statement. `paid`: the payment's amount."""

    earned_on: date
    client_name: str
    kind: EntryKind
    paid: Decimal
    amount: Decimal
    reason: str
    late_for: date | None


_first_payment = select(func.min(payments.c.paid_on)).where(payments.c.status != "void")
_first_posting = select(func.min(ledger.c.month))
_ids: BindParameter[int] = bindparam("staff_ids", expanding=True)
_of_month = (
    ledger.c.earned_on >= bindparam("first", type_=Day()),
    ledger.c.earned_on <= bindparam("last", type_=Day()),
)
_everybody = select(staff.c.id, staff.c.name).order_by(staff.c.name, staff.c.id)
_sums = (
    select(ledger.c.staff_id, ledger.c.kind, func.sum(ledger.c.amount, type_=Kopecks()))
    .where(ledger.c.staff_id.in_(_ids), *_of_month)
    .group_by(ledger.c.staff_id, ledger.c.kind)
)
_lines = (
    select(
        ledger.c.earned_on,
        clients.c.name,
        ledger.c.kind,
        payments.c.amount,
        ledger.c.amount,
        ledger.c.reason,
        ledger.c.late_for,
    )
    .select_from(
        ledger.join(clients, clients.c.id == ledger.c.client_id).join(payments, payments.c.id == ledger.c.payment_id)
    )
    .where(ledger.c.staff_id == bindparam("staff_id"), *_of_month)
    .order_by(ledger.c.earned_on, ledger.c.id)
)
_until = payments.c.paid_on <= bindparam("last", type_=Day())
# written out, not bound: only so SQLite knows that the partial index answers
_unconfirmed = (payments.c.status == literal_column("'declared'"), _until)
_unresolved = (payments.c.unresolved.is_not(None), payments.c.status == "confirmed", _until)
_waiting_sums = [
    select(func.count(), func.sum(payments.c.amount, type_=Kopecks())).where(*which)
    for which in (_unconfirmed, _unresolved)
]
_waiting_first = [
    select(clients.c.name, payments.c.paid_on, payments.c.amount)
    .join_from(payments, clients, clients.c.id == payments.c.client_id)
    .where(*which)
    .order_by(payments.c.paid_on, payments.c.id)
    .limit(bindparam("most"))
    for which in (_unconfirmed, _unresolved)
]
_closings = (
    select(
        month_closings.c.month,
        month_closings.c.closed_by,
        staff.c.name,
        month_closings.c.closed_at,
        month_closings.c.open_objections,
    )
    .join_from(month_closings, staff, staff.c.id == month_closings.c.closed_by)
    .order_by(month_closings.c.month.desc())
)
_one_closing = _closings.where(month_closings.c.month == bindparam("month"))
_newest = _closings.limit(bindparam("most"))
_totals = (
    select(
        month_totals.c.staff_id,
        staff.c.name,
        *(month_totals.c[kind.value] for kind in EntryKind),
        month_totals.c.carried_in,
    )
    .join_from(month_totals, staff, staff.c.id == month_totals.c.staff_id)
    .where(month_totals.c.month == bindparam("month"))
    .order_by(staff.c.name, staff.c.id)
)
_carried = select(month_totals.c.staff_id, month_totals.c.carried_forward).where(
    month_totals.c.month == bindparam("month"), month_totals.c.carried_forward != ZERO
)
_add_closing, _add_totals = insert(month_closings), insert(month_totals)


def first_activity(tx: Tx) -> date | None:
    """The first day that any payment is dated, or posting booked to; None: there is none."""
    found = [day for day in (tx.scalar(_first_payment), tx.scalar(_first_posting)) if day is not None]
    return min(found, default=None)


def sums(tx: Tx, first: date, last: date) -> dict[tuple[int, str], dict[EntryKind, Decimal]]:
    """What everybody earned between two days by kind, by their id and name, in the order of names."""
    names = {row[0]: row[1] for row in tx.all(_everybody)}
    found: dict[int, dict[EntryKind, Decimal]] = {}
    for staff_id, kind, amount in tx.execute(_sums, {"staff_ids": sorted(names), "first": first, "last": last}):
        found.setdefault(staff_id, {})[EntryKind(kind)] = amount
    return {(staff_id, name): found.get(staff_id, {}) for staff_id, name in names.items()}


def lines(tx: Tx, staff_id: int, first: date, last: date) -> list[StatementLine]:
    """A person's postings between two days, oldest first."""
    rows = tx.execute(_lines, {"staff_id": staff_id, "first": first, "last": last})
    return [StatementLine(on, client, EntryKind(kind), *rest) for on, client, kind, *rest in rows]


def unconfirmed(tx: Tx, last: date, most: int) -> Waiting:
    """Declared payments dated up to a day."""
    return _waiting(tx, 0, last, most)


def unresolved(tx: Tx, last: date, most: int) -> Waiting:
    """Confirmed payments dated up to a day for which the plan has no rule."""
    return _waiting(tx, 1, last, most)


def _waiting(tx: Tx, which: int, last: date, most: int) -> Waiting:
    count, total = tx.all(_waiting_sums[which], {"last": last})[0]
    first = tx.all(_waiting_first[which], {"last": last, "most": most}) if count else ()
    return Waiting(int(count), total or ZERO, [(row[0], row[1], row[2]) for row in first])


def closing_of(tx: Tx, month: date) -> Closing | None:
    """Who closed a month; None: it is open."""
    row = tx.one_or_none(_one_closing, {"month": month})
    return None if row is None else Closing(*row)


def newest_closings(tx: Tx, most: int) -> list[Closing]:
    """The last closed months, the latest first."""
    return [Closing(*row) for row in tx.all(_newest, {"most": most})]


def totals(tx: Tx, month: date) -> list[PersonMonth]:
    """What each person had in a closed month, by name."""
    return [_person(row) for row in tx.all(_totals, {"month": month})]


def _person(row: Sequence[Any]) -> PersonMonth:
    kinds = {kind: amount for kind, amount in zip(EntryKind, row[2:-1], strict=True) if amount}
    return PersonMonth(row[0], row[1], kinds, row[-1])


def carried_from(tx: Tx, month: date) -> dict[int, Decimal]:
    """What each person carried forward from a closed month, where it is anything."""
    return {row[0]: row[1] for row in tx.all(_carried, {"month": month})}


def add_closing(tx: Tx, month: date, by: int, open_objections: int, people: Sequence[PersonMonth]) -> None:
    """Keep that a month was closed, and what each person had in it."""
    closing = {"month": month, "closed_by": by, "closed_at": tx.now, "open_objections": open_objections}
    tx.execute(_add_closing, closing)
    tx.execute(_add_totals, [_row(month, person) for person in people])


def _row(month: date, person: PersonMonth) -> Mapping[str, object]:
    return {
        "month": month,
        "staff_id": person.staff_id,
        **{kind.value: person.kinds.get(kind, ZERO) for kind in EntryKind},
        "carried_in": person.carried_in,
        "carried_forward": person.carried_forward,
    }
