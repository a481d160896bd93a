"""When a digest is due, whatever the clocks do, and what its figures compare."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.digests import (
    EVERY_DAY,
    WORKDAYS,
    Digest,
    MonthSums,
    OwnDigest,
    PairMoney,
    Series,
    Waiting,
    growth,
    hunters_part,
    latest_digest_at,
    next_digest_at,
    same_day_of_last_month,
    series_of,
)
from domain.digests import DayEarnings as Earned
from domain.earnings import EntryKind
from domain.money import ZERO
from tests.domain.facts import GOODS, IVAN, MARIA, PETR, SUPPLY

EVENING = 18 * 60 + 30
NIGHT = 2 * 60 + 30


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "due"),
    [
        ("2026-11-23 15:29:59", "2026-11-23 15:30"),
        ("2026-11-23 15:30:00", "2026-11-24 15:30"),
        ("2026-11-23 22:00:00", "2026-11-24 15:30"),
    ],
)
def test_the_next_digest_is_the_first_one_after_now_by_the_persons_clock(after: str, due: str) -> None:
    assert next_digest_at(at(after), "Europe/Moscow", EVENING, EVERY_DAY) == at(due)


def test_days_that_are_off_are_skipped() -> None:
    friday_evening = at("2026-11-27 15:30")

    assert next_digest_at(friday_evening, "Europe/Moscow", EVENING, WORKDAYS) == at("2026-11-30 15:30")
    assert next_digest_at(friday_evening, "Europe/Moscow", EVENING, 0b0010000) == at("2026-12-04 15:30")


def test_without_an_hour_or_a_day_there_is_no_next_one() -> None:
    assert next_digest_at(at("2026-11-23 12:00"), "Europe/Moscow", None, EVERY_DAY) is None
    assert next_digest_at(at("2026-11-23 12:00"), "Europe/Moscow", EVENING, 0) is None


def test_an_hour_that_the_spring_change_skips_comes_right_after_it() -> None:
    assert next_digest_at(at("2026-03-28 12:00"), "Europe/Berlin", NIGHT, EVERY_DAY) == at("2026-03-29 01:30")


def test_an_hour_that_is_skipped_together_with_midnight_comes_before_it_on_its_own_day() -> None:
    # in Nuuk 23:00 on Saturday was midnight
    late = 23 * 60 + 30

    due = next_digest_at(at("2024-03-30 12:00"), "America/Nuuk", late, EVERY_DAY)

    assert due == at("2024-03-31 00:30")
    assert due.astimezone(ZoneInfo("America/Nuuk")).strftime("%d %H:%M") == "30 22:30"
    assert next_digest_at(due, "America/Nuuk", late, EVERY_DAY) == at("2024-04-01 00:30")


def test_an_hour_that_the_autumn_change_doubles_comes_once() -> None:
    first = next_digest_at(at("2026-10-24 12:00"), "Europe/Berlin", NIGHT, EVERY_DAY)

    assert first == at("2026-10-25 00:30")
    assert next_digest_at(first, "Europe/Berlin", NIGHT, EVERY_DAY) == at("2026-10-26 01:30")


@given(
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Yekaterinburg", "Pacific/Apia", "Africa/Casablanca"]),
    st.integers(0, 24 * 60 - 1),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds are naive
)
def test_each_local_date_has_one_digest(zone: str, minute: int, start: datetime) -> None:
    found = [start]
    for _ in range(40):
        following = next_digest_at(found[-1], zone, minute, EVERY_DAY)
        assert following is not None
        found.append(following)

    dates = [instant.astimezone(ZoneInfo(zone)).date() for instant in found[1:]]
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(dates))


@pytest.mark.parametrize(
    ("now", "told_of"),
    [
        ("2026-11-23 15:30", "2026-11-23 15:30"),
        ("2026-11-24 15:29", "2026-11-23 15:30"),
        ("2026-11-30 06:00", "2026-11-27 15:30"),
        ("2026-12-23 09:00", "2026-12-22 15:30"),
    ],
)
def test_a_late_digest_tells_of_the_last_day_it_was_due_so_that_todays_still_comes(now: str, told_of: str) -> None:
    due = at("2026-11-23 15:30")

    assert latest_digest_at(due, at(now), "Europe/Moscow", EVENING, WORKDAYS) == at(told_of)


@pytest.mark.parametrize(
    ("day", "compared"),
    [
        ("2026-11-23", "2026-10-23"),
        ("2026-03-31", "2026-02-28"),
        ("2026-01-01", "2025-12-01"),
        ("2026-02-28", "2026-01-28"),
    ],
)
def test_a_month_is_compared_up_to_the_same_day_or_the_last_one(day: str, compared: str) -> None:
    assert same_day_of_last_month(date.fromisoformat(day)) == date.fromisoformat(compared)


@pytest.mark.parametrize(
    ("now", "before", "percent"),
    [("184300", "161200", 14), ("50", "100", -50), ("100.50", "100", 1), ("100", "0", None), ("0", "-5", None)],
)
def test_growth_is_in_whole_percent_of_what_there_was(now: str, before: str, percent: int | None) -> None:
    assert growth(Decimal(now), Decimal(before)) == percent


def test_what_a_payment_like_the_latest_brings_before_and_after() -> None:
    alone, both = [(IVAN, Decimal(100))], [(IVAN, Decimal(50)), (PETR, Decimal(50))]

    assert hunters_part(SUPPLY, Decimal(150000), alone, IVAN) == (Decimal(15000), Decimal(1500))
    assert hunters_part(SUPPLY, Decimal("0.50"), both, PETR) == (Decimal("0.02"), Decimal("0.00"))
    assert hunters_part(GOODS, Decimal(120000), alone, IVAN) == (Decimal(10000), Decimal(1000))
    assert hunters_part(SUPPLY, Decimal(150000), alone, MARIA) == (ZERO, ZERO)


def own(*, booked: bool = False, expected: int = 0) -> OwnDigest:
    return OwnDigest(Earned(), MonthSums(Decimal(5)), ZERO, expected, Series(), booked_today=booked)


def test_a_day_on_which_nothing_happened_and_nothing_waits_is_not_worth_a_message() -> None:
    on = date(2026, 11, 23)
    pair = PairMoney("a", "b", MonthSums(Decimal(5)), MonthSums())

    assert not Digest(on, own(), pairs=[pair]).worth_sending
    assert Digest(on, own(booked=True)).worth_sending
    assert Digest(on, own(expected=1)).worth_sending
    assert Digest(on, waiting=Waiting(transfers=1)).worth_sending
    assert Digest(on, pairs=[PairMoney("a", "b", MonthSums(), MonthSums(), Decimal(5))]).worth_sending


def test_a_series_has_each_day_of_this_month_up_to_today_and_of_all_of_the_last_one() -> None:
    brought = [
        (date(2024, 2, 1), EntryKind.COMMISSION, Decimal(1)),
        (date(2024, 2, 29), EntryKind.SERVICE, Decimal(2)),
        (date(2024, 2, 29), EntryKind.COMMISSION, Decimal(3)),
        (date(2024, 3, 1), EntryKind.RESIDUAL, Decimal(4)),
        (date(2024, 3, 3), EntryKind.COMMISSION, Decimal(5)),
        (date(2024, 3, 3), EntryKind.COMMISSION, Decimal(6)),
        (date(2024, 3, 3), EntryKind.OVERRIDE, Decimal(7)),
        (date(2024, 3, 3), EntryKind.OVERRIDE, Decimal(8)),
    ]

    series = series_of(brought, date(2024, 3, 3))

    assert list(map(int, series.full)) == [0, 0, 11]
    assert list(map(int, series.running)) == [4, 0, 15]
    assert list(map(int, series.last_month)) == [1, *[0] * 27, 5]
    assert series.kinds == {EntryKind.RESIDUAL, EntryKind.OVERRIDE}
