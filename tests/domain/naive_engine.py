"""The rules once more, written from their words alone: whole kopecks, exact fractions, plain loops, no speed.

The property tests hold the engine against it. It takes the engine's facts and shares none of its code.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from domain.assignments import Holder, Hunters
from domain.deals import Deal
from domain.earnings import ClientFacts, CompanyFacts
from domain.payments import Payment
from domain.plan import CompensationPlan, PlanLine

ChargeName = tuple[str, int, int]
Amounts = dict[tuple[int, str], int]


@dataclass
class NaiveEarnings:
    """Kopecks by (payment or refund, person, kind); the missed service share; the end of the period."""

    amounts: dict[tuple[int, int, str], int]
    missed: dict[int, int]
    lapses_on: date | None
    waiting: set[int]
    poured: dict[int, list[tuple[int, int]]]


def kopecks(amount: Decimal) -> int:
    whole = Fraction(amount) * 100
    assert whole.denominator == 1
    return whole.numerator


def half_up(value: Fraction) -> int:
    return math.floor(value + Fraction(1, 2))


def months_later(start: date, months: int) -> date:
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for day in (start.day, 30, 29, 28):
        try:
            return date(year, month, min(day, start.day))
        except ValueError:
            continue
    raise AssertionError


def latest(history: Sequence[Any], on: date, *, first_before: bool) -> Any:
    begun = [entry for entry in history if entry.since <= on]
    if not begun and first_before:
        begun = [entry for entry in history if entry.since == history[0].since]
    return begun[-1] if begun else None


def version(plans: Sequence[CompensationPlan], on: date) -> CompensationPlan | None:
    found = None
    for plan in plans:
        if plan.effective_from <= on:
            found = plan
    return found


def line_on(client: ClientFacts, company: CompanyFacts, on: date) -> tuple[CompensationPlan, PlanLine] | None:
    plan = version(company.plans, on)
    return (plan, plan.lines[client.line]) if plan and client.line in plan.lines else None


def size_of_charge(deal: Deal, number: int) -> int | None:
    if deal.amount is not None:
        return kopecks(deal.amount) if number == 0 else None
    assert deal.monthly is not None
    sizes = [kopecks(deal.first)] if deal.first else []
    return sizes[number] if number < len(sizes) else kopecks(deal.monthly)


class Purse:
    """All charges of a client, and the money poured into them."""

    def __init__(self, deals: Sequence[Deal]) -> None:
        self.deals = {deal.deal_id: deal for deal in deals}
        self.begun: list[ChargeName] = []
        self.got: dict[ChargeName, int] = {}
        self.full_on: dict[ChargeName, date] = {}

    def pour(self, payment: Payment) -> list[tuple[ChargeName, int]]:
        left, parts = kopecks(payment.amount), []
        number = 0
        while left > 0:
            name: ChargeName = ("own", payment.payment_id, 0)
            size: int | None = None
            if payment.deal_id is not None:
                size = size_of_charge(self.deals[payment.deal_id], number)
                if size is not None:
                    name = ("deal", payment.deal_id, number)
            room = left if size is None else size - self.got.get(name, 0)
            if room > 0:
                drop = min(room, left)
                if name not in self.begun:
                    self.begun.append(name)
                self.got[name] = self.got.get(name, 0) + drop
                parts.append((name, drop))
                left -= drop
                if size is None or self.got[name] == size:
                    self.full_on[name] = payment.paid_on
            number += 1
        return parts

    def paid_on(self, name: ChargeName) -> date | None:
        if name in self.full_on:
            return self.full_on[name]
        return self.deals[name[1]].closed_on if name[0] == "deal" else None


def end_by_payments(purse: Purse, begun: Sequence[ChargeName], count: int) -> date | None:
    first = begun[:count]
    days = [purse.paid_on(name) for name in first]
    known = [day for day in days if day is not None]
    if len(first) < count or len(known) < count:
        return None
    return max(known) + timedelta(days=1)


@dataclass
class Life:
    """From one re-acquisition to the next: its payments, what was agreed in it, and which charges got money."""

    payments: list[Payment]
    extended_until: date | None
    transferred_early_on: date | None
    begun: list[ChargeName]


def lives_of(client: ClientFacts, payments: Sequence[Payment]) -> list[Life]:
    borders = [date.min, *(era.ended_on for era in client.past), date.max]
    agreed = [(era.extended_until, era.transferred_early_on) for era in client.past]
    agreed.append((client.extended_until, client.transferred_early_on))
    return [
        Life([p for p in payments if first <= p.paid_on < end], until, early, [])
        for first, end, (until, early) in zip(borders, borders[1:], agreed, strict=False)
    ]


def end_of_period(client: Life, rule: Any, start: date | None, purse: Purse) -> date | None:
    never = date.max
    ends = []
    if rule is not None and start is not None:
        if rule.months is not None:
            ends.append(months_later(start, rule.months))
        if rule.payments is not None:
            ends.append(end_by_payments(purse, client.begun, rule.payments) or never)
    end = never
    if ends:
        end = min(ends) if rule.whichever == "first" else max(ends)
    if end != never and client.extended_until:
        end = max(end, client.extended_until)
    if client.transferred_early_on:
        end = min(end, client.transferred_early_on)
    return None if end == never else end


def is_inside(client: Life, rule: Any, start: date, ordinal: int, on: date) -> bool:
    if client.transferred_early_on and on >= client.transferred_early_on:
        return False
    if client.extended_until and on < client.extended_until:
        return True
    verdicts = []
    if rule.payments is not None:
        verdicts.append(ordinal <= rule.payments)
    if rule.months is not None:
        verdicts.append(on < months_later(start, rule.months))
    return all(verdicts) if rule.whichever == "first" else any(verdicts)


def divide(amount: int, shares: Sequence[Decimal]) -> list[int]:
    exact = [Fraction(amount) * Fraction(share) / sum(Fraction(s) for s in shares) for share in shares]
    whole = [math.floor(part) for part in exact]
    while sum(whole) < amount:
        lacks = [part - given for part, given in zip(exact, whole, strict=True)]
        whole[lacks.index(max(lacks))] += 1
    return whole


def head_of(company: CompanyFacts, staff_id: int, on: date) -> int | None:
    history = company.heads.get(company.department_of.get(staff_id, -1), ())
    post: Holder | None = latest(history, on, first_before=True)
    return post.staff_id if post else None


def standing(client: ClientFacts, company: CompanyFacts, on: date, inside: int, outside: int) -> tuple[Amounts, int]:
    """What stands for each (person, kind) of one payment, and what of the service share nobody has."""
    found = line_on(client, company, on)
    assert found is not None
    plan, line = found
    given: Amounts = {}

    def give(kind: str, gross: int, percent: Decimal, people: list[tuple[int | None, Decimal]]) -> int:
        base = Fraction(gross)
        if line.vat is not None:
            base = Fraction(half_up(base * 100 / (100 + Fraction(line.vat))))
        amount = half_up(base * Fraction(percent) / 100)
        for (person, _), part in zip(people, divide(amount, [s for _, s in people]) if people else [], strict=True):
            if person is not None:
                given[person, kind] = given.get((person, kind), 0) + part
        return amount

    team: Hunters | None = latest(client.hunters, on, first_before=True)
    hunters: list[tuple[int | None, Decimal]] = list(team.shares) if team else []
    heads: dict[int | None, Decimal] = {}
    for person, share in team.shares if team else ():
        head = head_of(company, person, on)
        heads[head] = heads.get(head, Decimal(0)) + share
    give("commission", inside, line.commission, hunters)
    give("override", inside, plan.commercial_head, list(heads.items()))
    give("residual", outside, line.residual, hunters)
    post: Holder | None = latest(client.managers, on, first_before=False)
    if post is None or post.staff_id is None:
        return given, give("service", outside, line.service, [])
    give("service", outside, line.service, [(post.staff_id, Decimal(100))])
    give("override", outside, plan.client_head, [(head_of(company, post.staff_id, on), Decimal(100))])
    return given, 0


def naive_earn(client: ClientFacts, company: CompanyFacts, *, with_declared: bool = False) -> NaiveEarnings:
    statuses = {"confirmed", "declared"} if with_declared else {"confirmed"}
    counted = sorted((p for p in client.payments if p.status in statuses), key=lambda p: (p.paid_on, p.payment_id))
    payments = [p for p in counted if p.refund_of is None]
    purse = Purse(client.deals)
    result = NaiveEarnings({}, {}, None, set(), {})
    for life in lives_of(client, payments):
        places = {}
        for payment in life.payments:
            parts = purse.pour(payment)
            life.begun += [name for name, _ in parts if name not in life.begun]
            places[payment.payment_id] = [(life.begun.index(name) + 1, drop) for name, drop in parts]
        result.poured |= places
        start = life.payments[0].paid_on if life.payments else None
        first_line = line_on(client, company, start) if start else None
        rule = first_line[1].acquisition if first_line else None
        result.lapses_on = end_of_period(life, rule, start, purse)
        for payment in life.payments:
            if start is None or rule is None or line_on(client, company, payment.paid_on) is None:
                result.waiting.add(payment.payment_id)
                continue
            refunds = [p for p in counted if p.refund_of == payment.payment_id]
            parts_inside = [
                drop
                for ordinal, drop in places[payment.payment_id]
                if is_inside(life, rule, start, ordinal, payment.paid_on)
            ]
            book(result, client, company, payment, refunds, sum(parts_inside))
    return result


def book(
    result: NaiveEarnings,
    client: ClientFacts,
    company: CompanyFacts,
    payment: Payment,
    refunds: Sequence[Payment],
    inside: int,
) -> None:
    whole = left = kopecks(payment.amount)
    stood: Amounts = {}
    missed_before = 0
    for fact in [payment, *refunds]:
        if fact.refund_of is not None:
            left += kopecks(fact.amount)
        left_inside = half_up(Fraction(inside) * left / whole)
        stands, missed = standing(client, company, payment.paid_on, left_inside, left - left_inside)
        for person, kind in stands | stood:
            change = stands.get((person, kind), 0) - stood.get((person, kind), 0)
            if change:
                result.amounts[fact.payment_id, person, kind] = change
        if missed != missed_before:
            result.missed[fact.payment_id] = missed - missed_before
        stood, missed_before = stands, missed
