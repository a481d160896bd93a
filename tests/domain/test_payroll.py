"""The ledger: where an amount is booked, and that open months stand as if computed afresh."""

from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import EntryKind, earn
from domain.payroll import LedgerKey, Posting, due_amounts, home_month, postings_due
from tests.domain.facts import IVAN, PETR, SUPPLY, client, company, day, hunters, pay, plan, refund

KEY: LedgerKey = (1, IVAN, EntryKind.COMMISSION)
APRIL, MAY, JUNE, JULY = (date(2024, month, 1) for month in (4, 5, 6, 7))
PAID_IN_MAY = {1: date(2024, 5, 30)}


def posting(month: date, amount: str, key: LedgerKey = KEY) -> Posting:
    return Posting(*key, month, Decimal(amount))


@pytest.mark.parametrize(
    ("paid_on", "closed_through", "month"),
    [
        ("2024-05-30", None, MAY),
        ("2024-05-30", APRIL, MAY),
        ("2024-05-30", MAY, JUNE),
        ("2024-03-01", MAY, JUNE),
        ("2024-07-31", MAY, JULY),
        ("2023-12-31", date(2023, 12, 1), date(2024, 1, 1)),
    ],
)
def test_a_fact_belongs_to_its_own_month_or_the_earliest_open_one(
    paid_on: str, closed_through: date | None, month: date
) -> None:
    assert home_month(day(paid_on), closed_through) == month


@pytest.mark.parametrize(
    ("due", "booked", "closed_through", "expected"),
    [
        pytest.param("100", [], None, [(MAY, "100")], id="the first booking"),
        pytest.param("100", [(MAY, "100")], None, [], id="nothing changed, nothing booked"),
        pytest.param("100", [(MAY, "60"), (MAY, "40")], None, [], id="two rows stand for their sum"),
        pytest.param("70", [(MAY, "100")], None, [(MAY, "-30")], id="less than stands"),
        pytest.param(None, [(MAY, "100")], None, [(MAY, "-100")], id="a void payment"),
        pytest.param("100", [(JUNE, "100")], None, [(MAY, "100"), (JUNE, "-100")], id="re-dated between open months"),
        pytest.param("100", [], MAY, [(JUNE, "100")], id="logged after its month was closed"),
        pytest.param("70", [(MAY, "100")], MAY, [(JUNE, "-30")], id="a closed month is mended in the open one"),
        pytest.param("70", [(MAY, "100"), (JUNE, "-30")], MAY, [], id="and only once"),
        pytest.param("100", [(MAY, "100"), (JUNE, "-30")], MAY, [(JUNE, "30")], id="and back"),
        pytest.param(None, [(MAY, "100")], MAY, [(JUNE, "-100")], id="void after closing"),
        pytest.param("70", [(MAY, "100"), (JUNE, "-30")], JUNE, [], id="both months closed"),
        pytest.param("100", [(APRIL, "100")], APRIL, [], id="re-dated out of a closed month that holds it"),
    ],
)
def test_the_open_months_are_brought_to_what_is_due(
    due: str | None,
    booked: list[tuple[date, str]],
    closed_through: date | None,
    expected: list[tuple[date, str]],
) -> None:
    amounts = {} if due is None else {KEY: Decimal(due)}
    ledger = [posting(*row) for row in booked]

    found = postings_due(amounts, ledger, PAID_IN_MAY, closed_through)

    assert found == [posting(*row) for row in expected]


def test_postings_are_in_order_of_month_payment_and_person() -> None:
    keys: list[LedgerKey] = [(2, IVAN, EntryKind.RESIDUAL), (1, PETR, EntryKind.COMMISSION), KEY]
    paid_on = {1: date(2024, 6, 1), 2: date(2024, 5, 1)}

    found = postings_due(dict.fromkeys(keys, Decimal(1)), [], paid_on, None)

    assert found == [posting(MAY, "1", keys[0]), posting(JUNE, "1", KEY), posting(JUNE, "1", keys[1])]


def test_a_refund_belongs_to_the_month_of_its_own_date() -> None:
    facts = client(pay(1, "1000", "2024-05-30"), refund(2, 1, "400", "2024-06-10"))
    paid_on = {1: date(2024, 5, 30), 2: date(2024, 6, 10)}

    due = due_amounts(earn(facts, company(plan(SUPPLY))).entries)

    found = postings_due(due, [], paid_on, None)
    assert found == [posting(MAY, "100.00"), posting(JUNE, "-40.00", (2, IVAN, EntryKind.COMMISSION))]


def test_nothing_is_due_where_the_amount_is_rounded_to_nothing() -> None:
    shares = hunters("2020-01-01", (IVAN, "90"), (PETR, "10"))
    facts = client(pay(1, "0.10", "2024-05-30"), by=[shares])

    due = due_amounts(earn(facts, company(plan(SUPPLY))).entries)

    assert due == {KEY: Decimal("0.01")}
