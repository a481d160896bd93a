"""From the start of the process to the answer of the first update, and the memory it takes by then.

Once as it is, once with all of aiogram's models built at import, as they are without `bot/lazy_models.py`.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from time import perf_counter

from benchmarks.load import Load
from benchmarks.programs import output_of, running
from benchmarks.updates import Plan, prepare


@dataclass(frozen=True, slots=True)
class StartUp:
    """Seconds to the first answer, of which `first_update` for that update itself; resident megabytes."""

    seconds: float
    first_update: float
    memory: float


def measure(folder: Path, *arguments: str, times: int = 3, program: str = "bot_program") -> StartUp:
    """The median of some starts of a program that answers presses."""
    database, _ = prepare(Path(mkdtemp(dir=folder)), Plan(hunters=10, presses=times, rounds=0), confirmation=True)
    found = [_start(program, database, draft_id, *arguments) for draft_id in range(1, times + 1)]
    return StartUp(*(median(getattr(each, field) for each in found) for field in ("seconds", "first_update", "memory")))


def _start(program: str, database: Path, draft_id: int, *arguments: str) -> StartUp:
    with running("fake_telegram") as telegram:
        began = perf_counter()
        with running(program, database, telegram.port, *arguments) as started:
            ready = perf_counter() - began
            load = Load(**json.loads(output_of("load", started.port, draft_id, 1, 10, 1)))
            return StartUp(ready + load.seconds, load.seconds, started.memory)
