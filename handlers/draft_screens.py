"""The screens of a draft: what was understood and can be recorded, and what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.payments import PaymentStatus
from domain.refusals import Refusal
from handlers.draft_parts import cancel_buttons, draft_press, title, what_of
from handlers.draft_questions import QUESTIONS
from handlers.payment_screens import PaymentPress
from handlers.periods import period_words
from handlers.presses import ClientPress, ClientsPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines
from usecases.draft_views import (
    AMOUNT,
    CANCELLED,
    CLIENT,
    COMMENT,
    DATE,
    DEAL,
    DOCUMENT,
    RECORDED,
    DraftView,
    OpenDeal,
)
from usecases.earnings import Preview


def draft_screen(view: DraftView, say: Texts, staff_id: int) -> Screen:
    """The draft as it stands: what it asks, or what one tap records."""
    if view.draft.state != "open":
        return ended_screen(view, say)
    asked = QUESTIONS.get(view.draft.asks or "")
    if asked is not None:
        return _with_problem(asked(view, say), view.problem, say)
    return _ready(view, say, staff_id)


def _with_problem(screen: Screen, problem: Refusal | None, say: Texts) -> Screen:
    """The question, and one line that says what is wrong with the answer."""
    if problem is None:
        return screen
    params: dict[str, Any] = problem.params
    return replace(screen, text=lines([screen.text, Html(""), say(f"refusal-{problem.code}", **params)]))


def _ready(view: DraftView, say: Texts, staff_id: int) -> Screen:
    draft = view.draft
    text = lines(
        [
            title(view, say),
            what_of(view, say),
            _deal_line(view.deals, draft.deal_id, say),
            say("draft-document", document=draft.document) if draft.document else None,
            say("draft-comment", comment=draft.comment) if draft.comment else None,
            _period_line(view, say),
            _mine_line(view, say, staff_id),
            say("draft-repeat") if view.repeat else None,
        ]
    )
    return Screen(text, [[_record(view, say)], *_changes(view, say)])


def _record(view: DraftView, say: Texts) -> Button:
    key = "batch-record-this" if view.draft.position else "draft-record"
    if view.draft.edits is not None:
        key = "draft-edit-save"
    return draft_press(
        view, say.button("draft-record-second" if view.repeat else key), "second" if view.repeat else "save"
    )


_CHANGES = {
    AMOUNT: "draft-change-amount",
    DATE: "draft-change-date",
    CLIENT: "draft-change-client",
    DEAL: "draft-change-deal",
    DOCUMENT: "draft-change-document",
    COMMENT: "draft-change-comment",
}


def _changes(view: DraftView, say: Texts) -> list[list[Button]]:
    def to(question: str) -> Button:
        return draft_press(view, say.button(_CHANGES[question]), question)

    first, deal = [to(AMOUNT), to(DATE), to(CLIENT)], [to(DEAL)] if view.deals else []
    if view.draft.edits is None:
        return [first, [*deal, *cancel_buttons(view, say)]]
    return [first, [*deal, to(DOCUMENT)], [to(COMMENT), *cancel_buttons(view, say)]]


def _deal_line(deals: Sequence[OpenDeal], deal_id: int | None, say: Texts) -> Html | None:
    deal = next((deal for deal in deals if deal.deal_id == deal_id), None)
    if deal is None:
        return say("draft-no-deal") if deals else None
    return deal_words(deal, say)


def deal_words(deal: OpenDeal, say: Texts) -> Html:
    if deal.left is None or deal.left <= 0:
        return say("draft-deal", title=deal.title)
    return say("draft-deal-left", title=deal.title, left=deal.left)


def _period_line(view: DraftView, say: Texts) -> Html | None:
    if view.preview is None or view.preview.unresolved is not None:
        return None
    begins = view.client is not None and view.client.acquisition_start is None
    return period_words(view.preview.period, say, view.today, begins=begins)


def _mine_line(view: DraftView, say: Texts, staff_id: int) -> Html | None:
    if view.preview is None:
        return None
    if view.preview.unresolved is not None:
        return say("draft-unresolved")
    if not view.mine:
        return None
    percents = percents_of(view.preview, staff_id, say)
    return say("draft-mine-later" if view.confirmation else "draft-mine", amount=view.mine, percents=percents)


def percents_of(preview: Preview, staff_id: int, say: Texts) -> Html:
    """The percents by which a person would earn: "10 %", "10 % + 1 %"."""
    found = {step.percent: None for e in preview.entries if e.staff_id == staff_id for step in e.after}
    return lines((say("payment-percent", percent=percent) for percent in found), " + ")


def _cancelled_screen(view: DraftView, say: Texts) -> Screen:
    """Nothing came of it; where it came from is one tap away."""
    if view.draft.edits is not None:
        opens = press(say.button("payment-open"), PaymentPress(id=view.draft.edits))
        return Screen(say("draft-edit-cancelled"), [[opens]])
    if view.client is None:
        return Screen(say("draft-cancelled"), [[press(say.button("search-all"), ClientsPress())]])
    card = press(say.button("payment-client-card"), ClientPress(id=view.client.client_id))
    return Screen(say("draft-cancelled"), [[card]])


def ended_screen(view: DraftView, say: Texts) -> Screen:
    """One line that says what came of a draft; what became of the payment since, once it can be undone no more."""
    if view.draft.state == CANCELLED or view.draft.payment_id is None:
        return _cancelled_screen(view, say)
    if view.draft.state != RECORDED:
        raise ValueError(view.draft.state)
    card = press(say.button("payment-open"), PaymentPress(id=view.draft.payment_id))
    if view.status is PaymentStatus.VOID or (view.status is PaymentStatus.CONFIRMED and view.confirmation):
        status = say(f"payment-status-{view.status.value}")
        return Screen(lines([say("payment-title", refund=False), what_of(view, say), status]), [[card]])
    if view.draft.edits is not None:
        again = press(say.button("payment-edit"), PaymentPress(id=view.draft.edits, do="edit"))
        return Screen(say("draft-edited", what=what_of(view, say)), [[again, card]])
    undo = press(say.button("common-undo"), PaymentPress(id=view.draft.payment_id, do="undo"))
    key = "draft-recorded-later" if view.confirmation else "draft-recorded"
    return Screen(say(key, what=what_of(view, say)), [[undo, card]])


def already_recorded_screen(view: DraftView, say: Texts) -> Screen:
    """The message was corrected after its payment had been recorded."""
    return Screen(lines([say("draft-corrected-late"), what_of(view, say)]), ended_screen(view, say).rows)
