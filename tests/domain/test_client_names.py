"""Clients are found by any part of the name, with one typing error, and never by a number that is not theirs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.client_names import EXACT, FORGIVEN, beside, forgiven_matches, matches, normalise, rank

CLIENTS = [
    "ООО «Ромашка»",
    "ООО «Ромашка Плюс»",
    "АО «Вектор»",
    "ИП Ёлкин Пётр",
    "Аптека 36,6",
    "Магазин 5",
    "Лотос",
    "Торговый дом Лотос-М",
    "ПАО «Северная звезда»",
    "Вега",
    "Горизонт",
    "Дом.ру",
]
BOOK = [(number, normalise(name)) for number, name in enumerate(CLIENTS)]


@pytest.mark.parametrize(
    ("name", "one_form"),
    [
        ("ООО «Ромашка»", "ромашка"),
        ('"Ромашка" ООО', "ромашка"),
        ("ИП Ёлкин П.С.", "елкин п с"),
        ("Общество с ограниченной ответственностью «Ромашка»", "ромашка"),
        ("Публичное акционерное общество „Вектор“", "вектор"),
        ("Акционерное общество Вектор", "вектор"),
        ("Индивидуальный предприниматель Ёлкин", "елкин"),
        ("акционерное ООО акционерное общество общество Вектор", "вектор"),
        ("Romashka, LLC", "romashka"),
        ("Vector Ltd.", "vector"),
        ("Аптека 36,6", "аптека 36 6"),
        ("Школа №5", "школа 5"),
        ("М-Видео_Юг", "м видео юг"),
        ("  Дом\u00a0.  ру ", "дом ру"),
        ("Торговый дом Лотос", "торговый дом лотос"),
        ("За\u0301мок", "замок"),
        ("Йога", "йога"),
        ("Иога".replace("И", "И\u0306"), "йога"),
        ("Straße", "strasse"),
        ("АО", "ао"),
        ("ООО «АО»", "ооо ао"),
        ("Общество", "общество"),
        ("«»", ""),
        ("", ""),
    ],
)
def test_a_name_is_brought_to_one_form(name: str, one_form: str) -> None:
    assert normalise(name) == one_form


LEGAL = st.sampled_from(
    ["ООО", "ИП ", " акционерное", " общество", " с ограниченной ответственностью", "ПАО", "ё", " "]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(LEGAL, st.text(max_size=3))).map("".join)))
def test_the_one_form_of_a_name_is_its_own(name: str) -> None:
    once = normalise(name)

    assert normalise(once) == once


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ромашка", ["ООО «Ромашка»"]),
        ("РОМАШКА", ["ООО «Ромашка»"]),
        ("ооо ромашка", ["ООО «Ромашка»"]),
        ("ром", ["ООО «Ромашка»", "ООО «Ромашка Плюс»"]),
        ("плюс", ["ООО «Ромашка Плюс»"]),
        ("плюс ромашка", ["ООО «Ромашка Плюс»"]),
        ("лотос", ["Лотос"]),
        ("лото", ["Лотос", "Торговый дом Лотос-М"]),
        ("отос", ["Лотос", "Торговый дом Лотос-М"]),
        ("в", ["АО «Вектор»", "Вега"]),
        ("ор", []),
        ("дом", ["Дом.ру", "Торговый дом Лотос-М"]),
        ("елкин", ["ИП Ёлкин Пётр"]),
        ("пётр ёлкин", ["ИП Ёлкин Пётр"]),
        ("аптека 36,6", ["Аптека 36,6"]),
        ("36,6", ["Аптека 36,6"]),
        ("рамашка", ["ООО «Ромашка»", "ООО «Ромашка Плюс»"]),
        ("ромашки", ["ООО «Ромашка»", "ООО «Ромашка Плюс»"]),
        ("рмоашка", ["ООО «Ромашка»", "ООО «Ромашка Плюс»"]),
        ("ромшка", ["ООО «Ромашка»", "ООО «Ромашка Плюс»"]),
        ("роммашка", ["ООО «Ромашка»", "ООО «Ромашка Плюс»"]),
        ("рамашко", []),
        ("севрная", ["ПАО «Северная звезда»"]),
        ("лотас", ["Лотос", "Торговый дом Лотос-М"]),
        ("вига", ["Вега"]),
        ("виг", []),
        ("виго", []),
        ("магазин 6", []),
        ("магозин 5", ["Магазин 5"]),
        ("Ромашка за ноябрь", ["ООО «Ромашка»"]),
        ("Ромашка Плюс за ноябрь", ["ООО «Ромашка Плюс»"]),
        ("Ромашка и Вектор", ["ООО «Ромашка»", "АО «Вектор»"]),
        ("Горизонта за ноябрь", ["Горизонт"]),
        ("Горезонт за ноябрь", ["Горизонт"]),
        ("маш", ["ООО «Ромашка»", "ООО «Ромашка Плюс»"]),
        ("вегга", ["Вега"]),
        ("лотс", ["Лотос", "Торговый дом Лотос-М"]),
        ("сивернай звезда", []),
        ("клуб вегу", []),
        ("неизвестный", []),
        ("", []),
        ("«»", []),
    ],
)
def test_clients_are_found_by_what_is_typed(query: str, found: list[str]) -> None:
    assert [CLIENTS[number] for number in rank(query, BOOK)] == found


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("ромашка аванс", "аванс"),
        ("Аванс за апрель ромашка", "Аванс за апрель"),
        ("рамашка «Аванс»", "«Аванс»"),
        ("ООО ромашка плюс", ""),
        ("ромашка опять пятница", "опять пятница"),
        ("привет, ромашка, спасибо", ""),
        ("hello again, ромашка", ""),
        ("ромашка", ""),
        ("аванс", ""),
        ("", ""),
    ],
)
def test_what_stands_beside_a_name_is_told_from_it(words: str, left: str) -> None:
    assert beside(words, "ООО «Ромашка Плюс»") == left


def test_at_most_the_limit_is_returned_and_equals_keep_their_order() -> None:
    book = [(number, f"ромашка {number}") for number in (5, 3, 9, 1)]

    assert rank("ромашка", book, limit=3) == [5, 3, 9]


def test_without_a_limit_eight_are_returned_also_of_those_with_an_error() -> None:
    book = [(number, f"ромашка {letter}") for number, letter in enumerate("абвгдежзик")]

    assert rank("ромашка", book) == list(range(8))
    assert rank("рамашка", book) == list(range(8))
    assert rank("рамашка", book, limit=6) == list(range(6))


def test_of_those_with_an_error_the_name_that_is_nearest_as_a_whole_comes_first() -> None:
    book = [(1, "агентство ромашка"), (2, "ромашка"), (3, "ромашка плюс")]

    assert forgiven_matches("рамашка", book, 8) == [2, 3, 1]


def test_a_name_of_three_letters_is_found_among_other_words_and_a_shorter_one_is_not() -> None:
    assert rank("луч за ноябрь", [(1, "луч")]) == [1]
    assert rank("яр за ноябрь", [(1, "яр")]) == []


def test_a_name_of_four_letters_is_found_by_a_longer_word_with_an_error() -> None:
    assert rank("иррис", [(1, "ирис"), (2, "агентство ирис")]) == [1, 2]


def test_two_clients_of_the_very_same_name_are_both_returned() -> None:
    assert rank("вектор", [(7, "вектор"), (2, "вектор плюс"), (4, "вектор")]) == [7, 4]


def test_scores_fall_from_the_whole_name_to_a_typing_error() -> None:
    name = normalise("ООО «Северная звезда»")
    queries = ["северная звезда", "север", "звезда", "везда", "звезда север", "АО северная звезда за ноябрь", "звизда"]

    scores = [matches(query, name) or 0.0 for query in queries]

    assert scores[0] == EXACT
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert 0 < scores[-1] < FORGIVEN
    assert round(matches("рамашка", "ромашка") or 0) == 60  # six letters of seven
    assert matches("вектор", name) is None
    assert matches("вектор", "") is None


@settings(deadline=None)
@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=20))
def test_any_query_over_any_names_gives_distinct_known_ids(query: str, names: list[str]) -> None:
    found = rank(query, [(number, normalise(name)) for number, name in enumerate(names)])

    assert len(found) == len(set(found)) <= 8
    assert set(found) <= set(range(len(names)))


@settings(deadline=None)
@given(st.text(alphabet="абвгдежзиклмнопрст", min_size=5, max_size=20), st.data())
def test_one_wrong_letter_in_five_or_more_is_forgiven(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(min_value=0, max_value=len(name) - 1))
    typed = name[:place] + "ю" + name[place + 1 :]

    assert rank(typed, [(1, name)]) == [1]
