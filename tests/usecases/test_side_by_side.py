"""Departments side by side: the numbers of each pair, and that each list behind them holds just those clients."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.digests import MonthSums
from domain.refusals import NotAllowed, NotFound
from domain.side_by_side import Days, Load
from domain.staff import DepartmentKind
from storage import company, side_by_side
from storage.db import Tx
from tests.cast import Cast
from tests.usecases.small_company import query_plan
from usecases import agreements, deals, digests
from usecases import side_by_side as cases
from usecases.side_by_side import Behind

MONDAY, TUESDAY = date(2024, 6, 24), date(2024, 6, 25)


@pytest.fixture
def year(tx: Tx, cast: Cast) -> dict[str, int]:
    """On Tuesday, 25 June: a client in acquisition, a lapsed one, one in service, one lost, one that never paid."""
    found = {name: cast.client(name) for name in ("Лотос", "Вектор", "Ромашка", "Астра", "Заря")}
    cast.on("2024-03-20")
    for name in ("Вектор", "Ромашка", "Астра"):
        cast.pays(found[name], "100000")
    cast.on("2024-06-20")
    cast.hands_over(found["Астра"], "2024-04-10")
    cast.pays(found["Вектор"], "30000", "2024-06-20")
    cast.hands_over(found["Ромашка"], "2024-06-24")
    cast.on(str(TUESDAY))
    cast.pays(found["Ромашка"], "50000")
    cast.pays(found["Лотос"], "70000", "2024-06-21")
    cast.pays(found["Лотос"], "20000", "2024-06-22")
    return found


def of_pair(tx: Tx, cast: Cast) -> Any:
    shown = cases.show(tx, cast.galina)
    assert shown is not None
    return shown.numbers


def listed(tx: Tx, cast: Cast, which: Behind, **more: int) -> list[str]:
    page = cases.behind(tx, cast.galina, which, cast.boris.department_id or 0, **more)
    assert len(page.clients) == page.total
    return [client.name for client in page.clients]


def test_the_numbers_of_a_pair(tx: Tx, cast: Cast, year: dict[str, int]) -> None:
    pair = of_pair(tx, cast)

    assert (pair.money.commercial, pair.money.client) == ("Коммерческий отдел", "Клиентский отдел")
    assert pair.money.new == MonthSums(Decimal("90000.00"), Decimal(0))
    assert pair.money.running == MonthSums(Decimal("80000.00"), Decimal(0))
    assert pair.load == Load(2, 1, 2)
    # Ромашка lapsed on 20.06 and was handed over on 24.06; Астра was, early, on 10.04
    assert pair.days == Days(2, Decimal(2), 4)
    assert pair.missed == Decimal("900.00")
    assert pair.lost == 1
    assert [(person.name, person.this, person.last) for person in pair.people] == [
        ("Иван Петров", Decimal("9800.00"), Decimal(0)),
        ("Ольга Белова", Decimal("1500.00"), Decimal(0)),
        ("Борис Сидоров", Decimal("900.00"), Decimal(0)),
        ("Анна Кузнецова", Decimal("250.00"), Decimal(0)),
    ]


def test_each_number_has_the_list_of_clients_behind_it(tx: Tx, cast: Cast, year: dict[str, int]) -> None:
    assert {which: listed(tx, cast, which) for which in Behind if which is not Behind.PERSON} == {
        Behind.NEW: ["Лотос"],
        Behind.NEW_LAST: [],
        Behind.RUNNING: ["Ромашка", "Вектор"],
        Behind.RUNNING_LAST: [],
        Behind.ACQUISITION: ["Лотос", "Заря"],
        Behind.LAPSED: ["Вектор"],
        Behind.SERVICE: ["Ромашка", "Астра"],
        Behind.TRANSFERS: ["Ромашка", "Астра"],
        Behind.MISSED: ["Вектор"],
        Behind.LOST: ["Астра"],
    }
    assert listed(tx, cast, Behind.PERSON, staff_id=cast.ivan.staff_id) == ["Лотос", "Ромашка", "Вектор"]


def test_a_client_whose_last_deal_is_closed_after_the_transfer_is_lost_and_one_with_an_open_deal_is_not(
    tx: Tx, cast: Cast, year: dict[str, int]
) -> None:
    first, second = (
        deals.agree(tx, cast.boris, year["Ромашка"], "Поставка", amount=Decimal(1000), starts_on=TUESDAY)
        for _ in range(2)
    )

    deals.close(tx, cast.boris, first)
    assert listed(tx, cast, Behind.LOST) == ["Астра"]
    deals.close(tx, cast.boris, second)

    assert listed(tx, cast, Behind.LOST) == ["Ромашка", "Астра"]


def test_money_that_came_before_a_client_was_won_back_is_running_money(
    tx: Tx, cast: Cast, year: dict[str, int]
) -> None:
    back = agreements.propose_reacquisition(tx, cast.anna, year["Ромашка"], [(cast.ivan.staff_id, Decimal(100))])
    cast.on("2024-06-26")
    agreements.agree(tx, cast.boris, back)
    cast.pays(year["Ромашка"], "5000")

    pair = of_pair(tx, cast)

    assert pair.money.new.this == Decimal("95000.00")
    assert pair.money.running.this == Decimal("80000.00")
    assert pair.load == Load(3, 1, 1)


def test_lists_come_by_pages_and_a_page_that_is_none_any_more_is_the_first(tx: Tx, cast: Cast) -> None:
    for number in range(10):
        cast.client(f"Клиент {number}")
    department_id = cast.boris.department_id or 0

    first, second, gone = (
        cases.behind(tx, cast.galina, Behind.ACQUISITION, department_id, number) for number in (0, 1, 9)
    )

    assert ([len(page.clients) for page in (first, second)], second.total) == ([8, 2], 10)
    assert (gone.number, gone.clients) == (0, first.clients)


def test_months_are_named_and_the_last_one_is_compared_to_the_same_day(tx: Tx, cast: Cast) -> None:
    client_id = cast.client()
    cast.on("2024-04-20")
    cast.pays(client_id, "1000", "2024-03-20")
    cast.pays(client_id, "400", "2024-03-21")
    cast.pays(client_id, "700", "2024-04-02")

    pair = of_pair(tx, cast)
    last = cases.behind(tx, cast.galina, Behind.NEW_LAST, cast.boris.department_id or 0)

    assert pair.money.new == MonthSums(Decimal("700.00"), Decimal("1000.00"))
    assert [(client.name, client.amount) for client in last.clients] == [("Ромашка", Decimal("1000.00"))]
    assert last.month == date(2024, 3, 1)
    assert pair.people[0].last == Decimal("100.00")


def test_several_pairs_stand_one_after_another_and_each_has_its_own(tx: Tx, cast: Cast, year: dict[str, int]) -> None:
    other = company.add_department(tx, "Регионы", DepartmentKind.COMMERCIAL, cast.anna.department_id)
    tx.cache.clear()

    shown = cases.show(tx, cast.galina, other)

    assert shown is not None
    assert (shown.numbers.load, shown.numbers.money.new) == (Load(), MonthSums())
    assert [name for _, name in shown.pairs] == ["Коммерческий отдел", "Регионы"]
    with pytest.raises(NotFound):
        cases.show(tx, cast.galina, 99)
    for nothing in (99, cast.anna.department_id or 0):
        with pytest.raises(NotFound):
            cases.behind(tx, cast.galina, Behind.NEW, nothing)


def test_only_the_director_compares(tx: Tx, cast: Cast) -> None:
    for somebody in (cast.boris, cast.anna, cast.ivan, cast.nina):
        with pytest.raises(NotAllowed):
            cases.show(tx, somebody)
        with pytest.raises(NotAllowed):
            cases.behind(tx, somebody, Behind.NEW, 1)


def test_without_departments_there_is_nothing_to_compare(tx: Tx, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("usecases.company.departments", lambda _: [])

    assert cases.show(tx, cast.galina) is None


def test_the_directors_digest_has_them_on_mondays(tx: Tx, cast: Cast, year: dict[str, int]) -> None:
    on_monday, on_tuesday = (digests.compose(tx, cast.galina, day) for day in (MONDAY, TUESDAY))

    assert [pair.load for pair in on_monday.beside] == [Load(2, 1, 2)]
    assert on_monday.worth_sending
    assert on_tuesday.beside == digests.compose(tx, cast.boris, MONDAY).beside == ()


@pytest.mark.only_on("sqlite")  # PostgreSQL's planner reads tables as small as these whole, or not, as it likes
def test_each_number_is_answered_by_an_index(tx: Tx, cast: Cast) -> None:
    days = {"today": TUESDAY, "after": MONDAY, "silent_since": MONDAY, "first": MONDAY, "last": TUESDAY}
    asked = {
        "ix_clients_standing": [side_by_side.loads_statement],
        "ix_clients_transferred": [side_by_side.handed_over_statement, side_by_side.perhaps_lost_statement],
        "ix_missed_paid": [side_by_side.missed_statement],
        "ix_ledger_earned": [side_by_side.people_statement.params(staff_ids=[1], this_first=MONDAY, same_day=MONDAY)],
    }

    for index, statements in asked.items():
        for statement in statements:
            assert index in query_plan(tx, statement.params(days))
