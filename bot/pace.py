"""How fast the bot may speak: one window for all that it asks of Telegram, and a breath between messages to one chat.

Telegram allows about 30 requests a second and counts each somewhere between its sending and its answer. So at most 29
are on their way, and a slot comes back one second after the *answer*: never refused, and hardly slower than allowed.
"""

import asyncio
import heapq
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

ANSWER, NOTICE, DIGEST = 0, 1, 2
"""Who goes first when slots are scarce: answers to people, then notices, then digests."""


class Window:
    """At most `slots` requests within any `hold` seconds; the more urgent wait less."""

    def __init__(self, slots: int = 29, hold: float = 1.0) -> None:
        self._free = slots
        self._hold = hold
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = count()

    @asynccontextmanager
    async def slot(self, priority: int = ANSWER) -> AsyncIterator[None]:
        """Hold a slot for one request."""
        await self._take(priority)
        try:
            yield
        finally:
            self._give_back_later()

    async def _take(self, priority: int) -> None:
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (priority, next(self._order), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_back()
            raise

    def _give_back_later(self) -> None:
        if self._hold:
            asyncio.get_running_loop().call_later(self._hold, self._give_back)
        else:
            self._give_back()

    def _give_back(self) -> None:
        while self._waiting:
            turn = heapq.heappop(self._waiting)[2]
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1


class ChatPace:
    """One message in `gap` seconds for each chat."""

    def __init__(self, gap: float = 1.0) -> None:
        self._gap = gap
        self._next: dict[int, float] = {}

    async def turn(self, chat_id: int) -> None:
        """Wait until this chat may get a message that nobody waits for."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        at = max(now, self._next.get(chat_id, 0.0))
        if len(self._next) > 10_000:
            self._next = {chat: until for chat, until in self._next.items() if until > now}
        self._next[chat_id] = at + self._gap
        if at > now:
            await asyncio.sleep(at - now)
