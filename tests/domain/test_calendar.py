"""Months are counted in one step."""

import pytest

from domain.calendar import add_months, month_of, next_month
from tests.domain.facts import day


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2024-01-31", 3, "2024-04-30"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-31", 2, "2024-03-31"),
        ("2024-03-15", 3, "2024-06-15"),
        ("2024-11-30", 3, "2025-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-12-31", 24, "2026-12-31"),
        ("2024-05-05", 0, "2024-05-05"),
    ],
)
def test_months_are_counted_in_one_step_to_the_same_or_the_last_day(start: str, months: int, expected: str) -> None:
    assert add_months(day(start), months) == day(expected)


def test_a_month_is_named_by_its_first_day() -> None:
    assert month_of(day("2024-05-31")) == day("2024-05-01")


@pytest.mark.parametrize(("month", "following"), [("2024-01-31", "2024-02-01"), ("2024-12-01", "2025-01-01")])
def test_the_next_month_begins_on_its_first_day(month: str, following: str) -> None:
    assert next_month(day(month)) == day(following)
