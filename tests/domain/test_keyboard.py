"""The keyboard in the wrong layout: the same keys, in either direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.keyboard import looks_switched, switched


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hjvfirf 150r", "ромашка 150к"),
        ("Dtrnjh 12/11", "Вектор 12.11"),
        ("dtrnjh 1?5 vky", "вектор 1,5 млн"),
        ("j,kfrj 150.50 he,", "облако 150.50 руб"),
        ("фсьу 150л", "acme 150k"),
        ("фсьу 1ю5ь", "acme 1.5m"),
        ("Ромашка 150r", "Ромашка 150к"),
        ("Ромашка, 150r", "Ромашка, 150к"),
        ("Dtrnjh 12/11/26", "Вектор 12.11.26"),
    ],
)
def test_the_same_keys_in_the_other_layout(typed: str, meant: str) -> None:
    assert meant in switched(typed)


@pytest.mark.parametrize("typed", ["150 000", "", "— 12.11"])
def test_what_has_no_letters_has_one_layout(typed: str) -> None:
    assert switched(typed) == []


@given(st.text(max_size=60))
def test_the_other_layout_has_a_character_for_each_key(text: str) -> None:
    assert all(len(other) == len(text) for other in switched(text))


@pytest.mark.parametrize(
    ("typed", "meant", "likelier"),
    [
        ("hjvfirf", "ромашка", True),
        ("кщьфырлф", "romashka", True),
        ("romashka", "кщьфырлф", False),
        ("ромашка", "hjvfirf", False),
        ("jv", "ом", False),
        ("hfq", "рай", False),
        ("zhuk", "яргл", True),
        ("dtuf", "вега", False),
        ("gfhr 2026", "парк 2026", True),
        ("ptk`ysq", "зелёный", True),
        ("frn`h", "актёр", True),
        ("", "", False),
    ],
)
def test_common_letters_tell_the_language(typed: str, meant: str, *, likelier: bool) -> None:
    assert looks_switched(typed, meant) is likelier
