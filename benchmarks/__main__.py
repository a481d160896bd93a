"""`make bench`: measures everything in one run and prints it as the tables of docs/performance.md."""

import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks import search, simulate, sizes, start_up, typed_line, updates
from benchmarks.updates import Comparison, Plan

CLIENTS = (1_000, 10_000, 100_000)
SEARCHED = (5_000, 50_000)

_ROWS = (
    ("time", "time, ms an update"),
    ("cpu", "CPU of its process, ms an update"),
    ("p50", "p50, ms"),
    ("p99", "p99, ms"),
    ("pause", "longest pause, ms"),
)


def main() -> None:
    """Measure and print."""
    began = perf_counter()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        run(Path(folder), Plan(), CLIENTS, SEARCHED)
    _typed_lines()
    _print([("", ""), *simulate.run()])
    print(f"Measured in {perf_counter() - began:.0f} s.")


def run(folder: Path, plan: Plan, clients: Sequence[int], searched: Sequence[int]) -> None:
    """What needs a database, in sizes of one's choice."""
    _updates("payment recorded, to be confirmed", updates.measure(folder, plan, confirmation=True))
    _updates("payment recorded, confirmed at once", updates.measure(folder, plan, confirmation=False))
    _sizes([sizes.measure(folder, count, datetime.now(UTC).date()) for count in clients])
    _searches([search.measure(folder, count, datetime.now(UTC).date()) for count in searched])
    starts = [start_up.measure(folder), start_up.measure(folder, "all-models")]
    rows = [
        ("start to first answer, s", *(f"{each.seconds:.2f}" for each in starts)),
        ("of it the first update, s", *(f"{each.first_update:.2f}" for each in starts)),
        ("memory, MB", *(f"{each.memory:.0f}" for each in starts)),
    ]
    _print([("start", "models built when used", "all at import"), *rows])


def _updates(what: str, found: Comparison) -> None:
    rate = ("updates a second", f"{1000 / found.of_bot('time'):.0f}", f"{1000 / found.of_bare('time'):.0f}")
    rows = [
        (words, f"{found.of_bot(name):.2f}", f"{found.of_bare(name):.2f}", f"{found.ratio(name):.2f}")
        for name, words in _ROWS
    ]
    _print([(what, "bot", "bare", "ratio"), (*rate, f"{1 / found.ratio('time'):.2f}"), *rows])


def _sizes(found: Sequence[sizes.Size]) -> None:
    rows = [
        ("scan that finds nothing, ms", *(f"{size.nothing:.4f}" for size in found)),
        ("aggregate of all payments, ms", *(f"{size.aggregate:.1f}" for size in found)),
        ("aggregate / scan", *(f"{size.aggregate_by_scan:,.0f}" for size in found)),
        ("scan, for each client that is due, ms", *(f"{size.due:.3f}" for size in found)),
        ("digest of a hunter, ms", *(f"{size.hunter:.2f}" for size in found)),
        ("digest of a head, ms", *(f"{size.head:.2f}" for size in found)),
        ("digest of the director, ms", *(f"{size.director:.2f}" for size in found)),
    ]
    _print([("clients", *(f"{size.clients:,}" for size in found)), *rows])


def _searches(found: Sequence[search.Search]) -> None:
    few, many = found
    told = [(words, few.director[at], many.director[at]) for at, (words, _) in enumerate(search.QUERIES)]
    told += [
        ("the slowest of these for a head of them all", few.head, many.head),
        ("the slowest of these for a hunter of fifty", few.hunter, many.hunter),
        ("a payment in one line", few.payment, many.payment),
    ]
    rows = [(words, f"{one:.1f}", f"{other:.1f}", f"{other / one:.1f}") for words, one, other in told]
    _print([("found by, ms", f"{few.clients:,} clients", f"{many.clients:,} clients", "growth"), *rows])


def _typed_lines() -> None:
    rows = [
        (kind.words, f"{kind.lines}", f"{kind.microseconds:.0f}", f"{kind.ratio:.0f}") for kind in typed_line.measure()
    ]
    _print([("a typed line is read", "lines", "µs a line", "ratio to one regular expression"), *rows])


def _print(rows: Iterable[Sequence[str]]) -> None:
    """A Markdown table; the first row is its head."""
    head, *rest = rows
    rule = ("---", *("---:" for _ in head[1:]))
    print("\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rest)), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
