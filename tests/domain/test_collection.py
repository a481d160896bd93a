"""When a charge is reminded of, and whether it was paid on time."""

from datetime import date
from decimal import Decimal

import pytest

from domain.collection import Punctuality, first_unpaid_on, next_reminder, punctuality, reminded_between
from domain.deals import Charge, Deal, DealKind, Owed, owed

START = date(2024, 6, 15)


def monthly(deal_id: int = 1, closed_on: date | None = None, first: str | None = None) -> Deal:
    fee = Decimal(first) if first else None
    return Deal(deal_id, DealKind.RECURRING, START, first=fee, monthly=Decimal(1000), closed_on=closed_on)


def one_off(deal_id: int = 2, on: date = START) -> Deal:
    return Deal(deal_id, DealKind.ONE_OFF, on, amount=Decimal(5000))


def paid(deal_id: int, index: int, on: date | None, amount: str = "1000") -> Charge:
    put_in = Decimal(amount) if on else Decimal(400)
    return Charge(deal_id, index, Decimal(amount), index + 1, START, put_in, on)


@pytest.mark.parametrize(
    ("deals", "charges", "day"),
    [
        ([monthly()], [], START),
        ([monthly()], [paid(1, 0, START), paid(1, 1, START)], date(2024, 8, 15)),
        ([monthly()], [paid(1, 0, START), paid(1, 1, None)], date(2024, 7, 15)),
        ([monthly(first="5000")], [paid(1, 0, START, "5000")], START),
        ([one_off()], [paid(2, 0, START, "5000")], None),
        ([one_off(on=date(2024, 9, 1)), monthly()], [], START),
        ([monthly(closed_on=START)], [], None),
        ([], [Charge(None, 0, Decimal(10), 1, START, Decimal(10), START)], None),
    ],
)
def test_the_oldest_charge_that_is_not_fully_paid(deals: list[Deal], charges: list[Charge], day: date | None) -> None:
    assert first_unpaid_on(deals, charges) == day


@pytest.mark.parametrize(
    ("after", "today", "reminded"),
    [
        ("2024-06-14", "2024-06-15", True),
        ("2024-06-15", "2024-06-17", False),
        ("2024-06-17", "2024-06-18", True),
        ("2024-06-18", "2024-06-21", False),
        ("2024-06-21", "2024-06-22", True),
        ("2024-06-22", "2024-12-01", False),
        ("2024-06-01", "2024-12-01", True),
    ],
)
def test_a_reminder_is_due_on_the_day_and_three_and_seven_after(after: str, today: str, reminded: bool) -> None:  # noqa: FBT001 - a table's column
    unpaid = [Owed(2, 0, START, Decimal(5000))]

    assert bool(reminded_between(unpaid, date.fromisoformat(after), date.fromisoformat(today))) is reminded


@pytest.mark.parametrize(
    ("deals", "charges", "today", "day"),
    [
        ([monthly()], [], "2024-06-10", START),
        ([monthly()], [], "2024-06-15", date(2024, 6, 18)),
        ([monthly()], [], "2024-06-18", date(2024, 6, 22)),
        ([monthly()], [], "2024-06-22", date(2024, 7, 15)),
        ([monthly()], [paid(1, 0, START)], "2024-06-15", date(2024, 7, 15)),
        ([one_off()], [], "2024-06-22", None),
        ([monthly(closed_on=START)], [], "2024-06-16", None),
    ],
)
def test_the_next_reminder(deals: list[Deal], charges: list[Charge], today: str, day: date | None) -> None:
    assert next_reminder(deals, charges, date.fromisoformat(today)) == day


def test_a_charge_is_late_when_it_was_paid_after_its_day_or_is_not_paid() -> None:
    # given due on 15.06, 15.07, 15.08, 15.09: on time, late, not at all, not due yet
    charges = [paid(1, 0, START), paid(1, 1, date(2024, 7, 20)), paid(1, 2, None)]
    today = date(2024, 9, 14)

    # then
    assert punctuality([monthly()], charges, START, today) == Punctuality(3, 2, Decimal(600), date(2024, 8, 15))
    # what was due before is nobody's lateness now, but it is owed still
    later = punctuality([monthly()], charges, date(2024, 9, 1), today)
    assert later == Punctuality(0, 0, Decimal(600), date(2024, 8, 15))


def test_a_client_that_pays_on_the_day_owes_nothing() -> None:
    assert punctuality([monthly()], [paid(1, 0, START)], START, date(2024, 7, 15)) == Punctuality(1, 0)


def test_a_closed_deal_asks_for_no_more() -> None:
    deal = monthly(closed_on=date(2024, 7, 1))

    assert punctuality([deal], [paid(1, 0, START)], START, date(2024, 9, 1)) == Punctuality(1, 0)
    assert owed([deal], [], date(2024, 9, 1)) == []
