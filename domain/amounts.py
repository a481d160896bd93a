"""Amounts as people type them: `150к`, `1,5 млн`, `150 000 ₽`, `150.000,50`, `₽150,000.00`, `150т.р.`.

An amount is exact to the kopeck, above zero and below 10¹²; what is written finer is refused, never rounded. What can
be read in two ways (`1,500к` is 1 500 or 1 500 000) gives both readings, and people decide.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from domain import currencies
from domain.amount_scales import BILLION_WORDS, MILLION_WORDS, THOUSAND_WORDS, scale_of
from domain.amount_words import spoken_amounts
from domain.english_amounts import english_amounts
from domain.money import KOPECK
from domain.payments import MOST_AMOUNT
from domain.typed_text import fold, tidy

MONEY_LOOKING, BARE, DOUBTFUL = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that may be the amount: `value` with two decimals, and the span of the tidied line it stands in.

    `weight`: MONEY_LOOKING with a unit, a currency or groups of thousands; BARE a number and nothing more;
    DOUBTFUL when short and joined to a word by a hyphen ("Союз-2"), or bare and as long as a tax number.
    """

    value: Decimal
    start: int
    end: int
    weight: int


@dataclass(frozen=True, slots=True)
class NoAmount:
    """A number written like an amount that is none: negative, zero, finer than a kopeck, malformed, too large.

    `foreign`: or of another currency.
    """

    start: int
    end: int
    money_looking: bool
    foreign: bool = False


_THOUSAND = rf"(?:{THOUSAND_WORDS})\.?|тыр|т\.? ?р(?:уб(?:лей)?)?\.?|т\.?|[кk]"
_MILLION = rf"(?:{MILLION_WORDS})\.?|кк|kk|(?<=[0-9])[мm]"
_BILLION = rf"(?:{BILLION_WORDS})\.?"
_NUMBER = (
    r"(?:(?P<sign>(?<!\w)BEFORE) ?|(?<!\w)(?<![0-9][.,:/'’–-]))"
    r"(?P<body>(?>[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]++)*+"
    r"|[0-9]{4,}(?: 000)+(?![0-9])|[0-9]++(?:[.,'’][0-9]++)*+))"
    r"(?P<half> (?:с половиной|and a half)(?= (?:ты|тыщ|м[ил]|ля|ли|кос|th|mi|ml|bi|bn)))?"
    rf"(?: ?(?:(?P<thousand>{_THOUSAND})|(?P<million>{_MILLION})|(?P<billion>{_BILLION}))"
    # 1млн250тыс
    rf"(?:(?!\w)|(?<=[а-яa-z]{{3}})(?=[0-9]{{1,3}}(?:{THOUSAND_WORDS}|[кk])?(?!\w))))?"
    # 1 млн 200 тыс, 1 млн 200, 150 тыс 500
    r"(?:(?<=[a-zа-я]{2}[a-zа-я.]) ?(?P<more>(?(thousand)[0-9]{3}|[0-9]{1,3}))"
    rf"(?: ?(?P<smaller>{THOUSAND_WORDS}|{MILLION_WORDS}|[кk])(?!\w)\.?|(?![\w:/%-]|[.,][0-9]| [0-9])))?"
    # "150 000 (сто пятьдесят тысяч) руб.": what stands in parentheses is a comment, taken by now
    r"(?:[. ]{0,2}(?:\x00+ )?(?P<currency>BEHIND))?"
    r"(?: ?(?P<kopecks>[0-9]{1,2}) ?коп(?:ее?к|ейк[аи])?(?!\w)\.?)?"
)
_PLAIN = re.compile(r"(0|[1-9][0-9]*)(?:[.,]([0-9]+))?")
_ZEROS_APART = re.compile(r"[1-9][0-9]{3,}(?: 000)+")  # "1500 000"
_GROUPED = re.compile(r"([1-9][0-9]{0,2}([ .,'’])[0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?")
_NOT_MONEY = re.compile(
    r"\w|[:/'’–-][0-9]|-\w| ?%"
    r"| (?:год[ау]?|шт|штуки?|мес|месяц(?:а|ев)?|дн|д(?:ня|ней|ень)|коп\w*|days?|months?|pcs)(?!\w)"
)
# "150000 к договору", "500 к Иванову" after a full sum: a preposition, not thousands
_TOWARDS = re.compile(r" (?:договору|сделке|счету|контракту|заказу|оплате|акту|накладной)(?!\w)")
_FULL_SUM = re.compile(r"[0-9]{4}|[0-9]{1,3}[ .,'’][0-9]{3}")
_WORD_NEXT = re.compile(r" [^\W\d_]")
# "3 x 10 000", "10к*3": what it makes is nowhere written
_TIMES = re.compile(r" ?[*x×х] ?[0-9]+(?: [0-9]{3})*[кkт]?(?!\w)")
_SPOIL_BEFORE = (
    re.compile(r"(?:^|[\s\x00])(?:[-−]|(?:минус|minus|возврат|refund(?: of)?):? )$"),
    re.compile(r"(?:^|[\s\x00])[.,]$"),
    re.compile(r"[0-9]+ ?(?:[*x×х]|(?:шт(?:уки?)?|pcs)\.? (?:по|at)) ?$"),
)
_ZEROS_NEXT = re.compile(r" 0{2,}(?!\w)")
_ADDED_TO = re.compile(r" ?(?:\+|плюс|plus) ?")
_LONGEST_BEFORE = 24
_LEADING_ZERO = re.compile(r"0[0-9]")
_NAME_BEFORE = re.compile(r"[^\W\d_] ?$")


def parse_amount(text: str, currency: str) -> Decimal:
    """The amount that `text` is, with two decimals; ValueError when it is none, or can be read in two ways."""
    folded = fold(tidy(text)).rstrip(" .;!")
    amounts, _ = find_amounts(folded, currency)
    if len(amounts) != 1 or (amounts[0].start, amounts[0].end) != (0, len(folded)):
        raise ValueError(text)
    return amounts[0].value


def find_amounts(folded: str, currency: str) -> tuple[list[Amount], list[NoAmount]]:
    """All readings of numbers as amounts, from left to right; and the numbers written like an amount that are none.

    `currency`: the company's own, ISO 4217; what is marked as another is no amount.
    """
    amounts: list[Amount] = []
    problems: list[NoAmount] = []
    (number,) = currencies.with_currency(currency, _NUMBER)
    for match in number.finditer(folded):
        if problems and match.start() < problems[-1].end:
            continue
        scale, end = _scale_and_end(match, folded)
        if foreign := _foreign(match.start(), end, folded, currency, problems):
            problems.append(foreign)
            continue
        if end == match.end("body") and _NOT_MONEY.match(folded, end):
            continue
        if spoiled := _spoiled(match, end, folded):
            problems.append(spoiled)
            continue
        found = list(_readings(match, scale, end, folded))
        amounts += found
        money_looking = end > match.end("body") or bool(match["sign"])
        # "Отдел 007": a number that begins with zeros is a part of a name, not a slip
        if not found and (money_looking or not _LEADING_ZERO.match(match["body"])):
            problems.append(NoAmount(match.start(), end, money_looking=money_looking))
    for said in (*spoken_amounts(folded, currency), *english_amounts(folded, currency)):
        if foreign := _foreign(said.start, said.end, folded, currency, problems):
            problems.append(foreign)
        else:
            weight = MONEY_LOOKING if said.counted else BARE
            amounts.append(Amount(said.value.quantize(KOPECK), said.start, said.end, weight))
    amounts.sort(key=lambda amount: amount.start)
    sums = list(_sums(folded, amounts))
    apart = [each for each in amounts if not any(sum_.start <= each.start and each.end <= sum_.end for sum_ in sums)]
    return apart, problems + sums


def _foreign(start: int, end: int, folded: str, currency: str, before: Sequence[NoAmount]) -> NoAmount | None:
    """The number with the mark of another currency that stands at it: "100$", "€ 20", "сто тысяч евро".

    `before`: the numbers that are none; the mark of one of them is no other's: "100$ 90 000 ₽".
    """
    other = currencies.foreign(currency)
    if behind := other.match(folded, end + folded.startswith(" ", end)):
        return NoAmount(start, behind.end(), money_looking=True, foreign=True)
    first = start - folded.startswith(" ", start - 1)
    free = max(first - 4, next((each.end for each in reversed(before) if each.end <= start), 0))
    ahead = next((found for found in other.finditer(folded, free, first) if found.end() == first), None)
    if ahead is None or (not ahead[0].isascii() and ahead[0].isalpha()):
        return None
    return NoAmount(ahead.start(), end, money_looking=True, foreign=True)


def _spoiled(match: re.Match[str], end: int, folded: str) -> NoAmount | None:
    """A number that what stands beside it makes another: a minus, a factor, zeros set apart."""
    before = folded[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
    ahead = next((found for pattern in _SPOIL_BEFORE if (found := pattern.search(before))), None)
    behind = _TIMES.match(folded, end) or (end == match.end("body") and _ZEROS_NEXT.match(folded, end)) or None
    if ahead is None and behind is None:
        return None
    start = match.start() - len(ahead[0].lstrip(" \n\x00")) if ahead else match.start()
    return NoAmount(start, behind.end() if behind else end, money_looking=True)


def _sums(folded: str, amounts: list[Amount]) -> Iterator[NoAmount]:
    """Amounts to be added up, "40к+35к": nobody has written what they make. Also one twice, "40к и 40к"."""
    for one, other in pairwise(amounts):
        between = folded[one.end : other.start]
        if _ADDED_TO.fullmatch(between) or (one.value == other.value and between in {" и ", " and "}):
            looking = MONEY_LOOKING in {one.weight, other.weight}
            yield NoAmount(one.start, other.end, money_looking=looking)


def _scale_and_end(match: re.Match[str], folded: str) -> tuple[int, int]:
    """What one of the number's units is worth, and where the amount ends: before a lone "к" that is a preposition."""
    if match["billion"]:
        return 10**9, match.end()
    if match["million"]:
        return 10**6, match.end()
    if not match["thousand"]:
        return 1, match.end()
    body_end, end = match.end("body"), match.end()
    if match["thousand"] == "к" and match.start("thousand") > body_end and end == match.end("thousand"):
        full_sum = _FULL_SUM.match(match["body"]) and _WORD_NEXT.match(folded, end)
        if full_sum or _TOWARDS.match(folded, end):
            return 1, body_end
    return 1000, end


def _readings(match: re.Match[str], scale: int, end: int, folded: str) -> Iterator[Amount]:
    """The amounts that one number can be read as; none when it is no exact amount."""
    body, start = match["body"], match.start()
    marked = bool(match["sign"]) or end > match.end("body") or _GROUPED.fullmatch(body) is not None
    weight = MONEY_LOOKING if marked else BARE
    part_of_word = folded[start - 1 : start] == "-" and len(body) < 4
    if not marked and (part_of_word or len(body) >= 10):
        weight = DOUBTFUL
    for more in _added(match, scale):
        for value in _values(body, scale, match["kopecks"], more):
            yield Amount(value, start, end, weight)
    # "Магазин 24 150к": the first group may be the end of a name
    head, _, tail = body.partition(" ")
    if scale > 1 and len(tail) == 3 and _NAME_BEFORE.search(folded[max(0, start - 2) : start]):
        for more in _added(match, scale)[:1]:
            for value in _values(tail, scale, None, more):
                yield Amount(value, match.start("body") + len(head) + 1, end, weight)


def _added(match: re.Match[str], scale: int) -> list[int]:
    """The roubles that stand after the unit; two readings when it is not said whether they are thousands."""
    if match["half"]:
        return [scale // 2] if match["body"].isdigit() else []
    more = int(match["more"] or 0)
    if smaller := match["smaller"]:
        worth = int(scale_of(smaller) or 1000)
        return [more * worth] if worth < scale else []
    if not more or match["currency"]:
        return [more]
    return [more, 0] if scale == 1000 else [more * scale // 1000, more]


def _values(body: str, scale: int, kopecks: str | None, more: int) -> list[Decimal]:
    """The values of `body` in units of `scale`: two when its only separator may group thousands or begin a fraction."""
    if kopecks:
        body = f"{body},{kopecks:0>2}"
    if _ZEROS_APART.fullmatch(body):
        body = body.replace(" ", "")
    plain, grouped = _PLAIN.fullmatch(body), _GROUPED.fullmatch(body)
    written: list[tuple[str, str]] = []
    if grouped and not (plain and scale >= 10**6):
        written.append((re.sub("[^0-9]", "", grouped[1]), grouped[3] or ""))
    if plain:
        written.append((plain[1], plain[2] or ""))
    if scale > 1 and kopecks:
        return []
    values = (_exact(whole, fraction, scale, more) for whole, fraction in written)
    return [value for value in values if value is not None]


def _exact(whole: str, fraction: str, scale: int, more: int) -> Decimal | None:
    """The amount to the kopeck; None when it is written finer, is zero or too large."""
    if len(whole) > 13 or len(fraction) > (2 if scale == 1 else 12):
        return None
    kopecks, finer = divmod(int(whole + fraction) * scale * 100, 10 ** len(fraction))
    value = (kopecks + more * 100) * KOPECK
    return value if not finer and 0 < value < MOST_AMOUNT else None
