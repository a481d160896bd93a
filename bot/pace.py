"""How fast the bot may speak: one window for all that it asks of Telegram, and a breath between messages to one chat.

Telegram allows about 30 requests a second and counts each somewhere between its sending and its answer. So at most 29
are on their way, and a slot comes back one second after the *answer*: never refused, and hardly slower than allowed.
"""

import asyncio
import heapq
from collections.abc import AsyncIterator, Callable
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
    """What each chat may take: one message in `gap` seconds, and silence for as long as Telegram asked for it (429).

    Telegram does not say whom it means. It is the chat that it refused; when it refuses a second one while the first
    is still silent, it is the whole bot. `time`: seconds that run on; of the event loop unless another is given.
    """

    def __init__(self, gap: float = 1.0, time: Callable[[], float] | None = None) -> None:
        self._gap = gap
        self._time = time or (lambda: asyncio.get_running_loop().time())
        self._next: dict[int, float] = {}
        self._silent: dict[int | str, float] = {}
        self._all_silent = 0.0

    async def turn(self, chat_id: int) -> None:
        """Wait until this chat may get a message that nobody waits for."""
        wait = self._book(chat_id)
        if wait > 0:
            await asyncio.sleep(wait)

    def spoke(self, chat_id: int) -> None:
        """It got an answer, which waits for nothing: what nobody waits for comes a `gap` later."""
        self._book(chat_id)

    def hush(self, place: int | str, seconds: float) -> None:
        """Telegram wants silence for so long, in a chat or, a name, of one method that is about none."""
        now = self._time()
        self._silent = {known: until for known, until in self._silent.items() if until > now}
        if isinstance(place, int) and any(isinstance(known, int) and known != place for known in self._silent):
            self._all_silent = max(self._all_silent, now + seconds)
        self._silent[place] = max(self._silent.get(place, 0.0), now + seconds)

    def silence(self, place: int | str | None = None) -> float:
        """Seconds of silence that are left in a place, or, None, everywhere."""
        until = self._all_silent if place is None else max(self._all_silent, self._silent.get(place, 0.0))
        return max(0.0, until - self._time())

    def _book(self, chat_id: int) -> float:
        now = self._time()
        at = max(now, self._next.get(chat_id, 0.0))
        if len(self._next) > 10_000:
            self._next = {chat: until for chat, until in self._next.items() if until > now}
        self._next[chat_id] = at + self._gap
        return at - now
