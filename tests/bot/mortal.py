"""A sender that stops at a chosen step, as if its process were killed there, or stood still and went on much later."""

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod

from bot.pace import ChatPace
from bot.sender import Sender
from handlers.notices import Notice
from storage.db import Database
from tests.bot.bench import Bench

LEASE = 30.0


class Life:
    """So many steps, then it stops; a step is before or after a write or a request."""

    def __init__(self, steps: int) -> None:
        self._left = steps
        self.stopped = asyncio.Event()
        self._goes_on = asyncio.Event()

    async def step(self) -> None:
        if self._left <= 0 and not self._goes_on.is_set():
            self.stopped.set()
            await self._goes_on.wait()
        self._left -= 1

    def go_on(self) -> None:
        self._goes_on.set()


_life: ContextVar[Life | None] = ContextVar("life", default=None)


class _MortalDatabase:
    def __init__(self, db: Database, life: Life) -> None:
        self._db, self._life = db, life
        self.read = db.read

    async def write(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        await self._life.step()
        result = await self._db.write(use_case, *args, **kwargs)
        await self._life.step()
        return result


class Lives:
    """Senders of one bot, one after another; a killed one never goes on, a stalled one may."""

    def __init__(self, bench: Bench, clock: Any, notices: dict[str, Notice]) -> None:
        self._bench, self._clock, self._notices = bench, clock, notices
        self._lives: dict[asyncio.Task[None], Life] = {}
        self._requests = bench.app.bot.session.make_request
        bench.app.bot.session.make_request = self._make_request  # type: ignore[method-assign]

    async def run(self, steps: int) -> bool:
        """Let a sender take so many steps; whether it delivered all before it stopped. Its lease runs out then."""
        life = Life(steps)
        db: Any = _MortalDatabase(self._bench.db, life)
        chats = ChatPace(gap=0, time=lambda: self._clock.now().timestamp())
        sender = Sender(self._bench.app.bot, db, self._clock, chats, self._notices, LEASE)
        running = asyncio.create_task(self._live(sender, life))
        self._lives[running] = life
        stopped = asyncio.create_task(life.stopped.wait())
        await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        self._clock.advance(timedelta(seconds=LEASE + 1))
        return running.done()

    async def _live(self, sender: Sender, life: Life) -> None:
        _life.set(life)
        await sender.deliver_all()

    async def _make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - the signature is aiogram's
        life = _life.get(None)
        if life is not None:
            await life.step()
        result = await self._requests(bot, method, timeout)
        if life is not None:
            await life.step()
        return result

    async def kill_all(self) -> None:
        """Those that stopped never go on."""
        for running in self._lives:
            running.cancel()
        await asyncio.gather(*self._lives, return_exceptions=True)
        self._lives.clear()

    async def wake_all(self) -> None:
        """Those that stood still go on where they stood."""
        for life in self._lives.values():
            life.go_on()
        await asyncio.gather(*self._lives)
        self._lives.clear()
