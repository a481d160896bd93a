"""Payments that no version or no line of the plan rules: found by an index that holds nothing else."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import bindparam, func, select

from domain.earnings import Unresolved
from domain.money import ZERO
from storage.clients import clients
from storage.db import AnyRow, Tx
from storage.payments import payments
from storage.types import Kopecks


@dataclass(frozen=True, slots=True)
class UnresolvedPayment:
    """A payment that waits for a rule. `began_on`: when its client first paid, by whose plan its period goes."""

    payment_id: int
    client_name: str
    line: str
    amount: Decimal
    paid_on: date
    why: Unresolved
    began_on: date


_first = payments.alias("first")
_began = (
    select(func.min(_first.c.paid_on))
    .where(_first.c.client_id == payments.c.client_id, _first.c.status == "confirmed", _first.c.refund_of.is_(None))
    .scalar_subquery()
)
_waits = payments.c.unresolved.is_not(None)
_columns = (clients.c.name, clients.c.line, payments.c.amount, payments.c.paid_on, payments.c.unresolved, _began)
_waiting = (
    select(payments.c.id, *_columns).join_from(payments, clients, clients.c.id == payments.c.client_id).where(_waits)
)
_page = _waiting.order_by(payments.c.paid_on, payments.c.id).limit(bindparam("most")).offset(bindparam("skip"))
_one = _waiting.where(payments.c.id == bindparam("payment_id"))
_count = select(func.count(), func.sum(payments.c.amount, type_=Kopecks())).where(_waits)


def page(tx: Tx, skip: int, most: int) -> list[UnresolvedPayment]:
    """Some of them, oldest first."""
    return [_read(row) for row in tx.execute(_page, {"skip": skip, "most": most})]


def find(tx: Tx, payment_id: int) -> UnresolvedPayment | None:
    """One of them; None: it is none, or no more."""
    row = tx.execute(_one, {"payment_id": payment_id}).one_or_none()
    return None if row is None else _read(row)


def _read(row: AnyRow) -> UnresolvedPayment:
    payment_id, name, line, amount, paid_on, why, began_on = row
    return UnresolvedPayment(payment_id, name, line, amount, paid_on, Unresolved(why), began_on)


def count(tx: Tx) -> tuple[int, Decimal]:
    """How many there are, and their sum."""
    number, total = tx.execute(_count).one()
    return int(number), total or ZERO
