"""Outbox → Telegram: each person's messages in order, again after a failure, never lost and never silently given up.

A message is taken with a lease, so one whose sender died is sent again. Business time (the clock) says when it is due;
the pace is kept in real time.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from sqlalchemy.exc import DBAPIError

from bot.delivery import deliver, rendered
from bot.logs import named, traced
from bot.metrics import MESSAGES
from bot.pace import ChatPace
from bot.requests import backoff, errand
from handlers.notices import Notice
from storage import outbox, staff
from storage.clock import Clock
from storage.db import Database, Tx
from storage.outbox import Delivery

HANDS = 40
"""Messages on their way at most: more than the window has slots, so that it is never empty."""
LEASE = timedelta(minutes=2)
TRIES_OF_A_BUG = 8
"""After so many, some four minutes, a message that cannot be put into words gives way to those behind it."""
LAST_WORDS = 5.0
"""Seconds that what is on its way gets when the program ends; what is not done by then is sent again."""
POLL = 1.0
"""Seconds after which it looks for itself, for what becomes due by the clock."""

_LEVELS = {"person unreachable": logging.INFO, "postponed": logging.WARNING}
_log = structlog.get_logger(__name__)


class Sender:
    """Delivers what use cases queued. `run` does so for ever, `deliver_all` until nothing is due."""

    def __init__(self, bot: Bot, db: Database, clock: Clock, chats: ChatPace, notices: Mapping[str, Notice]) -> None:
        self._bot, self._db, self._clock, self._chats, self._notices = bot, db, clock, chats, notices
        self._woken = asyncio.Event()
        self._in_hand: dict[int, asyncio.Task[None]] = {}

    def poke(self) -> None:
        """Something may be due: look now."""
        self._woken.set()

    async def run(self) -> None:
        """Deliver until cancelled; what is on its way then is finished."""
        await self._db.write(outbox.take_back)
        try:
            while True:
                self._woken.clear()
                if not await self._take_safely():
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._woken.wait(), POLL)
        finally:
            if self._in_hand:
                await asyncio.wait(self._in_hand.values(), timeout=LAST_WORDS)

    async def deliver_all(self) -> None:
        """Deliver what is due now, and what becomes due by it."""
        while await self._take() or self._in_hand:
            await asyncio.gather(*self._in_hand.values())

    async def _take_safely(self) -> int:
        try:
            return await self._take()
        except DBAPIError as trouble:
            _log.error("outbox cannot be read", trace=traced(trouble))
            return 0

    async def _take(self) -> int:
        free = HANDS - len(self._in_hand)
        if free <= 0 or not await self._db.read(outbox.anything_due):
            return 0
        taken = await self._db.write(outbox.claim, free, self._clock.now() + LEASE)
        fresh = [delivery for delivery in taken if delivery.outbox_id not in self._in_hand]
        for delivery in fresh:
            task = asyncio.create_task(self._carry(delivery))
            self._in_hand[delivery.outbox_id] = task
            task.add_done_callback(partial(self._put_down, delivery.outbox_id))
        return len(fresh)

    def _put_down(self, outbox_id: int, _: asyncio.Task[None]) -> None:
        del self._in_hand[outbox_id]
        self.poke()

    async def _carry(self, delivery: Delivery) -> None:
        try:
            message_id = await self._deliver(delivery)
            await self._db.write(outbox.mark_sent, delivery, message_id)
            MESSAGES.labels("sent").inc()
        except Exception as failure:  # noqa: BLE001 - whatever it is, the message's fate is decided here
            with suppress(DBAPIError):
                await self._fail(delivery, failure)

    async def _deliver(self, delivery: Delivery) -> int | None:
        screen = await self._db.read(rendered, self._notices, delivery)
        if screen is None:
            return None
        await self._chats.turn(delivery.chat_id)
        with errand(delivery.priority):
            return await deliver(self._bot, delivery, screen)

    async def _fail(self, delivery: Delivery, failure: Exception) -> None:
        outcome = await self._decide(delivery, failure)
        MESSAGES.labels(outcome).inc()
        _log.log(
            _LEVELS.get(outcome, logging.ERROR),
            outcome,
            outbox=delivery.outbox_id,
            told=delivery.event,
            reason=named(failure) if isinstance(failure, TelegramAPIError) else traced(failure),
        )

    async def _decide(self, delivery: Delivery, failure: Exception) -> str:
        """Do with a message what its failure asks for; what that is, for the log."""
        why = type(failure).__name__
        if _is_unreachable(failure):
            await self._db.write(_leave, delivery, why)
            return "person unreachable"
        if isinstance(failure, TelegramBadRequest | TelegramEntityTooLarge):
            await self._db.write(outbox.drop, delivery.outbox_id, failure.message)
            return "refused"
        if isinstance(failure, ClientDecodeError):
            # Telegram took it, only its answer was not understood
            await self._db.write(outbox.mark_sent, delivery, None)
            return "answer not understood"
        if delivery.attempts >= TRIES_OF_A_BUG and not isinstance(failure, TelegramAPIError | DBAPIError):
            await self._db.write(outbox.drop, delivery.outbox_id, why)
            return "given up"
        asked = float(failure.retry_after) if isinstance(failure, TelegramRetryAfter) else 0.0
        until = self._clock.now() + timedelta(seconds=asked or backoff(delivery.attempts))
        await self._db.write(outbox.postpone, delivery.outbox_id, until, why)
        return "postponed"


def _is_unreachable(failure: Exception) -> bool:
    return isinstance(failure, TelegramForbiddenError) or (
        isinstance(failure, TelegramBadRequest) and "chat not found" in failure.message
    )


def _leave(tx: Tx, delivery: Delivery, why: str) -> None:
    outbox.put_back(tx, delivery.outbox_id, why)
    staff.mark_unreachable(tx, delivery.staff_id, unreachable=True)
