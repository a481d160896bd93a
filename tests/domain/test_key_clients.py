"""What a client paid over a year, and when that makes it a key one."""

from datetime import date
from decimal import Decimal

from domain.key_clients import changes_on, earns_key, turnover
from domain.payments import Payment, PaymentStatus

TODAY = date(2024, 6, 15)
A_YEAR_AGO = date(2023, 6, 17)  # the first of the 365 days that end today
MILLION = Decimal(1_000_000)


def paid(amount: str, on: date, payment_id: int = 1, status: PaymentStatus = PaymentStatus.CONFIRMED) -> Payment:
    return Payment(payment_id, Decimal(amount), on, status)


def test_the_turnover_is_of_365_days_that_end_today() -> None:
    inside, before, ahead = (
        paid("10", A_YEAR_AGO),
        paid("200", date(2023, 6, 16), 2),
        paid("3000", date(2024, 6, 16), 3),
    )

    assert turnover([inside, before, ahead, paid("1", TODAY, 4)], TODAY) == Decimal(11)


def test_only_confirmed_payments_count_and_what_went_back_does_not() -> None:
    declared, void = (paid("500", TODAY, 2, status) for status in (PaymentStatus.DECLARED, PaymentStatus.VOID))

    assert turnover([paid("100", TODAY), declared, void, paid("-40", TODAY, 5)], TODAY) == Decimal(60)


def test_the_threshold_itself_makes_a_client_key() -> None:
    assert earns_key([paid("1000000", TODAY)], MILLION, TODAY)
    assert not earns_key([paid("999999.99", TODAY)], MILLION, TODAY)


def test_without_a_threshold_no_turnover_does() -> None:
    assert not earns_key([paid("1000000", TODAY)], None, TODAY)
    assert changes_on([paid("1000000", TODAY)], None, TODAY) is None


def test_it_ceases_on_the_day_on_which_too_much_has_left_the_year() -> None:
    payments = [paid("300000", A_YEAR_AGO), paid("400000", date(2023, 9, 1), 2), paid("600000", TODAY, 3)]

    assert changes_on(payments, MILLION, TODAY) == date(2024, 8, 31)
    assert earns_key(payments, MILLION, date(2024, 8, 30))
    assert not earns_key(payments, MILLION, date(2024, 8, 31))


def test_a_refund_that_leaves_the_year_can_make_it_one() -> None:
    payments = [paid("-200000", date(2023, 9, 1)), paid("1000000", date(2024, 1, 1), 2)]

    assert changes_on(payments, MILLION, TODAY) == date(2024, 8, 31)


def test_what_stays_below_the_threshold_never_changes() -> None:
    assert changes_on([paid("100", TODAY)], MILLION, TODAY) is None
