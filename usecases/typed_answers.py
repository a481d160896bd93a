"""Answers that people type to a question for an amount or a day; what cannot be read is refused, not guessed."""

from datetime import date
from decimal import Decimal

from domain.amounts import parse_amount
from domain.currencies import names_another
from domain.dates import parse_date
from domain.payments import PaidInFuture, ensure_amount
from domain.refusals import Refusal
from domain.typed_text import fold


class AmountNotUnderstood(Refusal):
    """An amount is a number above zero with at most two decimals, as "150к" or "12 345,67"."""


class AmountInOtherCurrency(Refusal):
    """Amounts are in the company's currency; nothing is converted."""


class DateNotUnderstood(Refusal):
    """A date is a day that has come, as "вчера" or "12.11"."""


def read_amount(text: str, currency: str) -> Decimal:
    """A typed amount; AmountNotUnderstood, AmountInOtherCurrency, or the refusal of one that no payment has."""
    try:
        amount = parse_amount(text, currency)
    except ValueError:
        if names_another(fold(text), currency):
            raise AmountInOtherCurrency from None
        raise AmountNotUnderstood from None
    ensure_amount(amount)
    return amount


def read_day(text: str, today: date) -> date:
    """A typed day that has come; DateNotUnderstood, PaidInFuture."""
    day = parse_date(text, today)
    if day is None:
        raise DateNotUnderstood
    if day > today:
        raise PaidInFuture(paid_on=day)
    return day
