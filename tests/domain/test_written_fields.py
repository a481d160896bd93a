"""What is written in a plan or a scenario and cannot be meant is refused with its line and field."""

from decimal import Decimal

import pytest

from domain.written_fields import Reader
from domain.yaml_text import WrittenError, read_tree


def test_an_amount_with_more_digits_than_money_has_is_too_large() -> None:
    reader = Reader(read_tree("amount: 1e20\n"), "payment", ["amount"])

    with pytest.raises(WrittenError, match="below a trillion"):
        reader.money("amount")


def test_an_amount_is_read_exactly() -> None:
    assert Reader(read_tree("amount: '12345.67'\n"), "payment", ["amount"]).money("amount") == Decimal("12345.67")
