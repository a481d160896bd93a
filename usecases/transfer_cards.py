"""What a person sees of transfers: the card, the list, and whom the client side can name. Only reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from domain.coverage import Coverage
from domain.deciders import SIDES, Deciders
from domain.plan import AcquisitionRule, plan_in_force
from domain.staff import Actor, DepartmentKind, Permission, Role
from domain.transfer_states import Choice, TransferState
from domain.transfers import Decided, Transfer
from storage import clients, transfer_facts, transfers
from storage.clients import Client
from storage.db import Tx
from storage.transfers import ListedTransfer
from usecases import company, coverage, introduction_cards
from usecases.access import needs
from usecases.deciders import Circle, circle
from usecases.transfer_candidates import PossibleManager, possible_managers
from usecases.transfers import Offer, offer

PAGE: Final = 8


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody decided, in whose place, with what belongs to it: a manager, a day, or a reason."""

    choice: Choice
    who: str
    in_place_of: str | None = None
    manager: str | None = None
    until: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SideState:
    """One side of a transfer: what it decided, or for whom it waits; nobody in both: there is nobody who could.

    `before`: why it declined in the round before; `in_place_of`: the head who is away, for whom those decide.
    """

    side: DepartmentKind
    said: Said | None = None
    waits_for: Sequence[str] = ()
    before: Said | None = None
    in_place_of: str | None = None


@dataclass(frozen=True, slots=True)
class TransferCard:
    """All that a transfer's card shows to one person. `paid`: what came in during the period, by so many `payments`.

    `yours`: the side that waits for them; `confirms`: the one that they could confirm, also as the director (`directs`)
    or before the day comes to which it was postponed.
    """

    transfer: Transfer
    client: Client
    line_title: str
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
    confirms: DepartmentKind | None = None
    directs: bool = False
    can_take_back: bool = False
    may_reopen: bool = False
    manager: str | None = None
    closed_by: str | None = None

    @property
    def transfer_id(self) -> int:
        """Of the transfer."""
        return self.transfer.transfer_id

    @property
    def state(self) -> TransferState:
        """Where it stands."""
        return self.transfer.state


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One line of the list; `yours`: it waits for this person's decision; `until`: the day it is postponed to."""

    transfer_id: int
    client_name: str
    state: TransferState
    lapsed_on: date
    closed_on: date | None
    yours: bool
    late: bool
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TransferPage:
    """A page of the list, from 0, and whether another one follows; on the first: how many introductions are open."""

    lines: Sequence[TransferLine]
    number: int
    more: bool
    introductions: int = 0


@needs(Permission.SEE_TRANSFERS)
def show(tx: Tx, actor: Actor, transfer_id: int) -> TransferCard:
    """The card of a transfer that this person may see, in its present state."""
    known = circle(tx)
    found = transfers.get(tx, actor, known.seen_by(actor), transfer_id)
    transfer, client = found.transfer, clients.load(tx, found.transfer.client_id)
    return _card(tx, actor, transfer, client, known.of(client.department_id))


def _card(tx: Tx, actor: Actor, transfer: Transfer, client: Client, deciders: Deciders) -> TransferCard:
    names = transfer_facts.names(tx, _people(transfer, deciders))
    title, rule = _line(tx, client)
    count, paid = transfer_facts.paid_between(tx, client.client_id, client.acquisition_start, transfer.lapsed_on)
    met = coverage.of_client(tx, client)
    return TransferCard(
        transfer,
        client,
        title,
        rule,
        transfer_facts.hunters(tx, client.client_id),
        paid,
        count,
        met,
        coverage.names_of_missing(tx, met),
        transfer_facts.open_documents(tx, client.client_id),
        transfer_facts.missed(tx, client.client_id),
        [_side(side, transfer, deciders, names) for side in SIDES],
        transfer.side_of(actor.staff_id, deciders),
        _confirms(transfer, actor, deciders),
        _directs(transfer, actor),
        transfer.can_take_back(actor.staff_id),
        transfer.state is TransferState.RETURNED and offer(tx, actor, client) is Offer.REOPEN,
        names.get(transfer.manager_id or 0),
        names.get(transfer.closed_by or 0),
    )


def _directs(transfer: Transfer, actor: Actor) -> bool:
    return transfer.with_director and actor.role is Role.DIRECTOR


def _confirms(transfer: Transfer, actor: Actor, deciders: Deciders) -> DepartmentKind | None:
    if _directs(transfer, actor):
        return transfer.side_of_director(actor.staff_id, deciders)
    return next((side for side in SIDES if actor.staff_id in transfer.may_confirm(side, deciders)), None)


def _line(tx: Tx, client: Client) -> tuple[str, AcquisitionRule | None]:
    """What the client's line is called, and the rule that its period began by."""
    start = client.acquisition_start
    plan = plan_in_force(company.facts(tx).plans, start) if start else None
    line = plan.lines.get(client.line) if plan else None
    return (line.title, line.acquisition) if line else (client.line, None)


def _people(transfer: Transfer, deciders: Deciders) -> set[int]:
    decided = [*transfer.decisions.values(), *transfer.set_aside]
    named = {staff_id for each in decided for staff_id in (each.staff_id, each.manager_id, each.for_id)}
    people = {*deciders.everybody(), *deciders.directors, *deciders.represented.values(), *named}
    return {staff_id for staff_id in (*people, transfer.manager_id, transfer.closed_by) if staff_id is not None}


def _side(side: DepartmentKind, transfer: Transfer, deciders: Deciders, names: dict[int, str]) -> SideState:
    decided = transfer.decisions.get(side)
    before = next((each for each in reversed(transfer.set_aside) if each.side is side and not each.is_yes), None)
    waits_for, away = transfer.waits_for(side, deciders), deciders.represented.get(side)
    return SideState(
        side,
        _said(decided, names) if decided else None,
        sorted(names[staff_id] for staff_id in waits_for),
        _said(before, names) if before and transfer.is_open and not decided else None,
        names[away] if away is not None and away not in waits_for else None,
    )


def _said(decided: Decided, names: dict[int, str]) -> Said:
    in_place_of, manager = (names.get(who or 0) for who in (decided.for_id, decided.manager_id))
    return Said(decided.choice, names[decided.staff_id], in_place_of, manager, decided.until, decided.reason)


@needs(Permission.DECIDE_TRANSFERS)
def choice(tx: Tx, actor: Actor, transfer_id: int) -> list[PossibleManager]:
    """Whom this person can name; empty when it is not for them to name anybody."""
    known = circle(tx)
    found = transfers.get(tx, actor, known.seen_by(actor), transfer_id)
    transfer, deciders = found.transfer, known.of(found.department_id)
    names = _confirms(transfer, actor, deciders) is DepartmentKind.CLIENT
    names = names or actor.staff_id in transfer.may_confirm(DepartmentKind.CLIENT, deciders)
    return possible_managers(tx, found.department_id) if names else []


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
    introduced = 0 if number else len(introduction_cards.listing(tx, actor))
    return TransferPage(lines[:PAGE], number, len(lines) > PAGE, introduced)


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
        actor.staff_id in transfer.asked(known.of(found.department_id)),
        transfer.is_late(tx.now),
        transfer.postponed_until,
    )
