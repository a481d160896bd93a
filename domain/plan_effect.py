"""The effect of a plan before it is published: the same facts reckoned by two sets of versions, and the difference.

"As if it had always been in force" puts the one plan in the place of all versions, percents and rules alike.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from domain.calendar import add_months, month_of, next_month
from domain.earnings import ClientEarnings, ClientFacts, CompanyFacts, Entry, EntryKind, earn
from domain.money import ZERO
from domain.plan import CompensationPlan


class EffectRow(NamedTuple):
    """What one payment or refund brings one person in one kind, before and after."""

    client_id: int
    payment_id: int
    paid_on: date
    staff_id: int
    kind: EntryKind
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        """How much more or less."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Lapse:
    """When a running client's period ends, before and after; None: not known yet."""

    client_id: int
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class ClientEffect:
    """One client: what changes from its payments of some days, and its period; `without_rule`: payments that would
    have no rule any more.
    """

    rows: list[EffectRow]
    lapse: Lapse
    without_rule: list[tuple[int, Decimal]]


def always_in_force(company: CompanyFacts, plan: CompensationPlan) -> CompanyFacts:
    """The company as if the plan had been the only one since ever."""
    return replace(company, plans=[replace(plan, effective_from=date.min)])


def with_version(company: CompanyFacts, plan: CompensationPlan) -> CompanyFacts:
    """The company as it will be when the plan is published."""
    return replace(company, plans=sorted([*company.plans, plan], key=lambda each: each.effective_from))


def client_effect(
    client_id: int, client: ClientFacts, before: CompanyFacts, after: CompanyFacts, days: tuple[date, date]
) -> ClientEffect:
    """The effect on one client, of payments and refunds dated from the first to the last of `days`."""
    paid_on = {p.payment_id: p.paid_on for p in client.payments if days[0] <= p.paid_on <= days[1]}
    roots = {p.refund_of or p.payment_id for p in client.payments if p.payment_id in paid_on}
    old, new = earn(client, before, of=roots), earn(client, after, of=roots)
    was, would = _amounts(old.entries, paid_on), _amounts(new.entries, paid_on)
    rows = [
        EffectRow(client_id, payment_id, paid_on[payment_id], staff_id, kind, was.get(key, ZERO), would.get(key, ZERO))
        for key in sorted({**was, **would})
        for payment_id, staff_id, kind in (key,)
    ]
    lapse = Lapse(client_id, old.period.lapses_on, new.period.lapses_on)
    return ClientEffect(rows, lapse, _newly_without_rule(client, old, new))


def _amounts(entries: Iterable[Entry], wanted: Collection[int]) -> dict[tuple[int, int, EntryKind], Decimal]:
    return {(e.payment_id, e.staff_id, e.kind): e.amount for e in entries if e.payment_id in wanted and e.amount}


def _newly_without_rule(client: ClientFacts, old: ClientEarnings, new: ClientEarnings) -> list[tuple[int, Decimal]]:
    known = {payment_id for payment_id, _ in old.unresolved}
    fresh = {payment_id for payment_id, _ in new.unresolved} - known
    return [(p.payment_id, p.amount) for p in client.payments if p.payment_id in fresh]


@dataclass(slots=True)
class PlanEffect:
    """The effect on everybody. `people`: before and after of each person by kind; `lapses`: running clients whose
    period would end on another day; `rows` only where they were asked for.
    """

    people: dict[int, dict[EntryKind, tuple[Decimal, Decimal]]] = field(default_factory=dict)
    lapses: list[Lapse] = field(default_factory=list)
    rows: list[EffectRow] = field(default_factory=list)
    payments: set[int] = field(default_factory=set)
    running: int = 0
    without_rule: int = 0
    without_rule_sum: Decimal = ZERO

    def add(self, found: ClientEffect, *, is_running: bool, with_rows: bool) -> None:
        """Count a client in."""
        for row in found.rows:
            kinds = self.people.setdefault(row.staff_id, {})
            before, after = kinds.get(row.kind, (ZERO, ZERO))
            kinds[row.kind] = before + row.before, after + row.after
            self.payments.add(row.payment_id)
        if with_rows:
            self.rows += found.rows
        if is_running:
            self.running += 1
            if found.lapse.before != found.lapse.after:
                self.lapses.append(found.lapse)
        self.without_rule += len(found.without_rule)
        self.without_rule_sum += sum((amount for _, amount in found.without_rule), ZERO)


@dataclass(frozen=True, slots=True)
class PersonEffect:
    """What changes for one person: before and after by kind."""

    name: str
    kinds: Mapping[EntryKind, tuple[Decimal, Decimal]]

    @property
    def before(self) -> Decimal:
        """All kinds together."""
        return sum((before for before, _ in self.kinds.values()), ZERO)

    @property
    def after(self) -> Decimal:
        """All kinds together."""
        return sum((after for _, after in self.kinds.values()), ZERO)

    @property
    def difference(self) -> Decimal:
        """How much more or less."""
        return self.after - self.before


class NamedRow(NamedTuple):
    """A row of the effect with the names of its client and person."""

    client: str
    person: str
    row: EffectRow


class NamedLapse(NamedTuple):
    """A running client whose period would end on another day; None: not known yet."""

    client: str
    line: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class EffectReport:
    """The effect of a plan as it is told. `people`: the largest difference first; `lapses`: the earliest new end first.

    `closed`: the days compared are of closed months. `rows` only where they were asked for.
    """

    plan: CompensationPlan
    first: date
    last: date
    closed: bool
    people: Sequence[PersonEffect]
    lapses: Sequence[NamedLapse]
    rows: Sequence[NamedRow]
    payments: int
    running: int
    without_rule: int
    without_rule_sum: Decimal


def days_to_compare(closed_through: date | None, today: date) -> tuple[date, date]:
    """First and last day of the three months that a plan is tried on: the last closed ones, else the last that ended.

    `closed_through`: first day of the last closed month; None: none is closed.
    """
    last = closed_through or add_months(month_of(today), -1)
    return add_months(last, -2), next_month(last) - timedelta(days=1)
