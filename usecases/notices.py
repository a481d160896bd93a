"""Telling people: through the outbox, in the transaction of what it tells of, when and how they want to hear of it."""

from datetime import datetime
from typing import Final

from domain.notices import CHOICES, KIND_OF, Heard, NoticeKind, heard
from domain.quiet_hours import not_before, not_before_work
from storage import company, outbox, staff, substitutes
from storage import held as held_notices
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
) -> bool:
    """Tell a person of an event, once for each `key`; a suspended one is told nothing. Whether it was queued.

    `card`: the object that the message shows ("transfer:12"); with `edits` the card in the chat is changed instead of
    sending another. `at_once`: they asked for it at this hour, or it only changes a card. `at_work`: in their working
    time only. What they want to hear of in the digest only is held for it; a card that was, is not there to be changed.
    """
    reach = staff.reach(tx, staff_id)
    if reach is None:
        return False
    held = not at_once and _heard(reach, event) is Heard.DIGEST
    if held and edits:
        if card is None or not held_notices.is_card_shown(tx, staff_id, card):
            return False
        held = False
    loud = tx.now if at_once or edits else _loud_at(tx, reach, at_work=at_work)
    return outbox.queue(
        tx,
        staff_id,
        event,
        f"{key}>{staff_id}",
        params,
        not_before=loud,
        priority=priority,
        card=card,
        edits=edits,
        held=held,
    )


def _kind_of(event: str) -> NoticeKind:
    """Each event of the product has one; what has none is told with a sound."""
    return KIND_OF.get(event, NoticeKind.DECISIONS)


def _heard(person: Person, event: str) -> Heard:
    return heard(_kind_of(event), person.notices, has_digest=person.digest_minute is not None)


def _loud_at(tx: Tx, reach: Person, *, at_work: bool) -> datetime:
    zone, quiet = reach.zone, (reach.quiet_from, reach.quiet_to)
    if at_work:
        return not_before_work(tx.now, zone, *quiet, company.get(tx).country, reach.days_off)
    return not_before(tx.now, zone, *quiet, reach.days_off)


def is_silent(tx: Tx, staff_id: int, event: str) -> bool:
    """Whether a message comes without a sound: as the person chose; where they may choose, also while they are away."""
    reach = staff.reach(tx, staff_id)
    if reach is None or _kind_of(event) not in CHOICES:
        return False
    today = company.get(tx).local_date(tx.now)
    away = (absence for absence in substitutes.of_person(tx, staff_id, today) if absence.staff_id == staff_id)
    return _heard(reach, event) is not Heard.SOUND or any(absence.holds(today) for absence in away)
