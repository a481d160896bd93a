"""A machine that runs the bot against a Telegram on the network, and is switched off without warning."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.errors import ConnectionDroppedError, Json
from sandbox.people import Person as People
from sandbox.server import Sandbox
from sandbox.world import World

_asked: ContextVar[float] = ContextVar("asked", default=0.0)
ROOT = Path(__file__).parents[2]
PATIENCE = 180.0


@dataclass(frozen=True)
class Shown:
    """Words that stand in somebody's chat since a moment. `asked`: when the bot's request for it was read."""

    asked: float
    at: float
    chat: int
    message_id: int
    text: str


class Watched(World):
    """A world that remembers which words came when, and whose answers were cut off."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self.polled = self.calls = 0
        self.shown: list[Shown] = []
        self.cut: list[tuple[float, int]] = []

    async def call(self, method: str, params: Any, files: Any = None) -> Any:
        self.calls += 1
        _asked.set(time.monotonic())
        self.polled += method.lower() == "getupdates"
        try:
            return await super().call(method, params, files)
        except ConnectionDroppedError:
            self.cut.append((time.monotonic(), int(params.get("chat_id") or 0)))
            raise

    def write(self, person: People, sender: Json, content: Json) -> Json:
        return self._show(person, super().write(person, sender, content))

    def rewrite(self, person: People, message: Json) -> Json:
        return self._show(person, super().rewrite(person, message))

    def _show(self, person: People, message: Json) -> Json:
        self.shown.append(
            Shown(_asked.get(), time.monotonic(), person.id, message["message_id"], message.get("text", ""))
        )
        return message


class Machine:
    """At most one bot at a time; `kills`: when each was killed."""

    def __init__(self, nursery: asyncio.subprocess.Process, sandbox: Sandbox, world: Watched, folder: Path) -> None:
        self._nursery, self.world = nursery, world
        self.log = folder / "bot.log"
        self.url = f"sqlite:///{folder / 'bot.sqlite3'}"
        self._environment = {
            "BOT_TOKEN": self.world.token,
            "DATABASE_URL": self.url,
            "TELEGRAM_API": sandbox.base_url,
            "LOG_LEVEL": "INFO",
            "LOG_FORMAT": "json",
            "LOG": str(self.log),
            "TAKEOVER_SECONDS": "2",
            "BACKUP_NIGHTLY": "false",
        }
        self._pid: int | None = None
        self.kills: list[float] = []
        self.starts = 0

    async def start(self) -> None:
        """Start the bot; done when it asks for updates. When Telegram refuses it so that it ends, start it again."""
        polled = self.world.polled
        while self.world.polled == polled:
            self._pid = await self._born()
            self.starts += 1
            await until(lambda: self.world.polled > polled or not self.alive, "the bot asks for updates")

    async def _born(self) -> int:
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(json.dumps(self._environment).encode() + b"\n")
        return int(await self._nursery.stdout.readline())

    async def kill(self) -> None:
        """The bot is gone at once, wherever it stands."""
        assert self._pid is not None
        self.kills.append(time.monotonic())
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        await until(lambda: not self.alive, "the bot is gone")

    @property
    def memory(self) -> int:
        """Resident bytes of the bot."""
        pages = Path(f"/proc/{self._pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGESIZE")

    @property
    def alive(self) -> bool:
        """Whether the bot runs."""
        if self._pid is None:
            return False
        try:
            os.kill(self._pid, 0)
        except ProcessLookupError:
            return False
        return True


async def until(done: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Wait for what another process brings about."""
    try:
        async with asyncio.timeout(seconds):
            while not done():  # noqa: ASYNC110 - what another process does sets no event here
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"not so after {seconds} s: {what}") from None


@asynccontextmanager
async def switched_on(folder: Path) -> AsyncIterator[Machine]:
    """A machine with a world of its own, and no bot running yet."""
    world = Watched(username="sales_bot")
    sandbox = Sandbox(world)
    await sandbox.start()
    nursery = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.faults.nursery"),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert nursery.stdout is not None
    assert (await nursery.stdout.readline()).strip() == b"imported"
    machine = Machine(nursery, sandbox, world, folder)
    try:
        yield machine
    finally:
        if machine.alive:
            await machine.kill()
        nursery.kill()
        await nursery.wait()
        await sandbox.stop()
