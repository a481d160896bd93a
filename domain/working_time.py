"""Working time: Monday to Friday, 9:00 to 18:00 by a person's own clock, without the public holidays of a country.

A decider's silence is counted in it, and nobody is reminded of anything outside it.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

OPENS: Final = time(9)
CLOSES: Final = time(18)
HOURS_A_DAY: Final = CLOSES.hour - OPENS.hour
_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


def is_working_day(day: date, country: str) -> bool:
    """Whether a day is one of Monday to Friday and no public holiday of a country (two letters)."""
    return day.weekday() < _SATURDAY and day not in _holidays(country, day.year)


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> frozenset[date]:
    """The public holidays of a year, with the days that the country moved them to; none in a country nobody knows."""
    # late: it takes a third of a second, and most starts of the program need no calendar
    from holidays import country_holidays

    try:
        return frozenset(country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()


def is_working(at: datetime, zone: str, country: str) -> bool:
    """Whether an instant lies in somebody's working time."""
    local = at.astimezone(ZoneInfo(zone))
    return is_working_day(local.date(), country) and OPENS <= local.time() < CLOSES


def next_working(at: datetime, zone: str, country: str) -> datetime:
    """The first instant of working time that is not before this one (UTC)."""
    return add(at, zone=zone, country=country)


def add(start: datetime, *, zone: str, country: str, hours: int = 0, days: int = 0) -> datetime:
    """The first instant of working time (UTC) by which so much of it has passed since `start`.

    A day is the hours of one, so five days after Tuesday 14:00 is the next Tuesday 14:00. What is full at closing time
    has passed when the next working day opens.
    """
    left = timedelta(hours=hours + days * HOURS_A_DAY)
    own = ZoneInfo(zone)
    since, day = start.astimezone(UTC), start.astimezone(own).date()
    while True:
        if is_working_day(day, country):
            opens, closes = (datetime.combine(day, hour, own).astimezone(UTC) for hour in (OPENS, CLOSES))
            begins = max(since, opens)
            if begins + left < closes:
                return begins + left
            left -= max(closes - begins, timedelta())
        day += _DAY
