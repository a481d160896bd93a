"""Extending a client's period, and winning a client back: one head proposes, the other agrees, and then it is so.

What is agreed, the period, what everybody earns by it and whom it is told to are one transaction. What it would cost is
reckoned anew whenever somebody looks (`agreement_cards.py`).
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from domain.agreements import (
    Agreement,
    AgreementDecided,
    AgreementKind,
    AgreementOpen,
    AgreementState,
    ExtensionTooLate,
    NothingToReacquire,
    NotYourAgreement,
    Shares,
    ensure_extension,
    side_of,
)
from domain.assignments import ensure_shares
from domain.objections import clean_reason
from domain.refusals import Refusal
from domain.staff import Actor, DepartmentKind, Permission, Role
from domain.transfer_states import TransferState
from storage import agreements, audit, client_queries, clients, eras, staff, transfer_facts, wakes
from storage import company as company_storage
from storage.clients import Client
from storage.db import Tx
from storage.staff import Person
from usecases import company, coverage, earnings, introductions, packets
from usecases.access import needs
from usecases.agreement_notes import WAKE, ask, card_of, close, outdate, tell_proposer
from usecases.clients import NotAHunter
from usecases.deciders import circle
from usecases.notices import tell

EXTENDED: Final = "extended"
REACQUIRED: Final = "reacquired"
"""The reasons of bookings that follow."""


def open_for(tx: Tx, client_id: int) -> Agreement | None:
    """The open proposal about a client."""
    return agreements.find_open(tx, client_id)


def may_propose(tx: Tx, actor: Actor, client: Client) -> bool:
    """Whether a person speaks for one of a client's two departments."""
    return actor.staff_id in circle(tx).of(client.department_id).everybody()


def ensure_extendable(client: Client, until: date | None, today: date) -> None:
    """Refuse an extension of a client that is handed over, or one until a day that is out of reach."""
    if client.manager_id is not None:
        raise ExtensionTooLate
    if until is not None:
        ensure_extension(until, today, client.lapses_on)


def ensure_reacquirable(tx: Tx, client: Client) -> None:
    """Refuse winning back a client that has not been handed over, unless its transfer was returned."""
    if client.manager_id is None and agreements.last_transfer(tx, client.client_id) != TransferState.RETURNED:
        raise NothingToReacquire


def possible_hunters(tx: Tx, department_id: int) -> list[Person]:
    """Who can win a client back: the hunters of its commercial department, and its head."""
    head = circle(tx).heads.get(department_id)
    return [
        person
        for person in staff.active(tx)
        if person.staff_id == head or (person.department_id == department_id and person.role is Role.HUNTER)
    ]


@needs(Permission.DECIDE_TRANSFERS)
def propose_extension(tx: Tx, actor: Actor, client_id: int, until: date) -> int:
    """Propose to extend a client's period until a day, that day excluded; the proposal's id."""
    client, side = to_propose(tx, actor, client_id)
    ensure_extendable(client, until, company.today(tx))
    place = circle(tx).of(client.department_id).stands_in(side, actor.staff_id)
    agreement_id = agreements.add(tx, client_id, AgreementKind.EXTENSION, side, actor.staff_id, place, until=until)
    wakes.wake_at(tx, WAKE, agreement_id, _midnight(tx, until))
    return _proposed(tx, actor, client, agreement_id)


@needs(Permission.DECIDE_TRANSFERS)
def propose_reacquisition(tx: Tx, actor: Actor, client_id: int, shares: Sequence[tuple[int, Decimal]]) -> int:
    """Propose to give a client back to the commercial department, to these hunters; the proposal's id."""
    client, side = to_propose(tx, actor, client_id)
    ensure_reacquirable(tx, client)
    ensure_hunters(tx, client, shares)
    place = circle(tx).of(client.department_id).stands_in(side, actor.staff_id)
    kind, hunters = AgreementKind.REACQUISITION, tuple(shares)
    agreement_id = agreements.add(tx, client_id, kind, side, actor.staff_id, place, hunters=hunters)
    return _proposed(tx, actor, client, agreement_id)


def to_propose(tx: Tx, actor: Actor, client_id: int) -> tuple[Client, DepartmentKind]:
    """A client about which a person can propose something now, and the side for which they do."""
    client = client_queries.get(tx, actor, client_id)
    side = side_of(actor.staff_id, circle(tx).of(client.department_id))
    if agreements.find_open(tx, client_id) is not None:
        raise AgreementOpen
    return client, side


def ensure_hunters(tx: Tx, client: Client, shares: Sequence[tuple[int, Decimal]]) -> None:
    """Refuse hunters who cannot win the client back, or shares that are not whole."""
    ensure_shares(shares)
    possible = {person.staff_id for person in possible_hunters(tx, client.department_id)}
    if not possible.issuperset(staff_id for staff_id, _ in shares):
        raise NotAHunter


def _midnight(tx: Tx, day: date) -> datetime:
    zone = ZoneInfo(company_storage.get(tx).zone)
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _proposed(tx: Tx, actor: Actor, client: Client, agreement_id: int) -> int:
    found, card = agreements.get(tx, agreement_id), card_of(agreement_id)
    after = {"until": found.until, "hunters": str(list(found.hunters)), "for": found.proposed_for}
    audit.record(tx, actor, f"{found.kind.value} proposed", card, client_id=client.client_id, after=after)
    key = f"agreement {agreement_id} opened"
    tell(tx, actor.staff_id, "agreement_opened", key, card=card, at_once=True, agreement_id=agreement_id)
    ask(tx, found, client.department_id)
    return agreement_id


@needs(Permission.DECIDE_TRANSFERS)
def agree(tx: Tx, actor: Actor, agreement_id: int) -> Agreement:
    """Agree to what the other side proposed, and it is so; what has become impossible meanwhile is closed instead.

    Pressing it again gives the present state.
    """
    found, client = find(tx, actor, agreement_id)
    if found.state is not AgreementState.OPEN and found.decided_by == actor.staff_id:
        return found
    place = _decider(tx, actor, found, client)
    try:
        _ensure_possible(tx, found, client)
    except Refusal:
        outdate(tx, actor, found)
        return agreements.get(tx, agreement_id)
    close(tx, actor, found, AgreementState.AGREED, place)
    people = {*transfer_facts.hunter_ids(tx, client.client_id), client.manager_id} - {None}
    if found.until is not None:
        _extend(tx, actor, client, found.until)
    else:
        _win_back(tx, actor, client, found.hunters)
    people.update(transfer_facts.hunter_ids(tx, client.client_id))
    tell_proposer(tx, found)
    for staff_id in sorted(who for who in people if who is not None and who not in {actor.staff_id, found.proposed_by}):
        tell(tx, staff_id, "agreement_told", f"agreement {agreement_id} told", agreement_id=agreement_id)
    return agreements.get(tx, agreement_id)


def _decider(tx: Tx, actor: Actor, found: Agreement, client: Client) -> int | None:
    """In whose place a person decides, who may."""
    deciders = circle(tx).of(client.department_id)
    found.ensure_decidable(actor.staff_id, deciders)
    return deciders.stands_in(found.other_side, actor.staff_id)


def _ensure_possible(tx: Tx, found: Agreement, client: Client) -> None:
    if found.kind is AgreementKind.EXTENSION:
        ensure_extendable(client, found.until, company.today(tx))
    else:
        ensure_reacquirable(tx, client)
        ensure_hunters(tx, client, found.hunters)


def _extend(tx: Tx, actor: Actor, client: Client, until: date) -> None:
    clients.change(tx, client.client_id, extended_until=until)
    before, after = {"extended_until": client.extended_until}, {"extended_until": until}
    on = f"client:{client.client_id}"
    audit.record(tx, actor, "period extended", on, client_id=client.client_id, before=before, after=after)
    earnings.refresh(tx, actor, client.client_id, EXTENDED)


def _win_back(tx: Tx, actor: Actor, client: Client, shares: Shares) -> None:
    """A new era from today on: no account manager, these hunters, nothing agreed on, and a lapse yet to come."""
    client_id, today = client.client_id, company.today(tx)
    eras.end_present(tx, client_id, today, client.extended_until, client.transferred_early_on)
    if client.manager_id is not None:
        clients.assign_manager(tx, client_id, today, None)
    clients.assign_hunters(tx, client_id, today, shares)
    nothing = dict.fromkeys(
        ("manager_id", "manager_department_id", "transferred_on", "extended_until", "transferred_early_on")
    )
    clients.change(tx, client_id, **nothing, lapse_announced=False, reacquired_on=today)
    before = {"manager": client.manager_id, "start": client.acquisition_start, "lapses_on": client.lapses_on}
    after = {"hunters": str(list(shares)), "since": today}
    audit.record(tx, actor, "reacquired", f"client:{client_id}", client_id=client_id, before=before, after=after)
    earnings.refresh(tx, actor, client_id, REACQUIRED)
    introductions.follow_manager(tx, actor, client_id)
    packets.begin_anew(tx, client_id)
    coverage.recheck(tx, actor, client_id)


@needs(Permission.DECIDE_TRANSFERS)
def decline(tx: Tx, actor: Actor, agreement_id: int, reason: str) -> Agreement:
    """Decline what the other side proposed, and say why."""
    found, client = find(tx, actor, agreement_id)
    place = _decider(tx, actor, found, client)
    close(tx, actor, found, AgreementState.DECLINED, place, clean_reason(reason))
    tell_proposer(tx, found)
    return agreements.get(tx, agreement_id)


@needs(Permission.DECIDE_TRANSFERS)
def take_back(tx: Tx, actor: Actor, agreement_id: int) -> Agreement:
    """Take one's own proposal back, until it is decided."""
    found, _ = find(tx, actor, agreement_id)
    if found.proposed_by != actor.staff_id:
        raise NotYourAgreement
    if not close(tx, actor, found, AgreementState.TAKEN_BACK):
        raise AgreementDecided
    return agreements.get(tx, agreement_id)


def find(tx: Tx, actor: Actor, agreement_id: int) -> tuple[Agreement, Client]:
    """A proposal that a person may see, with its client; NotFound otherwise."""
    found = agreements.get(tx, agreement_id)
    client = clients.load(tx, found.client_id)
    if actor.role is Role.DIRECTOR or actor.staff_id in {found.proposed_by, found.decided_by}:
        return found, client
    if client.department_id in circle(tx).seen_by(actor):
        return found, client
    return found, client_queries.get(tx, actor, found.client_id)


@needs(Permission.RUN_CLOCK)
def expire(tx: Tx, actor: Actor, agreement_id: int) -> None:
    """The day came until which a period was to be extended, and nobody had decided it."""
    found = agreements.get(tx, agreement_id)
    if found.state is AgreementState.OPEN:
        outdate(tx, actor, found)


def waiting_for(tx: Tx, actor: Actor) -> list[Agreement]:
    """The open proposals that a person is asked to decide, oldest first."""
    if not actor.may(Permission.DECIDE_TRANSFERS):
        return []
    known = circle(tx)
    found = agreements.all_open(tx)
    return [each for each, department in found if actor.staff_id in each.waits_for(known.of(department))]
