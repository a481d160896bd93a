"""The screen of several payments of one message: what each says or lacks, and one tap for all."""

from typing import Any

from domain.money import ZERO
from domain.payments import PaymentStatus
from handlers.draft_parts import BatchPress, what_of
from handlers.payment_screens import PaymentPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines, shortened
from usecases.draft_batches import BatchView
from usecases.draft_views import RECORDED, DraftView

MOST_TYPED = 60
MOST_ON_HALF_A_ROW = 26


def batch_screen(batch: BatchView, say: Texts) -> Screen:
    """All payments of a message, a line each, and what can be done with them."""
    if not batch.drafts:
        return Screen(say("draft-cancelled"))
    told = [_line(batch, view, number, say) for number, view in enumerate(batch.drafts, 1)]
    late = say("batch-corrected-late") if batch.late else None
    text = lines([_title(batch, say), *told, *_sums(batch, say), late])
    return Screen(text, [*_record(batch, say), *_items(batch, say), *_ends(batch, say)])


def _title(batch: BatchView, say: Texts) -> Html:
    if batch.open:
        return say("batch-title", count=len(batch.open))
    if not batch.standing:
        return say("batch-undone")
    total = sum((view.draft.amount or ZERO for view in batch.standing), ZERO)
    later = any(view.status is PaymentStatus.DECLARED for view in batch.standing)
    return say("batch-recorded-later" if later else "batch-recorded", count=len(batch.standing), total=total)


def _line(batch: BatchView, view: DraftView, number: int, say: Texts) -> Html:
    if view.draft.state == RECORDED:
        void = view.status is PaymentStatus.VOID
        return say("batch-line-void" if void else "batch-line-recorded", number=number, what=what_of(view, say))
    problem = _problem(batch, view, say)
    if problem is None:
        return say("batch-line", number=number, what=what_of(view, say))
    known = what_of(view, say) if view.client else say("batch-typed", typed=shortened(_typed(view), MOST_TYPED))
    return say("batch-line-wrong", number=number, what=known, problem=problem)


def _typed(view: DraftView) -> str:
    return " ".join(view.draft.text.split())


def _problem(batch: BatchView, view: DraftView, say: Texts) -> Html | None:
    """What keeps one from being recorded with the others; None: nothing."""
    draft = view.draft
    if not view.ready:
        return _lack(view, say)
    if view.repeat:
        return say("batch-repeat")
    if draft.draft_id in batch.taken:
        return say("batch-same-document", document=draft.document)
    refusal = batch.refused.get(draft.draft_id)
    params: dict[str, Any] = refusal.params if refusal else {}
    return say(f"refusal-{refusal.code}", **params) if refusal else None


def _lack(view: DraftView, say: Texts) -> Html:
    if view.draft.client_id is None:
        return _whose(view, say)
    if view.draft.amount is None:
        if len(view.amounts) > 1:
            return say("batch-which-amount")
        return say("batch-wrong-amount", typed=view.amount_problem) if view.amount_problem else say("batch-no-amount")
    return say("batch-wrong-date", typed=view.date_problem or "")


def _whose(view: DraftView, say: Texts) -> Html:
    if not view.client_words:
        return say("batch-no-name")
    if view.candidates:
        return say("batch-which-client")
    return say("batch-no-client", words=shortened(view.client_words, MOST_TYPED))


def _sums(batch: BatchView, say: Texts) -> list[Html]:
    ready = batch.ready
    if len(ready) < 2:
        return []
    total = say("batch-total", total=sum((view.draft.amount or ZERO for view in ready), ZERO))
    if not batch.mine:
        return [total]
    later = ready[0].confirmation
    return [total, say("batch-mine-later" if later else "batch-mine", amount=batch.mine)]


def _record(batch: BatchView, say: Texts) -> list[list[Button]]:
    ready, count = len(batch.ready), len(batch.open)
    if not ready:
        return []
    if ready < count:
        label = say.button("batch-record-ready", ready=ready, count=count)
    else:
        label = say.button("batch-record" if count > 1 else "draft-record")
    return [[press(label, BatchPress(id=batch.any_id, do="save"))]]


def _items(batch: BatchView, say: Texts) -> list[list[Button]]:
    """A button each, two in a row: a draft opens in the place of the list, a payment beside it."""
    buttons: list[Button] = []
    for number, view in enumerate(batch.drafts, 1):
        name = view.client.name if view.client else view.client_words or _typed(view)
        words = shortened(name, MOST_ON_HALF_A_ROW)
        if view.draft.payment_id is not None:
            label = say.button("batch-item", number=number, words=words)
            buttons.append(press(label, PaymentPress(id=view.draft.payment_id, do="beside")))
        else:
            key = "batch-item" if batch.is_ready(view) else "batch-item-wrong"
            label = say.button(key, number=number, words=words)
            buttons.append(press(label, BatchPress(id=view.draft.draft_id, do="open")))
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _ends(batch: BatchView, say: Texts) -> list[list[Button]]:
    if batch.open:
        label = say.button("batch-drop-rest" if batch.standing else "common-cancel")
        return [[press(label, BatchPress(id=batch.any_id, do="cancel"))]]
    if batch.standing:
        label = say.button("batch-undo" if len(batch.standing) > 1 else "common-undo")
        return [[press(label, BatchPress(id=batch.any_id, do="undo"))]]
    return []
