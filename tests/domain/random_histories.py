"""Random histories of one client, for the property tests: steps as plain numbers, and the office that lives them.

A step is an action and three numbers; what they mean depends on what is there when it happens, so every list of steps
is a possible history and shrinks well.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from domain.assignments import Dated, Holder, Hunters, InForce
from domain.calendar import month_of, next_month
from domain.deals import Deal, DealKind
from domain.earnings import ClientEarnings, ClientFacts, CompanyFacts, earn
from domain.eras import PastEra
from domain.money import Percent
from domain.payments import Payment, PaymentStatus, refundable
from domain.payroll import Posting, due_amounts, postings_due
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever
from tests.domain.facts import (
    ANNA,
    BORIS,
    CLIENT,
    FIRST_COMMERCIAL,
    IVAN,
    MARIA,
    OLEG,
    OLGA,
    PETR,
    SECOND_COMMERCIAL,
    VERA,
    company,
)

OPENING = date(2024, 1, 20)
LAST_CLOSED = date(2024, 7, 1)
PRICES = [Decimal(kopecks).scaleb(-2) for kopecks in (100000, 500000, 600000, 800000, 50000, 5, 101, 333333, 1234567)]
MONTHLY = [Decimal(kopecks).scaleb(-2) for kopecks in (100000, 99999, 250050)]
TEAMS = [
    ((IVAN, Decimal(100)),),
    ((PETR, Decimal(50)), (IVAN, Decimal(50))),
    ((IVAN, Decimal("33.33")), (PETR, Decimal("33.33")), (MARIA, Decimal("33.34"))),
    ((MARIA, Decimal(70)), (BORIS, Decimal(30))),
    ((PETR, Decimal("12.5")), (VERA, Decimal("37.5")), (IVAN, Decimal(50))),
]
MANAGERS = [OLGA, BORIS, OLEG, None, ANNA]
HEADS = [BORIS, None, VERA, ANNA]
DEPARTMENTS = [FIRST_COMMERCIAL, CLIENT, SECOND_COMMERCIAL]

Step = tuple[str, int, int, int]


def on_day(number: int) -> date:
    return OPENING + timedelta(days=number)


@dataclass(frozen=True)
class Terms:
    """What is drawn of one plan version."""

    rule: AcquisitionRule
    commission: Percent
    residual: Percent
    service: Percent
    vat: Percent | None
    heads: tuple[Percent, Percent]
    known: bool


_PERCENTS = st.sampled_from([Percent(text) for text in ["0", "1", "0.5", "3", "7.35", "10", "33.33"]])
_RULES = st.builds(
    AcquisitionRule,
    st.integers(1, 4),
    st.integers(1, 5),
    st.sampled_from(Whichever),
)
_ONE_LIMIT = st.one_of(
    st.builds(AcquisitionRule, payments=st.integers(1, 4)), st.builds(AcquisitionRule, months=st.integers(1, 3))
)
_TERMS = st.builds(
    Terms,
    st.one_of(_RULES, _ONE_LIMIT),
    _PERCENTS,
    _PERCENTS,
    _PERCENTS,
    st.sampled_from([None, Percent(20), Percent("5.5")]),
    st.tuples(_PERCENTS, _PERCENTS),
    st.integers(0, 9).map(bool),
)


class Office:
    """One client of one company, living through steps, with a ledger kept after each of them."""

    def __init__(self, first: Terms, second: Terms, second_from: int, first_from: int) -> None:
        self.plans = [_version(1, first, on_day(first_from)), _version(2, second, on_day(first_from + 1 + second_from))]
        self.payments: dict[int, Payment] = {}
        self.deals = {1: Deal(1, DealKind.RECURRING, OPENING, first=PRICES[1], monthly=PRICES[0])}
        self.hunters = [Hunters(OPENING, TEAMS[0])]
        self.managers: list[Holder] = []
        self.people = company()
        self.heads = {department: list(history) for department, history in self.people.heads.items()}
        self.extended_until: date | None = None
        self.early_on: date | None = None
        self.past: list[PastEra] = []
        self.closed_through: date | None = None
        self.ledger: list[Posting] = []

    def client(self) -> ClientFacts:
        return ClientFacts(
            "line",
            list(self.payments.values()),
            list(self.deals.values()),
            self.hunters,
            self.managers,
            self.extended_until,
            self.early_on,
            self.past,
        )

    def company(self) -> CompanyFacts:
        return CompanyFacts(self.plans, self.people.department_of, self.heads)

    def earnings(self) -> ClientEarnings:
        return earn(self.client(), self.company())

    def due_postings(self, booked: Sequence[Posting]) -> list[Posting]:
        paid_on = {payment_id: payment.paid_on for payment_id, payment in self.payments.items()}
        return postings_due(due_amounts(self.earnings().entries), booked, paid_on, self.closed_through)

    def live(self, step: Step) -> None:
        action, *numbers = step
        ACTIONS[action](self, *numbers)

    def pay(self, day: int, amount: int, where: int) -> None:
        deal_id = [*self.deals, None][where % (len(self.deals) + 1)]
        status = PaymentStatus.DECLARED if amount % 7 == 6 else PaymentStatus.CONFIRMED
        self._log(Payment(len(self.payments) + 1, PRICES[amount % len(PRICES)], on_day(day), status, deal_id))

    def confirm(self, _day: int, which: int, _: int) -> None:
        declared = [p for p in self.payments.values() if p.status is PaymentStatus.DECLARED]
        if declared:
            self._log(replace(declared[which % len(declared)], status=PaymentStatus.CONFIRMED))

    def void(self, _day: int, which: int, _: int) -> None:
        if self.payments:
            self._log(replace(self._one(which), status=PaymentStatus.VOID))

    def redate(self, day: int, which: int, _: int) -> None:
        if self.payments:
            self._log(replace(self._one(which), paid_on=on_day(day)))

    def refund(self, day: int, which: int, part: int) -> None:
        there = [p for p in self.payments.values() if p.refund_of is None and p.status is PaymentStatus.CONFIRMED]
        if not there:
            return
        payment = there[which % len(there)]
        left = refundable(payment, self.payments.values())
        back = left if part < 2 else (left / part).quantize(Decimal("0.01"))
        if back:
            self.give_back(payment, back, payment.paid_on + timedelta(days=day % 40))

    def give_back(self, payment: Payment, amount: Decimal, on: date) -> None:
        self._log(Payment(len(self.payments) + 1, -amount, on, refund_of=payment.payment_id))

    def agree_deal(self, day: int, amount: int, kind: int) -> None:
        deal_id = len(self.deals) + 1
        price = PRICES[amount % len(PRICES)]
        if kind % 3 == 0:
            deal = Deal(deal_id, DealKind.ONE_OFF, on_day(day), amount=price)
        else:
            first = price if kind % 3 == 1 else None
            deal = Deal(deal_id, DealKind.RECURRING, on_day(day), first=first, monthly=MONTHLY[amount % len(MONTHLY)])
        self.deals[deal_id] = deal

    def close_deal(self, day: int, which: int, _: int) -> None:
        if self.deals:
            deal = self.deals[which % len(self.deals) + 1]
            self.deals[deal.deal_id] = replace(deal, closed_on=on_day(day))

    def assign_hunters(self, day: int, team: int, _: int) -> None:
        _enter(self.hunters, Hunters(on_day(day), TEAMS[team % len(TEAMS)]))

    def assign_manager(self, day: int, who: int, _: int) -> None:
        _enter(self.managers, Holder(on_day(day), MANAGERS[who % len(MANAGERS)]))

    def appoint_head(self, day: int, who: int, where: int) -> None:
        _enter(self.heads[DEPARTMENTS[where % 3]], Holder(on_day(day), HEADS[who % len(HEADS)]))

    def extend(self, day: int, _number: int, _: int) -> None:
        self.extended_until = on_day(day)

    def transfer_early(self, day: int, who: int, _: int) -> None:
        self.early_on = on_day(day)
        self.assign_manager(day, who, 0)

    def reacquire(self, day: int, team: int, _: int) -> None:
        """Not before the last time: what is agreed since then ends with its era."""
        on = on_day(day)
        if self.past and on < self.past[-1].ended_on:
            return
        self.past.append(PastEra(on, self.extended_until, self.early_on))
        self.extended_until = self.early_on = None
        _enter(self.managers, Holder(on, None))
        self.assign_hunters(day, team, 0)

    def close_month(self, _day: int, _number: int, _: int) -> None:
        month = month_of(OPENING) if self.closed_through is None else next_month(self.closed_through)
        if month <= LAST_CLOSED:
            self.closed_through = month

    def _one(self, which: int) -> Payment:
        return self.payments[which % len(self.payments) + 1]

    def _log(self, payment: Payment) -> None:
        self.payments[payment.payment_id] = payment


ACTIONS: dict[str, Callable[[Office, int, int, int], None]] = {
    "pay": Office.pay,
    "refund": Office.refund,
    "agree deal": Office.agree_deal,
    "confirm": Office.confirm,
    "void": Office.void,
    "redate": Office.redate,
    "close deal": Office.close_deal,
    "assign hunters": Office.assign_hunters,
    "assign manager": Office.assign_manager,
    "appoint head": Office.appoint_head,
    "extend": Office.extend,
    "transfer early": Office.transfer_early,
    "reacquire": Office.reacquire,
    "close month": Office.close_month,
}

COMMON = [*["pay"] * 14, *["refund"] * 4, *["assign hunters", "assign manager", "appoint head", "close month"] * 2]
OFFICES = st.builds(Office, _TERMS, _TERMS, st.integers(0, 120), st.sampled_from([0, 0, 0, 15]))
_STEP = st.tuples(
    st.sampled_from([*ACTIONS, *COMMON]),
    st.integers(0, 180),
    st.integers(0, 120),
    st.integers(0, 4),
)
STEPS: st.SearchStrategy[list[Step]] = st.lists(_STEP, min_size=8, max_size=30)


def _version(plan_id: int, terms: Terms, since: date) -> CompensationPlan:
    line = PlanLine("line", "Line", terms.rule, terms.commission, terms.residual, terms.service, terms.vat)
    lines = {"line": line} if terms.known else {}
    return CompensationPlan(plan_id, str(plan_id), since, lines, *terms.heads)


def _enter(history: list[InForce], entry: InForce) -> None:
    since: Callable[[Dated], date] = lambda earlier: earlier.since  # noqa: E731 - typed, for bisect's key
    history.insert(bisect_right(history, entry.since, key=since), entry)
