"""Clients as a person sees them: every query is scoped to what that person may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import and_, bindparam, func, or_, select

from domain.assignments import WithOthers
from domain.refusals import NotFound
from domain.staff import Actor
from storage.clients import Client, client_columns, clients
from storage.db import Tx
from storage.payments import payments
from storage.scope import Reach, Scoped
from storage.types import Day

PAGE = 8


class ClientFilter(StrEnum):
    """What a list of clients is narrowed to."""

    ALL = "all"
    ACQUISITION = "acquisition"  # the period runs, or has not begun
    SOON = "soon"  # it lapses within two weeks
    LAPSED = "lapsed"  # it is over, and nobody has taken the client over
    CURRENT = "current"  # handed over


_until, _today = bindparam("until", type_=Day()), bindparam("today", type_=Day())
_untransferred = clients.c.transferred_on.is_(None)
_conditions = {
    ClientFilter.ACQUISITION: and_(_untransferred, or_(clients.c.lapses_on.is_(None), clients.c.lapses_on > _today)),
    ClientFilter.SOON: and_(_untransferred, clients.c.lapses_on > _today, clients.c.lapses_on <= _until),
    ClientFilter.LAPSED: and_(_untransferred, clients.c.lapses_on <= _today),
    ClientFilter.CURRENT: clients.c.transferred_on.is_not(None),
}
_one = {
    reach: Scoped(select(*client_columns).where(clients.c.id == bindparam("client_id")), reach=reach) for reach in Reach
}
_by_tax_number = Scoped(select(*client_columns).where(clients.c.tax_number == bindparam("tax_number")))
_any_with_tax_number = select(func.count()).where(clients.c.tax_number == bindparam("tax_number"))
_lapsed_with_name = select(clients.c.id).where(
    clients.c.search_name == bindparam("search_name"), clients.c.lapses_on <= bindparam("today")
)
_id_with_tax_number = select(clients.c.id).where(clients.c.tax_number == bindparam("tax_number")).limit(1)
_listed = select(*client_columns).order_by(clients.c.search_name, clients.c.id)
_newest = Scoped(select(*client_columns).order_by(clients.c.id.desc()).limit(bindparam("most")), of_many=True)
_last_paid = Scoped(
    select(*client_columns)
    .join_from(clients, payments, payments.c.client_id == clients.c.id)
    .where(payments.c.logged_by == bindparam("logged_by"))
    .group_by(*client_columns)
    .order_by(func.max(payments.c.id).desc())
    .limit(bindparam("most"))
)
_pages = {
    which: Scoped(_narrowed.limit(bindparam("most")).offset(bindparam("skip")), of_many=True)
    for which, _narrowed in {
        ClientFilter.ALL: _listed,
        **{which: _listed.where(condition) for which, condition in _conditions.items()},
    }.items()
}
_counts = {
    which: Scoped(_narrowed, of_many=True)
    for which, _narrowed in {
        ClientFilter.ALL: select(func.count()).select_from(clients),
        **{
            which: select(func.count()).select_from(clients).where(condition)
            for which, condition in _conditions.items()
        },
    }.items()
}


@dataclass(frozen=True, slots=True)
class ClientPage:
    """One page of a list, and how many there are in all."""

    clients: Sequence[Client]
    total: int


def get(tx: Tx, actor: Actor, client_id: int, reach: Reach = Reach.OFFERED) -> Client:
    """A client within this person's reach; WithOthers for one that they only see, NotFound for one that they do not."""
    client = _find(tx, actor, client_id, reach)
    if client is not None:
        return client
    if reach is not Reach.OFFERED and _find(tx, actor, client_id, Reach.OFFERED) is not None:
        raise WithOthers
    raise NotFound


def reach_of(tx: Tx, actor: Actor, client_id: int) -> Reach:
    """The narrowest reach of a person that holds a client which they see."""
    within = (reach for reach in (Reach.KEPT, Reach.OWN) if _find(tx, actor, client_id, reach) is not None)
    return next(within, Reach.OFFERED)


def _find(tx: Tx, actor: Actor, client_id: int, reach: Reach) -> Client | None:
    row = tx.execute(*_one[reach].of(actor, {"client_id": client_id})).one_or_none()
    return None if row is None else Client(*row)


def with_tax_number(tx: Tx, actor: Actor, tax_number: str) -> list[Client]:
    """The clients with a tax number that this person may see."""
    return [Client(*row) for row in tx.execute(*_by_tax_number.of(actor, {"tax_number": tax_number}))]


def tax_number_taken(tx: Tx, tax_number: str) -> bool:
    """Whether any client of the company has it, whoever may see them."""
    return bool(tx.execute(_any_with_tax_number, {"tax_number": tax_number}).scalar())


def of_tax_number(tx: Tx, tax_number: str) -> int | None:
    """The client of the company that has it, whoever may see it."""
    found = tx.scalar(_id_with_tax_number, {"tax_number": tax_number})
    return None if found is None else int(found)


def lapsed_with_name(tx: Tx, search_name: str, today: date) -> list[int]:
    """The clients of the company that have this normalised name and whose period is over, whoever may see them."""
    return [row[0] for row in tx.execute(_lapsed_with_name, {"search_name": search_name, "today": today})]


def newest(tx: Tx, actor: Actor, most: int) -> list[Client]:
    """The latest registered ones."""
    return [Client(*row) for row in tx.execute(*_newest.of(actor, {"most": most}))]


def last_paid(tx: Tx, actor: Actor, most: int) -> list[Client]:
    """Those that this person logged payments for, the latest first."""
    found = {"most": most, "logged_by": actor.staff_id}
    return [Client(*row) for row in tx.execute(*_last_paid.of(actor, found))]


def page(tx: Tx, actor: Actor, which: ClientFilter, number: int, today: date, until: date) -> ClientPage:
    """Page `number`, from 0, of a list by name; `until`: the last day that counts as soon."""
    days = {"today": today, "until": until}
    total = tx.execute(*_counts[which].of(actor, days)).scalar() or 0
    rows = tx.execute(*_pages[which].of(actor, {**days, "most": PAGE, "skip": number * PAGE}))
    return ClientPage([Client(*row) for row in rows], int(total))
