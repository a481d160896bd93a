"""How far the outbox is behind: in the metrics always, in the log while people wait for longer than usual."""

import asyncio
from datetime import timedelta
from typing import Final

import structlog

from bot.logs import traced
from bot.metrics import LAG, WAITING
from storage.db import Database
from storage.outbox_lag import lag

EVERY: Final = 30.0
USUAL: Final = timedelta(minutes=1)
"""A try that failed twice or a burst of digests is made up for within it."""

_log = structlog.get_logger(__name__)


async def watch_lag(db: Database) -> None:
    """Look for ever; what waited while nothing ran has its chance first."""
    while True:
        await asyncio.sleep(EVERY)
        try:
            await look(db)
        except Exception as trouble:  # noqa: BLE001 - whatever it is, it can be looked at again
            _log.error("outbox cannot be looked at", trace=traced(trouble))


async def look(db: Database) -> None:
    """Look once."""
    found = await db.read(lag)
    WAITING.set(found.waiting)
    LAG.set(found.behind.total_seconds())
    if found.behind > USUAL:
        _log.warning("outbox behind", waiting=found.waiting, seconds=round(found.behind.total_seconds()))
