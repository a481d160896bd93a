"""On which days somebody can be away, and who stands in for whom then."""

from datetime import date

import pytest

from domain.substitutes import (
    Absence,
    AbsenceDaysWrong,
    AbsenceTaken,
    ensure_days,
    ensure_free,
    overlap,
    standing_in,
    this_week,
    two_weeks,
)

TODAY = date(2026, 11, 25)  # a Wednesday
BORIS, ANNA, IVAN = range(1, 4)
AWAY = Absence(1, BORIS, date(2026, 12, 1), date(2026, 12, 7), IVAN)


@pytest.mark.parametrize(
    ("first", "last"),
    [(TODAY, TODAY), (TODAY, date(2027, 11, 25)), (date(2027, 1, 1), date(2027, 1, 10))],
)
def test_days_from_today_on_up_to_a_year(first: date, last: date) -> None:
    ensure_days(first, last, TODAY)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 11, 24), TODAY),
        (date(2026, 12, 2), date(2026, 12, 1)),
        (TODAY, date(2027, 11, 26)),
    ],
)
def test_days_of_yesterday_backwards_or_longer_than_a_year_are_refused(first: date, last: date) -> None:
    with pytest.raises(AbsenceDaysWrong):
        ensure_days(first, last, TODAY)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 11, 25), date(2026, 12, 1)),
        (date(2026, 12, 7), date(2026, 12, 20)),
        (date(2026, 11, 25), date(2026, 12, 20)),
    ],
)
def test_ranges_that_touch_an_end_have_a_day_in_common(first: date, last: date) -> None:
    assert overlap(AWAY, first, last)


def test_both_ends_of_an_absence_belong_to_it_and_no_other_day() -> None:
    before, after = date(2026, 11, 30), date(2026, 12, 8)

    assert (AWAY.holds(AWAY.first), AWAY.holds(AWAY.last)) == (True, True)
    assert (AWAY.holds(before), AWAY.holds(after)) == (False, False)
    assert (overlap(AWAY, TODAY, before), overlap(AWAY, after, after)) == (False, False)


def test_somebody_is_away_once_at_a_time() -> None:
    ensure_free([AWAY], date(2026, 12, 8), date(2026, 12, 9))

    with pytest.raises(AbsenceTaken) as refused:
        ensure_free([AWAY], date(2026, 12, 7), date(2026, 12, 9))
    assert refused.value.params == {"first": AWAY.first, "last": AWAY.last}


def test_a_substitute_stands_in_with_access_and_while_not_away_themselves() -> None:
    anna_away = Absence(2, ANNA, AWAY.first, AWAY.last)
    ivan_away = Absence(3, IVAN, AWAY.first, AWAY.last)

    assert standing_in([AWAY, anna_away], [IVAN]) == {BORIS: IVAN}
    assert standing_in([AWAY], []) == {}
    assert standing_in([AWAY, ivan_away], [IVAN]) == {}


def test_the_ranges_at_one_tap() -> None:
    sunday = date(2026, 11, 29)

    assert this_week(TODAY) == (TODAY, sunday)
    assert this_week(sunday) == (sunday, sunday)
    assert two_weeks(TODAY) == (TODAY, date(2026, 12, 8))
