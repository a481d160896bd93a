"""The world's clock: it stands or runs, jumps forward, never back, and tells its listeners."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sandbox.clock import WarpClock

START = datetime(2026, 1, 31, 22, 30, tzinfo=UTC)


def test_a_frozen_clock_moves_only_when_told() -> None:
    clock = WarpClock(START, frozen=True)

    before = clock.now()
    clock.advance(timedelta(days=2, minutes=5))

    assert before == START
    assert clock.now() == datetime(2026, 2, 2, 22, 35, tzinfo=UTC)


def test_a_running_clock_keeps_real_pace_from_its_start() -> None:
    clock = WarpClock(START)

    first = clock.now()
    second = clock.now()

    assert START <= first <= second < START + timedelta(seconds=30)


def test_without_a_start_the_clock_shows_the_real_time() -> None:
    assert abs(WarpClock().now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_month_later_is_the_same_day_or_the_last_one_of_a_shorter_month() -> None:
    clock = WarpClock(START, frozen=True)

    clock.advance_month()

    assert clock.now() == datetime(2026, 2, 28, 22, 30, tzinfo=UTC)


def test_a_month_is_counted_where_people_live() -> None:
    clock = WarpClock(START, frozen=True)

    clock.advance_month(zone=ZoneInfo("Europe/Moscow"))

    assert clock.now() == datetime(2026, 2, 28, 22, 30, tzinfo=UTC)
    assert clock.now().astimezone(ZoneInfo("Europe/Moscow")).date().isoformat() == "2026-03-01"


def test_eleven_months_cross_the_year() -> None:
    clock = WarpClock(datetime(2026, 11, 23, 9, tzinfo=UTC), frozen=True)

    clock.advance_month(11)

    assert clock.now() == datetime(2027, 10, 23, 9, tzinfo=UTC)


def test_the_past_is_refused() -> None:
    clock = WarpClock(START, frozen=True)

    with pytest.raises(ValueError, match="does not go backwards"):
        clock.move_to(START - timedelta(seconds=1))
    with pytest.raises(ValueError, match="does not go backwards"):
        clock.advance(timedelta(seconds=-1))
    assert clock.now() == START


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = START.replace(tzinfo=None)

    with pytest.raises(ValueError, match="needs a time zone"):
        WarpClock(naive)
    with pytest.raises(ValueError, match="needs a time zone"):
        WarpClock(START).move_to(naive)


def test_listeners_hear_each_jump_with_its_moment() -> None:
    clock = WarpClock(START, frozen=True)
    heard: list[datetime] = []
    clock.on_change(heard.append)

    clock.advance(timedelta(hours=1))
    clock.move_to(START + timedelta(hours=3))

    assert heard == [START + timedelta(hours=1), START + timedelta(hours=3)]
