"""Several payments of one message: looked through together, each opened or taken out, and recorded by one tap.

Nothing waits for anything: what one line lacks keeps no other from being recorded.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal

from domain.money import ZERO
from domain.payments import PaymentStatus
from domain.refusals import Outdated, Refusal
from domain.staff import Actor, Permission
from domain.undo import TooLateToUndo
from storage import payment_drafts, payments
from storage.db import Tx
from storage.payment_drafts import Draft
from usecases import payments as payment_cases
from usecases.access import needs
from usecases.draft_views import CANCELLED, OPEN, RECORDED, DraftView, is_complete
from usecases.draft_views import show as show_draft
from usecases.payment_drafts import recorded, settled


@dataclass(frozen=True, slots=True)
class BatchView:
    """The drafts of a message that were not taken out, in the order of its lines.

    `taken`: those whose document number another payment has; `refused`: what kept a draft from being recorded;
    `late`: a line was corrected whose payment is recorded, and stays as it is.
    """

    drafts: Sequence[DraftView]
    any_id: int
    card_id: int | None
    taken: frozenset[int] = frozenset()
    refused: Mapping[int, Refusal] = field(default_factory=dict)
    late: bool = False

    def is_ready(self, view: DraftView) -> bool:
        """Whether one tap on all records this one too."""
        draft_id = view.draft.draft_id
        fine = draft_id not in self.taken and draft_id not in self.refused
        return view.draft.state == OPEN and view.ready and not view.repeat and fine

    @property
    def ready(self) -> list[DraftView]:
        """Those that one tap records."""
        return [view for view in self.drafts if self.is_ready(view)]

    @property
    def open(self) -> list[DraftView]:
        """Those that are not recorded."""
        return [view for view in self.drafts if view.draft.state == OPEN]

    @property
    def standing(self) -> list[DraftView]:
        """Those that are recorded, and not void."""
        return [v for v in self.drafts if v.draft.state == RECORDED and v.status is not PaymentStatus.VOID]

    @property
    def mine(self) -> Decimal:
        """What those that are ready would bring this person.

        Nothing is said where two are of one client: each is reckoned as if the other were not there.
        """
        clients = [view.draft.client_id for view in self.ready]
        return sum((view.mine for view in self.ready), ZERO) if len(set(clients)) == len(clients) else ZERO


def shown(tx: Tx, actor: Actor, drafts: Sequence[Draft], refused: Mapping[int, Refusal] | None = None) -> BatchView:
    """The drafts of one message with all that their card shows."""
    views: list[DraftView] = []
    seen: set[tuple[object, ...]] = set()
    for draft in drafts:
        if draft.state == CANCELLED:
            continue
        view = show_draft(tx, actor, draft)
        same = (draft.client_id, draft.amount, draft.paid_on)
        repeats = draft.state == OPEN and is_complete(draft) and same in seen
        views.append(replace(view, repeat=True) if repeats else view)
        seen.add(same)
    taken = frozenset(view.draft.draft_id for view in views if _document_is_taken(tx, view.draft))
    return BatchView(views, drafts[0].draft_id, drafts[0].card_id, taken, refused or {})


def _document_is_taken(tx: Tx, draft: Draft) -> bool:
    if draft.state != OPEN or draft.document is None or draft.client_id is None or draft.paid_on is None:
        return False
    return payments.with_document(tx, draft.client_id, draft.paid_on, draft.document) is not None


def _of(tx: Tx, actor: Actor, draft_id: int) -> list[Draft]:
    """All drafts of the message that a person's own draft is of."""
    draft = payment_drafts.get(tx, actor.staff_id, draft_id)
    return payment_drafts.typed(tx, actor.staff_id, draft.chat_id, draft.message_id)


@needs(Permission.LOG_PAYMENTS)
def view(tx: Tx, actor: Actor, draft_id: int) -> BatchView:
    """The drafts of a message as they stand; `draft_id`: any of them."""
    return shown(tx, actor, _of(tx, actor, draft_id))


@needs(Permission.LOG_PAYMENTS)
def back(tx: Tx, actor: Actor, draft_id: int) -> BatchView:
    """Leave what one draft asks unanswered: back to all of them."""
    for draft in _of(tx, actor, draft_id):
        if draft.asks is not None:
            payment_drafts.ask(tx, draft.draft_id, None)
    return view(tx, actor, draft_id)


@needs(Permission.LOG_PAYMENTS)
def open_one(tx: Tx, actor: Actor, draft_id: int) -> DraftView:
    """One draft by itself, asking for what it lacks."""
    draft = payment_drafts.get(tx, actor.staff_id, draft_id)
    if draft.asks is None:
        payment_drafts.hush(tx, actor.staff_id)
    return settled(tx, actor, draft_id) if draft.state == OPEN else show_draft(tx, actor, draft)


@needs(Permission.LOG_PAYMENTS)
def record_all(tx: Tx, actor: Actor, draft_id: int) -> BatchView:
    """Record all that are ready. What is refused stays as it is, and keeps no other from being recorded."""
    refused: dict[int, Refusal] = {}
    for draft in _of(tx, actor, draft_id):
        if draft.state == OPEN and is_complete(draft):
            try:
                with tx.savepoint():
                    recorded(tx, actor, draft)
            except Refusal as refusal:
                refused[draft.draft_id] = refusal
    return shown(tx, actor, _of(tx, actor, draft_id), refused)


@needs(Permission.LOG_PAYMENTS)
def cancel_all(tx: Tx, actor: Actor, draft_id: int) -> BatchView:
    """Drop all that are not recorded."""
    for draft in _of(tx, actor, draft_id):
        payment_drafts.finish(tx, draft.draft_id, CANCELLED)
    return view(tx, actor, draft_id)


@needs(Permission.LOG_PAYMENTS)
def undo_all(tx: Tx, actor: Actor, draft_id: int) -> BatchView:
    """Take back all that can still be taken back; Outdated when none can."""
    undone = 0
    for draft in _of(tx, actor, draft_id):
        if draft.payment_id is not None:
            with suppress(Outdated, TooLateToUndo):
                payment_cases.undo(tx, actor, draft.payment_id)
                undone += 1
    if not undone:
        raise Outdated
    return view(tx, actor, draft_id)
