"""What a person sees of proposals about a client's period: what they can propose, what it would cost, the card."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.acquisition import Period
from domain.agreement_costs import Changed, Rates, Usual, changed, days_more, extended, rates, reacquired, usual
from domain.agreements import Agreement, AgreementKind, AgreementState, Shares, days_of_extension
from domain.earnings import ClientFacts, earn
from domain.plan import AcquisitionRule, PlanLine, plan_in_force
from domain.refusals import NotFound, Refusal
from domain.staff import Actor, DepartmentKind, Permission
from storage import agreements, client_queries, clients, transfer_facts
from storage.clients import Client
from storage.db import Tx
from usecases import company, earnings
from usecases.access import needs
from usecases.agreements import (
    ensure_extendable,
    ensure_hunters,
    ensure_reacquirable,
    find,
    may_propose,
    possible_hunters,
    to_propose,
)
from usecases.deciders import circle

Named = Sequence[tuple[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Cost:
    """What it would cost. `usual`: what the client pays; `rates`: of what is expected, None without a plan for it.

    `lapses_on`: the end of the period with it; `changed`: what changes at once, `people` by name.
    """

    usual: Usual
    rates: Rates | None
    lapses_on: date | None
    changed: Changed
    people: Named


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is, or could be, proposed. `lapses_on`: the present end of the period; `rule`: by which a new one would run.

    `hunters`: who would win the client back; `manager`: who runs it now. `cost`: None once it is decided.
    """

    client_id: int
    client_name: str
    line_title: str
    kind: AgreementKind
    until: date | None
    hunters: Named
    lapses_on: date | None
    manager: str | None
    rule: AcquisitionRule | None
    cost: Cost | None
    hunter_ids: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """A proposal as one person sees it, in its present state."""

    agreement_id: int
    state: AgreementState
    side: DepartmentKind
    proposal: Proposal
    proposed_by: str
    proposed_for: str | None
    decided_by: str | None
    decided_for: str | None
    decided_on: date | None
    answer: str | None
    waits_for: Sequence[str]
    may_decide: bool
    may_take_back: bool
    may_see_client: bool


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A client's period, and what this person can propose about it. `open_id`: the proposal that is open.

    `may_propose`: they speak for one of the client's departments; `days`: until when it can be extended, from and to.
    """

    client: Client
    period: Period
    manager: str | None
    may_propose: bool
    open_id: int | None
    days: tuple[date, date] | None
    reacquirable: bool


@needs(Permission.SEE_CLIENTS)
def period(tx: Tx, actor: Actor, client_id: int) -> PeriodView:
    """The period of a client that this person may see."""
    client = client_queries.get(tx, actor, client_id)
    found, mine = agreements.find_open(tx, client_id), may_propose(tx, actor, client)
    free = mine and found is None
    today = company.today(tx)
    names = transfer_facts.names(tx, [client.manager_id] if client.manager_id else [])
    return PeriodView(
        client,
        earn(earnings.facts_of(tx, client), company.facts(tx)).period,
        names.get(client.manager_id or 0),
        mine,
        found.agreement_id if found else None,
        days_of_extension(today, client.lapses_on) if free and client.manager_id is None else None,
        free and _is_reacquirable(tx, client),
    )


def _is_reacquirable(tx: Tx, client: Client) -> bool:
    try:
        ensure_reacquirable(tx, client)
    except Refusal:
        return False
    return True


@needs(Permission.DECIDE_TRANSFERS)
def extension(tx: Tx, actor: Actor, client_id: int, until: date | None = None) -> Proposal:
    """What an extension until a day would cost; refused where it cannot be proposed. None: the day is not known yet."""
    client, _ = to_propose(tx, actor, client_id)
    ensure_extendable(client, until, company.today(tx))
    return _proposal(tx, client, AgreementKind.EXTENSION, until, (), with_cost=until is not None)


@needs(Permission.DECIDE_TRANSFERS)
def reacquisition(tx: Tx, actor: Actor, client_id: int, shares: Shares = ()) -> Proposal:
    """What winning a client back would cost; refused where it cannot be proposed. No shares: not known by whom yet."""
    client, _ = to_propose(tx, actor, client_id)
    ensure_reacquirable(tx, client)
    if shares:
        ensure_hunters(tx, client, shares)
    return _proposal(tx, client, AgreementKind.REACQUISITION, None, shares, with_cost=bool(shares))


@needs(Permission.DECIDE_TRANSFERS)
def winners(tx: Tx, actor: Actor, client_id: int) -> list[tuple[int, str]]:
    """Who can win a client back, those who had it last first."""
    client, _ = to_propose(tx, actor, client_id)
    last = {staff_id for staff_id, _ in clients.hunters(tx, client_id)[-1].shares}
    found = sorted(possible_hunters(tx, client.department_id), key=lambda person: person.staff_id not in last)
    return [(person.staff_id, person.name) for person in found]


@needs(Permission.DECIDE_TRANSFERS)
def last_shares(tx: Tx, actor: Actor, client_id: int) -> Shares:
    """The shares of several hunters who had a client last, where all of them can win it back; else none."""
    client, _ = to_propose(tx, actor, client_id)
    shares = clients.hunters(tx, client_id)[-1].shares
    possible = {person.staff_id for person in possible_hunters(tx, client.department_id)}
    return shares if len(shares) > 1 and possible.issuperset(staff_id for staff_id, _ in shares) else ()


def _proposal(
    tx: Tx, client: Client, kind: AgreementKind, until: date | None, shares: Shares, *, with_cost: bool
) -> Proposal:
    today = company.today(tx)
    plan = plan_in_force(company.facts(tx).plans, today)
    line = plan.lines.get(client.line) if plan else None
    people = {staff_id for staff_id, _ in shares} | ({client.manager_id} if client.manager_id else set())
    names = transfer_facts.names(tx, people)
    return Proposal(
        client.client_id,
        client.name,
        line.title if line else client.line,
        kind,
        until,
        [(names[staff_id], share) for staff_id, share in shares],
        client.lapses_on,
        names.get(client.manager_id or 0),
        line.acquisition if line else None,
        _cost(tx, client, line, until, shares) if with_cost else None,
        [staff_id for staff_id, _ in shares],
    )


def _cost(tx: Tx, client: Client, line: PlanLine | None, until: date | None, shares: Shares) -> Cost:
    today, facts = company.today(tx), earnings.facts_of(tx, client)
    known = usual(facts.payments, today)
    after = _after(facts, until, shares, today)
    expected = known.month if until is None else known.in_days(days_more(today, client.lapses_on, until))
    terms = company.facts(tx)
    change = changed(facts, after, terms)
    names = transfer_facts.names(tx, [staff_id for staff_id, _ in change.people])
    return Cost(
        known,
        rates(expected, line) if line else None,
        earn(after, terms).period.lapses_on,
        change,
        [(names[staff_id], amount) for staff_id, amount in change.people],
    )


def _after(facts: ClientFacts, until: date | None, shares: Shares, today: date) -> ClientFacts:
    return reacquired(facts, today, shares) if until is None else extended(facts, until)


@needs(Permission.SEE_CLIENTS)
def show(tx: Tx, actor: Actor, agreement_id: int) -> AgreementCard:
    """The card of a proposal that this person may see, with what it would cost while it is open."""
    return _card(tx, actor, *find(tx, actor, agreement_id))


def told(tx: Tx, recipient: Actor, agreement_id: int) -> AgreementCard:
    """The same for whom it concerned: whoever had the client may not see it any more."""
    found = agreements.get(tx, agreement_id)
    return _card(tx, recipient, found, clients.load(tx, found.client_id))


def _card(tx: Tx, actor: Actor, found: Agreement, client: Client) -> AgreementCard:
    deciders = circle(tx).of(client.department_id)
    is_open, waits_for = found.state is AgreementState.OPEN, found.waits_for(deciders)
    names = transfer_facts.names(tx, _people(found) | waits_for)
    return AgreementCard(
        found.agreement_id,
        found.state,
        found.side,
        _proposal(tx, client, found.kind, found.until, found.hunters, with_cost=is_open),
        names[found.proposed_by],
        names.get(found.proposed_for or 0),
        names.get(found.decided_by or 0),
        names.get(found.decided_for or 0),
        found.decided_on,
        found.answer,
        sorted(names[staff_id] for staff_id in waits_for),
        actor.staff_id in waits_for,
        is_open and actor.staff_id == found.proposed_by,
        _sees(tx, actor, client.client_id),
    )


def _sees(tx: Tx, actor: Actor, client_id: int) -> bool:
    try:
        client_queries.get(tx, actor, client_id)
    except NotFound:
        return False
    return True


def _people(found: Agreement) -> set[int]:
    people = (found.proposed_by, found.proposed_for, found.decided_by, found.decided_for)
    return {staff_id for staff_id in people if staff_id is not None}
