"""How waiting calls reach the threads: in the order of calling, writes in groups that share one commit.

A call never waits for others to come: the first starts at once, and those that come while it runs are the next group.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextvars import copy_context
from typing import Any

from storage.clock import Clock
from storage.threads import Line
from storage.transactions import Tx


class Job:
    """A use case on its way to the database, and the future its caller waits for."""

    __slots__ = ("context", "error", "future", "result", "use_case")

    def __init__(self, use_case: Callable[[Tx], Any], future: asyncio.Future[Any]) -> None:
        self.use_case = use_case
        self.future = future
        self.context = copy_context()
        self.result: Any = None
        self.error: BaseException | None = None

    def run(self, line: Line, clock: Clock) -> None:
        """Run the use case at the present instant; keep its result or error."""
        try:
            self.result = self.context.run(self.use_case, Tx(line.connection, clock.now(), line.statements))
        except StopIteration as error:
            # A future refuses this one, and its caller would wait for ever.
            self.error = RuntimeError("a use case raised StopIteration")
            self.error.__cause__ = error
        except BaseException as error:  # noqa: BLE001 - it is the caller's, whatever it is
            self.error = error


class Lane:
    """Jobs in a queue and the lines that serve it; a free line is woken, a busy one takes the next when it is done."""

    def __init__(self, lines: Sequence[Line], serve: Callable[[Line, list[Job]], None], limit: int) -> None:
        self.lines = lines
        self._serve = serve
        self._limit = limit
        self._free = list(lines)
        self._waiting: deque[Job] = deque()
        self._lock = threading.Lock()

    def put(self, job: Job) -> None:
        with self._lock:
            self._waiting.append(job)
            line = self._free.pop() if self._free else None
        if line is not None:
            line.post(lambda: self._work(line))

    async def close(self) -> None:
        """End the threads once the queue is empty; nothing may be put any more."""
        for line in self.lines:
            await line.close()

    def _work(self, line: Line) -> None:
        while jobs := self._next_jobs(line):
            try:
                self._serve(line, [job for job in jobs if not job.future.cancelled()])
            except BaseException as error:  # noqa: BLE001 - whatever it is, the callers wait for an answer
                for job in jobs:
                    job.error = job.error or error
            _deliver(jobs)

    def _next_jobs(self, line: Line) -> list[Job]:
        with self._lock:
            jobs = [self._waiting.popleft() for _ in range(min(self._limit, len(self._waiting)))]
            if not jobs:
                self._free.append(line)
        return jobs


def _deliver(jobs: list[Job]) -> None:
    try:
        jobs[0].future.get_loop().call_soon_threadsafe(_answer, jobs)
    except RuntimeError:
        # The event loop is gone, and the callers with it; what they asked for is done nevertheless.
        return


def _answer(jobs: list[Job]) -> None:
    for job in jobs:
        if job.future.done():
            continue
        if job.error is None:
            job.future.set_result(job.result)
        else:
            job.future.set_exception(job.error)
