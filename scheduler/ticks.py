"""The clock: a tick each minute of real time asks our own tables what is due.

Nothing is timed by the scheduler itself, so a restart, a second process or a jump of the clock costs nothing: what is
due is read by the database's clock and claimed in the transaction that does it.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy.exc import OperationalError

from domain.staff import SYSTEM
from scheduler import nightly
from scheduler.wakes import wake_what_is_due
from storage.db import Database
from storage.digests import DueDigest
from usecases import company, digests, transfers

EVERY: Final = 60.0
DIGESTS_AT_ONCE: Final = 50

log = logging.getLogger(__name__)


async def scan_transfers(db: Database) -> None:
    """Open a transfer for each client whose period has lapsed, a batch to a transaction."""
    today = await db.read(company.today)
    most = transfers.BATCH
    while await db.write(transfers.scan, SYSTEM, today, most) == most:
        pass


async def send_digests(db: Database) -> None:
    """Queue the digests that are due. They are composed beside the writers, each in a snapshot of its own.

    What the database could not be asked for stays due; the next tick asks again.
    """
    while found := await db.read(digests.due, SYSTEM, DIGESTS_AT_ONCE):
        worth = [(digest, await _is_worth_sending(db, digest)) for digest in found]
        known = [(digest, worthy) for digest, worthy in worth if worthy is not None]
        if not known:
            return
        await db.write(digests.send, SYSTEM, known)


async def _is_worth_sending(db: Database, digest: DueDigest) -> bool | None:
    """None: that could not be found out."""
    try:
        return await db.read(digests.is_worth_sending, SYSTEM, digest)
    except OperationalError:
        log.exception("digest of %s could not be looked at", digest.staff_id)
        return None
    except Exception:
        # one person's digest that cannot be composed must not keep everybody else's back
        log.exception("digest of %s could not be composed", digest.staff_id)
        return False


async def tick(db: Database) -> None:
    """Everything that is due now."""
    await scan_transfers(db)
    await wake_what_is_due(db)
    await send_digests(db)


def start(db: Database, *, every: float = EVERY, make_backup: Callable[[], object] | None = None) -> AsyncIOScheduler:
    """Tick from now on, each `every` seconds; the first time at once, to catch up. `make_backup`: at night, if given.

    Each job stands alone: one that fails is logged and tried again at the next tick, and does not hold up the others.
    """
    logging.getLogger("apscheduler.executors.default").addFilter(_is_news)
    scheduler = AsyncIOScheduler(timezone=UTC)
    now, later = datetime.now(UTC), datetime.now(UTC) + timedelta(seconds=every)
    jobs: list[tuple[Callable[..., object], list[object], datetime]] = [
        (scan_transfers, [db], now),
        (wake_what_is_due, [db], now),
        (send_digests, [db], now),
    ]
    if make_backup is not None:
        # not at once: at the start people wait for answers
        jobs.append((nightly.back_up, [db, make_backup], later))
    for job, args, first in jobs:
        scheduler.add_job(
            job,
            IntervalTrigger(seconds=every, timezone=UTC),
            args=args,
            next_run_time=first,
            # a late tick is still worth its while, several late ones are one, and a long one is not run twice
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
    scheduler.start()
    return scheduler


def _is_news(record: logging.LogRecord) -> bool:
    """To the scheduler a job has failed that the end of the program broke off, or kept from beginning."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def stop(scheduler: AsyncIOScheduler) -> None:
    """Tick no more; what a running tick has written so far stays, and what it has not is due again."""
    scheduler.shutdown(wait=False)
