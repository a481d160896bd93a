"""What a draft's message shows: what was understood, what is asked, and what the payment would bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from domain.client_names import normalise, rank
from domain.currencies import ROUBLE
from domain.deals import DealKind, allot
from domain.money import ZERO
from domain.payment_line import PaymentLine
from domain.payments import PaymentStatus
from domain.refusals import Refusal
from domain.staff import Actor
from storage import clients, deals, payments
from storage import company as company_storage
from storage.clients import Client
from storage.db import Tx
from storage.deals import AgreedDeal
from storage.payment_drafts import Draft
from usecases import clients as client_cases
from usecases import company, earnings
from usecases.client_search import CANDIDATES, by_a_word
from usecases.earnings import Preview
from usecases.typed_lines import Reading, understand

CLIENT: Final = "client"
AMOUNT: Final = "amount"
DATE: Final = "date"
DEAL: Final = "deal"
DOCUMENT: Final = "document"
COMMENT: Final = "comment"
OPEN: Final = "open"
RECORDED: Final = "recorded"
CANCELLED: Final = "cancelled"
NOTHING_TYPED: Final = Reading(PaymentLine("", date.min, ROUBLE, ""), ())


@dataclass(frozen=True, slots=True)
class OpenDeal:
    """A deal that can take the payment. `left`: what a one-off deal still has to get; None for a recurring one."""

    deal_id: int
    title: str
    left: Decimal | None


@dataclass(frozen=True, slots=True)
class DraftView:
    """What the draft's message shows. `candidates`: clients that may be meant; `amounts`: numbers that may be.

    `preview`: what it would bring, when client and amount are known. `repeat`: the same has been logged already.
    `status`: of the payment that it became. `problem`: why the answer just typed was not taken.
    """

    draft: Draft
    client: Client | None
    candidates: Sequence[Client]
    amounts: Sequence[Decimal]
    client_words: str
    date_problem: str | None
    amount_problem: str | None
    deals: Sequence[OpenDeal]
    preview: Preview | None
    mine: Decimal
    repeat: bool
    confirmation: bool
    today: date
    status: PaymentStatus | None = None
    problem: Refusal | None = None

    @property
    def ready(self) -> bool:
        """Whether one tap can record it."""
        return is_complete(self.draft)


def is_complete(draft: Draft) -> bool:
    """Whether a draft says all that a payment needs."""
    return None not in (draft.client_id, draft.amount, draft.paid_on)


def likely_deal(tx: Tx, client: Client, words: str | None) -> int | None:
    """The deal that a payment is for, as far as can be told: the one named, else the oldest that still takes money."""
    offered = open_deals(tx, client.client_id)
    if words:
        ranked = rank(words, [(deal.deal_id, normalise(deal.title)) for deal in offered], 1)
        if ranked:
            return ranked[0]
    return next((deal.deal_id for deal in offered if deal.left is None or deal.left > 0), None)


def open_deals(tx: Tx, client_id: int, *, besides: int | None = None) -> list[OpenDeal]:
    """The deals of a client that take payments; `besides`: what they had got without this payment."""
    agreed = [deal for deal in deals.of_client(tx, client_id) if deal.terms.closed_on is None]
    if not agreed:
        return []
    taking = {deal.terms.deal_id for deal in agreed}  # what closed deals have got is no matter of these
    counted = [
        p
        for p in payments.facts_of_client(tx, client_id)
        if p.deal_id in taking
        and p.status is not PaymentStatus.VOID
        and p.refund_of is None
        and p.payment_id != besides
    ]
    counted.sort(key=lambda p: (p.paid_on, p.payment_id))
    charges = allot(counted, [deal.terms for deal in agreed]).charges
    paid = {charge.deal_id: charge.paid for charge in charges if charge.index == 0}
    return [OpenDeal(deal.terms.deal_id, deal.title, _left(deal, paid.get(deal.terms.deal_id))) for deal in agreed]


def _left(deal: AgreedDeal, paid: Decimal | None) -> Decimal | None:
    terms = deal.terms
    if terms.kind is not DealKind.ONE_OFF or terms.amount is None:
        return None
    return terms.amount - (paid or ZERO)


def _offered(tx: Tx, actor: Actor, draft: Draft, typed: Reading) -> tuple[Sequence[Client], str]:
    """The clients to choose from, and the words that they are like: none where nothing was typed that leads on."""
    if draft.asks != CLIENT and draft.client_id is not None:
        return (), typed.line.client_words
    words = typed.line.client_words
    others = [client for client in typed.clients if client.client_id != draft.client_id]
    if others or (words and not typed.clients):
        return typed.clients or by_a_word(tx, actor, words, CANDIDATES), words
    recent = client_cases.recent(tx, actor)
    return [client for client in recent if client.client_id != draft.client_id], ""


def show(tx: Tx, actor: Actor, draft: Draft) -> DraftView:
    """All that a draft's message shows; of one that has ended only what came of it."""
    lacks = draft.state == OPEN and (draft.asks == CLIENT or not is_complete(draft))
    typed = understand(tx, actor, draft.text) if lacks else NOTHING_TYPED
    line = typed.line
    client = clients.load(tx, draft.client_id) if draft.client_id is not None else None
    preview, repeat = None, False
    if client is not None and draft.amount is not None and draft.paid_on is not None and draft.state == OPEN:
        what = client.client_id, draft.amount, draft.paid_on
        preview = earnings.preview(tx, *what, draft.deal_id, instead_of=draft.edits)
        repeat = payments.alike(tx, *what, draft.edits) is not None
    offered, words = _offered(tx, actor, draft, typed) if draft.state == OPEN else ((), "")
    return DraftView(
        draft=draft,
        client=client,
        candidates=offered,
        amounts=[choice.value for choice in line.choices] if draft.amount is None else (),
        client_words=words,
        date_problem=line.date_problem if draft.paid_on is None else None,
        amount_problem=line.amount_problem if draft.amount is None else None,
        deals=open_deals(tx, client.client_id, besides=draft.edits) if client and draft.state == OPEN else (),
        preview=preview,
        mine=preview.of(actor.staff_id) if preview else ZERO,
        repeat=repeat,
        confirmation=company_storage.get(tx).confirmation,
        today=company.today(tx),
        status=payments.status_of(tx, draft.payment_id) if draft.payment_id is not None else None,
    )
