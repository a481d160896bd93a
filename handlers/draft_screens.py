"""The screens of a draft: what was understood, what is asked, and what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.currencies import names_another
from domain.payments import PaymentStatus
from domain.refusals import Refusal
from domain.typed_text import fold
from handlers.payment_screens import PaymentPress
from handlers.periods import period_words
from handlers.presses import ClientPress, ClientsPress, NewClientPress, Press
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

DAYS_OFFERED = 4
LEFT_OUT = {"document-none": DOCUMENT, "comment-none": COMMENT}
"""What a button says that leaves a part of a payment out."""


class DraftPress(Press, prefix="d"):
    """A button on a draft. `value`: which client, deal, number, or how many days ago."""

    id: int
    do: str
    value: int = 0


class BatchPress(Press, prefix="bt"):
    """A button on several payments of one message; `id`: any of their drafts, for `open` the one to open."""

    id: int
    do: str = "list"


def draft_screen(view: DraftView, say: Texts, staff_id: int) -> Screen:
    """The draft as it stands: what it asks, or what one tap records."""
    if view.draft.state != "open":
        return ended_screen(view, say)
    asked = _ASKED.get(view.draft.asks or "")
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
            _title(view, say),
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


def _title(view: DraftView, say: Texts) -> Html:
    return say("draft-title" if view.draft.edits is None else "draft-title-edit")


def _record(view: DraftView, say: Texts) -> Button:
    key = "batch-record-this" if view.draft.position else "draft-record"
    if view.draft.edits is not None:
        key = "draft-edit-save"
    return _press(view, say.button("draft-record-second" if view.repeat else key), "second" if view.repeat else "save")


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
        return _press(view, say.button(_CHANGES[question]), question)

    first, deal = [to(AMOUNT), to(DATE), to(CLIENT)], [to(DEAL)] if view.deals else []
    if view.draft.edits is None:
        return [first, [*deal, *_cancel(view, say)]]
    return [first, [*deal, to(DOCUMENT)], [to(COMMENT), *_cancel(view, say)]]


def _press(view: DraftView, label: str, do: str, value: int = 0) -> Button:
    return press(label, DraftPress(id=view.draft.draft_id, do=do, value=value))


def _cancel(view: DraftView, say: Texts) -> list[Button]:
    """One of several payments is taken out, and leads back to them."""
    if not view.draft.position:
        return [_press(view, say.button("common-cancel"), "cancel")]
    back = press(say.button("batch-back"), BatchPress(id=view.draft.draft_id, do="list"))
    return [back, _press(view, say.button("batch-remove"), "cancel")]


def what_of(view: DraftView, say: Texts) -> Html:
    """Client, amount and day, as far as they are known."""
    client, draft = view.client, view.draft
    known = [
        say("payment-client", name=client.name) if client else None,
        say.money(draft.amount) if draft.amount is not None else None,
        say.day_with_weekday(draft.paid_on) if draft.paid_on is not None else None,
    ]
    return lines(known, " · ")


def _deal_line(deals: Sequence[OpenDeal], deal_id: int | None, say: Texts) -> Html | None:
    deal = next((deal for deal in deals if deal.deal_id == deal_id), None)
    if deal is None:
        return say("draft-no-deal") if deals else None
    return _deal_words(deal, say)


def _deal_words(deal: OpenDeal, say: Texts) -> Html:
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


def _ask_client(view: DraftView, say: Texts) -> Screen:
    offered = [[_press(view, client.name, "client-is", client.client_id)] for client in view.candidates]
    if view.candidates:
        question = say("draft-which-client", words=view.client_words) if view.client_words else say("pay-pick-client")
    elif view.client_words:
        question = say("draft-no-client", words=view.client_words)
    else:
        question = say("draft-ask-client")
    if not view.candidates and view.client_words:
        offered.append([press(say.button("draft-new-client"), NewClientPress(draft=view.draft.draft_id))])
    return Screen(lines([_title(view, say), what_of(view, say), question]), [*offered, _leave(view, say)])


def _ask_amount(view: DraftView, say: Texts) -> Screen:
    offered = [
        _press(view, say.button("draft-amount", amount=amount), "amount-is", at)
        for at, amount in enumerate(view.amounts[:4])
    ]
    question = say("draft-which-amount") if offered else _how_much(view, say)
    rows = [offered, _leave(view, say)] if offered else [_leave(view, say)]
    return Screen(lines([_title(view, say), what_of(view, say), question]), rows)


def _how_much(view: DraftView, say: Texts) -> Html:
    """What is wrong with the sum that was typed, if one was, and the question."""
    if view.amount_problem is None:
        return say("draft-ask-amount")
    foreign = names_another(fold(view.amount_problem), say.currency_code)
    if foreign:
        return say("draft-foreign-amount", typed=view.amount_problem, sign=say.currency)
    return say("draft-wrong-amount", typed=view.amount_problem)


def _ask_date(view: DraftView, say: Texts) -> Screen:
    problem = view.date_problem
    question = say("draft-wrong-date", typed=problem) if problem else say("draft-ask-date")
    days = [view.today - timedelta(days=ago) for ago in range(DAYS_OFFERED)]
    buttons = [
        _press(view, say.button("draft-day", day=say.day_with_weekday(day)), "date-is", ago)
        for ago, day in enumerate(days)
    ]
    return Screen(
        lines([_title(view, say), what_of(view, say), question]), [buttons[:2], buttons[2:], _leave(view, say)]
    )


def _ask_deal(view: DraftView, say: Texts) -> Screen:
    offered = [[_press(view, _label(deal, say), "deal-is", deal.deal_id)] for deal in view.deals[:20]]
    without = [_press(view, say.button("draft-without-deal"), "deal-is", 0)]
    return Screen(
        lines([_title(view, say), what_of(view, say), say("draft-ask-deal")]), [*offered, without, _leave(view, say)]
    )


def _ask_document(view: DraftView, say: Texts) -> Screen:
    known = view.draft.document
    told = say("draft-document", document=known) if known else None
    without = [[_press(view, say.button("draft-without-document"), "document-none")]] if known else []
    text = lines([_title(view, say), what_of(view, say), told, say("draft-ask-document")])
    return Screen(text, [*without, _leave(view, say)])


def _ask_comment(view: DraftView, say: Texts) -> Screen:
    known = view.draft.comment
    told = say("draft-comment", comment=known) if known else None
    without = [[_press(view, say.button("draft-without-comment"), "comment-none")]] if known else []
    text = lines([_title(view, say), what_of(view, say), told, say("draft-ask-comment")])
    return Screen(text, [*without, _leave(view, say)])


_ASKED = {
    CLIENT: _ask_client,
    AMOUNT: _ask_amount,
    DATE: _ask_date,
    DEAL: _ask_deal,
    DOCUMENT: _ask_document,
    COMMENT: _ask_comment,
}


def _label(deal: OpenDeal, say: Texts) -> str:
    return say.button("draft-deal-button", title=deal.title)


def _leave(view: DraftView, say: Texts) -> list[Button]:
    return [*_back(view, say), *_cancel(view, say)]


def _back(view: DraftView, say: Texts) -> list[Button]:
    """To the whole draft, or, while something is missing, to the question before."""
    before = "back" if view.ready else {AMOUNT: CLIENT, DATE: AMOUNT}.get(view.draft.asks or "")
    return [_press(view, say.button("common-back"), before)] if before and not view.draft.position else []


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
