"""`make mutants`: `domain/` is changed by one operator, number, argument or word at a time: does a test notice?

mutmut makes the changes. The tests are collected once, a clean run tells which of them come to which function, and each
change is tried in a process of its own by those that come to it, the quickest first, until one fails. What goes on for
much longer than before is noticed as well. What is decided at import, a constant or a pattern, is not tried.
"""

import gc
import os
import resource
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from fnmatch import fnmatch
from functools import _lru_cache_wrapper
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pytest
from hypothesis import Phase, settings
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.state import state

CHANGED = Path("mutants")
SWITCH = "MUTANT_UNDER_TEST"  # what changed code looks at: which of the changes is on
OPTIONS = [
    *("-s", "--tb=native", "--noconftest", "--hypothesis-profile=mutants"),
    *(f"-pno:{plugin}" for plugin in ("cacheprovider", "xdist", "cov", "playwright")),
    "-Wignore::pytest.PytestAssertRewriteWarning",
    # hundreds of drawn histories for each change would take hours; and a new interpreter sees no change
    *("--ignore=tests/domain/test_engine_properties.py", "--ignore=tests/domain/test_scenario_properties.py"),
    "--deselect=tests/domain/test_working_time.py::test_the_calendar_is_loaded_at_the_first_look_and_not_at_the_start",
    *("tests/domain", "tests/bot/test_simulate_errors.py", "tests/bot/test_simulate_refusals.py"),
]


class Change(NamedTuple):
    """One change: its name, the function that it is in, and what is different."""

    name: str
    function: str
    difference: str


def write_changes(patterns: Sequence[str]) -> Iterator[Change]:
    """Write `domain/`, with their changes the files that a pattern speaks of; tell the changes that it means."""
    (CHANGED / "domain").mkdir(parents=True, exist_ok=True)
    for path in sorted(Path("domain").glob("*.py")):
        code, module = path.read_text("utf-8"), f"domain.{path.stem}"
        if any(fnmatch(module, pattern) or pattern.startswith(f"{module}.") for pattern in patterns):
            changed = mutate_file_contents(str(path), code)
            code, lines, spans = changed.code, changed.code.splitlines(), changed.line_span_by_function_name
            for name in changed.mutant_names:
                function = name.rpartition("__mutmut_")[0]
                one, other = (spans[each] for each in (f"{function}__mutmut_orig", name))
                found = unified_diff(lines[one.start : one.end], lines[other.start : other.end], n=1, lineterm="")
                change = Change(f"{module}.{name}", f"{module}.{function}", "\n".join([*found][2:]))
                if any(fnmatch(change.name, pattern) or fnmatch(module, pattern) for pattern in patterns):
                    yield change
        (CHANGED / path).write_text(code, "utf-8")


class Trial:
    """A plugin of pytest that runs the collected tests in its own way. `survived`: what no test noticed."""

    def __init__(self, changes: Sequence[Change], workers: int) -> None:
        self.changes, self.workers = changes, workers
        self.survived: list[Change] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        tests, running = _clean_run(session), dict[int, Change]()
        gc.freeze()  # a process shares this memory as long as nothing is written there
        for number, change in enumerate(self.changes, 1):
            if pid := os.fork():
                running[pid] = change
            else:
                _try(session, change, tests[change.function])
            while len(running) >= (self.workers if number < len(self.changes) else 1):
                pid, status = os.wait()
                tried = running.pop(pid)
                if status == 0:
                    self.survived.append(tried)
                    print(f"\n{tried.name}, {number} of {len(self.changes)}\n{tried.difference}", flush=True)
        return True


def _clean_run(session: pytest.Session) -> dict[str, list[tuple[float, pytest.Item]]]:
    """Which tests come to which functions, and how many seconds they take."""
    os.environ[SWITCH] = "stats"
    tests = defaultdict[str, list[tuple[float, pytest.Item]]](list)
    for test in session.items:
        state()._stats.clear()
        began = process_time()
        session.config.hook.pytest_runtest_protocol(item=test, nextitem=None)
        if session.testsfailed:
            pytest.exit(f"{test.nodeid} fails before anything is changed", 1)
        for function in state()._stats:
            tests[function].append((process_time() - began, test))
    return tests


def _try(session: pytest.Session, change: Change, tests: Sequence[tuple[float, pytest.Item]]) -> None:
    """Try a change, and end with 0 when no test noticed it."""
    limit = 5 + 3 * int(sum(seconds for seconds, _ in tests))
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    resource.setrlimit(resource.RLIMIT_AS, (4 * 1024**3, 4 * 1024**3))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    os.environ[SWITCH] = change.name
    for each in vars(sys.modules[change.function.rpartition(".")[0]]).values():
        if isinstance(each, _lru_cache_wrapper):  # what the clean run has remembered
            each.cache_clear()
    noticed = True
    try:
        for _, test in sorted(tests, key=lambda timed: timed[0]):
            session.config.hook.pytest_runtest_protocol(item=test, nextitem=None)
            if session.testsfailed:
                break
        noticed = session.testsfailed > 0
    finally:
        os._exit(noticed)


def main(workers: int, patterns: Sequence[str]) -> None:
    """Try the changes whose names match, all without a pattern; print what survives, and how many of each file."""
    changes = list(write_changes(patterns or ["*"]))
    if not changes:
        sys.exit("no change is called so")
    sys.path.insert(0, str(CHANGED.absolute()))
    import_module("domain")  # before pytest puts the project itself in front
    few = {"max_examples": 20, "phases": (Phase.explicit, Phase.generate)}
    settings.register_profile("mutants", settings.get_profile("ci"), **few)
    trial = Trial(changes, workers)
    os.environ[SWITCH] = ""
    if status := pytest.main(OPTIONS, plugins=[trial]):
        sys.exit(int(status))
    tried, survived = (Counter(each.name.split(".")[1] for each in some) for some in (changes, trial.survived))
    for file, count in sorted(tried.items()):
        print(f"{file}: {count} changes, {survived[file]} survived")
    print(f"{len(changes)} changes, {1 - len(trial.survived) / len(changes):.1%} noticed")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
