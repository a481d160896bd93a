"""Payments: logged, confirmed, taken back, voided, refunded. Each change ends in the earnings being refreshed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.deals import ensure_chargeable
from domain.payments import (
    NotDeclared,
    OwnPayment,
    Payment,
    PaymentStatus,
    SameDocument,
    SamePayment,
    ensure_payment,
    ensure_refund,
    is_logged,
    refundable,
)
from domain.refusals import NotFound, Outdated, Refusal
from domain.staff import Actor, Permission
from domain.undo import ensure_fresh, is_fresh
from storage import audit, client_queries, clients, deals, payments
from storage import company as company_storage
from storage import earnings as earnings_storage
from storage.db import Tx
from storage.payments import LoggedPayment
from storage.scope import Reach
from usecases import company, earnings, last_payment, watch
from usecases.access import needs
from usecases.deals import DealClosed
from usecases.notices import tell

LISTED = 200
OF_CLIENT_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class PaymentView:
    """A payment with what its screen shows. `mine`: what it brings this person, or would. `left`: not yet refunded.

    `may_correct`: refund it; `may_redate`: say that it came on another day; `may_edit`: one's own, waiting.
    """

    payment: LoggedPayment
    client_name: str
    deal_title: str | None
    mine: Decimal
    left: Decimal
    may_undo: bool
    may_confirm: bool
    may_correct: bool
    may_void: bool = False
    may_redate: bool = False
    may_edit: bool = False
    sees_client: bool = True


class PaymentRevised(Refusal):
    """A payment is confirmed as it was seen: one that was changed meanwhile is looked at anew."""


@needs(Permission.LOG_PAYMENTS)
def log(
    tx: Tx,
    actor: Actor,
    client_id: int,
    amount: Decimal,
    paid_on: date,
    deal_id: int | None = None,
    document: str | None = None,
    comment: str | None = None,
    *,
    really_second: bool = False,
) -> int:
    """Log a payment; its id. Declared, or confirmed at once where the company does without confirmation."""
    client = client_queries.get(tx, actor, client_id, Reach.OWN)
    facts = earnings.facts_of(tx, client)
    ensure_payment(amount, paid_on, company.today(tx))
    if deal_id is not None:
        ensure_takes(tx, client_id, deal_id, facts.payments, amount)
    if document is not None and payments.with_document(tx, client_id, paid_on, document) is not None:
        raise SameDocument(document=document)
    if not really_second and is_logged(facts.payments, amount, paid_on):
        raise SamePayment(amount=amount, paid_on=paid_on)
    status = PaymentStatus.DECLARED if company_storage.get(tx).confirmation else PaymentStatus.CONFIRMED
    values = {
        "client_id": client_id,
        "deal_id": deal_id,
        "amount": amount,
        "paid_on": paid_on,
        "status": status.value,
        "document": document,
        "comment": comment,
        "logged_by": actor.staff_id,
    }
    payment_id = payments.add(tx, values)
    after = {"amount": amount, "paid_on": paid_on, "status": status.value, "document": document, "deal": deal_id}
    audit.record(tx, actor, "payment logged", f"payment:{payment_id}", client_id=client.client_id, after=after)
    payment = Payment(payment_id, amount, paid_on, status, deal_id)
    watch.note_payment(tx, actor, client, payment, facts.payments)
    last_payment.follow(tx, actor, client, facts, payment)
    return payment_id


def ensure_takes(tx: Tx, client_id: int, deal_id: int, logged: Sequence[Payment], amount: Decimal) -> None:
    """Refuse a deal that cannot take such a payment: it is another client's, or closed."""
    deal = deals.get(tx, deal_id)
    if deal.client_id != client_id:
        raise NotFound
    if deal.terms.closed_on is not None:
        raise DealClosed(title=deal.title)
    ensure_chargeable(deal.terms, logged, amount)


@needs(Permission.OWN_SETTINGS)
def show(tx: Tx, actor: Actor, payment_id: int) -> PaymentView:
    """A payment that this person may see."""
    payment = payments.get(tx, actor, payment_id)
    facts = payment.facts
    client = clients.load(tx, payment.client_id)
    others = payments.facts_of_client(tx, payment.client_id)
    corrects = actor.may(Permission.CORRECT_PAYMENTS) and facts.status is not PaymentStatus.VOID
    declared = facts.status is PaymentStatus.DECLARED
    return PaymentView(
        payment,
        client.name,
        deals.get(tx, facts.deal_id).title if facts.deal_id is not None else None,
        earnings_storage.brings(tx, actor.staff_id, payment_id),
        refundable(facts, others),
        may_undo=_is_untouched(actor, payment) and is_fresh(payment.logged_at, tx.now),
        may_confirm=declared and actor.may(Permission.CONFIRM_PAYMENTS) and payment.logged_by != actor.staff_id,
        may_correct=corrects and facts.refund_of is None and not declared,
        may_void=corrects,
        may_redate=corrects and not payment.was_confirmed_for(actor.staff_id),
        may_edit=is_editable(actor, payment),
        sees_client=actor.may(Permission.SEE_CLIENTS),
    )


def is_editable(actor: Actor, payment: LoggedPayment) -> bool:
    """Whether a payment is this person's to change: their own, and nobody has confirmed it."""
    own = payment.logged_by == actor.staff_id and payment.facts.refund_of is None
    return own and payment.facts.status is PaymentStatus.DECLARED and actor.may(Permission.LOG_PAYMENTS)


@dataclass(frozen=True, slots=True)
class ClientPayments:
    """A page, from 0, of a client's payments, newest first, and how many there are in all."""

    client_id: int
    client_name: str
    newest: Sequence[LoggedPayment]
    total: int
    number: int = 0


@needs(Permission.SEE_CLIENTS)
def of_client(tx: Tx, actor: Actor, client_id: int, number: int = 0) -> ClientPayments:
    """What a client paid, a page of it; one that is there no more is the last."""
    client = client_queries.get(tx, actor, client_id)
    found = payments.of_client(tx, client_id)
    number = min(number, max(0, (len(found) - 1) // OF_CLIENT_A_PAGE))
    newest = sorted(found, key=lambda p: (p.facts.paid_on, p.facts.payment_id), reverse=True)
    shown = newest[number * OF_CLIENT_A_PAGE : (number + 1) * OF_CLIENT_A_PAGE]
    return ClientPayments(client_id, client.name, shown, len(found), number)


@needs(Permission.CONFIRM_PAYMENTS)
def to_confirm(tx: Tx, actor: Actor) -> list[tuple[LoggedPayment, str]]:
    """The payments that wait for confirmation, oldest first, with the clients' names; own ones are somebody else's."""
    return [found for found in payments.declared(tx, actor, LISTED) if found[0].logged_by != actor.staff_id]


@needs(Permission.CONFIRM_PAYMENTS)
def confirm(tx: Tx, actor: Actor, payment_id: int, seen: int | None = None) -> LoggedPayment:
    """Confirm a declared payment: from now on it counts. `seen`: its revision as it was shown; None: as it stands."""
    payment = payments.get(tx, actor, payment_id)
    if payment.logged_by == actor.staff_id:
        raise OwnPayment
    if seen not in {None, payment.revision}:
        raise PaymentRevised
    if not payments.confirm(tx, payment_id, actor.staff_id):
        raise NotDeclared
    audit.record(
        tx,
        actor,
        "payment confirmed",
        f"payment:{payment_id}",
        client_id=payment.client_id,
        before={"status": "declared"},
        after={"status": "confirmed"},
    )
    earnings.refresh(tx, actor, payment.client_id, "confirmed")
    tell(tx, payment.logged_by, "payment_confirmed", f"payment {payment_id} confirmed", payment_id=payment_id)
    return payments.get(tx, actor, payment_id)


@needs(Permission.CONFIRM_PAYMENTS)
def confirm_if_waiting(tx: Tx, actor: Actor, payment_id: int, seen: int | None = None) -> LoggedPayment:
    """Confirm a payment unless that, or something else, has happened to it: then it is as it is."""
    payment = payments.get(tx, actor, payment_id)
    return confirm(tx, actor, payment_id, seen) if payment.facts.status is PaymentStatus.DECLARED else payment


@needs(Permission.CONFIRM_PAYMENTS)
def confirm_day(tx: Tx, actor: Actor, day: date, last: int | None = None, seen: int | None = None) -> int:
    """Confirm the payments of a day that wait; how many. Given `last` and `seen`, only those that were shown: ids up
    to the one, and not changed since the highest revision was the other.
    """
    waiting = [payment for payment, _ in to_confirm(tx, actor) if payment.facts.paid_on == day]
    shown = [
        payment
        for payment in waiting
        if (last is None or payment.facts.payment_id <= last) and (seen is None or payment.revision <= seen)
    ]
    for payment in shown:
        confirm(tx, actor, payment.facts.payment_id)
    return len(shown)


@needs(Permission.LOG_PAYMENTS)
def undo(tx: Tx, actor: Actor, payment_id: int) -> LoggedPayment:
    """Take back one's own payment, for fifteen minutes and only while nobody has confirmed it."""
    payment = payments.get(tx, actor, payment_id)
    if not _is_untouched(actor, payment):
        raise Outdated
    ensure_fresh(payment.logged_at, tx.now)
    return _void(tx, actor, payment, "payment taken back")


def _is_untouched(actor: Actor, payment: LoggedPayment) -> bool:
    untouched = payment.facts.status is not PaymentStatus.VOID and payment.confirmed_by is None
    return untouched and payment.logged_by == actor.staff_id


@needs(Permission.CORRECT_PAYMENTS)
def void(tx: Tx, actor: Actor, payment_id: int) -> LoggedPayment:
    """A payment was a mistake: as if it had never been, refunds of it included; its record stays."""
    payment = payments.get(tx, actor, payment_id)
    if payment.facts.status is PaymentStatus.VOID:
        raise Outdated
    return _void(tx, actor, payment, "payment voided")


def _void(tx: Tx, actor: Actor, payment: LoggedPayment, action: str) -> LoggedPayment:
    payment_id = payment.facts.payment_id
    payments.void(tx, payment_id, actor.staff_id)
    audit.record(
        tx,
        actor,
        action,
        f"payment:{payment_id}",
        client_id=payment.client_id,
        before={"status": payment.facts.status.value},
        after={"status": "void"},
    )
    client = clients.load(tx, payment.client_id)
    found = earnings.refresh_by(tx, actor, client, earnings.facts_of(tx, client), "voided")
    watch.note_start(tx, actor, client, found.period.start, payment_id)
    if payment.logged_by != actor.staff_id:
        tell(tx, payment.logged_by, "payment_voided", f"payment {payment_id} voided", payment_id=payment_id)
    return payments.get(tx, actor, payment_id)


def load_refundable(
    tx: Tx, actor: Actor, payment_id: int, amount: Decimal, on: date | None
) -> tuple[LoggedPayment, date]:
    """A payment of which `amount` may go back, and the day on which it does; refused as the refund would be."""
    payment = payments.get(tx, actor, payment_id)
    today = company.today(tx)
    day = on or today
    ensure_payment(amount, day, today)
    ensure_refund(payment.facts, payments.facts_of_client(tx, payment.client_id), amount, day)
    return payment, day


@needs(Permission.CORRECT_PAYMENTS)
def refund(tx: Tx, actor: Actor, payment_id: int, amount: Decimal, on: date | None = None) -> int:
    """Money went back, today unless another day is named: `amount` is positive; the refund's id."""
    payment, day = load_refundable(tx, actor, payment_id, amount, on)
    values = {
        "client_id": payment.client_id,
        "amount": -amount,
        "paid_on": day,
        "status": PaymentStatus.CONFIRMED.value,
        "refund_of": payment_id,
        "logged_by": actor.staff_id,
        "confirmed_by": actor.staff_id,
        "confirmed_at": tx.now,
    }
    refund_id = payments.add(tx, values)
    after = {"amount": -amount, "paid_on": day, "refund_of": payment_id}
    audit.record(tx, actor, "payment refunded", f"payment:{refund_id}", client_id=payment.client_id, after=after)
    earnings.refresh(tx, actor, payment.client_id, "refunded")
    tell(tx, payment.logged_by, "payment_refunded", f"refund {refund_id}", payment_id=refund_id)
    return refund_id
