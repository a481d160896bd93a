"""One update from its arrival to its answer: the press that records a payment, the bot's beside the bare program's.

Both run the same rounds in turn, each on its own copy of one company, and what is told is the median of the rounds'
ratios: the machine's moods fall on both.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from benchmarks import company
from benchmarks.load import Load
from benchmarks.presses import CONNECTIONS
from benchmarks.programs import Program, output_of, running

_DRAFT = (
    "INSERT INTO payment_drafts (id, staff_id, chat_id, message_id, state, client_id, amount, paid_on, text, card_id,"
    " created_at) VALUES (?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: people who press, presses in a round, rounds."""

    hunters: int = CONNECTIONS
    presses: int = 1200
    rounds: int = 5
    connections: int = CONNECTIONS


@dataclass(frozen=True, slots=True)
class Round:
    """One round of one program; times in milliseconds, `cpu` of its process for each update."""

    time: float
    cpu: float
    p50: float
    p99: float
    pause: float

    @classmethod
    def of(cls, load: Load, cpu: float) -> "Round":
        if load.failed:
            raise RuntimeError(f"{load.failed} updates were not taken")
        count, cuts = len(load.waits), quantiles(load.waits, n=100)
        of_one = 1000 / count
        return cls(load.seconds * of_one, cpu * of_one, cuts[49] * 1000, cuts[98] * 1000, load.longest_pause * 1000)


FIELDS = ("time", "cpu", "p50", "p99", "pause")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rounds of both; `ratio` is the median of theirs."""

    bot: list[Round]
    bare: list[Round]

    def of_bot(self, field: str) -> float:
        return float(median(getattr(each, field) for each in self.bot))

    def of_bare(self, field: str) -> float:
        return float(median(getattr(each, field) for each in self.bare))

    def ratio(self, field: str) -> float:
        pairs = zip(self.bot, self.bare, strict=True)
        return float(median(getattr(bot, field) / getattr(bare, field) for bot, bare in pairs))


def measure(folder: Path, plan: Plan, *, confirmation: bool) -> Comparison:
    """Run both; `confirmation`: whether a recorded payment is declared, or confirmed at once and booked."""
    databases = prepare(folder, plan, confirmation=confirmation)
    with ExitStack() as stack:
        telegram = stack.enter_context(running("fake_telegram"))
        programs = [
            stack.enter_context(running(module, database, telegram.port))
            for module, database in zip(("bot_program", "bare"), databases, strict=True)
        ]
        rounds: list[list[Round]] = [[], []]
        for number in range(plan.rounds + 1):
            for program, found in zip(programs, rounds, strict=True):
                found.append(_press_all(program, number, plan))
        # the first is for warming up
        return Comparison(rounds[0][1:], rounds[1][1:])


def prepare(folder: Path, plan: Plan, *, confirmation: bool) -> tuple[Path, Path]:
    """The same company with its drafts twice."""
    paths = folder / f"bot-{confirmation}.sqlite3", folder / f"bare-{confirmation}.sqlite3"
    today = datetime.now(UTC).date()
    company.build(paths[0], plan.hunters * company.CLIENTS_A_HUNTER, today, confirmation=confirmation)
    with closing(sqlite3.connect(paths[0])) as database:
        database.executemany(_DRAFT, _drafts(database, plan, today.isoformat()))
        database.commit()
    shutil.copy(paths[0], paths[1])
    return paths


def _drafts(database: sqlite3.Connection, plan: Plan, today: str) -> Iterator[tuple[object, ...]]:
    """A draft for each press, each of another amount, over the clients whose period runs."""
    running_clients: dict[int, list[int]] = {}
    for client_id, hunter in database.execute("SELECT id, created_by FROM clients WHERE manager_id IS NULL").fetchall():
        running_clients.setdefault(hunter, []).append(client_id)
    for draft_id in range(1, plan.presses * (plan.rounds + 1) + 1):
        staff_id = company.hunter_id(draft_id % plan.hunters)
        clients = running_clients[staff_id]
        client_id = clients[draft_id // plan.hunters % len(clients)]
        chat, amount = staff_id + company.FIRST_TELEGRAM_ID, 100_000 + 100 * draft_id
        text = f"Client {client_id} {amount // 100}"
        yield draft_id, staff_id, chat, -draft_id, client_id, amount, today, text, draft_id, company.NOW


def _press_all(program: Program, number: int, plan: Plan) -> Round:
    cpu = program.cpu
    first = number * plan.presses + 1
    load = Load(**json.loads(output_of("load", program.port, first, plan.presses, plan.hunters, plan.connections)))
    return Round.of(load, program.cpu - cpu)
