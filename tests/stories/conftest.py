from collections.abc import AsyncIterator

import pytest

from sandbox.clock import WarpClock
from storage.clock import Clock
from storage.db import Database
from tests.office import MORNING, Office, bare, opened


@pytest.fixture
def clock() -> WarpClock:
    return WarpClock(MORNING, frozen=True)


@pytest.fixture
def database_clock(clock: WarpClock) -> Clock:
    return clock


@pytest.fixture
async def office(db: Database, clock: WarpClock) -> AsyncIterator[Office]:
    """The company at work, on 15 March 2024, ten in the morning in Moscow."""
    async with opened(db, clock) as found:
        yield found


@pytest.fixture
async def bare_office(db: Database, clock: WarpClock) -> AsyncIterator[Office]:
    """Nobody works here yet: phones, the bot, and an empty company."""
    async with bare(db, clock) as found:
        yield found
