"""Telegram's pace: about thirty messages a second in all and one a second to a chat, with short bursts let through."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.errors import too_many_requests

_PACED_PREFIXES = ("send", "edit", "copy", "forward")
_FREE = frozenset({"sendchataction"})


@dataclass
class _Bucket:
    """Tokens that refill `rate` a second up to `burst`."""

    rate: float
    burst: float
    tokens: float
    seen: float

    def wait(self, now: float) -> float:
        """Seconds until a token is there; 0 when one is."""
        self.tokens = min(self.burst, self.tokens + (now - self.seen) * self.rate)
        self.seen = now
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate


class Pace:
    """Off unless `enabled`; counts real seconds, since the world's clock jumps."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.enabled = False
        self.overall_rate = 30.0
        self.chat_rate = 1.0
        self.chat_burst = 3.0
        self._monotonic = monotonic
        self._buckets: dict[str, _Bucket] = {}

    def check(self, method: str, chat_id: str) -> None:
        """Count one call; ApiError 429 with `retry_after` when it comes too soon."""
        name = method.lower()
        if not self.enabled or name in _FREE or not name.startswith(_PACED_PREFIXES):
            return
        now = self._monotonic()
        buckets = [
            self._bucket("overall", self.overall_rate, self.overall_rate, now),
            self._bucket(chat_id, self.chat_rate, self.chat_burst, now),
        ]
        longest = max(bucket.wait(now) for bucket in buckets)
        if longest > 0:
            raise too_many_requests(math.ceil(longest))
        for bucket in buckets:
            bucket.tokens -= 1

    def _bucket(self, key: str, rate: float, burst: float, now: float) -> _Bucket:
        return self._buckets.setdefault(key, _Bucket(rate, burst, burst, now))
