"""Names are kept so that what looks alike is alike, and what people mean stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.client_names import normalise
from domain.plain_words import plain
from domain.staff import NameNotGiven, clean_name

KEPT = [
    "ООО «Ромашка» & Сыновья <b>",
    "Café Ñandú Łódź Đặng Ёж Йод",
    "👩‍👩‍👧‍👦 Семья",
    "🏳️‍🌈 ❤️ 👍🏽 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "שלום עולם",
    "محمد علي",
    "हिन्दी ไทย 日本語 한국어",
    "１２３ №5 − ₽ “”",
    "=1+1 @SUM -5 +7",
]
TRICKS = {
    "Ро\u200bмаш\u200dка": "Ромашка",
    "\u202eакшамоР\u202c": "акшамоР",
    "\u2067Ромашка\u2069\u200f": "Ромашка",
    "Ромашка\u3164": "Ромашка",
    "Ро\u00adмашка\ufeff": "Ромашка",
    "Рома\x00шка\x1b[31m": "Ромашка[31m",
    "Ромашка\ufe0f": "Ромашка",
    "Ромашка\U000e0062\U000e0063": "Ромашка",
    "Ромашка\ud83d": "Ромашка",
    "Ро\u034fмашка\ufffe": "Ромашка",
    "Ромашка\n\tЮг\u2029и\u00a0К": "Ромашка Юг и К",
    "И\u0306и\u0306": "Йй",
    "\u0301\u0302а": "а",
    "а" + "\u0334" * 60: "а" + "\u0334" * 4,
    "👩\u200d\u200d👩": "👩\u200d👩",
    "X\ufe0f\u20e3": "X\u20e3",
    "\ufe0f\u20e3Ромашка": "Ромашка",
    "\U000e0062Ромашка": "Ромашка",
    "а" + "\u20dd" * 5: "а" + "\u20dd" * 4,
    "Ромашка \u0301Юг": "Ромашка Юг",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_people_mean_stays(name: str) -> None:
    assert plain(name) == name


@pytest.mark.parametrize(("typed", "kept"), TRICKS.items(), ids=map(ascii, TRICKS))
def test_what_nobody_sees_goes(typed: str, kept: str) -> None:
    assert plain(typed) == kept


@given(st.text(st.characters(codec=None), max_size=40))
def test_it_is_idempotent_composed_and_in_one_line(typed: str) -> None:
    kept = plain(typed)

    assert plain(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert kept == " ".join(kept.split())
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in kept)


HIDDEN = st.sampled_from(
    "\u200b\u200c\u200e\u200f\u202a\u202b\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\u3164\x00\x07"
)


@given(st.lists(HIDDEN, max_size=8), st.integers(0, 7))
def test_two_names_that_look_alike_are_alike(hidden: list[str], place: int) -> None:
    name = "Ромашка"

    disguised = name[:place] + "".join(hidden) + name[place:]

    assert clean_name(disguised) == name
    assert normalise(clean_name(disguised)) == "ромашка"


@pytest.mark.parametrize("typed", ["", " \n", "\u3164\u3164", "\u202e", "\ud800", "\u200d\ufe0f", "а" * 201])
def test_a_name_that_shows_nothing_or_is_too_long_is_none(typed: str) -> None:
    with pytest.raises(NameNotGiven):
        clean_name(typed)
