"""Who was responsible on a day. Assignments carry dates and are never overwritten.

On a day the assignment in force counts; of two made on one day, the later. Before the first one, the first one (of
two made on that first day, the later): for hunters and heads. An account manager is assigned from the transfer's day
on, and before that there is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from domain.refusals import Refusal

WHOLE = Decimal(100)


class Dated(Protocol):
    """Anything in force from a day on."""

    @property
    def since(self) -> date: ...


InForce = TypeVar("InForce", bound=Dated)


@dataclass(frozen=True, slots=True)
class Hunters:
    """The hunters of a client from a day on, with their percentage shares in the order in which they were entered."""

    since: date
    shares: tuple[tuple[int, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """One person in a post from a day on: an account manager of a client, a head of a department; None: nobody."""

    since: date
    staff_id: int | None


class WithOthers(Refusal):
    """What is on record of a client is changed by whom it is with, the hunter and later the account manager, or a head
    of theirs. Who is only asked about it looks and decides.
    """


class SharesNotWhole(Refusal):
    """Hunters' shares are above zero, have at most two decimals and add up to 100; nobody stands in them twice."""


def ensure_shares(shares: Sequence[tuple[int, Decimal]]) -> None:
    """Refuse shares that do not divide the whole."""
    percents = [share for _, share in shares]
    exact = all(share > 0 and share == round(share, 2) for share in percents)
    if not exact or sum(percents) != WHOLE or len({staff_id for staff_id, _ in shares}) != len(shares):
        raise SharesNotWhole(total=sum(percents))


def in_force(history: Sequence[InForce], on: date) -> InForce | None:
    """The last entry that began by a day, in a history ordered by date, then by entry."""
    found = None
    for entry in history:
        if entry.since > on:
            break
        found = entry
    return found


def in_force_or_first(history: Sequence[InForce], on: date) -> InForce | None:
    """The entry in force on a day; before the first one, the first one, as it stood at the end of its day."""
    return in_force(history, max(on, history[0].since)) if history else None
