"""Dates typed by themselves; a day without a year is never in the future."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import parse_date

TODAY = date(2026, 11, 23)  # a Monday
BUSINESS_DAYS = st.dates(min_value=date(2009, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("сегодня", date(2026, 11, 23)),
        (" Вчера. ", date(2026, 11, 22)),
        ("позавчера", date(2026, 11, 21)),
        ("завтра", date(2026, 11, 24)),
        ("послезавтра", date(2026, 11, 25)),
        ("12.11", date(2026, 11, 12)),
        ("23.11", date(2026, 11, 23)),
        ("24.11", date(2025, 11, 24)),
        ("5.9", date(2026, 9, 5)),
        ("29.02", date(2024, 2, 29)),
        ("12.11.26", date(2026, 11, 12)),
        ("12.11.2026 г.", date(2026, 11, 12)),
        ("12.12.2026", date(2026, 12, 12)),
        ("2026-11-12", date(2026, 11, 12)),
        ("12 ноября", date(2026, 11, 12)),
        ("12 ноя", date(2026, 11, 12)),
        ("12 ноя.", date(2026, 11, 12)),
        ("9 мая", date(2026, 5, 9)),
        ("1 май", date(2026, 5, 1)),
        ("31 декабря", date(2025, 12, 31)),
        ("12 ноября 2024 года", date(2024, 11, 12)),
        ("1-го сентября", date(2026, 9, 1)),
        ("в понедельник", date(2026, 11, 23)),
        ("в прошлый понедельник", date(2026, 11, 16)),
        ("во вторник", date(2026, 11, 17)),
        ("в среду", date(2026, 11, 18)),
        ("в чт", date(2026, 11, 19)),
        ("в пятницу", date(2026, 11, 20)),
        ("в субботу", date(2026, 11, 21)),
        ("в воскресенье", date(2026, 11, 22)),
        ("today", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 22)),
        ("day before yesterday", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 24)),
        ("Nov 12", date(2026, 11, 12)),
        ("12 Nov", date(2026, 11, 12)),
        ("Sept. 1st, 2025", date(2025, 9, 1)),
        ("12th of November", date(2026, 11, 12)),
        ("on Friday", date(2026, 11, 20)),
        ("last mon", date(2026, 11, 16)),
        ("день назад", date(2026, 11, 22)),
        ("3 дня назад", date(2026, 11, 20)),
        ("неделю назад", date(2026, 11, 16)),
        ("2 недели назад", date(2026, 11, 9)),
        ("a week ago", date(2026, 11, 16)),
        ("2 weeks ago", date(2026, 11, 9)),
        ("2025-10-12", date(2025, 10, 12)),
        ("12.11.2000", date(2000, 11, 12)),
    ],
)
def test_a_date_is_read(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "скоро",
        "31.02",
        "31.02.2026",
        "32.01",
        "12.13",
        "12.11.1999",
        "2026-02-30",
        "31 ноября",
        "0 мая",
        "11/12/2026",
        "11-12-2026",
        "12.11 150к",
        "12.11 тыс",
        "вчера или сегодня",
        "пятница",
        "12",
        "120.11",
        "сегодняшний",
    ],
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


@settings(deadline=None)
@given(BUSINESS_DAYS, st.integers(min_value=0, max_value=364))
def test_a_day_of_the_last_year_is_found_without_its_year(today: date, back: int) -> None:
    day = today - timedelta(days=back)

    assert parse_date(f"{day:%d.%m}", today) == day
    assert parse_date(f"{day:%b} {day.day}", today) == day
    assert parse_date(f"{day:%d.%m.%y}", today) == day


@settings(deadline=None)
@given(BUSINESS_DAYS, st.sampled_from(["пн", "вт", "ср", "чт", "пт", "сб", "вс"]))
def test_a_weekday_is_one_of_the_last_seven_days(today: date, weekday: str) -> None:
    day = parse_date(f"в {weekday}", today)

    assert day is not None
    assert timedelta(0) <= today - day < timedelta(days=7)
    assert ["пн", "вт", "ср", "чт", "пт", "сб", "вс"][day.weekday()] == weekday
