"""A local Telegram on a free port, with one person who has started the bot."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from sandbox.clock import WarpClock
from sandbox.server import Sandbox
from sandbox.world import World

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ANNA = 1001


@dataclass(frozen=True)
class RunningSandbox:
    """The address and the world behind it."""

    url: str
    world: World
    server: Sandbox

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def api(self) -> str:
        """The start of every Bot API call's address."""
        return f"{self.url}/bot{self.token}"


@pytest.fixture
def world() -> World:
    """A world whose clock stands at 23 November 2026, 12:00 in Moscow."""
    made = World(username="sales_bot", name="Продажи", clock=WarpClock(START, frozen=True))
    made.add_person(ANNA, "Анна", "Смирнова", username="anna", started=True)
    return made


@pytest.fixture
async def sandbox(world: World) -> AsyncIterator[RunningSandbox]:
    """The world's server; `sandbox.world` is the world, `sandbox.url` the page."""
    server = Sandbox(world)
    url = await server.start()
    yield RunningSandbox(url, world, server)
    await server.stop()
