"""Where the time comes from: the only place that asks the operating system.

Everything else gets instants and dates as arguments, so tests and the simulated year bring a clock of their own.
"""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> datetime:
        """The present instant: aware, in UTC."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)
