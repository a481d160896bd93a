"""One's own payments that nobody has confirmed yet: the list of them, and changing what one of them says.

Who confirms, confirms what they saw: a change moves the payment's revision, and a press on what it said before is
answered with what it says now.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from domain.deals import ensure_chargeable
from domain.payments import (
    PaidAfterClosing,
    Payment,
    SameDocument,
    SamePayment,
    ensure_payment,
    is_logged,
)
from domain.refusals import Refusal
from domain.staff import Actor, Permission
from storage import audit, client_queries, clients, deals, payments
from storage.db import Tx
from storage.payments import LoggedPayment
from storage.scope import Reach
from usecases import company, earnings, watch
from usecases.access import needs
from usecases.payments import ensure_takes, is_editable

PAGE: Final = 8


class NotEditable(Refusal):
    """One changes a payment that one logged oneself, while nobody has confirmed it, and as it stands."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a payment is to say."""

    client_id: int
    amount: Decimal
    paid_on: date
    deal_id: int | None
    document: str | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page, from 0, of one's own payments that wait, latest first, with the clients' names; `total`: of how many."""

    payments: Sequence[tuple[LoggedPayment, str]]
    number: int
    total: int


@needs(Permission.LOG_PAYMENTS)
def waiting(tx: Tx, actor: Actor, number: int = 0) -> WaitingPage:
    """What this person logged and nobody has confirmed; a page that is there no more is the first one."""
    found, total = payments.own_declared(tx, actor, number * PAGE, PAGE)
    if number and not found:
        return waiting(tx, actor)
    return WaitingPage(found, number, total)


def get_editable(tx: Tx, actor: Actor, payment_id: int) -> LoggedPayment:
    """A payment that this person may change; NotEditable."""
    payment = payments.get(tx, actor, payment_id)
    if not is_editable(actor, payment):
        raise NotEditable
    return payment


def revise(tx: Tx, actor: Actor, payment_id: int, seen: int, now: Wording, *, really_second: bool = False) -> None:
    """Let a payment say what it is to say; refused as logging it so would be. `seen`: its revision when opened."""
    payment = get_editable(tx, actor, payment_id)
    was = _wording(payment)
    if now == was:
        return
    client = client_queries.get(tx, actor, now.client_id, Reach.OWN)
    others = [p for p in payments.facts_of_client(tx, now.client_id) if p.payment_id != payment_id]
    _ensure_possible(tx, payment_id, others, was, now, really_second=really_second)
    if not payments.revise(tx, payment_id, seen, _columns(now)):
        raise NotEditable
    _record(tx, actor, payment_id, was, now)
    # what is expected of a payment moves: it is taken from the one client before the other gets it
    for client_id in dict.fromkeys((was.client_id, now.client_id)):
        earnings.refresh(tx, actor, client_id, "edited")
    redated = was.paid_on if was.client_id == now.client_id and was.paid_on != now.paid_on else None
    as_it_is = replace(payment.facts, amount=now.amount, paid_on=now.paid_on, deal_id=now.deal_id)
    watch.note_payment(tx, actor, client, as_it_is, others, redated)


def _wording(payment: LoggedPayment) -> Wording:
    facts = payment.facts
    return Wording(payment.client_id, facts.amount, facts.paid_on, facts.deal_id, payment.document, payment.comment)


def _columns(now: Wording) -> dict[str, object]:
    return {
        "client_id": now.client_id,
        "amount": now.amount,
        "paid_on": now.paid_on,
        "deal_id": now.deal_id,
        "document": now.document,
        "comment": now.comment,
    }


def _ensure_possible(
    tx: Tx, payment_id: int, others: Sequence[Payment], was: Wording, now: Wording, *, really_second: bool
) -> None:
    ensure_payment(now.amount, now.paid_on, company.today(tx))
    if now.deal_id is not None:
        _ensure_deal(tx, others, was, now)
    same_paper = now.document and payments.with_document(tx, now.client_id, now.paid_on, now.document)
    if same_paper and same_paper != payment_id:
        raise SameDocument(document=now.document)
    same = (was.client_id, was.amount, was.paid_on) == (now.client_id, now.amount, now.paid_on)
    if not really_second and not same and is_logged(others, now.amount, now.paid_on):
        raise SamePayment(amount=now.amount, paid_on=now.paid_on)


def _ensure_deal(tx: Tx, others: Sequence[Payment], was: Wording, now: Wording) -> None:
    """A deal that was closed meanwhile keeps the payment, which cannot have come after that."""
    deal_id = now.deal_id or 0
    if was.deal_id != now.deal_id:
        ensure_takes(tx, now.client_id, deal_id, others, now.amount)
        return
    terms = deals.get(tx, deal_id).terms
    if terms.closed_on is not None and now.paid_on > terms.closed_on:
        raise PaidAfterClosing(closed_on=terms.closed_on)
    ensure_chargeable(terms, others, now.amount)


def _record(tx: Tx, actor: Actor, payment_id: int, was: Wording, now: Wording) -> None:
    audit.record(
        tx,
        actor,
        "payment edited",
        f"payment:{payment_id}",
        client_id=now.client_id,
        before={
            "client": clients.load(tx, was.client_id).name,
            "amount": was.amount,
            "paid_on": was.paid_on,
            "deal": was.deal_id,
            "document": was.document,
            "comment": was.comment,
        },
        after={
            "client": clients.load(tx, now.client_id).name,
            "amount": now.amount,
            "paid_on": now.paid_on,
            "deal": now.deal_id,
            "document": now.document,
            "comment": now.comment,
        },
    )
