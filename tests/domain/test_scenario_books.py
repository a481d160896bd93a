"""What the events of a scenario are booked as: payments and refunds, by the month that is open, and what was missed."""

from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import Unresolved
from domain.scenario import EventRefusedError
from tests.domain.facts import day
from tests.domain.played import LATE, earned, lapses_on, outcome, pay


def test_a_refund_may_be_moved_to_the_day_of_its_payment_and_counts_beside_later_ones() -> None:
    back = "03-20, do: refund, id: r1, payment: p1, amount: 100"

    found = outcome(pay("03-05", "p1"), back, pay("03-21", "p2"), "03-22, do: redate, payment: r1, paid_on: 2024-03-05")

    assert earned(found) == {"03": {"ivan": "190.00"}}


def test_a_month_without_any_payment_can_be_closed_and_one_after_a_payment_not_before_it() -> None:
    assert outcome("04-02, do: close, month: 2024-03").earnings == {}
    with pytest.raises(EventRefusedError, match="2024-03 is still open"):
        outcome(pay("03-05", "p1"), "05-02, do: close, month: 2024-04", confirmation=True)


def test_closing_a_month_books_all_clients_into_it() -> None:
    another = "03-01, do: client, id: d, line: supply, hunters: {petr: 100}"
    paid = pay("03-02", "p1"), pay("03-03", "p2").replace("client: c", "client: d")

    found = outcome(another, *paid, "04-01, do: close, month: 2024-03")

    assert earned(found) == {"03": {"ivan": "100.00", "petr": "100.00"}}


def test_what_was_missed_in_a_month_is_added_up() -> None:
    found = outcome(pay("03-01", "p1"), pay("06-05", "p2"), pay("06-07", "p3", "500"))

    assert found.missed == {date(2024, 6, 1): Decimal("45.00")}


def test_with_confirmation_a_payment_counts_from_its_confirmation() -> None:
    confirmed = "03-05, do: confirm, payment: p1"

    waiting = outcome(pay("03-01", "p1"), confirmation=True)
    counted = outcome(pay("03-01", "p1"), confirmed, confirmation=True)

    assert (waiting.clients["c"], waiting.earnings) == ((None, None), {})
    assert counted.clients["c"] == (day("2024-03-01"), day("2024-06-01"))
    assert earned(counted) == {"03": {"ivan": "100.00"}}


def test_without_confirmation_confirming_changes_nothing() -> None:
    assert outcome(pay("03-01", "p1")) == outcome(pay("03-01", "p1"), "03-05, do: confirm, payment: p1")


def test_a_refund_is_booked_on_its_own_day_and_needs_no_confirmation() -> None:
    found = outcome(
        pay("03-01", "p1"),
        "03-01, do: confirm, payment: p1",
        "04-05, do: refund, id: r1, payment: p1, amount: 400",
        confirmation=True,
    )

    assert earned(found) == {"03": {"ivan": "100.00"}, "04": {"ivan": "-40.00"}}


def test_a_void_payment_takes_its_refund_with_it_and_a_void_refund_is_none() -> None:
    refunded = pay("03-01", "p1"), "03-05, do: refund, id: r1, payment: p1, amount: 400"

    assert outcome(*refunded, "03-06, do: void, payment: p1").earnings == {}
    assert earned(outcome(*refunded, "03-06, do: void, payment: r1")) == {"03": {"ivan": "100.00"}}


def test_what_a_closed_month_holds_is_taken_back_in_the_next_open_one() -> None:
    found = outcome(
        pay("03-01", "p1"),
        pay("04-03", "p2", "1500"),
        "05-02, do: close, month: 2024-03",
        "05-03, do: void, payment: p1",
    )

    assert earned(found) == {"03": {"ivan": "100.00"}, "04": {"ivan": "50.00"}}
    assert lapses_on(found) == day("2024-07-03")


def test_a_payment_of_a_closed_month_is_booked_in_the_first_open_one() -> None:
    found = outcome(
        pay("03-01", "p1"),
        "04-01, do: close, month: 2024-03",
        "05-01, do: close, month: 2024-04",
        pay("06-03", "p2", more=", paid_on: 2024-03-30"),
    )

    assert earned(found) == {"03": {"ivan": "100.00"}, "05": {"ivan": "100.00"}}


def test_a_closed_deal_settles_the_charge_that_was_begun() -> None:
    found = outcome(
        "03-01, do: deal, id: d, client: c, kind: one_off, amount: 5000",
        pay("03-01", "p1"),
        pay("03-02", "p2", more=", deal: d"),
        "03-20, do: close_deal, deal: d",
        line="internet",
    )

    assert lapses_on(found) == day("2024-03-21")


def test_what_was_missed_lessens_by_a_refund_in_the_month_of_the_refund() -> None:
    found = outcome(pay("03-01", "p1"), pay("06-05", "p2"), "07-05, do: refund, id: r1, payment: p2, amount: 1000")

    assert found.missed == {date(2024, 6, 1): Decimal("30.00"), date(2024, 7, 1): Decimal("-30.00")}


def test_a_payment_that_no_line_rules_waits_and_its_client_still_has_a_start() -> None:
    found = outcome(pay("08-05", "p1"), line="internet")

    assert found.unresolved == [("p1", Unresolved.NO_LINE)]
    assert found.clients["c"] == (day("2024-08-05"), None)
    assert (found.earnings, found.missed) == ({}, {})


def test_closing_begins_with_the_month_of_the_first_payment() -> None:
    found = outcome(pay("04-03", "p1"), "05-02, do: close, month: 2024-04", pay("05-03", "p2", more=LATE))

    assert earned(found) == {"04": {"ivan": "100.00"}, "05": {"ivan": "100.00"}}


def test_what_was_paid_before_the_scenario_begins_needs_no_closing_of_its_own() -> None:
    found = outcome(pay("03-01", "p1", more=", paid_on: 2024-01-31"), "04-02, do: close, month: 2024-03")

    assert earned(found) == {"01": {"ivan": "100.00"}}
