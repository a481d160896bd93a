"""What a draft asks: the question, with what can be chosen as buttons; typed answers are read by the use cases."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from domain.currencies import names_another
from domain.typed_text import fold
from handlers.draft_parts import cancel_buttons, draft_press, title, what_of
from handlers.presses import NewClientPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines, shortened
from usecases.draft_views import AMOUNT, CLIENT, COMMENT, DATE, DEAL, DOCUMENT, DraftView, OpenDeal

DAYS_OFFERED: Final = 4
LEFT_OUT: Final = {"document-none": DOCUMENT, "comment-none": COMMENT}
"""What a button says that leaves a part of a payment out."""


def _ask_client(view: DraftView, say: Texts) -> Screen:
    offered = [[draft_press(view, client.name, "client-is", client.client_id)] for client in view.candidates]
    if view.client_words:
        key = "draft-which-client" if view.candidates else "draft-no-client"
        question = say(key, words=shortened(view.client_words))
        offered.append([press(say.button("draft-new-client"), NewClientPress(draft=view.draft.draft_id))])
    else:
        question = say("pay-pick-client" if view.candidates else "draft-ask-client")
    return Screen(lines([title(view, say), what_of(view, say), question]), [*offered, _leave(view, say)])


def _ask_amount(view: DraftView, say: Texts) -> Screen:
    offered = [
        draft_press(view, say.button("draft-amount", amount=amount), "amount-is", at)
        for at, amount in enumerate(view.amounts[:4])
    ]
    question = say("draft-which-amount") if offered and view.amount_problem is None else _how_much(view, say)
    rows = [offered, _leave(view, say)] if offered else [_leave(view, say)]
    return Screen(lines([title(view, say), what_of(view, say), question]), rows)


def _how_much(view: DraftView, say: Texts) -> Html:
    """What is wrong with the sum that was typed, if one was, and the question."""
    if view.amount_problem is None:
        return say("draft-ask-amount")
    foreign = names_another(fold(view.amount_problem), say.currency_code)
    if foreign:
        return say("draft-foreign-amount", typed=shortened(view.amount_problem), sign=say.currency)
    return say("draft-wrong-amount", typed=shortened(view.amount_problem))


def _ask_date(view: DraftView, say: Texts) -> Screen:
    problem = view.date_problem
    question = say("draft-wrong-date", typed=shortened(problem)) if problem else say("draft-ask-date")
    days = [view.today - timedelta(days=ago) for ago in range(DAYS_OFFERED)]
    buttons = [
        draft_press(view, say.button("draft-day", day=say.day_with_weekday(day)), "date-is", ago)
        for ago, day in enumerate(days)
    ]
    return Screen(
        lines([title(view, say), what_of(view, say), question]), [buttons[:2], buttons[2:], _leave(view, say)]
    )


def _ask_deal(view: DraftView, say: Texts) -> Screen:
    offered = [[draft_press(view, _label(deal, say), "deal-is", deal.deal_id)] for deal in view.deals[:20]]
    without = [draft_press(view, say.button("draft-without-deal"), "deal-is", 0)]
    return Screen(
        lines([title(view, say), what_of(view, say), say("draft-ask-deal")]), [*offered, without, _leave(view, say)]
    )


def _ask_document(view: DraftView, say: Texts) -> Screen:
    known = view.draft.document
    told = say("draft-document", document=known) if known else None
    without = [[draft_press(view, say.button("draft-without-document"), "document-none")]] if known else []
    text = lines([title(view, say), what_of(view, say), told, say("draft-ask-document")])
    return Screen(text, [*without, _leave(view, say)])


def _ask_comment(view: DraftView, say: Texts) -> Screen:
    known = view.draft.comment
    told = say("draft-comment", comment=known) if known else None
    without = [[draft_press(view, say.button("draft-without-comment"), "comment-none")]] if known else []
    text = lines([title(view, say), what_of(view, say), told, say("draft-ask-comment")])
    return Screen(text, [*without, _leave(view, say)])


def _label(deal: OpenDeal, say: Texts) -> str:
    return say.button("draft-deal-button", title=deal.title)


def _leave(view: DraftView, say: Texts) -> list[Button]:
    return [*_back(view, say), *cancel_buttons(view, say)]


def _back(view: DraftView, say: Texts) -> list[Button]:
    """To the whole draft, or, while something is missing, to the question before."""
    before = "back" if view.ready else {AMOUNT: CLIENT, DATE: AMOUNT}.get(view.draft.asks or "")
    return [draft_press(view, say.button("common-back"), before)] if before and not view.draft.position else []


QUESTIONS: Final[dict[str, Callable[[DraftView, Texts], Screen]]] = {
    CLIENT: _ask_client,
    AMOUNT: _ask_amount,
    DATE: _ask_date,
    DEAL: _ask_deal,
    DOCUMENT: _ask_document,
    COMMENT: _ask_comment,
}
