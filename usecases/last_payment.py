"""What a payment that was just logged brings. Nearly each comes last of its client's, and then it is cheap to tell.

A payment after all others fills no charge before them and moves no judgement of them: what they bring, are expected to
bring or miss stays as it stands, so only its own entries are reckoned and written. Any other goes the way of `refresh`.
"""

from domain.earnings import ClientFacts, Unresolved, earn
from domain.payments import Payment, PaymentStatus
from domain.payroll import due_amounts, postings_due
from domain.staff import Actor
from storage import company as company_storage
from storage import earnings as ledger
from storage import payments
from storage.clients import Client
from storage.db import Tx
from usecases import company, earnings, unresolved

LOGGED = "logged"
"""The reason of the bookings."""


def follow(tx: Tx, actor: Actor, client: Client, before: ClientFacts, payment: Payment) -> None:
    """Bring all that hangs on a client up to a payment that was just logged; `before`: its facts without it."""
    facts = earnings.with_payment(before, payment)
    declared = payment.status is PaymentStatus.DECLARED
    if not _comes_last(before, payment):
        if declared:
            earnings.expect(tx, client.client_id, facts)
        else:
            earnings.refresh_by(tx, actor, client, facts, LOGGED)
        return
    found = earn(facts, company.facts(tx), with_declared=declared, of={payment.payment_id})
    paid_on = {payment.payment_id: payment.paid_on}
    if declared:
        ledger.add_expected(tx, client.client_id, found.entries, paid_on)
        return
    due = postings_due(due_amounts(found.entries), (), paid_on, company_storage.get(tx).closed_through)
    today = company.today(tx)
    ledger.post(tx, client.client_id, due, paid_on, today=today, reason=LOGGED, booked_by=actor.staff_id)
    ledger.add_missed(tx, client.client_id, found.missed, paid_on)
    for payment_id, why in found.unresolved:
        _leave_unresolved(tx, payment_id, why)
    earnings.follow(tx, actor, client, facts, found, LOGGED)


def _comes_last(before: ClientFacts, payment: Payment) -> bool:
    counted = (p for p in before.payments if p.status is not PaymentStatus.VOID and p.refund_of is None)
    return all(p.paid_on <= payment.paid_on for p in counted)


def _leave_unresolved(tx: Tx, payment_id: int, why: Unresolved) -> None:
    payments.set_unresolved(tx, payment_id, why)
    unresolved.announce(tx, payment_id)
