"""Key clients by what they paid over a year: kept with the client, found again when the plan's threshold moves."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import and_, bindparam, func, literal_column, not_, or_, select

from domain.money import ZERO
from domain.payments import PaymentStatus
from storage.clients import clients
from storage.db import Tx
from storage.payments import payments
from storage.types import Day, Kopecks

_sum = func.coalesce(func.sum(payments.c.amount), 0)
_threshold = bindparam("threshold", type_=Kopecks())
_changed = (
    select(clients.c.id, func.sum(payments.c.amount, type_=Kopecks()))
    .select_from(clients)
    .outerjoin(
        payments,
        and_(
            payments.c.client_id == clients.c.id,
            payments.c.status == literal_column(f"'{PaymentStatus.CONFIRMED.value}'"),
            payments.c.paid_on >= bindparam("first", type_=Day()),
            payments.c.paid_on <= bindparam("last", type_=Day()),
        ),
    )
    .group_by(clients.c.id, clients.c.earns_key)
    .having(or_(and_(clients.c.earns_key, _sum < _threshold), and_(not_(clients.c.earns_key), _sum >= _threshold)))
    .order_by(clients.c.id)
)
_earning = select(clients.c.id, literal_column("NULL")).where(clients.c.earns_key).order_by(clients.c.id)


@dataclass(frozen=True, slots=True)
class Turnover:
    """A client for which the threshold says otherwise than what is kept, and what it paid over the year."""

    client_id: int
    amount: Decimal


def otherwise(tx: Tx, first: date, last: date, threshold: Decimal | None) -> list[Turnover]:
    """The clients for which `earns_key` is not what their payments between two days say; None: none earns it."""
    if threshold is None:
        return [Turnover(client_id, ZERO) for client_id, _ in tx.all(_earning)]
    rows = tx.all(_changed, {"first": first, "last": last, "threshold": threshold})
    return [Turnover(client_id, amount or ZERO) for client_id, amount in rows]
