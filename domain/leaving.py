"""Leaving (увольнение): a share of a client goes on to somebody else, whole, and without touching those of others."""

from collections.abc import Sequence
from decimal import Decimal

from domain.money import ZERO

Shares = tuple[tuple[int, Decimal], ...]


def handed_on(shares: Sequence[tuple[int, Decimal]], from_id: int, to_id: int, most: Decimal) -> Shares:
    """Shares after one person gave another up to `most` of theirs.

    Who has nothing left stands in them no more; a newcomer stands in their place, or right behind them.
    """
    held = dict(shares).get(from_id, ZERO)
    given = min(held, most)
    after: dict[int, Decimal] = {}
    for staff_id, share in shares:
        kept = share - given if staff_id == from_id else share
        if kept:
            after[staff_id] = after.get(staff_id, ZERO) + kept
        if staff_id == from_id and given:
            after[to_id] = after.get(to_id, ZERO) + given
    return tuple(after.items())
