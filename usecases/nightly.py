"""What is done once each night by the company's clock: whether it is due, who has taken it, and how it ended.

The night's hour belongs to the day it lies in. A bot that was off at that hour does it when it is on again, and what
was missed for whole days is not made up for.
"""

from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.staff import Actor, Permission
from storage import company, job_runs
from storage.db import Tx
from usecases.access import needs

HOUR: Final = 3
LEASE: Final = timedelta(hours=1)
"""How long one may be at it; also when what failed is tried again."""


@needs(Permission.RUN_CLOCK)
def due(tx: Tx, actor: Actor, job: str) -> date | None:
    """The local day whose night's job is still to be done; None: done, somebody is at it, or it is too early."""
    local = tx.now.astimezone(ZoneInfo(company.get(tx).zone))
    return local.date() if local.hour >= HOUR and job_runs.is_open(tx, job, local.date()) else None


@needs(Permission.RUN_CLOCK)
def begin(tx: Tx, actor: Actor, job: str, day: date) -> bool:
    """Take the job of a day; False when somebody was faster."""
    return job_runs.claim(tx, job, day, tx.now + LEASE)


@needs(Permission.RUN_CLOCK)
def finish(tx: Tx, actor: Actor, job: str, day: date) -> None:
    """It is done, for good."""
    job_runs.finish(tx, job, day)


@needs(Permission.RUN_CLOCK)
def fail(tx: Tx, actor: Actor, job: str, day: date) -> None:
    """It was not done: it is tried again in an hour."""
    job_runs.postpone(tx, job, day, tx.now + LEASE)
