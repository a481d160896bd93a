"""Telling people: through the outbox, in the transaction of what it tells of, outside their quiet hours."""

from datetime import datetime
from typing import Final

from domain.quiet_hours import not_before, not_before_work
from storage import company, outbox, staff
from storage.db import Tx
from storage.staff import Person

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
    at_work: bool = False,
    **params: object,
) -> None:
    """Tell a person of an event, once for each `key`; a suspended one is told nothing.

    `card`: the object that the message shows ("transfer:12"); with `edits` the card in the chat is changed instead of
    sending another. `at_once`: they asked for it at this hour, or it only changes a card. `at_work`: in their working
    time only.
    """
    reach = staff.reach(tx, staff_id)
    if reach is None:
        return
    loud = tx.now if at_once or edits else _loud_at(tx, reach, at_work=at_work)
    outbox.queue(
        tx, staff_id, event, f"{key}>{staff_id}", params, not_before=loud, priority=priority, card=card, edits=edits
    )


def _loud_at(tx: Tx, reach: Person, *, at_work: bool) -> datetime:
    person = reach.zone, reach.quiet_from, reach.quiet_to
    return not_before_work(tx.now, *person, company.get(tx).country) if at_work else not_before(tx.now, *person)
