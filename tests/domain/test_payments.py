"""What a payment and a refund may be."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.payments import (
    MOST_COMMENT,
    AmountNotPositive,
    AmountTooLarge,
    CommentTooLong,
    NotRefundable,
    PaidAfterClosing,
    PaidAfterRefund,
    PaidInFuture,
    Payment,
    PaymentStatus,
    RefundTooEarly,
    RefundTooLarge,
    SameDay,
    clean_comment,
    ensure_amount,
    ensure_payment,
    ensure_redated,
    ensure_refund,
    is_logged,
    refundable,
)
from domain.refusals import Refusal
from tests.domain.facts import day, pay, refund

PAID = pay(1, "100", "2024-03-15")
BACK = refund(2, 1, "40", "2024-03-20")
BACK_VOID = replace(refund(3, 1, "50", "2024-03-20"), status=PaymentStatus.VOID)
OF_ANOTHER = refund(4, 9, "70", "2024-03-20")


@pytest.mark.parametrize("amount", ["0.01", "999999999999.99"])
def test_an_amount_from_a_kopeck_to_under_a_trillion_is_taken(amount: str) -> None:
    ensure_amount(Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "refusal"), [("0", AmountNotPositive), ("-1", AmountNotPositive), ("1000000000000", AmountTooLarge)]
)
def test_an_amount_that_no_payment_has_is_refused(amount: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ensure_payment(Decimal(amount), day("2024-03-15"), today=day("2024-03-15"))


def test_a_payment_of_today_is_taken_and_one_of_tomorrow_refused() -> None:
    ensure_payment(Decimal(1), day("2024-03-15"), today=day("2024-03-15"))

    with pytest.raises(PaidInFuture) as refused:
        ensure_payment(Decimal(1), day("2024-03-16"), today=day("2024-03-15"))

    assert refused.value.code == "paid-in-future"
    assert refused.value.params == {"paid_on": day("2024-03-16")}


def test_refunds_that_are_not_void_lessen_what_can_go_back() -> None:
    assert refundable(PAID, [PAID, BACK, BACK_VOID, OF_ANOTHER]) == Decimal(60)


def test_all_that_is_left_can_go_back_on_the_day_of_the_payment_itself() -> None:
    ensure_refund(PAID, [BACK], Decimal(60), day("2024-03-15"))


def test_refunds_never_exceed_the_payment() -> None:
    with pytest.raises(RefundTooLarge) as refused:
        ensure_refund(PAID, [BACK], Decimal("60.01"), day("2024-03-21"))

    assert refused.value.params == {"left": Decimal(60)}


def test_money_does_not_go_back_before_it_came() -> None:
    with pytest.raises(RefundTooEarly):
        ensure_refund(PAID, [], Decimal(1), day("2024-03-14"))


@pytest.mark.parametrize(
    "payment",
    [
        pytest.param(replace(PAID, status=PaymentStatus.DECLARED), id="declared"),
        pytest.param(replace(PAID, status=PaymentStatus.VOID), id="void"),
        pytest.param(BACK, id="a refund"),
    ],
)
def test_only_a_confirmed_payment_can_be_refunded(payment: Payment) -> None:
    with pytest.raises(NotRefundable):
        ensure_refund(payment, [], Decimal(1), day("2024-03-21"))


def test_a_refund_of_nothing_is_refused() -> None:
    with pytest.raises(AmountNotPositive):
        ensure_refund(PAID, [], Decimal(0), day("2024-03-21"))


def test_the_same_amount_on_the_same_day_is_the_same_payment_unless_void_or_a_refund() -> None:
    void = replace(PAID, status=PaymentStatus.VOID)

    assert is_logged([PAID], Decimal(100), day("2024-03-15"))
    assert not is_logged([PAID], Decimal("100.01"), day("2024-03-15"))
    assert not is_logged([PAID], Decimal(100), day("2024-03-16"))
    assert not is_logged([void], Decimal(100), day("2024-03-15"))
    assert not is_logged([replace(PAID, refund_of=9)], Decimal(100), day("2024-03-15"))


@pytest.mark.parametrize(
    ("payment", "on", "refusal", "params"),
    [
        (PAID, "2024-03-15", SameDay, {"paid_on": day("2024-03-15")}),
        (PAID, "2024-03-21", PaidAfterRefund, {"refunded_on": day("2024-03-20")}),
        (BACK, "2024-03-14", RefundTooEarly, {"paid_on": day("2024-03-15")}),
    ],
)
def test_a_payment_and_its_refunds_keep_their_order(
    payment: Payment, on: str, refusal: type[Refusal], params: dict[str, object]
) -> None:
    with pytest.raises(refusal) as refused:
        ensure_redated(payment, [BACK_VOID, PAID, BACK, OF_ANOTHER], day(on), closed_on=None)

    assert refused.value.params == params


def test_a_payment_moves_up_to_its_refund_and_a_refund_down_to_its_payment() -> None:
    ensure_redated(PAID, [PAID, BACK], day("2024-03-20"), closed_on=day("2024-03-20"))
    ensure_redated(BACK, [PAID, BACK], day("2024-03-15"), closed_on=None)
    ensure_redated(PAID, [PAID, BACK_VOID], day("2024-03-25"), closed_on=None)


def test_what_a_closed_deal_has_cannot_have_come_later() -> None:
    with pytest.raises(PaidAfterClosing) as refused:
        ensure_redated(PAID, [PAID], day("2024-03-18"), closed_on=day("2024-03-17"))

    assert refused.value.params == {"closed_on": day("2024-03-17")}


def test_a_comment_is_kept_in_one_line_and_is_neither_empty_nor_too_long() -> None:
    assert clean_comment(" аванс\n за  ноябрь ") == "аванс за ноябрь"
    assert clean_comment("а") == "а"
    assert clean_comment("а" * MOST_COMMENT) == "а" * MOST_COMMENT
    for text in (" ", "а" * (MOST_COMMENT + 1)):
        with pytest.raises(CommentTooLong):
            clean_comment(text)
