"""Absences, and who stands in meanwhile. A range that is taken back stays on record."""

from datetime import date
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    Table,
    bindparam,
    false,
    insert,
    or_,
    select,
    update,
)

from domain.refusals import NotFound
from domain.staff import StaffStatus
from domain.substitutes import Absence, standing_in
from storage.db import Tx
from storage.metadata import metadata, partial_index
from storage.staff import staff
from storage.types import Day, Instant

absences = Table(
    "absences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False, index=True),
    Column("first", Day, nullable=False),
    Column("last", Day, nullable=False),
    Column("substitute_id", ForeignKey("staff.id"), index=True),
    Column("recorded_by", ForeignKey("staff.id"), nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    # what waits lies with the substitute now: true from the range's first scan to its last
    Column("in_force", Boolean, nullable=False, server_default=false()),
)
_stands = absences.c.revoked_at.is_(None)
partial_index("ix_absences_last", absences.c.last, where=_stands)

_columns = (
    absences.c.id,
    absences.c.staff_id,
    absences.c.first,
    absences.c.last,
    absences.c.substitute_id,
)
_one = select(*_columns).where(absences.c.id == bindparam("absence_id"))
_in_force = select(absences.c.in_force).where(absences.c.id == bindparam("absence_id"))
_on = (
    select(*_columns)
    .where(_stands, absences.c.last >= bindparam("day", type_=Day()), absences.c.first <= bindparam("day", type_=Day()))
    .order_by(absences.c.id)
)
_to_come = (
    select(*_columns)
    .where(_stands, absences.c.last >= bindparam("day", type_=Day()))
    .order_by(absences.c.first, absences.c.id)
)
_of_person = _to_come.where(
    or_(absences.c.staff_id == bindparam("staff_id"), absences.c.substitute_id == bindparam("staff_id"))
)
_with_access = select(staff.c.id).where(
    staff.c.id.in_(bindparam("staff_ids", expanding=True)), staff.c.status == StaffStatus.ACTIVE
)
_add = insert(absences)
_revoke = update(absences).where(absences.c.id == bindparam("of_absence"), _stands).values(revoked_at=bindparam("at"))
_set_in_force = update(absences).where(absences.c.id == bindparam("of_absence")).values(in_force=bindparam("is_so"))


def on(tx: Tx, day: date) -> list[Absence]:
    """Everybody's absences of one day."""
    return _read(tx.execute(_on, {"day": day}))


def standing_in_on(tx: Tx, day: date, *, without: int = 0, also: Absence | None = None) -> dict[int, int]:
    """Who stands in for whom on a day; as it would be without one absence, or with another."""
    found = [absence for absence in on(tx, day) if absence.absence_id != without]
    if also is not None:
        found.append(also)
    named = sorted({a.substitute_id for a in found if a.substitute_id is not None})
    return standing_in(found, tx.scalars(_with_access, {"staff_ids": named})) if named else {}


def to_come(tx: Tx, today: date) -> list[Absence]:
    """Everybody's absences that are not over, the earliest first."""
    return _read(tx.execute(_to_come, {"day": today}))


def of_person(tx: Tx, staff_id: int, today: date) -> list[Absence]:
    """The absences, not over, of a person, and those in which they stand in for somebody."""
    return _read(tx.execute(_of_person, {"staff_id": staff_id, "day": today}))


def _read(rows: Any) -> list[Absence]:
    return [Absence(*row) for row in rows]


def get(tx: Tx, absence_id: int) -> Absence:
    """An absence, also one that was taken back; NotFound for an unknown id."""
    row = tx.one_or_none(_one, {"absence_id": absence_id})
    if row is None:
        raise NotFound
    return Absence(*row)


def is_in_force(tx: Tx, absence_id: int) -> bool:
    """Whether what waits has moved to the substitute, and not back yet."""
    return bool(tx.scalar(_in_force, {"absence_id": absence_id}))


def add(tx: Tx, staff_id: int, first: date, last: date, substitute_id: int | None, by: int) -> int:
    """A new absence's id."""
    values = {"staff_id": staff_id, "first": first, "last": last, "substitute_id": substitute_id}
    return tx.insert(_add, {**values, "recorded_by": by, "recorded_at": tx.now})


def revoke(tx: Tx, absence_id: int) -> bool:
    """Take an absence back; False when somebody was faster."""
    return tx.count(_revoke, {"of_absence": absence_id, "at": tx.now}) == 1


def put_in_force(tx: Tx, absence_id: int, *, in_force: bool) -> None:
    """Remember where what waits lies."""
    tx.execute(_set_in_force, {"of_absence": absence_id, "is_so": in_force})
