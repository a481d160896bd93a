"""Dates as people type them: `вчера`, `12.11`, `12 ноября`, `15го`, `в пятницу`, `Nov 12`, `2026-11-12`.

A day without a year or a month, and a weekday, is the latest such day that is not after today. What is written as a
date and is none (31.02), or can be read in two ways (11/12/2026), is found as a problem, so that it is not passed over
in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.typed_text import fold, tidy

EARLIEST_YEAR = 2000
HALF_A_YEAR, A_MONTH = timedelta(days=183), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a folded text; `value` is None when it is written like a date and is none."""

    value: date | None
    start: int
    end: int


_MONTH_STARTS = ("янв фев мар апр мая июн июл авг сен окт ноя дек", "jan feb mar apr may jun jul aug sep oct nov dec")
_MONTHS = {start: n for starts in _MONTH_STARTS for n, start in enumerate(starts.split(), 1)} | {"май": 5}
_WEEKDAY_STARTS = ("пн вт ср чт пт сб вс", "mo tu we th fr sa su", "по вт ср че пя су во")
_WEEKDAYS = {start: n for starts in _WEEKDAY_STARTS for n, start in enumerate(starts.split())}
_DAYS_FROM_TODAY = {
    **dict.fromkeys(("сегодня", "today"), 0),
    **dict.fromkeys(("вчера", "yesterday"), -1),
    **dict.fromkeys(("позавчера", "day before yesterday"), -2),
    **dict.fromkeys(("завтра", "tomorrow"), 1),
    "послезавтра": 2,
}
_COUNT_WORDS = ("один одну one a", "два две two", "три three", "четыре four", "пять five", "шесть six")
_COUNTS = {word: n for n, words in enumerate(_COUNT_WORDS, 1) for word in words.split()}
_RUSSIAN_MONTH = (
    "янв(?:ар[ья])?|фев(?:р(?:ал[ья])?)?|мар(?:та?)?|апр(?:ел[ья])?|ма[йя]|июн[ья]?|июл[ья]?|авг(?:уста?)?"
    "|сен(?:т(?:ябр[ья])?)?|окт(?:ябр[ья])?|ноя(?:б(?:р[ья])?)?|дек(?:абр[ья])?"
)
_ENGLISH_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = (
    "понедельник|пн|вторник|вт|сред(?:[ау]|ой)|ср|четверг|чт|пятниц(?:[ау]|ей)|пт|суббот(?:[ау]|ой)|сб|воскресенье|вс"
    "|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_MONEY = (
    r" ?(?:₽|%|тыс|тыщ|т\.? ?р|млн|м[ие]л|млрд|лям|руб|rub|mln|mil|bil|bn|thous|коп|с половиной|and a half"
    r"|[мmkpр](?!\w)|т(?!\w)|к(?!\w)(?! [^\W\d]))"
)
_YEAR = r"(?:,? (?P<{0}>20[1-3][0-9])(?![\w:/-]|[.,][0-9])(?!" + _MONEY + r"))?"
_YEAR_WORD = r"(?: ?(?:года?|г)(?!\w)\.?)?"
_RELATIVE = "|".join(sorted(_DAYS_FROM_TODAY, key=len, reverse=True))
_DATE = re.compile(
    r"(?<!\w)(?<![0-9][.,/:-])(?<!₽)(?<!₽ )(?:"
    rf"(?P<relative>{_RELATIVE})(?!\w)"
    # 3 дня назад, две недели назад, неделю назад; "несколько дней назад" is no day
    rf"|(?:(?P<ago>[0-9]{{1,2}}|{'|'.join(_COUNTS)}) )?"
    r"(?P<unit>(?(ago)(?:(?:день|дн|недел)[а-я]{0,2}|(?:day|week)s?)|(?:день|неделю|day|week))) (?:назад|ago)(?!\w)"
    # 12.11, 12.11.26, 12.11.2026
    r"|(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})(?:\.(?P<year>[0-9]{4}|[0-9]{2}))?(?!(?!г(?!\w))[\w/]|:[0-9]|-(?![^\W\d])|[.,][0-9])"
    rf"(?!{_MONEY}){_YEAR_WORD}"
    r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![\w-])"
    r"|(?P<unclear>[0-9]{1,2}(?:/[0-9]{1,2}(?:/[0-9]{2,4})?|-[0-9]{1,2}-[0-9]{4}))(?![\w/-])"
    # 12 ноября, 12 Nov 2026
    r"|(?P<named_day>[0-9]{1,2})(?:-?(?:го|е|ое)|st|nd|rd|th)?(?: of)? ?"
    rf"(?P<name>{_RUSSIAN_MONTH}|{_ENGLISH_MONTH})(?!\w)\.?{_YEAR.format('named_year')}{_YEAR_WORD}"
    # Nov 12; Russian months are not read so: "за ноябрь 15 500"
    rf"|(?<!for )(?P<name_first>{_ENGLISH_MONTH})(?!\w)\.? (?P<day_after>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    rf"(?![\w:/-]|[.,][0-9]| 0[0-9]{{2}})(?!{_MONEY}){_YEAR.format('year_after')}"
    # 15го, 15-го числа, 15 числа, on the 15th; "5th Avenue" is a name
    r"|(?P<of_month>[0-9]{1,2})(?:-?го(?: числа)?| числа)(?!\w)"
    r"|on (?:the )?(?P<ordinal>[0-9]{1,2})(?:st|nd|rd|th)(?!\w)"
    r"|(?P<last>last |(?:во? )?прошл(?:ый|ую|ое|ая|ой) )?(?(last)|(?:во? (?:эт(?:от|у|о) )?|on ))"
    rf"(?P<weekday>{_WEEKDAY})(?!\w)"
    r")"
)


def parse_date(text: str, today: date) -> date | None:
    """The date that `text` is, or None. One with its year, and `завтра`, may be in the future: the caller judges."""
    folded = fold(tidy(text)).rstrip(" .!")
    found = next(find_dates(folded, today), None)
    if found is None or (found.start, found.end) != (0, len(folded)):
        return None
    return found.value


def parse_date_around(text: str, today: date) -> date | None:
    """The same for a day that may as well be ahead: without a year, the nearest such day, before today or after.

    A weekday is the coming one, unless it is said to be the last.
    """
    said = _DATE.fullmatch(fold(tidy(text)).rstrip(" .!"))
    if said and said["weekday"] and not said["last"]:
        return _last_weekday(_WEEKDAYS[said["weekday"][:2]], today + timedelta(days=6), before_today=False)
    of_month = said is not None and _day_of_month(said) is not None
    before, ahead = parse_date(text, today), parse_date(text, today + (A_MONTH if of_month else HALF_A_YEAR))
    if before is None or ahead is None or before.day != ahead.day or (before.month != ahead.month and not of_month):
        return before
    return min(before, ahead, key=lambda day: abs(day - today))


def find_dates(folded: str, today: date) -> Iterator[FoundDate]:
    """Everything in a folded text that is written as a date, from left to right."""
    for match in _DATE.finditer(folded):
        if match["day"] and not match["year"] and not (1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12):
            continue  # "36.6", "12.50": an amount
        yield FoundDate(_value(match, today), *match.span())


def _value(match: re.Match[str], today: date) -> date | None:
    if match["relative"] or match["unit"]:
        return today + timedelta(days=_days_from_today(match))
    if match["weekday"]:
        return _last_weekday(_WEEKDAYS[match["weekday"][:2]], today, before_today=bool(match["last"]))
    if match["day"]:
        return _day(match["day"], int(match["month"]), match["year"], today)
    if day := _day_of_month(match):
        return _last_day_of_month(int(day), today)
    return None if match["unclear"] else _whole(match, today)


def _whole(match: re.Match[str], today: date) -> date | None:
    """A day with its month, in figures from the year on or by the month's name."""
    if match["iso"]:
        year, month, day = match["iso"].split("-")
        return _day(day, int(month), year, today)
    month_name = match["name"] or match["name_first"]
    return _day(
        match["named_day"] or match["day_after"],
        _MONTHS[month_name[:3]],
        match["named_year"] or match["year_after"],
        today,
    )


def _day_of_month(match: re.Match[str]) -> str | None:
    return match["of_month"] or match["ordinal"]


def _last_day_of_month(day: int, today: date) -> date | None:
    """The latest day of this number; None: no month has it."""
    if not 1 <= day <= 31:
        return None
    found = today
    while found.day != day:
        found -= timedelta(days=1)
    return found


def _days_from_today(match: re.Match[str]) -> int:
    if match["relative"]:
        return _DAYS_FROM_TODAY[match["relative"]]
    count = match["ago"] or "1"
    return -int(_COUNTS.get(count, count)) * (7 if match["unit"].startswith(("недел", "week")) else 1)


def _last_weekday(weekday: int, today: date, *, before_today: bool) -> date:
    back = (today.weekday() - weekday) % 7
    return today - timedelta(days=back or 7 * before_today)


def _day(day: str, month: int, year: str | None, today: date) -> date | None:
    """The date, with a year of two digits in this century; without a year the latest one not after today."""
    if year:
        return _existing(int(year) + (EARLIEST_YEAR if len(year) == 2 else 0), month, int(day))
    # eight years hold a 29 February in any case
    candidates = (_existing(today.year - back, month, int(day)) for back in range(9))
    return next((found for found in candidates if found and found <= today), None)


def _existing(year: int, month: int, day: int) -> date | None:
    if year < EARLIEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
