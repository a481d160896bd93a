"""The audit log as people read it: the director all; a head what concerns their departments' clients and people."""

from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any

from sqlalchemy import String, and_, bindparam, cast, literal, or_, select

from domain.staff import Actor
from storage.audit import audit
from storage.clients import clients
from storage.company import departments
from storage.db import Tx
from storage.scope import Scope, led_departments, of_led_departments, scope_of
from storage.staff import invitations, staff
from storage.types import Instant


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act: who (0: the clock), what, on which object such as "payment:12", what it was and what it became."""

    audit_id: int
    at: datetime
    actor_id: int
    action: str
    on: str
    client_id: int | None
    client_name: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the log is narrowed to; 0 and None: not by this. `since` and `before` are instants."""

    client_id: int = 0
    person_id: int = 0
    since: datetime | None = None
    before: datetime | None = None


def _named(kind: str, number: Any) -> Any:
    return literal(f"{kind}:") + cast(number, String)


_people = select(staff.c.id).where(staff.c.department_id.in_(led_departments))
_objects = [
    select(_named("staff", staff.c.id)).where(staff.c.department_id.in_(led_departments)),
    select(_named("department", departments.c.id)).where(departments.c.id.in_(led_departments)),
    select(_named("invitation", invitations.c.id)).where(invitations.c.department_id.in_(led_departments)),
]
_led = or_(
    and_(audit.c.client_id.is_not(None), of_led_departments),
    and_(
        audit.c.client_id.is_(None),
        or_(audit.c.actor_id.in_(_people), *(audit.c.object.in_(objects) for objects in _objects)),
    ),
)
_listed = (
    select(
        audit.c.id,
        audit.c.at,
        audit.c.actor_id,
        audit.c.action,
        audit.c.object,
        audit.c.client_id,
        clients.c.name,
        audit.c.before,
        audit.c.after,
    )
    .join_from(audit, clients, clients.c.id == audit.c.client_id, isouter=True)
    .order_by(audit.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_narrowed = {
    "client": audit.c.client_id == bindparam("client_id"),
    # what somebody did, and what was done about them
    "person": or_(audit.c.actor_id == bindparam("person_id"), audit.c.object == bindparam("person_object")),
    "day": and_(
        audit.c.at >= bindparam("since", type_=Instant()), audit.c.at < bindparam("before_instant", type_=Instant())
    ),
}
_STATEMENTS = {
    (scope, *chosen): _listed.where(
        *([_led] if scope is Scope.DEPARTMENT else []), *(_narrowed[name] for name in names)
    )
    for scope in (Scope.ALL, Scope.DEPARTMENT)
    for chosen in product((False, True), repeat=len(_narrowed))
    for names in [[name for name, is_chosen in zip(_narrowed, chosen, strict=True) if is_chosen]]
}


def page(tx: Tx, actor: Actor, wanted: Wanted, *, skip: int, most: int) -> list[AuditRow]:
    """What this person may see of the log, newest first."""
    scope = scope_of(actor)
    chosen = (bool(wanted.client_id), bool(wanted.person_id), wanted.since is not None)
    values: dict[str, Any] = {"skip": skip, "most": most}
    if scope is Scope.DEPARTMENT:
        values["scope_staff"] = actor.staff_id
    if wanted.client_id:
        values["client_id"] = wanted.client_id
    if wanted.person_id:
        values |= {"person_id": wanted.person_id, "person_object": f"staff:{wanted.person_id}"}
    if wanted.since is not None:
        values |= {"since": wanted.since, "before_instant": wanted.before}
    return [AuditRow(*row) for row in tx.execute(_STATEMENTS[scope, *chosen], values)]
