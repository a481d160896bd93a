"""Every refusal says its rule in its docstring, and has words in both languages that get the parameters they need."""

import ast
from functools import cache
from pathlib import Path

import pytest

from domain.refusals import Refusal
from handlers import features
from tests.guards.word_rules import variables
from texts.loader import LANGUAGES, entries

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "usecases", "domain", "storage", "scheduler")


def refusals() -> dict[str, type[Refusal]]:
    """Every refusal by the name of its class; asking for the features has imported whatever defines one."""
    features()
    found: dict[str, type[Refusal]] = {}
    waiting = [Refusal]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.split(".")[0] in PACKAGES:
                found[kind.__name__] = kind
    return found


@cache
def raised() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Where each refusal is raised, by its class name, and with which parameters."""
    known = refusals()
    found: dict[str, list[tuple[str, frozenset[str]]]] = {name: [] for name in known}
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if not isinstance(node, ast.Raise) or node.exc is None:
                    continue
                call = node.exc
                name = call.func if isinstance(call, ast.Call) else call
                if isinstance(name, ast.Name) and name.id in known:
                    given = {keyword.arg or "" for keyword in call.keywords} if isinstance(call, ast.Call) else set()
                    found[name.id].append((f"{file.relative_to(ROOT)}:{node.lineno}", frozenset(given)))
    return found


def test_every_refusal_says_its_rule() -> None:
    assert [name for name, kind in refusals().items() if not (kind.__doc__ or "").strip().endswith((".", "?"))] == []


def test_codes_are_told_apart() -> None:
    codes = [kind.code for kind in refusals().values()]

    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_words(language: str) -> None:
    words = entries(language)

    assert [kind.code for kind in refusals().values() if f"refusal-{kind.code}" not in words] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_left_of_a_refusal_that_is_gone(language: str) -> None:
    codes = {f"refusal-{kind.code}" for kind in refusals().values()}

    assert [key for key in entries(language) if key.startswith("refusal-") and key not in codes] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_wherever_a_refusal_is_raised_its_words_get_what_they_need(language: str) -> None:
    known, words = refusals(), entries(language)

    lacking = [
        f"{where} raises {name} without {sorted(needed - given)}"
        for name, places in raised().items()
        if (needed := variables(f"refusal-{known[name].code}", words))
        for where, given in places
        if needed - given
    ]

    assert lacking == []


def test_every_refusal_is_raised_somewhere() -> None:
    assert [name for name, places in raised().items() if not places] == []
