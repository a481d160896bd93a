"""What put the parts of a payment inside or outside the acquisition period, in words.

Each charge has its line, unless only a day decides. A payment may cover a hundred of them: then those in a row that
have the same verdict for the same reason are one line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from domain.acquisition import Period, Reason
from domain.deals import Part
from texts import Html, Texts

MOST_ALONE: Final = 6
_BY_THE_CHARGE: Final = {Reason.CHARGE, Reason.BOTH}
Judged = tuple[Part, bool, Reason]


@dataclass(slots=True)
class _Stretch:
    """Parts in a row; `first` and `last`: the ordinals of their charges."""

    amount: Decimal
    inside: bool
    reason: Reason
    first: int
    last: int


def verdict_lines(parts: Sequence[Judged], period: Period, say: Texts) -> list[Html]:
    """A line for each stretch: how much of it, inside or outside, and by which charge or day."""
    return [
        say(
            "why-part",
            amount=stretch.amount,
            where=say("why-inside") if stretch.inside else say("why-outside"),
            because=_because(stretch, period, say),
        )
        for stretch in _stretches(parts)
    ]


def _stretches(parts: Sequence[Judged]) -> list[_Stretch]:
    found: list[_Stretch] = []
    many = len(parts) > MOST_ALONE
    for part, inside, reason in parts:
        ordinal, last = part.ordinal, found[-1] if found else None
        alike = last and (last.inside, last.reason) == (inside, reason)
        if last and alike and (reason not in _BY_THE_CHARGE or (many and last.last + 1 == ordinal)):
            last.amount += part.amount
            last.last = ordinal
        else:
            found.append(_Stretch(part.amount, inside, reason, ordinal, ordinal))
    return found


def _because(stretch: _Stretch, period: Period, say: Texts) -> Html:
    match stretch.reason:
        case Reason.CHARGE:
            return say("why-by-charge", charge=_charge(stretch, say), charges=_charges(period))
        case Reason.MONTHS:
            return say("why-by-months", day=period.months_end)
        case Reason.BOTH:
            return say("why-by-both", charge=_charge(stretch, say), charges=_charges(period), day=period.months_end)
        case Reason.EXTENSION:
            return say("why-by-extension", day=period.extended_until)
        case Reason.EARLY_TRANSFER:
            return say("why-by-early-transfer", day=period.transferred_early_on)


def _charge(stretch: _Stretch, say: Texts) -> Html:
    if stretch.first == stretch.last:
        return say("why-charge", ordinal=stretch.first)
    return say("why-charge-range", first=stretch.first, last=stretch.last)


def _charges(period: Period) -> int:
    return (period.rule.payments or 0) if period.rule else 0
