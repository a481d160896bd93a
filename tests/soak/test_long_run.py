"""The day is lived through by all that people do; what it leaves in memory is looked at when it is long."""

from collections import Counter

import pytest

from tests.soak import long_run
from tests.soak.long_run import HOURS, Day


async def test_a_short_day_holds_everything_that_people_do(monkeypatch: pytest.MonkeyPatch) -> None:
    # given
    done: Counter[str] = Counter()
    says = Day._says

    async def told(day: Day, person: object, words: str) -> None:
        done["says"] += 1
        await says(day, person, words)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(Day, "_says", told)

    # when
    hours, _ = await long_run.live(100)

    # then
    assert len(hours) == HOURS
    assert [hour.updates for hour in hours] == sorted({hour.updates for hour in hours})
    assert hours[-1].updates >= 100
    assert done["says"] > 50
