"""Whom open matters wait for has changed: who is asked from now on gets the card, the other cards show it."""

from datetime import datetime

from storage import agreements, transfer_facts, transfers
from storage.db import Tx
from storage.transfers import ListedTransfer
from usecases import agreement_notes, reminders
from usecases.deciders import Circle, circle
from usecases.notices import tell
from usecases.transfer_course import card_of, change_cards


def follow_deciders(tx: Tx, before: Circle, cause: str, since: datetime | None = None) -> None:
    """Move the cards of open transfers and agreements to those who decide now. `before`: who did; `cause`: what has
    changed, once; `since`: when the clock says that it did: who was asked after it has the card already.
    """
    now = circle(tx)
    for found in transfers.all_open(tx):
        was, deciders = before.of(found.department_id), now.of(found.department_id)
        if was == deciders:
            continue
        asked_since = since is not None and found.transfer.asked_at >= since
        newly = frozenset() if asked_since else found.transfer.asked(deciders) - found.transfer.asked(was)
        _move(tx, found, newly, cause, by_clock=since is not None)
    for agreement, department_id in agreements.all_open(tx):
        if before.of(department_id) != now.of(department_id):
            agreement_notes.ask(tx, agreement, department_id)
            agreement_notes.change_cards(tx, agreement, cause)


def _move(tx: Tx, found: ListedTransfer, newly: frozenset[int], cause: str, *, by_clock: bool) -> None:
    transfer_id, card = found.transfer.transfer_id, card_of(found.transfer.transfer_id)
    for staff_id in sorted(newly - transfer_facts.card_waits_for(tx, card)):
        key = f"transfer {transfer_id} {cause}"
        tell(tx, staff_id, "transfer_opened", key, card=card, at_work=by_clock, transfer_id=transfer_id)
    change_cards(tx, found, cause)
    reminders.moved(tx, transfer_id, newly)
