"""Typed messages become drafts, one or several, and follow when the message is corrected while nothing is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.refusals import Refusal
from domain.staff import Actor, Permission
from domain.typed_batch import MOST_LINES, Batch, in_a_row, separate
from storage import payment_drafts
from storage.clients import Client
from storage.db import Tx
from storage.payment_drafts import Draft
from usecases import company, draft_batches
from usecases.access import needs
from usecases.draft_batches import BatchView
from usecases.draft_views import CANCELLED, OPEN, RECORDED, DraftView, likely_deal, show
from usecases.payment_drafts import KEPT_BEHIND, answer, settled
from usecases.typed_lines import Reading, comment_of, reader, understand

ANSWERED_WITHIN = timedelta(minutes=30)  # later a typed line is a new one


class TooManyLines(Refusal):
    """A message holds at most so many payments that one can look through them before one tap records all."""


class MoneyWentOut(Refusal):
    """A bank's notice of a debit is no client's payment."""


class OnlyWords(Refusal):
    """A question is answered in words or by a button; pictures, voices and the like are not read."""


@dataclass(frozen=True, slots=True)
class Search:
    """A line without an amount is a search: the clients it may mean, best first."""

    words: str
    clients: Sequence[Client]


Typed = DraftView | BatchView | Search


@needs(Permission.LOG_PAYMENTS)
def read(tx: Tx, actor: Actor, chat_id: int, message_id: int, text: str) -> Typed:
    """Read a typed message: the answer to what a draft asks, drafts of what has amounts, else a search.

    The same message gives the same drafts, however often it is delivered.
    """
    if known := payment_drafts.typed(tx, actor.staff_id, chat_id, message_id):
        return _shown(tx, actor, known)
    if batch := _separated(tx, actor, text):
        payment_drafts.hush(tx, actor.staff_id)
        for position, line in enumerate(batch.texts, 1):
            _add(tx, actor, chat_id, message_id, position, line)
        return _shown(tx, actor, payment_drafts.typed(tx, actor.staff_id, chat_id, message_id))
    typed = understand(tx, actor, text)
    asking = payment_drafts.asking(tx, actor.staff_id, tx.now - ANSWERED_WITHIN)
    if asking is not None and not (typed.is_payment and typed.names_somebody):
        return _answered(tx, actor, asking, text)
    if asking is not None and _says_nothing(asking):
        payment_drafts.change(tx, asking.draft_id, text=text, **_values(tx, typed))
        return settled(tx, actor, asking.draft_id)
    if typed.is_payment and typed.line.debit:
        raise MoneyWentOut
    if not typed.is_payment:
        return Search(typed.line.client_words or text, typed.clients)
    payment_drafts.hush(tx, actor.staff_id)
    return settled(tx, actor, _add(tx, actor, chat_id, message_id, 0, text, typed))


@needs(Permission.LOG_PAYMENTS)
def is_payment(tx: Tx, actor: Actor, text: str) -> bool:
    """Whether a text is a whole payment: whose it is and how much, both beyond doubt."""
    return _is_whole(understand(tx, actor, text))


def _is_whole(typed: Reading) -> bool:
    return typed.line.amount is not None and len(typed.clients) == 1


@needs(Permission.LOG_PAYMENTS)
def leave_question(tx: Tx, actor: Actor) -> None:
    """Drop the draft that waits for an answer, if one does: what is typed from now on answers nothing."""
    asking = payment_drafts.asking(tx, actor.staff_id, tx.now - ANSWERED_WITHIN)
    if asking is not None:
        payment_drafts.finish(tx, asking.draft_id, CANCELLED)


@needs(Permission.LOG_PAYMENTS)
def asked(tx: Tx, actor: Actor) -> DraftView | None:
    """The draft that waits for an answer in words, when something else came; None: none does."""
    asking = payment_drafts.asking(tx, actor.staff_id, tx.now - ANSWERED_WITHIN)
    return None if asking is None else replace(show(tx, actor, asking), problem=OnlyWords())


def _answered(tx: Tx, actor: Actor, asking: Draft, text: str) -> DraftView:
    """A wrong answer leaves the draft as it was, and the question stands with the reason."""
    try:
        return answer(tx, actor, asking, text)
    except Refusal as wrong:
        return replace(show(tx, actor, asking), problem=wrong)


def _says_nothing(draft: Draft) -> bool:
    """Whether a draft was begun by a button only: a whole line is an answer to all that it asks."""
    return draft.client_id is None and draft.amount is None and not draft.text


def _separated(tx: Tx, actor: Actor, text: str) -> Batch:
    read_one = reader(tx, actor)
    batch = separate(text, read_one)
    parts = () if batch else in_a_row(text, read_one)
    read_parts = [understand(tx, actor, part) for part in parts]
    if all(map(_is_new, read_parts)) and sum(map(_is_whole, read_parts)) > 1:
        return Batch(parts)
    if batch.left_out:
        raise TooManyLines(count=len(batch.texts) + batch.left_out, most=MOST_LINES)
    return batch


def _add(
    tx: Tx, actor: Actor, chat_id: int, message_id: int, position: int, text: str, typed: Reading | None = None
) -> int:
    place = {"staff_id": actor.staff_id, "chat_id": chat_id, "message_id": message_id, "position": position}
    values = _values(tx, typed or understand(tx, actor, text))
    return payment_drafts.add(tx, {**place, "text": text, **values})


def _values(tx: Tx, typed: Reading) -> dict[str, object]:
    """What a draft holds of a line; what is missing or in doubt is None."""
    line = typed.line
    client = typed.clients[0] if len(typed.clients) == 1 else None
    return {
        "client_id": client.client_id if client else None,
        "amount": line.amount,
        "paid_on": None if line.date_problem else line.paid_on or company.today(tx),
        "document": line.document,
        "comment": comment_of(line, client) if client else line.comment,
        "deal_id": likely_deal(tx, client, line.deal_words) if client else None,
    }


def _shown(tx: Tx, actor: Actor, drafts: Sequence[Draft]) -> DraftView | BatchView:
    if drafts[0].position:
        return draft_batches.shown(tx, actor, drafts)
    return show(tx, actor, drafts[0])


@needs(Permission.LOG_PAYMENTS)
def correct(tx: Tx, actor: Actor, chat_id: int, message_id: int, text: str) -> Typed | None:
    """A message was corrected: what is not recorded of its drafts follows, and what a button has changed stays.

    None: it is nothing to answer. A message that was no payment and is one now is read as if just typed.
    """
    known = payment_drafts.typed(tx, actor.staff_id, chat_id, message_id)
    batch = _separated(tx, actor, text)
    if not known:
        typed = understand(tx, actor, text)
        return read(tx, actor, chat_id, message_id, text) if batch or _is_new(typed) else None
    if not batch and known[0].position == 0:
        if _says(known[0], text):
            return None
        _follow(tx, actor, known[0], text)
        draft = payment_drafts.get(tx, actor.staff_id, known[0].draft_id)
        return settled(tx, actor, draft.draft_id) if draft.state == OPEN else show(tx, actor, draft)
    late = _follow_lines(tx, actor, known, batch.texts)
    return replace(
        draft_batches.shown(tx, actor, payment_drafts.typed(tx, actor.staff_id, chat_id, message_id)), late=late
    )


def _is_new(typed: Reading) -> bool:
    return typed.is_payment and typed.names_somebody


def _says(draft: Draft, text: str) -> bool:
    """Whether a draft was made of this text, also when its client was typed anew since."""
    return draft.text == text or draft.text.endswith(KEPT_BEHIND + " ".join(text.split()))


def _follow(tx: Tx, actor: Actor, draft: Draft, text: str) -> None:
    """Take over what the new text says otherwise than the old one; all of it where the draft was cancelled."""
    if draft.state == RECORDED:
        return
    new = _values(tx, understand(tx, actor, text))
    if draft.state == OPEN:
        old = _values(tx, understand(tx, actor, draft.text))
        new = {name: value for name, value in new.items() if value != old[name]}
    payment_drafts.reopen(tx, draft.draft_id)
    payment_drafts.change(tx, draft.draft_id, text=text, asks=None, **new)


def _follow_lines(tx: Tx, actor: Actor, known: Sequence[Draft], texts: Sequence[str]) -> bool:
    """Lines that are as they were keep their drafts; of the others each takes the next draft that has lost its own.

    Whether a line was corrected whose payment is recorded: that one stays as it is.
    """
    if known[0].position == 0:
        payment_drafts.change(tx, known[0].draft_id, position=1)
    lost, changed = list(known), list[str]()
    for text in texts:
        same = next((draft for draft in lost if _says(draft, text)), None)
        if same is None:
            changed.append(text)
        else:
            lost.remove(same)
    late = [text for text in changed if _is_of_recorded(tx, actor, text, lost)]
    changed = [text for text in changed if text not in late]
    free = [draft for draft in lost if draft.state == OPEN]
    for draft, text in zip(free, changed, strict=False):
        _follow(tx, actor, draft, text)
    for draft in free[len(changed) :]:
        payment_drafts.finish(tx, draft.draft_id, CANCELLED)
    last, place = max(1, *(draft.position for draft in known)), known[0]
    for position, text in enumerate(changed[len(free) :], last + 1):
        _add(tx, actor, place.chat_id, place.message_id, position, text)
    return bool(late)


def _is_of_recorded(tx: Tx, actor: Actor, text: str, lost: Sequence[Draft]) -> bool:
    """Whether a new line is the corrected one of a recorded payment: its client's line is there no more."""
    recorded = {draft.client_id for draft in lost if draft.state == RECORDED}
    return bool(recorded) and _values(tx, understand(tx, actor, text))["client_id"] in recorded
