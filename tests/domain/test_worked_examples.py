"""The thirteen worked examples of the rules, each to the kopeck through the engine."""

from datetime import date
from decimal import Decimal

import pytest

from domain.assignments import Holder
from domain.earnings import EntryKind, earn
from domain.payroll import Posting, due_amounts, postings_due
from tests.domain.facts import (
    GOODS,
    INTERNET,
    IVAN,
    MARIA,
    OLGA,
    PETR,
    SUPPLY,
    client,
    company,
    earned,
    hunters,
    lapse,
    line,
    managed,
    pay,
    plan,
    recurring,
    refund,
    rule,
)

CONNECTION = recurring(first="5000", monthly="1000", on="2024-01-10")


def test_1_three_months_from_31_january_lapse_on_30_april() -> None:
    facts = client(pay(1, "100000", "2024-01-31"))
    assert lapse(facts, SUPPLY) == date(2024, 4, 30)


def test_2_the_last_day_inside_pays_the_commission_and_the_next_day_the_residual() -> None:
    first = pay(1, "100000", "2024-03-15")

    facts = client(first, pay(2, "100000", "2024-06-14"), pay(3, "100000", "2024-06-15"))

    result = earn(facts, company(plan(SUPPLY)))
    assert earned(result, IVAN, 2) == Decimal("10000.00")
    assert earned(result, IVAN, 3) == Decimal("1000.00")


def test_3_the_connection_and_the_first_month_in_one_payment_are_the_whole_acquisition() -> None:
    facts = client(pay(1, "6000", "2024-01-15", 1), pay(2, "1000", "2024-02-15", 1), deals=[CONNECTION])

    result = earn(facts, company(plan(INTERNET)))

    assert earned(result, IVAN, 1) == Decimal("600.00")
    assert earned(result, IVAN, 2) == Decimal("10.00")
    assert result.period.lapses_on == date(2024, 1, 16)


def test_4_what_a_payment_covers_beyond_the_second_charge_is_outside() -> None:
    facts = client(pay(1, "8000", "2024-01-15", 1), deals=[CONNECTION])

    result = earn(facts, company(plan(INTERNET)))

    assert earned(result, IVAN, kind=EntryKind.COMMISSION) == Decimal("600.00")
    assert earned(result, IVAN, kind=EntryKind.RESIDUAL) == Decimal("20.00")
    assert earned(result, IVAN) == Decimal("620.00")


def test_5_a_charge_paid_in_two_transfers_is_one_charge() -> None:
    payments = [
        pay(1, "2000", "2024-01-15", 1),
        pay(2, "3000", "2024-01-20", 1),
        pay(3, "1000", "2024-02-10", 1),
        pay(4, "1000", "2024-03-10", 1),
    ]

    result = earn(client(*payments, deals=[CONNECTION]), company(plan(INTERNET)))

    assert [earned(result, IVAN, payment.payment_id) for payment in payments] == [200, 300, 100, 10]
    assert earned(result, IVAN) == Decimal("610.00")


def test_6_three_hunters_divide_the_rounded_amount_by_the_largest_remainder() -> None:
    shares = hunters("2020-01-01", (IVAN, "50"), (PETR, "30"), (MARIA, "20"))
    terms = line(rule(months=3), commission="7.35")

    result = earn(client(pay(1, "123456.78", "2024-03-15"), by=[shares]), company(plan(terms)))

    assert earned(result, IVAN) == Decimal("4537.04")
    assert earned(result, PETR) == Decimal("2722.22")
    assert earned(result, MARIA) == Decimal("1814.81")
    assert sum(entry.amount for entry in result.entries) == Decimal("9074.07")


def test_7_the_odd_kopeck_goes_to_the_hunter_entered_first() -> None:
    shares = hunters("2020-01-01", (PETR, "50"), (IVAN, "50"))

    result = earn(client(pay(1, "0.50", "2024-03-15"), by=[shares]), company(plan(SUPPLY)))

    assert (earned(result, PETR), earned(result, IVAN)) == (Decimal("0.03"), Decimal("0.02"))


def test_8_half_a_kopeck_is_rounded_up() -> None:
    terms = line(rule(months=3), commission="1")

    result = earn(client(pay(1, "50.50", "2024-03-15")), company(plan(terms)))

    assert earned(result, IVAN) == Decimal("0.51")


def test_9_refunds_in_three_parts_take_back_exactly_what_was_given() -> None:
    refunds = [
        refund(2, 1, "33333.33", "2024-03-20"),
        refund(3, 1, "33333.33", "2024-03-21"),
        refund(4, 1, "33333.34", "2024-03-22"),
    ]

    result = earn(client(pay(1, "100000", "2024-03-15"), *refunds), company(plan(SUPPLY)))

    taken = [earned(result, IVAN, fact.payment_id) for fact in refunds]
    assert taken == [Decimal("-3333.33"), Decimal("-3333.34"), Decimal("-3333.33")]
    assert earned(result, IVAN) == 0


def test_10_a_refund_after_the_transfer_takes_from_the_hunter_and_not_from_the_account_manager() -> None:
    facts = client(
        pay(1, "100000", "2024-03-15"), refund(2, 1, "40000", "2024-07-10"), managers=managed(("2024-06-15", OLGA))
    )

    result = earn(facts, company(plan(SUPPLY)))

    assert earned(result, IVAN, 2) == Decimal("-4000.00")
    assert earned(result, OLGA) == 0


@pytest.mark.parametrize(
    ("managers", "to_manager", "missed"),
    [
        pytest.param(managed(("2024-06-20", OLGA)), "3000.00", [], id="transferred"),
        pytest.param((), "0", [(2, Decimal("3000.00"))], id="lapsed, or the transfer was rejected"),
        pytest.param(managed(("2024-07-02", OLGA)), "0", [(2, Decimal("3000.00"))], id="transferred a day later"),
    ],
)
def test_11_the_residual_does_not_depend_on_the_transfer_and_the_service_share_does(
    managers: tuple[Holder, ...], to_manager: str, missed: list[tuple[int, Decimal]]
) -> None:
    facts = client(pay(1, "500", "2024-03-15"), pay(2, "100000", "2024-07-01"), managers=managers)

    result = earn(facts, company(plan(SUPPLY)))

    assert earned(result, IVAN, 2) == Decimal("1000.00")
    assert earned(result, OLGA) == Decimal(to_manager)
    assert result.missed == missed


def test_12_vat_is_taken_out_of_the_base_first() -> None:
    result = earn(client(pay(1, "120000", "2024-03-15")), company(plan(GOODS)))

    [entry] = result.entries
    assert entry.after[0].base == Decimal("100000.00")
    assert entry.amount == Decimal("10000.00")


def test_13_a_payment_of_a_closed_month_is_reckoned_by_its_date_and_booked_in_the_first_open_month() -> None:
    dearer_from_june = plan(line(rule(months=1), commission="20"), "2024-06-01", plan_id=2)
    facts = client(pay(1, "100000", "2024-05-30"))

    result = earn(facts, company(plan(SUPPLY), dearer_from_june))
    postings = postings_due(due_amounts(result.entries), [], {1: date(2024, 5, 30)}, closed_through=date(2024, 5, 1))

    assert result.period.lapses_on == date(2024, 8, 30)
    assert postings == [Posting(1, IVAN, EntryKind.COMMISSION, date(2024, 6, 1), Decimal("10000.00"))]
