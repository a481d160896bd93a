"""One tap takes back what one tap recorded, for fifteen minutes, by whoever recorded it."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.undo import TooLateToUndo, ensure_fresh, is_fresh

RECORDED = datetime(2024, 3, 15, 12, tzinfo=UTC)
LAST, LATER = RECORDED + timedelta(minutes=15), RECORDED + timedelta(minutes=15, seconds=1)


def test_it_is_taken_back_to_the_last_second_of_fifteen_minutes() -> None:
    ensure_fresh(RECORDED, LAST)

    assert (is_fresh(RECORDED, LAST), is_fresh(RECORDED, LATER)) == (True, False)


@pytest.mark.parametrize(("recorded_at", "now"), [(RECORDED, LATER), (None, RECORDED)])
def test_later_or_by_another_person_it_is_not(recorded_at: datetime | None, now: datetime) -> None:
    with pytest.raises(TooLateToUndo):
        ensure_fresh(recorded_at, now)
