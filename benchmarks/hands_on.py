"""Use cases called directly, each in a transaction that is taken back, and the time they took."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from domain.staff import Actor
from storage import staff
from storage.statements import Statements
from storage.threads import connect_sqlite, wrapped_in_engine
from storage.transactions import Tx


class HandsOn:
    """One database, at one instant."""

    def __init__(self, path: Path, now: datetime) -> None:
        self.connection = wrapped_in_engine("sqlite://", partial(connect_sqlite, str(path))).connect()
        self._statements = Statements(self.connection)
        self._now = now

    @contextmanager
    def transaction(self) -> Iterator[Tx]:
        """Everything in it is undone."""
        self.connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield Tx(self.connection, self._now, self._statements)
        finally:
            self.connection.exec_driver_sql("ROLLBACK")

    def actor(self, staff_id: int) -> Actor:
        with self.transaction() as tx:
            found = staff.actor_of(tx, staff_id)
        if found is None:
            raise LookupError(staff_id)
        return found

    def milliseconds(self, use_case: Callable[[Tx], object], *, times: int, before: str | None = None) -> float:
        """The median time of a call, after one that warms up. `before`: SQL that makes the facts, not timed."""
        found = []
        for _ in range(times + 1):
            with self.transaction() as tx:
                if before is not None:
                    self.connection.exec_driver_sql(before)
                began = perf_counter()
                use_case(tx)
                found.append((perf_counter() - began) * 1000)
        return median(found[1:])
