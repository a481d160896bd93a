"""What declared and void payments, refunds, extensions, early transfers and closed deals do to earnings."""

from dataclasses import replace
from decimal import Decimal

from domain.earnings import ClientEarnings, ClientFacts, EntryKind, earn
from domain.payments import PaymentStatus
from tests.domain.facts import (
    INTERNET,
    IVAN,
    OLEG,
    OLGA,
    PETR,
    SUPPLY,
    client,
    company,
    day,
    earned,
    hunters,
    line,
    managed,
    pay,
    plan,
    recurring,
    refund,
    rule,
)

WITH_HEADS = plan(SUPPLY, commercial_head="2", client_head="0.5")
INSIDE, OUTSIDE = pay(1, "1000", "2024-03-15"), pay(2, "1000", "2024-07-01")


def entries(result: ClientEarnings) -> dict[tuple[int, int, EntryKind], Decimal]:
    return {(entry.payment_id, entry.staff_id, entry.kind): entry.amount for entry in result.entries}


def test_nothing_paid_is_nothing_earned() -> None:
    result = earn(client(), company(WITH_HEADS))

    assert (result.entries, result.missed, result.unresolved, result.period.start) == ([], [], [], None)


def test_declared_payments_count_only_as_expected_earnings() -> None:
    facts = client(INSIDE, pay(2, "500", "2024-03-20", declared=True))

    assert earned(earn(facts, company(WITH_HEADS)), IVAN) == Decimal("100.00")
    assert earned(earn(facts, company(WITH_HEADS), with_declared=True), IVAN) == Decimal("150.00")


def test_a_declared_payment_takes_no_charge_until_it_is_confirmed() -> None:
    payments = [pay(1, "6000", "2024-01-15", 1, declared=True), pay(2, "6000", "2024-02-15", 1)]
    facts = client(*payments, deals=[recurring()])

    confirmed, expected = (
        earn(facts, company(plan(INTERNET)), with_declared=with_declared) for with_declared in (False, True)
    )

    assert earned(confirmed, IVAN, 2) == Decimal("600.00")
    assert (earned(expected, IVAN, 1), earned(expected, IVAN, 2)) == (Decimal("600.00"), Decimal("60.00"))


def test_a_void_payment_is_as_if_it_had_never_been_and_so_are_its_refunds() -> None:
    voided = replace(INSIDE, status=PaymentStatus.VOID)

    result = earn(client(voided, refund(3, 1, "400", "2024-03-20"), OUTSIDE), company(plan(SUPPLY)))

    assert result.period.start == day("2024-07-01")
    assert entries(result) == {(2, IVAN, EntryKind.COMMISSION): Decimal("100.00")}


def test_a_void_refund_takes_nothing_back() -> None:
    voided = replace(refund(3, 1, "400", "2024-03-20"), status=PaymentStatus.VOID)

    result = earn(client(INSIDE, voided), company(plan(SUPPLY)))

    assert entries(result) == {(1, IVAN, EntryKind.COMMISSION): Decimal("100.00")}


def test_refunds_in_parts_take_back_from_the_people_of_the_payment_whoever_serves_the_client_now() -> None:
    facts = client(
        pay(1, "8000", "2024-01-15", 1),
        refund(2, 1, "3000", "2024-05-01"),
        refund(3, 1, "5000", "2024-06-01"),
        deals=[recurring()],
        by=[hunters("2024-01-01", (IVAN, "100")), hunters("2024-03-01", (PETR, "100"))],
        managers=managed(("2024-01-10", OLGA), ("2024-04-01", OLEG)),
    )
    dearer = plan(line(rule(payments=1), "50", "20", "20"), "2024-04-15", plan_id=2)

    result = earn(facts, company(plan(INTERNET), dearer))

    assert entries(result) == {
        (1, IVAN, EntryKind.COMMISSION): Decimal("600.00"),
        (1, IVAN, EntryKind.RESIDUAL): Decimal("20.00"),
        (1, OLGA, EntryKind.SERVICE): Decimal("60.00"),
        (2, IVAN, EntryKind.COMMISSION): Decimal("-225.00"),
        (2, IVAN, EntryKind.RESIDUAL): Decimal("-7.50"),
        (2, OLGA, EntryKind.SERVICE): Decimal("-22.50"),
        (3, IVAN, EntryKind.COMMISSION): Decimal("-375.00"),
        (3, IVAN, EntryKind.RESIDUAL): Decimal("-12.50"),
        (3, OLGA, EntryKind.SERVICE): Decimal("-37.50"),
    }


def test_refunds_count_in_the_order_of_their_dates_and_then_of_logging() -> None:
    paid = pay(1, "0.30", "2024-03-15")
    facts = client(
        paid,
        refund(4, 1, "0.10", "2024-03-18"),
        refund(3, 1, "0.10", "2024-03-18"),
        refund(2, 1, "0.10", "2024-03-20"),
    )
    terms = line(rule(months=3), commission="50")

    result = earn(facts, company(plan(terms)))

    assert [(entry.payment_id, entry.amount) for entry in result.entries] == [
        (1, Decimal("0.15")),
        (3, Decimal("-0.05")),
        (4, Decimal("-0.05")),
        (2, Decimal("-0.05")),
    ]


def test_a_refund_before_the_transfer_takes_back_what_was_missed() -> None:
    result = earn(client(INSIDE, OUTSIDE, refund(3, 2, "400", "2024-08-01")), company(plan(SUPPLY)))

    assert result.missed == [(2, Decimal("30.00")), (3, Decimal("-12.00"))]


def test_refunds_change_neither_the_order_nor_the_period() -> None:
    paid = pay(1, "6000", "2024-01-15", 1)
    later = pay(2, "1000", "2024-02-15", 1)

    whole: ClientFacts = client(paid, later, deals=[recurring()])
    refunded = client(paid, refund(3, 1, "6000", "2024-01-16"), later, deals=[recurring()])

    with_refund, without = (earn(facts, company(plan(INTERNET))) for facts in (refunded, whole))
    assert with_refund.period == without.period
    assert earned(with_refund, IVAN, 2) == earned(without, IVAN, 2) == Decimal("10.00")


def test_an_extension_brings_the_full_commission_until_its_day() -> None:
    payments = [INSIDE, pay(2, "1000", "2024-07-31"), pay(3, "1000", "2024-08-01")]

    result = earn(client(*payments, extended_until="2024-08-01"), company(plan(SUPPLY)))

    assert [earned(result, IVAN, payment.payment_id) for payment in payments] == [100, 100, 10]


def test_an_early_transfer_brings_the_residual_from_its_day() -> None:
    payments = [INSIDE, pay(2, "1000", "2024-04-30"), pay(3, "1000", "2024-05-01")]
    facts = client(*payments, early_on="2024-05-01", managers=managed(("2024-05-01", OLGA)))

    result = earn(facts, company(plan(SUPPLY)))

    assert [earned(result, IVAN, payment.payment_id) for payment in payments] == [100, 100, 10]
    assert earned(result, OLGA) == Decimal("30.00")


def test_a_closed_deal_with_a_begun_charge_lets_the_next_deal_begin_outside() -> None:
    closed = replace(recurring(1, first=None), closed_on=day("2024-02-10"))
    facts = client(
        pay(1, "1500", "2024-01-15", 1), pay(2, "1000", "2024-03-01", 2), deals=[closed, recurring(2, first=None)]
    )

    result = earn(facts, company(plan(INTERNET)))

    assert result.period.lapses_on == day("2024-02-11")
    assert (earned(result, IVAN, 1), earned(result, IVAN, 2)) == (Decimal("150.00"), Decimal("10.00"))


def test_a_recurring_deal_of_a_kopeck_and_a_huge_payment_do_not_hang() -> None:
    facts = client(pay(1, "1000000000", "2024-01-15", 1), deals=[recurring(1, first=None, monthly="0.01")])

    result = earn(facts, company(plan(INTERNET)))

    assert earned(result, IVAN, kind=EntryKind.COMMISSION) == Decimal("0.00")
    assert earned(result, IVAN, kind=EntryKind.RESIDUAL) == Decimal("10000000.00")
