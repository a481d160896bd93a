"""What a head or the director sees of people: departments, who is in them with how many clients, open invitations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.client_names import forgiven_matches, literal_matches, normalise
from domain.refusals import NotFound
from domain.staff import SELLER_IN, Actor, Permission, Role, StaffStatus
from storage import client_base, leaving, staff, team
from storage.company import Department
from storage.db import Tx
from storage.invitations import Invitation
from storage.staff import Person
from usecases import company, coverage, posts, substitutes, targets
from usecases.access import needs
from usecases.deciders import circle
from usecases.staff import visible_invitations
from usecases.targets import TargetView

MOST_FOUND: Final = 5


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a group, with the number of clients they run."""

    person: Person
    clients: int
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The people of a department; `department` None: those who belong to none."""

    department: Department | None
    members: Sequence[Member]


@dataclass(frozen=True, slots=True)
class Team:
    """All that /team shows to one person. `gaps`, `alarms`: clients that too few of us know, or a single one.

    `compares`: they may see departments side by side.
    """

    groups: Sequence[Group]
    invitations: Sequence[Invitation]
    gaps: int = 0
    alarms: int = 0
    compares: bool = False


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person's card and what may be done from it. `left_clients`: how many of theirs wait for new owners;
    `opened`: how many different clients they opened in the last seven days; `target`: of this month, where it is the
    actor's to set.
    """

    member: Member
    department: Department | None
    may_suspend: bool
    may_restore: bool
    may_appoint: bool
    may_record_absence: bool = False
    left_clients: int = 0
    target: TargetView | None = None
    opened: int = 0


@needs(Permission.SEE_TEAM)
def show(tx: Tx, actor: Actor) -> Team:
    """People by department: the director sees all, a head the departments they lead."""
    known, loads = circle(tx), team.loads(tx)
    departments = _visible_departments(tx, actor)
    people = staff.everybody(tx)
    heads = set(known.heads.values())
    groups = [
        Group(department, [_member(p, loads, heads) for p in people if p.department_id == department.department_id])
        for department in departments
    ]
    if actor.role is Role.DIRECTOR:
        groups.append(Group(None, [_member(p, loads, heads) for p in people if p.department_id is None]))
    compares = actor.may(Permission.COMPARE_DEPARTMENTS)
    return Team(groups, visible_invitations(tx, actor), *coverage.counts(tx, actor), compares=compares)


def _visible_departments(tx: Tx, actor: Actor) -> list[Department]:
    departments = company.departments(tx)
    if actor.role is Role.DIRECTOR:
        return departments
    led = circle(tx).led_by(actor)
    return [department for department in departments if department.department_id in led]


def _member(person: Person, loads: dict[int, int], heads: set[int]) -> Member:
    return Member(person, loads.get(person.staff_id, 0), person.staff_id in heads)


@needs(Permission.SEE_TEAM)
def person(tx: Tx, actor: Actor, staff_id: int) -> PersonCard:
    """A person's card; NotFound for people of departments that the actor does not lead."""
    found = staff.get(tx, staff_id)
    departments = {d.department_id: d for d in _visible_departments(tx, actor)}
    department = departments.get(found.department_id) if found.department_id is not None else None
    if department is None and actor.role is not Role.DIRECTOR:
        raise NotFound
    active = found.status is StaffStatus.ACTIVE
    manages = actor.role is Role.DIRECTOR or found.role is not Role.HEAD
    heads = posts.head_of(tx, found.department_id) == staff_id
    last = found.role is Role.DIRECTOR and len(circle(tx).directors) == 1
    return PersonCard(
        Member(found, team.loads(tx).get(staff_id, 0), heads),
        department,
        may_suspend=active and manages and not last,
        may_restore=not active and manages,
        may_appoint=active and department is not None and not heads and actor.may(Permission.MANAGE_COMPANY),
        may_record_absence=substitutes.may_record(tx, actor, found),
        left_clients=leaving.waiting(tx).get(staff_id, 0) if manages else 0,
        target=targets.find(tx, actor, staff_id),
        opened=client_base.opened_lately(tx, staff_id),
    )


@needs(Permission.SEE_TEAM)
def find(tx: Tx, actor: Actor, words: str, *, forgiving: bool = False) -> list[Person]:
    """The people on their list whom typed words may mean, best first; `forgiving`: with a typing error too."""
    departments = {d.department_id for d in _visible_departments(tx, actor)}
    seen = {p.staff_id: p for p in staff.everybody(tx) if actor.role is Role.DIRECTOR or p.department_id in departments}
    names, wanted = [(staff_id, normalise(p.name)) for staff_id, p in seen.items()], normalise(words)
    found = literal_matches(wanted, names) or (forgiven_matches(wanted, names, MOST_FOUND) if forgiving else [])
    return [seen[staff_id] for staff_id in found[:MOST_FOUND]]


@needs(Permission.MANAGE_STAFF)
def places(tx: Tx, actor: Actor) -> list[tuple[Role, Department | None]]:
    """Where somebody can be invited to: a role and its department, in the order of a list."""
    departments = _visible_departments(tx, actor)
    sellers: list[tuple[Role, Department | None]] = [(SELLER_IN[d.kind], d) for d in departments]
    if actor.role is not Role.DIRECTOR:
        return sellers
    headless = [d for d in departments if posts.head_of(tx, d.department_id) is None]
    heads: list[tuple[Role, Department | None]] = [(Role.HEAD, d) for d in headless]
    return [*heads, *sellers, (Role.ACCOUNTANT, None), (Role.DIRECTOR, None)]
