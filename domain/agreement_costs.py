"""What an extension or a re-acquisition would cost: estimated from what the client has paid lately, and reckoned by the
engine for what has been paid already.

Estimates go by the last three months: what came in, less what went back, is the usual month, and the usual day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from domain.agreements import Shares
from domain.assignments import Holder, Hunters
from domain.calendar import add_months
from domain.earnings import ClientEarnings, ClientFacts, CompanyFacts, earn
from domain.eras import PastEra
from domain.money import ZERO, rounded, share_of, without_vat
from domain.payments import Payment, PaymentStatus
from domain.plan import PlanLine

MONTHS: Final = 3


@dataclass(frozen=True, slots=True)
class Usual:
    """What a client paid in the last three months, from `first` to `last`, both included."""

    first: date
    last: date
    total: Decimal

    @property
    def month(self) -> Decimal:
        """The average month."""
        return rounded(self.total / MONTHS)

    def in_days(self, days: int) -> Decimal:
        """What so many days bring at this rate."""
        return rounded(self.total * days / ((self.last - self.first).days + 1))


def usual(payments: Iterable[Payment], today: date) -> Usual:
    """What came in over the three months up to today; never less than nothing. Only confirmed payments count."""
    first = add_months(today, -MONTHS) + timedelta(days=1)
    counted = (p.amount for p in payments if p.status is PaymentStatus.CONFIRMED and first <= p.paid_on <= today)
    return Usual(first, today, max(sum(counted, ZERO), ZERO))


@dataclass(frozen=True, slots=True)
class Rates:
    """What an expected sum brings: the hunters inside the period and outside it, the account manager outside."""

    expected: Decimal
    full: Decimal
    residual: Decimal
    service: Decimal

    @property
    def difference(self) -> Decimal:
        """What the full rate costs beyond the residual and the service share."""
        return self.full - self.residual - self.service


def rates(expected: Decimal, line: PlanLine) -> Rates:
    """The rates of a line on an expected sum."""
    base = without_vat(expected, line.vat)
    percents = line.commission, line.residual, line.service
    return Rates(expected, *(share_of(base, percent) for percent in percents))


def days_more(today: date, lapses_on: date | None, until: date) -> int:
    """How many days longer the full rate would hold, from today on; an end not known yet counts as today."""
    return (until - max(today, lapses_on or today)).days


@dataclass(frozen=True, slots=True)
class Changed:
    """What changes at once. `moved`: payments judged otherwise; `money`: how much more of them is inside.

    `people`: what each person has more or less by it, the largest difference first.
    """

    moved: int
    money: Decimal
    people: Sequence[tuple[int, Decimal]]


def changed(before: ClientFacts, after: ClientFacts, company: CompanyFacts) -> Changed:
    """The same payments reckoned by two sets of facts."""
    was, would_be = earn(before, company), earn(after, company)
    paid_on = {payment.payment_id: payment.paid_on for payment in before.payments}
    inside, then = _inside(was, paid_on), _inside(would_be, paid_on)
    moves = [then[payment_id] - inside[payment_id] for payment_id in inside]
    people: dict[int, Decimal] = {}
    for sign, found in ((-1, was), (1, would_be)):
        for entry in found.entries:
            people[entry.staff_id] = people.get(entry.staff_id, ZERO) + sign * entry.amount
    differences = [(staff_id, amount) for staff_id, amount in people.items() if amount]
    differences.sort(key=lambda each: (-abs(each[1]), each[0]))
    return Changed(sum(bool(move) for move in moves), sum(moves, ZERO), differences)


def _inside(found: ClientEarnings, paid_on: dict[int, date]) -> dict[int, Decimal]:
    """How much of each payment lies inside a period; of one without a rule nothing does."""
    unresolved = {payment_id for payment_id, _ in found.unresolved}
    sums: dict[int, Decimal] = {}
    for payment_id, parts in found.allotment.parts.items():
        day = paid_on[payment_id]
        period = found.period_on(day)
        known = () if payment_id in unresolved else parts
        sums[payment_id] = sum((p.amount for p in known if period.judge(p.ordinal, day)[0]), ZERO)
    return sums


def extended(client: ClientFacts, until: date) -> ClientFacts:
    """The facts with the present period extended."""
    return replace(client, extended_until=until)


def reacquired(client: ClientFacts, on: date, shares: Shares) -> ClientFacts:
    """The facts of a client that was won back on a day by these hunters."""
    managed = bool(client.managers) and client.managers[-1].staff_id is not None
    return replace(
        client,
        past=[*client.past, PastEra(on, client.extended_until, client.transferred_early_on)],
        extended_until=None,
        transferred_early_on=None,
        managers=[*client.managers, Holder(on, None)] if managed else client.managers,
        hunters=[*client.hunters, Hunters(on, shares)],
    )
