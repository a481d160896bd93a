"""How often each client paid in each month: counted by the database, so that a long history is few rows."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from sqlalchemy import String, cast, func, select

from domain.payments import PaymentStatus
from storage.clients import clients
from storage.db import Tx
from storage.payments import payments

_month = func.substr(cast(payments.c.paid_on, String), 1, 7)
_monthly = (
    select(clients.c.line, clients.c.id, _month, func.count())
    .join_from(payments, clients, clients.c.id == payments.c.client_id)
    .where(payments.c.status == PaymentStatus.CONFIRMED, payments.c.refund_of.is_(None))
    .group_by(clients.c.line, clients.c.id, _month)
    .order_by(clients.c.line, clients.c.id)
)


def payments_by_month(tx: Tx) -> Iterator[tuple[str, dict[date, int]]]:
    """The line of each client that has paid, and its number of payments in each month; lines come one after another."""
    for (line, _), rows in groupby(tx.execute(_monthly), key=itemgetter(0, 1)):
        yield line, {date.fromisoformat(f"{month}-01"): count for _, _, month, count in rows}
