"""Who looks at what, when it is due. Each thing in a transaction of its own: one that fails holds nothing up."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from domain.staff import SYSTEM, Actor
from storage import wakes
from storage.db import Database, Tx
from storage.wakes import Wake
from usecases import (
    agreement_notes,
    agreements,
    charge_reminders,
    coming_lapses,
    follow_ups,
    introductions,
    key_clients,
    reminders,
    silence,
    substitutes,
    transfer_course,
    transfers,
    warnings,
)

AT_ONCE: Final = 50
TRIED_AGAIN_AFTER: Final = timedelta(minutes=10)

Woken = Callable[[Tx, Actor, int], None]
"""A use case of the clock; it is given the object's id, and sets the next wake itself if there is one."""

WAKES: Final[dict[str, Woken]] = {
    agreement_notes.WAKE: agreements.expire,
    introductions.WAKE: introductions.remind,
    key_clients.CLIENT_WAKE: key_clients.day_came,
    key_clients.PLAN_WAKE: key_clients.threshold_came,
    transfer_course.POSTPONED: transfers.day_came,
    reminders.SILENCE: silence.look,
    warnings.WARNING: coming_lapses.look,
    charge_reminders.CHARGES: charge_reminders.look,
    follow_ups.FOLLOW_UP: follow_ups.look,
    substitutes.BEGINS: substitutes.begin,
    substitutes.ENDS: substitutes.end,
}

log = logging.getLogger(__name__)


async def wake_what_is_due(db: Database) -> None:
    """Everything that is due now, each once, whoever looks."""
    while found := await db.read(lambda tx: wakes.due(tx, tx.now, AT_ONCE)):
        for wake in found:
            await _wake(db, wake)


async def _wake(db: Database, wake: Wake) -> None:
    try:
        await db.write(_take_and_do, wake)
    except Exception:
        log.exception("%s %s could not be woken", wake.kind, wake.object_id)
        await db.write(_put_off, wake)


def _take_and_do(tx: Tx, wake: Wake) -> None:
    if wakes.take(tx, wake, tx.now):
        WAKES[wake.kind](tx, SYSTEM, wake.object_id)


def _put_off(tx: Tx, wake: Wake) -> None:
    wakes.wake_at(tx, wake.kind, wake.object_id, tx.now + TRIED_AGAIN_AFTER)
