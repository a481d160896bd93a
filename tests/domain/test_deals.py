"""Charges of deals, and how payments fill them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.deals import (
    Deal,
    DealKind,
    Owed,
    TooManyCharges,
    allot,
    ensure_chargeable,
    owed,
)
from domain.payments import Payment, PaymentStatus
from tests.domain.facts import day, one_off, pay, recurring, refund

CONNECTION = recurring(1, first="5000", monthly="1000", on="2024-01-31")
MONTHLY_ONLY = recurring(2, first=None, monthly="1000", on="2024-01-31")
PURCHASE = one_off(3, "10000")


def poured(payments: Sequence[Payment], deals: Sequence[Deal]) -> dict[int, list[tuple[int, int]]]:
    """For each payment, the ordinals of its charges and what went into each."""
    parts = allot(payments, deals).parts
    return {payment_id: [(p.ordinal, int(p.amount)) for p in mine] for payment_id, mine in parts.items()}


@pytest.mark.parametrize(
    ("deal", "dues"),
    [
        (CONNECTION, [("5000", "2024-01-31"), ("1000", "2024-01-31"), ("1000", "2024-02-29"), ("1000", "2024-03-31")]),
        (MONTHLY_ONLY, [("1000", "2024-01-31"), ("1000", "2024-02-29"), ("1000", "2024-03-31")]),
        (recurring(4, first="0", on="2024-01-31"), [("1000", "2024-01-31"), ("1000", "2024-02-29")]),
    ],
)
def test_a_recurring_deal_charges_first_the_connection_and_then_each_month(
    deal: Deal, dues: list[tuple[str, str]]
) -> None:
    charges = [(deal.charge_amount(index), deal.charge_due_on(index)) for index in range(len(dues))]

    assert charges == [(Decimal(amount), day(due_on)) for amount, due_on in dues]


def test_a_one_off_deal_is_one_charge_however_many_instalments_pay_it() -> None:
    payments = [pay(1, "4000", "2024-02-01", 3), pay(2, "5999.99", "2024-02-02", 3), pay(3, "0.01", "2024-02-03", 3)]

    allotment = allot(payments, [PURCHASE])

    [charge] = allotment.charges
    assert (charge.ordinal, charge.begun_on, charge.full_on) == (1, date(2024, 2, 1), date(2024, 2, 3))


@pytest.mark.parametrize(
    ("payments", "expected"),
    [
        pytest.param(
            [pay(1, "8000", "2024-02-01", 1)],
            {1: [(1, 5000), (2, 1000), (3, 1000), (4, 1000)]},
            id="one transfer covers the connection and three months",
        ),
        pytest.param(
            [pay(1, "2000", "2024-02-01", 1), pay(2, "3500", "2024-02-02", 1)],
            {1: [(1, 2000)], 2: [(1, 3000), (2, 500)]},
            id="the oldest charge that is not full, then the next",
        ),
        pytest.param(
            [pay(1, "12000", "2024-02-01", 3), pay(2, "1", "2024-02-02", 3)],
            {1: [(1, 10000), (2, 2000)], 2: [(3, 1)]},
            id="what a one-off deal cannot take is a charge of its own",
        ),
        pytest.param(
            [pay(1, "7", "2024-02-01"), pay(2, "1500", "2024-02-01", 2), pay(3, "1", "2024-02-02", 1)],
            {1: [(1, 7)], 2: [(2, 1000), (3, 500)], 3: [(4, 1)]},
            id="ordinals are the client's, over all deals",
        ),
    ],
)
def test_payments_fill_charges_in_order(payments: list[Payment], expected: dict[int, list[tuple[int, int]]]) -> None:
    assert poured(payments, [CONNECTION, MONTHLY_ONLY, PURCHASE]) == expected


def test_a_charge_of_its_own_is_full_at_once_and_of_no_deal() -> None:
    [charge] = allot([pay(1, "7", "2024-02-01")], []).charges

    assert (charge.deal_id, charge.amount, charge.full_on) == (None, Decimal(7), date(2024, 2, 1))


def test_a_closed_deal_keeps_what_it_has() -> None:
    closed = replace(CONNECTION, closed_on=day("2024-02-10"))

    assert poured([pay(1, "5500", "2024-02-01", 1)], [closed]) == {1: [(1, 5000), (2, 500)]}


def test_a_payment_of_an_unknown_deal_does_not_pass_for_one_without_a_deal() -> None:
    with pytest.raises(KeyError):
        allot([pay(1, "7", "2024-02-01", 9)], [])


def test_a_recurring_deal_has_a_century_of_charges_and_what_is_beyond_is_a_charge_of_its_own() -> None:
    kopeck_a_month = recurring(1, first=None, monthly="0.01")

    charges = allot([pay(1, "1000000000", "2024-02-01", 1)], [kopeck_a_month]).charges

    assert len(charges) == 1201
    assert (charges[-1].deal_id, charges[-1].amount) == (None, Decimal("999999988.00"))


@pytest.mark.parametrize(
    ("deal", "most"),
    [
        pytest.param(MONTHLY_ONLY, "1200000", id="1 200 months"),
        pytest.param(CONNECTION, "1204000", id="the connection and 1 199 months"),
    ],
)
def test_a_deal_takes_1200_charges_and_not_a_kopeck_more(deal: Deal, most: str) -> None:
    ensure_chargeable(deal, [], Decimal(most))

    with pytest.raises(TooManyCharges):
        ensure_chargeable(deal, [], Decimal(most) + Decimal("0.01"))


def test_what_the_deal_has_received_counts_towards_its_charges() -> None:
    voided = replace(pay(2, "5000", "2024-02-01", 2), status=PaymentStatus.VOID)
    earlier = [
        pay(1, "1199000", "2024-02-01", 2, declared=True),
        voided,
        pay(3, "9000", "2024-02-01", 1),
        replace(refund(4, 1, "1000", "2024-02-02"), deal_id=2),
    ]

    ensure_chargeable(MONTHLY_ONLY, earlier, Decimal(1000))

    with pytest.raises(TooManyCharges):
        ensure_chargeable(MONTHLY_ONLY, earlier, Decimal("1000.01"))


def test_a_one_off_deal_takes_any_amount() -> None:
    ensure_chargeable(one_off(1, "0.01"), [], Decimal("999999999999.99"))


@pytest.mark.parametrize(
    ("kind", "amount", "first", "monthly"),
    [
        (DealKind.ONE_OFF, None, None, None),
        (DealKind.ONE_OFF, "0", None, None),
        (DealKind.RECURRING, "5", None, None),
        (DealKind.RECURRING, None, "5", "0"),
        (DealKind.RECURRING, None, "-5", "1"),
    ],
)
def test_a_deal_without_the_amounts_of_its_kind_is_none(
    kind: DealKind, amount: str | None, first: str | None, monthly: str | None
) -> None:
    price, connection, fee = (None if text is None else Decimal(text) for text in (amount, first, monthly))

    with pytest.raises(ValueError, match="amounts above zero"):
        Deal(1, kind, day("2024-01-01"), amount=price, first=connection, monthly=fee)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param("2024-01-09", [], id="nothing is due yet"),
        pytest.param("2024-01-31", [(1, 1, "2024-01-31", "500"), (2, 0, "2024-01-31", "1000")], id="due that day"),
        pytest.param(
            "2024-02-29",
            [
                (1, 1, "2024-01-31", "500"),
                (2, 0, "2024-01-31", "1000"),
                (1, 2, "2024-02-29", "1000"),
                (2, 1, "2024-02-29", "1000"),
            ],
            id="oldest first",
        ),
    ],
)
def test_what_is_due_and_not_fully_paid_is_owed(on: str, expected: list[tuple[int, int, str, str]]) -> None:
    deals = [MONTHLY_ONLY, CONNECTION, one_off(3, "10000", closed_on="2024-01-20")]
    charges = allot([pay(1, "5500", "2024-02-01", 1), pay(2, "7", "2024-02-01")], deals).charges

    found = owed(deals, charges, day(on))

    assert found == [Owed(deal, index, day(due_on), Decimal(left)) for deal, index, due_on, left in expected]


def test_a_one_off_deal_owes_its_rest_from_its_date_on() -> None:
    charges = allot([pay(1, "4000", "2024-01-05", 3)], [PURCHASE]).charges

    assert owed([PURCHASE], charges, day("2024-01-10")) == [Owed(3, 0, day("2024-01-10"), Decimal(6000))]
