"""Whom a change of the plan touches: clients that paid in some days, clients whose period runs, and names for both."""

from datetime import date

from sqlalchemy import bindparam, or_, select

from storage.clients import clients
from storage.db import Tx
from storage.payments import payments
from storage.staff import staff
from storage.types import Day

_paid_between = (
    select(payments.c.client_id)
    .where(
        payments.c.paid_on >= bindparam("first", type_=Day()),
        payments.c.paid_on <= bindparam("last", type_=Day()),
        payments.c.status == "confirmed",
    )
    .distinct()
)
_running = select(clients.c.id).where(
    clients.c.acquisition_start.is_not(None),
    clients.c.manager_id.is_(None),
    or_(clients.c.lapses_on.is_(None), clients.c.lapses_on > bindparam("today", type_=Day())),
)
_client_names = select(clients.c.id, clients.c.name)
_staff_names = select(staff.c.id, staff.c.name)


def clients_paid_between(tx: Tx, first: date, last: date) -> set[int]:
    """The clients with a payment that counts on one of these days."""
    return set(tx.scalars(_paid_between, {"first": first, "last": last}))


def running_clients(tx: Tx, today: date) -> set[int]:
    """The clients whose acquisition period has begun, and neither ended nor led to a transfer."""
    return set(tx.scalars(_running, {"today": today}))


def client_names(tx: Tx) -> dict[int, str]:
    """What all clients are called."""
    return dict(tx.all(_client_names))


def staff_names(tx: Tx) -> dict[int, str]:
    """What everybody who ever joined is called."""
    return dict(tx.all(_staff_names))
