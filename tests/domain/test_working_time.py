"""Working time against a clock that is looked at each minute."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.working_time import add, is_working, is_working_day, next_working

MINUTE = timedelta(minutes=1)
ZONES = ("Europe/Moscow", "Asia/Vladivostok", "Europe/Berlin", "America/New_York", "Asia/Kathmandu")
COUNTRIES = ("RU", "KZ", "DE", "US")
CALENDARS = {country: set(country_holidays(country, years=range(2022, 2030))) for country in COUNTRIES}
# the minute-stepping clock takes a while, and the first look at a calendar loads it
patiently = settings(deadline=None, max_examples=40)
starts = st.integers(0, 4 * 365 * 24 * 60).map(lambda minutes: datetime(2023, 1, 1, tzinfo=UTC) + minutes * MINUTE)


def moscow(day: str, hour: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZoneInfo("Europe/Moscow"))


def naive_is_working(at: datetime, zone: str, country: str) -> bool:
    local = at.astimezone(ZoneInfo(zone))
    return local.weekday() in {0, 1, 2, 3, 4} and local.date() not in CALENDARS[country] and 9 <= local.hour < 18


def naive_add(start: datetime, minutes: int, zone: str, country: str) -> datetime:
    """Step by step: a minute of working time that has passed is one less to wait for."""
    at, left = start, minutes
    while left or not naive_is_working(at, zone, country):
        if naive_is_working(at, zone, country):
            left -= 1
        at += MINUTE
    return at


@patiently
@given(starts, st.sampled_from(ZONES), st.sampled_from(COUNTRIES), st.integers(0, 30))
def test_hours_of_working_time_are_what_a_clock_looked_at_each_minute_counts(
    start: datetime, zone: str, country: str, hours: int
) -> None:
    assert add(start, zone=zone, country=country, hours=hours) == naive_add(start, hours * 60, zone, country)


@patiently
@given(starts, st.sampled_from(ZONES), st.sampled_from(COUNTRIES))
def test_a_minute_is_working_time_when_the_naive_clock_says_so(start: datetime, zone: str, country: str) -> None:
    assert is_working(start, zone, country) is naive_is_working(start, zone, country)
    assert next_working(start, zone, country) == naive_add(start, 0, zone, country)


@patiently
@given(starts, st.sampled_from(ZONES), st.integers(0, 40), st.integers(0, 40))
def test_waiting_twice_is_waiting_for_the_sum(start: datetime, zone: str, first: int, second: int) -> None:
    half = add(start, zone=zone, country="RU", hours=first)

    assert add(half, zone=zone, country="RU", hours=second) == add(start, zone=zone, country="RU", hours=first + second)


@pytest.mark.parametrize(
    ("start", "hours", "reached"),
    [
        (("2026-11-23", "10:00"), 24, ("2026-11-25", "16:00")),
        (("2026-11-23", "10:00"), 48, ("2026-11-30", "13:00")),
        (("2026-11-23", "10:00"), 72, ("2026-12-03", "10:00")),
        # full at closing time on Monday: nobody is there any more
        (("2026-11-23", "09:00"), 9, ("2026-11-24", "09:00")),
        # on a Saturday, and in the night
        (("2026-11-21", "12:00"), 1, ("2026-11-23", "10:00")),
        (("2026-11-24", "03:00"), 0, ("2026-11-24", "09:00")),
        # New Year: the 30th of December 2025 is a working day, the next one is the 12th of January
        (("2025-12-30", "17:00"), 1, ("2026-01-12", "09:00")),
        (("2025-12-30", "12:00"), 23, ("2026-01-13", "17:00")),
        (("2025-12-30", "12:00"), 24, ("2026-01-14", "09:00")),
    ],
)
def test_worked_examples(start: tuple[str, str], hours: int, reached: tuple[str, str]) -> None:
    assert add(moscow(*start), zone="Europe/Moscow", country="RU", hours=hours) == moscow(*reached)


def test_working_days_are_their_hours() -> None:
    start = moscow("2026-11-24", "14:00")

    assert add(start, zone="Europe/Moscow", country="RU", days=5) == moscow("2026-12-01", "14:00")


@pytest.mark.parametrize(
    ("day", "country", "works"),
    [
        ("2026-01-09", "RU", False),  # moved there from a Saturday
        ("2026-01-12", "RU", True),
        ("2026-01-09", "KZ", True),
        ("2026-11-21", "RU", False),
        # a Saturday that the government declared a working day is still no Monday to Friday
        ("2024-04-27", "RU", False),
        ("2026-01-01", "ZZ", True),
    ],
)
def test_a_working_day_is_no_weekend_and_no_holiday_of_the_country(day: str, country: str, works: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_working_day(date.fromisoformat(day), country) is works


def test_the_calendar_is_loaded_at_the_first_look_and_not_at_the_start() -> None:
    start = "from bot.lazy_models import import_lean; import_lean()"
    asked = f"{start}; import sys, scheduler.ticks, handlers; handlers.features(); print('holidays' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603 - our own words

    assert said.stdout == "False\n"
