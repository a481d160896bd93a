"""A small company for tests of use cases: two departments, their heads, a plan, and clients made in one line.

Boris heads the commercial department of Ivan and Petr, Anna the client department of Olga and Oleg; Galina is the
director, Nina the accountant. Everybody's clock is Moscow's, nobody has quiet hours.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select, text

from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.staff import Actor, DepartmentKind, Role, StaffStatus
from storage import clients, company, payments, plan, staff
from storage.db import Tx
from storage.outbox import outbox
from tests.kept_rows import once
from usecases import earnings

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LONG_AGO = date(2020, 1, 1)


class SteppingClock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now

    def advance(self, **step: float) -> None:
        self._now += timedelta(**step)


@dataclass(frozen=True)
class People:
    """The cast, as actors."""

    galina: Actor
    boris: Actor
    ivan: Actor
    petr: Actor
    anna: Actor
    olga: Actor
    oleg: Actor
    nina: Actor
    commercial: int
    client: int


def supply(months: int = 3) -> PlanLine:
    rule = AcquisitionRule(months=months)
    return PlanLine("supply", "Поставки", rule, Percent(10), Percent(1), Percent(3))


def add_person(tx: Tx, name: str, role: Role, department_id: int | None = None, **values: object) -> int:
    defaults: dict[str, object] = {
        "name": name,
        "role": role.value,
        "status": StaffStatus.ACTIVE.value,
        "department_id": department_id,
        "language": "ru",
        "zone": "Europe/Moscow",
        "digest_minute": 18 * 60 + 30,
        "digest_weekdays": 0b1111111,
        "quiet_from": 0,
        "quiet_to": 0,
        "unreachable": False,
        "joined_at": tx.now,
    }
    return staff.add(tx, {**defaults, **values})


def actor(tx: Tx, staff_id: int) -> Actor:
    found = staff.actor_of(tx, staff_id)
    assert found is not None
    return found


def found_company(tx: Tx) -> People:
    """The company, made at this moment."""
    return once(tx, ("small company", tx.now), _found_company)


def _found_company(tx: Tx) -> People:
    company.create(tx)
    client = company.add_department(tx, "Клиентский", DepartmentKind.CLIENT)
    commercial = company.add_department(tx, "Коммерческий", DepartmentKind.COMMERCIAL, client)
    galina = add_person(tx, "Галина", Role.DIRECTOR)
    boris = add_person(tx, "Борис", Role.HEAD, commercial)
    anna = add_person(tx, "Анна", Role.HEAD, client)
    others = [
        add_person(tx, "Иван", Role.HUNTER, commercial),
        add_person(tx, "Пётр", Role.HUNTER, commercial),
        add_person(tx, "Ольга", Role.ACCOUNT_MANAGER, client),
        add_person(tx, "Олег", Role.ACCOUNT_MANAGER, client),
        add_person(tx, "Нина", Role.ACCOUNTANT),
    ]
    company.appoint_head(tx, commercial, boris, LONG_AGO)
    company.appoint_head(tx, client, anna, LONG_AGO)
    version = CompensationPlan(
        0, "1", LONG_AGO, {"supply": supply()}, commercial_head=Percent(2), client_head=Percent(1)
    )
    plan.publish(tx, version, galina)
    ivan, petr, olga, oleg, nina = (actor(tx, staff_id) for staff_id in others)
    leaders = (actor(tx, galina), actor(tx, boris))
    return People(*leaders, ivan, petr, actor(tx, anna), olga, oleg, nina, commercial, client)


def add_client(tx: Tx, people: People, name: str = "Ромашка", hunters: tuple[Actor, ...] = ()) -> int:
    shares = [(hunter.staff_id, Decimal(100) / max(len(hunters), 1)) for hunter in hunters or (people.ivan,)]
    values = {
        "name": name,
        "search_name": name.casefold(),
        "line": "supply",
        "key": False,
        "created_at": tx.now,
        "created_by": people.boris.staff_id,
        "department_id": people.commercial,
    }
    client_id = clients.add(tx, values)
    clients.assign_hunters(tx, client_id, LONG_AGO, shares)
    return client_id


def add_payment(tx: Tx, people: People, client_id: int, amount: str, paid_on: date, status: str = "confirmed") -> int:
    values = {
        "client_id": client_id,
        "amount": Decimal(amount),
        "paid_on": paid_on,
        "status": status,
        "logged_by": people.ivan.staff_id,
    }
    payment_id = payments.add(tx, values)
    if status == "declared":
        earnings.expect(tx, client_id)
    else:
        earnings.refresh(tx, people.nina, client_id, "test")
    return payment_id


def paying_client(tx: Tx, people: People, first_payment: date, name: str = "Ромашка") -> int:
    """A client of Ivan's whose period of three months began with 100 000."""
    client_id = add_client(tx, people, name)
    add_payment(tx, people, client_id, "100000", first_payment)
    return client_id


def told(tx: Tx, event: str | None = None) -> list[tuple[int, str, dict[str, Any]]]:
    """What was queued: person, event, parameters, in order."""
    rows = tx.execute(select(outbox.c.staff_id, outbox.c.event, outbox.c.params).order_by(outbox.c.id)).all()
    return [(row[0], row[1], row[2]) for row in rows if event in {None, row[1]}]


def query_plan(tx: Tx, statement: Select[Any]) -> str:
    """How the database would answer a statement whose values are given; small tables do not tempt PostgreSQL."""
    dialect = tx.connection.dialect
    asked = statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    explain = "EXPLAIN QUERY PLAN"
    if dialect.name == "postgresql":
        tx.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN"
    return "\n".join(str(row[-1]) for row in tx.connection.exec_driver_sql(f"{explain} {asked}"))
