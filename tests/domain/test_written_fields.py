"""What is written in a plan or a scenario is read exactly; what cannot be meant is refused with its line and field."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from domain.money import Percent
from domain.written_fields import FieldError, Flaw, Reader
from domain.yaml_text import read_tree


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


Reading = Callable[[Reader], object]


def reader(value: str) -> Reader:
    """Its field stands in the second line."""
    return Reader(read_tree(f"other: 1\nit: {value}\n"), "thing", ["other", "it"])


def name(fields: Reader) -> object:
    return fields.name("it")


def word(fields: Reader) -> object:
    return fields.word("it", Colour)


def flag(fields: Reader) -> object:
    return fields.flag("it")


def number(fields: Reader) -> object:
    return fields.number("it")


def money(fields: Reader) -> object:
    return fields.money("it")


def percent(fields: Reader) -> object:
    return fields.percent("it")


def count(fields: Reader) -> object:
    return fields.count("it")


def day(fields: Reader) -> object:
    return fields.day("it")


def month(fields: Reader) -> object:
    return fields.month("it")


@pytest.mark.parametrize(
    ("value", "reading", "meant"),
    [
        ("Ромашка", name, "Ромашка"),
        ('"null"', name, "null"),
        ("н" * 200, name, "н" * 200),
        ("green", word, Colour.GREEN),
        ("True", flag, True),
        ("false", flag, False),
        ("~", flag, False),
        ("", flag, False),
        ("-1.5e3", number, Decimal("-1.5e3")),
        (".5", number, Decimal("0.5")),
        ("7.", number, Decimal(7)),
        ("'12345.67'", money, Decimal("12345.67")),
        ("-5", money, Decimal("-5.00")),
        ("99999999999999999999", money, Decimal("99999999999999999999.00")),
        ("0", percent, Percent(0)),
        ("100", percent, Percent(100)),
        ("7.35", percent, Percent("7.35")),
        ("-12", count, -12),
        ("2024-02-29", day, date(2024, 2, 29)),
        ("1900-01-01", day, date(1900, 1, 1)),
        ("2199-12-31", day, date(2199, 12, 31)),
        ("2024-02", month, date(2024, 2, 1)),
    ],
)
def test_a_value_is_read_exactly(value: str, reading: Reading, meant: object) -> None:
    assert reading(reader(value)) == meant


@pytest.mark.parametrize(
    ("value", "reading", "problem", "flaw", "detail"),
    [
        ("", name, "missing", Flaw.MISSING, ""),
        ("null", name, "missing", Flaw.MISSING, ""),
        ("[a]", name, "a single value is expected", Flaw.NOT_SINGLE, ""),
        ("' '", name, "a name has 1 to 200 characters", Flaw.NAME, ""),
        ("н" * 201, name, "a name has 1 to 200 characters", Flaw.NAME, ""),
        ("blue", word, "'blue' is none of red, green", Flaw.WORD, "red, green"),
        ("Perhaps", flag, "'perhaps' is neither true nor false", Flaw.OTHER, ""),
        ("ten", number, "'ten' is no number", Flaw.NUMBER, "ten"),
        ("1e20", money, "an amount is below a trillion", Flaw.AMOUNT, ""),
        ("-1e20", money, "an amount is below a trillion", Flaw.AMOUNT, ""),
        ("0.001", money, "0.001 is finer than 0.01", Flaw.AMOUNT, ""),
        ("-0.01", percent, "-0.01 is no percent from 0 to 100", Flaw.PERCENT, "-0.01"),
        ("100.01", percent, "100.01 is no percent from 0 to 100", Flaw.PERCENT, "100.01"),
        ("7.355", percent, "7.355: a percent has at most two decimals", Flaw.PERCENT, "7.355"),
        ("1.5", count, "'1.5' is no whole number", Flaw.COUNT, "1.5"),
        ("2024-02-30", day, "'2024-02-30' is no day like 2024-03-01", Flaw.DAY, "2024-02-30"),
        ("20240301", day, "'20240301' is no day like 2024-03-01", Flaw.DAY, "20240301"),
        ("2024-02", day, "'2024-02' is no day like 2024-03-01", Flaw.DAY, "2024-02"),
        ("2024-13", month, "'2024-13' is no month like 2024-03", Flaw.DAY, "2024-13"),
        ("1899-12-31", day, "a year from 1900 to 2199 is expected", Flaw.DAY, "1899-12-31"),
        ("2200-01-01", day, "a year from 1900 to 2199 is expected", Flaw.DAY, "2200-01-01"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_line_and_field(
    value: str, reading: Reading, problem: str, flaw: Flaw, detail: str
) -> None:
    with pytest.raises(FieldError) as error:
        reading(reader(value))

    refused = error.value
    assert (refused.line, refused.where, refused.problem) == (2, "thing.it", problem)
    assert (refused.flaw, refused.detail) == (flaw, detail)
    assert refused.args == (2, "thing.it", problem)


def test_a_field_that_is_not_there_is_missed_where_its_mapping_begins() -> None:
    with pytest.raises(FieldError) as error:
        Reader(read_tree("\nother: 1\n")).get("it")

    assert (error.value.line, error.value.where, error.value.problem) == (2, "it", "missing")


def test_an_unknown_field_is_told_with_those_that_are_known() -> None:
    with pytest.raises(FieldError) as error:
        Reader(read_tree("it: 1\nodd: 2\n"), "thing", ["it", "other"])

    refused = error.value
    assert (refused.line, refused.where, refused.flaw) == (2, "thing.odd", Flaw.UNKNOWN)
    assert (refused.problem, refused.detail) == ("unknown field; known are it, other", "it, other")


def test_what_holds_no_fields_is_refused() -> None:
    with pytest.raises(FieldError) as error:
        Reader(read_tree("\n- it\n"), "thing")

    refused = error.value
    assert (refused.line, refused.where, refused.flaw, refused.detail) == (2, "thing", Flaw.NO_FIELDS, "")
    assert refused.problem == "fields with values are expected here"


def test_the_names_of_fields_are_names_where_any_are_known() -> None:
    assert Reader(read_tree("Иван: 60\nПётр: 40\n")).names() == ["Иван", "Пётр"]
    with pytest.raises(FieldError) as error:
        Reader(read_tree("Иван: 60\n' ': 40\n"), "hunters").names()

    assert (error.value.line, error.value.where, error.value.flaw) == (2, "hunters. ", Flaw.NAME)
