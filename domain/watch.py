"""What the end of an acquisition period tempts people to do. It is pointed out to the heads, and nothing is forbidden.

A payment dated before the lapse and entered after it, a first payment that moves later, a payment in advance in the
last days, the same tax number or name once more, another number instead: each may be honest, and each moves money from
one rate to the other.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import median

from domain.payments import Payment, PaymentStatus

LAST_DAYS = timedelta(days=7)
TIMES_USUAL = 2
LEAST_PAYMENTS = 3


class WatchKind(StrEnum):
    """What was noticed."""

    BACKDATED = "backdated"  # logged, or re-dated, into the period after the period was over
    START_MOVED = "start-moved"  # the first payment moved later, or fell away, and the period with it
    PREPAID = "prepaid"  # far more than usual in the last week of the period
    SAME_TAX_NUMBER = "same-tax-number"  # somebody gave a client the number of one that is there already
    SAME_NAME = "same-name"  # a client is called like one whose period is over
    NUMBER_CHANGED = "number-changed"  # the number of a client that paid is free again, to register it as a new one


def is_backdated(lapses_on: date | None, paid_on: date, today: date, was: date | None = None) -> bool:
    """Whether a payment is dated inside the period and entered when it was over. `was`: its date before re-dating."""
    inside_though_over = lapses_on is not None and paid_on < lapses_on <= today
    return inside_though_over and (was is None or (lapses_on is not None and was >= lapses_on))


def usual_payment(payments: Iterable[Payment]) -> Decimal | None:
    """The median of a client's payments that are neither void nor refunds; None with fewer than three."""
    amounts = [p.amount for p in payments if p.status is not PaymentStatus.VOID and p.refund_of is None]
    return median(amounts) if len(amounts) >= LEAST_PAYMENTS else None


def in_last_days(lapses_on: date, paid_on: date) -> bool:
    """Whether a day is one of the last seven inside the period."""
    return lapses_on - LAST_DAYS <= paid_on < lapses_on


def is_big_prepayment(lapses_on: date | None, paid_on: date, amount: Decimal, usual: Decimal | None) -> bool:
    """Whether a payment of the period's last seven days is at least twice the usual one."""
    in_time = lapses_on is not None and in_last_days(lapses_on, paid_on)
    return in_time and usual is not None and amount >= TIMES_USUAL * usual
