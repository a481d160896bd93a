"""Whose money a text speaks of."""

import pytest

from domain.currencies import names_another


@pytest.mark.parametrize(
    ("text", "own", "another"),
    [
        ("сто долларов", "RUB", True),
        ("100$", "RUB", True),
        ("сто рублей", "RUB", False),
        ("сто рублей", "BYN", False),
        ("сто рублей", "USD", True),
        ("100 usd", "USD", False),
        ("100", "USD", False),
        ("рубильник", "USD", False),
    ],
)
def test_what_is_not_the_company_s_own_is_another(text: str, own: str, *, another: bool) -> None:
    assert names_another(text, own) is another
