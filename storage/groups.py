"""What happens in the database's threads: reads in a snapshot each, writes in groups of one BEGIN and one COMMIT.

Each write of a group has a savepoint, so its refusal undoes only itself. A write that ends the transaction of all
(a full disk, a lost connection) is left with its error and the others run again; so a use case may run twice, and only
the run that was committed counts.
"""

from collections.abc import Callable
from typing import TypeAlias

from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.clock import Clock
from storage.lanes import Job
from storage.statements import TransactionLostError
from storage.threads import Line

GROUP_LIMIT = 64
"""Writes that share a commit at most, so that nobody waits for a long tail."""

Serve: TypeAlias = Callable[[Line, list[Job]], None]


def serving_reads(clock: Clock) -> Serve:
    """Serve each job in a snapshot of its own, taken when it first looks."""

    def serve(line: Line, jobs: list[Job]) -> None:
        for job in jobs:
            line.begin(line.begin_read)
            job.run(line, clock)
            line.roll_back()

    return serve


def serving_writes(clock: Clock) -> Serve:
    """Serve the jobs as one group; they have their result only once it is committed."""

    def serve(line: Line, jobs: list[Job]) -> None:
        waiting = jobs
        while waiting:
            if len(waiting) == 1:
                _write_alone(line, waiting[0], clock)
                return
            if _write_together(line, waiting, clock):
                return
            waiting = [job for job in waiting if job.error is None]

    return serve


def _write_alone(line: Line, job: Job, clock: Clock) -> None:
    line.begin(line.begin_write)
    try:
        job.run(line, clock)
        if job.error is None and (line.is_aborted or not line.in_transaction):
            job.error = TransactionLostError("the transaction was lost on the way")
        if job.error is None:
            line.tell("COMMIT")
    finally:
        line.roll_back()


def _write_together(line: Line, jobs: list[Job], clock: Clock) -> bool:
    """False if a job took the transaction of all with it: it has its error now, the others have to run again."""
    line.begin(line.begin_write)
    try:
        for job in jobs:
            if not _write_one_of_many(line, job, clock):
                return False
        line.tell("COMMIT")
    except IntegrityError:
        # A constraint checked at the end; whose it is shows when each runs alone.
        line.roll_back()
        for job in jobs:
            if job.error is None:
                _write_after_failure(line, job, clock)
    finally:
        line.roll_back()
    return True


def _write_one_of_many(line: Line, job: Job, clock: Clock) -> bool:
    line.tell("SAVEPOINT job")
    job.run(line, clock)
    try:
        if job.error is None:
            line.tell("RELEASE job")
            return True
    except DBAPIError as error:
        job.error = error
    try:
        line.tell("ROLLBACK TO job")
        line.tell("RELEASE job")
    except DBAPIError:
        return False
    return True


def _write_after_failure(line: Line, job: Job, clock: Clock) -> None:
    try:
        _write_alone(line, job, clock)
    except DBAPIError as error:
        job.error = error
