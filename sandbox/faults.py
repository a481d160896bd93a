"""Trouble on request: error codes, floods, slow answers and cut connections for the next calls of a method."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sandbox.errors import ApiError, default_description, too_many_requests

Drop = Literal["before", "after"]


@dataclass
class Fault:
    """One injected trouble and how many calls it still spoils."""

    method: str
    code: int | None = None
    description: str | None = None
    retry_after: int | None = None
    drop: Drop | None = None
    delay: float | None = None
    times: int = 1

    def error(self) -> ApiError | None:
        """The answer this fault gives instead of the method's, if any."""
        if self.retry_after is not None and self.code in (None, 429):
            flood = too_many_requests(self.retry_after)
            return ApiError(429, self.description or flood.description, flood.parameters)
        if self.code is None:
            return None
        return ApiError(self.code, self.description or default_description(self.code))


class Faults:
    """Injected faults, spent in the order they were put in; calls that meet none of them are out in the weather."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.weather: Callable[[str], Fault | None] | None = None

    def inject(
        self,
        method: str = "*",
        *,
        code: int | None = None,
        description: str | None = None,
        retry_after: int | None = None,
        drop: Drop | None = None,
        delay: float | None = None,
        times: int = 1,
    ) -> None:
        """Spoil the next `times` calls of `method`, or of any method but getUpdates with "*" (polling would eat them).

        `delay` is real seconds before the call; `drop` cuts the connection before or after the effect.
        """
        if drop not in (None, "before", "after"):
            raise ValueError(f"drop is before or after, not {drop}")
        self._waiting.append(Fault(method.lower(), code, description, retry_after, drop, delay, times))

    def clear(self) -> None:
        self._waiting.clear()

    @property
    def is_spent(self) -> bool:
        """Whether calls have run into all that was injected."""
        return not self._waiting

    def take(self, method: str) -> Fault | None:
        """The fault this call runs into, None when it goes through."""
        name = method.lower()
        for fault in self._waiting:
            if fault.method == name or (fault.method == "*" and name != "getupdates"):
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return self.weather(name) if self.weather is not None else None
