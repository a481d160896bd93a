"""The people of the measured programs, in a process of its own: each presses, waits for the answer, presses again.

python -m benchmarks.load PORT FIRST_DRAFT COUNT HUNTERS CONNECTIONS       prints a JSON of `Load`

"""

import asyncio
import json
import sys
from dataclasses import asdict, dataclass
from functools import partial
from time import perf_counter

import uvloop

from benchmarks.http import Messages, message
from benchmarks.presses import PATH, SECRET, press


@dataclass(frozen=True, slots=True)
class Load:
    """A round in seconds: from the first press to the last answer, each press's wait, the longest without an answer."""

    seconds: float
    waits: list[float]
    longest_pause: float
    failed: int


_SECRET_HEADER = f"X-Telegram-Bot-Api-Secret-Token: {SECRET}"


class _Round:
    """Presses `count` drafts; a connection is one person at a time, who never presses twice at once."""

    def __init__(self, first: int, count: int, hunters: int, connections: int) -> None:
        self.queues: list[list[bytes]] = [[] for _ in range(connections)]
        for draft_id in range(first, first + count):
            request = message(f"POST {PATH} HTTP/1.1", press(draft_id, hunters), "Host: bot", _SECRET_HEADER)
            self.queues[draft_id % hunters % connections].append(request)
        for queue in self.queues:
            queue.reverse()
        self.left = count
        self.waits: list[float] = []
        self.failed = 0
        self.longest_pause = 0.0
        self.last_answer = perf_counter()
        self.done = asyncio.Event()
        self._pressed_at: dict[Messages, float] = {}

    def _person(self, queue: list[bytes]) -> Messages:
        return Messages(lambda who, head, _: self.hear(who, head, queue), self._lost)

    def _lost(self, _: Exception | None) -> None:
        # a program that hangs up has failed all that was still to come
        self.failed += self.left
        self.done.set()

    def press(self, connection: Messages, queue: list[bytes]) -> None:
        if queue:
            self._pressed_at[connection] = perf_counter()
            connection.transport.write(queue.pop())

    def hear(self, connection: Messages, head: bytes, queue: list[bytes]) -> None:
        now = perf_counter()
        self.longest_pause = max(self.longest_pause, now - self.last_answer)
        self.last_answer = now
        self.waits.append(now - self._pressed_at[connection])
        self.failed += not head.startswith(b"HTTP/1.1 200")
        self.left -= 1
        if self.left:
            self.press(connection, queue)
        else:
            self.done.set()

    async def run(self, port: int) -> Load:
        loop = asyncio.get_running_loop()
        opened = []
        for queue in self.queues:
            _, connection = await loop.create_connection(partial(self._person, queue), "127.0.0.1", port)
            opened.append((connection, queue))
        began = self.last_answer = perf_counter()
        for connection, queue in opened:
            self.press(connection, queue)
        await self.done.wait()
        return Load(perf_counter() - began, self.waits, self.longest_pause, self.failed)


if __name__ == "__main__":
    port, first, count, hunters, connections = map(int, sys.argv[1:])
    print(json.dumps(asdict(uvloop.run(_Round(first, count, hunters, connections).run(port)))))
