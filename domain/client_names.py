"""Names of clients: brought to one form for comparing, and found by any part of them, one typing error forgiven.

An error is forgiven only where nothing is found without it, never in a number ("Магазин 5" is not "Магазин 6"), and
in a word of four letters only as a whole; shorter words are taken as they stand.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

EXACT = 100.0
AMONG_WORDS = 75.0  # of a name that stands whole among other words
SHORTEST_FORGIVEN = 4  # letters
FORGIVEN = 70.0  # the score of what matches only with a typing error stays below
_EMPTY_WORDS: Final = (
    "уже вот там это снова опять тоже из и а в again more another "
    "спасибо пожалуйста привет здравствуйте добрый день утро вечер thanks please hello hi"
)
_SAYS_NOTHING: Final = frozenset(_EMPTY_WORDS.split())
Named = tuple[int, str]
"""An id and a normalised name."""

_LEAST_LIKE: Final = 79.9  # one letter of five is wrong; of longer words less

_SEPARATORS = re.compile(r"[\W_]+")
_LEGAL_FORMS = (
    "ооо оао зао пао ао нао ип чп тоо ано нко гуп муп фгуп фгбу гбу мбу мбоу "
    "ooo zao oao pao ao ip llc llp ltd inc corp plc gmbh jsc pjsc ojsc cjsc"
)
LEGAL_WORDS = frozenset(_LEGAL_FORMS.split())
_LEGAL_PHRASES = (
    ("общество", "с", "ограниченной", "ответственностью"),
    *((kind, "акционерное", "общество") for kind in ("публичное", "непубличное", "открытое", "закрытое")),
    ("акционерное", "общество"),
    ("индивидуальный", "предприниматель"),
)


def normalise(name: str) -> str:
    """`name` in one form: small letters, е for ё, no quotes, punctuation or legal form, single spaces. Idempotent."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).replace("ё", "е")
    if not folded.isascii():
        folded = "".join(char for char in folded if not unicodedata.combining(char))
    words = _SEPARATORS.sub(" ", folded).split()
    kept: list[str] = []
    for word in words:
        if word not in LEGAL_WORDS:
            kept.append(word)
            _drop_phrase(kept)
    # a client may be called "АО" and nothing else
    return " ".join(kept or words)


def _drop_phrase(words: list[str]) -> None:
    """Take a legal form in words off the end of `words`."""
    for phrase in _LEGAL_PHRASES:
        if words[-len(phrase) :] == list(phrase):
            del words[-len(phrase) :]
            return


def matches(query: str, normalised_name: str) -> float | None:
    """How well `query`, as typed, fits the name: 100 for the whole name, under 70 with a typing error, None for no."""
    wanted = normalise(query)
    return _literal(wanted, normalised_name) or _forgiving(wanted, normalised_name)


def beside(words: str, name: str) -> str:
    """What of the words is no part of the name, where another part is: "аванс" of "ромашка аванс"; empty: nothing."""
    known, parts = normalise(name), normalise(words).split()
    strange = {part for part in parts if not matches(part, known)}
    if strange.issuperset(parts):
        return ""
    left = [word for word in words.split() if not strange.isdisjoint(normalise(word).split())]
    return "" if _SAYS_NOTHING.issuperset(map(normalise, left)) else " ".join(left)


def rank(query: str, candidates: Iterable[Named], limit: int = 8) -> list[int]:
    """The ids of the candidates (id, normalised name) that `query` may mean, best first, equals in the given order.

    The whole name wins outright: then only clients of that very name are returned.
    """
    wanted, known = normalise(query), list(candidates)
    return literal_matches(wanted, known)[:limit] or forgiven_matches(wanted, known, limit)


def literal_matches(wanted: str, known: Iterable[Named]) -> list[int]:
    """Those of `rank` that need no error forgiven; `wanted` is normalised."""
    found = [(score, client_id, name) for client_id, name in known if (score := _literal(wanted, name))]
    best = max((score for score, _, _ in found), default=0.0)
    if best == AMONG_WORDS:
        found = _fullest(found)
    else:
        found = [each for each in found if each[0] == EXACT or AMONG_WORDS < each[0] <= best < EXACT]
    return [client_id for _, client_id, _ in sorted(found, key=lambda scored: -scored[0])]


def forgiven_matches(wanted: str, known: Sequence[Named], limit: int) -> list[int]:
    """Those that `wanted`, normalised, means only with a typing error; thousands are looked through as one types."""
    likely = _likely(wanted, known)
    names = [name for _, name in likely]
    # all that are forgiven have one error; the name nearest as a whole comes first
    nearest = process.extract_iter(wanted, names, scorer=fuzz.ratio)
    in_order = sorted(nearest, key=lambda found: -found[1])
    return list(islice((likely[at][0] for name, _, at in in_order if _forgiving(wanted, name)), limit))


def _likely(wanted: str, known: Sequence[Named]) -> Sequence[Named]:
    """A superset of those, found in one sweep."""
    if len(wanted) <= SHORTEST_FORGIVEN:
        return known
    names = [name for _, name in known]
    near = process.extract(wanted, names, scorer=fuzz.partial_ratio, score_cutoff=_LEAST_LIKE, limit=None)
    short = [at for at, name in enumerate(names) if len(name) == SHORTEST_FORGIVEN]
    return [known[at] for at in sorted({*(at for _, _, at in near), *short})]


def _fullest(found: list[tuple[float, int, str]]) -> list[tuple[float, int, str]]:
    """Without the names that are a part of another: "Ромашка Плюс за ноябрь" does not mean "Ромашка" too."""
    names = {f" {name} " for _, _, name in found}
    inner = {name for name in names if any(name in other != name for other in names)}
    return [each for each in found if f" {each[2]} " not in inner]


def _literal(query: str, name: str) -> float | None:
    """The score of a match without errors."""
    if not query or not name:
        return None
    return _as_typed(query, name) if query in name else _by_words(query, name)


def _as_typed(query: str, name: str) -> float | None:
    """The score of a part of the name: all of it, its beginning, a word's beginning, anything of three letters."""
    if query == name:
        return EXACT
    if name.startswith(query):
        return 95.0
    if f" {query}" in name:
        return 90.0
    return 85.0 if len(query) > 2 else None


def _by_words(query: str, name: str) -> float | None:
    """The score of beginnings of the name's words in any order, and of the whole name among other words."""
    if " " not in query:
        return None
    spaced = f" {name}"
    if all(f" {word}" in spaced for word in query.split()):
        return 80.0
    return AMONG_WORDS if len(name) > 2 and f"{spaced} " in f" {query} " else None


def _forgiving(query: str, name: str) -> float | None:
    """The score of a match with one typing error in a part of the name, or in the name among other words."""
    length = min(len(query), len(name))
    words = name.split()
    if length < SHORTEST_FORGIVEN or any(word not in words for word in query.split() if any(map(str.isdigit, word))):
        return None
    if length == SHORTEST_FORGIVEN:
        close = any(OSA.distance(query, word) <= 1 for word in words)
    else:
        close = fuzz.partial_ratio(query, name, score_cutoff=100 * (length - 1) / length - 0.01) > 0
    return fuzz.ratio(query, name) / 100 * FORGIVEN if close else None
