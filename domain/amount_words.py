"""Amounts said in Russian words: `полтора миллиона`, `сто пятьдесят тысяч`, `пол-ляма`, `тысяча двести рублей`.

A number in words is money only with a scale (тысяча, миллион, миллиард) or with рублей: "СТО", "Три кита" are names.
What is understood only in part ("двенацать пять тысяч") is no amount at all; "миллион двести" is two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from domain.amount_scales import (
    BILLION_WORDS,
    MILLION,
    MILLION_WORDS,
    NONE_YET,
    THOUSAND,
    THOUSAND_WORDS,
    scale_of,
)
from domain.currencies import with_currency

_UNITS = "один два три четыре пять шесть семь восемь девять"
_TEENS = (
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
# the slips of the pen that are made most, each beside what it means
_SLIPS = (
    "адин:1 чотыре:4 пят:5 шест:6 сем:7 восем:8 девят:9 десят:10 одинадцать:11 одинацать:11 двенацать:12 тринацать:13 "
    "четырнацать:14 пятнацать:15 шестнацать:16 семнацать:17 восемнацать:18 девятнацать:19 двацать:20 тритцать:30 "
    "трицать:30 пятдесят:50 пядесят:50 шестдесят:60 шесдесят:60 семдесят:70 восемдесят:80 девяноста:90 двесте:200 "
    "двести:200 тристо:300 четыресто:400 пятсот:500 пицот:500 шестсот:600 шесот:600 семсот:700 восемсот:800 "
    "девятсот:900"
)
_COUNTS: dict[str, Decimal] = {
    **{word: Decimal(n) for n, word in enumerate(_UNITS.split(), 1)},
    **{word: Decimal(n) for n, word in enumerate(_TEENS.split(), 10)},
    **{word: Decimal(10 * n) for n, word in enumerate(_TENS.split(), 2)},
    **{word: Decimal(100 * n) for n, word in enumerate(_HUNDREDS.split(), 1)},
    # written together: "стопятьдесят"
    **{
        f"{hundred}{ten}": Decimal(100 * h + 10 * t)
        for h, hundred in enumerate(_HUNDREDS.split(), 1)
        for t, ten in enumerate(_TENS.split(), 2)
    },
    **{word: Decimal(n) for word, _, n in (slip.partition(":") for slip in _SLIPS.split())},
    **dict.fromkeys(("одна", "одну"), Decimal(1)),
    **dict.fromkeys(("полтора", "полторы", "полтары", "полтара"), Decimal("1.5")),
    "пол": Decimal("0.5"),
    "четверть": Decimal("0.25"),
    "две": Decimal(2),
}
# these say "one" by themselves; of the others ("несколько тысяч") the count must be understood too
_ALONE = frozenset(["тысяча", "тысячу", "тыща", "тыщу", "косарь", "миллион", "милион", "лям", "миллиард"])
AND_A_HALF: Final = "с половиной"
_HALF_OF = re.compile(r"пол-?(?=[мтлк])")
_HALVES = r"пол-?(?:миллиона|милиона|миллиарда|млн|млрд|ляма|лимона|тысячи|тыщи|косаря)"
_SCALES = f"{THOUSAND_WORDS}|{MILLION_WORDS}|{BILLION_WORDS}"
_NUMERALS = "|".join(sorted(_COUNTS, key=len, reverse=True))
_WORD = rf"(?:{_HALVES}|{_NUMERALS}|{AND_A_HALF}|{_SCALES})(?!\w)"
# right after another numeral, misspelt or of another language, a run of words is only the end of a number
_NOT_AFTER = "".join(
    f"(?<!{end} )"
    for end in ("[0-9]", "цать", "десят", "сот", "сто", "сти", "дин", "дна", "дну", "of", "dred", "and", "ty", "teen")
)
_RUN = (
    rf"(?<![\w.-]){_NOT_AFTER}(?P<words>{_WORD}(?: {_WORD})*+)(?! с | коп(?:ее?к)?(?!\w))\.?"
    r"(?P<rub> ?(?:т\.? ?р(?!\w)\.?|BEHIND))?"
    rf"(?: (?:и )?(?P<kopecks>{_WORD}(?: {_WORD})*|[0-9]{{1,2}}) ?коп(?:ее?к|ейк[аи])?(?!\w)\.?)?"
)
_TOKEN = re.compile(rf"{AND_A_HALF}|[\w-]+")
_HINT = "[тм][ыяи]?[сщл]|лям|лимон|косар|BEHIND|р"


@dataclass(frozen=True, slots=True)
class Spoken:
    """An amount in words; `counted` when it says how many (a bare "миллион" may as well be a name)."""

    value: Decimal
    start: int
    end: int
    counted: bool


def spoken_amounts(folded: str, currency: str) -> Iterator[Spoken]:
    """The amounts said in words in a folded text, from left to right; one that can be meant in two ways gives both.

    `currency`: ISO 4217; its words make an amount of a number without a scale.
    """
    hint, run = with_currency(currency, _HINT, _RUN)
    if not hint.search(folded):
        return
    for match in run.finditer(folded):
        words: list[str] = _TOKEN.findall(match["words"])
        exact = match["rub"] is not None
        if not exact and not any(_scale(word) for word in words):
            continue
        thousands = exact and "т" in match["rub"]
        values = [value * THOUSAND if thousands else value for value in _values(words, exact=exact)]
        kopecks = _kopecks(match["kopecks"]) if exact else None
        end = match.end() if kopecks is not None else match.end("rub") if exact else match.end("words")
        counted = len(words) > 1 or words[0] not in _ALONE or exact
        if thousands and any(_scale(word) for word in words):
            continue
        for value in values:
            yield Spoken(value + (kopecks or 0), match.start(), end, counted=counted)


def _kopecks(said: str | None) -> Decimal | None:
    """The rest after the roubles: "пятьдесят копеек", "50 коп"."""
    if said is None:
        return None
    whole = [Decimal(said)] if said.isdigit() else _values(_TOKEN.findall(said), exact=True)
    return whole[0] / 100 if whole and 0 <= whole[0] < 100 and _is_whole(whole[0]) else None


def _scale(word: str) -> Decimal | None:
    return scale_of(word) or scale_of(_HALF_OF.sub("", word))


def _values(words: Sequence[str], *, exact: bool) -> list[Decimal]:
    """What the words add up to; nothing when they do not stand as in a number: counts falling, scales falling."""
    total, count, last_count, last_scale = Decimal(0), Decimal(0), NONE_YET, NONE_YET
    for word in words:
        if (scale := _scale(word)) is not None:
            half = scale_of(word) is None
            if scale >= last_scale or (bool(count) if half else not count and word not in _ALONE):
                return []
            total += scale / 2 if half else (count or 1) * scale
            count, last_count, last_scale = Decimal(0), NONE_YET, scale
            continue
        next_count = Decimal("0.5") if word == AND_A_HALF else _COUNTS[word]
        if not (_is_whole(count) and count if word == AND_A_HALF else _follows(last_count, next_count)):
            return []
        count, last_count = count + next_count, next_count % 100 or next_count
    if not _is_whole(count):
        return []
    return meant_by(total, count, last_scale, exact=exact)


def meant_by(total: Decimal, rest: Decimal, scale: Decimal, *, exact: bool) -> list[Decimal]:
    """What a rest after a scale makes: "миллион двести" is units, or thousands as people say it; with roubles units."""
    doubtful = rest and not exact and scale >= MILLION
    return [total + rest, total + rest * THOUSAND * (scale / MILLION)] if doubtful else [total + rest]


def _follows(last: Decimal, count: Decimal) -> bool:
    """Whether `count` may be said after `last`: units after tens, anything below a hundred after hundreds."""
    if last.is_infinite() or not _is_whole(count):
        return last.is_infinite()
    return (last >= 20 and count < 10) or (last >= 100 and count < 100)


def _is_whole(count: Decimal) -> bool:
    return count == count.to_integral_value()
