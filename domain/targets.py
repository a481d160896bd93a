"""Targets (цель): what a person, or a department together, is to earn in a month.

Measured by earnings, as the ledger holds them: the number of /earnings and of the digest, every line of which says
why. Refunds lower it, a voided payment leaves no trace, and declared payments do not count yet.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Final
from zoneinfo import ZoneInfo

from domain.calendar import next_month
from domain.money import HUNDRED, ZERO
from domain.refusals import Refusal
from domain.working_time import CLOSES, is_working_day

_RISES: Final = (0, 10, 20)
_SMALL: Final = Decimal(10_000)


class TargetMonthWrong(Refusal):
    """A target is set for this month or the next one: what is past is past."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a month's target is reached. `days_left`: working days that still count; 0 in a month that is over."""

    target: Decimal
    earned: Decimal
    days_left: int = 0

    @property
    def remaining(self) -> Decimal:
        """What is lacking; zero once the target is reached."""
        return max(self.target - self.earned, ZERO)

    @property
    def above(self) -> Decimal:
        """What came over the target."""
        return max(self.earned - self.target, ZERO)

    @property
    def percent(self) -> int:
        """Whole percents, cut off, so that 100 is said of a target that is reached, and of no other."""
        return max(0, int(self.earned * HUNDRED / self.target))

    @property
    def a_day(self) -> Decimal | None:
        """What each working day left must bring: whole units of the currency, rounded up, so that it is enough.

        None: nothing is lacking, or no working day is left.
        """
        if not self.remaining or not self.days_left:
            return None
        return (self.remaining / self.days_left).to_integral_value(ROUND_CEILING)


def working_days(first: date, month: date, country: str) -> int:
    """The working days of a month (its first day) from `first` on, by the holidays of a country."""
    start, end = max(first, month), next_month(month)
    days = (start + timedelta(days=past) for past in range((end - start).days))
    return sum(is_working_day(day, country) for day in days)


def counts_from(day: date, now: datetime, zone: str) -> date:
    """The first day that can still bring something to a target, looked at on `day`: that day while its working time
    lasts by the company's clock, after it the next one.
    """
    closes: time = CLOSES
    return day if now < datetime.combine(day, closes, ZoneInfo(zone)) else day + timedelta(days=1)


def suggestions(result: Decimal) -> dict[Decimal, int]:
    """Targets to choose from after a month with this result: as much, a tenth and a fifth more, rounded up to whole
    thousands (small ones to hundreds); each with its percents. None after a month without a result.
    """
    step, found = Decimal(100) if result < _SMALL else Decimal(1000), dict[Decimal, int]()
    for rise in _RISES if result > 0 else ():
        amount = (result * (100 + rise) / 100 / step).to_integral_value(ROUND_CEILING) * step
        found.setdefault(amount, rise)
    return found


def ensure_month(month: date, today: date) -> None:
    """Refuse a month that is neither this one nor the next."""
    this = today.replace(day=1)
    if month not in {this, next_month(this)}:
        raise TargetMonthWrong
