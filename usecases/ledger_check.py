"""The ledger recomputed: for each client what the engine says today, against what is booked; and made equal again.

They differ only where something changed facts or bookings past the use cases, or the engine itself was corrected.
"""

from dataclasses import dataclass
from decimal import Decimal

from domain.earnings import earn
from domain.money import ZERO
from domain.payroll import Posting, due_amounts, postings_due
from domain.staff import Actor, Permission
from storage import audit, clients, earnings
from storage import company as company_storage
from storage.db import Tx
from usecases import company
from usecases import earnings as earning_cases
from usecases.access import needs

REASON = "recomputed"


@dataclass(frozen=True, slots=True)
class Difference:
    """What would have to be booked of a client for the ledger to be right."""

    client_id: int
    postings: int
    total: Decimal


@needs(Permission.RUN_CLOCK)
def differences(tx: Tx, actor: Actor) -> list[Difference]:
    """The clients whose ledger is not what their facts give; empty when all is right."""
    found = ((client_id, _due(tx, client_id)) for client_id in clients.every_id(tx))
    return [
        Difference(client_id, len(due), sum((posting.amount for posting in due), ZERO))
        for client_id, due in found
        if due
    ]


def _due(tx: Tx, client_id: int) -> list[Posting]:
    facts = earning_cases.client_facts(tx, client_id)
    entries = earn(facts, company.facts(tx)).entries
    paid_on = {payment.payment_id: payment.paid_on for payment in facts.payments}
    closed_through = company_storage.get(tx).closed_through
    return postings_due(due_amounts(entries), earnings.booked(tx, client_id), paid_on, closed_through)


@needs(Permission.RUN_CLOCK)
def rebook(tx: Tx, actor: Actor) -> list[Difference]:
    """Book what is missing, to open months; what was booked of whom."""
    found = differences(tx, actor)
    for each in found:
        earning_cases.refresh(tx, actor, each.client_id, REASON)
        after = {"postings": each.postings, "total": each.total}
        on = f"client:{each.client_id}"
        audit.record(tx, actor, "ledger recomputed", on, client_id=each.client_id, after=after)
    return found
