"""When somebody may be messaged at work: in working time, and never in their quiet hours."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.quiet_hours import not_before, not_before_work
from domain.working_time import is_working

MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("now", "quiet", "heard"),
    [
        ("2026-11-23T10:00", (22, 8), "2026-11-23T10:00"),
        ("2026-11-23T08:30", (22, 8), "2026-11-23T09:00"),
        ("2026-11-23T19:00", (22, 8), "2026-11-24T09:00"),
        ("2026-11-20T18:00", (22, 8), "2026-11-23T09:00"),
        ("2026-11-23T10:00", (9, 12), "2026-11-23T12:00"),
        ("2026-11-23T13:00", (12, 20), "2026-11-24T09:00"),
        ("2025-12-30T20:00", (22, 8), "2026-01-12T09:00"),
        # quiet all day: what the person asked for decides alone
        ("2026-11-23T10:00", (8, 20), "2026-11-23T20:00"),
    ],
)
def test_worked_examples(now: str, quiet: tuple[int, int], heard: str) -> None:
    hours = quiet[0] * 60, quiet[1] * 60

    assert not_before_work(moscow(now), "Europe/Moscow", *hours, "RU") == moscow(heard)


@settings(deadline=None)
@given(st.integers(0, 2_000_000), st.integers(18, 23), st.integers(0, 11), st.sampled_from(["Asia/Tokyo", "UTC"]))
def test_nobody_is_messaged_outside_working_time_or_in_quiet_hours(
    minutes: int, quiet_from: int, quiet_to: int, zone: str
) -> None:
    now = datetime.fromtimestamp(1_700_000_000 + minutes * 60, UTC)

    heard = not_before_work(now, zone, quiet_from * 60, quiet_to * 60, "RU")

    assert is_working(heard, zone, "RU")
    assert not_before(heard, zone, quiet_from * 60, quiet_to * 60) == heard >= now
