"""Who may see which clients, said in the queries: own ones, the department's, or all.

What a person may not see does not exist for them: a scoped query finds nothing, as for an unknown id.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import Select, bindparam, exists, or_, select

from domain.staff import Actor, Role
from storage.clients import client_people, clients


class Scope(StrEnum):
    """How far a role sees."""

    ALL = "all"
    DEPARTMENT = "department"
    OWN = "own"


_SCOPES = {
    Role.DIRECTOR: Scope.ALL,
    Role.ACCOUNTANT: Scope.ALL,
    Role.SYSTEM: Scope.ALL,
    Role.HEAD: Scope.DEPARTMENT,
    Role.HUNTER: Scope.OWN,
    Role.ACCOUNT_MANAGER: Scope.OWN,
}

_own = exists(
    select(1).where(
        client_people.c.client_id == clients.c.id,
        client_people.c.staff_id == bindparam("scope_staff"),
    )
)
_department = or_(
    clients.c.department_id == bindparam("scope_department"),
    clients.c.manager_department_id == bindparam("scope_department"),
)


class Scoped:
    """A statement over `clients` in the three widths, each built once."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statements = {
            Scope.ALL: statement,
            Scope.DEPARTMENT: statement.where(_department),
            Scope.OWN: statement.where(_own),
        }

    def of(self, actor: Actor, params: dict[str, Any] | None = None) -> tuple[Select[Any], dict[str, Any]]:
        """The statement and its parameters for what this person may see."""
        scope = _SCOPES[actor.role]
        found = dict(params or ())
        if scope is Scope.OWN:
            found["scope_staff"] = actor.staff_id
        elif scope is Scope.DEPARTMENT:
            found["scope_department"] = actor.department_id
        return self._statements[scope], found
