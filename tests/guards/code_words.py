"""Which words the program's sources use, read from their syntax trees."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tests.guards.word_rules import Entries, references, variables

SAYING = {"say", "texts", "plain", "button", "toast", "Said"}
"""Calls whose first argument is a key."""

TAKING_PARAMETERS = SAYING - {"Said"}
_CYRILLIC = re.compile("[\u0400-\u04ff]")


@dataclass(frozen=True)
class Saying:
    """One place that says a key: `given` are the parameters' names, None when they cannot be told from the source."""

    where: str
    key: str
    given: frozenset[str] | None


@dataclass
class CodeWords:
    """`literals`: all strings; `sayings`: keys said; `computed`: what computed keys begin with, and where."""

    literals: set[str] = field(default_factory=set)
    sayings: list[Saying] = field(default_factory=list)
    computed: list[tuple[str, str]] = field(default_factory=list)


def words_in(sources: Mapping[str, str]) -> CodeWords:
    """The words that sources, by their file names, use."""
    words = CodeWords()
    for name, source in sources.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.literals.add(node.value)
            elif isinstance(node, ast.Call) and node.args and _name_of(node.func) in SAYING:
                _read_call(node, f"{name}:{node.lineno}", words)
    return words


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _read_call(call: ast.Call, where: str, words: CodeWords) -> None:
    names = [keyword.arg for keyword in call.keywords]
    told = len(call.args) == 1 and None not in names and _name_of(call.func) in TAKING_PARAMETERS
    given = frozenset(name for name in names if name) if told else None
    for key in _alternatives(call.args[0]):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            words.sayings.append(Saying(where, key.value, given))
        elif isinstance(key, ast.JoinedStr):
            first = key.values[0]
            words.computed.append((where, str(first.value) if isinstance(first, ast.Constant) else ""))


def _alternatives(expression: ast.expr) -> Iterator[ast.expr]:
    if isinstance(expression, ast.IfExp):
        yield from _alternatives(expression.body)
        yield from _alternatives(expression.orelse)
    else:
        yield expression


def unknown_keys(words: CodeWords, entries: Entries) -> list[str]:
    """Places that say a key that no file has."""
    return [f"{said.where} says {said.key}, which no file has" for said in words.sayings if said.key not in entries]


def wrong_parameters(words: CodeWords, entries: Entries) -> list[str]:
    """Places that give other parameters than their key uses."""
    wrong = []
    for said in words.sayings:
        needed = variables(said.key, entries)
        if said.key in entries and said.given is not None and said.given != needed:
            wrong.append(f"{said.where} {said.key}: needs {sorted(needed)}, is given {sorted(said.given)}")
    return wrong


def undeclared_computed_keys(words: CodeWords, prefixes: Iterable[str]) -> list[str]:
    """Places that compute a key whose beginning is not declared."""
    declared = tuple(prefixes)
    return [
        f"{where} computes a key from {start!r}" for where, start in words.computed if not start.startswith(declared)
    ]


def unused_keys(words: CodeWords, entries: Entries, prefixes: Iterable[str]) -> list[str]:
    """Keys that neither code nor another message nor a declared beginning uses."""
    used = words.literals.union(*(references(entry) for entry in entries.values()))
    declared = tuple(prefixes)
    return sorted(key for key in entries if key not in used and not key.startswith(declared))


def cyrillic_literals(source: str) -> list[int]:
    """Lines of string literals with Cyrillic letters; docstrings are not meant for users."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and _CYRILLIC.search(node.value)
    ]
