"""Trouble at random, from a seed: a share of calls is refused, delayed or cut off, as on a bad day of the network."""

from collections import Counter
from collections.abc import Mapping
from random import Random
from typing import Any, Final

from sandbox.faults import Fault

KINDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "429": {"retry_after": 1},
    "500": {"code": 500},
    "502": {"code": 502},
    "403": {"code": 403, "description": "Forbidden: bot was blocked by the user"},
    "cut before": {"drop": "before"},
    "cut after": {"drop": "after"},
    "slow": {"delay": 0.3},
}
"""By the name under which each is counted."""


class Weather:
    """`shares`: of which kind how many of a thousand calls meet it; 403 is met by what writes to a chat only.

    Draws for one call after another; `met` counts.
    """

    def __init__(self, seed: int, shares: Mapping[str, int]) -> None:
        self._chance, self._shares = Random(seed), shares
        self.met: Counter[str] = Counter()

    def fault(self, method: str) -> Fault | None:
        """What this call runs into."""
        drawn = self._chance.randrange(1000)
        for kind, share in self._shares.items():
            drawn -= share
            if drawn < 0:
                return self._meet(kind, method)
        return None

    def _meet(self, kind: str, method: str) -> Fault | None:
        if kind == "403" and not method.lower().startswith(("send", "edit")):
            return None
        self.met[kind] += 1
        return Fault(method, **KINDS[kind])
