"""What is told before a period ends: 14 and 3 days before a day that is known ahead, or when one charge is left."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from domain.acquisition import Period
from domain.deals import Charge, Deal
from domain.plan import Whichever

DAYS_BEFORE: Final = (14, 3)


def known_ahead(period: Period) -> date | None:
    """The first day outside, where months or an extension set it, not a payment of yesterday."""
    return period.lapses_on if period.lapses_on in {period.months_end, period.extended_until} else None


def nearest(lapses_on: date, today: date) -> int | None:
    """The last of the warnings whose day has come; None: it is too early, or too late for any."""
    left = (lapses_on - today).days
    return min((days for days in DAYS_BEFORE if 0 < left <= days), default=None)


def next_day(lapses_on: date, today: date) -> date | None:
    """The day of the next warning after today."""
    days = (lapses_on - timedelta(days=before) for before in DAYS_BEFORE)
    return min((day for day in days if day > today), default=None)


def last_charge_from(period: Period, charges: Sequence[Charge], deals: Mapping[int, Deal]) -> date | None:
    """The day from which on the next charge that is paid in full ends the period; None: it takes more, or another end.

    `charges`: those of the period that received money, by ordinal.
    """
    rule = period.rule
    if rule is None or rule.payments is None or period.start is None or period.transferred_early_on is not None:
        return None
    closed = {deal.deal_id: deal.closed_on for deal in deals.values()}
    settled = [charge.settled_on(closed.get(charge.deal_id or 0)) for charge in charges[: rule.payments]]
    paid = [day for day in settled if day is not None]
    if not paid or len(paid) != rule.payments - 1:
        return None
    bounds = [*paid, period.extended_until, period.months_end if rule.whichever is Whichever.LAST else None]
    since = max(day for day in bounds if day is not None)
    return None if period.lapses_on is not None and period.lapses_on <= since else since
