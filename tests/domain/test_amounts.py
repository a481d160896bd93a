"""Amounts typed by themselves: exact to the kopeck or refused."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.amounts import parse_amount
from domain.currencies import ROUBLE

MOST_KOPECKS = 10**14 - 1


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("150000", "150000.00"),
        ("150 000", "150000.00"),
        ("150\u00a0000", "150000.00"),
        ("1\u2009500\u2009000", "1500000.00"),
        ("150\u202f000,5", "150000.50"),
        (" 150.000,50 ", "150000.50"),
        ("150,000.50", "150000.50"),
        ("1,234,567.8", "1234567.80"),
        ("1.234.567", "1234567.00"),
        ("1'000'000.01", "1000000.01"),
        ("150к", "150000.00"),
        ("150 К.", "150000.00"),
        ("1 500 тыс. руб.", "1500000.00"),
        ("150т.р.", "150000.00"),
        ("1,5 млн", "1500000.00"),
        ("1.5м", "1500000.00"),
        ("0,125 млн ₽", "125000.00"),
        ("1 млн 5 тыс", "1005000.00"),
        ("1,5 млн 5 тыс руб", "1505000.00"),
        ("0,00001к", "0.01"),
        ("0,01", "0.01"),
        ("₽150,000.00", "150000.00"),
        ("RUB 150", "150.00"),
        ("2 руб 05 коп", "2.05"),
        ("1.500 руб 50 коп", "1500.50"),
        ("полтора миллиона", "1500000.00"),
        ("полторы тысячи рублей", "1500.00"),
        ("полмиллиона", "500000.00"),
        ("пол миллиона", "500000.00"),
        ("миллион", "1000000.00"),
        ("миллион двести тысяч", "1200000.00"),
        ("двадцать пять тысяч триста сорок два", "25342.00"),
        ("сто рублей", "100.00"),
        ("две тысячи", "2000.00"),
        ("a million", "1000000.00"),
        ("half a billion", "500000000.00"),
        ("999999999999.99", "999999999999.99"),
        ("999999999999", "999999999999.00"),
    ],
)
def test_an_amount_is_read_exactly(typed: str, amount: str) -> None:
    read = parse_amount(typed, ROUBLE)

    assert str(read) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "много",
        "0",
        "0,00",
        "-5",
        "−150к",
        "0,001",
        "1.2345",
        "150 000,555",
        "0,000001к",
        "1.23456789012345 млн",
        "1000000000000",
        "1000 млрд",
        "9" * 5000,
        "0." + "1" * 5000,
        "007",
        ".5",
        "1,50,000",
        "1.000,000.00",
        "15 00",
        "150 000 000 0",
        "100 200к 5",
        "1,500к",
        "2 тыс руб 50 коп",
        "2,5 руб 50 коп",
        "12:30",
        "10%",
        "5 шт",
        "150г",
        "1e5",
        "٣٤",
        "150 Ромашка",
        "полтора",
        "тысяч",
        "сто двести тысяч",
        "два полтора миллиона",
        "тысяча миллион",
        "миллион полтора",
        "полтора с половиной тысяч",
        "тысяча тысяч миллиардов",
        "девятьсот миллиардов сто миллиардов",
        "тысяча с половиной",
    ],
)
def test_what_is_no_amount_of_kopecks_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_amount(typed, ROUBLE)


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=MOST_KOPECKS), st.sampled_from([" ", "\u00a0", "\u202f", ",", ""]))
def test_what_is_written_with_any_grouping_is_read_back_to_the_kopeck(kopecks: int, separator: str) -> None:
    amount = Decimal(kopecks) / 100
    written = f"{amount:,.2f}".replace(",", separator)

    assert parse_amount(written, ROUBLE) == amount
    assert parse_amount(f"{written} ₽", ROUBLE) == amount


@settings(deadline=None)
@given(
    st.integers(min_value=1000, max_value=10**11),
    st.integers(min_value=0, max_value=999),
    st.sampled_from(["", " ₽", " руб"]),
)
def test_a_fraction_finer_than_a_kopeck_is_never_rounded(whole: int, thousandths: int, currency: str) -> None:
    written = f"{whole},{thousandths:03}{currency}"

    with pytest.raises(ValueError, match=r"^"):
        parse_amount(written, ROUBLE)


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=999_999), st.integers(min_value=0, max_value=6))
def test_a_decimal_part_of_a_million_is_exact(digits: int, places: int) -> None:
    written = Decimal(digits).scaleb(-places)

    assert parse_amount(f"{written:f} млн", ROUBLE) == written * 10**6
