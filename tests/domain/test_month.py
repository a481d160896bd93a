"""When a month can be closed, and what a person's minus does."""

from decimal import Decimal

import pytest

from domain.earnings import EntryKind
from domain.money import ZERO
from domain.month import (
    MonthClosed,
    MonthNotEnded,
    MonthOutOfOrder,
    OpenObjections,
    PersonMonth,
    earliest_open,
    ensure_agreed,
    ensure_closable,
)
from domain.refusals import Refusal
from tests.domain.facts import day


def test_the_month_after_the_last_closed_one_is_closed_next_else_that_of_the_first_activity_else_this_one() -> None:
    today = day("2024-06-20")

    assert earliest_open(day("2024-03-01"), day("2024-01-15"), today) == day("2024-04-01")
    assert earliest_open(None, day("2024-01-15"), today) == day("2024-01-01")
    assert earliest_open(None, None, today) == day("2024-06-01")


@pytest.mark.parametrize(
    ("month", "refusal", "params"),
    [
        ("2024-03-01", MonthClosed, {"month": 3, "year": 2024}),
        ("2024-05-01", MonthOutOfOrder, {"month": 4, "year": 2024}),
    ],
)
def test_months_are_closed_in_order_and_once(month: str, refusal: type[Refusal], params: dict[str, int]) -> None:
    with pytest.raises(refusal) as refused:
        ensure_closable(day(month), day("2024-04-01"), day("2024-06-20"))

    assert refused.value.params == params


def test_a_month_is_closed_from_the_first_day_of_the_next_one_on() -> None:
    ensure_closable(day("2024-04-01"), day("2024-04-01"), day("2024-05-01"))

    with pytest.raises(MonthNotEnded) as refused:
        ensure_closable(day("2024-04-01"), day("2024-04-01"), day("2024-04-30"))

    assert refused.value.params == {"month": 4, "year": 2024, "first": day("2024-05-01")}


def test_open_objections_that_nobody_agreed_to_hold_the_month_open() -> None:
    ensure_agreed(2, agreed_to=2)

    with pytest.raises(OpenObjections) as refused:
        ensure_agreed(3, agreed_to=2)

    assert refused.value.params == {"count": 3}


def test_a_minus_is_carried_and_pays_nothing() -> None:
    kinds = {EntryKind.COMMISSION: Decimal(100), EntryKind.RESIDUAL: Decimal(-30)}
    plus, minus = PersonMonth(1, "Иван", kinds), PersonMonth(1, "Иван", kinds, carried_in=Decimal(-90))

    assert (plus.earned, plus.payable, plus.carried_forward) == (Decimal(70), Decimal(70), ZERO)
    assert (minus.earned, minus.payable, minus.carried_forward) == (Decimal(70), ZERO, Decimal(-20))
