"""A Telegram that counts: more than thirty requests within any second are refused, and its line stalls now and then."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from random import Random
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import TelegramMethod
from aiogram.types import Chat, Message

MOST, WITHIN = 30, 1.0


class StrictTelegram(BaseSession):
    """Takes 30 to 80 ms for an answer and counts a request somewhere in between. `stalls`: seconds that nothing gets
    through, each fifteen seconds.
    """

    def __init__(self, seed: int, stalls: float = 0.0) -> None:
        super().__init__()
        self._chance, self._stalls = Random(seed), stalls
        self._counted: deque[float] = deque()
        self.refused = 0
        self.heard: list[tuple[float, int]] = []

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - the signature is aiogram's
        del bot, timeout
        takes = self._chance.uniform(0.03, 0.08)
        there = takes * self._chance.random()
        await self._travel(there)
        self._count(method)
        await self._travel(takes - there)
        chat_id: int = getattr(method, "chat_id", 0)
        return Message(message_id=len(self.heard), date=datetime.now(UTC), chat=Chat(id=chat_id, type="private"))

    async def _travel(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        into = self._now() % 15.0
        if into < self._stalls:
            await asyncio.sleep(self._stalls - into)

    def _count(self, method: TelegramMethod[Any]) -> None:
        now = self._now()
        while self._counted and self._counted[0] <= now - WITHIN:
            self._counted.popleft()
        if len(self._counted) >= MOST:
            self.refused += 1
            raise TelegramRetryAfter(method, "Too Many Requests", 1)
        self._counted.append(now)
        self.heard.append((now, getattr(method, "chat_id", 0)))

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""
