"""What the digests read: who is due, and months of people and departments, each by an index and never by a scan."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BindParameter, Integer, and_, bindparam, case, func, literal_column, or_, select, update

from domain.earnings import EntryKind
from domain.incoming import DayMoney
from domain.money import ZERO
from domain.staff import StaffStatus
from storage.clients import client_people, clients
from storage.db import Tx
from storage.earnings import ledger, missed_service
from storage.metadata import partial_index
from storage.payments import payments
from storage.staff import staff
from storage.types import Day, Instant, Kopecks

# Written out, not bound: only so SQLite knows that the partial index answers.
confirmed = payments.c.status == literal_column("'confirmed'")
partial_index(
    "ix_payments_confirmed_on",
    payments.c.paid_on,
    payments.c.client_id,
    payments.c.amount,
    where=confirmed,
)


@dataclass(frozen=True, slots=True)
class DueDigest:
    """Somebody whose digest is due, and by which hours the next one is found."""

    staff_id: int
    due_at: datetime
    zone: str
    minute: int | None
    weekdays: int


@dataclass(frozen=True, slots=True)
class SoonClient:
    """A client of a hunter whose period ends soon."""

    client_id: int
    name: str
    line: str
    lapses_on: date


due_statement = (
    select(staff.c.id, staff.c.next_digest_at, staff.c.zone, staff.c.digest_minute, staff.c.digest_weekdays)
    .where(staff.c.next_digest_at <= bindparam("now", type_=Instant()))
    .order_by(staff.c.next_digest_at, staff.c.id)
    .limit(bindparam("most", type_=Integer()))
)
_move = (
    update(staff)
    .where(staff.c.id == bindparam("of_staff"), staff.c.next_digest_at == bindparam("due_at"))
    .values(next_digest_at=bindparam("upcoming"))
)
_ids: BindParameter[int] = bindparam("staff_ids", expanding=True)
people_statement = (
    select(ledger.c.staff_id, ledger.c.earned_on, ledger.c.kind, func.sum(ledger.c.amount, type_=Kopecks()))
    .where(
        ledger.c.staff_id.in_(_ids),
        ledger.c.earned_on >= bindparam("first", type_=Day()),
        ledger.c.earned_on <= bindparam("last", type_=Day()),
    )
    .group_by(ledger.c.staff_id, ledger.c.earned_on, ledger.c.kind)
)
_booked = (
    select(ledger.c.staff_id, func.sum(ledger.c.amount, type_=Kopecks()))
    .where(ledger.c.staff_id.in_(_ids), ledger.c.booked_on == bindparam("day"))
    .group_by(ledger.c.staff_id)
)
_members = (
    select(staff.c.id, staff.c.name, staff.c.status)
    .where(staff.c.department_id.in_(bindparam("departments", expanding=True)))
    .order_by(staff.c.name, staff.c.id)
)
_soon = (
    select(clients.c.id, clients.c.name, clients.c.line, clients.c.lapses_on)
    .join_from(client_people, clients, clients.c.id == client_people.c.client_id)
    .where(
        client_people.c.staff_id == bindparam("staff_id"),
        client_people.c.post == "hunter",
        clients.c.manager_id.is_(None),
        clients.c.lapses_on > bindparam("today", type_=Day()),
        clients.c.lapses_on <= bindparam("until", type_=Day()),
    )
    .order_by(clients.c.lapses_on, clients.c.name)
    .limit(bindparam("most"))
)
_without_end = (
    select(clients.c.id)
    .join_from(client_people, clients, clients.c.id == client_people.c.client_id)
    .where(
        client_people.c.staff_id == bindparam("staff_id"),
        client_people.c.post == "hunter",
        clients.c.manager_id.is_(None),
        clients.c.lapses_on.is_(None),
        clients.c.acquisition_start.is_not(None),
    )
    .order_by(clients.c.acquisition_start, clients.c.name)
    .limit(bindparam("most"))
)
_latest = (
    select(payments.c.amount)
    .where(
        payments.c.client_id == bindparam("client_id"), payments.c.refund_of.is_(None), payments.c.status == "confirmed"
    )
    .order_by(payments.c.paid_on.desc(), payments.c.id.desc())
    .limit(1)
)
_of_departments = or_(
    clients.c.department_id.in_(bindparam("departments", expanding=True)),
    clients.c.manager_department_id.in_(bindparam("departments", expanding=True)),
)
_missed = (
    select(func.sum(missed_service.c.amount, type_=Kopecks()))
    .join_from(missed_service, clients, clients.c.id == missed_service.c.client_id)
    .where(
        missed_service.c.paid_on >= bindparam("first"), missed_service.c.paid_on <= bindparam("last"), _of_departments
    )
)
inside_period = and_(
    or_(clients.c.reacquired_on.is_(None), payments.c.paid_on >= clients.c.reacquired_on),
    or_(clients.c.lapses_on.is_(None), payments.c.paid_on < clients.c.lapses_on),
)
"""Of the present period. Money that came before a re-acquisition is running money, as the client was."""
money_statement = (
    select(
        clients.c.department_id,
        payments.c.paid_on,
        *(
            func.sum(case((condition, payments.c.amount)), type_=Kopecks())
            for condition in (inside_period, ~inside_period)
        ),
    )
    .join_from(payments, clients, clients.c.id == payments.c.client_id)
    .where(
        confirmed,
        payments.c.paid_on >= bindparam("first", type_=Day()),
        payments.c.paid_on <= bindparam("last", type_=Day()),
    )
    .group_by(clients.c.department_id, payments.c.paid_on)
)


def due(tx: Tx, now: datetime, most: int) -> list[DueDigest]:
    """Whose digest is due, the longest waiting first."""
    return [DueDigest(*row) for row in tx.execute(due_statement, {"now": now, "most": most})]


def move(tx: Tx, digest: DueDigest, upcoming: datetime | None) -> bool:
    """Go on to the next digest; False when somebody has seen to this one."""
    values = {"of_staff": digest.staff_id, "due_at": digest.due_at, "upcoming": upcoming}
    return tx.count(_move, values) == 1


def people_by_day(
    tx: Tx, staff_ids: Collection[int], first: date, last: date
) -> list[tuple[int, date, EntryKind, Decimal]]:
    """What each of several people earned on each day between two days, by kind."""
    rows = tx.execute(people_statement, {"staff_ids": sorted(staff_ids), "first": first, "last": last})
    return [(staff_id, day, EntryKind(kind), amount) for staff_id, day, kind, amount in rows]


def people_booked_on(tx: Tx, staff_ids: Collection[int], day: date) -> dict[int, Decimal]:
    """What was booked for each of several people on a day."""
    rows = tx.execute(_booked, {"staff_ids": sorted(staff_ids), "day": day})
    return {staff_id: amount for staff_id, amount in rows if amount}


def members(tx: Tx, departments: Collection[int]) -> list[tuple[int, str, bool]]:
    """The people of departments, suspended ones included: id, name, whether they have access."""
    rows = tx.execute(_members, {"departments": sorted(departments)})
    return [(staff_id, name, status == StaffStatus.ACTIVE) for staff_id, name, status in rows]


def soon(tx: Tx, staff_id: int, today: date, until: date, most: int) -> list[SoonClient]:
    """The clients of a hunter whose period ends after today and by `until`, the nearest first."""
    values = {"staff_id": staff_id, "today": today, "until": until, "most": most}
    return [SoonClient(*row) for row in tx.execute(_soon, values)]


def without_end(tx: Tx, staff_id: int, most: int) -> list[int]:
    """The clients of a hunter whose period runs, and ends with a charge that nobody knows the day of."""
    return tx.scalars(_without_end, {"staff_id": staff_id, "most": most})


def latest_payment(tx: Tx, client_id: int) -> Decimal | None:
    """The amount of a client's latest confirmed payment."""
    found = tx.scalar(_latest, {"client_id": client_id})
    return found if isinstance(found, Decimal) else None


def missed(tx: Tx, departments: Collection[int], first: date, last: date) -> Decimal:
    """The service share of departments' clients that nobody earned between two days."""
    found = tx.scalar(_missed, {"departments": sorted(departments), "first": first, "last": last})
    return found if isinstance(found, Decimal) else ZERO


def money(tx: Tx, first: date, last: date) -> list[DayMoney]:
    """What came in between two days, by department and day."""
    rows = tx.all(money_statement, {"first": first, "last": last})
    return [DayMoney(department, day, new or ZERO, running or ZERO) for department, day, new, running in rows]
