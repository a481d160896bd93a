"""Rounding, percents, VAT and the split to the kopeck."""

from decimal import Decimal

import pytest

from domain.money import Percent, rounded, share_of, split, without_vat


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("0.004", "0.00"),
        ("0.005", "0.01"),
        ("0.015", "0.02"),
        ("0.025", "0.03"),
        ("2.675", "2.68"),
        ("-0.005", "-0.01"),
    ],
)
def test_half_a_kopeck_is_rounded_up_and_never_to_even(amount: str, expected: str) -> None:
    assert rounded(Decimal(amount)) == Decimal(expected)


@pytest.mark.parametrize(
    ("base", "percent", "expected"),
    [
        ("50.50", "1", "0.51"),
        ("123456.78", "7.35", "9074.07"),
        ("0.04", "10", "0.00"),
        ("0.05", "10", "0.01"),
        ("100", "0", "0.00"),
        ("999999999999.99", "33.33", "333300000000.00"),
    ],
)
def test_a_percent_of_a_base_is_exact_to_the_kopeck(base: str, percent: str, expected: str) -> None:
    assert share_of(Decimal(base), Percent(percent)) == Decimal(expected)


@pytest.mark.parametrize("value", ["7.345", "0.001", "-0.005", "NaN", "Infinity"])
def test_a_percent_has_at_most_two_decimals(value: str) -> None:
    with pytest.raises(ValueError, match="not a percent"):
        Percent(value)


def test_trailing_zeros_do_not_make_a_percent_finer() -> None:
    assert Percent("7.3500") == Percent("7.35")


@pytest.mark.parametrize(
    ("amount", "vat", "expected"),
    [
        ("120000", "20", "100000.00"),
        ("100", "20", "83.33"),
        ("0.01", "20", "0.01"),
        ("100", "5.5", "94.79"),
        ("100.01", "0", "100.01"),
    ],
)
def test_vat_is_taken_out_of_what_contains_it(amount: str, vat: str, expected: str) -> None:
    assert without_vat(Decimal(amount), Percent(vat)) == Decimal(expected)


def test_without_vat_the_amount_stays() -> None:
    assert without_vat(Decimal("100.01"), None) == Decimal("100.01")


@pytest.mark.parametrize(
    ("amount", "shares", "expected"),
    [
        pytest.param("9074.07", "50 30 20", "4537.04 2722.22 1814.81", id="the largest remainder gets the kopeck"),
        pytest.param("0.05", "50 50", "0.03 0.02", id="a tie goes to the earlier"),
        pytest.param("0.01", "20 30 50", "0.00 0.00 0.01", id="the largest share has the largest remainder"),
        pytest.param("0.02", "25 25 25 25", "0.01 0.01 0.00 0.00", id="ties in the order of entry"),
        pytest.param("100.00", "33.33 33.33 33.34", "33.33 33.33 33.34", id="shares with decimals"),
        pytest.param("100.00", "12.5 87.5", "12.50 87.50", id="shares with one decimal"),
        pytest.param("7.77", "100", "7.77", id="one alone"),
        pytest.param("0.00", "60 40", "0.00 0.00", id="nothing"),
        pytest.param("-0.05", "50 50", "-0.03 -0.02", id="what is taken back mirrors what was given"),
        pytest.param("0.03", "25 25", "0.02 0.01", id="shares that are not a hundred divide in proportion"),
    ],
)
def test_an_amount_is_split_to_the_kopeck(amount: str, shares: str, expected: str) -> None:
    parts = split(Decimal(amount), [Decimal(share) for share in shares.split()])

    assert [str(part) for part in parts] == expected.split()
    assert sum(parts) == Decimal(amount)
