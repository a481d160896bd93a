"""Objections to what payments brought people: who, why, how they were decided, and what was corrected by it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, String, Table, bindparam, func, insert, or_, select, update

from domain.objections import ObjectionState
from domain.refusals import NotFound
from storage.clients import clients
from storage.db import Tx
from storage.metadata import metadata, partial_index
from storage.payments import payments
from storage.staff import staff
from storage.types import Day, Instant, Kopecks

objections = Table(
    "objections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("payment_id", ForeignKey("payments.id"), nullable=False, index=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("reason", String, nullable=False),
    Column("state", String, nullable=False),
    Column("raised_at", Instant, nullable=False),
    Column("decided_by", ForeignKey("staff.id")),
    Column("decided_at", Instant),
    Column("answer", String),  # why it was declined
    Column("amount", Kopecks),  # what an accepted one was corrected by; none: nothing was
)
_open = objections.c.state == "open"
partial_index(
    "uq_objections_open",
    objections.c.staff_id,
    objections.c.payment_id,
    unique=True,
    where=_open,
)


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection with the payment that it is about. `amount`: the correction, signed."""

    objection_id: int
    payment_id: int
    staff_id: int
    name: str
    reason: str
    state: ObjectionState
    raised_at: datetime
    decided_by: int | None
    decided_by_name: str | None
    decided_at: datetime | None
    answer: str | None
    amount: Decimal | None
    client_id: int
    client_name: str
    paid: Decimal
    paid_on: date


_decider = staff.alias("decider")
_objections = (
    select(
        objections.c.id,
        objections.c.payment_id,
        objections.c.staff_id,
        staff.c.name,
        objections.c.reason,
        objections.c.state,
        objections.c.raised_at,
        objections.c.decided_by,
        _decider.c.name.label("decided_by_name"),
        objections.c.decided_at,
        objections.c.answer,
        objections.c.amount,
        payments.c.client_id,
        clients.c.name.label("client_name"),
        payments.c.amount.label("paid"),
        payments.c.paid_on,
    )
    .select_from(
        objections.join(staff, staff.c.id == objections.c.staff_id)
        .join(payments, payments.c.id == objections.c.payment_id)
        .join(clients, clients.c.id == payments.c.client_id)
        .outerjoin(_decider, _decider.c.id == objections.c.decided_by)
    )
    .order_by(objections.c.id)
)
_one = _objections.where(objections.c.id == bindparam("objection_id"))
_seen = _one.where(
    or_(
        objections.c.staff_id == bindparam("seer"),
        staff.c.department_id.in_(bindparam("departments", expanding=True)),
    )
)
_of_line = _objections.where(
    objections.c.payment_id == bindparam("payment_id"), objections.c.staff_id == bindparam("staff_id")
)
_open_until = _objections.where(_open, payments.c.paid_on <= bindparam("last", type_=Day()))
_open_count = (
    select(func.count())
    .select_from(objections.join(payments, payments.c.id == objections.c.payment_id))
    .where(_open, payments.c.paid_on <= bindparam("last", type_=Day()))
)
_add = insert(objections)
_decide = (
    update(objections)
    .where(objections.c.id == bindparam("of_objection"), objections.c.state == ObjectionState.OPEN)
    .values(
        state=bindparam("decision"),
        decided_by=bindparam("by"),
        decided_at=bindparam("at"),
        answer=bindparam("words"),
        amount=bindparam("correction"),
    )
)


def add(tx: Tx, payment_id: int, staff_id: int, reason: str) -> int:
    """A new open objection's id."""
    values = {"payment_id": payment_id, "staff_id": staff_id, "reason": reason, "raised_at": tx.now}
    return tx.insert(_add, {**values, "state": ObjectionState.OPEN.value})


def get(tx: Tx, objection_id: int, seer: int, departments: Collection[int], *, everything: bool) -> Objection:
    """An objection of one's own or of somebody of these departments, or any; NotFound otherwise."""
    found: dict[str, Any] = {"objection_id": objection_id}
    if everything:
        row = tx.one_or_none(_one, found)
    else:
        row = tx.one_or_none(_seen, {**found, "seer": seer, "departments": sorted(departments)})
    if row is None:
        raise NotFound
    return _read(row)


def of_line(tx: Tx, payment_id: int, staff_id: int) -> list[Objection]:
    """What a person objected to in what a payment brought them, oldest first."""
    return [_read(row) for row in tx.execute(_of_line, {"payment_id": payment_id, "staff_id": staff_id})]


def open_until(tx: Tx, last: date) -> list[Objection]:
    """The open objections to payments dated up to a day, oldest first."""
    return [_read(row) for row in tx.execute(_open_until, {"last": last})]


def count_open_until(tx: Tx, last: date) -> int:
    """How many those are."""
    return int(tx.scalar(_open_count, {"last": last}))


def decide(
    tx: Tx,
    objection_id: int,
    state: ObjectionState,
    by: int,
    *,
    words: str | None = None,
    amount: Decimal | None = None,
) -> bool:
    """Decide an open objection; False when somebody has."""
    values = {"of_objection": objection_id, "decision": state.value, "by": by, "at": tx.now}
    return tx.count(_decide, {**values, "words": words, "correction": amount}) == 1


def _read(row: Sequence[Any]) -> Objection:
    objection_id, payment_id, staff_id, name, reason, state, *rest = row
    return Objection(objection_id, payment_id, staff_id, name, reason, ObjectionState(state), *rest)
