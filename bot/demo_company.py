"""A made-up company for the demo: eight people, clients at all stages, half a year of work, two plan versions.

Its history is played through the real use cases, day by day on the transaction's own clock, so that what the demo
shows is what the program makes of it. The same today gives the same company.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from bot import demo_phones, demo_targets, demo_transfers
from bot.demo_clients import CLIENTS, CONTACTS, DemoClient
from bot.demo_history import History
from bot.demo_people import ANNA, BORIS, GALINA, IVAN, NINA, OLEG, OLGA, PEOPLE, PETR, ZONE, DemoPerson
from domain.calendar import add_months, month_of
from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.staff import SYSTEM, Actor, DepartmentKind, Role
from storage import company, plan, staff
from storage.clock import Clock
from storage.contacts import Met
from storage.db import Database, Tx
from usecases import agreements, clients, contacts, deals, key_clients, payments, substitutes
from usecases import staff as staff_cases

AddPerson = Callable[..., object]

BOT_NAME = "Помощник продаж"
HISTORY = timedelta(days=185)
PAPERS: Final = ("Договор", "Счёт", "Акт")


async def build(db: Database, clock: Clock, add_person: AddPerson) -> None:
    """Give everybody a phone, and the company its past."""
    for person in PEOPLE:
        add_person(person.telegram_id, person.first_name, person.last_name, title=person.title, started=True)
    await db.write(_build, clock.now())


def _build(tx: Tx, now: datetime) -> None:
    company.create(tx)
    history = History(tx, now)
    _found(history)
    for client in CLIENTS:
        _foresee(history, client)
    _foresee_the_rest(history)
    first, last = history.today - HISTORY, history.today
    for day in (first + timedelta(days=days) for days in range((last - first).days + 1)):
        history.begin(day)
        demo_transfers.follow(history)
        history.act(day)
    demo_phones.leave_only_what_waits(history)


def _found(history: History) -> None:
    """The company, its departments, its people by invitations, and two versions of the plan."""
    history.at(history.today - HISTORY - timedelta(days=10), 8)
    tx = history.tx
    company.change(tx, name="Северный поставщик", set_up_at=tx.now)
    claim = staff_cases.ensure_claim(tx, SYSTEM)
    _join(history, GALINA, claim or "")
    client_department = company.add_department(tx, "Клиентский отдел", DepartmentKind.CLIENT)
    places = {
        DepartmentKind.CLIENT: client_department,
        DepartmentKind.COMMERCIAL: company.add_department(
            tx, "Коммерческий отдел", DepartmentKind.COMMERCIAL, client_department
        ),
    }
    for person in (BORIS, ANNA, IVAN, PETR, OLGA, OLEG, NINA):
        department_id = places[person.kind] if person.kind else None
        token = staff_cases.invite(tx, history.actor(GALINA), person.role, person.name, department_id)
        _join(history, person, token)
    for version in _plans(history.today):
        plan.publish(tx, version, history.ids[GALINA])


def _join(history: History, person: DemoPerson, token: str) -> None:
    newcomer = Actor(0, Role.NEWCOMER, person.name, telegram_id=person.telegram_id, zone=ZONE)
    joined = staff_cases.join(history.tx, newcomer, token)
    history.ids[person] = joined.staff_id
    staff.change(history.tx, joined.staff_id, name=person.name, zone=person.zone)


def _foresee(history: History, client: DemoClient) -> None:
    """Put what a client will do into the calendar."""
    begins = client.begins(history.today)
    history.on(begins, partial(_register, history, client))
    for paid_on, amount in client.payments(history.today, history.random):
        history.on(paid_on, partial(_pay, history, client, paid_on, amount))
    if client.director_knows:
        history.on(begins + timedelta(days=40), partial(_visit, history, client))


def _register(history: History, client: DemoClient) -> None:
    tx, hunter = history.tx, demo_transfers.hunter_of(client)
    shares = [(history.ids[hunter], Decimal(100))]
    if client.shared:
        shares = [(history.ids[IVAN], Decimal(60)), (history.ids[PETR], Decimal(40))]
    client_id = clients.register(tx, history.actor(BORIS), client.name, client.line, shares, client.tax_number)
    history.clients[client_id] = client
    if client.key:
        key_clients.mark(tx, history.actor(BORIS), client_id, key=True)
    _agree(history, client, client_id, history.actor(hunter))
    name, position, phone = CONTACTS[client_id % len(CONTACTS)]
    contacts.add_person(tx, history.actor(hunter), client_id, name, phone, position, decides=True)
    contacts.record_contact(tx, history.actor(hunter), client_id, Met.IN_PERSON)


def _agree(history: History, client: DemoClient, client_id: int, hunter: Actor) -> None:
    amount = client.amount * 3 if client.one_off else None
    monthly = None if client.one_off else client.monthly
    deals.agree(
        history.tx,
        hunter,
        client_id,
        client.deal,
        amount=amount,
        monthly=monthly,
        first=client.first,
        documents=list(PAPERS),
    )
    if client.pays:
        papers = deals.papers(history.tx, hunter, client_id).documents
        for paper in papers[:-1]:
            deals.set_document(history.tx, hunter, client_id, paper.document_id, "signed")


def _pay(history: History, client: DemoClient, day: date, amount: Decimal) -> None:
    hunter, client_id = history.actor(demo_transfers.hunter_of(client)), _id_of(history, client)
    agreed = deals.of_client(history.tx, hunter, client_id).deals
    payment_id = payments.log(history.tx, hunter, client_id, amount, day, agreed[0].terms.deal_id)
    if day < history.today:
        payments.confirm(history.tx, history.actor(NINA), payment_id)


def _id_of(history: History, client: DemoClient) -> int:
    return next(client_id for client_id, known in history.clients.items() if known is client)


def _visit(history: History, client: DemoClient) -> None:
    """The director meets a client; its next head only calls, which is no personal contact."""
    client_id = _id_of(history, client)
    contacts.record_contact(history.tx, history.actor(GALINA), client_id, Met.IN_PERSON)
    contacts.record_contact(history.tx, history.actor(BORIS), client_id, Met.CALL)


def _foresee_the_rest(history: History) -> None:
    """What waits besides the transfers: a head who will be away, a period that may be extended, the month's targets."""
    history.on(month_of(history.today), partial(demo_targets.set_targets, history))
    history.on(history.today - timedelta(days=2), partial(_goes_away, history))
    history.on(history.today - timedelta(days=1), partial(_extends, history))


def _goes_away(history: History) -> None:
    first, last = (history.today + timedelta(days=days) for days in (12, 18))
    head = history.ids[ANNA]
    substitutes.record(history.tx, history.actor(ANNA), head, first, last, history.ids[OLGA])


def _extends(history: History) -> None:
    client_id = next(client_id for client_id, client in history.clients.items() if client.name == "Вектор")
    until = history.today + timedelta(days=30)
    agreements.propose_extension(history.tx, history.actor(BORIS), client_id, until)


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
