"""The acquisition period (период первоначального привлечения) of a client, and what lies inside it.

The period belongs to the client, not to a deal. It starts with the first counted payment and lapses by months, by
charges paid, or by the first or the last of both. Inside it the hunter earns the full commission; from `lapses_on`
on the small residual, whether or not the hand-over has taken place: the plan decides, not the people. A client that was
won back (re-acquisition) has a new period from that day on: eras of a client stand in `eras.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import add_months
from domain.deals import Charge, Deal
from domain.plan import AcquisitionRule, Whichever


class Reason(StrEnum):
    """What put a part of a payment inside or outside the period."""

    CHARGE = "charge"  # its charge is, or is no longer, among the first N
    MONTHS = "months"  # paid before, or from, the end of the months on
    BOTH = "both"  # both of these together decided
    EXTENSION = "extension"  # paid before the end of an agreed extension
    EARLY_TRANSFER = "early-transfer"  # paid on or after the day of an agreed early transfer


@dataclass(frozen=True, slots=True)
class Period:
    """A client's period as the facts stand. `lapses_on` is the first day outside; None: not known yet.

    `reacquired_on`: the day on which the client was won back, for a period that is not the first one.
    """

    start: date | None = None
    lapses_on: date | None = None
    rule: AcquisitionRule | None = None
    months_end: date | None = None
    extended_until: date | None = None
    transferred_early_on: date | None = None
    reacquired_on: date | None = None

    def judge(self, ordinal: int, paid_on: date) -> tuple[bool, Reason]:
        """Is a part, of the charge with this ordinal, paid on this day, inside, and why."""
        rule = self.rule
        if rule is None:
            raise ValueError("a period without a rule judges nothing")
        if self.transferred_early_on is not None and paid_on >= self.transferred_early_on:
            return False, Reason.EARLY_TRANSFER
        by_charge = None if rule.payments is None else ordinal <= rule.payments
        by_months = None if self.months_end is None else paid_on < self.months_end
        inside, reason = _together(by_charge, by_months, rule.whichever)
        if not inside and self.extended_until is not None and paid_on < self.extended_until:
            return True, Reason.EXTENSION
        return inside, reason

    def lapsed(self, on: date) -> bool:
        """Whether the full commission is over on this day."""
        return self.lapses_on is not None and on >= self.lapses_on


def _together(by_charge: bool | None, by_months: bool | None, whichever: Whichever) -> tuple[bool, Reason]:  # noqa: FBT001 - two verdicts
    if by_charge is None:
        return bool(by_months), Reason.MONTHS
    if by_months is None:
        return by_charge, Reason.CHARGE
    if by_charge is by_months:
        return by_charge, Reason.BOTH
    inside = whichever is Whichever.LAST
    return inside, Reason.CHARGE if by_charge is inside else Reason.MONTHS


def reckon_period(
    rule: AcquisitionRule,
    start: date,
    charges: Sequence[Charge],
    deals: Mapping[int, Deal],
    extended_until: date | None = None,
    transferred_early_on: date | None = None,
) -> Period:
    """The period by its rule, from the charges that received money (in order of their ordinals)."""
    ends: list[date | None] = []
    months_end = None if rule.months is None else add_months(start, rule.months)
    if rule.months is not None:
        ends.append(months_end)
    if rule.payments is not None:
        ends.append(_charges_end(rule.payments, charges, deals))
    known = [end for end in ends if end is not None]
    if rule.whichever is Whichever.FIRST or len(known) == len(ends):
        pick = min if rule.whichever is Whichever.FIRST else max
        lapses_on = pick(known, default=None)
    else:
        lapses_on = None
    if lapses_on is not None and extended_until is not None:
        lapses_on = max(lapses_on, extended_until)
    if transferred_early_on is not None and (lapses_on is None or lapses_on > transferred_early_on):
        lapses_on = transferred_early_on
    return Period(start, lapses_on, rule, months_end, extended_until, transferred_early_on)


def _charges_end(count: int, charges: Sequence[Charge], deals: Mapping[int, Deal]) -> date | None:
    if len(charges) < count:
        return None
    settled: list[date] = []
    for charge in charges[:count]:
        deal = deals.get(charge.deal_id) if charge.deal_id is not None else None
        day = charge.settled_on(deal.closed_on if deal else None)
        if day is None:
            return None
        settled.append(day)
    return max(settled) + timedelta(days=1)
