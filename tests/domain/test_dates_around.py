"""Days that may as well be ahead: without a year, the nearest one."""

from datetime import date

import pytest

from domain.dates import parse_date_around

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1 декабря", date(2026, 12, 1)),
        ("1.12", date(2026, 12, 1)),
        ("12.11", date(2026, 11, 12)),
        ("15 мая", date(2027, 5, 15)),
        ("1 июня", date(2026, 6, 1)),
        ("Jan 10", date(2027, 1, 10)),
        ("сегодня", TODAY),
        ("вчера", date(2026, 11, 22)),
        ("завтра", date(2026, 11, 24)),
        ("в пятницу", date(2026, 11, 27)),
        (" В пятницу! ", date(2026, 11, 27)),
        ("99 дней назад", date(2026, 8, 16)),
        ("в понедельник", TODAY),
        ("в воскресенье", date(2026, 11, 29)),
        ("в прошлую пятницу", date(2026, 11, 20)),
        ("on Friday", date(2026, 11, 27)),
        ("25го", date(2026, 11, 25)),
        ("20 числа", date(2026, 11, 20)),
        ("1го", date(2026, 12, 1)),
        ("on the 31st", date(2026, 10, 31)),
        ("last Friday", date(2026, 11, 20)),
        ("1.12.2025", date(2025, 12, 1)),
        ("2027-03-01", date(2027, 3, 1)),
        ("29.02", date(2024, 2, 29)),
    ],
)
def test_the_nearest_such_day_is_meant(typed: str, day: date) -> None:
    assert parse_date_around(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["31.02", "когда-нибудь", "", "11/12/2026"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert parse_date_around(typed, TODAY) is None
