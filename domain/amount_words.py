"""Amounts said in words: `полтора миллиона`, `сто пятьдесят тысяч`, `тысяча двести рублей`, `half a million`.

A number in words is money only with a scale (тысяча, миллион, миллиард) or with рублей: "СТО", "Три кита" are names.
What is understood only in part ("двацать пять тысяч", "four million") is no amount at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_UNITS = "один два три четыре пять шесть семь восемь девять"
_TEENS = (
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
_COUNTS: dict[str, Decimal] = {
    **{word: Decimal(n) for n, word in enumerate(_UNITS.split(), 1)},
    **{word: Decimal(n) for n, word in enumerate(_TEENS.split(), 10)},
    **{word: Decimal(10 * n) for n, word in enumerate(_TENS.split(), 2)},
    **{word: Decimal(100 * n) for n, word in enumerate(_HUNDREDS.split(), 1)},
    **dict.fromkeys(("одна", "одну", "a"), Decimal(1)),
    **dict.fromkeys(("полтора", "полторы"), Decimal("1.5")),
    **dict.fromkeys(("пол", "half a"), Decimal("0.5")),
    "две": Decimal(2),
}
_THOUSAND, _MILLION, _BILLION = Decimal(1000), Decimal(10) ** 6, Decimal(10) ** 9
# these say "one" by themselves; of the others ("несколько тысяч") the count must be understood too
_ALONE = {"тысяча": _THOUSAND, "тысячу": _THOUSAND, "миллион": _MILLION, "миллиард": _BILLION}
_HALVES = {"полмиллиона": _MILLION / 2, "полмиллиарда": _BILLION / 2}
_SCALES: dict[str, Decimal] = {
    **_ALONE,
    **_HALVES,
    **dict.fromkeys(("тысяч", "тысячи", "тыс", "thousand"), _THOUSAND),
    **dict.fromkeys(("миллиона", "миллионов", "млн", "million"), _MILLION),
    **dict.fromkeys(("миллиарда", "миллиардов", "млрд", "billion"), _BILLION),
}
_WORD = "(?:" + "|".join(sorted([*_COUNTS, *_SCALES], key=len, reverse=True)) + r")(?!\w)"
# right after another numeral, misspelt or of another language, a run of words is only the end of a number
_NOT_AFTER = "".join(
    f"(?<!{end} )" for end in ("[0-9]", "цать", "десят", "сот", "сто", "сти", "дин", "дна", "дну", "of")
)
_RUN = re.compile(
    rf"(?<![\w.-]){_NOT_AFTER}(?P<words>{_WORD}(?: {_WORD})*+)(?! с )\.?(?P<rub> ?(?:₽|руб(?:л(?:ей|я|ь))?(?!\w)\.?))?"
)
_TOKEN = re.compile(r"half a|\w+")
_HINT = re.compile("тыс|мил|мл|руб|₽|illion|thousand")


@dataclass(frozen=True, slots=True)
class Spoken:
    """An amount in words; `counted` when it says how many (a bare "миллион" may as well be a name)."""

    value: Decimal
    start: int
    end: int
    counted: bool


def spoken_amounts(folded: str) -> Iterator[Spoken]:
    """The amounts said in words in a folded text, from left to right."""
    if not _HINT.search(folded):
        return
    for match in _RUN.finditer(folded):
        words = _TOKEN.findall(match["words"])
        has_scale = any(word in _SCALES for word in words)
        value = _value(words) if has_scale or match["rub"] else None
        if value is not None:
            counted = len(words) > 1 or words[0] in _HALVES or bool(match["rub"])
            yield Spoken(value, *match.span(), counted=counted)


def _value(words: list[str]) -> Decimal | None:
    """What the words add up to; None when they do not stand as in a number: counts falling, scales falling."""
    total, count, last_count, last_scale = Decimal(0), Decimal(0), Decimal("Infinity"), Decimal("Infinity")
    for word in words:
        if (scale := _SCALES.get(word)) is not None:
            if scale >= last_scale or (not count and word not in _ALONE and word not in _HALVES):
                return None
            total += (count or 1) * scale
            count, last_count, last_scale = Decimal(0), Decimal("Infinity"), scale
            continue
        next_count = _COUNTS[word]
        if not _follows(last_count, next_count):
            return None
        count, last_count = count + next_count, next_count
    return total + count if _is_whole(count) else None


def _follows(last: Decimal, count: Decimal) -> bool:
    """Whether `count` may be said after `last`: units after tens, anything below a hundred after hundreds."""
    if last.is_infinite() or not _is_whole(count):
        return last.is_infinite()
    return (20 <= last < 100 and count < 10) or (last >= 100 and count < 100)


def _is_whole(count: Decimal) -> bool:
    return count == count.to_integral_value()
