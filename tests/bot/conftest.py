from datetime import UTC, datetime

import pytest

from sandbox.clock import WarpClock
from storage.clock import Clock

NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> WarpClock:
    """It stands at noon in Moscow until a test moves it."""
    return WarpClock(NOON, frozen=True)


@pytest.fixture
def database_clock(clock: WarpClock) -> Clock:
    return clock
