"""A payment (оплата): declared → confirmed; void: it was a mistake; refund: money went back.

A payment counts for rates, periods and earnings from the moment it is confirmed. A voided one is as if it had never
been, refunds of it included, but its record stays. Refunds of one payment never exceed it in sum.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.money import ZERO
from domain.refusals import Refusal

MOST_AMOUNT = Decimal(10) ** 12
MOST_COMMENT = 500


class PaymentStatus(StrEnum):
    """Where a payment stands."""

    DECLARED = "declared"
    CONFIRMED = "confirmed"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment, or a refund (negative, names the payment it refunds). Ids grow in the order of logging."""

    payment_id: int
    amount: Decimal
    paid_on: date
    status: PaymentStatus = PaymentStatus.CONFIRMED
    deal_id: int | None = None
    refund_of: int | None = None


class AmountNotPositive(Refusal):
    """A payment's amount is above zero."""


class AmountTooLarge(Refusal):
    """An amount of a trillion or more is a slip of the finger."""


class PaidInFuture(Refusal):
    """A payment is logged when it has come: its date is not in the future."""


class RefundTooLarge(Refusal):
    """Refunds of one payment never exceed it in sum."""


class RefundTooEarly(Refusal):
    """Money does not go back before it came."""


class PaidAfterRefund(Refusal):
    """A payment cannot have come after money of it went back."""


class PaidAfterClosing(Refusal):
    """A closed deal takes no new payments, so what it has cannot have come later."""


class SameDay(Refusal):
    """A payment that is moved to the day on which it stands already is not moved."""


class NotDeclared(Refusal):
    """Only a declared payment can be confirmed."""


class NotRefundable(Refusal):
    """Only a confirmed payment that is no refund itself can be refunded."""


class OwnDate(Refusal):
    """The day of a payment says what it brings: once another person confirmed it, who logged it moves it no more."""


class OwnPayment(Refusal):
    """Nobody confirms a payment that they logged themselves."""


class CommentTooLong(Refusal):
    """A comment is words, in at most 500 characters."""


class SameDocument(Refusal):
    """The same document number of the same client and date is the same payment: it is refused."""


class SamePayment(Refusal):
    """The same client, amount and date once more: really a second one? It asks first."""


def clean_comment(text: str) -> str:
    """A comment with its white space squeezed; refused when empty or too long."""
    squeezed = " ".join(text.split())
    if not 1 <= len(squeezed) <= MOST_COMMENT:
        raise CommentTooLong
    return squeezed


def ensure_amount(amount: Decimal) -> None:
    """Refuse an amount that no payment has."""
    if amount <= 0:
        raise AmountNotPositive
    if amount >= MOST_AMOUNT:
        raise AmountTooLarge


def ensure_payment(amount: Decimal, paid_on: date, today: date) -> None:
    """Refuse an amount or a date that no payment has."""
    ensure_amount(amount)
    if paid_on > today:
        raise PaidInFuture(paid_on=paid_on)


def is_logged(payments: Iterable[Payment], amount: Decimal, paid_on: date) -> bool:
    """Whether there is a payment of this amount and date that is neither void nor a refund."""
    return any(
        p.amount == amount and p.paid_on == paid_on and p.status is not PaymentStatus.VOID and p.refund_of is None
        for p in payments
    )


def refundable(payment: Payment, refunds: Iterable[Payment]) -> Decimal:
    """What is left of a payment after the refunds of it that are not void."""
    back = (r.amount for r in refunds if r.refund_of == payment.payment_id and r.status is not PaymentStatus.VOID)
    return payment.amount + sum(back, ZERO)


def ensure_redated(payment: Payment, logged: Iterable[Payment], on: date, closed_on: date | None) -> None:
    """Refuse a day on which a payment, or a refund, cannot have come.

    `logged`: all payments of the client; `closed_on`: when the payment's deal was closed. That the day is not in the
    future is for `ensure_payment` to say.
    """
    if on == payment.paid_on:
        raise SameDay(paid_on=on)
    if closed_on is not None and on > closed_on:
        raise PaidAfterClosing(closed_on=closed_on)
    for other in logged:
        if other.status is PaymentStatus.VOID:
            continue
        if other.payment_id == payment.refund_of and on < other.paid_on:
            raise RefundTooEarly(paid_on=other.paid_on)
        if other.refund_of == payment.payment_id and on > other.paid_on:
            raise PaidAfterRefund(refunded_on=other.paid_on)


def ensure_refund(payment: Payment, refunds: Iterable[Payment], amount: Decimal, on: date) -> None:
    """Refuse a refund that the payment does not bear. `amount` is positive: what goes back. That the day is not in
    the future is for `ensure_payment` to say, as of any payment.
    """
    ensure_amount(amount)
    if payment.refund_of is not None or payment.status is not PaymentStatus.CONFIRMED:
        raise NotRefundable
    if on < payment.paid_on:
        raise RefundTooEarly(paid_on=payment.paid_on)
    left = refundable(payment, refunds)
    if amount > left:
        raise RefundTooLarge(left=left)
