"""The queue of updates: long polling with confirmation by offset, one poller at a time, nothing older than a day."""

import asyncio
import itertools
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.clock import WarpClock
from sandbox.errors import ApiError, Json, SandboxRefusal

KEPT = timedelta(hours=24)
LIMIT_MOST = 100
TIMEOUT_MOST = 50
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
KINDS = frozenset(
    {"message", "edited_message", "callback_query", "inline_query", "chosen_inline_result", "my_chat_member"}
)


@dataclass(frozen=True)
class QueuedUpdate:
    """An update waiting for the bot; `again` marks one delivered a second time, which no offset confirms."""

    update: Json
    person_id: int
    created: datetime
    again: bool = False

    @property
    def update_id(self) -> int:
        return int(self.update["update_id"])


class UpdateQueue:
    """Updates in the order they happened, until the bot confirms them."""

    def __init__(self, clock: WarpClock, first_id: int = 100_001) -> None:
        self._clock = clock
        self._ids = itertools.count(first_id)
        self._pending: list[QueuedUpdate] = []
        self._history: dict[int, QueuedUpdate] = {}
        self._allowed: frozenset[str] = KINDS
        self._generation = 0
        self._closing = False
        self._changed = asyncio.Event()

    @property
    def changed(self) -> asyncio.Event:
        """An event set at the next change; take it before looking, then wait on it."""
        return self._changed

    @property
    def allowed(self) -> list[str] | None:
        """The kinds asked for, None when the bot wants all of them."""
        return None if self._allowed == KINDS else sorted(self._allowed)

    def put(self, kind: str, payload: Json, person_id: int) -> int:
        """Queue an update and return its id; a kind the bot did not ask for gets an id and is not delivered."""
        update_id = next(self._ids)
        entry = QueuedUpdate({"update_id": update_id, kind: payload}, person_id, self._clock.now())
        self._history[update_id] = entry
        if kind in self._allowed:
            self._pending.append(entry)
            self.wake()
        return update_id

    def redeliver(self, update_id: int) -> None:
        """Deliver the same update once more, confirmed or not."""
        entry = self._history.get(update_id)
        if entry is None:
            raise SandboxRefusal(f"there was no update {update_id}")
        self._pending.append(QueuedUpdate(entry.update, entry.person_id, self._clock.now(), again=True))
        self.wake()

    def allow(self, kinds: Collection[str] | None) -> None:
        """Choose the kinds delivered from now on: None leaves the choice, an empty list means all."""
        if kinds is not None:
            self._allowed = frozenset(kinds) & KINDS if kinds else KINDS

    def drop_pending(self) -> None:
        self._pending.clear()

    def pending(self) -> list[QueuedUpdate]:
        """What waits, oldest first; what is older than a day is gone for good."""
        oldest = self._clock.now() - KEPT
        self._pending = [entry for entry in self._pending if entry.created >= oldest]
        return list(self._pending)

    def last_update_id(self) -> int | None:
        """The id of the newest update so far, delivered or not."""
        return max(self._history, default=None)

    def done(self, entry: QueuedUpdate) -> None:
        """A webhook took the update."""
        self._pending = [kept for kept in self._pending if kept is not entry]
        self.wake()

    def wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def release_pollers(self) -> None:
        """Let a waiting poller return with nothing: the server is stopping."""
        self._closing = True
        self.wake()

    def interrupt_pollers(self) -> None:
        """End a waiting poller with the conflict a newer caller causes."""
        self._generation += 1
        self.wake()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Confirm what lies below `offset`, then wait up to `seconds` of real time; ApiError 409 if superseded."""
        self.interrupt_pollers()
        mine = self._generation
        self._closing = False
        self._confirm(offset)
        wanted = min(max(limit, 1), LIMIT_MOST)
        deadline = asyncio.get_running_loop().time() + min(max(seconds, 0), TIMEOUT_MOST)
        while True:
            changed = self.changed
            if self._generation != mine:
                raise ApiError(409, OTHER_POLLER)
            batch = self._batch(wanted)
            left = deadline - asyncio.get_running_loop().time()
            if batch or left <= 0 or self._closing:
                return [entry.update for entry in batch]
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await changed.wait()

    def _confirm(self, offset: int) -> None:
        waiting = self.pending()
        if offset < 0:
            self._pending = waiting[offset:]
        elif offset > 0:
            self._pending = [entry for entry in waiting if entry.again or entry.update_id >= offset]

    def _batch(self, limit: int) -> list[QueuedUpdate]:
        """Repeats come first, so that the last id the bot sees is the newest, and leave the queue at once."""
        waiting = self.pending()
        batch = sorted(waiting, key=lambda entry: not entry.again)[:limit]
        self._pending = [entry for entry in waiting if not (entry.again and entry in batch)]
        return batch
