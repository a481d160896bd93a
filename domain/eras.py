"""The eras of a client: each re-acquisition (повторное привлечение) begins one, and with it a new period.

What was paid from the day of a re-acquisition on belongs to the new era: its period starts with the first of these
payments, by the rule in force on that day, and charges that get money in it are counted anew. Everything before that
day is judged as it was: an extension or an early transfer belongs to the era in which it was agreed, and what of a
period was still running ends.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.acquisition import Period, reckon_period
from domain.deals import Allotment, Deal
from domain.payments import Payment
from domain.plan import AcquisitionRule

Agreed = tuple[date | None, date | None]
"""Until when a period was extended, and on which day the client was handed over early."""


@dataclass(frozen=True, slots=True)
class PastEra:
    """An era that a re-acquisition ended, that day excluded, and what the heads had agreed in it."""

    ended_on: date
    extended_until: date | None = None
    transferred_early_on: date | None = None


def place_of(paid_on: date, reacquired: Sequence[date]) -> int:
    """The era, from 0, of what was paid on a day."""
    return bisect_right(reacquired, paid_on) if reacquired else 0


def eras_of(payments: Sequence[Payment], reacquired: Sequence[date]) -> list[Sequence[Payment]]:
    """The payments of each era, in the order in which they count."""
    if not reacquired:
        return [payments]
    found: list[list[Payment]] = [[] for _ in range(len(reacquired) + 1)]
    for payment in payments:
        found[place_of(payment.paid_on, reacquired)].append(payment)
    return [*found]


def reckon_periods(
    past: Sequence[PastEra],
    agreed: Agreed,
    rules: Sequence[AcquisitionRule | None],
    starts: Sequence[date | None],
    allotment: Allotment,
    deals: Sequence[Deal],
) -> list[Period]:
    """The period of each era, the present one last. `agreed`: in the present one; `rules`, `starts`: of each era.

    No rule, or nothing paid yet: a period that has not started.
    """
    by_id = {deal.deal_id: deal for deal in deals}
    agreements: list[Agreed] = [*((era.extended_until, era.transferred_early_on) for era in past), agreed]
    begun: list[date | None] = [None, *(era.ended_on for era in past)]
    ended: list[date | None] = [*begun[1:], None]
    found = []
    for place, (extended_until, early_on) in enumerate(agreements):
        rule, start = rules[place], starts[place]
        if rule is None or start is None:
            period = Period(lapses_on=early_on, extended_until=extended_until, transferred_early_on=early_on)
        else:
            period = reckon_period(rule, start, allotment.eras[place], by_id, extended_until, early_on)
        found.append(replace(period, reacquired_on=begun[place], lapses_on=_by(period.lapses_on, ended[place])))
    return found


def _by(lapses_on: date | None, ended_on: date | None) -> date | None:
    """The end of a period, at the latest the day on which its era ended."""
    if ended_on is None or (lapses_on is not None and lapses_on <= ended_on):
        return lapses_on
    return ended_on
