"""The period advisor: after how many months, or payments, a company's clients become steady, by its own history.

A client is steady from the first paid month on that is followed by three paid ones. Months are those of the calendar,
counted from 1, the month of the first payment; only ended months count, and a client younger than four is not judged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from domain.calendar import add_months

LEAST_CLIENTS: Final = 10
STEADY_FOR: Final = 3

_HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Steady:
    """When one client became steady: in which month, and after how many payments, that month's included."""

    months: int
    payments: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and quartiles. Between two values the nearer counts more, as spreadsheets have it (QUARTILE.INC)."""

    lower: Decimal
    median: Decimal
    upper: Decimal


@dataclass(frozen=True, slots=True)
class Advice:
    """What a line's history says. `judged`: clients old enough; `steady`: those of them that became steady.

    `months` and `payments` are None while fewer than ten became steady: too few data.
    """

    line: str
    judged: int
    steady: int
    months: Spread | None = None
    payments: Spread | None = None


def steady_from(payments_in: Mapping[date, int], this_month: date) -> Steady | None:
    """When a client became steady, from its number of payments in each month (its first day); None: not so far.

    `this_month` has not ended, so neither it nor a later one counts.
    """
    months = [month for month in payments_in if month < this_month]
    if not months:
        return None
    month, number, paid = min(months), 1, 0
    while add_months(month, STEADY_FOR) < this_month:
        paid += payments_in.get(month, 0)
        if all(payments_in.get(add_months(month, later)) for later in range(STEADY_FOR + 1)):
            return Steady(number, paid)
        month, number = add_months(month, 1), number + 1
    return None


def is_judged(payments_in: Mapping[date, int], this_month: date) -> bool:
    """Whether a client has four ended months behind it."""
    return bool(payments_in) and add_months(min(payments_in), STEADY_FOR) < this_month


def spread(values: Sequence[int]) -> Spread:
    """Median and quartiles of at least one value."""
    ordered = sorted(values)
    return Spread(*(_quantile(ordered, Decimal(part) / 4) for part in (1, 2, 3)))


def _quantile(ordered: Sequence[int], part: Decimal) -> Decimal:
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    found = ordered[below] + (ordered[above] - ordered[below]) * (place - below)
    return Decimal(found).quantize(_HUNDREDTH)


def advise(line: str, clients: Iterable[Mapping[date, int]], this_month: date) -> Advice:
    """What the histories of a line's clients say; each maps months to numbers of payments."""
    judged = [client for client in clients if is_judged(client, this_month)]
    steady = [found for client in judged if (found := steady_from(client, this_month)) is not None]
    if len(steady) < LEAST_CLIENTS:
        return Advice(line, len(judged), len(steady))
    months, payments = spread([each.months for each in steady]), spread([each.payments for each in steady])
    return Advice(line, len(judged), len(steady), months, payments)
