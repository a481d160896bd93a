"""A made-up company for the demo: eight people, thirty clients at all stages, half a year of work, two plan versions.

Its history is played through the real use cases, day by day on the transaction's own clock, so that what the demo
shows is what the program makes of it. The same today gives the same company.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from random import Random

from sqlalchemy import delete, select

from bot.demo_clients import CLIENTS, CONTACTS, DemoClient
from domain.calendar import add_months, month_of
from domain.digests import next_digest_at
from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.staff import SYSTEM, Actor, DepartmentKind, Role
from storage import clients as client_storage
from storage import company, plan, staff
from storage.clock import Clock
from storage.contacts import Met
from storage.db import Database, Tx
from storage.outbox import outbox
from storage.transfers import transfers as transfers_table
from usecases import clients, contacts, deals, payments, transfer_decisions, transfers
from usecases import staff as staff_cases

AddPerson = Callable[..., object]

ZONE = "Europe/Moscow"
BOT_NAME = "Помощник продаж"
HISTORY = timedelta(days=185)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the company, with the id of their phone on the page."""

    telegram_id: int
    first_name: str
    last_name: str
    role: Role
    kind: DepartmentKind | None
    title: str
    zone: str = ZONE

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


IVAN = DemoPerson(101, "Иван", "Петров", Role.HUNTER, DepartmentKind.COMMERCIAL, "коммерсант")
PETR = DemoPerson(102, "Пётр", "Смирнов", Role.HUNTER, DepartmentKind.COMMERCIAL, "коммерсант", "Asia/Yekaterinburg")
BORIS = DemoPerson(103, "Борис", "Сидоров", Role.HEAD, DepartmentKind.COMMERCIAL, "нач. коммерческого отдела")
ANNA = DemoPerson(104, "Анна", "Кузнецова", Role.HEAD, DepartmentKind.CLIENT, "нач. клиентского отдела")
OLGA = DemoPerson(105, "Ольга", "Белова", Role.ACCOUNT_MANAGER, DepartmentKind.CLIENT, "менеджер клиентского отдела")
OLEG = DemoPerson(106, "Олег", "Новиков", Role.ACCOUNT_MANAGER, DepartmentKind.CLIENT, "менеджер клиентского отдела")
GALINA = DemoPerson(107, "Галина", "Орлова", Role.DIRECTOR, None, "директор")
NINA = DemoPerson(108, "Нина", "Зайцева", Role.ACCOUNTANT, None, "бухгалтер")
PEOPLE = (IVAN, BORIS, ANNA, OLGA, NINA, PETR, OLEG, GALINA)


async def build(db: Database, clock: Clock, add_person: AddPerson) -> None:
    """Give everybody a phone, and the company its past."""
    for person in PEOPLE:
        add_person(person.telegram_id, person.first_name, person.last_name, title=person.title, started=True)
    await db.write(_build, clock.now())


def _build(tx: Tx, now: datetime) -> None:
    company.create(tx)
    history = _History(tx, now)
    history.found()
    day = (now - HISTORY).date()
    while day <= now.date():
        history.live(day)
        day += timedelta(days=1)
    history.leave_only_what_waits()


class _History:
    """The company's past, a day at a time."""

    def __init__(self, tx: Tx, now: datetime) -> None:
        self.tx, self.now, self.today = tx, now, now.date()
        self.random = Random(20_26)
        self.ids: dict[DemoPerson, int] = {}
        self.client_ids: dict[str, int] = {}
        self.deal_ids: dict[str, int] = {}
        self.due: dict[date, list[Callable[[], None]]] = {}

    def at(self, day: date, hour: int) -> None:
        """Move the transaction's clock; never past now, so that what was logged is never in the future."""
        moment = datetime.combine(day, time(hour), UTC)
        self.tx.now = min(moment, self.now)
        self.tx.cache.clear()

    def actor(self, person: DemoPerson) -> Actor:
        """A person as an actor."""
        found = staff.actor_of(self.tx, self.ids[person])
        if found is None:
            raise LookupError(person.name)
        return found

    def found(self) -> None:
        """The company, its departments, its people by invitations, and two versions of the plan."""
        self.at((self.now - HISTORY).date() - timedelta(days=10), 8)
        company.change(self.tx, name="Северный поставщик", set_up_at=self.tx.now)
        claim = staff_cases.ensure_claim(self.tx, SYSTEM)
        self._join(GALINA, claim or "")
        client_department = company.add_department(self.tx, "Клиентский отдел", DepartmentKind.CLIENT)
        places = {
            DepartmentKind.CLIENT: client_department,
            DepartmentKind.COMMERCIAL: company.add_department(
                self.tx, "Коммерческий отдел", DepartmentKind.COMMERCIAL, client_department
            ),
        }
        for person in (BORIS, ANNA, IVAN, PETR, OLGA, OLEG, NINA):
            department_id = places[person.kind] if person.kind else None
            token = staff_cases.invite(self.tx, self.actor(GALINA), person.role, person.name, department_id)
            self._join(person, token)
        for version in _plans(self.today):
            plan.publish(self.tx, version, self.ids[GALINA])
        for client in CLIENTS:
            self._foresee(client)

    def _join(self, person: DemoPerson, token: str) -> None:
        newcomer = Actor(0, Role.NEWCOMER, person.name, telegram_id=person.telegram_id, zone=ZONE)
        joined = staff_cases.join(self.tx, newcomer, token)
        self.ids[person] = joined.staff_id
        staff.change(self.tx, joined.staff_id, name=person.name, zone=person.zone)

    def _foresee(self, client: DemoClient) -> None:
        """Put what a client will do into the calendar."""
        begins = client.begins(self.today)
        self._on(begins, partial(self._register, client))
        for paid_on, amount in client.payments(self.today, self.random):
            self._on(paid_on, partial(self._pay, client, paid_on, amount))

    def _on(self, day: date, act: Callable[[], None]) -> None:
        self.due.setdefault(day, []).append(act)

    def live(self, day: date) -> None:
        """One day: the scan at nine, then what clients do, then the heads decide."""
        self.at(day, 6)
        transfers.scan(self.tx, SYSTEM, day)
        self.at(day, 9)
        for act in self.due.get(day, ()):
            act()
        self.at(day, 14)
        self._decide(day)

    def _register(self, client: DemoClient) -> None:
        hunter = IVAN if client.ivan else PETR
        shares = [(self.ids[hunter], Decimal(100))]
        if client.shared:
            shares = [(self.ids[IVAN], Decimal(60)), (self.ids[PETR], Decimal(40))]
        head = self.actor(BORIS)
        client_id = clients.register(self.tx, head, client.name, client.line, shares, client.tax_number)
        self.client_ids[client.name] = client_id
        if client.key:
            client_storage.change(self.tx, client_id, key=True)
        self.deal_ids[client.name] = self._agree(client, client_id, self.actor(hunter))
        name, position, phone = CONTACTS[client_id % len(CONTACTS)]
        contacts.add_person(self.tx, self.actor(hunter), client_id, name, phone, position, decides=True)
        contacts.record_contact(self.tx, self.actor(hunter), client_id, Met.IN_PERSON)

    def _agree(self, client: DemoClient, client_id: int, hunter: Actor) -> int:
        papers = ["Договор", "Счёт", "Акт"]
        if client.line == "internet":
            return deals.agree(
                self.tx, hunter, client_id, client.deal, monthly=client.amount, first=client.first, documents=papers
            )
        total = client.amount * 12
        return deals.agree(self.tx, hunter, client_id, client.deal, amount=total, documents=papers)

    def _pay(self, client: DemoClient, day: date, amount: Decimal) -> None:
        hunter = IVAN if client.ivan else PETR
        client_id, deal_id = self.client_ids[client.name], self.deal_ids[client.name]
        payment_id = payments.log(self.tx, self.actor(hunter), client_id, amount, day, deal_id)
        if day < self.today:
            payments.confirm(self.tx, self.actor(NINA), payment_id)

    def _decide(self, day: date) -> None:
        """Both heads confirm within two days, but what lapsed of late still waits."""
        for transfer_id, client_id, lapsed_on in self._waiting():
            waits = (day - lapsed_on).days
            if day > self.today - timedelta(days=5) or waits < 1:
                continue
            transfer_decisions.confirm(self.tx, self.actor(BORIS), transfer_id)
            if waits > 1:
                taker = OLGA if transfer_id % 2 else OLEG
                transfer_decisions.confirm(self.tx, self.actor(ANNA), transfer_id, self.ids[taker])
                contacts.record_contact(self.tx, self.actor(taker), client_id, Met.IN_PERSON)

    def _waiting(self) -> list[tuple[int, int, date]]:
        opened = select(transfers_table.c.id, transfers_table.c.client_id, transfers_table.c.lapsed_on)
        rows = self.tx.execute(opened.where(transfers_table.c.closed_at.is_(None))).all()
        return [(row.id, row.client_id, row.lapsed_on) for row in rows]

    def leave_only_what_waits(self) -> None:
        """Nobody needs half a year of notices: the phones show the cards that wait, and the next digest is today's."""
        waiting = [f"transfer:{transfer_id}" for transfer_id, _, _ in self._waiting()]
        told = delete(outbox).where(outbox.c.card.is_(None) | outbox.c.card.not_in(waiting) | (outbox.c.edits == 1))
        self.tx.execute(told)
        self.tx.now = self.now
        for person in PEOPLE:
            known = staff.get(self.tx, self.ids[person])
            due = next_digest_at(self.now, known.zone, known.digest_minute, known.digest_weekdays)
            staff.change(self.tx, known.staff_id, next_digest_at=due)


def _plans(today: date) -> list[CompensationPlan]:
    first = add_months(month_of(today), -8)
    second = add_months(month_of(today), -3)
    return [
        _plan("12-П", first, commission="8", service="2.5"),
        _plan("27-П", second, commission="10", service="3"),
    ]


def _plan(number: str, since: date, commission: str, service: str) -> CompensationPlan:
    def line(code: str, title: str, rule: AcquisitionRule, vat: str | None = None) -> PlanLine:
        percents = Percent(commission), Percent("1"), Percent(service)
        return PlanLine(code, title, rule, *percents, vat=Percent(vat) if vat else None)

    lines = [
        line("internet", "Интернет", AcquisitionRule(payments=2)),
        line("supply", "Поставки", AcquisitionRule(months=3)),
        line("goods", "Производство", AcquisitionRule(months=4), vat="20"),
    ]
    return CompensationPlan(
        plan_id=0,
        number=number,
        effective_from=since,
        lines={each.code: each for each in lines},
        commercial_head=Percent("1"),
        client_head=Percent("0.5"),
        key_turnover=Decimal(3_000_000),
    )
