"""Which client is meant: one search for typed lines, forms, lists and the input line, over what a person may see."""

from collections.abc import Sequence
from typing import Final

from domain.client_names import SHORTEST_FORGIVEN, Named, forgiven_matches, literal_matches, normalise
from domain.keyboard import looks_switched, switched
from domain.staff import Actor
from storage import client_queries, client_search
from storage.clients import Client
from storage.db import Tx

CANDIDATES: Final = 6
_MOST_PARTS: Final = 4
_TAX_NUMBER_LENGTHS: Final = frozenset({10, 12})


def as_typed(tx: Tx, actor: Actor, words: str, most: int) -> list[Client]:
    """The clients that words may mean: by tax number, a part of the name, or with one typing error.

    Best first, and among equals those about which this person did something last.
    """
    return _found(tx, actor, [words], [words], most)


def in_any_layout(tx: Tx, actor: Actor, words: str, most: int) -> list[Client]:
    """The same; where nobody is called so, also by what the keys give in the other layout of the keyboard."""
    others = switched(words)
    likely = [other for other in others if looks_switched(words, other)]
    return _found(tx, actor, [words, *others], [words, *likely], most)


def by_a_word(tx: Tx, actor: Actor, words: str, most: int) -> list[Client]:
    """Those called by one of several words, where all of them mean nobody: to be asked about, never taken for meant."""
    parts = sorted(normalise(words).split(), key=len, reverse=True)
    found: dict[int, None] = {}
    for part in parts[:_MOST_PARTS] if len(parts) > 1 else ():
        if len(part) >= SHORTEST_FORGIVEN:
            found.update(dict.fromkeys(literal_matches(part, client_search.literally(tx, actor, part))))
    return [client_queries.get(tx, actor, client_id) for client_id in list(found)[:most]]


def _found(tx: Tx, actor: Actor, spellings: Sequence[str], misspellings: Sequence[str], most: int) -> list[Client]:
    """By the first spelling that somebody is called by, else by the first one with an error forgiven."""
    digits = spellings[0].strip()
    if digits.isdigit() and len(digits) in _TAX_NUMBER_LENGTHS:
        return client_queries.with_tax_number(tx, actor, digits)
    used = client_search.last_used(tx, actor)
    found: list[int] = []
    for wanted in map(normalise, spellings):
        if wanted and not found:
            found = literal_matches(wanted, _merged(used, client_search.literally(tx, actor, wanted)))
    for wanted in map(normalise, misspellings):
        if len(wanted) >= SHORTEST_FORGIVEN and not found:
            found = forgiven_matches(wanted, _merged(used, client_search.nearly(tx, actor, wanted)), most)
    return [client_queries.get(tx, actor, client_id) for client_id in found[:most]]


def _merged(used: Sequence[Named], found: Sequence[Named]) -> list[Named]:
    """The used ones first: they may be left out of `found`, where so many fit as well."""
    return list(dict([*used, *found]).items())
