"""What reading a typed line costs, as a ratio to the least that it could: one regular expression that knows one form.

The lines are those of the tests' tables, each kind for itself; the bare reader understands `Name 150000` and no more.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import process_time

from domain.currencies import ROUBLE
from domain.payment_line import read_line

TABLES = Path(__file__).parents[1] / "tests" / "domain" / "typed_lines"
TODAY = date(2026, 11, 23)
KINDS = (
    ("amounts", "sums of every form"),
    ("dates", "with days"),
    ("words", "sums in words"),
    ("layouts", "the other layout of the keyboard"),
    ("as_sellers_type", "as sellers type in a hurry"),
    ("notices", "a bank's notice"),
)
_BARE = re.compile(r"(?P<name>.*\D) (?P<amount>\d+)")


@dataclass(frozen=True, slots=True)
class Kind:
    """What one kind of lines costs: microseconds a line, and how often as much as the bare reader."""

    words: str
    lines: int
    microseconds: float
    ratio: float


def measure(*, rounds: int = 15) -> list[Kind]:
    """Each kind of lines; both readers in turn, round by round."""
    return [_measured(words, _lines(name), rounds) for name, words in KINDS]


def _lines(name: str) -> list[str]:
    rows = (TABLES / f"{name}.txt").read_text("utf-8").splitlines()
    return [row.partition(" →")[0].replace("⏎", "\n") for row in rows if row and not row.startswith("#")]


def _measured(words: str, lines: Sequence[str], rounds: int) -> Kind:
    found = [(_seconds(_read, lines), _seconds(_read_bare, lines)) for _ in range(rounds + 1)][1:]
    whole = median(one for one, _ in found) / len(lines)
    return Kind(words, len(lines), whole * 1e6, median(one / bare for one, bare in found))


def _read(line: str) -> object:
    return read_line(line, TODAY, ROUBLE).amount


def _read_bare(line: str) -> object:
    found = _BARE.match(line)
    return found and Decimal(found["amount"])


def _seconds(read: Callable[[str], object], lines: Sequence[str]) -> float:
    began = process_time()
    for line in lines:
        read(line)
    return process_time() - began
