"""Who may see which clients, said in the queries: own ones, those of the departments that one leads, or all.

What a person may not see does not exist for them: a scoped query finds nothing, as for an unknown id.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import Integer, Select, and_, bindparam, exists, func, or_, select

from domain.staff import Actor, Role
from storage.agreements import agreements, is_open
from storage.clients import client_people, clients
from storage.company import department_heads, departments
from storage.substitutes import absences
from storage.transfers import transfers


class Scope(StrEnum):
    """How far a role sees."""

    ALL = "all"
    DEPARTMENT = "department"
    OWN = "own"


class Reach(StrEnum):
    """Which of the clients that a person may see. Each takes in the ones below it."""

    OFFERED = "offered"  # also those that they are only asked about, as a head or in a head's place
    OWN = "own"  # theirs, or their departments'
    KEPT = "kept"  # with them: once a client is handed over it is no longer with its hunter


_SCOPES = {
    Role.DIRECTOR: Scope.ALL,
    Role.ACCOUNTANT: Scope.ALL,
    Role.SYSTEM: Scope.ALL,
    Role.HEAD: Scope.DEPARTMENT,
    Role.HUNTER: Scope.OWN,
    Role.ACCOUNT_MANAGER: Scope.OWN,
}

scope_staff = bindparam("scope_staff", type_=Integer())
"""Who looks. Its type is said: that of a column with a foreign key is known only once all tables are."""

_own = exists(
    select(1).where(
        client_people.c.client_id == clients.c.id,
        client_people.c.staff_id == scope_staff,
    )
)
_with_them = exists(
    select(1).where(
        client_people.c.client_id == clients.c.id,
        client_people.c.staff_id == scope_staff,
        or_(client_people.c.post == "manager", clients.c.manager_id.is_(None)),
    )
)
_among_own = clients.c.id.in_(select(client_people.c.client_id).where(client_people.c.staff_id == scope_staff))
# a later appointment replaces an earlier one
_present_heads = select(func.max(department_heads.c.id)).group_by(department_heads.c.department_id)
led_departments = select(department_heads.c.department_id).where(
    department_heads.c.staff_id == scope_staff, department_heads.c.id.in_(_present_heads)
)
_handing_over_to_led = select(departments.c.id).where(departments.c.hands_over_to.in_(led_departments))
of_led_departments = or_(
    clients.c.department_id.in_(led_departments), clients.c.manager_department_id.in_(led_departments)
)
_being_transferred = exists(select(1).where(transfers.c.client_id == clients.c.id, transfers.c.closed_at.is_(None)))
_being_agreed_on = exists(select(1).where(agreements.c.client_id == clients.c.id, is_open))
_to_decide = or_(_being_transferred, _being_agreed_on)
_offered = and_(or_(clients.c.lapse_announced, _to_decide), clients.c.department_id.in_(_handing_over_to_led))
# while a person stands in for a head: what that head is to decide, of clients of, or handed over to, their departments
_stood_in_for = (
    select(department_heads.c.department_id)
    .join(absences, absences.c.staff_id == department_heads.c.staff_id)
    .where(
        department_heads.c.id.in_(_present_heads),
        absences.c.substitute_id == scope_staff,
        absences.c.in_force,
    )
)
_handing_over_to_those = select(departments.c.id).where(departments.c.hands_over_to.in_(_stood_in_for))
_lent = and_(
    or_(clients.c.department_id.in_(_stood_in_for), clients.c.department_id.in_(_handing_over_to_those)),
    _to_decide,
)


def scope_of(actor: Actor) -> Scope:
    """How far this person sees."""
    return _SCOPES[actor.role]


class Scoped:
    """A statement over `clients` in the three widths, each built once.

    A client that was registered by mistake and taken back nobody sees. `OFFERED`: a head also sees what is about to be
    handed over to their department, and is theirs to decide; and who stands in for a head, what that head is to decide.
    `of_many`: it goes over many clients, so that one's own are gathered first instead of looked up for each.
    """

    def __init__(self, statement: Select[Any], *, reach: Reach = Reach.OWN, of_many: bool = False) -> None:
        own = _with_them if reach is Reach.KEPT else _among_own if of_many else _own
        offered = reach is Reach.OFFERED
        statement = statement.where(clients.c.taken_back_at.is_(None))
        self._statements = {
            Scope.ALL: statement,
            Scope.DEPARTMENT: statement.where(
                or_(of_led_departments, _offered, _lent) if offered else of_led_departments
            ),
            Scope.OWN: statement.where(or_(own, _lent) if offered else own),
        }

    def of(self, actor: Actor, params: dict[str, Any] | None = None) -> tuple[Select[Any], dict[str, Any]]:
        """The statement and its parameters for what this person may see."""
        scope = scope_of(actor)
        found = dict(params or ())
        if scope is not Scope.ALL:
            found["scope_staff"] = actor.staff_id
        return self._statements[scope], found
