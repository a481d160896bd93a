"""Clients: registering, finding, showing, and who is responsible for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.assignments import ensure_shares
from domain.client_base import View
from domain.client_names import normalise
from domain.coverage import Coverage
from domain.deals import Charge, Owed, allot, owed
from domain.money import ZERO
from domain.payments import PaymentStatus
from domain.plan import AcquisitionRule, PlanLine, plan_in_force
from domain.refusals import Refusal
from domain.staff import Actor, DepartmentKind, Permission, Role, clean_name
from domain.tax_number import check_tax_number
from storage import audit, client_queries, clients, contacts, deals, staff
from storage.client_queries import ClientFilter, ClientPage
from storage.clients import Client
from storage.db import Tx
from storage.deals import AgreedDeal, Document
from storage.scope import Reach
from storage.staff import Person
from usecases import (
    agreement_notes,
    client_base,
    client_search,
    company,
    coverage,
    earnings,
    introductions,
    transfers,
    watch,
)
from usecases.access import needs
from usecases.client_search import CANDIDATES
from usecases.deciders import circle
from usecases.transfers import Offer

SOON = timedelta(days=14)


class TaxNumberWrong(Refusal):
    """A tax number (ИНН) has 10 or 12 digits and a check digit that fits."""


class TaxNumberTaken(Refusal):
    """One tax number is one client; the same number again is told of, not silently doubled."""


class UnknownLine(Refusal):
    """A client's business line is one of the plan in force."""


class NotAHunter(Refusal):
    """A hunter is an active salesperson, or the head, of a commercial department."""


@dataclass(frozen=True, slots=True)
class Passed:
    """How much of a period is over: so many of all its days, or, where its end is not known yet, of its charges."""

    done: int
    all: int
    by_days: bool


@dataclass(frozen=True, slots=True)
class ClientCard:
    """All that the card of a client shows. `overdue`: charges due before today and not paid; `received`: confirmed
    payments.

    `passed`: how much of its period is over; `contact_persons`: how many. `met`: its personal contacts;
    `missing_heads`: the names of those whom it should know; `offer`: what can be done about its transfer. `may_record`:
    payments, deals and contact persons; `may_change`: what is on record.
    """

    client: Client
    line_title: str
    hunters: Sequence[tuple[str, Decimal]]
    manager: str | None
    received: Decimal
    received_in_period: Decimal
    payments: int
    waiting: Decimal
    deals: Sequence[AgreedDeal]
    overdue: Sequence[Owed]
    documents_open: Sequence[Document]
    contact_persons: int
    met: Coverage
    missing_heads: Sequence[str]
    rule: AcquisitionRule | None
    may_record: bool
    may_change: bool
    may_propose: bool
    may_mark_key: bool
    offer: Offer | None
    today: date
    passed: Passed | None = None


@needs(Permission.EDIT_CLIENTS)
def lines(tx: Tx, actor: Actor) -> list[PlanLine]:
    """The business lines that a new client can have."""
    plan = plan_in_force(company.facts(tx).plans, company.today(tx))
    return list(plan.lines.values()) if plan else []


@needs(Permission.EDIT_CLIENTS)
def possible_hunters(tx: Tx, actor: Actor) -> list[Person]:
    """Who can be the hunter of a client that this person registers: they themselves first, where they can be."""
    found = [person for person in staff.active(tx) if _hunts(tx, person) and _in_reach(tx, actor, person)]
    return sorted(found, key=lambda person: person.staff_id != actor.staff_id)


def _hunts(tx: Tx, person: Person) -> bool:
    kinds = {d.department_id: d.kind for d in company.departments(tx)}
    sells = person.role in {Role.HUNTER, Role.HEAD}
    return sells and kinds.get(person.department_id or 0) is DepartmentKind.COMMERCIAL


def _in_reach(tx: Tx, actor: Actor, person: Person) -> bool:
    """A hunter is for themselves, a head for their hunters, the client side for those who hand over to it."""
    if actor.role is Role.HUNTER:
        return person.staff_id == actor.staff_id
    if actor.department_kind is DepartmentKind.COMMERCIAL:
        return person.department_id == actor.department_id
    return actor.department_id is None or actor.department_id in circle(tx).takers(person.department_id or 0)


@needs(Permission.EDIT_CLIENTS)
def register(
    tx: Tx,
    actor: Actor,
    name: str,
    line: str,
    shares: Sequence[tuple[int, Decimal]],
    tax_number: str | None = None,
) -> int:
    """Register a client with its hunters from today on; its id."""
    name = clean_name(name)
    ensure_shares(shares)
    reachable = {person.staff_id: person for person in possible_hunters(tx, actor)}
    if not all(staff_id in reachable for staff_id, _ in shares):
        raise NotAHunter
    if line not in {known.code for known in lines(tx, actor)}:
        raise UnknownLine
    number = _checked_tax_number(tx, tax_number) if tax_number else None
    values = {
        "name": name,
        "search_name": normalise(name),
        "tax_number": number,
        "line": line,
        "key": False,
        "created_at": tx.now,
        "created_by": actor.staff_id,
        "department_id": reachable[shares[0][0]].department_id,
    }
    client_id = clients.add(tx, values)
    clients.assign_hunters(tx, client_id, company.today(tx), shares)
    after = {"name": name, "line": line, "tax_number": number, "hunters": str(list(shares))}
    audit.record(tx, actor, "client registered", f"client:{client_id}", client_id=client_id, after=after)
    watch.note_name(tx, actor, client_id, normalise(name))
    return client_id


@needs(Permission.EDIT_CLIENTS)
def check_new_tax_number(tx: Tx, actor: Actor, tax_number: str) -> str:
    """The digits of a tax number that a new client can have; TaxNumberWrong, TaxNumberTaken."""
    return _checked_tax_number(tx, tax_number)


def _checked_tax_number(tx: Tx, tax_number: str) -> str:
    number = read_tax_number(tax_number)
    if client_queries.tax_number_taken(tx, number):
        raise TaxNumberTaken(number=number)
    return number


def read_tax_number(text: str) -> str:
    """The digits of a tax number, whoever has it; TaxNumberWrong."""
    try:
        return check_tax_number(text)
    except ValueError:
        raise TaxNumberWrong from None


def assign_manager(tx: Tx, actor: Actor, client_id: int, staff_id: int, since: date) -> None:
    """Hand a client over: its account manager from a day on, and all that follows for the earnings.

    Part of a transfer that both heads have confirmed; they, not this, decide.
    """
    before = clients.load(tx, client_id)
    manager = staff.get(tx, staff_id)
    clients.assign_manager(tx, client_id, since, staff_id)
    clients.change(
        tx,
        client_id,
        manager_id=staff_id,
        manager_department_id=manager.department_id,
        transferred_on=before.transferred_on or since,
    )
    audit.record(
        tx,
        actor,
        "account manager assigned",
        f"client:{client_id}",
        client_id=client_id,
        before={"manager": before.manager_id},
        after={"manager": staff_id, "since": since},
    )
    earnings.refresh(tx, actor, client_id, "transferred")
    agreement_notes.outdate_extension(tx, actor, client_id)
    introductions.follow_manager(tx, actor, client_id)
    coverage.recheck(tx, actor, client_id)


@needs(Permission.SEE_CLIENTS)
def find(tx: Tx, actor: Actor, words: str, most: int = CANDIDATES) -> list[Client]:
    """The clients that words may mean, best and last used first, also when typed in the wrong keyboard layout."""
    return client_search.in_any_layout(tx, actor, words, most)


@needs(Permission.SEE_CLIENTS)
def recent(tx: Tx, actor: Actor, most: int = CANDIDATES) -> list[Client]:
    """The clients that this person logged payments for last, then the newest ones."""
    found = {c.client_id: c for c in client_queries.last_paid(tx, actor, most)}
    found.update({c.client_id: c for c in client_queries.newest(tx, actor, most) if c.client_id not in found})
    return list(found.values())[:most]


@needs(Permission.SEE_CLIENTS)
def page(tx: Tx, actor: Actor, which: ClientFilter = ClientFilter.ALL, number: int = 0) -> ClientPage:
    """A page of the clients that this person may see."""
    today = company.today(tx)
    return client_queries.page(tx, actor, which, number, today, today + SOON)


@needs(Permission.SEE_CLIENTS)
def show(tx: Tx, actor: Actor, client_id: int, reach: Reach = Reach.OFFERED) -> ClientCard:
    """The card of a client within this person's reach; that it was shown is recorded."""
    client = client_queries.get(tx, actor, client_id, reach)
    client_base.open_client(tx, actor, client_id, View.CARD)
    today = company.today(tx)
    facts = earnings.client_facts(tx, client_id)
    counted = [p for p in facts.payments if p.status is PaymentStatus.CONFIRMED]
    came_in = sorted((p for p in counted if p.refund_of is None), key=lambda p: (p.paid_on, p.payment_id))
    allotment = allot(came_in, facts.deals)
    plan = plan_in_force(company.facts(tx).plans, client.acquisition_start or today)
    line = plan.lines.get(client.line) if plan else None
    names = {person.staff_id: person.name for person in staff.everybody(tx)}
    met, held = coverage.of_client(tx, client), client_queries.reach_of(tx, actor, client_id)
    return ClientCard(
        client=client,
        line_title=line.title if line else client.line,
        hunters=[(names[staff_id], share) for staff_id, share in facts.hunters[-1].shares],
        manager=names[client.manager_id] if client.manager_id else None,
        received=sum((p.amount for p in counted), ZERO),
        received_in_period=sum((p.amount for p in counted if _in_present_period(client, p.paid_on)), ZERO),
        payments=len(came_in),
        waiting=sum((p.amount for p in facts.payments if p.status is PaymentStatus.DECLARED), ZERO),
        deals=deals.of_client(tx, client_id),
        overdue=owed(facts.deals, allotment.charges, today - timedelta(days=1)),
        documents_open=[d for d in deals.documents_of_client(tx, client_id) if d.state != "signed"],
        contact_persons=len(contacts.persons(tx, client_id)),
        met=met,
        missing_heads=coverage.names_of_missing(tx, met),
        rule=line.acquisition if line else None,
        may_record=held is not Reach.OFFERED,
        may_change=held is Reach.KEPT,
        may_propose=actor.staff_id in circle(tx).of(client.department_id).everybody(),
        may_mark_key=actor.may(Permission.MARK_KEY),
        offer=transfers.offer(tx, actor, client),
        today=today,
        passed=_passed(client, line.acquisition if line else None, allotment.charges, today),
    )


def _passed(client: Client, rule: AcquisitionRule | None, charges: Sequence[Charge], today: date) -> Passed | None:
    start, lapses_on = client.acquisition_start, client.lapses_on
    if start is None or client.transferred_on is not None:
        return None
    if lapses_on is not None:
        days = max(1, (lapses_on - start).days)
        return Passed(min(max(0, (today - start).days), days), days, by_days=True)
    if rule is None or rule.payments is None or client.reacquired_on is not None:
        return None
    settled = sum(charge.full_on is not None for charge in charges)
    return Passed(min(settled, rule.payments), rule.payments, by_days=False)


def _in_present_period(client: Client, paid_on: date) -> bool:
    begun = client.reacquired_on is None or paid_on >= client.reacquired_on
    return begun and (client.lapses_on is None or paid_on < client.lapses_on)
