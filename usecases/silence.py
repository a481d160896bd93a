"""A side that does not answer: reminded after 24 and 48 hours of working time, the director asked after 72.

Who then decides alone is reminded every 24 hours of working time until they have: nothing is left to lie.

Looked at when the clock says so. Only the last step that was reached counts: a bot that was off for a month reminds
nobody of each of them. What was reached is kept with the side, so nothing is told twice.
"""

from collections import deque
from itertools import takewhile

from domain.deciders import Deciders
from domain.staff import Actor, Permission
from storage import reminders, transfers
from storage.db import Tx
from storage.reminders import AskedSide
from storage.transfers import ListedTransfer
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell
from usecases.reminders import ESCALATED_AFTER, asked, director_times, schedule, steps_of
from usecases.transfers import card_of, escalate


@needs(Permission.RUN_CLOCK)
def look(tx: Tx, actor: Actor, transfer_id: int) -> None:
    """Remind the sides of a transfer that have been silent for long, or give it to the director."""
    asked(tx, transfer_id)
    found = transfers.load(tx, transfer_id)
    deciders = circle(tx).of(found.department_id)
    for row in reminders.of_transfer(tx, transfer_id).values():
        people = found.transfer.waits_for(row.side, deciders)
        reached = max((hours for hours, at in steps_of(tx, row, people) if at <= tx.now), default=0)
        if reached == ESCALATED_AFTER:
            escalate(tx, actor, transfer_id)
            asked(tx, transfer_id)
            return
        if reached > row.reminded:
            _remind(tx, found, row, people, reached)
    if found.transfer.with_director:
        _remind_director(tx, found, deciders)
    schedule(tx, found.transfer, deciders)


def _remind_director(tx: Tx, found: ListedTransfer, deciders: Deciders) -> None:
    """Of several times that have passed, as when the bot was off, the last one alone."""
    transfer = found.transfer
    passed = takewhile(lambda step: step[1] <= tx.now, director_times(tx, transfer))
    for hours in deque((hours for hours, _ in passed), maxlen=1):
        for staff_id in sorted(transfer.lies_with(deciders)):
            key = f"transfer {transfer.transfer_id} with director {hours} {transfer.asked_at.isoformat()}"
            _tell(tx, staff_id, key, transfer.transfer_id, hours)


def _remind(tx: Tx, found: ListedTransfer, row: AskedSide, people: frozenset[int], hours: int) -> None:
    transfer_id = found.transfer.transfer_id
    reminders.remember(tx, transfer_id, row.side, hours)
    for staff_id in sorted(people):
        # the side is left out: directors in the place of both heads are reminded of both at once
        key = f"transfer {transfer_id} silent {hours} {row.asked_at.isoformat()}"
        _tell(tx, staff_id, key, transfer_id, hours)


def _tell(tx: Tx, staff_id: int, key: str, transfer_id: int, hours: int) -> None:
    card = card_of(transfer_id)
    tell(tx, staff_id, "transfer_reminded", key, card=card, at_work=True, transfer_id=transfer_id, hours=hours)
