"""What runs once a day by the clock: one row for each job and local day, claimed before it is done.

Two processes, a restart and a clock that jumps back find the row there. A run that died or failed is taken up again
when its lease is over, and none is once it is done.
"""

from datetime import date, datetime

from sqlalchemy import Column, String, Table, bindparam, insert, select, update

from storage.db import Tx
from storage.metadata import metadata
from storage.types import Day, Instant

job_runs = Table(
    "job_runs",
    metadata,
    Column("job", String, primary_key=True),
    Column("day", Day, primary_key=True),  # local, in the company's zone
    Column("leased_until", Instant, nullable=False),
    Column("done_at", Instant),
)

_this = (job_runs.c.job == bindparam("of_job"), job_runs.c.day == bindparam("of_day", type_=Day()))
_open = select(job_runs.c.done_at, job_runs.c.leased_until).where(*_this)
_begin = insert(job_runs)
_now = bindparam("now", type_=Instant())
_take_up = (
    update(job_runs)
    .where(*_this, job_runs.c.done_at.is_(None), job_runs.c.leased_until <= _now)
    .values(leased_until=bindparam("until"))
)
_finish = update(job_runs).where(*_this, job_runs.c.done_at.is_(None)).values(done_at=_now)
_postpone = update(job_runs).where(*_this, job_runs.c.done_at.is_(None)).values(leased_until=bindparam("until"))


def is_open(tx: Tx, job: str, day: date) -> bool:
    """Whether a job of a day is still to be done, and nobody is at it."""
    row = tx.one_or_none(_open, {"of_job": job, "of_day": day})
    return row is None or (row.done_at is None and row.leased_until <= tx.now)


def claim(tx: Tx, job: str, day: date, until: datetime) -> bool:
    """Take a job of a day; False when it is done, or somebody is at it until later than now."""
    known = {"of_job": job, "of_day": day}
    if tx.one_or_none(_open, known) is None:
        tx.execute(_begin, {"job": job, "day": day, "leased_until": until})
        return True
    return tx.count(_take_up, {**known, "now": tx.now, "until": until}) == 1


def finish(tx: Tx, job: str, day: date) -> None:
    """It is done, for good."""
    tx.execute(_finish, {"of_job": job, "of_day": day, "now": tx.now})


def postpone(tx: Tx, job: str, day: date, until: datetime) -> None:
    """It failed: try again then."""
    tx.execute(_postpone, {"of_job": job, "of_day": day, "until": until})
