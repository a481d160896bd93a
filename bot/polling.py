"""Long polling that confirms an update when it is done with, not when it is read: a kill loses none.

Updates of different people run at once, those of one person in order. Telegram forgets what stands below the offset,
so the offset stays at the oldest update in hand; what comes again above it is known.
"""

import asyncio
import random
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import DeleteWebhook, GetUpdates
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError

from bot.app import KINDS_OF_UPDATES, App
from bot.logs import named, traced
from bot.requests import backoff

TIMEOUT = 30
"""Seconds that Telegram may keep a question open while there is nothing new."""
LAST_WORDS = 8.0
"""Seconds that updates in hand get when the program ends."""
CONFLICT_PAUSE = 3.0
"""Seconds to leave to another program that polls with the same token, so that it ends or wins."""
TRIES = 5
"""How often an update is handled anew when it could be neither saved nor answered; while Telegram cannot be reached at
all, nothing counts as a try."""

_log = structlog.get_logger(__name__)


class Polling:
    """Asks for updates and feeds them to the app, until `stop`."""

    def __init__(self, app: App, timeout: int = TIMEOUT) -> None:
        self._app, self._timeout = app, timeout
        self._offset = 0
        self._polls = False
        self._known: set[int] = set()
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._last_of: dict[int, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()
        self._reached = asyncio.Event()

    def stop(self) -> None:
        """End soon: no new updates, those in hand are finished."""
        self._stopping.set()

    async def run(self) -> None:
        """Poll until stopped. A wrong token ends it with TelegramUnauthorizedError."""
        stopping = asyncio.create_task(self._stopping.wait())
        failures = 0
        try:
            while not self._stopping.is_set():
                asking = asyncio.create_task(self._ask())
                await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not asking.done():
                    asking.cancel()
                    break
                failures = await self._pause_after(asking.exception(), failures)
                if asking.exception() is None:
                    self._take(asking.result())
                    await self._let_them_work()
        finally:
            stopping.cancel()
            await self._finish()

    async def _ask(self) -> list[Update]:
        if not self._polls:
            await self._app.bot(DeleteWebhook())
            self._polls = True
        # what is in hand would come back at once, so the question is kept open only when nothing is
        timeout = 0 if self._in_hand else self._timeout
        question = GetUpdates(offset=self._offset or None, timeout=timeout, allowed_updates=list(KINDS_OF_UPDATES))
        try:
            updates = await self._app.bot(question, request_timeout=timeout + 15)
        except ClientDecodeError as unreadable:
            return _readable(unreadable.data, self._app)
        return updates

    async def _pause_after(self, failure: BaseException | None, failures: int) -> int:
        if failure is None:
            self._reached.set()
            return 0
        if isinstance(failure, TelegramUnauthorizedError) or not isinstance(failure, TelegramAPIError):
            raise failure
        wait = backoff(failures + 1, most=30.0)
        if isinstance(failure, TelegramRetryAfter):
            wait = failure.retry_after + random.random()
        if isinstance(failure, TelegramConflictError):
            wait = max(wait, CONFLICT_PAUSE)
        _log.warning("no updates", seconds=round(wait, 1), reason=named(failure))
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self._stopping.wait()
        return failures + 1

    def _take(self, updates: Iterable[Update]) -> None:
        for update in updates:
            if update.update_id in self._known:
                continue
            self._known.add(update.update_id)
            author = _author(update)
            task = asyncio.create_task(self._handle(update, self._last_of.get(author)))
            self._in_hand[update.update_id] = self._last_of[author] = task

    async def _handle(self, update: Update, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait({before})
        for attempt in range(1, TRIES + 1):
            self._reached.clear()
            if await self._app.feed(update):
                return
            await asyncio.sleep(backoff(attempt, most=10.0))
            await self._reached.wait()
        _log.error("update given up", update=update.update_id)

    async def _let_them_work(self) -> None:
        """Until all are done, or for a moment: a slow one must not hold up other people."""
        if self._in_hand:
            await asyncio.wait(self._in_hand.values(), timeout=0.2)
        self._in_hand = {number: task for number, task in self._in_hand.items() if not task.done()}
        self._last_of = {author: task for author, task in self._last_of.items() if not task.done()}
        if self._known:
            self._offset = min(self._in_hand, default=max(self._known) + 1)
            self._known = {number for number in self._known if number >= self._offset}

    async def _finish(self) -> None:
        self._reached.set()
        if self._in_hand:
            await asyncio.wait(self._in_hand.values(), timeout=LAST_WORDS)
        await self._let_them_work()
        if self._offset:
            with suppress(TelegramAPIError, ClientDecodeError):
                await self._app.bot(GetUpdates(offset=self._offset, timeout=0, limit=1), request_timeout=5)
        for late in self._in_hand.values():  # it comes again, and is not to be answered by a bot that is closed
            late.cancel()


def _author(update: Update) -> int:
    try:
        sender: Any = getattr(update.event, "from_user", None)
    except UpdateTypeLookupError:
        return 0
    return sender.id if sender else 0


def _readable(answer: Any, app: App) -> list[Update]:
    """Each update by itself: one of a kind that is not understood must not hold up all."""
    found = []
    for raw in answer.get("result") or [] if isinstance(answer, dict) else []:
        try:
            found.append(Update.model_validate(raw, context={"bot": app.bot}))
        except ValidationError as error:
            _log.error("update not understood", update=raw.get("update_id"), trace=traced(error))
            found.append(Update(update_id=raw["update_id"]))
    return found
