"""Until when what is not urgent waits: the end of the quiet hours, by the person's own clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.quiet_hours import not_before

FROM, TO = 21 * 60 + 15, 8 * 60 + 45


def at(text: str, zone: str = "Europe/Moscow") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "heard"),
    [
        ("2026-11-23T21:14", "2026-11-23T21:14"),
        ("2026-11-23T21:15", "2026-11-24T08:45"),
        ("2026-11-23T23:59", "2026-11-24T08:45"),
        ("2026-11-24T00:00", "2026-11-24T08:45"),
        ("2026-11-24T08:44", "2026-11-24T08:45"),
        ("2026-11-24T08:45", "2026-11-24T08:45"),
    ],
)
def test_what_comes_in_quiet_hours_waits_for_their_end(now: str, heard: str) -> None:
    found = not_before(at(now), "Europe/Moscow", FROM, TO)

    assert found == at(heard)
    assert found.tzinfo is UTC


def test_quiet_hours_of_one_day_end_on_it_and_no_quiet_hours_hold_nothing_back() -> None:
    assert not_before(at("2026-11-23T13:00"), "Europe/Moscow", 12 * 60, 14 * 60) == at("2026-11-23T14:00")
    assert not_before(at("2026-11-23T13:00"), "Europe/Moscow", 13 * 60, 13 * 60) == at("2026-11-23T13:00")


def test_an_end_that_a_change_of_clocks_has_passed_holds_nothing_back() -> None:
    # at 3:00 it was 2:00 once more: the end at 2:30 came before, the first time
    again = datetime(2026, 10, 25, 2, 29, fold=1, tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)

    assert not_before(again, "Europe/Berlin", FROM, 2 * 60 + 30) == again
