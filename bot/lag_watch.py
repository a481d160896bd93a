"""How far the outbox is behind: in the metrics always, in the log while people wait for longer than usual."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy.exc import DBAPIError

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
        with suppress(DBAPIError):  # who reads or writes for somebody says so
            await look(db)


async def look(db: Database) -> None:
    """Look once."""
    found = await db.read(lag)
    WAITING.set(found.waiting)
    LAG.set(found.behind.total_seconds())
    if found.behind > USUAL:
        _log.warning("outbox behind", waiting=found.waiting, seconds=round(found.behind.total_seconds()))
