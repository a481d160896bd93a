"""Drafts: a typed line, read as a payment, that one tap records. What is missing or in doubt is asked, not guessed."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from domain.client_names import normalise, rank
from domain.line_references import clean_document
from domain.payments import clean_comment
from domain.refusals import NotFound, Outdated, Refusal
from domain.staff import Actor, Permission
from storage import client_queries, payment_drafts
from storage.clients import Client
from storage.db import Tx
from storage.payment_drafts import Draft
from storage.scope import Reach
from usecases import clients as client_cases
from usecases import company, payment_edits
from usecases import payments as payment_cases
from usecases.access import needs
from usecases.draft_views import (
    AMOUNT,
    CANCELLED,
    CLIENT,
    COMMENT,
    DATE,
    DEAL,
    DOCUMENT,
    OPEN,
    RECORDED,
    DraftView,
    is_complete,
    likely_deal,
    open_deals,
    show,
)
from usecases.payment_edits import Wording
from usecases.typed_answers import AmountNotUnderstood, DateNotUnderstood, read_amount, read_day
from usecases.typed_lines import comment_of, find_clients, read_typed, understand

QUESTIONS = (CLIENT, AMOUNT, DATE, DEAL, DOCUMENT, COMMENT)
MOST_DAYS_AGO = 366
KEPT_BEHIND: Final = " // "


class DealNotUnderstood(Refusal):
    """A deal is one of the client's open ones, by a part of its title."""


@needs(Permission.LOG_PAYMENTS)
def begin(tx: Tx, actor: Actor, chat_id: int, card_id: int | None = None, client_id: int | None = None) -> DraftView:
    """Begin a payment by buttons: its client is asked, or, where that is known, its amount.

    `card_id`: the message of the bot that is to show it; None: it is sent yet.
    """
    client = client_queries.get(tx, actor, client_id, Reach.OWN) if client_id is not None else None
    return _begun(
        tx,
        actor,
        chat_id,
        card_id,
        client_id=client_id,
        paid_on=company.today(tx),
        deal_id=likely_deal(tx, client, None) if client else None,
    )


def _begun(tx: Tx, actor: Actor, chat_id: int, card_id: int | None, **says: object) -> DraftView:
    place = {
        "staff_id": actor.staff_id,
        "chat_id": chat_id,
        "message_id": -(payment_drafts.newest(tx) + 1),  # no message was typed
        "text": "",
        "card_id": card_id,
    }
    return settled(tx, actor, payment_drafts.add(tx, {**place, **says}))


@needs(Permission.LOG_PAYMENTS)
def begin_edit(tx: Tx, actor: Actor, chat_id: int, card_id: int, payment_id: int) -> DraftView:
    """Take one's own payment that waits up again: a draft that changes it, instead of logging another one."""
    payment = payment_edits.get_editable(tx, actor, payment_id)
    return _begun(
        tx,
        actor,
        chat_id,
        card_id,
        edits=payment_id,
        revision=payment.revision,
        client_id=payment.client_id,
        amount=payment.facts.amount,
        paid_on=payment.facts.paid_on,
        deal_id=payment.facts.deal_id,
        document=payment.document,
        comment=payment.comment,
    )


def settled(tx: Tx, actor: Actor, draft_id: int) -> DraftView:
    """Ask for the first thing that is missing, or for nothing."""
    draft = payment_drafts.get(tx, actor.staff_id, draft_id)
    missing = {CLIENT: draft.client_id, AMOUNT: draft.amount, DATE: draft.paid_on}
    asks = next((question for question, known in missing.items() if known is None), None)
    if draft.asks != asks:
        if asks is not None:
            payment_drafts.hush(tx, actor.staff_id)
        payment_drafts.ask(tx, draft_id, asks)
        draft = replace(draft, asks=asks)
    return show(tx, actor, draft)


def answer(tx: Tx, actor: Actor, draft: Draft, text: str) -> DraftView:
    """Take a typed answer to what a draft asks; a wrong one leaves everything as it was."""
    match draft.asks:
        case "amount":
            said = _amount_said(tx, actor, text)
        case "date":
            said = {"paid_on": read_day(text, company.today(tx))}
        case "document":
            said = {"document": clean_document(text)}
        case "comment":
            said = {"comment": clean_comment(text)}
        case "deal":
            said = {"deal_id": _named_deal(tx, draft, text)}
        case _:
            return _answer_client(tx, actor, draft, text)
    return _set(tx, actor, draft, **said)


def _amount_said(tx: Tx, actor: Actor, text: str) -> dict[str, object]:
    """The amount, and what else a line without a name says: its day, its document."""
    try:
        return {"amount": read_amount(text, company.currency(tx))}
    except AmountNotUnderstood:
        if "amount" in (said := _said_without_name(tx, actor, text)):
            return said
        raise


def _answer_client(tx: Tx, actor: Actor, draft: Draft, text: str) -> DraftView:
    found = client_cases.find(tx, actor, text)
    if len(found) == 1:
        return _set_client(tx, actor, draft, found[0])
    if not found and (said := _said_without_name(tx, actor, text)):
        return _set(tx, actor, draft, **said)
    # what stands behind // is a comment: the words of before are kept, and not read
    before = " ".join(draft.text.split())
    payment_drafts.change(tx, draft.draft_id, text=f"{text}{KEPT_BEHIND}{before}")
    return view(tx, actor, draft.draft_id)


def _said_without_name(tx: Tx, actor: Actor, text: str) -> dict[str, object]:
    """What an answer that names nobody says of the payment: its sum, its day, its document."""
    typed = understand(tx, actor, text)
    line = typed.line
    if typed.names_somebody:
        return {}
    if line.date_problem:
        raise DateNotUnderstood
    amount = read_amount(text, company.currency(tx)) if typed.is_payment and line.amount is None else line.amount
    said = {"amount": amount, "paid_on": line.paid_on, "document": line.document}
    return {name: value for name, value in said.items() if value is not None}


def _named_deal(tx: Tx, draft: Draft, words: str) -> int:
    ranked = rank(words, [(deal.deal_id, normalise(deal.title)) for deal in open_deals(tx, draft.client_id or 0)], 1)
    if not ranked:
        raise DealNotUnderstood
    return ranked[0]


def _own_open(tx: Tx, actor: Actor, draft_id: int) -> Draft:
    draft = payment_drafts.get(tx, actor.staff_id, draft_id)
    if draft.state != OPEN:
        raise Outdated
    return draft


def _set(tx: Tx, actor: Actor, draft: Draft, **values: object) -> DraftView:
    payment_drafts.change(tx, draft.draft_id, **values)
    return settled(tx, actor, draft.draft_id)


def _set_client(tx: Tx, actor: Actor, draft: Draft, client: Client) -> DraftView:
    typed = understand(tx, actor, draft.text)
    said: dict[str, object] = {"client_id": client.client_id, "deal_id": likely_deal(tx, client, typed.line.deal_words)}
    if draft.client_id is None and (comment := comment_of(typed.line, client)):
        said["comment"] = comment
    return _set(tx, actor, draft, **said)


@needs(Permission.LOG_PAYMENTS)
def ask(tx: Tx, actor: Actor, draft_id: int, question: str) -> DraftView:
    """Ask for one thing of a draft anew; what it says meanwhile stays until the answer comes."""
    draft = _own_open(tx, actor, draft_id)
    if question not in QUESTIONS:
        raise NotFound
    payment_drafts.hush(tx, actor.staff_id)
    payment_drafts.ask(tx, draft_id, question)
    return show(tx, actor, replace(draft, asks=question))


@needs(Permission.LOG_PAYMENTS)
def settle(tx: Tx, actor: Actor, draft_id: int) -> DraftView:
    """Leave a question unanswered: back to the draft."""
    return settled(tx, actor, _own_open(tx, actor, draft_id).draft_id)


@needs(Permission.LOG_PAYMENTS)
def choose_client(tx: Tx, actor: Actor, draft_id: int, client_id: int) -> DraftView:
    """The client was one of those offered."""
    draft = _own_open(tx, actor, draft_id)
    return _set_client(tx, actor, draft, client_queries.get(tx, actor, client_id, Reach.OWN))


@needs(Permission.LOG_PAYMENTS)
def choose_amount(tx: Tx, actor: Actor, draft_id: int, position: int) -> DraftView:
    """Of several numbers in the line, the one at `position` is the amount; the others are words of the client."""
    draft = _own_open(tx, actor, draft_id)
    line = read_typed(tx, actor, draft.text)
    if not 0 <= position < len(line.choices):
        raise NotFound
    chosen = line.choosing(line.choices[position])
    found = find_clients(tx, actor, chosen)
    if draft.client_id is None and len(found) == 1:
        payment_drafts.change(tx, draft_id, amount=chosen.amount)
        return _set_client(tx, actor, draft, found[0])
    return _set(tx, actor, draft, amount=chosen.amount)


@needs(Permission.LOG_PAYMENTS)
def choose_deal(tx: Tx, actor: Actor, draft_id: int, deal_id: int) -> DraftView:
    """The payment is for this deal of the client, or, with 0, for none."""
    draft = _own_open(tx, actor, draft_id)
    if deal_id and deal_id not in {deal.deal_id for deal in open_deals(tx, draft.client_id or 0)}:
        raise NotFound
    return _set(tx, actor, draft, deal_id=deal_id or None)


@needs(Permission.LOG_PAYMENTS)
def leave_out(tx: Tx, actor: Actor, draft_id: int, which: str) -> DraftView:
    """The payment has no document number, or no comment."""
    if which not in {DOCUMENT, COMMENT}:
        raise NotFound
    return _set(tx, actor, _own_open(tx, actor, draft_id), **{which: None})


@needs(Permission.LOG_PAYMENTS)
def choose_days_ago(tx: Tx, actor: Actor, draft_id: int, days: int) -> DraftView:
    """The payment came so many days ago."""
    draft = _own_open(tx, actor, draft_id)
    if not 0 <= days <= MOST_DAYS_AGO:
        raise NotFound
    return _set(tx, actor, draft, paid_on=company.today(tx) - timedelta(days=days))


@needs(Permission.LOG_PAYMENTS)
def shown(tx: Tx, actor: Actor, draft_id: int, card_id: int) -> None:
    """Remember the bot's message that shows a draft: answers change it instead of adding another."""
    payment_drafts.set_card(tx, payment_drafts.get(tx, actor.staff_id, draft_id), card_id)


@needs(Permission.LOG_PAYMENTS)
def record(tx: Tx, actor: Actor, draft_id: int, *, really_second: bool = False) -> DraftView:
    """Make the draft a payment. A second tap, or the same press again, records nothing and shows what was recorded."""
    draft = payment_drafts.get(tx, actor.staff_id, draft_id)
    if draft.state == OPEN:
        if not is_complete(draft):
            return settled(tx, actor, draft_id)
        draft = recorded(tx, actor, draft, really_second=really_second)
    return show(tx, actor, draft)


def recorded(tx: Tx, actor: Actor, draft: Draft, *, really_second: bool = False) -> Draft:
    """A complete draft that has become a payment. Outdated: it has ended in this moment, and nothing was logged."""
    if draft.client_id is None or draft.amount is None or draft.paid_on is None:
        raise Outdated
    says = draft.client_id, draft.amount, draft.paid_on, draft.deal_id, draft.document, draft.comment
    if draft.edits is None:
        payment_id = payment_cases.log(tx, actor, *says, really_second=really_second)
    else:
        payment_id, now = draft.edits, Wording(*says)
        payment_edits.revise(tx, actor, payment_id, draft.revision, now, really_second=really_second)
    if not payment_drafts.finish(tx, draft.draft_id, RECORDED, payment_id):
        raise Outdated  # another process has recorded it in this moment: this payment is undone with the rest
    return replace(draft, state=RECORDED, asks=None, payment_id=payment_id)


@needs(Permission.LOG_PAYMENTS)
def cancel(tx: Tx, actor: Actor, draft_id: int) -> DraftView:
    """Drop a draft; one that was recorded stays recorded."""
    payment_drafts.get(tx, actor.staff_id, draft_id)
    payment_drafts.finish(tx, draft_id, CANCELLED)
    return view(tx, actor, draft_id)


@needs(Permission.LOG_PAYMENTS)
def view(tx: Tx, actor: Actor, draft_id: int) -> DraftView:
    """A person's own draft as it stands."""
    return show(tx, actor, payment_drafts.get(tx, actor.staff_id, draft_id))
