"""`simulate`: a scenario file through the very engine of the ledger, without a database, and what everybody earns.

What is wrong in the file is one line on stderr and exit status 2, and then nothing is printed.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from domain.earnings import EARNED, EntryKind
from domain.money import ZERO
from domain.plan import CompensationPlan, PlanWarning, plan_warnings
from domain.scenario import EventRefusedError
from domain.scenario_books import Outcome
from domain.scenario_play import play
from domain.scenario_text import read_scenario
from domain.yaml_text import MOST_CHARACTERS, WrittenError

WRONG: Final = 2
_POINTED_OUT: Final = {
    PlanWarning.MONTHS: "a period of fewer than 1 or more than 24 months",
    PlanWarning.RESIDUAL: "the residual is more than a third of the commission",
    PlanWarning.OVER_HUNDRED: "more than a hundred percent of one base is given away",
}


def simulate(path: Path, *, as_json: bool) -> int:
    """Play the scenario of a file and print what comes of it; the exit status."""
    try:
        text = _read(path)
        written = read_scenario(text)
        try:
            outcome = play(written.scenario)
        except EventRefusedError as refused:
            raise written.located(refused) from None
    except OSError as error:
        return _fail(f"{path}: {error.strerror or error}")
    except WrittenError as wrong:
        where = f"line {wrong.line}, {wrong.where}" if wrong.where else f"line {wrong.line}"
        return _fail(f"{path}: {where}: {wrong.problem}")
    sys.stdout.write(as_data(outcome) if as_json else as_table(outcome, written.scenario.plans))
    return 0


def _read(path: Path) -> str:
    with path.open("rb") as file:
        # one more than fits, so that a longer file is refused and not cut
        data = file.read(4 * MOST_CHARACTERS + 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrittenError(data.count(b"\n", 0, error.start) + 1, "", "not text in UTF-8") from None


def _fail(problem: str) -> int:
    sys.stderr.write(" ".join(problem.split()) + "\n")
    return WRONG


def as_data(outcome: Outcome) -> str:
    """The outcome as JSON: amounts as strings with two decimals, days ISO, keys sorted."""
    found = {
        "clients": {
            name: {"start": _iso(start), "lapses_on": _iso(lapses_on)}
            for name, (start, lapses_on) in outcome.clients.items()
        },
        "earnings": {
            f"{month:%Y-%m}": {
                person: {kind.value: f"{amount:.2f}" for kind, amount in kinds.items()}
                for person, kinds in people.items()
            }
            for month, people in outcome.earnings.items()
        },
        "missed": {f"{month:%Y-%m}": f"{amount:.2f}" for month, amount in outcome.missed.items()},
    }
    return json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def as_table(outcome: Outcome, plans: Sequence[CompensationPlan]) -> str:
    """The outcome to be read by people."""
    clients = [(name, _iso(start) or "-", _iso(end) or "-") for name, (start, end) in outcome.clients.items()]
    missed = [(f"{month:%Y-%m}", _money(amount)) for month, amount in outcome.missed.items()]
    waiting = [(name, reason.value) for name, reason in outcome.unresolved]
    odd = [
        (plan.effective_from.isoformat(), code, _POINTED_OUT[warning])
        for plan in plans
        for warning, code in plan_warnings(plan)
    ]
    sections = [
        _section("Earnings", ("month", "person", *EARNED, "total"), _earned(outcome.earnings), words=2),
        _section("Clients", ("client", "start", "lapses on"), clients),
        _section("Missed service share", ("month", "amount"), missed, words=1),
        _section("Payments that no plan rules", ("payment", "why"), waiting),
        _section("Pointed out in the plans", ("plan from", "line", "what"), odd),
    ]
    return "\n".join(section for section in sections if section)


def _earned(earnings: Mapping[date, Mapping[str, Mapping[EntryKind, Decimal]]]) -> list[tuple[str, ...]]:
    rows = []
    for month, people in earnings.items():
        for person, kinds in people.items():
            rows.append((f"{month:%Y-%m}", person, *_amounts(kinds)))
        if len(people) > 1:
            all_of = {kind: sum((kinds.get(kind, ZERO) for kinds in people.values()), ZERO) for kind in EARNED}
            rows.append((f"{month:%Y-%m}", "(all)", *_amounts(all_of)))
    return rows


def _amounts(kinds: Mapping[EntryKind, Decimal]) -> list[str]:
    amounts = [kinds.get(kind, ZERO) for kind in EARNED]
    return [_money(amount) if amount else "-" for amount in amounts] + [_money(sum(amounts, ZERO))]


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}".replace(",", " ")


def _section(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], words: int | None = None) -> str:
    """A table under a title, the first `words` columns to the left and the amounts to the right; empty without rows."""
    if not rows:
        return ""
    shown = [[_printable(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    left = len(head) if words is None else words
    lines = [
        "  ".join(
            cell.ljust(width) if column < left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in shown
    ]
    return "\n".join([title, *(f"  {line}" for line in lines), ""])


def _printable(text: str) -> str:
    """A name is any text; on a terminal it is only text."""
    return "".join(character if character.isprintable() else "?" for character in text)
