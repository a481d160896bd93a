"""Key clients (ключевые клиенты): marked so by a head, or by what they paid over a year."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from domain.money import ZERO
from domain.payments import Payment, PaymentStatus

A_YEAR = timedelta(days=365)


def turnover(payments: Iterable[Payment], today: date) -> Decimal:
    """What was paid over the 365 days that end today, less what went back."""
    return sum((payment.amount for payment in _counted(payments) if _in_year(payment.paid_on, today)), ZERO)


def _counted(payments: Iterable[Payment]) -> list[Payment]:
    return [payment for payment in payments if payment.status is PaymentStatus.CONFIRMED]


def _in_year(paid_on: date, today: date) -> bool:
    return today - A_YEAR < paid_on <= today


def earns_key(payments: Iterable[Payment], threshold: Decimal | None, today: date) -> bool:
    """Whether the turnover of a year makes a client key; None: by this plan none does."""
    return threshold is not None and turnover(payments, today) >= threshold


def changes_on(payments: Iterable[Payment], threshold: Decimal | None, today: date) -> date | None:
    """The first day after today on which that is otherwise, if nothing more is paid; None: it stays so."""
    if threshold is None:
        return None
    inside = [payment for payment in _counted(payments) if _in_year(payment.paid_on, today)]
    left = sum((payment.amount for payment in inside), ZERO)
    earns = left >= threshold
    for paid_on, leaving in groupby(sorted(inside, key=_day), key=_day):
        left -= sum((payment.amount for payment in leaving), ZERO)
        if (left >= threshold) != earns:
            return paid_on + A_YEAR
    return None


def _day(payment: Payment) -> date:
    return payment.paid_on
