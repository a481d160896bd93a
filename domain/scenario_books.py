"""The books of a scenario: the facts of each client, the months closed, and a ledger kept by the program's engine.

A client's ledger is brought up to its facts when somebody looks: before a month is closed, on a transfer, at the end.
Between two closings an open month stands as if computed afresh, so it makes no difference to do it after each event.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.acquisition import Period
from domain.assignments import Holder, Hunters
from domain.calendar import month_of
from domain.deals import Deal
from domain.earnings import ClientFacts, CompanyFacts, EntryKind, Unresolved, earn
from domain.eras import PastEra
from domain.money import ZERO
from domain.payments import Payment
from domain.payroll import Posting, due_amounts, postings_due
from domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Standing:
    """What a client's facts come to. `start`: the day of the first payment that counts in the present period, also
    where no plan rules it.
    """

    start: date | None
    period: Period
    missed: list[tuple[int, Decimal]]
    unresolved: list[tuple[int, Unresolved]]


@dataclass(slots=True)
class Account:
    """One client: its facts as they stand, and its rows of the ledger. `standing`: None when facts changed since."""

    line: str
    hunters: list[Hunters]
    payments: dict[int, Payment] = field(default_factory=dict)
    deals: dict[int, Deal] = field(default_factory=dict)
    managers: list[Holder] = field(default_factory=list)
    extended_until: date | None = None
    transferred_early_on: date | None = None
    past: list[PastEra] = field(default_factory=list)
    ledger: list[Posting] = field(default_factory=list)
    standing: Standing | None = None

    def facts(self) -> ClientFacts:
        """All that the client's earnings depend on."""
        return ClientFacts(
            self.line,
            list(self.payments.values()),
            list(self.deals.values()),
            self.hunters,
            self.managers,
            self.extended_until,
            self.transferred_early_on,
            list(self.past),
        )

    @property
    def handed_over(self) -> bool:
        """Whether it has an account manager."""
        return bool(self.managers) and self.managers[-1].staff_id is not None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a scenario, by names. `clients`: start and end of the period; `earnings`: month booked to, person,
    kind; `missed`: by the month of the payment; `unresolved`: payments without a plan version or line. No zeros.
    """

    clients: Mapping[str, tuple[date | None, date | None]]
    earnings: Mapping[date, Mapping[str, Mapping[EntryKind, Decimal]]]
    missed: Mapping[date, Decimal]
    unresolved: list[tuple[str, Unresolved]]


class Books:
    """All clients of a scenario, and where its names stand."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.staff_ids = {name: number for number, name in enumerate(scenario.staff, 1)}
        self.company = _company(scenario, self.staff_ids)
        self.lines = {code for plan in scenario.plans for code in plan.lines}
        self.accounts: dict[str, Account] = {}
        self.deals: dict[str, tuple[Account, int]] = {}
        self.payments: dict[str, tuple[Account, int]] = {}
        self.refunds: dict[int, list[int]] = {}
        self.confirmed: set[int] = set()
        self.today: date | None = None
        self.opening: date | None = None
        self.closed_through: date | None = None
        self._touched: dict[int, Account] = {}

    def touch(self, account: Account) -> None:
        """The facts of a client changed."""
        account.standing = None
        self._touched[id(account)] = account

    def settle(self) -> None:
        """Bring the whole ledger up to the facts."""
        for account in self._touched.values():
            self.standing(account)
        self._touched.clear()

    def standing(self, account: Account) -> Standing:
        """What one client's facts come to; its ledger is brought up to them."""
        if account.standing is None:
            found = earn(account.facts(), self.company)
            paid_on = {payment_id: payment.paid_on for payment_id, payment in account.payments.items()}
            due = due_amounts(found.entries)
            account.ledger += postings_due(due, account.ledger, paid_on, self.closed_through)
            since = account.past[-1].ended_on if account.past else date.min
            # the parts stand in the order in which payments count
            days = (paid_on[payment_id] for payment_id in found.allotment.parts)
            start = next((day for day in days if day >= since), None)
            account.standing = Standing(start, found.period, found.missed, found.unresolved)
        return account.standing

    def outcome(self) -> Outcome:
        """What everybody has by now."""
        self.settle()
        standings = {name: self.standing(account) for name, account in self.accounts.items()}
        names = {payment_id: name for name, (_, payment_id) in self.payments.items()}
        return Outcome(
            {name: (found.start, found.period.lapses_on) for name, found in standings.items()},
            self._earnings(),
            self._missed(),
            [(names[payment_id], why) for found in standings.values() for payment_id, why in found.unresolved],
        )

    def _earnings(self) -> dict[date, dict[str, dict[EntryKind, Decimal]]]:
        totals: dict[tuple[date, int, EntryKind], Decimal] = {}
        for account in self.accounts.values():
            for posting in account.ledger:
                place = posting.month, posting.staff_id, posting.kind
                totals[place] = totals.get(place, ZERO) + posting.amount
        people = {staff_id: name for name, staff_id in self.staff_ids.items()}
        found: dict[date, dict[str, dict[EntryKind, Decimal]]] = {}
        for (month, staff_id, kind), amount in sorted(totals.items()):
            if amount:
                found.setdefault(month, {}).setdefault(people[staff_id], {})[kind] = amount
        return found

    def _missed(self) -> dict[date, Decimal]:
        totals: dict[date, Decimal] = {}
        for account in self.accounts.values():
            for payment_id, amount in self.standing(account).missed:
                month = month_of(account.payments[payment_id].paid_on)
                totals[month] = totals.get(month, ZERO) + amount
        return {month: amount for month, amount in sorted(totals.items()) if amount}


def _company(scenario: Scenario, staff_ids: Mapping[str, int]) -> CompanyFacts:
    departments = {name: number for number, name in enumerate(scenario.departments, 1)}
    department_of = {staff_ids[name]: departments[department] for name, department in scenario.staff.items()}
    heads = {
        departments[name]: [Holder(date.min, staff_ids[department.head])]
        for name, department in scenario.departments.items()
        if department.head is not None
    }
    return CompanyFacts(scenario.plans, department_of, heads)
