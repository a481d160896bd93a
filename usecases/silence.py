"""A side that does not answer: reminded after 24 and 48 hours of working time, the director asked after 72.

Looked at when the clock says so. Only the last step that was reached counts: a bot that was off for a month reminds
nobody of each of them. What was reached is kept with the side, so nothing is told twice.
"""

from domain.staff import Actor, Permission
from storage import reminders, transfers
from storage.db import Tx
from storage.reminders import AskedSide
from storage.transfers import ListedTransfer
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell
from usecases.reminders import ESCALATED_AFTER, asked, schedule, steps_of
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
    schedule(tx, found.transfer, deciders)


def _remind(tx: Tx, found: ListedTransfer, row: AskedSide, people: frozenset[int], hours: int) -> None:
    transfer_id = found.transfer.transfer_id
    reminders.remember(tx, transfer_id, row.side, hours)
    for staff_id in sorted(people):
        key = f"transfer {transfer_id} silent {hours} {row.side.value} {row.asked_at.isoformat()}"
        card = card_of(transfer_id)
        tell(tx, staff_id, "transfer_reminded", key, card=card, at_work=True, transfer_id=transfer_id, hours=hours)
