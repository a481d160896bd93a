"""After how many months and payments clients become steady: by a table, and the spread over many of them."""

from datetime import date
from decimal import Decimal

import pytest

from domain.calendar import add_months
from domain.period_advice import Advice, Spread, Steady, advise, is_judged, spread, steady_from

NOW = date(2026, 11, 1)
FIRST = date(2026, 1, 1)


def paying(counts: str, first: date = FIRST) -> dict[date, int]:
    """A client's payments by month, one digit a month: `1011` paid in the first, third and fourth."""
    months = {add_months(first, number): int(count) for number, count in enumerate(counts)}
    return {month: count for month, count in months.items() if count}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param("1111", Steady(1, 1), id="at once"),
        pytest.param("2111", Steady(1, 2), id="all payments of the month count"),
        pytest.param("1011110000", Steady(3, 2), id="from the month after the gap"),
        pytest.param("10001111", Steady(5, 2), id="after a long gap"),
        pytest.param("3201211000", Steady(4, 6), id="payments before a gap count too"),
        pytest.param("1110111011", None, id="never four in a row"),
        pytest.param("111", None, id="too young"),
        pytest.param("10", None, id="one payment"),
        pytest.param("0000001111", Steady(1, 1), id="months before the first payment are none"),
        pytest.param("00000001111", None, id="this month has not ended"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_client_is_steady_from_the_first_paid_month_that_three_paid_ones_follow(
    counts: str, expected: Steady | None
) -> None:
    assert steady_from(paying(counts), NOW) == expected


@pytest.mark.parametrize(
    ("first", "judged"), [(date(2026, 7, 1), True), (date(2026, 8, 1), False), (date(2026, 11, 1), False)]
)
def test_only_clients_with_four_ended_months_are_judged(first: date, judged: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_judged({first: 1}, NOW) is judged


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1], ("1", "1", "1")),
        ([2, 1], ("1.25", "1.5", "1.75")),
        ([3, 1, 2], ("1.5", "2", "2.5")),
        ([1, 2, 3, 4, 5], ("2", "3", "4")),
        ([1, 1, 1, 1, 2, 2, 3, 4, 6, 12], ("1", "2", "3.75")),
    ],
)
def test_quartiles_are_those_of_spreadsheets(values: list[int], expected: tuple[str, str, str]) -> None:
    assert spread(values) == Spread(*map(Decimal, expected))


def test_nine_steady_clients_are_too_few_data_and_ten_are_enough() -> None:
    # given
    clients = [paying("1011110000") for _ in range(9)]
    young, unsteady = paying("11", date(2026, 9, 1)), paying("1010101010")

    # when
    nine = advise("supply", [*clients, young, unsteady], NOW)
    ten = advise("supply", [*clients, young, unsteady, paying("1111")], NOW)

    # then
    assert nine == Advice("supply", judged=10, steady=9)
    assert (ten.judged, ten.steady) == (11, 10)
    assert ten.months == Spread(Decimal(3), Decimal(3), Decimal(3))
    assert ten.payments == Spread(Decimal(2), Decimal(2), Decimal(2))
