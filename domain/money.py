"""Money and percents, exact from the chat to the database.

Money is `Decimal` in the company's currency with two decimals; never a float. A share of a percent is rounded
half up to 0.01, and what is split is split to the kopeck: the parts always add up to the whole.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

KOPECK = Decimal("0.01")
ZERO = Decimal("0.00")
HUNDRED = Decimal(100)


class Percent(Decimal):
    """A percent with up to two decimals: `Percent("7.35")` is 7.35 %. A finer one is a ValueError."""

    __slots__ = ()

    def __new__(cls, value: Decimal | int | str = 0) -> Self:
        percent = super().__new__(cls, value)
        if not percent.is_finite() or percent != rounded(percent):
            raise ValueError(f"not a percent with up to two decimals: {value}")
        return percent


def rounded(amount: Decimal) -> Decimal:
    """`amount` rounded half up (away from zero for negatives) to 0.01."""
    return amount.quantize(KOPECK, rounding=ROUND_HALF_UP)


def share_of(base: Decimal, percent: Percent) -> Decimal:
    """`percent` of `base`, rounded half up to 0.01."""
    return rounded(base * percent / HUNDRED)


def without_vat(amount: Decimal, vat: Percent | None) -> Decimal:
    """`amount` less the `vat` percent contained in it, rounded to 0.01."""
    return amount if vat is None else rounded(amount * HUNDRED / (HUNDRED + vat))


def split(amount: Decimal, shares: Sequence[Decimal]) -> list[Decimal]:
    """`amount` divided in proportion to `shares`, to the kopeck, by largest remainder; ties go to the earlier share.

    A negative amount is split as its positive and mirrored, so taking back what was given gives zero for each.
    """
    if len(shares) == 1:
        return [amount]
    if amount < 0:
        return [-part for part in split(-amount, shares)]
    kopecks, weights = int(amount.scaleb(2)), [int(share.scaleb(2)) for share in shares]
    whole = sum(weights)
    parts = [kopecks * weight // whole for weight in weights]
    by_remainder = sorted(range(len(parts)), key=lambda i: -(kopecks * weights[i] % whole))
    for i in by_remainder[: kopecks - sum(parts)]:
        parts[i] += 1
    return [Decimal(part).scaleb(-2) for part in parts]
