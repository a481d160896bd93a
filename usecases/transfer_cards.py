"""What a person sees of transfers: the card, the list, and whom the client side can name. Only reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from domain.coverage import Coverage, coverage, required_contacts
from domain.deciders import SIDES, Deciders
from domain.plan import AcquisitionRule, CompensationPlan, plan_in_force
from domain.staff import Actor, DepartmentKind, Permission
from domain.transfers import Transfer, TransferState
from storage import clients, transfer_facts, transfers
from storage.clients import Client
from storage.db import Tx
from storage.transfer_facts import Candidate
from storage.transfers import ListedTransfer
from usecases import company
from usecases.access import needs
from usecases.deciders import Circle, circle
from usecases.transfer_decisions import possible_managers

PAGE: Final = 8
YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class SideState:
    """One side of a transfer: who decided it, or for whom it waits; nobody in both: there is nobody who could."""

    side: DepartmentKind
    decided_by: str | None
    waits_for: Sequence[str]
    manager: str | None = None


@dataclass(frozen=True, slots=True)
class TransferCard:
    """All that a transfer's card shows to one person.

    `lapsed_on`: first day outside the period; `paid`: what came in during it. `yours`: the side that waits for them.
    """

    transfer_id: int
    client_id: int
    client_name: str
    key: bool
    line_title: str
    state: TransferState
    lapsed_on: date
    started_on: date | None
    rule: AcquisitionRule | None
    hunters: Sequence[str]
    paid: Decimal
    payments: int
    coverage: Coverage
    missing_heads: Sequence[str]
    open_documents: Sequence[str]
    missed: Decimal
    sides: Sequence[SideState]
    yours: DepartmentKind | None = None
    can_take_back: bool = False
    manager_id: int | None = None
    manager: str | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One line of the list; `yours`: it waits for this person's decision."""

    transfer_id: int
    client_name: str
    state: TransferState
    lapsed_on: date
    closed_on: date | None
    yours: bool
    late: bool


@dataclass(frozen=True, slots=True)
class TransferPage:
    """A page of the list, from 0, and whether another one follows."""

    lines: Sequence[TransferLine]
    number: int
    more: bool


@needs(Permission.SEE_TRANSFERS)
def show(tx: Tx, actor: Actor, transfer_id: int) -> TransferCard:
    """The card of a transfer that this person may see, in its present state."""
    known = circle(tx)
    found = transfers.get(tx, actor, known.seen_by(actor), transfer_id)
    transfer, client = found.transfer, clients.load(tx, found.transfer.client_id)
    today = company.today(tx)
    plan = plan_in_force(company.facts(tx).plans, today)
    key = client.key or _earns_key(tx, client, plan, today)
    met = _coverage(tx, client, known, plan, key=key)
    return _card(tx, actor, transfer, client, known.of(client.department_id), met, key=key)


def _card(
    tx: Tx, actor: Actor, transfer: Transfer, client: Client, deciders: Deciders, met: Coverage, *, key: bool
) -> TransferCard:
    names = transfer_facts.names(tx, _people(transfer, deciders, met))
    title, rule = _line(tx, client)
    count, paid = transfer_facts.paid_between(tx, client.client_id, client.acquisition_start, transfer.lapsed_on)
    return TransferCard(
        transfer.transfer_id,
        client.client_id,
        client.name,
        key,
        title,
        transfer.state,
        transfer.lapsed_on,
        client.acquisition_start,
        rule,
        transfer_facts.hunters(tx, client.client_id),
        paid,
        count,
        met,
        [names[head] for head in met.missing_heads],
        transfer_facts.open_documents(tx, client.client_id),
        transfer_facts.missed(tx, client.client_id),
        [_side(side, transfer, deciders, names) for side in SIDES],
        transfer.side_of(actor.staff_id, deciders),
        transfer.can_take_back(actor.staff_id),
        transfer.manager_id,
        names.get(transfer.manager_id) if transfer.manager_id else None,
        transfer.closed_on,
    )


def _line(tx: Tx, client: Client) -> tuple[str, AcquisitionRule | None]:
    """What the client's line is called, and the rule that its period began by."""
    start = client.acquisition_start
    plan = plan_in_force(company.facts(tx).plans, start) if start else None
    line = plan.lines.get(client.line) if plan else None
    return (line.title, line.acquisition) if line else (client.line, None)


def _earns_key(tx: Tx, client: Client, plan: CompensationPlan | None, today: date) -> bool:
    """Whether a client's payments over the last 365 days make it a key one."""
    if plan is None or plan.key_turnover is None:
        return False
    _, turnover = transfer_facts.paid_between(tx, client.client_id, today - YEAR, today + timedelta(days=1))
    return turnover >= plan.key_turnover


def _coverage(tx: Tx, client: Client, known: Circle, plan: CompensationPlan | None, *, key: bool) -> Coverage:
    departments = (client.department_id, known.hands_over_to.get(client.department_id) or 0)
    heads = [known.heads[department] for department in departments if department in known.heads]
    holders = transfer_facts.contact_holders(tx, client.client_id)
    return coverage(holders, required_contacts(plan, key=key), list(dict.fromkeys(heads)), key=key)


def _people(transfer: Transfer, deciders: Deciders, met: Coverage) -> set[int]:
    decided = transfer.decisions.values()
    people = {*deciders.everybody(), *met.missing_heads, *(d.staff_id for d in decided), transfer.manager_id}
    return {staff_id for staff_id in (*people, *(d.manager_id for d in decided)) if staff_id is not None}


def _side(side: DepartmentKind, transfer: Transfer, deciders: Deciders, names: dict[int, str]) -> SideState:
    decided = transfer.decisions.get(side)
    if decided is not None:
        manager = names[decided.manager_id] if decided.manager_id is not None else None
        return SideState(side, names[decided.staff_id], (), manager)
    return SideState(side, None, sorted(names[staff_id] for staff_id in transfer.waits_for(side, deciders)))


@needs(Permission.DECIDE_TRANSFERS)
def choice(tx: Tx, actor: Actor, transfer_id: int) -> list[Candidate]:
    """Whom the client side can name, the fewest clients first; empty when it does not wait for this person."""
    known = circle(tx)
    found = transfers.get(tx, actor, known.seen_by(actor), transfer_id)
    waits_for = found.transfer.waits_for(DepartmentKind.CLIENT, known.of(found.department_id))
    return possible_managers(tx, found.department_id) if actor.staff_id in waits_for else []


@needs(Permission.SEE_TRANSFERS)
def listing(tx: Tx, actor: Actor, number: int = 0) -> TransferPage:
    """A page of the transfers that a person may see: what waits for them, then what is late, then what was done."""
    known = circle(tx)
    seen = known.seen_by(actor)
    waiting = [_listed(tx, actor, known, found) for found in transfers.waiting(tx, actor, seen)]
    waiting.sort(key=lambda line: (not line.yours, not line.late))
    skip = number * PAGE
    lines = waiting[skip : skip + PAGE + 1]
    if len(lines) <= PAGE:
        closed = transfers.done(tx, actor, seen, PAGE + 1 - len(lines), max(0, skip - len(waiting)))
        lines += [_listed(tx, actor, known, found) for found in closed]
    return TransferPage(lines[:PAGE], number, len(lines) > PAGE)


def waiting_for(tx: Tx, actor: Actor) -> int:
    """How many transfers wait for a person's decision."""
    if not actor.may(Permission.DECIDE_TRANSFERS):
        return 0
    known = circle(tx)
    found = transfers.waiting(tx, actor, known.seen_by(actor))
    return sum(_listed(tx, actor, known, listed).yours for listed in found)


def _listed(tx: Tx, actor: Actor, known: Circle, found: ListedTransfer) -> TransferLine:
    transfer = found.transfer
    return TransferLine(
        transfer.transfer_id,
        found.client_name,
        transfer.state,
        transfer.lapsed_on,
        transfer.closed_on,
        transfer.side_of(actor.staff_id, known.of(found.department_id)) is not None,
        transfer.is_late(tx.now),
    )
