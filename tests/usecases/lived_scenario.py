"""A random history entered twice: through the use cases into the database, and written down as a scenario.

Each step is an act and three numbers. What the rules of the use cases refuse is not written down; what they accept is
written as the scenario has it, from what was asked and never from what the database made of it.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from domain.assignments import Hunters
from domain.deals import DealKind
from domain.earnings import EntryKind
from domain.money import ZERO, Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever
from domain.refusals import Refusal
from domain.scenario import (
    Close,
    CloseDeal,
    Confirm,
    Department,
    Event,
    Extend,
    NewClient,
    NewDeal,
    NewPayment,
    Reacquire,
    Reassign,
    Redate,
    Refund,
    Scenario,
    Transfer,
    Void,
)
from domain.staff import SYSTEM, Actor, DepartmentKind
from storage import clients as client_storage
from storage import earnings, plan
from storage import transfers as transfer_storage
from storage.db import Tx
from tests.cast import Cast
from usecases import agreements, deals, months, payment_changes, payments, transfer_decisions, transfers
from usecases import earnings as earning_cases

OPENING = date(2024, 3, 10)
LAST_DAY = date(2024, 12, 28)
AMOUNTS = [Decimal(kopecks).scaleb(-2) for kopecks in (100000, 500000, 600000, 800000, 50000, 5, 101, 333333, 1234567)]
MONTHLY = [Decimal(kopecks).scaleb(-2) for kopecks in (100000, 99999, 250050)]
THIRDS = [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]
CLIENT = "romashka"

Step = tuple[str, int, int, int]
ByMonth = dict[date, dict[str, dict[EntryKind, Decimal]]]


class TwiceLived:
    """The company, one client of it, and the events that were accepted so far."""

    def __init__(self, tx: Tx, line: str, second: CompensationPlan) -> None:
        self.cast = Cast.founded(tx)
        self.tx = tx
        plan.publish(tx, second, self.cast.galina.staff_id)
        self.cast.on(str(OPENING))
        people = {name: getattr(self.cast, name) for name in ("boris", "ivan", "petr", "anna", "olga", "oleg")}
        self.names = {actor.staff_id: name for name, actor in people.items()}
        self.teams: list[list[tuple[Actor, Decimal]]] = [
            [(self.cast.ivan, Decimal(100))],
            [(self.cast.petr, Decimal(50)), (self.cast.ivan, Decimal(50))],
            [
                (self.cast.ivan, Decimal("33.33")),
                (self.cast.petr, Decimal("33.33")),
                (self.cast.boris, Decimal("33.34")),
            ],
        ]
        self.client_id = self.cast.client("Ромашка", line)
        self.events: list[Event] = [NewClient(OPENING, CLIENT, line, (("ivan", Decimal(100)),))]
        self.payments: dict[int, str] = {}
        self.deals: dict[int, str] = {}
        first = next(version for version in plan.all_plans(tx) if version.number != second.number)
        self.plans = [first, second]

    def live(self, step: Step) -> None:
        """A step that is refused leaves no trace in either."""
        act, *numbers = step
        events = len(self.events)
        with suppress(Refusal), self.tx.savepoint():
            ACTS[act](self, *numbers)
            events = len(self.events)
        del self.events[events:]
        self.tx.cache.clear()

    def scenario(self) -> Scenario:
        departments = {
            "sales": Department(DepartmentKind.COMMERCIAL, "boris"),
            "care": Department(DepartmentKind.CLIENT, "anna"),
        }
        staff = {"boris": "sales", "ivan": "sales", "petr": "sales", "anna": "care", "olga": "care", "oleg": "care"}
        return Scenario(departments, staff, self.plans, self.events, confirmation=True)

    def booked(self) -> ByMonth:
        """What the database holds, by the month booked to, person and kind, zeros left out."""
        sums: dict[tuple[date, int, EntryKind], Decimal] = {}
        for posting in earnings.booked(self.tx, self.client_id):
            key = posting.month, posting.staff_id, posting.kind
            sums[key] = sums.get(key, ZERO) + posting.amount
        found: ByMonth = {}
        for (month, staff_id, kind), amount in sums.items():
            if amount:
                found.setdefault(month, {}).setdefault(self.names[staff_id], {})[kind] = amount
        return found

    def period(self) -> tuple[date | None, date | None]:
        client = client_storage.load(self.tx, self.client_id)
        return client.acquisition_start, client.lapses_on

    @property
    def today(self) -> date:
        return self.cast.today

    def _payment(self, which: int) -> int:
        """One of the payments and refunds; 0, which nobody has, when there is none."""
        known = list(self.payments)
        return known[which % len(known)] if known else 0

    def time_goes_on(self, days: int, _: int, __: int) -> None:
        self.cast.on(str(min(self.today + timedelta(days=days % 40), LAST_DAY)))

    def log(self, back: int, amount: int, where: int) -> None:
        paid_on = self.today - timedelta(days=back % 60)
        deal_id = [None, *self.deals][where % (len(self.deals) + 1)]
        price = AMOUNTS[amount % len(AMOUNTS)]
        payment_id = payments.log(self.tx, self.cast.ivan, self.client_id, price, paid_on, deal_id, really_second=True)
        self.payments[payment_id] = f"p{len(self.events)}"
        deal = self.deals[deal_id] if deal_id is not None else None
        self.events.append(NewPayment(self.today, self.payments[payment_id], CLIENT, price, deal, paid_on))

    def confirm(self, _: int, which: int, __: int) -> None:
        payment_id = self._payment(which)
        payments.confirm(self.tx, self.cast.nina, payment_id)
        self.events.append(Confirm(self.today, self.payments[payment_id]))

    def log_and_confirm(self, back: int, amount: int, where: int) -> None:
        self.log(back, amount, where)
        self.confirm(0, len(self.payments) - 1, 0)

    def void(self, _: int, which: int, __: int) -> None:
        payment_id = self._payment(which)
        payments.void(self.tx, self.cast.nina, payment_id)
        self.events.append(Void(self.today, self.payments[payment_id]))

    def redate(self, back: int, which: int, _: int) -> None:
        payment_id, paid_on = self._payment(which), self.today - timedelta(days=back % 75)
        payment_changes.redate(self.tx, self.cast.nina, payment_id, paid_on)
        self.events.append(Redate(self.today, self.payments[payment_id], paid_on))

    def refund(self, _: int, which: int, part: int) -> None:
        confirmed = {event.payment for event in self.events if isinstance(event, Confirm)}
        known = [payment_id for payment_id, name in self.payments.items() if name in confirmed]
        payment_id = known[which % len(known)] if known else 0
        left = payments.show(self.tx, self.cast.nina, payment_id).left
        amount = left if part < 2 else (left / part).quantize(Decimal("0.01"))
        refund_id = payments.refund(self.tx, self.cast.nina, payment_id, amount)
        self.payments[refund_id] = f"r{len(self.events)}"
        self.events.append(Refund(self.today, self.payments[refund_id], self.payments[payment_id], amount))

    def agree(self, _: int, amount: int, kind: int) -> None:
        name, price = f"d{len(self.events)}", AMOUNTS[amount % len(AMOUNTS)]
        terms: dict[str, Decimal] = {"amount": price}
        if kind % 3:
            terms = {"monthly": MONTHLY[amount % len(MONTHLY)], **({"first": price} if kind % 3 == 1 else {})}
        deal_id = deals.agree(self.tx, self.cast.ivan, self.client_id, name, **terms)  # type: ignore[arg-type]
        self.deals[deal_id] = name
        sort = DealKind.RECURRING if kind % 3 else DealKind.ONE_OFF
        self.events.append(NewDeal(self.today, name, CLIENT, sort, **terms))

    def close_deal(self, _: int, which: int, __: int) -> None:
        if self.deals:
            deal_id = list(self.deals)[which % len(self.deals)]
            deals.close(self.tx, self.cast.boris, deal_id)
            self.events.append(CloseDeal(self.today, self.deals[deal_id]))

    def extend(self, ahead: int, _: int, __: int) -> None:
        until = self.today + timedelta(days=ahead)
        agreement_id = agreements.propose_extension(self.tx, self.cast.boris, self.client_id, until)
        agreements.agree(self.tx, self.cast.anna, agreement_id)
        self.events.append(Extend(self.today, CLIENT, until))

    def hand_over(self, _: int, who: int, __: int) -> None:
        manager = [self.cast.olga, self.cast.oleg][who % 2]
        name = self.names[manager.staff_id]
        if client_storage.load(self.tx, self.client_id).manager_id is not None:
            self.cast.hands_over(self.client_id, str(self.today), manager)
            self.events.append(Reassign(self.today, CLIENT, manager=name))
            return
        transfer_id = self._opened_transfer()
        transfer_decisions.confirm(self.tx, self.cast.boris, transfer_id)
        transfer_decisions.confirm(self.tx, self.cast.anna, transfer_id, manager.staff_id)
        self.events.append(Transfer(self.today, CLIENT, name))

    def _opened_transfer(self) -> int:
        """The transfer of the present lapse, or one proposed before it."""
        transfers.scan(self.tx, SYSTEM, self.today)
        found = transfer_storage.find_open(self.tx, self.client_id)
        return found.transfer_id if found else transfers.open_early(self.tx, self.cast.boris, self.client_id)

    def assign_hunters(self, _: int, team: int, __: int) -> None:
        shares = self.teams[team % len(self.teams)]
        assigned = Hunters(self.today, tuple((actor.staff_id, share) for actor, share in shares))
        client_storage.assign_hunters(self.tx, self.client_id, self.today, assigned.shares)
        earning_cases.refresh(self.tx, self.cast.boris, self.client_id, "handed-to-head")
        hunters = tuple((self.names[actor.staff_id], share) for actor, share in shares)
        self.events.append(Reassign(self.today, CLIENT, hunters=hunters))

    def reacquire(self, _: int, team: int, __: int) -> None:
        shares = [(actor.staff_id, share) for actor, share in self.teams[team % len(self.teams)]]
        agreement_id = agreements.propose_reacquisition(self.tx, self.cast.boris, self.client_id, shares)
        agreements.agree(self.tx, self.cast.anna, agreement_id)
        hunters = tuple((self.names[staff_id], share) for staff_id, share in shares)
        self.events.append(Reacquire(self.today, CLIENT, hunters))

    def close_month(self, _: int, __: int, ___: int) -> None:
        month = months.review(self.tx, self.cast.galina).month
        months.close(self.tx, self.cast.galina, month)
        self.events.append(Close(self.today, month))


ACTS: dict[str, Callable[[TwiceLived, int, int, int], None]] = {
    "time goes on": TwiceLived.time_goes_on,
    "log": TwiceLived.log,
    "log and confirm": TwiceLived.log_and_confirm,
    "confirm": TwiceLived.confirm,
    "void": TwiceLived.void,
    "redate": TwiceLived.redate,
    "refund": TwiceLived.refund,
    "agree": TwiceLived.agree,
    "close deal": TwiceLived.close_deal,
    "extend": TwiceLived.extend,
    "hand over": TwiceLived.hand_over,
    "assign hunters": TwiceLived.assign_hunters,
    "reacquire": TwiceLived.reacquire,
    "close month": TwiceLived.close_month,
}
_COMMON = [
    *["log and confirm"] * 7,
    *["time goes on"] * 6,
    *["refund", "redate", "close month"] * 4,
    *["hand over", "reacquire"] * 2,
    *["agree", "log", "void"] * 2,
]
_STEP = st.tuples(st.sampled_from([*ACTS, *_COMMON]), st.integers(0, 120), st.integers(0, 120), st.integers(0, 4))
STEPS: st.SearchStrategy[list[Step]] = st.lists(_STEP, min_size=10, max_size=30)


def second_plan(since: date, number: int) -> CompensationPlan:
    """A later version with other rules and percents, heads' included."""
    rule = AcquisitionRule(1 + number % 3, 1 + number % 4, list(Whichever)[number % 2])
    percents = Percent("7.35"), Percent("0.5"), Percent(number % 4)
    lines = [
        PlanLine("internet", "Интернет", rule, *percents),
        PlanLine("supply", "Поставки", AcquisitionRule(months=2), *percents, vat=Percent("5.5")),
        PlanLine("goods", "Товары", AcquisitionRule(payments=2), *percents, vat=Percent(20)),
    ]
    return CompensationPlan(0, "2-П", since, {line.code: line for line in lines}, Percent(2), Percent("0.75"))
