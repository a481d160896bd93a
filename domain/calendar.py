"""Business dates: months counted in one step, and months as their first day.

31 January + 3 months is 30 April (the last day of a shorter month), never counted month by month.
"""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or the last day of that month when it is shorter."""
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def month_of(day: date) -> date:
    """The month that `day` lies in, as its first day."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after `month`."""
    return add_months(month.replace(day=1), 1)
