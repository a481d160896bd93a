"""People and the invitations by which they join."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    bindparam,
    insert,
    select,
    update,
)

from domain.refusals import NotFound
from domain.staff import Actor, DepartmentKind, Role, StaffStatus
from storage.company import departments
from storage.db import Tx
from storage.metadata import metadata
from storage.types import Instant, Json

staff = Table(
    "staff",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("telegram_id", BigInteger, unique=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("status", String, nullable=False),
    Column("department_id", ForeignKey("departments.id"), index=True),
    Column("language", String(2), nullable=False),
    Column("zone", String, nullable=False),
    Column("digest_minute", Integer),  # minutes after local midnight; None: no digest
    Column("digest_weekdays", Integer, nullable=False),  # bit 0 is Monday
    Column("quiet_from", Integer, nullable=False),  # minutes after local midnight
    Column("quiet_to", Integer, nullable=False),
    Column("next_digest_at", Instant),
    Column("unreachable", Boolean, nullable=False),  # blocked the bot, or their account is gone
    Column("joined_at", Instant, nullable=False),
    Column("days_off", Integer, nullable=False, server_default="0"),  # bit 0 is Monday
    Column("notices", Json),  # kind of notice → how it is heard; what is not there comes with a sound
    Column("tour", Integer, nullable=False, server_default="0"),  # the last message of the tour that was shown
    Column("suspended_at", Instant),  # since when they have no access; None: they have
)
Index("ix_staff_digest_due", staff.c.next_digest_at, sqlite_where=staff.c.next_digest_at.is_not(None))

invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("department_id", ForeignKey("departments.id")),
    Column("name", String, nullable=False),
    Column("created_by", ForeignKey("staff.id")),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("used_by", ForeignKey("staff.id")),
    Column("revoked_at", Instant),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the company. Hours are minutes after local midnight; of `digest_weekdays` and `days_off` bit 0 is
    Monday. `notices`: how they hear of each kind, where they have chosen. `tour`: its last message that was shown.
    """

    staff_id: int
    name: str
    role: Role
    status: StaffStatus
    department_id: int | None
    telegram_id: int | None
    language: str
    zone: str
    digest_minute: int | None
    digest_weekdays: int
    quiet_from: int
    quiet_to: int
    next_digest_at: datetime | None
    unreachable: bool
    days_off: int = 0
    tour: int = 0
    notices: Mapping[str, str] = field(default_factory=dict)


_persons = select(
    staff.c.id,
    staff.c.name,
    staff.c.role,
    staff.c.status,
    staff.c.department_id,
    staff.c.telegram_id,
    staff.c.language,
    staff.c.zone,
    staff.c.digest_minute,
    staff.c.digest_weekdays,
    staff.c.quiet_from,
    staff.c.quiet_to,
    staff.c.next_digest_at,
    staff.c.unreachable,
    staff.c.days_off,
    staff.c.tour,
    staff.c.notices,
)
_person = _persons.where(staff.c.id == bindparam("staff_id"))
_active = _persons.where(staff.c.status == StaffStatus.ACTIVE).order_by(staff.c.name, staff.c.id)
_everybody = _persons.order_by(staff.c.name, staff.c.id)
_actors = select(
    staff.c.id,
    staff.c.role,
    staff.c.name,
    staff.c.department_id,
    departments.c.kind,
    staff.c.telegram_id,
    staff.c.language,
    staff.c.zone,
    staff.c.unreachable,
    staff.c.status,
).select_from(staff.outerjoin(departments, departments.c.id == staff.c.department_id))
_actor_by_telegram = _actors.where(staff.c.telegram_id == bindparam("telegram_id"))
_actor_by_id = _actors.where(staff.c.id == bindparam("staff_id"))
_departments_of_people = select(staff.c.id, staff.c.department_id).where(staff.c.department_id.is_not(None))
_add_person = insert(staff)
_mark_unreachable = update(staff).where(staff.c.id == bindparam("of_staff")).values(unreachable=bindparam("is_so"))


def find_actor(tx: Tx, telegram_id: int) -> Actor | None:
    """The active person behind a Telegram account; None: a stranger, or somebody suspended."""
    return _active_actor(tx.execute(_actor_by_telegram, {"telegram_id": telegram_id}).one_or_none())


def actor_of(tx: Tx, staff_id: int) -> Actor | None:
    """An active person as an actor; None when suspended."""
    return _active_actor(tx.execute(_actor_by_id, {"staff_id": staff_id}).one_or_none())


def mark_unreachable(tx: Tx, staff_id: int, *, unreachable: bool) -> None:
    """Remember that a person blocked the bot or left Telegram, or is back: what waits for them waits on until then."""
    tx.execute(_mark_unreachable, {"of_staff": staff_id, "is_so": unreachable})


def _active_actor(row: Sequence[object] | None) -> Actor | None:
    if row is None:
        return None
    staff_id, role, name, department_id, kind, telegram_id, language, zone, unreachable, status = row
    if status != StaffStatus.ACTIVE:
        return None
    return Actor(
        staff_id=int(str(staff_id)),
        role=Role(str(role)),
        name=str(name),
        department_id=department_id if isinstance(department_id, int) else None,
        department_kind=DepartmentKind(str(kind)) if kind else None,
        telegram_id=telegram_id if isinstance(telegram_id, int) else None,
        language=str(language),
        zone=str(zone),
        unreachable=bool(unreachable),
    )


def get(tx: Tx, staff_id: int) -> Person:
    """A person, whatever their status."""
    row = tx.execute(_person, {"staff_id": staff_id}).one_or_none()
    if row is None:
        raise NotFound
    return _read(row)


def active(tx: Tx) -> list[Person]:
    """Everybody who has access, by name."""
    return [_read(row) for row in tx.execute(_active)]


def everybody(tx: Tx) -> list[Person]:
    """Everybody who ever joined, by name."""
    return [_read(row) for row in tx.execute(_everybody)]


def reach(tx: Tx, staff_id: int) -> Person | None:
    """A person who may be told things; None when suspended."""
    row = tx.execute(_person, {"staff_id": staff_id}).one_or_none()
    return _read(row) if row is not None and row.status == StaffStatus.ACTIVE else None


def _read(row: Sequence[object]) -> Person:
    staff_id, name, role, status, *rest, notices = row
    person = Person(staff_id, name, Role(str(role)), StaffStatus(str(status)), *rest)  # type: ignore[arg-type]  # a row's types are its columns'
    return replace(person, notices=notices) if isinstance(notices, dict) else person


def departments_of_people(tx: Tx) -> dict[int, int]:
    """The department of everybody who has one, suspended people included: past days need them."""
    return {row.id: row.department_id for row in tx.execute(_departments_of_people)}


def add(tx: Tx, values: Mapping[str, object]) -> int:
    """A new person's id; `values` by the table's columns."""
    return tx.insert(_add_person, values)


def change(tx: Tx, staff_id: int, **values: object) -> None:
    """Change columns of a person. What the engine reckons with must be followed by `company.touch`."""
    tx.execute(update(staff).where(staff.c.id == staff_id).values(**values))


def is_known(tx: Tx, telegram_id: int) -> bool:
    """Whether a Telegram account is somebody of the company already, suspended ones included."""
    return tx.one_or_none(_actor_by_telegram, {"telegram_id": telegram_id}) is not None
