import random
import socket
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


@pytest.fixture
def unused_tcp_port() -> int:
    """A port for a program that is still to be started. It is none of those that the system lends to whoever connects
    anywhere, as other tests do meanwhile: pytest-asyncio's own could be taken by then.
    """
    while True:
        port = random.randrange(10_000, 30_000)
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
