"""Corrections of payments: what a refund, a void or another date would change for each person, and the re-dating.

What is shown before somebody agrees is the very engine's answer to the facts as they would be; nothing is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from domain.amounts import parse_amount
from domain.calendar import month_of, next_month
from domain.earnings import ClientEarnings, ClientFacts, earn
from domain.money import ZERO
from domain.payments import (
    OwnDate,
    Payment,
    PaymentStatus,
    SameDocument,
    ensure_payment,
    ensure_redated,
    is_logged,
)
from domain.refusals import Outdated
from domain.staff import Actor, Permission
from storage import audit, bookings, clients, deals, payments, staff
from storage import company as company_storage
from storage.db import Tx
from storage.payments import LoggedPayment
from usecases import client_search, company, earnings, watch
from usecases.access import needs
from usecases.client_search import CANDIDATES
from usecases.notices import tell
from usecases.payments import load_refundable

PAGE: Final = 8


@dataclass(frozen=True, slots=True)
class Change:
    """What a person has of the payments concerned, before a correction and after it."""

    name: str
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        """What the correction brings them."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Effect:
    """What a correction would change. `changes`: for each person whom it concerns, those who lose most first.

    `others`: how many other payments of the client would bring something else; `expected`: the payment is declared, so
    it is about what is expected. `carried_to`: the open month to which differences of closed months go. `repeat`: there
    is a payment of the same amount on the new day. `withdraws`: a transfer that waits would be withdrawn.
    """

    payment: LoggedPayment
    client_name: str
    changes: Sequence[Change]
    others: int
    expected: bool
    lapse_before: date | None
    lapse_after: date | None
    carried_to: date | None
    repeat: bool = False
    withdraws: bool = False

    @property
    def lapse_moves(self) -> bool:
        """Whether the period would end on another day."""
        return self.lapse_before != self.lapse_after


@dataclass(frozen=True, slots=True)
class PaymentPage:
    """A page of payments with their clients' names, from 0, and whether another one follows."""

    payments: Sequence[tuple[LoggedPayment, str]]
    number: int
    more: bool


@needs(Permission.CORRECT_PAYMENTS)
def newest(tx: Tx, actor: Actor, number: int = 0) -> PaymentPage:
    """What can be corrected, the latest logged first."""
    found = payments.newest(tx, actor, number * PAGE, PAGE + 1)
    return PaymentPage(found[:PAGE], number, len(found) > PAGE)


@needs(Permission.CORRECT_PAYMENTS)
def search(tx: Tx, actor: Actor, words: str) -> list[tuple[LoggedPayment, str]]:
    """The latest payments that typed words may mean: by the client, or by the amount."""
    clients_meant = [client.client_id for client in client_search.in_any_layout(tx, actor, words, CANDIDATES)]
    try:
        amount = parse_amount(words, company.currency(tx))
    except ValueError:
        amount = None
    return payments.sought(tx, actor, clients_meant, amount, PAGE)


@needs(Permission.CORRECT_PAYMENTS)
def refund_effect(tx: Tx, actor: Actor, payment_id: int, amount: Decimal) -> Effect:
    """What a refund of today would change; refused as the refund itself would be."""
    payment, day = load_refundable(tx, actor, payment_id, amount, None)
    facts = earnings.client_facts(tx, payment.client_id)
    newest = max(known.payment_id for known in facts.payments) + 1
    back = Payment(newest, -amount, day, refund_of=payment_id)
    return _effect(tx, payment, facts, earnings.with_payment(facts, back))


@needs(Permission.CORRECT_PAYMENTS)
def void_effect(tx: Tx, actor: Actor, payment_id: int) -> Effect:
    """What voiding a payment, refunds of it included, or a refund would change; Outdated when it is void."""
    payment = payments.get(tx, actor, payment_id)
    if payment.facts.status is PaymentStatus.VOID:
        raise Outdated
    facts = earnings.client_facts(tx, payment.client_id)
    return _effect(tx, payment, facts, _changed(facts, payment_id, with_refunds=True, status=PaymentStatus.VOID))


@needs(Permission.CORRECT_PAYMENTS)
def redate_effect(tx: Tx, actor: Actor, payment_id: int, paid_on: date) -> Effect:
    """What another date would change; refused as the re-dating itself would be."""
    payment, facts = _redatable(tx, actor, payment_id, paid_on)
    found = _effect(tx, payment, facts, _changed(facts, payment_id, paid_on=paid_on))
    if payment.facts.refund_of is not None:
        return found
    return replace(found, repeat=is_logged(facts.payments, payment.facts.amount, paid_on))


@needs(Permission.CORRECT_PAYMENTS)
def redate(tx: Tx, actor: Actor, payment_id: int, paid_on: date) -> LoggedPayment:
    """A payment, or a refund, came on another day than was typed: the bank's value date wins."""
    payment, facts = _redatable(tx, actor, payment_id, paid_on)
    was, client = payment.facts.paid_on, clients.load(tx, payment.client_id)
    bookings.take_back(
        tx,
        payment_id,
        closed_through=company_storage.get(tx).closed_through,
        today=company.today(tx),
        reason="redated",
        booked_by=actor.staff_id,
    )
    payments.redate(tx, payment_id, paid_on)
    audit.record(
        tx,
        actor,
        "payment redated",
        f"payment:{payment_id}",
        client_id=payment.client_id,
        before={"paid_on": was},
        after={"paid_on": paid_on},
    )
    found = earnings.refresh_by(tx, actor, client, _changed(facts, payment_id, paid_on=paid_on), "redated")
    others = [other for other in facts.payments if other.payment_id != payment_id]
    watch.note_payment(tx, actor, client, replace(payment.facts, paid_on=paid_on), others, was)
    watch.note_start(tx, actor, client, found.period.start, payment_id)
    if payment.logged_by != actor.staff_id:
        key = f"payment {payment_id} redated {was} {paid_on} {tx.now.isoformat()}"
        tell(tx, payment.logged_by, "payment_redated", key, payment_id=payment_id, was=was.isoformat())
    return payments.get(tx, actor, payment_id)


def _redatable(tx: Tx, actor: Actor, payment_id: int, paid_on: date) -> tuple[LoggedPayment, ClientFacts]:
    payment = payments.get(tx, actor, payment_id)
    if payment.facts.status is PaymentStatus.VOID:
        raise Outdated
    if payment.was_confirmed_for(actor.staff_id):
        raise OwnDate
    facts = earnings.client_facts(tx, payment.client_id)
    ensure_payment(abs(payment.facts.amount), paid_on, company.today(tx))
    deal_id = payment.facts.deal_id
    closed_on = deals.get(tx, deal_id).terms.closed_on if deal_id is not None else None
    ensure_redated(payment.facts, facts.payments, paid_on, closed_on)
    document = payment.document
    if document is not None and payments.with_document(tx, payment.client_id, paid_on, document) is not None:
        raise SameDocument(document=document)
    return payment, facts


def _changed(
    facts: ClientFacts,
    payment_id: int,
    *,
    status: PaymentStatus | None = None,
    paid_on: date | None = None,
    with_refunds: bool = False,
) -> ClientFacts:
    """The facts with one payment, perhaps its refunds too, changed."""

    def change(known: Payment) -> Payment:
        concerned = known.payment_id == payment_id or (with_refunds and known.refund_of == payment_id)
        if not concerned:
            return known
        return replace(known, status=status or known.status, paid_on=paid_on or known.paid_on)

    return replace(facts, payments=[change(known) for known in facts.payments])


def _effect(tx: Tx, payment: LoggedPayment, facts: ClientFacts, after: ClientFacts) -> Effect:
    client, terms = clients.load(tx, payment.client_id), company.facts(tx)
    declared = payment.facts.status is PaymentStatus.DECLARED
    was, would_be = (earn(each, terms, with_declared=declared) for each in (facts, after))
    root_of = {known.payment_id: known.refund_of or known.payment_id for known in after.payments}
    before, then = _by_root(was, root_of), _by_root(would_be, root_of)
    changed = {root for root, _ in {**before, **then} if _of(before, root) != _of(then, root)}
    lapse = client.lapses_on if declared else was.period.lapses_on
    lapses = client.lapses_on if declared else would_be.period.lapses_on
    concerned = [known for known in (*facts.payments, *after.payments) if root_of[known.payment_id] in changed]
    return Effect(
        payment,
        client.name,
        _changes(tx, before, then, changed),
        len(changed - {root_of[payment.facts.payment_id]}),
        declared,
        lapse,
        lapses,
        _carried_to(tx, concerned),
        withdraws=client.lapse_announced
        and client.manager_id is None
        and (lapses is None or lapses > company.today(tx)),
    )


_Sums = dict[tuple[int, int], Decimal]


def _by_root(found: ClientEarnings, root_of: dict[int, int]) -> _Sums:
    """What each payment, less its refunds, brings each person."""
    sums: _Sums = {}
    for entry in found.entries:
        key = root_of[entry.payment_id], entry.staff_id
        sums[key] = sums.get(key, ZERO) + entry.amount
    return sums


def _of(sums: _Sums, root: int) -> dict[int, Decimal]:
    return {staff_id: amount for (each, staff_id), amount in sums.items() if each == root and amount}


def _changes(tx: Tx, before: _Sums, then: _Sums, changed: set[int]) -> list[Change]:
    def total(sums: _Sums, of: int) -> Decimal:
        return sum((amount for (root, staff_id), amount in sums.items() if staff_id == of and root in changed), ZERO)

    people = dict.fromkeys(staff_id for _, staff_id in (*before, *then))
    found = [Change(staff.get(tx, each).name, total(before, each), total(then, each)) for each in people]
    return sorted((change for change in found if change.difference), key=lambda change: change.difference)


def _carried_to(tx: Tx, concerned: Iterable[Payment]) -> date | None:
    """The month that differences of closed months are booked to; None: no closed month is concerned."""
    closed_through = company_storage.get(tx).closed_through
    if closed_through is None or all(month_of(payment.paid_on) > closed_through for payment in concerned):
        return None
    return next_month(closed_through)
