"""Targets: how far, how much a day, and what is offered to choose from."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.refusals import Refusal
from domain.targets import Progress, counts_from, ensure_month, suggestions, working_days

amounts = st.decimals(Decimal("0.01"), Decimal(10**9), places=2)
MARCH, APRIL = date(2024, 3, 1), date(2024, 4, 1)


@given(target=amounts, earned=st.decimals(Decimal(-(10**6)), Decimal(10**9), places=2), days=st.integers(0, 31))
def test_what_a_day_must_bring_is_enough_and_no_whole_unit_too_much(
    target: Decimal, earned: Decimal, days: int
) -> None:
    progress = Progress(target, earned, days)

    assert progress.remaining - progress.above == target - earned
    assert (progress.remaining == 0) == (earned >= target) == (progress.percent >= 100)
    if progress.a_day is None:
        assert progress.remaining == 0 or days == 0
    else:
        assert progress.a_day == int(progress.a_day) > 0
        assert (progress.a_day - 1) * days < progress.remaining <= progress.a_day * days


@pytest.mark.parametrize(
    ("earned", "percent", "a_day"),
    [
        ("199999.99", 99, "1"),
        ("200000.00", 100, None),
        ("260000.00", 130, None),
        ("-500.00", 0, "20050"),
        ("184300.00", 92, "1570"),
    ],
)
def test_the_last_kopeck_counts(earned: str, percent: int, a_day: str | None) -> None:
    progress = Progress(Decimal(200000), Decimal(earned), 10)

    assert progress.percent == percent
    assert progress.a_day == (None if a_day is None else Decimal(a_day))


def test_working_days_leave_weekends_and_public_holidays_out() -> None:
    # 8 March 2024 was a Friday
    assert working_days(MARCH, MARCH, "RU") == 20
    assert working_days(date(2024, 3, 7), MARCH, "RU") == 16
    assert working_days(date(2024, 3, 8), MARCH, "RU") == 15
    assert working_days(date(2024, 3, 30), MARCH, "RU") == 0
    assert working_days(MARCH, APRIL, "RU") == working_days(APRIL, APRIL, "RU")
    assert working_days(APRIL, MARCH, "RU") == 0


@pytest.mark.parametrize(("minute", "first"), [(59, date(2024, 3, 15)), (60, date(2024, 3, 16))])
def test_today_counts_until_its_working_time_is_over_by_the_companys_clock(minute: int, first: date) -> None:
    at = datetime(2024, 3, 15, 14 + minute // 60, minute % 60, tzinfo=UTC)

    assert counts_from(date(2024, 3, 15), at, "Europe/Moscow") == first


@pytest.mark.parametrize(
    ("result", "offered"),
    [
        ("161200", {"162000": 0, "178000": 10, "194000": 20}),
        ("9500.50", {"9600": 0, "10500": 10, "11500": 20}),
        ("30", {"100": 0}),
        ("0", {}),
        ("-20", {}),
    ],
)
def test_round_amounts_around_the_last_result_are_offered(result: str, offered: dict[str, int]) -> None:
    assert suggestions(Decimal(result)) == {Decimal(amount): rise for amount, rise in offered.items()}


@pytest.mark.parametrize("month", [date(2024, 2, 1), date(2024, 5, 1), date(2024, 3, 15)])
def test_only_this_month_and_the_next_can_have_a_target_set(month: date) -> None:
    ensure_month(MARCH, date(2024, 3, 31))
    ensure_month(APRIL, date(2024, 3, 31))
    with pytest.raises(Refusal, match="target-month-wrong"):
        ensure_month(month, date(2024, 3, 31))
