"""Objections: somebody disagrees with what a payment brought them; their head, or the director, decides.

An accepted one may carry a correction: a posting of its own that names the objection, in the month of the payment if
that is open, else in the earliest open one. What facts bring is reckoned beside it and never takes it back.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from domain.earnings import EntryKind
from domain.money import ZERO
from domain.objections import (
    NobodyDecides,
    ObjectionDecided,
    ObjectionOpen,
    ObjectionState,
    OwnObjection,
    clean_reason,
    ensure_correction,
    ensure_open,
)
from domain.payments import ensure_amount
from domain.payroll import Posting, home_month
from domain.refusals import NotFound
from domain.staff import Actor, Permission, Role
from storage import audit, bookings, clients, earnings, objections, payments, staff, transfer_facts
from storage import company as company_storage
from storage.db import Tx
from storage.objections import Objection
from usecases import company
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell
from usecases.typed_answers import read_amount

REASON: Final = "objection"
MINUSES: Final = ("-", "−", "–")


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection as this person sees it. `brought`: what the payment has brought its author, corrections included.

    `books_to`: the month that a correction of today would be booked to.
    """

    objection: Objection
    brought: Decimal
    books_to: date
    may_decide: bool


@dataclass(frozen=True, slots=True)
class Disputable:
    """What a payment brought this person, and whether they can object to it now."""

    payment_id: int
    client_name: str
    paid_on: date
    brought: Decimal


@needs(Permission.SEE_EARNINGS)
def about(tx: Tx, actor: Actor, payment_id: int) -> Disputable:
    """What an objection would be about; NotFound, ObjectionOpen or NobodyDecides where there can be none."""
    client_id = earnings.client_of(tx, actor.staff_id, payment_id)
    if not bookings.history(tx, actor.staff_id, payment_id):
        raise NotFound  # what is only expected may still change by itself
    if any(known.state is ObjectionState.OPEN for known in objections.of_line(tx, payment_id, actor.staff_id)):
        raise ObjectionOpen
    if not _deciders(tx, actor.staff_id):
        raise NobodyDecides
    payment = next(p for p in payments.of_client(tx, client_id) if p.facts.payment_id == payment_id)
    name = clients.load(tx, client_id).name
    return Disputable(payment_id, name, payment.facts.paid_on, earnings.brings(tx, actor.staff_id, payment_id))


@needs(Permission.SEE_EARNINGS)
def raise_objection(tx: Tx, actor: Actor, payment_id: int, reason: str) -> int:
    """Object to what a payment brought; the objection's id. Who decides is told."""
    about(tx, actor, payment_id)
    objection_id = objections.add(tx, payment_id, actor.staff_id, clean_reason(reason))
    found = _get(tx, actor, objection_id)
    after = {"payment": payment_id, "reason": found.reason}
    _record(tx, actor, "objection raised", found, after)
    _ask(tx, found)
    return objection_id


def _ask(tx: Tx, found: Objection) -> None:
    objection_id = found.objection_id
    for decider in sorted(_deciders(tx, found.staff_id)):
        card = card_of(objection_id)
        tell(tx, decider, "objection_raised", f"objection {objection_id}", card=card, objection_id=objection_id)


def ask_deciders(tx: Tx) -> None:
    """Who decides has changed: the open objections come to those who have not been asked yet."""
    for found in objections.open_until(tx, date.max):
        _ask(tx, found)


def card_of(objection_id: int) -> str:
    """The name of an objection's card."""
    return f"objection:{objection_id}"


def _deciders(tx: Tx, author_id: int) -> set[int]:
    """Who is asked to decide: the head of the author's department; the directors for heads and those without one."""
    known = circle(tx)
    head = known.heads.get(staff.get(tx, author_id).department_id or 0)
    return {head} if head is not None and head != author_id else set(known.directors - {author_id})


def waiting_for(tx: Tx, actor: Actor) -> list[Objection]:
    """The open objections that this person is asked to decide, oldest first."""
    if not actor.may(Permission.DECIDE_OBJECTIONS):
        return []
    return [found for found in objections.open_until(tx, date.max) if actor.staff_id in _deciders(tx, found.staff_id)]


@needs(Permission.OWN_SETTINGS)
def show(tx: Tx, actor: Actor, objection_id: int) -> ObjectionView:
    """An objection of one's own, of one's people, or for the director any; NotFound otherwise."""
    found = _get(tx, actor, objection_id)
    through = company_storage.get(tx).closed_through
    return ObjectionView(
        found,
        earnings.brings(tx, found.staff_id, found.payment_id),
        home_month(found.paid_on, through),
        found.state is ObjectionState.OPEN and _may_decide(tx, actor, found),
    )


def _get(tx: Tx, actor: Actor, objection_id: int) -> Objection:
    everything = actor.role is Role.DIRECTOR
    return objections.get(tx, objection_id, actor.staff_id, circle(tx).led_by(actor), everything=everything)


def _may_decide(tx: Tx, actor: Actor, found: Objection) -> bool:
    leads = actor.role is Role.DIRECTOR or actor.staff_id in _deciders(tx, found.staff_id)
    return leads and actor.staff_id != found.staff_id


@needs(Permission.DECIDE_OBJECTIONS)
def accept(tx: Tx, actor: Actor, objection_id: int, correction: Decimal = ZERO) -> ObjectionView:
    """Accept an open objection; a correction that is not zero, above or below, is booked."""
    found = _to_decide(tx, actor, objection_id)
    if correction:
        ensure_amount(abs(correction))
        ensure_correction(correction, _paid(tx, found))
    amount = correction or None
    if not objections.decide(tx, objection_id, ObjectionState.ACCEPTED, actor.staff_id, amount=amount):
        raise ObjectionDecided
    if amount is not None:
        _book(tx, actor, found, amount)
    _record(tx, actor, "objection accepted", found, {"state": "accepted", "correction": amount})
    return _decided(tx, actor, found)


def _paid(tx: Tx, found: Objection) -> Decimal:
    facts = payments.facts_of_client(tx, found.client_id)
    return next(payment.amount for payment in facts if payment.payment_id == found.payment_id)


def _book(tx: Tx, actor: Actor, found: Objection, amount: Decimal) -> None:
    month = home_month(found.paid_on, company_storage.get(tx).closed_through)
    earnings.post(
        tx,
        found.client_id,
        [Posting(found.payment_id, found.staff_id, EntryKind.CORRECTION, month, amount)],
        {found.payment_id: found.paid_on},
        today=company.today(tx),
        reason=REASON,
        booked_by=actor.staff_id,
        objection_id=found.objection_id,
    )


@needs(Permission.DECIDE_OBJECTIONS)
def decline(tx: Tx, actor: Actor, objection_id: int, reason: str) -> ObjectionView:
    """Decline an open objection, and say why."""
    found = _to_decide(tx, actor, objection_id)
    words = clean_reason(reason)
    if not objections.decide(tx, objection_id, ObjectionState.DECLINED, actor.staff_id, words=words):
        raise ObjectionDecided
    _record(tx, actor, "objection declined", found, {"state": "declined", "answer": words})
    return _decided(tx, actor, found)


def _to_decide(tx: Tx, actor: Actor, objection_id: int) -> Objection:
    found = _get(tx, actor, objection_id)
    if found.staff_id == actor.staff_id:
        raise OwnObjection
    if not _may_decide(tx, actor, found):
        raise NotFound
    ensure_open(found.state)
    return found


def _decided(tx: Tx, actor: Actor, found: Objection) -> ObjectionView:
    """Tell its author, and change the cards that are out there."""
    objection_id, card = found.objection_id, card_of(found.objection_id)
    key = f"objection {objection_id} decided"
    tell(tx, found.staff_id, "objection_decided", key, objection_id=objection_id)
    holders = transfer_facts.card_holders(tx, card, [person.staff_id for person in staff.active(tx)])
    for staff_id in sorted(holders - transfer_facts.card_waits_for(tx, card)):
        tell(tx, staff_id, "objection_changed", key, card=card, edits=True, objection_id=objection_id)
    return show(tx, actor, objection_id)


def _record(tx: Tx, actor: Actor, action: str, found: Objection, after: dict[str, object]) -> None:
    on = f"objection:{found.objection_id}"
    before = {"state": found.state.value} if "state" in after else None
    audit.record(tx, actor, action, on, client_id=found.client_id, before=before, after=after)


def read_correction(text: str, currency: str) -> Decimal:
    """A typed correction, `+1500`, `-300` or `1500`; AmountNotUnderstood, or the refusal of what is no amount."""
    typed = text.strip()
    below = typed.startswith(MINUSES)
    amount = read_amount(typed[1:] if typed.startswith(("+", *MINUSES)) else typed, currency)
    return -amount if below else amount
