"""A month to choose a day from, as rows of buttons: a pure function, so that "today" is the company's and not the
machine's, and the words are the person's.
"""

from calendar import Calendar
from datetime import date

from domain.calendar import add_months, month_of
from handlers.screen import Button
from texts import Texts

DAY, MONTH, BLANK = "day-", "month-", "none"
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


def month_rows(month: date, say: Texts, first: date = EARLIEST, last: date = LATEST) -> list[list[Button]]:
    """The month that begins on `month`: a day answers `day-2026-11-23`, the arrows `month-2026-12-01`.

    `first`, `last`: the days between which one is chosen, others are not shown.
    """
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    head = [
        _arrow("‹", add_months(month, -1), first, last),
        Button(say.month(month, capital=True), BLANK),
        _arrow("›", add_months(month, 1), first, last),
    ]
    shown = [[day if month_of(day) == month and first <= day <= last else None for day in week] for week in weeks]
    return [
        head,
        [Button(say.weekday_short(day), BLANK) for day in weeks[0]],
        *([_day(day, say) for day in week] for week in shown if any(week)),
    ]


def _arrow(sign: str, month: date, first: date, last: date) -> Button:
    return Button(sign, f"{MONTH}{month}") if month_of(first) <= month <= last else Button(" ", BLANK)


def _day(day: date | None, say: Texts) -> Button:
    if day is None:
        return Button(" ", BLANK)
    return Button(f"[{day.day}]" if day == say.today else str(day.day), f"{DAY}{day}")
