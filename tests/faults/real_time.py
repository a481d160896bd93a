"""A digest to a thousand people in real time, over HTTP, at a Telegram that takes thirty requests a second at most.

Prints how long it took, as a multiple of what Telegram allows; being refused once is a failure.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections import deque
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import func, select

from bot.app import build_app
from bot.config import Settings
from handlers import Features
from sandbox.errors import too_many_requests
from sandbox.server import Sandbox
from sandbox.world import World
from storage.db import Tx
from storage.migrate import upgrade
from storage.outbox import outbox
from tests.bot.test_fan_out import hire_and_tell, said

MOST, WITHIN = 30, 1.0


class Counting(World):
    """At most thirty messages within any second."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self.refused = 0
        self.last = 0.0
        self._counted: deque[float] = deque()

    async def call(self, method: str, params: Any, files: Any = None) -> Any:
        if method.lower() == "sendmessage":
            now = time.monotonic()
            while self._counted and self._counted[0] <= now - WITHIN:
                self._counted.popleft()
            if len(self._counted) >= MOST:
                self.refused += 1
                raise too_many_requests(1)
            self._counted.append(now)
            self.last = now
        return await super().call(method, params, files)


async def fan_out(folder: Path, people: int) -> tuple[float, int]:
    """How many seconds it took, and how often Telegram refused."""
    url, world = f"sqlite:///{folder / 'bot.sqlite3'}", Counting(username="sales_bot")
    await asyncio.to_thread(upgrade, url)
    for number in range(1, people + 1):
        world.add_person(number, f"Person {number}", started=True)
    sandbox = Sandbox(world)
    settings = Settings(
        _env_file=None, bot_token=SecretStr(world.token), database_url=url, telegram_api=await sandbox.start()
    )
    app = build_app(settings, offered=Features((), (), {"said": said}))
    await app.start()
    await app.db.write(hire_and_tell, people)
    began = time.monotonic()
    sending = asyncio.create_task(app.sender.run())
    while await app.db.read(_waiting):  # noqa: ASYNC110 - the database sets no event
        await asyncio.sleep(1)
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    await app.stop()
    await sandbox.stop()
    return world.last - began, world.refused


def _waiting(tx: Tx) -> int:
    return int(tx.scalar(select(func.count()).where(outbox.c.state.in_(["queued", "sending"]))))


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.faults.real_time")
    parser.add_argument("--people", type=int, default=1000)
    people: int = parser.parse_args().people
    with tempfile.TemporaryDirectory() as folder:
        took, refused = asyncio.run(fan_out(Path(folder), people))
    floors = took / (people / 30)
    sys.stdout.write(f"a digest to {people} people: {took:.1f} s, {floors:.3f} x N/30 s, refused {refused} times\n")
    if refused:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
