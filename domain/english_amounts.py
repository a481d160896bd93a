"""Amounts said in English words: `half a million`, `a hundred and fifty thousand`, `one and a half million roubles`.

As in Russian, a number in words is money only with a scale or a currency, and what is understood only in part is none.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.amount_scales import NONE_YET, scale_of
from domain.amount_words import Spoken, meant_by
from domain.currencies import with_currency

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_COUNTS: dict[str, Decimal] = {
    **{word: Decimal(n) for n, word in enumerate(f"{_UNITS} eighteen nineteen".split(), 1)},
    **{word: Decimal(10 * n) for n, word in enumerate(_TENS.split(), 2)},
    **dict.fromkeys(("fourty",), Decimal(40)),
    "a": Decimal(1),
    "half a": Decimal("0.5"),
    "quarter of a": Decimal("0.25"),
}
_HALF, _HUNDRED = "and a half", "hundred"
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_WORD = rf"(?:{_HALF}|{_COUNT}|{_HUNDRED}|and(?= (?:{_COUNT}))|thous[ae]nds?|mill?ions?|bill?ions?)(?!\w)"
_RUN = (
    rf"(?<![\w.,-])(?<!point )(?<!few )(?<!of )(?<![0-9] )(?P<words>{_WORD}(?:[ -]{_WORD})*+)(?!-\w)"
    r"(?P<rub> ?BEHIND)?"
)
_TOKEN = re.compile(f"{_HALF}|half a|quarter of a|[a-z]+")
_HINT = "thous|illi|ilio|BEHIND"


def english_amounts(folded: str, currency: str) -> Iterator[Spoken]:
    """The amounts said in English words in a folded text, from left to right."""
    hint, run = with_currency(currency, _HINT, _RUN)
    if not hint.search(folded):
        return
    for match in run.finditer(folded):
        words: list[str] = _TOKEN.findall(match["words"])
        exact = match["rub"] is not None
        if exact or any(scale_of(word) for word in words):
            for value in _values(words, exact=exact):
                yield Spoken(value, *match.span(), counted=True)


def _values(words: Sequence[str], *, exact: bool) -> list[Decimal]:
    """What the words add up to; nothing when they do not stand as in a number."""
    total, count, last_scale = Decimal(0), Decimal(0), NONE_YET
    for at, word in enumerate(words):
        if (scale := scale_of(word)) is not None:
            if scale >= last_scale or not count:
                return []
            total, count, last_scale = total + count * scale, Decimal(0), scale
        elif word != "and":
            grown = _grown(count, word, words[at + 1 :])
            if grown is None:
                return []
            count = grown
        elif count % 100:
            return []
    return meant_by(total, count, last_scale, exact=exact) if count == count.to_integral_value() else []


def _grown(count: Decimal, word: str, after: Sequence[str]) -> Decimal | None:
    """The count with one more word of it; None where that word cannot stand."""
    if word == _HUNDRED:
        return count * 100 if 1 <= count <= 9 and count == int(count) else None
    if word == _HALF:
        return count + Decimal("0.5") if count > 0 and count == int(count) else None
    more = _COUNTS[word]
    if word == "a" or more < 1:
        follows = bool(after) and (after[0] == _HUNDRED or scale_of(after[0]) is not None)
        return more if not count and follows else None
    room = count % 100 == 0 or (count % 100 >= 20 and count % 10 == 0 and more < 10)
    return count + more if room else None
