from datetime import date
from decimal import Decimal

import pytest

from domain.payments import Payment, PaymentStatus
from domain.watch import is_backdated, is_big_prepayment, usual_payment

LAPSE = date(2024, 6, 15)


def paid(
    number: int, amount: str, status: PaymentStatus = PaymentStatus.CONFIRMED, refund_of: int | None = None
) -> Payment:
    return Payment(number, Decimal(amount), date(2024, 5, 1), status, refund_of=refund_of)


@pytest.mark.parametrize(
    ("paid_on", "today", "was", "noted"),
    [
        (date(2024, 6, 14), date(2024, 6, 15), None, True),
        (date(2024, 6, 14), date(2024, 6, 14), None, False),
        (date(2024, 6, 15), date(2024, 6, 20), None, False),
        (date(2024, 6, 14), date(2024, 6, 20), date(2024, 6, 15), True),
        (date(2024, 6, 14), date(2024, 6, 20), date(2024, 6, 13), False),
    ],
)
def test_a_payment_is_backdated_when_it_enters_the_period_after_that_was_over(
    paid_on: date,
    today: date,
    was: date | None,
    noted: bool,  # noqa: FBT001 - the expected verdict
) -> None:
    assert is_backdated(LAPSE, paid_on, today, was) is noted


def test_nothing_is_backdated_while_no_end_is_known() -> None:
    assert not is_backdated(None, date(2024, 1, 1), date(2024, 6, 20))
    assert not is_big_prepayment(None, date(2024, 1, 1), Decimal(10**6), Decimal(1))


def test_the_usual_payment_is_the_median_of_at_least_three_that_count() -> None:
    two = [paid(1, "100"), paid(2, "300")]
    void, refund = paid(3, "900", PaymentStatus.VOID), paid(4, "-50", refund_of=1)

    assert usual_payment([*two, void, refund]) is None
    assert usual_payment([*two, paid(5, "1000", PaymentStatus.DECLARED)]) == Decimal(300)
    assert usual_payment([*two, paid(5, "1000"), paid(6, "200")]) == Decimal(250)


@pytest.mark.parametrize(
    ("day", "amount", "noted"),
    [(8, "200", True), (14, "200", True), (7, "200", False), (15, "200", False), (14, "199.99", False)],
)
def test_a_prepayment_is_big_from_twice_the_usual_in_the_last_seven_days(
    day: int,
    amount: str,
    noted: bool,  # noqa: FBT001 - the expected verdict
) -> None:
    assert is_big_prepayment(LAPSE, date(2024, 6, day), Decimal(amount), Decimal(100)) is noted
