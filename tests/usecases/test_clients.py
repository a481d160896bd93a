"""Clients: registered with their hunters, found by whoever may see them, and handed over."""

from datetime import date
from decimal import Decimal

import pytest

from domain.assignments import SharesNotWhole
from domain.earnings import EntryKind
from domain.refusals import NotAllowed, NotFound
from domain.staff import NameNotGiven
from storage import clients as client_storage
from storage import staff
from storage.client_queries import PAGE, ClientFilter
from storage.contacts import Met
from tests.cast import Cast
from usecases import clients, contacts, deals
from usecases.clients import NotAHunter, TaxNumberTaken, TaxNumberWrong, UnknownLine


def registered(cast: Cast, name: str = "ООО  «Ромашка» ", tax_number: str | None = None) -> int:
    return clients.register(cast.tx, cast.ivan, name, "supply", [(cast.ivan.staff_id, Decimal(100))], tax_number)


def test_a_registered_client_is_its_hunters_from_today_on(cast: Cast) -> None:
    client_id = registered(cast, tax_number="7707 083 893")

    card = clients.show(cast.tx, cast.ivan, client_id)
    assert (card.client.name, card.client.tax_number, card.line_title) == ("ООО «Ромашка»", "7707083893", "Поставки")
    assert card.hunters == [("Иван Петров", Decimal("100.00"))]
    assert card.client.department_id == cast.boris.department_id
    assert client_storage.hunters(cast.tx, client_id)[0].since == date(2024, 3, 15)
    assert cast.done()[-1] == (cast.ivan.staff_id, "client registered", f"client:{client_id}")


@pytest.mark.parametrize("name", ["", "   ", "Я" * 201])
def test_a_client_is_called_something(cast: Cast, name: str) -> None:
    with pytest.raises(NameNotGiven):
        registered(cast, name)

    assert cast.rows("clients") == 0


@pytest.mark.parametrize("number", ["7707083894", "123", "инн", "77070838930"])
def test_a_tax_number_whose_check_digit_does_not_fit_is_refused(cast: Cast, number: str) -> None:
    with pytest.raises(TaxNumberWrong):
        registered(cast, tax_number=number)

    assert cast.rows("clients") == 0


def test_one_tax_number_is_one_client_whoever_sees_it(cast: Cast) -> None:
    registered(cast, tax_number="7707083893")
    hunters = [(cast.petr.staff_id, Decimal(100))]

    with pytest.raises(TaxNumberTaken) as refused:
        clients.check_new_tax_number(cast.tx, cast.petr, "7707083893")
    with pytest.raises(TaxNumberTaken):
        clients.register(cast.tx, cast.petr, "Вектор", "supply", hunters, "7707083893")

    assert refused.value.params == {"number": "7707083893"}
    assert cast.rows("clients") == 1


def test_a_line_that_the_plan_has_not_is_refused(cast: Cast) -> None:
    with pytest.raises(UnknownLine):
        clients.register(cast.tx, cast.ivan, "Ромашка", "ships", [(cast.ivan.staff_id, Decimal(100))])

    assert [line.code for line in clients.lines(cast.tx, cast.ivan)] == ["internet", "supply", "goods"]
    assert cast.rows("clients") == 0


def test_before_the_first_plan_there_are_no_lines(cast: Cast) -> None:
    cast.on("2023-12-31")

    assert clients.lines(cast.tx, cast.ivan) == []


@pytest.mark.parametrize("shares", [["60", "50"], ["60"], ["100", "0"], ["33.333", "66.667"]])
def test_shares_divide_the_whole(cast: Cast, shares: list[str]) -> None:
    people = [cast.ivan.staff_id, cast.petr.staff_id]

    with pytest.raises(SharesNotWhole):
        clients.register(
            cast.tx, cast.boris, "Ромашка", "supply", [(i, Decimal(s)) for i, s in zip(people, shares, strict=False)]
        )

    assert cast.rows("clients") == 0


def test_nobody_stands_in_the_shares_twice(cast: Cast) -> None:
    with pytest.raises(SharesNotWhole):
        cast.client("Ромашка", "supply", (cast.ivan, "50"), (cast.ivan, "50"))


def test_who_can_be_chosen_as_a_hunter(cast: Cast) -> None:
    def names(who: str) -> list[str]:
        return [person.name for person in clients.possible_hunters(cast.tx, cast.actor(who))]

    assert names("ivan") == ["Иван Петров"]
    assert names("boris") == ["Борис Сидоров", "Иван Петров", "Пётр Смирнов"]
    assert names("olga") == ["Борис Сидоров", "Иван Петров", "Пётр Смирнов"]
    assert names("anna") == ["Борис Сидоров", "Иван Петров", "Пётр Смирнов"]


def test_a_hunter_registers_for_nobody_else_and_nobody_for_an_account_manager(cast: Cast) -> None:
    for who, whom in ((cast.ivan, cast.petr), (cast.boris, cast.olga), (cast.anna, cast.anna)):
        with pytest.raises(NotAHunter):
            clients.register(cast.tx, who, "Ромашка", "supply", [(whom.staff_id, Decimal(100))])

    assert cast.rows("clients") == 0


def test_a_suspended_hunter_is_not_chosen(cast: Cast) -> None:
    staff.change(cast.tx, cast.petr.staff_id, status="suspended")

    with pytest.raises(NotAHunter):
        cast.client("Ромашка", "supply", (cast.petr, "100"))


def test_each_person_finds_only_what_they_may_see(cast: Cast) -> None:
    mine, theirs = cast.client("Ромашка Плюс"), cast.client("Ромашка Минус", "supply", (cast.petr, "100"))

    def found(who: str) -> list[int]:
        return [client.client_id for client in clients.find(cast.tx, cast.actor(who), "ромашка")]

    assert found("ivan") == [mine]
    assert found("petr") == [theirs]
    assert sorted(found("boris")) == [mine, theirs]
    assert sorted(found("galina")) == [mine, theirs]
    assert found("anna") == found("olga") == []
    with pytest.raises(NotFound):
        clients.show(cast.tx, cast.petr, mine)
    with pytest.raises(NotAllowed):
        clients.find(cast.tx, cast.nina, "ромашка")


@pytest.mark.parametrize("words", ["ромашка", "РОМАШКА", "ооо ромашка", "омаш", "ромошка", "«Ромашка»"])
def test_a_client_is_found_by_any_part_with_a_typing_error_forgiven(cast: Cast, words: str) -> None:
    client_id = registered(cast)
    cast.client("Вектор")

    assert [client.client_id for client in clients.find(cast.tx, cast.ivan, words)] == [client_id]


@pytest.mark.parametrize("words", ["", "  ", "лотос", "%", "_", "7707083894"])
def test_words_that_mean_nobody_find_nobody(cast: Cast, words: str) -> None:
    registered(cast, tax_number="7707083893")

    assert clients.find(cast.tx, cast.ivan, words) == []


def test_a_tax_number_finds_its_client(cast: Cast) -> None:
    client_id = registered(cast, tax_number="7707083893")

    assert [client.client_id for client in clients.find(cast.tx, cast.ivan, " 7707083893 ")] == [client_id]


def test_recent_clients_are_those_paid_for_last_then_the_newest(cast: Cast) -> None:
    first, second, third, fourth = (cast.client(name) for name in ("А", "Б", "В", "Г"))
    cast.logs(second, "1")
    cast.logs(first, "1")
    cast.logs(second, "2")

    recent = [client.client_id for client in clients.recent(cast.tx, cast.ivan)]

    assert recent == [second, first, fourth, third]
    assert [client.client_id for client in clients.recent(cast.tx, cast.ivan, 1)] == [second]


def test_the_list_has_pages_and_filters(cast: Cast) -> None:
    # given nine clients without payments, one in its period, one that lapses soon, one lapsed, one handed over
    for number in range(9):
        cast.client(f"Клиент {number}")
    running, soon, lapsed, current = (cast.client(name) for name in ("Идёт", "Скоро", "Кончился", "Передан"))
    cast.pays(running, "1", "2024-03-01")
    cast.pays(lapsed, "1", "2024-01-01")
    cast.pays(soon, "1", "2024-01-20")
    cast.on("2024-04-10")
    cast.pays(current, "1", "2024-01-05")
    cast.hands_over(current, "2024-04-10")

    def names(which: ClientFilter, number: int = 0) -> list[str]:
        return [client.name for client in clients.page(cast.tx, cast.ivan, which, number).clients]

    # then
    assert clients.page(cast.tx, cast.ivan).total == 13
    assert len(names(ClientFilter.ALL)) == PAGE
    assert len(names(ClientFilter.ALL, 1)) == 5
    assert names(ClientFilter.SOON) == ["Скоро"]
    assert names(ClientFilter.LAPSED) == ["Кончился"]
    assert names(ClientFilter.CURRENT) == ["Передан"]
    assert clients.page(cast.tx, cast.ivan, ClientFilter.ACQUISITION).total == 11


def test_the_card_shows_how_things_stand(cast: Cast) -> None:
    # given a deal with one of its three charges paid, a declared payment, a contact, and one of two papers signed
    client_id = cast.client("Вектор", "internet")
    deal_id = deals.agree(
        cast.tx,
        cast.ivan,
        client_id,
        "Интернет",
        monthly=Decimal(1000),
        first=Decimal(5000),
        starts_on=date(2024, 2, 10),
        documents=["Договор", "Акт"],
    )
    cast.pays(client_id, "5000", "2024-02-10", deal_id=deal_id)
    cast.logs(client_id, "700")
    contacts.record_contact(cast.tx, cast.ivan, client_id, Met.IN_PERSON)
    paper = deals.papers(cast.tx, cast.ivan, client_id).documents[0]
    deals.set_document(cast.tx, cast.ivan, client_id, paper.document_id, "signed")

    # when
    card = clients.show(cast.tx, cast.ivan, client_id)

    # then
    assert (card.received, card.received_in_period, card.payments) == (Decimal("5000.00"), Decimal("5000.00"), 1)
    assert card.waiting == Decimal("700.00")
    assert [(owed.due_on, owed.left) for owed in card.overdue] == [
        (date(2024, 2, 10), Decimal("1000.00")),
        (date(2024, 3, 10), Decimal("1000.00")),
    ]
    assert [paper.title for paper in card.documents_open] == ["Акт"]
    assert (card.met.held, card.met.required) == (1, 2)
    assert card.manager is None


def test_a_client_handed_over_is_its_account_managers_too(cast: Cast) -> None:
    # given a client whose period is over
    client_id = cast.client()
    cast.pays(client_id, "100000", "2024-01-10")
    cast.on("2024-04-20")
    late = cast.pays(client_id, "100000")
    assert cast.earned(cast.ivan, client_id, late) == Decimal("1000.00")

    # when
    cast.hands_over(client_id, "2024-04-20")

    # then the account manager sees it, and earns from that day on
    assert clients.show(cast.tx, cast.olga, client_id).manager == "Ольга Белова"
    assert clients.show(cast.tx, cast.anna, client_id).client.transferred_on == date(2024, 4, 20)
    assert cast.earned_by_kind(cast.olga, client_id) == {EntryKind.SERVICE: Decimal("3000.00")}
    assert cast.earned_by_kind(cast.anna, client_id) == {EntryKind.OVERRIDE: Decimal("500.00")}
    with pytest.raises(NotFound):
        clients.show(cast.tx, cast.oleg, client_id)

    # when another one takes over later
    cast.on("2024-05-20")
    cast.hands_over(client_id, "2024-05-20", cast.oleg)

    # then who had it before has what they earned, and sees it no more
    assert client_storage.load(cast.tx, client_id).transferred_on == date(2024, 4, 20)
    assert cast.earned(cast.olga, client_id) == Decimal("3000.00")
    with pytest.raises(NotFound):
        clients.show(cast.tx, cast.olga, client_id)
