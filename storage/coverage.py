"""Who has met a client in person, clients known to too few, and the alarms raised when one hangs on a single person.

Only a meeting counts, and only of people who have access today; a call is on record beside it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from domain.coverage import AlarmKind
from domain.staff import DepartmentKind, StaffStatus
from storage.clients import clients, is_key
from storage.company import department_heads, departments
from storage.contacts import Met, personal_contacts
from storage.db import Tx
from storage.metadata import metadata, partial_index
from storage.staff import staff
from storage.types import Day, Instant

coverage_alarms = Table(
    "coverage_alarms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),  # the only one who knows the client, or the last to
    Column("raised_at", Instant, nullable=False),
    Column("ended_at", Instant),
)
_open = coverage_alarms.c.ended_at.is_(None)
partial_index("uq_coverage_alarms_open", coverage_alarms.c.client_id, unique=True, where=_open)


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm about a client that still stands."""

    alarm_id: int
    client_id: int
    client_name: str
    kind: AlarmKind
    staff_id: int
    name: str
    raised_at: datetime


_in_person = personal_contacts.c.how == Met.IN_PERSON
_holders = (
    select(staff.c.id, departments.c.kind)
    .distinct()
    .select_from(personal_contacts)
    .join(staff, staff.c.id == personal_contacts.c.staff_id)
    .outerjoin(departments, departments.c.id == staff.c.department_id)
    .where(personal_contacts.c.client_id == bindparam("client_id"), _in_person, staff.c.status == StaffStatus.ACTIVE)
)
_met_by = (
    select(personal_contacts.c.client_id)
    .distinct()
    .where(personal_contacts.c.staff_id == bindparam("staff_id"), _in_person)
    .order_by(personal_contacts.c.client_id)
)
_of_departments = or_(
    clients.c.department_id.in_(bindparam("departments", expanding=True)),
    clients.c.manager_department_id.in_(bindparam("departments", expanding=True)),
)
# in a subquery of its own: to group by the id SQLite would rather go through all clients than sort these few
_past_period = select(clients.c.id).where(_of_departments, clients.c.lapses_on <= bindparam("today", type_=Day()))
_held = func.count(staff.c.id.distinct())
_giver = departments.alias("giver")
_present_heads = select(func.max(department_heads.c.id)).group_by(department_heads.c.department_id)
_leader, _known_to = staff.alias("leader"), personal_contacts.alias("known_to")
_takes_over = (
    select(_giver.c.hands_over_to).where(_giver.c.id == clients.c.department_id).correlate(clients).scalar_subquery()
)
_head_missing = exists(
    select(1)
    .select_from(department_heads)
    .join(_leader, and_(_leader.c.id == department_heads.c.staff_id, _leader.c.status == StaffStatus.ACTIVE))
    .where(
        department_heads.c.id.in_(_present_heads),
        or_(
            department_heads.c.department_id == clients.c.department_id,
            department_heads.c.department_id == func.coalesce(clients.c.manager_department_id, _takes_over),
        ),
        ~exists(
            select(1)
            .where(
                _known_to.c.client_id == clients.c.id,
                _known_to.c.staff_id == department_heads.c.staff_id,
                _known_to.c.how == Met.IN_PERSON,
            )
            .correlate(clients, department_heads)
        ),
    )
    .correlate(clients)
)
_required = case((is_key, bindparam("key", type_=Integer())), else_=bindparam("regular", type_=Integer()))


def _nobody_of(kind: DepartmentKind) -> Any:
    return func.count(case((departments.c.kind == kind, staff.c.id))) == 0


gaps_statement = (
    select(clients.c.id, clients.c.name, func.count().over())
    .select_from(clients)
    .outerjoin(personal_contacts, and_(personal_contacts.c.client_id == clients.c.id, _in_person))
    .outerjoin(staff, and_(staff.c.id == personal_contacts.c.staff_id, staff.c.status == StaffStatus.ACTIVE))
    .outerjoin(departments, departments.c.id == staff.c.department_id)
    .where(clients.c.id.in_(_past_period))
    .group_by(
        clients.c.id,
        clients.c.name,
        clients.c.key,
        clients.c.earns_key,
        clients.c.lapses_on,
        clients.c.department_id,
        clients.c.manager_department_id,
    )
    .having(or_(_held < _required, *(_nobody_of(kind) for kind in DepartmentKind), and_(is_key, _head_missing)))
    .order_by(clients.c.lapses_on, clients.c.id)
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_alarms = (
    select(
        coverage_alarms.c.id,
        coverage_alarms.c.client_id,
        clients.c.name,
        coverage_alarms.c.kind,
        coverage_alarms.c.staff_id,
        staff.c.name.label("knows"),
        coverage_alarms.c.raised_at,
    )
    .join_from(coverage_alarms, clients, clients.c.id == coverage_alarms.c.client_id)
    .join(staff, staff.c.id == coverage_alarms.c.staff_id)
    .where(_open)
    .order_by(coverage_alarms.c.id)
)
_alarm_of = _alarms.where(coverage_alarms.c.client_id == bindparam("client_id"))
_alarms_by_id = _alarms.where(coverage_alarms.c.id.in_(bindparam("alarm_ids", expanding=True)))
_alarms_seen = _alarms.where(_of_departments).limit(bindparam("most")).offset(bindparam("skip"))
_alarms_count = (
    select(func.count())
    .join_from(coverage_alarms, clients, clients.c.id == coverage_alarms.c.client_id)
    .where(_open, _of_departments)
)
_raise = insert(coverage_alarms)
_end = update(coverage_alarms).where(coverage_alarms.c.id == bindparam("of_alarm")).values(ended_at=bindparam("at"))


def holders(tx: Tx, client_id: int) -> dict[int, DepartmentKind | None]:
    """Who of those with access has met the client in person, and the kind of their department."""
    rows = tx.all(_holders, {"client_id": client_id})
    return {staff_id: DepartmentKind(kind) if kind else None for staff_id, kind in rows}


def met_by(tx: Tx, staff_id: int) -> list[int]:
    """The clients that a person has met, whether they have access or not."""
    return list(tx.scalars(_met_by, {"staff_id": staff_id}))


def gaps(
    tx: Tx, of_departments: Collection[int], today: date, *, regular: int, key: int, most: int, skip: int = 0
) -> tuple[int, Sequence[tuple[int, str]]]:
    """Clients past their period that too few, or not the right ones of ours have met: how many, and some of them.

    `regular`, `key`: how many must have. The id and name of those after the first `skip`, the longest lapsed first.
    """
    values = {"departments": sorted(of_departments), "today": today, "regular": regular, "key": key}
    rows = tx.all(gaps_statement, {**values, "most": most, "skip": skip})
    return (int(rows[0][2]) if rows else 0), [(row[0], row[1]) for row in rows]


def _alarm(row: Sequence[Any]) -> Alarm:
    alarm_id, client_id, client_name, kind, staff_id, name, raised_at = row
    return Alarm(alarm_id, client_id, client_name, AlarmKind(kind), staff_id, name, raised_at)


def alarm_of(tx: Tx, client_id: int) -> Alarm | None:
    """The alarm about a client that stands."""
    row = tx.one_or_none(_alarm_of, {"client_id": client_id})
    return None if row is None else _alarm(row)


def alarms_by_id(tx: Tx, alarm_ids: Collection[int]) -> list[Alarm]:
    """Those of some alarms that still stand."""
    return [_alarm(row) for row in tx.all(_alarms_by_id, {"alarm_ids": list(alarm_ids)})]


def alarms(tx: Tx, of_departments: Collection[int], most: int, skip: int = 0) -> tuple[int, list[Alarm]]:
    """The alarms that stand about clients of departments: how many, and some of them, the oldest first."""
    seen = {"departments": sorted(of_departments)}
    total = int(tx.scalar(_alarms_count, seen))
    return total, [_alarm(row) for row in tx.all(_alarms_seen, {**seen, "most": most, "skip": skip})]


def raise_alarm(tx: Tx, client_id: int, kind: AlarmKind, staff_id: int) -> int:
    """A new alarm's id. A client has one at a time: a second is an IntegrityError."""
    values = {"client_id": client_id, "kind": kind.value, "staff_id": staff_id, "raised_at": tx.now}
    return tx.insert(_raise, values)


def end_alarm(tx: Tx, alarm_id: int) -> None:
    """It is none any more; it stays on record."""
    tx.execute(_end, {"of_alarm": alarm_id, "at": tx.now})
