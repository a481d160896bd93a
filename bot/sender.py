"""Outbox → Telegram: each person's messages in order, again after a failure, never lost and never silently given up.

A message is taken with a lease, which is renewed while it is on its way, so one whose sender died is taken over by
another. Business time (the clock) says when it is due; the pace is kept in real time.
"""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from sqlalchemy.exc import DBAPIError

from bot.delivery import deliver, rendered
from bot.fate import LEVELS, Fate, fate_of, wait_after
from bot.logs import named, traced
from bot.metrics import MESSAGES
from bot.pace import ChatPace
from bot.requests import errand
from domain.staff import SYSTEM
from handlers.notices import Notice
from storage import deliveries
from storage.clock import Clock
from storage.db import Database, Tx
from storage.deliveries import Delivery
from usecases import reach

HANDS = 40
"""Messages on their way at most: more than the window has slots, so that it is never empty."""
LAST_WORDS = 5.0
"""Seconds that what is on its way gets when the program ends; what is not done by then is sent again."""
POLL = 1.0
"""Seconds after which it looks for itself, for what becomes due by the clock."""

_log = structlog.get_logger(__name__)


class Sender:
    """Delivers what use cases queued. `run` does so for ever, `deliver_all` until nothing is due.

    `lease`: seconds after which others may take over what it was sending, if it was not heard of since.
    """

    def __init__(
        self,
        bot: Bot,
        db: Database,
        clock: Clock,
        chats: ChatPace,
        notices: Mapping[str, Notice],
        lease: float,
    ) -> None:
        self._bot, self._db, self._clock, self._chats, self._notices = bot, db, clock, chats, notices
        self._lease = timedelta(seconds=lease)
        self._name = secrets.token_hex(8)
        self._woken = asyncio.Event()
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._taking: asyncio.Task[int] | None = None

    def poke(self) -> None:
        """Something may be due: look now."""
        self._woken.set()

    async def run(self) -> None:
        """Deliver until cancelled; what is on its way then is finished."""
        renewing = asyncio.create_task(self._renew_for_ever(), name="leases")
        try:
            while True:
                self._woken.clear()
                self._taking = asyncio.create_task(self._take_safely(), name="take")
                # told to end in the middle of it, what is taken would be nobody's until its lease is over
                if not await asyncio.shield(self._taking):
                    with suppress(TimeoutError):
                        async with asyncio.timeout(POLL):
                            await self._woken.wait()
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(LAST_WORDS):
                    await self._finish()
            renewing.cancel()

    async def _finish(self) -> None:
        if self._taking is not None:
            await self._taking
        if self._in_hand:
            await asyncio.wait(self._in_hand.values())

    async def deliver_all(self) -> None:
        """Deliver what is due now, and what becomes due by it."""
        while await self._take() or self._in_hand:
            await asyncio.gather(*self._in_hand.values())

    async def _renew_for_ever(self) -> None:
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 3)
            try:
                await self._db.write(deliveries.renew, self._name, [*self._in_hand], self._clock.now() + self._lease)
            except Exception as trouble:  # noqa: BLE001 - what its lease runs out of is taken over, the next is not
                _log.error("leases not renewed", trace=traced(trouble))

    async def _take_safely(self) -> int:
        try:
            return await self._take()
        except Exception as trouble:  # noqa: BLE001 - whatever it is, without a sender nobody would hear of anything
            _log.error("outbox cannot be read", trace=traced(trouble))
            return 0

    async def _take(self) -> int:
        free = HANDS - len(self._in_hand)
        if free <= 0 or self._chats.silence() or not await self._db.read(deliveries.anything_due):
            return 0
        taken = await self._db.write(deliveries.claim, self._name, free, self._clock.now() + self._lease)
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
            await self._db.write(deliveries.mark_sent, delivery, message_id)
            MESSAGES.labels("sent again" if delivery.doubted else "sent").inc()
        except Exception as failure:  # noqa: BLE001 - whatever it is, the message's fate is decided here
            with suppress(DBAPIError):
                await self._fail(delivery, failure)

    async def _deliver(self, delivery: Delivery) -> int | None:
        told = await self._db.read(rendered, self._notices, delivery)
        if told is None:
            return None
        await self._chats.turn(delivery.chat_id)
        with errand(delivery.priority):
            return await deliver(self._bot, delivery, told, _Kept(self._db, self._name, delivery.outbox_id))

    async def _fail(self, delivery: Delivery, failure: Exception) -> None:
        fate = fate_of(failure, delivery.attempts)
        until = self._clock.now() + timedelta(seconds=wait_after(failure, delivery.attempts))
        await self._db.write(_settle, self._name, delivery, fate, until, failure)
        MESSAGES.labels(fate.value).inc()
        _log.log(
            LEVELS.get(fate, logging.ERROR),
            fate.value,
            outbox=delivery.outbox_id,
            told=delivery.event,
            reason=named(failure) if isinstance(failure, TelegramAPIError) else traced(failure),
        )


class _Kept:
    """How far a message came, in the outbox."""

    def __init__(self, db: Database, sender: str, outbox_id: int) -> None:
        self._db, self._mine = db, (sender, outbox_id)

    async def keep_shell(self, message_id: int) -> None:
        await self._db.write(deliveries.keep_shell, *self._mine, message_id)

    async def keep_part(self, arrived: int) -> None:
        await self._db.write(deliveries.keep_part, *self._mine, arrived)


def _settle(tx: Tx, sender: str, delivery: Delivery, fate: Fate, until: datetime, failure: Exception) -> None:
    """Do with a message what its failure asks for."""
    mine, why = (sender, delivery.outbox_id), type(failure).__name__
    match fate:
        case Fate.POSTPONED | Fate.IN_DOUBT:
            deliveries.postpone(tx, *mine, until, why, doubted=fate is Fate.IN_DOUBT)
        case Fate.UNREACHABLE:
            deliveries.put_back(tx, *mine, why)
            reach.lost(tx, SYSTEM, delivery.staff_id)
        case Fate.REFUSED | Fate.GIVEN_UP:
            deliveries.drop(tx, *mine, failure.message if isinstance(failure, TelegramAPIError) else why)
        case Fate.TAKEN:
            deliveries.mark_sent(tx, delivery, None)
