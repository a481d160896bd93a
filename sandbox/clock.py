"""The world's clock: real time that can be moved forward, so that a month of business fits into a minute.

Everything dated in the sandbox (messages, presses, the 48 hours of deleting) reads this clock, never the machine's.
"""

import calendar
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo


class WarpClock:
    """Time that runs, or stands when `frozen`, from `start` (now when not given) and only ever moves forward."""

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        if start is not None and start.tzinfo is None:
            raise ValueError("the clock's start needs a time zone")
        real = datetime.now(UTC)
        begin = start.astimezone(UTC) if start is not None else real
        self._standing: datetime | None = begin if frozen else None
        self._offset = begin - real
        self._listeners: list[Callable[[datetime], None]] = []

    def now(self) -> datetime:
        """The moment in the world, aware, in UTC."""
        return self._standing if self._standing is not None else datetime.now(UTC) + self._offset

    def advance(self, step: timedelta) -> datetime:
        """Move forward by `step` and return the new moment; ValueError when the step is negative."""
        if step < timedelta(0):
            raise ValueError("the clock does not go backwards")
        if self._standing is not None:
            self._standing += step
        self._offset += step
        moment = self.now()
        for listener in list(self._listeners):
            listener(moment)
        return moment

    def advance_month(self, months: int = 1, *, zone: tzinfo = UTC) -> datetime:
        """The same day and time `months` calendar months later, as `zone` counts them (31 January → 28 February)."""
        here = self.now().astimezone(zone)
        year, month_index = divmod(here.year * 12 + here.month - 1 + months, 12)
        day = min(here.day, calendar.monthrange(year, month_index + 1)[1])
        return self.move_to(here.replace(year=year, month=month_index + 1, day=day))

    def move_to(self, moment: datetime) -> datetime:
        """Jump to an aware `moment`; ValueError when it is naive or lies in the past of the world."""
        if moment.tzinfo is None:
            raise ValueError("the moment to move to needs a time zone")
        return self.advance(moment.astimezone(UTC) - self.now())

    def on_change(self, listener: Callable[[datetime], None]) -> None:
        """Call `listener` with the new moment after each jump (not for time that merely passes)."""
        self._listeners.append(listener)
