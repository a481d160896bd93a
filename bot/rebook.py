"""`rebook`: makes the ledger what the engine reckons, where it is not. Works beside a running bot."""

import sys

from bot.config import Settings
from domain.staff import SYSTEM
from storage.clock import SystemClock
from storage.db import Database
from usecases import ledger_check


async def rebook(settings: Settings) -> None:
    """Book what is missing, and say of which clients."""
    async with await Database.connect(settings.database_url, SystemClock(), readers=0) as db:
        found = await db.write(ledger_check.rebook, SYSTEM)
    for each in found:
        sys.stdout.write(f"client {each.client_id}: {each.postings} postings, {each.total} in all\n")
    sys.stdout.write(f"{len(found)} clients\n")
