"""One search: whoever types, in whatever way, finds the clients that they may see, best and last used first."""

from collections.abc import Iterator

import pytest
from sqlalchemy import insert

from domain.client_names import normalise, rank
from domain.currencies import ROUBLE
from domain.payment_line import read_line
from storage import client_search
from storage.clients import client_people, clients
from tests.cast import Cast
from tests.usecases.small_company import query_plan
from usecases import clients as client_cases
from usecases.client_search import as_typed

pytestmark = pytest.mark.on_both_databases

NAMES = (
    "ООО «Ромашка»",
    "ООО «Ромашка Плюс»",
    "Торговый дом Ромашка",
    "АО «Вектор»",
    "Вектор-М",
    "ИП Ёлкин Пётр",
    "Аптека 36,6",
    "Магазин 5",
    "Магазин 6",
    "Лотос",
    "Вега",
    "Северная звезда",
    "Дом.ру",
    "Acme Trading",
    "М",
)
OTHER = "щ"


def many(cast: Cast, *names: str) -> list[int]:
    """Clients of Ivan's by the shortest way; their ids."""
    department, ivan = cast.ivan.department_id, cast.ivan.staff_id
    made: list[int] = []
    for name in names:
        values = {
            "name": name,
            "search_name": normalise(name),
            "line": "supply",
            "key": False,
            "lapse_announced": False,
        }
        place = {"created_at": cast.tx.now, "created_by": ivan, "department_id": department}
        made.append(cast.tx.insert(ADD, {**values, **place}))
    cast.tx.execute(PEOPLE, [{"client_id": made_id, "staff_id": ivan, "post": "hunter"} for made_id in made])
    return made


ADD, PEOPLE = insert(clients), insert(client_people)


def names(cast: Cast, words: str, who: str = "ivan", most: int = 100) -> list[str]:
    return [client.name for client in client_cases.find(cast.tx, cast.actor(who), words, most)]


def parts() -> Iterator[str]:
    """All parts of two to nine letters of the names, and a few words with more around them."""
    for name in map(normalise, NAMES):
        for length in range(2, 10):
            yield from (name[at : at + length].strip() for at in range(len(name) + 1 - length))
    yield from (
        "плюс ромашка",
        "ромашка за ноябрь",
        "от ромашка плюс и дом ру",
        "елкин п",
        "м",
        "звез север",
        "5 магазин",
    )


@pytest.mark.parametrize("who", ["ivan", "boris", "galina"])
def test_what_is_narrowed_in_the_database_is_what_fits_among_all_names(cast: Cast, who: str) -> None:
    ids = many(cast, *NAMES)
    book = [(client_id, normalise(name)) for client_id, name in zip(ids, NAMES, strict=True)]
    actor = cast.actor(who)

    different = {
        words: (found, expected)
        for words in parts()
        if (found := {client.client_id for client in as_typed(cast.tx, actor, words, 100)})
        != (expected := set(rank(words, book, 100)))
    }

    assert different == {}


def errors(name: str) -> Iterator[str]:
    """The name with a letter too few, too many or wrong, or two letters crossed."""
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]
        yield name[:at] + OTHER + name[at:]
        yield name[:at] + OTHER + name[at + 1 :]
        yield name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] if at else name


@pytest.mark.parametrize("name", ["вега", "лотос", "вектор", "ромашка", "северная звезда"])
def test_a_typing_error_in_any_place_finds_the_client(cast: Cast, name: str) -> None:
    many(cast, *NAMES)
    book = [(0, name)]

    lost = [words for words in errors(name) if rank(words, book) and name not in map(normalise, names(cast, words))]

    assert lost == []
    assert len([words for words in errors(name) if rank(words, book)]) > 3 * len(name)


@pytest.mark.parametrize("words", ["ромошка за ноябрь", "оплата рмоашка", "за товар ромаша", "вектро сентябрь"])
def test_a_name_with_an_error_among_other_words_is_found(cast: Cast, words: str) -> None:
    many(cast, "Ромашка", "Вектор", "Лотос")

    assert names(cast, words) == ["Вектор" if "век" in words else "Ромашка"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hjvfirf gk.c", ["ООО «Ромашка Плюс»"]),
        ("dtrnjh-", ["АО «Вектор»"]),
        ("фсьу", ["Acme Trading"]),
        ("hjvjirf", ["ООО «Ромашка»", "ООО «Ромашка Плюс»", "Торговый дом Ромашка"]),
        ("acme", ["Acme Trading"]),
    ],
)
def test_the_wrong_layout_of_the_keyboard_finds_them_too(cast: Cast, typed: str, found: list[str]) -> None:
    many(cast, *NAMES)

    assert names(cast, typed) == found


def test_the_best_come_first_and_of_as_good_ones_the_shortest(cast: Cast) -> None:
    many(cast, "Агроромашка", "Новая ромашка", "Ромашковый луг", "Ромашки")

    assert names(cast, "ромашк") == ["Ромашки", "Ромашковый луг", "Новая ромашка", "Агроромашка"]


def test_of_as_good_ones_those_that_the_person_last_did_something_about_come_first(cast: Cast) -> None:
    first, second, third = (cast.client(f"Ромашка {word}") for word in ("Юг", "Север", "Восток"))
    cast.logs(second, "1")
    cast.logs(first, "1")

    assert names(cast, "ромашка") == ["Ромашка Юг", "Ромашка Север", "Ромашка Восток"]
    assert names(cast, "ромашка", "boris") == ["Ромашка Восток", "Ромашка Север", "Ромашка Юг"]
    assert [client.client_id for client in client_cases.find(cast.tx, cast.galina, "ромашка")] == [first, second, third]


def test_among_very_many_the_whole_name_and_the_last_used_are_not_lost(cast: Cast) -> None:
    used = cast.client("Ромашка самая длинная из всех")
    many(cast, *(f"Ромашка {number:03}" for number in range(client_search.MOST + 50)), "Агроромашка")
    cast.logs(used, "1")

    assert names(cast, "ромашка", most=3) == ["Ромашка самая длинная из всех", "Ромашка 000", "Ромашка 001"]
    assert names(cast, "ромашка 249") == ["Ромашка 249"]
    assert names(cast, "агро") == ["Агроромашка"]


def test_whom_a_person_may_not_see_hides_nobody_from_them(cast: Cast) -> None:
    # given a client of Petr's that fits better than Ivan's
    cast.client("Ромашка", "supply", (cast.petr, "100"))
    cast.client("Ромашка Плюс")

    assert names(cast, "ромашка") == ["Ромашка Плюс"]
    assert names(cast, "ромошка") == ["Ромашка Плюс"]
    assert names(cast, "ромашка", "petr") == ["Ромашка"]
    assert names(cast, "ромашка", "boris") == ["Ромашка"]
    assert names(cast, "ромашка", "anna") == names(cast, "ромошка", "olga") == []


def test_a_client_is_found_by_its_manager_and_their_head_from_the_handing_over_on(cast: Cast) -> None:
    client_id = cast.client("Ромашка")
    cast.pays(client_id, "1", "2024-01-05")
    cast.hands_over(client_id, "2024-03-15")

    for who in ("ivan", "olga", "anna", "boris", "galina"):
        assert names(cast, "ромаш", who) == names(cast, "ромошка", who) == ["Ромашка"]
    assert names(cast, "ромаш", "oleg") == names(cast, "ромаш", "petr") == []


def test_only_names_that_hold_a_number_of_the_line_are_read_for_it(cast: Cast) -> None:
    many(cast, *NAMES)
    line = read_line("аптека 36,6 150к", cast.today, ROUBLE)

    found = client_search.holding(cast.tx, cast.ivan, {"36", "6", "150к"}, normalise(line.client_words))

    assert sorted(name for _, name in found) == ["аптека 36 6", "магазин 6"]
    many_words = {str(number) for number in range(100, 120)} | {"5"}
    assert [name for _, name in client_search.holding(cast.tx, cast.ivan, many_words, "лотос")] == [
        "лотос",
        "магазин 5",
    ]


@pytest.mark.parametrize("words", ["%", "_", "%%%%%", "____", "'; --", "\x00", "я" * 300, "а б " * 90, "1 " * 90])
def test_nothing_that_is_typed_is_taken_for_a_pattern(cast: Cast, words: str) -> None:
    many(cast, *NAMES)

    assert names(cast, words) == []


def test_own_clients_are_looked_up_by_the_index_of_people(cast: Cast) -> None:
    statement, params = client_search._near.of(cast.ivan)

    assert "ix_client_people_staff" in query_plan(cast.tx, statement.params(**params, **LETTERS))


LETTERS = dict.fromkeys(("front", "back", "crossed_before", "crossed_behind", "around"), "а")
