"""What the phones of the demo show when it begins: not half a year of notices, only what waits for somebody."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import bindparam, delete, select

from bot.demo_history import History
from bot.demo_people import PEOPLE
from domain.digests import next_digest_at
from domain.transfer_states import TransferState
from storage import introductions, staff
from storage.outbox import outbox
from storage.transfers import transfers
from storage.types import Instant
from usecases import agreements
from usecases.agreement_notes import card_of as agreement_card
from usecases.introductions import card_of as introduction_card
from usecases.packets import card_of as packet_card
from usecases.transfers import card_of as transfer_card

REMINDERS = frozenset({"period_ends_soon", "charges_due"})
"""Told once, and rendered from the state of the day on which they are read: outdated ones say nothing."""

OF_LATE = timedelta(days=14)

_told_of_late = (
    select(outbox.c.id, outbox.c.staff_id, outbox.c.event, outbox.c.card, outbox.c.params)
    .where(outbox.c.edits == 0, outbox.c.queued_at >= bindparam("since", type_=Instant()))
    .order_by(outbox.c.id)
)
_open = select(transfers.c.id, transfers.c.client_id, transfers.c.state).where(transfers.c.closed_at.is_(None))


def leave_only_what_waits(history: History) -> None:
    """Of each thing that waits the newest message of late stays, and the next digest is today's."""
    tx, cards = history.tx, set(_cards(history))
    newest: dict[object, int] = {}
    for row in tx.execute(_told_of_late, {"since": history.now - OF_LATE}):
        if row.card in cards or (row.event, row.card) in cards or row.event in REMINDERS:
            newest[row.staff_id, row.card or (row.event, row.params.get("client_id"))] = row.id
    tx.execute(delete(outbox).where(outbox.c.id.not_in(newest.values())))
    tx.now = history.now
    for person in PEOPLE:
        known = staff.get(tx, history.ids[person])
        due = next_digest_at(history.now, known.zone, known.digest_minute, known.digest_weekdays)
        staff.change(tx, known.staff_id, next_digest_at=due)


def _cards(history: History) -> Iterator[str | tuple[str, str]]:
    """The cards that somebody is asked about now; with an event, only where that told of it."""
    for transfer_id, client_id, state in history.tx.execute(_open):
        if state in {TransferState.WAITING, TransferState.ONE_CONFIRMED}:
            yield from (transfer_card(transfer_id), packet_card(client_id))
        elif state == TransferState.WITH_DIRECTOR:
            yield "transfer_asked", transfer_card(transfer_id)
    for introduction in introductions.all_open(history.tx):
        yield introduction_card(introduction.introduction_id)
    for client_id in history.clients:
        proposed = agreements.open_for(history.tx, client_id)
        if proposed is not None:
            yield agreement_card(proposed.agreement_id)
