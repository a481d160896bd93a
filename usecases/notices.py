"""Telling people: through the outbox, in the transaction of what it tells of, outside their quiet hours."""

from typing import Final

from domain.quiet_hours import not_before
from storage import outbox, staff
from storage.db import Tx

ANSWER: Final = 0
NOTICE: Final = 1
DIGEST: Final = 2


def tell(
    tx: Tx,
    staff_id: int,
    event: str,
    key: str,
    *,
    card: str | None = None,
    edits: bool = False,
    priority: int = NOTICE,
    at_once: bool = False,
    **params: object,
) -> None:
    """Tell a person of an event, once for each `key`; a suspended one is told nothing.

    `card`: the object that the message shows ("transfer:12"); with `edits` the card in the chat is changed instead of
    sending another. `at_once`: they asked for it at this hour, or it only changes a card.
    """
    reach = staff.reach(tx, staff_id)
    if reach is None:
        return
    loud = tx.now if at_once or edits else not_before(tx.now, reach.zone, reach.quiet_from, reach.quiet_to)
    outbox.queue(
        tx, staff_id, event, f"{key}>{staff_id}", params, not_before=loud, priority=priority, card=card, edits=edits
    )
