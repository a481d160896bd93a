"""Who earns what: one pure function from a client's facts to explained entries.

The same function serves the ledger, the digest, "why", "what if", the preview of a plan and `simulate`. A payment's
parts inside the acquisition period are one base, the rest is the other; each, less the VAT contained in it, times a
percent, is an amount. A refund re-reckons what is left of its payment, for the same people at the same percents.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from domain.acquisition import Period
from domain.assignments import Dated, in_force, in_force_or_first
from domain.deals import Allotment, allot
from domain.earning_facts import EARNED, ClientFacts, CompanyFacts, EntryKind, Unresolved
from domain.eras import eras_of, place_of, reckon_periods
from domain.money import HUNDRED, ZERO, Percent, rounded, share_of, split, without_vat
from domain.payments import Payment, PaymentStatus
from domain.plan import CompensationPlan, PlanLine, plan_in_force

__all__ = [
    "EARNED",
    "ClientEarnings",
    "ClientFacts",
    "CompanyFacts",
    "Entry",
    "EntryKind",
    "Reckoning",
    "Unresolved",
    "earn",
]


class Reckoning(NamedTuple):
    """One step of the reckoning, to be told in words: `amount` = `share` of `whole` of `base` × `percent`.

    `gross`: the part of the payment, VAT included. `share`: percent of `whole` when several people divide it.
    """

    inside: bool
    gross: Decimal
    base: Decimal
    percent: Percent
    whole: Decimal
    amount: Decimal
    share: Decimal | None = None


class Entry(NamedTuple):
    """What one payment or refund brings one person in one kind: what stands after it less what stood before it."""

    payment_id: int
    staff_id: int
    kind: EntryKind
    amount: Decimal
    plan_id: int
    after: tuple[Reckoning, ...]
    before: tuple[Reckoning, ...] = ()


@dataclass(frozen=True, slots=True)
class ClientEarnings:
    """The result: the periods, the present one last, the entries, the service share that nobody earned, and payments
    without a rule.
    """

    periods: Sequence[Period]
    allotment: Allotment
    entries: list[Entry]
    missed: list[tuple[int, Decimal]]
    unresolved: list[tuple[int, Unresolved]]

    @property
    def period(self) -> Period:
        """The present one."""
        return self.periods[-1]

    def period_on(self, paid_on: date) -> Period:
        """The one that judges what was paid on a day."""
        return self.periods[place_of(paid_on, [p.reacquired_on for p in self.periods[1:] if p.reacquired_on])]


_People = tuple[tuple[int | None, Decimal], ...]
_Key = tuple[int, EntryKind]
_Standing = dict[_Key, tuple[Reckoning, ...]]


@dataclass(frozen=True, slots=True)
class _Claim:
    """Who has a percent of a base, and by which shares they divide it; the share of None stays with the company."""

    kind: EntryKind
    percent: Percent
    people: _People


@dataclass(frozen=True, slots=True)
class _Terms:
    """Everything fixed on the day of a payment: who has which percent of either base."""

    plan: CompensationPlan
    line: PlanLine
    inside: tuple[_Claim, ...]
    outside: tuple[_Claim, ...]
    has_manager: bool


def earn(
    client: ClientFacts, company: CompanyFacts, *, with_declared: bool = False, of: Collection[int] | None = None
) -> ClientEarnings:
    """What everybody earns from a client by today's facts; with `with_declared`, as if all of them were confirmed.

    `of`: the payments, by id, whose entries are asked for, refunds of them included; None: all. All else is the same.
    """
    counted = sorted((p for p in client.payments if _counts(p, with_declared=with_declared)), key=_order)
    payments = [p for p in counted if p.refund_of is None]
    refunds: dict[int, list[Payment]] = {}
    for refund in counted:
        if refund.refund_of is not None:
            refunds.setdefault(refund.refund_of, []).append(refund)
    reacquired = [era.ended_on for era in client.past]
    allotment = allot(payments, client.deals, reacquired)
    eras = eras_of(payments, reacquired)
    rulings = [_line(client, company, era[0].paid_on) if era else None for era in eras]
    result = ClientEarnings(_periods(client, eras, allotment, rulings), allotment, [], [], [])
    terms_on = _terms_by_day(client, company)
    for payment in payments if of is None else [p for p in payments if p.payment_id in of]:
        terms, place = terms_on(payment.paid_on), place_of(payment.paid_on, reacquired)
        ruling, period = rulings[place], result.periods[place]
        if isinstance(terms, Unresolved):
            result.unresolved.append((payment.payment_id, terms))
        elif isinstance(ruling, Unresolved):
            result.unresolved.append((payment.payment_id, ruling))
        else:
            _reckon_payment(result, period, payment, refunds.get(payment.payment_id, ()), terms)
    return result


def _counts(payment: Payment, *, with_declared: bool) -> bool:
    status = payment.status
    return status is PaymentStatus.CONFIRMED or (with_declared and status is PaymentStatus.DECLARED)


def _order(payment: Payment) -> tuple[date, int]:
    return payment.paid_on, payment.payment_id


def _line(client: ClientFacts, company: CompanyFacts, on: date) -> tuple[CompensationPlan, PlanLine] | Unresolved:
    """The version in force on a day and the client's line in it."""
    plan = plan_in_force(company.plans, on)
    if plan is None:
        return Unresolved.NO_PLAN
    line = plan.lines.get(client.line)
    return Unresolved.NO_LINE if line is None else (plan, line)


def _periods(
    client: ClientFacts, eras: Sequence[Sequence[Payment]], allotment: Allotment, rulings: Sequence[object]
) -> list[Period]:
    rules = [ruling[1].acquisition if isinstance(ruling, tuple) else None for ruling in rulings]
    starts = [era[0].paid_on if era else None for era in eras]
    agreed = client.extended_until, client.transferred_early_on
    return reckon_periods(client.past, agreed, rules, starts, allotment, client.deals)


def _terms_by_day(client: ClientFacts, company: CompanyFacts) -> Callable[[date], _Terms | Unresolved]:
    """The terms of a day, found once for each stretch of days in which no plan and nobody's post changes."""
    histories: tuple[Sequence[Dated], ...] = (client.hunters, client.managers, *company.heads.values())
    changes = {entry.since for history in histories for entry in history}
    stretches = sorted(changes.union(plan.effective_from for plan in company.plans))
    known: dict[int, _Terms | Unresolved] = {}

    def terms_on(on: date) -> _Terms | Unresolved:
        stretch = bisect_right(stretches, on)
        if stretch not in known:
            known[stretch] = _terms(client, company, on)
        return known[stretch]

    return terms_on


def _terms(client: ClientFacts, company: CompanyFacts, on: date) -> _Terms | Unresolved:
    found = _line(client, company, on)
    if isinstance(found, Unresolved):
        return found
    plan, line = found
    assigned = in_force_or_first(client.hunters, on)
    hunters: _People = assigned.shares if assigned else ()
    holder = in_force(client.managers, on)
    manager = holder.staff_id if holder else None
    inside = (
        _Claim(EntryKind.COMMISSION, line.commission, hunters),
        _Claim(EntryKind.OVERRIDE, plan.commercial_head, _heads_of(hunters, company, on)),
    )
    managers: _People = () if manager is None else ((manager, HUNDRED),)
    outside = (
        _Claim(EntryKind.RESIDUAL, line.residual, hunters),
        _Claim(EntryKind.SERVICE, line.service, managers),
        _Claim(EntryKind.OVERRIDE, plan.client_head, _heads_of(managers, company, on)),
    )
    return _Terms(plan, line, inside, outside, manager is not None)


def _heads_of(people: _People, company: CompanyFacts, on: date) -> _People:
    """The heads of people's departments, each with the shares of all of that department's people together."""
    heads: dict[int | None, Decimal] = {}
    for staff_id, share in people:
        head = None if staff_id is None else company.head_of(staff_id, on)
        heads[head] = heads.get(head, ZERO) + share
    return tuple(heads.items())


def _reckon_payment(
    result: ClientEarnings, period: Period, payment: Payment, refunds: Sequence[Payment], terms: _Terms
) -> None:
    parts = result.allotment.parts[payment.payment_id]
    inside = sum((p.amount for p in parts if period.judge(p.ordinal, payment.paid_on)[0]), ZERO)
    left, left_inside = payment.amount, inside
    before: _Standing = {}
    missed_before = ZERO
    for fact in (payment, *refunds):
        if fact is not payment:
            left += fact.amount
            left_inside = rounded(inside * left / payment.amount)
        after = _standing(left_inside, left - left_inside, terms)
        for key in {**before, **after}:
            now, then = after.get(key, ()), before.get(key, ())
            entry = Entry(fact.payment_id, *key, _total(now) - _total(then), terms.plan.plan_id, now, then)
            result.entries.append(entry)
        missed = _missed(left - left_inside, terms)
        if missed != missed_before:
            result.missed.append((fact.payment_id, missed - missed_before))
        before, missed_before = after, missed


def _total(steps: Iterable[Reckoning]) -> Decimal:
    total = ZERO
    for step in steps:
        total += step.amount
    return total


def _standing(inside: Decimal, outside: Decimal, terms: _Terms) -> _Standing:
    """What stands for each person and kind while `inside` and `outside` are what is left of the payment."""
    standing: _Standing = {}
    for is_inside, gross, claims in ((True, inside, terms.inside), (False, outside, terms.outside)):
        if not gross:
            continue
        base = without_vat(gross, terms.line.vat)
        for claim in claims:
            for staff_id, step in _divided(claim, gross, base, inside=is_inside):
                key = staff_id, claim.kind
                standing[key] = (*standing.get(key, ()), step)
    return standing


def _divided(claim: _Claim, gross: Decimal, base: Decimal, *, inside: bool) -> Iterator[tuple[int, Reckoning]]:
    """The claim's percent of the base, divided among its people; nobody and no percent give nothing."""
    people, percent = claim.people, claim.percent
    if not people or not percent:
        return
    whole = share_of(base, percent)
    if len(people) == 1:
        if people[0][0] is not None:
            yield people[0][0], Reckoning(inside, gross, base, percent, whole, whole)
        return
    amounts = split(whole, [share for _, share in people])
    for (staff_id, share), amount in zip(people, amounts, strict=True):
        if staff_id is not None:
            yield staff_id, Reckoning(inside, gross, base, percent, whole, amount, share)


def _missed(outside: Decimal, terms: _Terms) -> Decimal:
    """The service share of what was paid outside while the client had no account manager."""
    if not outside or terms.has_manager:
        return ZERO
    return share_of(without_vat(outside, terms.line.vat), terms.line.service)
