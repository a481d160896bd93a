"""Deals: what was agreed with a client, and the documents that it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from domain.deals import Deal, DealKind
from domain.earnings import earn
from domain.money import ZERO
from domain.payments import ensure_amount
from domain.refusals import NotFound, Outdated, Refusal
from domain.staff import Actor, Permission, clean_name
from storage import audit, client_queries, deals
from storage.clients import Client
from storage.db import Tx
from storage.deals import AgreedDeal, Document
from storage.scope import Reach
from usecases import charge_reminders, company, earnings
from usecases.access import needs

DOCUMENT_STATES: Final = ("needed", "sent", "signed")


class DealClosed(Refusal):
    """A closed deal takes no new payments; what it has stays allotted."""


@needs(Permission.EDIT_CLIENTS)
def agree(
    tx: Tx,
    actor: Actor,
    client_id: int,
    title: str,
    *,
    amount: Decimal | None = None,
    monthly: Decimal | None = None,
    first: Decimal | None = None,
    starts_on: date | None = None,
    documents: Sequence[str] = (),
) -> int:
    """Record a deal: one-off with an `amount`, or recurring with a `monthly` and perhaps a `first` charge; its id."""
    client = client_queries.get(tx, actor, client_id, Reach.OWN)
    title = clean_name(title)
    kind = DealKind.ONE_OFF if monthly is None else DealKind.RECURRING
    for given in (amount if kind is DealKind.ONE_OFF else monthly, first):
        if given is not None:
            ensure_amount(given)
    terms = Deal(0, kind, starts_on or company.today(tx), amount, first, monthly)
    if terms.charge_amount(0) is None:
        raise ValueError("a deal has an amount or a monthly charge")
    deal_id = deals.add(tx, client.client_id, title, terms, actor.staff_id)
    if documents:
        deals.add_documents(tx, deal_id, documents)
    after = {"title": title, "kind": kind.value, "amount": amount, "monthly": monthly, "first": first}
    audit.record(tx, actor, "deal agreed", f"deal:{deal_id}", client_id=client_id, after=after)
    earnings.refresh(tx, actor, client_id, "deal-agreed")
    charge_reminders.follow(tx, client_id)
    return deal_id


@dataclass(frozen=True, slots=True)
class DealCard:
    """A deal with what its screen shows. `paid`: what payments that count have put into its charges."""

    deal: AgreedDeal
    client_name: str
    paid: Decimal
    may_close: bool


@dataclass(frozen=True, slots=True)
class ClientDeals:
    """A client and its deals, oldest first, closed ones included; `may_add`: agree another."""

    client: Client
    deals: Sequence[AgreedDeal]
    may_add: bool


@needs(Permission.SEE_CLIENTS)
def of_client(tx: Tx, actor: Actor, client_id: int) -> ClientDeals:
    """The deals of a client that this person may see."""
    client = client_queries.get(tx, actor, client_id)
    reach = client_queries.reach_of(tx, actor, client_id)
    return ClientDeals(client, deals.of_client(tx, client_id), reach is not Reach.OFFERED)


@needs(Permission.SEE_CLIENTS)
def show(tx: Tx, actor: Actor, deal_id: int) -> DealCard:
    """A deal of a client that this person may see."""
    deal = deals.get(tx, deal_id)
    client = client_queries.get(tx, actor, deal.client_id)
    charges = earn(earnings.client_facts(tx, deal.client_id), company.facts(tx)).allotment.charges
    paid = sum((charge.paid for charge in charges if charge.deal_id == deal_id), ZERO)
    kept = client_queries.reach_of(tx, actor, deal.client_id) is Reach.KEPT
    return DealCard(deal, client.name, paid, kept and deal.terms.closed_on is None)


@needs(Permission.EDIT_CLIENTS)
def close(tx: Tx, actor: Actor, deal_id: int) -> AgreedDeal:
    """Close a deal today; a charge that was begun counts as paid from then on."""
    deal = deals.get(tx, deal_id)
    client_queries.get(tx, actor, deal.client_id, Reach.KEPT)
    if deal.terms.closed_on is not None:
        raise Outdated
    today = company.today(tx)
    deals.close(tx, deal_id, today)
    after = {"closed_on": today}
    audit.record(tx, actor, "deal closed", f"deal:{deal_id}", client_id=deal.client_id, after=after)
    earnings.refresh(tx, actor, deal.client_id, "deal-closed")
    return deals.get(tx, deal_id)


@dataclass(frozen=True, slots=True)
class ClientPapers:
    """A client and the documents of its deals; `may_move`: say that one was sent or signed."""

    client: Client
    documents: Sequence[Document]
    may_move: bool


@needs(Permission.SEE_CLIENTS)
def papers(tx: Tx, actor: Actor, client_id: int) -> ClientPapers:
    """The documents of a client that this person may see."""
    client = client_queries.get(tx, actor, client_id)
    kept = client_queries.reach_of(tx, actor, client_id) is Reach.KEPT
    return ClientPapers(client, deals.documents_of_client(tx, client_id), kept)


@needs(Permission.EDIT_CLIENTS)
def set_document(tx: Tx, actor: Actor, client_id: int, document_id: int, state: str) -> str:
    """Say that a document of a client's deal was sent or signed; the state in which it was before."""
    client_queries.get(tx, actor, client_id, Reach.KEPT)
    known = {d.document_id: d for d in deals.documents_of_client(tx, client_id)}
    if document_id not in known or state not in DOCUMENT_STATES:
        raise NotFound
    deals.set_document(tx, document_id, state, company.today(tx))
    audit.record(
        tx,
        actor,
        "document",
        f"document:{document_id}",
        client_id=client_id,
        before={"state": known[document_id].state},
        after={"state": state},
    )
    return known[document_id].state
