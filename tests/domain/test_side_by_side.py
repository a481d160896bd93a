"""What the numbers of departments side by side mean: days from lapse to transfer, and who was lost after it."""

from datetime import date
from decimal import Decimal

import pytest

from domain.digests import MonthSums, PairMoney
from domain.money import ZERO
from domain.side_by_side import Days, Load, PairNumbers, days_of, lost_on, waited
from tests.domain.facts import day

HANDED_OVER = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], Days()),
        ([4], Days(1, Decimal(4), 4)),
        ([9, 0, 2], Days(3, Decimal(2), 9)),
        ([1, 4, 30, 0], Days(4, Decimal("2.5"), 30)),
    ],
)
def test_the_median_lies_between_the_two_in_the_middle(days: list[int], expected: Days) -> None:
    assert days_of(days) == expected


@pytest.mark.parametrize(("on", "days"), [("2024-06-01", 0), ("2024-06-05", 4), ("2024-05-20", 0)])
def test_who_is_handed_over_before_the_lapse_has_not_waited(on: str, days: int) -> None:
    assert waited(HANDED_OVER, day(on)) == days


@pytest.mark.parametrize(
    ("last_paid", "closed_on", "today", "expected"),
    [
        pytest.param("2024-05-20", None, "2024-07-30", None, id="59 days of silence since the transfer"),
        pytest.param("2024-05-20", None, "2024-07-31", "2024-07-31", id="60 days of it"),
        pytest.param("2024-01-01", None, "2024-07-31", "2024-07-31", id="silence counts from the transfer"),
        pytest.param("2024-07-01", None, "2024-12-01", "2024-08-30", id="silent from the 30th day on: the 90th"),
        pytest.param("2024-07-02", None, "2024-12-01", None, id="silent only later"),
        pytest.param("2024-11-30", None, "2024-12-01", None, id="paid since"),
        pytest.param(None, None, "2024-12-01", None, id="never paid"),
        pytest.param("2024-06-20", "2024-06-25", "2024-07-01", "2024-06-25", id="the last deal closed"),
        pytest.param("2024-06-25", "2024-06-25", "2024-07-01", "2024-06-25", id="closed on the day it last paid"),
        pytest.param("2024-06-26", "2024-06-25", "2024-07-01", None, id="closed, and paid since"),
        pytest.param("2024-05-20", "2024-05-31", "2024-07-01", None, id="closed before the transfer"),
        pytest.param("2024-08-20", "2024-08-31", "2024-09-01", None, id="closed after 90 days"),
        pytest.param(None, "2024-06-25", "2024-07-01", "2024-06-25", id="closed without any payment"),
        pytest.param("2024-05-20", "2024-08-10", "2024-12-01", "2024-07-31", id="silent, then closed: the earlier day"),
    ],
)
def test_lost_is_who_fell_silent_or_closed_the_last_deal_within_90_days_of_the_transfer(
    last_paid: str | None, closed_on: str | None, today: str, expected: str | None
) -> None:
    found = lost_on(
        HANDED_OVER, day(last_paid) if last_paid else None, day(closed_on) if closed_on else None, day(today)
    )

    assert found == (day(expected) if expected else None)


NOTHING = MonthSums()


def pair(load: Load, new: MonthSums = NOTHING, running: MonthSums = NOTHING) -> PairNumbers:
    return PairNumbers(1, PairMoney("a", "b", new, running), load, Days(), ZERO, 0, [])


def test_clients_of_whom_nothing_has_come_yet_are_nothing_to_compare() -> None:
    one = Decimal(1)

    assert not pair(Load(acquisition=2)).something
    assert all(pair(load).something for load in (Load(lapsed=1), Load(service=1)))
    assert all(pair(Load(), sums).something for sums in (MonthSums(one), MonthSums(last=one)))
    assert pair(Load(), running=MonthSums(one)).something
