"""What each event of a scenario does: the period it moves, who earns from then on, and the month it is booked to."""

from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import Unresolved
from domain.scenario import EventRefusedError
from domain.scenario_books import Outcome
from domain.scenario_play import play
from domain.scenario_text import read_scenario
from tests.domain.facts import day

COMPANY = """\
confirmation: {confirmation}
departments:
  sales: {{kind: commercial, head: boris}}
  care: {{kind: client, head: anna}}
staff:
  ivan: {{department: sales}}
  petr: {{department: sales}}
  boris: {{department: care}}
  olga: {{department: care}}
  anna: {{department: care}}
plans:
  - effective_from: 2024-08-01
    lines:
      supply: {{acquisition: {{months: 1}}, commission: "20", residual: "2", service: "4"}}
  - effective_from: 2024-01-01
    lines:
      supply: {{acquisition: {{months: 3}}, commission: "10", residual: "1", service: "3"}}
      internet: {{acquisition: {{payments: 2}}, commission: "10", residual: "1", service: "3"}}
events:
  - {{on: 2024-03-01, do: client, id: c, line: {line}, hunters: {{ivan: 100}}}}
"""
LATE = ", paid_on: 2024-04-30"


HEADS = '    heads: {commercial: "1", client: "0.5"}\n'


def outcome(*events: str, line: str = "supply", confirmation: bool = False, heads: str = "") -> Outcome:
    """What comes of events, each written `day, what and how`, after the client was registered."""
    company = COMPANY.format(line=line, confirmation=str(confirmation).lower()).replace("events:", f"{heads}events:")
    text = company + "".join(f"  - {{on: 2024-{event}}}\n" for event in events)
    return play(read_scenario(text).scenario)


def pay(on: str, name: str, amount: str = "1000", more: str = "") -> str:
    return f"{on}, do: payment, id: {name}, client: c, amount: {amount}{more}"


def earned(found: Outcome) -> dict[str, dict[str, str]]:
    """What each person has in each month, over all kinds."""
    return {
        f"{month:%m}": {person: str(sum(kinds.values(), Decimal(0))) for person, kinds in people.items()}
        for month, people in found.earnings.items()
    }


def lapses_on(found: Outcome) -> date | None:
    return found.clients["c"][1]


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


def test_a_payment_of_the_very_day_on_which_a_client_is_won_back_begins_its_new_period() -> None:
    back = "06-01, do: reacquire, client: c, hunters: {petr: 100}"

    found = outcome(pay("03-01", "p1"), back, pay("06-01", "p2"))

    assert found.clients["c"] == (day("2024-06-01"), day("2024-09-01"))
    assert earned(found) == {"03": {"ivan": "100.00"}, "06": {"petr": "100.00"}}


def test_closing_a_month_books_all_clients_into_it() -> None:
    another = "03-01, do: client, id: d, line: supply, hunters: {petr: 100}"
    paid = pay("03-02", "p1"), pay("03-03", "p2").replace("client: c", "client: d")

    found = outcome(another, *paid, "04-01, do: close, month: 2024-03")

    assert earned(found) == {"03": {"ivan": "100.00", "petr": "100.00"}}


def test_what_was_missed_in_a_month_is_added_up() -> None:
    found = outcome(pay("03-01", "p1"), pay("06-05", "p2"), pay("06-07", "p3", "500"))

    assert found.missed == {date(2024, 6, 1): Decimal("45.00")}


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


def test_the_percents_are_of_the_day_and_the_period_of_its_beginning() -> None:
    found = outcome(pay("07-20", "p1"), pay("09-20", "p2"), pay("10-20", "p3"))

    assert lapses_on(found) == day("2024-10-20")
    assert earned(found) == {"07": {"ivan": "100.00"}, "09": {"ivan": "200.00"}, "10": {"ivan": "20.00"}}
    assert found.missed == {date(2024, 10, 1): Decimal("40.00")}


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
