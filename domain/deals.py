"""A deal (сделка) and its charges: the amounts that the client is to pay.

One-off: one charge of the deal's amount. Recurring: an optional first charge on the start date, then one each month,
the first of them on the start date too. A payment for a deal fills the oldest charge that is not full, then the next.
What a one-off deal cannot take, and a payment without a deal, is a charge of its own, fully paid. A closed deal takes
no new payments; what it has stays allotted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from domain.calendar import add_months
from domain.money import ZERO
from domain.payments import Payment, PaymentStatus
from domain.refusals import Refusal

MOST_CHARGES = 1200


class DealKind(StrEnum):
    """How the client pays for it."""

    ONE_OFF = "one_off"
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True)
class Deal:
    """What was agreed. One-off: `amount`; recurring: `monthly` and, where there is a connection fee, `first`.

    The amounts that the kind needs are there and above zero, else a ValueError: a charge of nothing is never full.
    """

    deal_id: int
    kind: DealKind
    starts_on: date
    amount: Decimal | None = None
    first: Decimal | None = None
    monthly: Decimal | None = None
    closed_on: date | None = None

    def __post_init__(self) -> None:
        regular = self.amount if self.kind is DealKind.ONE_OFF else self.monthly
        if regular is None or regular <= 0 or (self.first or ZERO) < 0:
            raise ValueError("a deal is of amounts above zero")

    def charge_amount(self, index: int) -> Decimal | None:
        """The amount of the deal's charge number `index`, from 0; None when it has no such charge."""
        if self.kind is DealKind.ONE_OFF:
            return self.amount if index == 0 else None
        if index >= MOST_CHARGES:
            return None
        return self.first if index == 0 and self.first else self.monthly

    def charge_due_on(self, index: int) -> date:
        """The day on which charge number `index` is due."""
        months = index - 1 if self.first else index
        return add_months(self.starts_on, max(months, 0))


class TooManyCharges(Refusal):
    """A deal takes at most 1 200 charges, a hundred years of months: an amount that pays more is a slip."""


def ensure_chargeable(deal: Deal, payments: Iterable[Payment], amount: Decimal) -> None:
    """Refuse a payment of `amount` that pays more charges than a deal has. `payments`: the client's, of every status.

    What the deal has received in all is what counts, so no later change of dates or order can make too many charges.
    """
    if deal.kind is DealKind.ONE_OFF or deal.monthly is None:
        return
    had = [p for p in payments if p.deal_id == deal.deal_id and p.status is not PaymentStatus.VOID]
    most = (deal.first or deal.monthly) + deal.monthly * (MOST_CHARGES - 1)
    if sum((p.amount for p in had if p.refund_of is None), amount) > most:
        raise TooManyCharges(most=MOST_CHARGES)


@dataclass(slots=True)
class Charge:
    """A charge that has received money. `ordinal`: its place, from 1, among the client's charges by first money.

    Where the client was won back: by first money in the last era, counted from 1, in which it got some.
    """

    deal_id: int | None
    index: int
    amount: Decimal
    ordinal: int
    begun_on: date
    paid: Decimal = ZERO
    full_on: date | None = None
    era: int = 0

    def settled_on(self, closed_on: date | None) -> date | None:
        """When it counts as paid: when full, or, begun but not full, on the day its deal was closed."""
        return self.full_on if self.full_on is not None else closed_on


class Part(NamedTuple):
    """What one payment put into one charge. `ordinal`: the charge's place among those that got money in its era."""

    charge: Charge
    amount: Decimal
    ordinal: int


@dataclass(frozen=True, slots=True)
class Allotment:
    """All charges that received money, by ordinal, and the parts of each payment.

    `eras`: those that got money in each era, in the order in which they first did.
    """

    charges: list[Charge]
    parts: dict[int, list[Part]]
    eras: list[list[Charge]]


def allot(payments: Iterable[Payment], deals: Iterable[Deal], reacquired: Sequence[date] = ()) -> Allotment:
    """Divide payments, in the order in which they count, among the charges of the client's deals. A payment of a deal
    that is not among them is a KeyError: it must not pass for a payment without a deal.

    `reacquired`: the days, in order, on which the client was won back; from each on ordinals are counted anew.
    """
    agreed = {deal.deal_id: deal for deal in deals}
    filling: dict[int, Charge] = {}
    charges: list[Charge] = []
    parts: dict[int, list[Part]] = {}
    eras: list[list[Charge]] = [[]]
    for payment in payments:
        while len(eras) <= len(reacquired) and payment.paid_on >= reacquired[len(eras) - 1]:
            eras.append([])
        left, mine, got = payment.amount, [], eras[-1]
        deal = None if payment.deal_id is None else agreed[payment.deal_id]
        while left:
            charge = _charge_to_fill(deal, filling, charges, payment.paid_on) if deal else None
            if charge is None:
                charge = _whole_charge(charges, left, payment.paid_on)
            taken = min(left, charge.amount - charge.paid)
            charge.paid += taken
            if charge.paid == charge.amount:
                charge.full_on = payment.paid_on
            if charge.era != len(eras):
                got.append(charge)
                charge.era, charge.ordinal = len(eras), len(got)
            mine.append(Part(charge, taken, charge.ordinal))
            left -= taken
        parts[payment.payment_id] = mine
    eras += [[] for _ in range(len(reacquired) + 1 - len(eras))]
    return Allotment(charges, parts, eras)


def _charge_to_fill(deal: Deal, filling: dict[int, Charge], charges: list[Charge], on: date) -> Charge | None:
    """The oldest charge of a deal that is not full; None: it takes no more."""
    last = filling.get(deal.deal_id)
    if last is not None and last.full_on is None:
        return last
    index = last.index + 1 if last is not None else 0
    amount = deal.charge_amount(index)
    if amount is None:
        return None
    charge = filling[deal.deal_id] = Charge(deal.deal_id, index, amount, 0, on)
    charges.append(charge)
    return charge


def _whole_charge(charges: list[Charge], amount: Decimal, on: date) -> Charge:
    """A charge of no deal, which a payment is by itself."""
    charge = Charge(None, 0, amount, 0, on)
    charges.append(charge)
    return charge


@dataclass(frozen=True, slots=True)
class Owed:
    """A charge that is due and not fully paid."""

    deal_id: int
    index: int
    due_on: date
    left: Decimal


def owed(deals: Iterable[Deal], charges: Sequence[Charge], on: date) -> list[Owed]:
    """Charges due by a day, that day included, and not fully paid, oldest first. A closed deal asks for no more."""
    paid = {(charge.deal_id, charge.index): charge.paid for charge in charges if charge.deal_id is not None}
    found: list[Owed] = []
    for deal in deals:
        index = 0
        while deal.closed_on is None and (amount := deal.charge_amount(index)) is not None:
            due_on = deal.charge_due_on(index)
            if due_on > on:
                break
            left = amount - paid.get((deal.deal_id, index), ZERO)
            if left > 0:
                found.append(Owed(deal.deal_id, index, due_on, left))
            index += 1
    return sorted(found, key=lambda charge: (charge.due_on, charge.deal_id, charge.index))
