"""Money that came in, day by day: what the director and the accountant read of it, together and by departments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.calendar import month_of
from domain.digests import MoneyIn, MonthSums, PairMoney, Series, same_day_of_last_month
from domain.money import ZERO


@dataclass(frozen=True, slots=True)
class DayMoney:
    """What came in on a day from the clients of a commercial department: inside their period (new) and after it."""

    department_id: int
    day: date
    new: Decimal
    running: Decimal


def money_in(days: Iterable[DayMoney], on: date) -> MoneyIn:
    """The money of the month of `on`, to that day, from what each day of it and of the month before brought."""
    first, same_day = month_of(on), same_day_of_last_month(on)
    full, running, last_month = [ZERO] * on.day, [ZERO] * on.day, [ZERO] * (first - timedelta(days=1)).day
    for each in days:
        if each.day < first:
            last_month[each.day.day - 1] += each.new + each.running
        else:
            full[each.day.day - 1] += each.new
            running[each.day.day - 1] += each.running
    sums = MonthSums(sum((*full, *running), ZERO), sum(last_month[: same_day.day], ZERO))
    return MoneyIn(full[-1] + running[-1], sums, Series(full, running, last_month))


def by_department(days: Iterable[DayMoney]) -> dict[int, list[DayMoney]]:
    """The days of each commercial department."""
    found: dict[int, list[DayMoney]] = {}
    for each in days:
        found.setdefault(each.department_id, []).append(each)
    return found


def pair_money(days: Sequence[DayMoney], on: date, commercial: str, client: str | None) -> PairMoney:
    """What the days of a commercial department came to, in this month to `on` and in the last one to the same day."""
    first, same_day = month_of(on), same_day_of_last_month(on)
    this, last = [each for each in days if each.day >= first], [each for each in days if each.day <= same_day]
    new = MonthSums(sum((each.new for each in this), ZERO), sum((each.new for each in last), ZERO))
    running = MonthSums(sum((each.running for each in this), ZERO), sum((each.running for each in last), ZERO))
    today = sum((each.new + each.running for each in this if each.day == on), ZERO)
    return PairMoney(commercial, client, new, running, today)
