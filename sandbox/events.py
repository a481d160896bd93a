"""What happens in the world, told to whoever listens: the page over server-sent events, a test that waits."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sandbox.errors import Json


class EventBus:
    """Each listener has a queue of its own; None in it means that the server is closing."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Json | None]] = set()

    def publish(self, event: Json) -> None:
        for queue in list(self._queues):
            queue.put_nowait(event)

    def close(self) -> None:
        """Tell every present listener to leave."""
        for queue in list(self._queues):
            queue.put_nowait(None)

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Json | None]]:
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

    async def until(self, condition: Callable[[], bool], seconds: float = 60.0) -> None:
        """Return once `condition()` holds, looked at after every event; TimeoutError after `seconds` of real time."""
        with self.listen() as queue:
            async with asyncio.timeout(seconds):
                while not condition():
                    await queue.get()
