"""What the events of a scenario do to a client: the period that they move, and who earns from then on."""

from datetime import date
from decimal import Decimal

import pytest

from domain.scenario import Department, EventRefusedError
from domain.scenario_text import read_scenario
from domain.staff import DepartmentKind
from tests.domain.facts import day
from tests.domain.played import COMPANY, HEADS, earned, lapses_on, outcome, pay


def test_a_client_handed_over_after_its_lapse_keeps_its_period() -> None:
    found = outcome(pay("03-01", "p1"), "06-20, do: transfer, client: c, to: olga", pay("06-20", "p2"))

    assert lapses_on(found) == day("2024-06-01")
    assert earned(found) == {"03": {"ivan": "100.00"}, "06": {"ivan": "10.00", "olga": "30.00"}}


def test_a_client_handed_over_before_its_lapse_is_outside_from_that_day_on() -> None:
    found = outcome(
        pay("03-01", "p1"),
        pay("04-10", "p2"),
        "04-10, do: transfer, client: c, to: olga",
        pay("04-11", "p3", more=", paid_on: 2024-04-09"),
    )

    assert lapses_on(found) == day("2024-04-10")
    assert earned(found) == {"03": {"ivan": "100.00"}, "04": {"ivan": "110.00", "olga": "30.00"}}


def test_a_client_that_is_won_back_begins_a_new_period_and_can_be_handed_over_again() -> None:
    found = outcome(
        pay("03-01", "p1"),
        "06-20, do: transfer, client: c, to: olga",
        pay("06-20", "p2"),
        "07-01, do: reacquire, client: c, hunters: {petr: 100}",
        pay("07-02", "p3"),
        "07-03, do: extend, client: c, until: 2024-10-20",
        "10-25, do: transfer, client: c, to: olga",
        pay("10-26", "p4"),
    )

    assert found.clients["c"] == (day("2024-07-02"), day("2024-10-20"))
    assert earned(found) == {
        "03": {"ivan": "100.00"},
        "06": {"ivan": "10.00", "olga": "30.00"},
        "07": {"petr": "100.00"},
        "10": {"petr": "20.00", "olga": "40.00"},
    }


def test_a_client_whose_period_lapsed_can_be_won_back_before_any_transfer_and_one_in_its_period_cannot() -> None:
    back = "do: reacquire, client: c, hunters: {ivan: 100}"

    found = outcome(pay("03-01", "p1"), f"06-01, {back}", "06-02, do: transfer, client: c, to: olga")

    assert found.clients["c"] == (None, day("2024-06-02"))
    with pytest.raises(EventRefusedError, match="is in its period"):
        outcome(pay("03-01", "p1"), f"05-31, {back}")


def test_whether_it_has_lapsed_is_asked_on_the_day_of_the_transfer() -> None:
    moved = "06-02, do: redate, payment: p1, paid_on: 2024-04-01"
    late = outcome(pay("03-01", "p1"), pay("04-01", "p2"), "06-01, do: transfer, client: c, to: olga", moved)
    early = outcome(pay("03-01", "p1"), pay("04-01", "p2"), "05-31, do: transfer, client: c, to: olga", moved)

    assert (lapses_on(late), lapses_on(early)) == (day("2024-07-01"), day("2024-05-31"))


def test_a_client_without_payments_is_handed_over_early() -> None:
    found = outcome("03-09, do: transfer, client: c, to: olga", pay("03-10", "p1"))

    assert found.clients["c"] == (day("2024-03-10"), day("2024-03-09"))
    assert earned(found) == {"03": {"ivan": "10.00", "olga": "30.00"}}


def test_the_head_of_a_department_stands_in_it_wherever_they_are_listed() -> None:
    found = outcome("03-02, do: reassign, client: c, hunters: {boris: 100}", pay("03-02", "p1"))

    assert earned(found) == {"03": {"boris": "100.00"}}


def test_heads_earn_from_what_their_departments_earn() -> None:
    paid = pay("03-01", "p1"), "06-20, do: transfer, client: c, to: olga", pay("06-20", "p2")

    found = outcome(*paid, heads=HEADS)

    assert earned(found) == {
        "03": {"ivan": "100.00", "boris": "10.00"},
        "06": {"ivan": "10.00", "olga": "30.00", "anna": "5.00"},
    }


def test_plans_are_numbered_as_they_are_written_and_stand_by_their_days() -> None:
    plans = read_scenario(COMPANY.format(line="supply", confirmation="false")).scenario.plans

    assert [(plan.plan_id, plan.number, plan.effective_from) for plan in plans] == [
        (2, "2", day("2024-01-01")),
        (1, "1", day("2024-08-01")),
    ]


def test_a_department_may_have_nobody_who_heads_it() -> None:
    text = COMPANY.format(line="supply", confirmation="false").replace(", head: anna", "")

    assert read_scenario(text).scenario.departments == {
        "sales": Department(DepartmentKind.COMMERCIAL, "boris"),
        "care": Department(DepartmentKind.CLIENT, None),
    }


def test_a_payment_of_the_very_day_on_which_a_client_is_won_back_begins_its_new_period() -> None:
    back = "06-01, do: reacquire, client: c, hunters: {petr: 100}"

    found = outcome(pay("03-01", "p1"), back, pay("06-01", "p2"))

    assert found.clients["c"] == (day("2024-06-01"), day("2024-09-01"))
    assert earned(found) == {"03": {"ivan": "100.00"}, "06": {"petr": "100.00"}}


def test_the_first_charge_of_a_recurring_deal_may_be_another_than_the_monthly_ones() -> None:
    agreed = "03-01, do: deal, id: d1, client: c, kind: recurring, first: 5000, monthly: 1000"
    paid = [pay(on, f"p{on}", amount, ", deal: d1") for on, amount in (("03-02", "5000"), ("04-02", "1000"))]

    found = outcome(agreed, *paid, pay("05-02", "p3", more=", deal: d1"), line="internet")

    assert earned(found) == {"03": {"ivan": "500.00"}, "04": {"ivan": "100.00"}, "05": {"ivan": "10.00"}}


def test_the_account_manager_alone_may_change() -> None:
    found = outcome(
        pay("03-01", "p1"),
        "06-20, do: transfer, client: c, to: olga",
        "06-21, do: reassign, client: c, manager: anna",
        pay("06-21", "p2"),
    )

    assert earned(found) == {"03": {"ivan": "100.00"}, "06": {"ivan": "10.00", "anna": "30.00"}}


def test_a_period_that_is_over_stays_as_it_was_when_the_client_is_won_back() -> None:
    back = "10-01, do: reacquire, client: c, hunters: {petr: 100}"
    extended = outcome(pay("03-01", "p1"), "05-02, do: extend, client: c, until: 2024-07-15", pay("07-01", "p2"), back)
    early = outcome(pay("03-01", "p1"), "04-10, do: transfer, client: c, to: olga", pay("04-10", "p2"), back)

    assert earned(extended) == {"03": {"ivan": "100.00"}, "07": {"ivan": "100.00"}}
    assert earned(early) == {"03": {"ivan": "100.00"}, "04": {"ivan": "10.00", "olga": "30.00"}}


def test_an_extension_moves_the_lapse_and_a_later_one_replaces_it() -> None:
    first, second = (f"05-02, do: extend, client: c, until: 2024-0{month}-15" for month in (8, 7))

    found = outcome(pay("03-01", "p1"), first, second, pay("07-14", "p2"), pay("07-15", "p3"))

    assert lapses_on(found) == day("2024-07-15")
    assert earned(found)["07"] == {"ivan": "110.00"}


def test_new_hunters_and_a_new_manager_earn_from_their_day_on() -> None:
    found = outcome(
        pay("03-01", "p1"),
        "04-01, do: transfer, client: c, to: olga",
        "04-05, do: reassign, client: c, hunters: {ivan: 50, petr: 50}, manager: anna",
        pay("04-06", "p2", more=", paid_on: 2024-04-04"),
        pay("04-06", "p3"),
    )

    assert earned(found)["04"] == {"ivan": "15.00", "petr": "5.00", "olga": "30.00", "anna": "30.00"}


def test_the_percents_are_of_the_day_and_the_period_of_its_beginning() -> None:
    found = outcome(pay("07-20", "p1"), pay("09-20", "p2"), pay("10-20", "p3"))

    assert lapses_on(found) == day("2024-10-20")
    assert earned(found) == {"07": {"ivan": "100.00"}, "09": {"ivan": "200.00"}, "10": {"ivan": "20.00"}}
    assert found.missed == {date(2024, 10, 1): Decimal("40.00")}
