"""The clients that owe money or signatures, for whoever they are with: the hunter, after the transfer the manager."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Integer, bindparam, exists, func, literal_column, or_, select

from domain.staff import Actor, Role
from storage.clients import client_people, clients
from storage.db import Tx
from storage.deals import deals, documents
from storage.types import Day

_unsigned = documents.c.state != literal_column("'signed'")
_papers = (
    select(func.count())
    .select_from(deals.join(documents, documents.c.deal_id == deals.c.id))
    .where(deals.c.client_id == clients.c.id, _unsigned)
    .scalar_subquery()
)
_overdue = clients.c.owes_since < bindparam("today", type_=Day())
_listed = (
    select(clients.c.id, _papers, func.count().over())
    .where(or_(_overdue, _papers > 0))
    .order_by(_overdue.desc(), clients.c.owes_since, clients.c.search_name, clients.c.id)
    .limit(bindparam("most", type_=Integer()))
    .offset(bindparam("skip", type_=Integer()))
)
_not_handed_over = clients.c.manager_id.is_(None)
_with_them = exists(
    select(1).where(
        client_people.c.client_id == clients.c.id,
        client_people.c.staff_id == bindparam("scope_staff", type_=Integer()),
        or_(client_people.c.post == "manager", _not_handed_over),
    )
)
_departments: BindParameter[int] = bindparam("departments", expanding=True)
_with_department = or_(
    clients.c.department_id.in_(_departments) & _not_handed_over, clients.c.manager_department_id.in_(_departments)
)
_own = _listed.where(_with_them)
_led = _listed.where(or_(_with_them, _with_department))


@dataclass(frozen=True, slots=True)
class DebtorPage:
    """A page of clients with how many papers of each are not signed, and how many clients there are in all."""

    clients: Sequence[tuple[int, int]]
    total: int


def page(tx: Tx, actor: Actor, departments: Sequence[int], today: date, skip: int, most: int) -> DebtorPage:
    """Some of the clients that are with a person, those that owe money longest first. `departments`: a head's."""
    asked: dict[str, Any] = {"today": today, "skip": skip, "most": most}
    if actor.role is Role.DIRECTOR:
        rows = tx.all(_listed, asked)
    elif actor.role is Role.HEAD:
        rows = tx.all(_led, {**asked, "scope_staff": actor.staff_id, "departments": departments})
    else:
        rows = tx.all(_own, {**asked, "scope_staff": actor.staff_id})
    return DebtorPage([(row[0], int(row[1])) for row in rows], int(rows[0][2]) if rows else 0)
