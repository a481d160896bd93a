"""What the director compares: counts and sums of departments' clients by indexes, and pages of what is behind them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import BindParameter, Index, Integer, Select, and_, bindparam, case, exists, func, not_, or_, select

from domain.money import ZERO
from domain.side_by_side import Load
from storage.clients import clients
from storage.db import Tx
from storage.deals import deals
from storage.digests import confirmed, inside_period
from storage.earnings import ledger, missed_service
from storage.metadata import partial_index
from storage.payments import payments
from storage.staff import staff
from storage.types import Day, Kopecks

Index("ix_clients_standing", clients.c.department_id, clients.c.transferred_on, clients.c.lapses_on)
_handed_over = clients.c.transferred_on.is_not(None)
partial_index("ix_clients_transferred", clients.c.transferred_on, where=_handed_over)


@dataclass(frozen=True, slots=True)
class Listed:
    """A client of a list, with what it is in it for."""

    client_id: int
    name: str
    amount: Decimal | None = None
    day: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A client that was handed over. `last_paid`: its latest confirmed payment; `deals_closed_on`: when the last of its
    deals was closed, where none is open.
    """

    client_id: int
    name: str
    department_id: int
    transferred_on: date
    last_paid: date | None
    deals_closed_on: date | None


def _day(name: str) -> BindParameter[date]:
    return bindparam(name, type_=Day())


_today = _day("today")
_in_acquisition = and_(~_handed_over, or_(clients.c.lapses_on.is_(None), clients.c.lapses_on > _today))
_lapsed = and_(~_handed_over, clients.c.lapses_on <= _today)
_standing = {"acquisition": _in_acquisition, "lapsed": _lapsed, "service": _handed_over}
loads_statement = select(
    clients.c.department_id, *(func.sum(case((condition, 1), else_=0)) for condition in _standing.values())
).group_by(clients.c.department_id)
handed_over_statement = select(
    clients.c.id, clients.c.name, clients.c.department_id, clients.c.lapses_on, clients.c.transferred_on
).where(clients.c.transferred_on > _day("after"), clients.c.transferred_on <= _today, clients.c.lapses_on.is_not(None))
missed_statement = (
    select(clients.c.department_id, func.sum(missed_service.c.amount, type_=Kopecks()))
    .join_from(missed_service, clients, clients.c.id == missed_service.c.client_id)
    .where(missed_service.c.paid_on >= _day("first"), missed_service.c.paid_on <= _day("last"))
    .group_by(clients.c.department_id)
)
_paid = and_(payments.c.client_id == clients.c.id, confirmed, payments.c.refund_of.is_(None))
_last_paid = select(func.max(payments.c.paid_on, type_=Day())).where(_paid).correlate(clients).scalar_subquery()
_silent = not_(exists(select(1).where(_paid, payments.c.paid_on > _day("silent_since")).correlate(clients)))
_deal = deals.c.client_id == clients.c.id
_open_deal = exists(select(1).where(_deal, deals.c.closed_on.is_(None)).correlate(clients))
_closed_deal = exists(select(1).where(_deal, deals.c.closed_on >= clients.c.transferred_on).correlate(clients))
_last_closed = select(func.max(deals.c.closed_on, type_=Day())).where(_deal).correlate(clients).scalar_subquery()
perhaps_lost_statement = select(
    clients.c.id,
    clients.c.name,
    clients.c.department_id,
    clients.c.transferred_on,
    _last_paid,
    case((not_(_open_deal), _last_closed), else_=None),
).where(
    clients.c.transferred_on > _day("after"),
    clients.c.transferred_on <= _today,
    or_(_silent, and_(_closed_deal, not_(_open_deal))),
)
_this = ledger.c.earned_on >= _day("this_first")
people_statement = (
    select(
        ledger.c.staff_id,
        func.sum(case((_this, ledger.c.amount)), type_=Kopecks()),
        func.sum(case((not_(_this), ledger.c.amount)), type_=Kopecks()),
    )
    .where(
        ledger.c.staff_id.in_(bindparam("staff_ids", expanding=True)),
        ledger.c.earned_on >= _day("first"),
        ledger.c.earned_on <= _day("last"),
        or_(_this, ledger.c.earned_on <= _day("same_day")),
    )
    .group_by(ledger.c.staff_id)
)
_members = select(staff.c.id, staff.c.name, staff.c.department_id).where(staff.c.department_id.is_not(None))
_of_department = clients.c.department_id == bindparam("department_id")
_by_sum = func.sum(payments.c.amount, type_=Kopecks())


def _paged(statement: Select[Any]) -> Select[Any]:
    return statement.limit(bindparam("most", type_=Integer())).offset(bindparam("skip", type_=Integer()))


def _money(condition: Any) -> Select[Any]:
    found = (
        select(clients.c.id, clients.c.name, _by_sum, func.count().over())
        .join_from(payments, clients, clients.c.id == payments.c.client_id)
        .where(
            confirmed,
            payments.c.paid_on >= _day("first"),
            payments.c.paid_on <= _day("last"),
            _of_department,
            condition,
        )
        .group_by(clients.c.id, clients.c.name)
        .order_by(_by_sum.desc(), clients.c.id)
    )
    return _paged(found)


_missed_sum = func.sum(missed_service.c.amount, type_=Kopecks())
_brought_sum = func.sum(ledger.c.amount, type_=Kopecks())
sum_statements: Mapping[str, Select[Any]] = {
    "new": _money(inside_period),
    "running": _money(not_(inside_period)),
    "missed": _paged(
        select(clients.c.id, clients.c.name, _missed_sum, func.count().over())
        .join_from(missed_service, clients, clients.c.id == missed_service.c.client_id)
        .where(missed_service.c.paid_on >= _day("first"), missed_service.c.paid_on <= _day("last"), _of_department)
        .group_by(clients.c.id, clients.c.name)
        .order_by(_missed_sum.desc(), clients.c.id)
    ),
    "person": _paged(
        select(clients.c.id, clients.c.name, _brought_sum, func.count().over())
        .join_from(ledger, clients, clients.c.id == ledger.c.client_id)
        .where(
            ledger.c.staff_id == bindparam("staff_id"),
            ledger.c.earned_on >= _day("first"),
            ledger.c.earned_on <= _day("last"),
        )
        .group_by(clients.c.id, clients.c.name)
        .order_by(_brought_sum.desc(), clients.c.id)
    ),
}
_orders = {
    "acquisition": (clients.c.lapses_on.is_(None), clients.c.lapses_on, clients.c.id),
    "lapsed": (clients.c.lapses_on, clients.c.id),
    "service": (clients.c.transferred_on.desc(), clients.c.id),
}
standing_statements: Mapping[str, Select[Any]] = {
    which: _paged(
        select(
            clients.c.id,
            clients.c.name,
            clients.c.transferred_on if which == "service" else clients.c.lapses_on,
            func.count().over(),
        )
        .where(_of_department, condition)
        .order_by(*_orders[which])
    )
    for which, condition in _standing.items()
}


def loads(tx: Tx, today: date) -> dict[int, Load]:
    """How many clients stand where, by commercial department."""
    return {row[0]: Load(*map(int, row[1:])) for row in tx.all(loads_statement, {"today": today})}


def handed_over(tx: Tx, after: date, today: date) -> list[tuple[int, str, int, date, date]]:
    """Clients handed over after a day, with their department, the lapse and the day of the hand-over."""
    return [
        (client_id, name, department_id, lapses_on, transferred_on)
        for client_id, name, department_id, lapses_on, transferred_on in tx.all(
            handed_over_statement, {"after": after, "today": today}
        )
    ]


def missed(tx: Tx, first: date, last: date) -> dict[int, Decimal]:
    """The service share that nobody earned between two days, by commercial department."""
    return dict(tx.all(missed_statement, {"first": first, "last": last}))


def perhaps_lost(tx: Tx, after: date, silent_since: date, today: date) -> list[HandedOver]:
    """Clients handed over after a day that have not paid since another, or have no deal open any more."""
    days = {"after": after, "silent_since": silent_since, "today": today}
    return [HandedOver(*row) for row in tx.all(perhaps_lost_statement, days)]


def members(tx: Tx) -> list[tuple[int, str, int]]:
    """Everybody who belongs to a department: id, name, department."""
    return [(staff_id, name, department_id) for staff_id, name, department_id in tx.all(_members)]


def earned(
    tx: Tx, staff_ids: Collection[int], first: date, same_day: date, this_first: date, last: date
) -> dict[int, tuple[Decimal, Decimal]]:
    """What people earned from `this_first` to `last`, and from `first` to `same_day` of last month."""
    days = {"first": first, "same_day": same_day, "this_first": this_first, "last": last}
    rows = tx.all(people_statement, {"staff_ids": sorted(staff_ids), **days})
    return {staff_id: (this or ZERO, before or ZERO) for staff_id, this, before in rows}


def sums(tx: Tx, which: str, values: Mapping[str, object], most: int, skip: int) -> tuple[list[Listed], int]:
    """A page of clients by what they brought: new, running, missed, or to a person; and how many there are."""
    rows: Sequence[Any] = tx.all(sum_statements[which], {**values, "most": most, "skip": skip})
    return [Listed(row[0], row[1], amount=row[2]) for row in rows], rows[0][3] if rows else 0


def standing(tx: Tx, which: str, department_id: int, today: date, most: int, skip: int) -> tuple[list[Listed], int]:
    """A page of clients by where they stand: in acquisition, lapsed, in service; and how many there are."""
    values: dict[str, object] = {"department_id": department_id, "most": most, "skip": skip}
    if which != "service":
        values["today"] = today
    rows: Sequence[Any] = tx.all(standing_statements[which], values)
    return [Listed(row[0], row[1], day=row[2]) for row in rows], rows[0][3] if rows else 0
