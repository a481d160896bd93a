"""Targets of people and of departments, one for each month; and what these earned, department by department."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from domain.money import ZERO
from domain.refusals import NotFound
from domain.staff import Actor, Role, StaffStatus
from storage.company import departments
from storage.db import Tx
from storage.earnings import ledger
from storage.metadata import metadata
from storage.scope import Scope, led_departments, scope_of, scope_staff
from storage.staff import staff
from storage.types import Day, Instant, Kopecks

targets = Table(
    "targets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("month", Day, nullable=False),  # its first day
    Column("staff_id", ForeignKey("staff.id")),
    Column("department_id", ForeignKey("departments.id")),
    Column("amount", Kopecks, nullable=False),
    Column("set_by", ForeignKey("staff.id"), nullable=False),
    Column("set_at", Instant, nullable=False),
    UniqueConstraint("month", "staff_id"),
    UniqueConstraint("month", "department_id"),
    CheckConstraint("(staff_id IS NULL) <> (department_id IS NULL)", name="of_one"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """What somebody is to earn in a month (its first day). One of `staff_id` and `department_id` is set."""

    target_id: int
    month: date
    staff_id: int | None
    department_id: int | None
    amount: Decimal
    set_by: int
    set_at: datetime


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose target: a person's, or (`staff_id` None) a department's. `department_id` of a person: where they work."""

    name: str
    department_id: int
    staff_id: int | None = None


_people = select(staff.c.name, staff.c.department_id, staff.c.id).where(
    staff.c.status == StaffStatus.ACTIVE,
    staff.c.role.in_([Role.HUNTER, Role.ACCOUNT_MANAGER, Role.HEAD]),
    staff.c.department_id.is_not(None),
)
_departments = select(departments.c.name, departments.c.id)
# a head sets the targets of the departments they lead and of their people; their own is the director's to set
_SETS_FOR = {
    Scope.ALL: (_people, _departments),
    Scope.DEPARTMENT: (
        _people.where(staff.c.department_id.in_(led_departments), staff.c.id != scope_staff),
        _departments.where(departments.c.id.in_(led_departments)),
    ),
}
_person = {scope: people.where(staff.c.id == bindparam("whose")) for scope, (people, _) in _SETS_FOR.items()}
_department = {scope: found.where(departments.c.id == bindparam("whose")) for scope, (_, found) in _SETS_FOR.items()}
_listed = {
    scope: (
        people.order_by(staff.c.department_id, staff.c.name, staff.c.id),
        found.order_by(departments.c.kind.desc(), departments.c.id),
    )
    for scope, (people, found) in _SETS_FOR.items()
}
_of = targets.c
_all = select(_of.id, _of.month, _of.staff_id, _of.department_id, _of.amount, _of.set_by, _of.set_at).where(
    _of.month == bindparam("month", type_=Day())
)
_of_person = _all.where(_of.staff_id == bindparam("whose"))
_of_department = _all.where(_of.department_id == bindparam("whose"))
_of_people = _all.where(_of.staff_id.in_(bindparam("whose", expanding=True)))
_of_departments = _all.where(_of.department_id.in_(bindparam("whose", expanding=True)))
_add = insert(targets)
_change = (
    update(targets)
    .where(_of.id == bindparam("of_target"))
    .values(amount=bindparam("new_amount"), set_by=bindparam("by"), set_at=bindparam("at"))
)
_remove = delete(targets).where(_of.id == bindparam("of_target"))
_earned = (
    select(ledger.c.staff_id, func.sum(ledger.c.amount, type_=Kopecks()))
    .where(
        ledger.c.staff_id.in_(bindparam("staff_ids", expanding=True)),
        ledger.c.earned_on >= bindparam("first", type_=Day()),
        ledger.c.earned_on <= bindparam("last", type_=Day()),
    )
    .group_by(ledger.c.staff_id)
)


def person(tx: Tx, actor: Actor, staff_id: int) -> Subject:
    """Somebody who earns, and whose target this person may set; NotFound otherwise."""
    return _the_only(tx.all(_person[scope_of(actor)], _scoped(actor, whose=staff_id)))


def department(tx: Tx, actor: Actor, department_id: int) -> Subject:
    """A department whose target this person may set; NotFound otherwise."""
    return _the_only(tx.all(_department[scope_of(actor)], _scoped(actor, whose=department_id)))


def _scoped(actor: Actor, **params: int) -> dict[str, int]:
    return params if scope_of(actor) is Scope.ALL else {**params, "scope_staff": actor.staff_id}


def _the_only(rows: Sequence[Sequence[object]]) -> Subject:
    if not rows:
        raise NotFound
    return Subject(*rows[0])  # type: ignore[arg-type]  # a row's types are its columns'


def subjects(tx: Tx, actor: Actor) -> list[Subject]:
    """All whose targets this person may set: each department, and after it its people."""
    people, found = _listed[scope_of(actor)]
    people_of: dict[int, list[Subject]] = {}
    for row in tx.all(people, _scoped(actor)):
        people_of.setdefault(row.department_id, []).append(Subject(*row))
    return [each for row in tx.all(found, _scoped(actor)) for each in (Subject(*row), *people_of.get(row.id, ()))]


def of_person(tx: Tx, staff_id: int, month: date) -> Target | None:
    """A person's target of a month."""
    return _one(tx.all(_of_person, {"whose": staff_id, "month": month}))


def of_department(tx: Tx, department_id: int, month: date) -> Target | None:
    """A department's target of a month."""
    return _one(tx.all(_of_department, {"whose": department_id, "month": month}))


def _one(rows: Sequence[Sequence[object]]) -> Target | None:
    return Target(*rows[0]) if rows else None  # type: ignore[arg-type]  # a row's types are its columns'


def of_people(tx: Tx, staff_ids: Collection[int], month: date) -> dict[int, Decimal]:
    """The targets of several people, of those who have one."""
    rows = tx.all(_of_people, {"whose": sorted(staff_ids), "month": month})
    return {row.staff_id: row.amount for row in rows}


def of_departments(tx: Tx, department_ids: Collection[int], month: date) -> dict[int, Decimal]:
    """The targets of several departments, of those that have one."""
    rows = tx.all(_of_departments, {"whose": sorted(department_ids), "month": month})
    return {row.department_id: row.amount for row in rows}


def add(tx: Tx, month: date, staff_id: int | None, department_id: int | None, amount: Decimal, by: int) -> None:
    """A first target; a second one of the same month is an IntegrityError."""
    whose = {"staff_id": staff_id, "department_id": department_id}
    tx.insert(_add, {"month": month, **whose, "amount": amount, "set_by": by, "set_at": tx.now})


def change(tx: Tx, target_id: int, amount: Decimal, by: int) -> None:
    """Set another amount."""
    tx.execute(_change, {"of_target": target_id, "new_amount": amount, "by": by, "at": tx.now})


def remove(tx: Tx, target_id: int) -> None:
    """There is no target any more; the audit log keeps it."""
    tx.execute(_remove, {"of_target": target_id})


def earned(tx: Tx, staff_ids: Collection[int], first: date, last: date) -> dict[int, Decimal]:
    """What each of several people earned between two days; who earned nothing is left out: an index alone answers."""
    rows = tx.all(_earned, {"staff_ids": sorted(staff_ids), "first": first, "last": last})
    return {staff_id: total or ZERO for staff_id, total in rows}
