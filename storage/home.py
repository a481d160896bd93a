"""Counts for the home screen: each by an index, scoped to what the person may see."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select

from domain.money import ZERO
from domain.staff import Actor
from storage.clients import clients
from storage.db import Tx
from storage.earnings import ledger
from storage.payments import payments
from storage.scope import Scoped
from storage.types import Day, Kopecks

_sums: tuple[ColumnElement[Any], ...] = (func.count(payments.c.id), func.sum(payments.c.amount, type_=Kopecks()))
_to_confirm = Scoped(
    select(*_sums)
    .join_from(payments, clients, clients.c.id == payments.c.client_id)
    .where(payments.c.status == "declared", payments.c.logged_by != bindparam("by"))
)
_own_declared = select(*_sums).where(payments.c.status == "declared", payments.c.logged_by == bindparam("by"))
_lapsing = Scoped(
    select(func.count(clients.c.id)).where(
        clients.c.transferred_on.is_(None),
        clients.c.lapses_on > bindparam("today", type_=Day()),
        clients.c.lapses_on <= bindparam("until", type_=Day()),
    )
)
_clients = Scoped(select(func.count(clients.c.id)))
_earned = select(func.sum(ledger.c.amount, type_=Kopecks())).where(
    ledger.c.staff_id == bindparam("staff_id"),
    ledger.c.earned_on >= bindparam("first", type_=Day()),
    ledger.c.earned_on <= bindparam("last", type_=Day()),
)


def to_confirm(tx: Tx, actor: Actor) -> tuple[int, Decimal]:
    """How many declared payments somebody else logged, and their sum."""
    count, total = tx.all(*_to_confirm.of(actor, {"by": actor.staff_id}))[0]
    return int(count), total or ZERO


def own_declared(tx: Tx, actor: Actor) -> tuple[int, Decimal]:
    """How many of a person's own payments nobody has confirmed yet, and their sum."""
    count, total = tx.all(_own_declared, {"by": actor.staff_id})[0]
    return int(count), total or ZERO


def lapsing(tx: Tx, actor: Actor, today: date, until: date) -> int:
    """How many clients' periods end after today and not after `until`."""
    return int(tx.scalar(*_lapsing.of(actor, {"today": today, "until": until})))


def client_count(tx: Tx, actor: Actor) -> int:
    """How many clients a person sees."""
    return int(tx.scalar(*_clients.of(actor)))


def earned(tx: Tx, staff_id: int, first: date, last: date) -> Decimal:
    """What a person earned between two days."""
    total = tx.scalar(_earned, {"staff_id": staff_id, "first": first, "last": last})
    return total if isinstance(total, Decimal) else ZERO
