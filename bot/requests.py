"""Every request to Telegram passes here: it waits for its slot, and what the network did to it is tried again.

What a person waits for is tried a few times at once. The sender has a longer breath, kept in the database: it says
`errand(…)` and gets each failure at first hand.
"""

import asyncio
import random
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import ceil
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import RestartingTelegram, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import AnswerCallbackQuery, GetUpdates

from bot.pace import ANSWER, ChatPace, Window

TRIES = 3
LONGEST_WAIT = 15
"""Seconds for which somebody who waits for an answer is kept waiting because Telegram asked for silence."""

_priority: ContextVar[int | None] = ContextVar("priority", default=None)
_kept: ContextVar[list[AnswerCallbackQuery] | None] = ContextVar("kept", default=None)


@contextmanager
def errand(priority: int) -> Iterator[None]:
    """What is asked of Telegram here is nobody's answer: it has a priority and is tried once."""
    token = _priority.set(priority)
    try:
        yield
    finally:
        _priority.reset(token)


@contextmanager
def replying() -> Iterator[list[AnswerCallbackQuery]]:
    """Within it the answer to a press is not sent but kept here, for the reply to the webhook; the last one counts."""
    kept: list[AnswerCallbackQuery] = []
    token = _kept.set(kept)
    try:
        yield kept
    finally:
        _kept.reset(token)


class InReply(BaseRequestMiddleware):
    """Keeps the answer to a press for the webhook's reply: a request fewer, and never later than what it answers."""

    async def __call__(self, make_request: Any, bot: Bot, method: Any) -> Any:
        kept = _kept.get()
        if kept is None or not isinstance(method, AnswerCallbackQuery):
            return await make_request(bot, method)
        kept[:] = [method]
        return True


class Patient(BaseRequestMiddleware):
    """Tries an answer again after the network, a restart of Telegram or its call for silence stood in the way."""

    async def __call__(self, make_request: Any, bot: Bot, method: Any) -> Any:
        tries = 1 if isinstance(method, GetUpdates) or _priority.get() is not None else TRIES
        for attempt in range(1, tries):
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as refused:
                if refused.retry_after > LONGEST_WAIT:
                    raise
                await asyncio.sleep(refused.retry_after)
            except (TelegramNetworkError, TelegramServerError, RestartingTelegram):
                await asyncio.sleep(backoff(attempt))
        return await make_request(bot, method)


class Paced(BaseRequestMiddleware):
    """Waits for a slot of the bot's one window, and says nothing where Telegram has asked for silence."""

    def __init__(self, window: Window, chats: ChatPace) -> None:
        self._window, self._chats = window, chats

    async def __call__(self, make_request: Any, bot: Bot, method: Any) -> Any:
        if isinstance(method, GetUpdates):
            return await make_request(bot, method)
        place, priority = _place_of(method), _priority.get()
        if isinstance(place, int) and priority is None:
            self._chats.spoke(place)
        async with self._window.slot(priority or ANSWER):
            if left := self._chats.silence(place):
                # to ask during a flood makes it longer
                raise TelegramRetryAfter(method, "silence was asked for", ceil(left))
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as flood:
                self._chats.hush(place, flood.retry_after)
                raise


def _place_of(method: Any) -> int | str:
    chat_id = getattr(method, "chat_id", None)
    return chat_id if isinstance(chat_id, int) else str(method.__api_method__)


def backoff(attempt: int, most: float = 300.0) -> float:
    """Seconds to wait after a failure, counted from 1: twice as long each time, spread so that not all come at once."""
    return float(min(most, 0.5 * 2 ** min(attempt, 20))) * random.uniform(0.5, 1.0)
