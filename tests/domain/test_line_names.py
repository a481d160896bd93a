"""Numbers of a client's name belong to the name, once the clients are known."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.client_names import normalise
from domain.currencies import ROUBLE
from domain.line_names import questioned, resolve
from domain.payment_line import read_line
from tests.domain.test_payment_line import told

TODAY = date(2026, 11, 23)
CLIENTS = [
    "Аптека 36,6",
    "Аптека 36,6 на Ленина",
    "ООО «7 Небо»",
    "Магазин 5",
    "Ромашка",
    "Ромашка 150",
    "Лотос",
    "Лотос 24 часа",
    "8 Марта",
    "Школа №5",
    "100 мелочей",
    "Торговый дом 150",
    "Миллион",
    "Офис 12",
    "1000",
    "Склад на 3 линии",
]
NAMES = [normalise(name) for name in CLIENTS]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Аптека 36,6 150к", "Аптека 36,6 | 150000"),
        ("Аптека 36,6 150000", "Аптека 36,6 | 150000"),
        ("150000 аптека 36,6 вчера", "аптека 36,6 | 150000 | on 22.11.26"),
        ("апт 36,6 150000", "апт 36,6 | 150000"),
        ("Аптека 36,6", "Аптека 36,6"),
        ("36,6 150000", " | 36.60 or 150000"),
        ("7 Небо 150000", "7 Небо | 150000"),
        ("ООО «7 Небо» 5 000", "ООО «7 Небо» | 5000"),
        ("7 Небо", "7 Небо"),
        ("Магазин 5 150 000", "Магазин 5 | 150000"),
        ("Магазин 5 150к", "Магазин 5 | 150000"),
        ("Магазин 6 150000", "Магазин | 6 or 150000"),
        ("150 000 100 мелочей", "100 мелочей | 150000"),
        ("Ромашка 150", "Ромашка 150"),
        ("Ромашка 150 000", "Ромашка | 150000"),
        ("Ромашка 150 к", "Ромашка | 150000"),
        ("Ромашка 150к", "Ромашка | 150000"),
        ("Ромашка 150,50", "Ромашка | 150.50"),
        ("Ромашка 150 200", "Ромашка 150 | 200"),
        ("Лотос 24", "Лотос | 24"),
        ("Лотос 24 часа 500", "Лотос 24 часа | 500"),
        ("8 марта 150к", "8 марта | 150000"),
        ("8 марта 150к 12.11", "8 марта | 150000 | on 12.11.26"),
        ("Ромашка 8 марта 150к", "Ромашка | 150000 | on 08.03.26"),
        ("Школа №5 150к", "Школа №5 | 150000"),
        ("Школа №5 №345 150к", "Школа №5 | 150000 | document 345"),
        ("Ромашка №5 150к", "Ромашка | 150000 | document 5"),
        ("дом 150", "дом | 150"),
        ("дом 150 500", "дом 150 | 500"),
        ("Миллион 5000", "Миллион | 5000"),
        ("Офис 12 ноября 150к", "Офис | 150000 | on 12.11.26"),
        ("1000", "1000"),
        ("Вектор 1000", "Вектор | 1000"),
        ("Вектор 150к", "Вектор | 150000"),
        ("Ромашка 500 // как Магазин 5", "Ромашка | 500 | // как Магазин 5"),
        ("500 // Магазин 5", " | 500 | // Магазин 5"),
        ("Вектор", "Вектор"),
        ("Аптека 36", "Аптека 36"),
        ("ап 36,6 150000", "ап | 36.60 or 150000"),
        ("Магазин 5 Вектор 500", "Магазин 5 Вектор | 500"),
        ("Магазин 5 Лотос 24 часа 500", "Магазин Лотос 24 часа | 5 or 500"),
        ("Магазин 5 Офис 12, 500", "Магазин Офис 12 | 5 or 500"),
        ("Лотос 24 часа Магазин 5, 500", "Лотос 24 часа Магазин | 5 or 500"),
        ("Школа№5 150к", "Школа№5 | 150000"),
        ("500 (аванс)Магазин 5", "Магазин 5 | 500 | // аванс"),
        ("500 Магазин 5(аванс)", "Магазин 5 | 500 | // аванс"),
        ("2 150 100 мелочей", "100 мелочей | 2150"),
        ("-150 100 мелочей", "мелочей | no amount -150 100"),
        ("на 3 линии", "линии | 3"),
        ("на 3 линии 5000", "3 линии | 5000"),
    ],
)
def test_a_number_of_a_known_name_belongs_to_it(typed: str, understood: str) -> None:
    line = read_line(typed, TODAY, ROUBLE)

    assert told(resolve(line, NAMES)) == understood


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Лотос 12к 32.13", "Лотос | 12000 | no date 32.13"),
        ("32.13 Лотос 12 000", "Лотос | 12000 | no date 32.13"),
        ("Лотос 12к 12.50", "Лотос 12.50 | 12000"),
        ("Лотос 12000 32.13", "Лотос | 12000 or 32.13"),
        ("Лотос 12к вчера 32.13", "Лотос 32.13 | 12000 | on 22.11.26"),
        ("Лотос 12к 31.11", "Лотос | 12000 | no date 31.11"),
        ("Аптека 36,6 12к 32.13", "Аптека 36,6 | 12000 | no date 32.13"),
        ("Салон 32.13 12к", "Салон 32.13 | 12000"),
    ],
)
def test_what_looks_like_a_day_beside_the_sum_is_questioned_where_no_name_holds_it(typed: str, understood: str) -> None:
    line = resolve(read_line(typed, TODAY, ROUBLE), [*NAMES, "салон 32 13"])

    assert told(questioned(line)) == understood


def test_a_name_beyond_the_first_words_of_a_long_message_is_not_looked_for() -> None:
    line = read_line("слово " * 64 + "Магазин 5 150к", TODAY, ROUBLE)

    assert told(resolve(line, NAMES)) == told(line)


def test_without_known_names_a_line_stays_as_it_was_read() -> None:
    line = read_line("Аптека 36,6 150000", TODAY, ROUBLE)

    assert resolve(line, []) is line


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*CLIENTS, "150к", "12 500", "36,6", "вчера", "пп 5", "(", "//", "12 ноября", "-", "5"]))
)
def test_knowing_names_never_adds_an_amount(pieces: list[str]) -> None:
    line = read_line(" ".join(pieces), TODAY, ROUBLE)

    known = resolve(line, NAMES)

    ends = {amount.end for amount in line.amounts}
    starts = {amount.start for amount in line.amounts}
    assert all(amount.start in starts or amount.end in ends for amount in known.amounts)
