"""What a client's next people must know, put together for one of them: from data, and from the hunter's answers.

It shows contact persons, so each showing is recorded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from domain.client_base import View
from domain.deals import DealKind, Owed, allot, owed
from domain.money import ZERO
from domain.packets import PacketAnswer, Question
from domain.payments import PaymentStatus
from domain.staff import Actor, Permission
from storage import contacts, deals, packets, transfer_facts
from storage.contacts import ContactPerson
from storage.db import Tx
from storage.deals import AgreedDeal, Document
from usecases import client_base, company, earnings
from usecases.access import needs
from usecases.packets import QUESTIONS, client_of, may_answer


@dataclass(frozen=True, slots=True)
class PacketDeal:
    """A deal that is open. `left`: what is not paid yet of a one-off one; None: it goes on month by month."""

    title: str
    kind: DealKind
    amount: Decimal
    left: Decimal | None


@dataclass(frozen=True, slots=True)
class Packet:
    """All that a packet shows to one person. `overdue`: due and not paid; `names`: of those who answered."""

    client_id: int
    client_name: str
    persons: Sequence[ContactPerson]
    deals: Sequence[PacketDeal]
    overdue: Sequence[Owed]
    documents: Sequence[Document]
    answers: Mapping[Question, PacketAnswer]
    names: Mapping[int, str]
    may_answer: bool
    handed_over: bool

    @property
    def next_question(self) -> Question | None:
        """The first one without an answer."""
        return next((question for question in QUESTIONS if question not in self.answers), None)


@needs(Permission.EDIT_CLIENTS)
def show(tx: Tx, actor: Actor, client_id: int) -> Packet:
    """The packet of a client, with its contact persons; that they were shown is recorded."""
    client = client_of(tx, actor, client_id)
    client_base.open_client(tx, actor, client_id, View.CONTACTS)
    facts, answers = earnings.facts_of(tx, client), packets.answers(tx, client_id)
    counted = [p for p in facts.payments if p.status is PaymentStatus.CONFIRMED and p.refund_of is None]
    charges = allot(sorted(counted, key=lambda p: (p.paid_on, p.payment_id)), facts.deals).charges
    paid: dict[int, Decimal] = {}
    for charge in charges:
        if charge.deal_id is not None:
            paid[charge.deal_id] = paid.get(charge.deal_id, ZERO) + charge.paid
    agreed = [deal for deal in deals.of_client(tx, client_id) if deal.terms.closed_on is None]
    return Packet(
        client_id,
        client.name,
        contacts.persons(tx, client_id),
        [_deal(deal, paid.get(deal.terms.deal_id, ZERO)) for deal in agreed],
        owed(facts.deals, charges, company.today(tx) - timedelta(days=1)),
        [paper for paper in deals.documents_of_client(tx, client_id) if paper.state != "signed"],
        answers,
        transfer_facts.names(tx, {each.staff_id for each in answers.values()}),
        may_answer(tx, actor, client),
        client.manager_id is not None,
    )


def _deal(deal: AgreedDeal, paid: Decimal) -> PacketDeal:
    terms = deal.terms
    amount = (terms.amount if terms.kind is DealKind.ONE_OFF else terms.monthly) or ZERO
    left = max(ZERO, amount - paid) if terms.kind is DealKind.ONE_OFF else None
    return PacketDeal(deal.title, terms.kind, amount, left)
