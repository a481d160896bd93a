"""People, their roles, and the one table that says what a role may do.

Deny by default: a use case names the permission it needs, and a role that does not carry it is refused. Which objects a
person sees (own clients, own department) is said in the queries, by the `Actor`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.plain_words import plain
from domain.refusals import NotAllowed, Refusal


class Role(StrEnum):
    """What a person is in the company. SYSTEM is the clock, NEWCOMER somebody with an invitation in hand."""

    DIRECTOR = "director"
    HEAD = "head"
    HUNTER = "hunter"
    ACCOUNT_MANAGER = "account_manager"
    ACCOUNTANT = "accountant"
    SYSTEM = "system"
    NEWCOMER = "newcomer"


class DepartmentKind(StrEnum):
    """Commercial wins clients, client keeps them."""

    COMMERCIAL = "commercial"
    CLIENT = "client"


class StaffStatus(StrEnum):
    """A suspended person loses access at once."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class Permission(StrEnum):
    """What may be done; each use case needs exactly one."""

    JOIN = "join"  # use an invitation
    RUN_CLOCK = "run-clock"  # scans and digests, as the system
    OWN_SETTINGS = "own-settings"  # language, zone, hours, home screen, help
    SEE_CLIENTS = "see-clients"  # own ones, or the department's
    EDIT_CLIENTS = "edit-clients"  # register, describe, contacts
    LOG_PAYMENTS = "log-payments"  # declare, and take back what is not confirmed yet
    CONFIRM_PAYMENTS = "confirm-payments"
    CORRECT_PAYMENTS = "correct-payments"  # void, refund, re-date
    SEE_EARNINGS = "see-earnings"  # own ones
    SEE_TRANSFERS = "see-transfers"
    DECIDE_TRANSFERS = "decide-transfers"
    MARK_KEY = "mark-key"  # say that a client is a key one
    PROPOSE_TRANSFER = "propose-transfer"  # before the period ends
    WATCH = "watch"  # what the end of a period tempts people to do
    SEE_AUDIT = "see-audit"  # who did what: own department's clients and people, or all
    SEE_TEAM = "see-team"
    SET_TARGETS = "set-targets"  # what is to be earned in a month: own people and department, or anybody's
    MANAGE_STAFF = "manage-staff"  # invite, suspend: own department, or all
    READ_PLAN = "read-plan"
    PUBLISH_PLAN = "publish-plan"
    MANAGE_COMPANY = "manage-company"  # name, departments, heads
    REVIEW_MONTH = "review-month"  # what a month comes to, statements of everybody
    CLOSE_MONTH = "close-month"
    COMPARE_DEPARTMENTS = "compare-departments"  # side by side: the director's
    DECIDE_OBJECTIONS = "decide-objections"  # of own people, never one's own


_EVERYBODY: Final = frozenset({Permission.OWN_SETTINGS, Permission.READ_PLAN})
_SALES: Final = _EVERYBODY | {
    Permission.SEE_CLIENTS,
    Permission.EDIT_CLIENTS,
    Permission.LOG_PAYMENTS,
    Permission.SEE_EARNINGS,
    Permission.SEE_TRANSFERS,
    Permission.DECIDE_TRANSFERS,  # whose turn it is says `domain/deciders.py`: a seller may stand in for a head
}
PERMISSIONS: Final[dict[Role, frozenset[Permission]]] = {
    Role.DIRECTOR: frozenset(Permission) - {Permission.JOIN, Permission.RUN_CLOCK},
    Role.HEAD: _SALES
    | {
        Permission.PROPOSE_TRANSFER,
        Permission.CONFIRM_PAYMENTS,
        Permission.CORRECT_PAYMENTS,
        Permission.WATCH,
        Permission.MARK_KEY,
        Permission.DECIDE_OBJECTIONS,
        Permission.SEE_AUDIT,
        Permission.SEE_TEAM,
        Permission.SET_TARGETS,
        Permission.MANAGE_STAFF,
    },
    Role.HUNTER: _SALES | {Permission.PROPOSE_TRANSFER},
    Role.ACCOUNT_MANAGER: _SALES,
    Role.ACCOUNTANT: _EVERYBODY | {Permission.CONFIRM_PAYMENTS, Permission.CORRECT_PAYMENTS, Permission.REVIEW_MONTH},
    Role.SYSTEM: frozenset({Permission.RUN_CLOCK}),
    Role.NEWCOMER: frozenset({Permission.JOIN}),
}


def roles_that_may(permission: Permission) -> frozenset[Role]:
    """The roles that carry a permission."""
    return frozenset(role for role, granted in PERMISSIONS.items() if permission in granted)


ROLES_IN_DEPARTMENT: Final = frozenset({Role.HEAD, Role.HUNTER, Role.ACCOUNT_MANAGER})


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. A head, hunter or account manager belongs to a department; a newcomer and the system are nobody (0)."""

    staff_id: int
    role: Role
    name: str = ""
    department_id: int | None = None
    department_kind: DepartmentKind | None = None
    telegram_id: int | None = None
    language: str = "ru"
    zone: str = "Europe/Moscow"
    unreachable: bool = False  # Telegram took nothing for them when it was last tried

    def may(self, permission: Permission) -> bool:
        """Whether the role carries a permission."""
        return permission in PERMISSIONS[self.role]

    def ensure_may(self, permission: Permission) -> None:
        """Refuse what the role does not carry."""
        if not self.may(permission):
            raise NotAllowed


SYSTEM: Final = Actor(0, Role.SYSTEM, "system")


class AccessLost(Refusal):
    """Who is suspended is a stranger from that moment on, also in the middle of an update."""


class InvitationInvalid(Refusal):
    """An invitation is used once, before it expires, unless it was revoked. All these answer alike."""


class AlreadyJoined(Refusal):
    """One Telegram account is one person."""


class NameNotGiven(Refusal):
    """A person, a client, a deal and a department are called something, in at most 200 characters."""


class LastDirector(Refusal):
    """The last director cannot be suspended."""


class HeadTaken(Refusal):
    """A department has one head at a time."""


class DepartmentNotForRole(Refusal):
    """A hunter belongs to a commercial department, an account manager to a client one, a head to either.

    A director and an accountant belong to none.
    """


SELLER_IN: Final = {DepartmentKind.COMMERCIAL: Role.HUNTER, DepartmentKind.CLIENT: Role.ACCOUNT_MANAGER}
"""What a person of a department does there who does not head it."""


def ensure_place(role: Role, kind: DepartmentKind | None) -> None:
    """Refuse a role that has no place in a department of this kind; None: in no department."""
    fits = {Role.HEAD, SELLER_IN[kind]} if kind else {Role.DIRECTOR, Role.ACCOUNTANT}
    if role not in fits:
        raise DepartmentNotForRole


MOST_NAME = 200


def clean_name(name: str) -> str:
    """A name in the form in which it is kept; refused when nothing of it shows, or it is too long."""
    kept = plain(name)
    if not 1 <= len(kept) <= MOST_NAME:
        raise NameNotGiven
    return kept
