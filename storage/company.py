"""The company: one row of settings, its departments, and who heads them since when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from secrets import randbits
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    bindparam,
    insert,
    select,
    update,
)

from domain.assignments import Holder
from domain.staff import DepartmentKind
from storage.db import Tx
from storage.metadata import metadata
from storage.types import Day, Instant

company = Table(
    "company",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("zone", String, nullable=False),
    Column("country", String(2), nullable=False),
    Column("language", String(2), nullable=False),
    Column("confirmation", Boolean, nullable=False),
    Column("closed_through", Day),  # first day of the last closed month
    Column("set_up_at", Instant),
    # a new random number with every change of plans, departments, heads and people: what is cached of them is keyed
    # by it, and a rolled back change can never be taken for a later one
    Column("revision", BigInteger, nullable=False),
    Column("most_clients_an_hour", Integer, nullable=False, server_default="30"),  # that one person opens
)

departments = Table(
    "departments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("hands_over_to", ForeignKey("departments.id")),
)

department_heads = Table(
    "department_heads",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False, index=True),
    Column("since", Day, nullable=False),
    Column("staff_id", ForeignKey("staff.id")),
)


@dataclass(frozen=True, slots=True)
class Company:
    """The company's settings. `closed_through`: first day of the last closed month."""

    name: str
    currency: str
    zone: str
    country: str
    language: str
    confirmation: bool
    closed_through: date | None
    set_up_at: datetime | None
    revision: int
    most_clients_an_hour: int

    def local_date(self, instant: datetime) -> date:
        """The business date of an instant."""
        return instant.astimezone(ZoneInfo(self.zone)).date()

    def at_nine(self, day: date) -> datetime:
        """The instant (UTC) of a business date at which what it brings is told of."""
        return datetime.combine(day, time(9), ZoneInfo(self.zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Department:
    """A department; a commercial one hands over to a client one."""

    department_id: int
    name: str
    kind: DepartmentKind
    hands_over_to: int | None


_company = select(
    company.c.name,
    company.c.currency,
    company.c.zone,
    company.c.country,
    company.c.language,
    company.c.confirmation,
    company.c.closed_through,
    company.c.set_up_at,
    company.c.revision,
    company.c.most_clients_an_hour,
)
_touch = update(company).values(revision=bindparam("new_revision"))
_add_company = insert(company)
_close = update(company).values(closed_through=bindparam("new_closed"), revision=bindparam("new_revision"))
_close_first = _close.where(company.c.closed_through.is_(None))
_close_next = _close.where(company.c.closed_through == bindparam("was_closed", type_=Day()))
_departments = select(departments).order_by(departments.c.id)
_add_department = insert(departments)
_rename_department = (
    update(departments).where(departments.c.id == bindparam("of_department")).values(name=bindparam("new_name"))
)
_heads = select(department_heads).order_by(department_heads.c.since, department_heads.c.id)
_add_head = insert(department_heads)


def get(tx: Tx) -> Company:
    """The company's settings, as this transaction sees them. LookupError before the first start made the row."""
    known = tx.cache.get("company")
    if known is None:
        row = tx.execute(_company).one_or_none()
        if row is None:
            raise LookupError("the company row is missing: run the migrations")
        known = tx.cache["company"] = Company(*row)
    if not isinstance(known, Company):
        raise TypeError(known)
    return known


def create(tx: Tx, *, currency: str = "RUB", zone: str = "Europe/Moscow", country: str = "RU") -> None:
    """The row of a company that nobody has set up yet; without effect when there is one."""
    if tx.execute(_company).one_or_none() is None:
        values = {"currency": currency, "zone": zone, "country": country, "language": "ru", "confirmation": True}
        tx.execute(_add_company, {"id": 1, "name": "", "revision": 0, **values})


def change(tx: Tx, **values: object) -> None:
    """Change settings; what is cached of the company is known to be old from here on."""
    tx.execute(update(company).values(**values, revision=randbits(62)))
    tx.cache.clear()


def close_through(tx: Tx, month: date, before: date | None) -> bool:
    """Close a month, where `before` is the last closed one; False when somebody has closed it."""
    values = {"new_closed": month, "new_revision": randbits(62)}
    if before is None:
        closed = tx.count(_close_first, values)
    else:
        closed = tx.count(_close_next, {**values, "was_closed": before})
    tx.cache.clear()
    return closed == 1


def touch(tx: Tx) -> None:
    """Say that plans, departments, heads or people changed."""
    tx.execute(_touch, {"new_revision": randbits(62)})
    tx.cache.clear()


def all_departments(tx: Tx) -> list[Department]:
    """Every department, in order of making."""
    rows = tx.execute(_departments).all()
    return [Department(row.id, row.name, DepartmentKind(row.kind), row.hands_over_to) for row in rows]


def add_department(tx: Tx, name: str, kind: DepartmentKind, hands_over_to: int | None = None) -> int:
    """A new department's id."""
    values = {"name": name, "kind": kind.value, "hands_over_to": hands_over_to}
    department_id = tx.insert(_add_department, values)
    touch(tx)
    return department_id


def rename_department(tx: Tx, department_id: int, name: str) -> None:
    """Call a department something else."""
    tx.execute(_rename_department, {"of_department": department_id, "new_name": name})
    touch(tx)


def appoint_head(tx: Tx, department_id: int, staff_id: int | None, since: date) -> None:
    """A department's head from a day on; None: nobody. Earlier heads stay on record."""
    tx.execute(_add_head, {"department_id": department_id, "staff_id": staff_id, "since": since})
    touch(tx)


def heads(tx: Tx) -> dict[int, list[Holder]]:
    """The heads of each department over time."""
    found: dict[int, list[Holder]] = {}
    for row in tx.execute(_heads):
        found.setdefault(row.department_id, []).append(Holder(row.since, row.staff_id))
    return found
