"""Random histories lived through the use cases: each step is an act and three numbers, refused when the rules say so.

What the numbers mean depends on what is there when the step comes, so every list of steps is a possible history and
shrinks well.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from domain.money import Percent
from domain.payments import PaymentStatus
from domain.payroll import Posting
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever
from domain.refusals import Refusal
from domain.staff import Actor
from storage import clients as client_storage
from storage import company, earnings, plan
from storage import deals as deal_storage
from storage import objections as objection_storage
from storage import payments as payment_storage
from storage.payments import LoggedPayment
from tests.cast import Cast
from usecases import agreements, deals, months, objections, payment_changes, payments, posts
from usecases import earnings as earning_cases

OPENING = date(2024, 3, 20)  # the company was founded on the 15th: nobody is appointed before that
AMOUNTS = [Decimal(kopecks).scaleb(-2) for kopecks in (100000, 500000, 600000, 800000, 50000, 5, 101, 333333, 1234567)]
MONTHLY = [Decimal(kopecks).scaleb(-2) for kopecks in (100000, 99999, 250050)]
LINES = ["internet", "supply", "goods"]
ANY = 1000

Step = tuple[str, int, int, int]


class History:
    """One client of the company, and the ledger that its life leaves."""

    def __init__(self, cast: Cast, line: int) -> None:
        self.cast, self.tx = cast, cast.tx
        cast.on(str(OPENING))
        self.client_id = cast.client("Ромашка", LINES[line % len(LINES)])
        self.recorders = [cast.ivan, cast.boris, cast.galina]
        self.teams = [
            ((cast.ivan, Decimal(100)),),
            ((cast.petr, Decimal(50)), (cast.ivan, Decimal(50))),
            ((cast.ivan, Decimal("33.33")), (cast.petr, Decimal("33.33")), (cast.boris, Decimal("33.34"))),
        ]

    def live(self, step: Step) -> None:
        """A step that the rules refuse changes nothing."""
        act, *numbers = step
        with suppress(Refusal), self.tx.savepoint():
            ACTS[act](self, *numbers)
        self.tx.cache.clear()

    def closed(self) -> list[Posting]:
        """What closed months hold."""
        through = company.get(self.tx).closed_through
        booked = earnings.booked(self.tx, self.client_id)
        return [] if through is None else [posting for posting in booked if posting.month <= through]

    def _payments(self) -> list[LoggedPayment]:
        return payment_storage.of_client(self.tx, self.client_id)

    def _one(self, which: int, status: PaymentStatus) -> int:
        """A payment of this status; 0, which nobody has, when there is none."""
        found = [p.facts.payment_id for p in self._payments() if p.facts.status is status]
        return found[which % len(found)] if found else 0

    def time_goes_on(self, days: int, _: int, __: int) -> None:
        self.cast.on(str(self.cast.today + timedelta(days=days % 40)))

    def log(self, back: int, amount: int, where: int) -> None:
        open_deals = [None, *(deal.terms.deal_id for deal in deal_storage.of_client(self.tx, self.client_id))]
        payments.log(
            self.tx,
            self.recorders[back % 3],
            self.client_id,
            AMOUNTS[amount % len(AMOUNTS)],
            self.cast.today - timedelta(days=back % 60),
            open_deals[where % len(open_deals)],
            really_second=True,
        )

    def confirm(self, _: int, which: int, __: int) -> None:
        payments.confirm(self.tx, self.cast.nina, self._one(which, PaymentStatus.DECLARED))

    def log_and_confirm(self, back: int, amount: int, where: int) -> None:
        self.log(back, amount, where)
        payments.confirm_if_waiting(self.tx, self.cast.nina, self._payments()[-1].facts.payment_id)

    def undo(self, _: int, which: int, who: int) -> None:
        payments.undo(self.tx, self.recorders[who % 3], self._one(which, PaymentStatus.DECLARED))

    def void(self, _: int, which: int, __: int) -> None:
        payments.void(self.tx, self.cast.galina, self._one(which, PaymentStatus.CONFIRMED))

    def refund(self, back: int, which: int, part: int) -> None:
        payment_id = self._one(which, PaymentStatus.CONFIRMED)
        left = payments.show(self.tx, self.cast.nina, payment_id).left
        amount = left if part < 2 else (left / part).quantize(Decimal("0.01"))
        payments.refund(self.tx, self.cast.nina, payment_id, amount, self.cast.today - timedelta(days=back % 10))

    def redate(self, back: int, which: int, _: int) -> None:
        payment_id = self._one(which, PaymentStatus.CONFIRMED)
        payment_changes.redate(self.tx, self.cast.nina, payment_id, self.cast.today - timedelta(days=back % 70))

    def agree(self, back: int, amount: int, kind: int) -> None:
        price, starts_on = AMOUNTS[amount % len(AMOUNTS)], self.cast.today - timedelta(days=back % 30)
        if kind % 3 == 0:
            deals.agree(self.tx, self.cast.ivan, self.client_id, "Разовая", amount=price, starts_on=starts_on)
        else:
            monthly, first = MONTHLY[amount % len(MONTHLY)], price if kind % 3 == 1 else None
            deals.agree(
                self.tx, self.cast.ivan, self.client_id, "Связь", monthly=monthly, first=first, starts_on=starts_on
            )

    def close_deal(self, _: int, which: int, __: int) -> None:
        known = deal_storage.of_client(self.tx, self.client_id)
        if known:
            deals.close(self.tx, self.cast.galina, known[which % len(known)].terms.deal_id)

    def hand_over(self, _: int, who: int, __: int) -> None:
        self.cast.hands_over(self.client_id, str(self.cast.today), [self.cast.olga, self.cast.oleg][who % 2])

    def extend(self, ahead: int, _: int, __: int) -> None:
        until = self.cast.today + timedelta(days=1 + ahead)
        agreement_id = agreements.propose_extension(self.tx, self.cast.boris, self.client_id, until)
        agreements.agree(self.tx, self.cast.anna, agreement_id)

    def reacquire(self, _: int, team: int, __: int) -> None:
        shares = [(person.staff_id, share) for person, share in self.teams[team % len(self.teams)]]
        agreement_id = agreements.propose_reacquisition(self.tx, self.cast.boris, self.client_id, shares)
        agreements.agree(self.tx, self.cast.anna, agreement_id)

    def assign_hunters(self, _: int, team: int, __: int) -> None:
        shares = [(person.staff_id, share) for person, share in self.teams[team % len(self.teams)]]
        client_storage.assign_hunters(self.tx, self.client_id, self.cast.today, shares)
        earning_cases.refresh(self.tx, self.cast.galina, self.client_id, "hunters")

    def appoint(self, _: int, who: int, where: int) -> None:
        head: Actor | None = [self.cast.boris, self.cast.petr, None, self.cast.anna, self.cast.olga][who % 5]
        department = (self.cast.boris if where % 2 else self.cast.anna).department_id
        posts.appoint(self.tx, self.cast.galina, department or 0, head.staff_id if head else None)

    def publish(self, ahead: int, number: int, _: int) -> None:
        rule = AcquisitionRule(1 + number % 3, 1 + ahead % 4, list(Whichever)[number % 2])
        percents = Percent("7.35"), Percent("0.5"), Percent(number % 4)
        lines = {code: PlanLine(code, code, rule, *percents) for code in LINES if number % 5 or code != "goods"}
        version = CompensationPlan(0, str(number), self.cast.today + timedelta(days=1), lines, Percent(2), Percent(1))
        plan.publish(self.tx, version, self.cast.galina.staff_id)

    def close_month(self, _: int, __: int, ___: int) -> None:
        month = months.review(self.tx, self.cast.galina).month
        months.close(self.tx, self.cast.galina, month, despite_objections=ANY)

    def disagree(self, _: int, which: int, who: int) -> None:
        person = [self.cast.ivan, self.cast.petr, self.cast.boris][who % 3]
        payment_id = self._one(which, PaymentStatus.CONFIRMED)
        objections.raise_objection(self.tx, person, payment_id, "мало")

    def decide(self, amount: int, _: int, how: int) -> None:
        waiting = objection_storage.open_until(self.tx, date.max)
        found = waiting[0].objection_id if waiting else 0
        if how == 0:
            objections.decline(self.tx, self.cast.galina, found, "нет")
        else:
            sign = 1 if how % 2 else -1
            objections.accept(self.tx, self.cast.galina, found, sign * AMOUNTS[amount % len(AMOUNTS)])


ACTS: dict[str, Callable[[History, int, int, int], None]] = {
    "time goes on": History.time_goes_on,
    "log": History.log,
    "log and confirm": History.log_and_confirm,
    "confirm": History.confirm,
    "undo": History.undo,
    "void": History.void,
    "refund": History.refund,
    "redate": History.redate,
    "agree": History.agree,
    "close deal": History.close_deal,
    "hand over": History.hand_over,
    "assign hunters": History.assign_hunters,
    "extend": History.extend,
    "reacquire": History.reacquire,
    "appoint": History.appoint,
    "publish": History.publish,
    "close month": History.close_month,
    "disagree": History.disagree,
    "decide": History.decide,
}
_TWICE = ["hand over", "reacquire", "refund", "agree", "log", "close month", "disagree"]
_COMMON = [*["log and confirm"] * 6, *["time goes on"] * 3, *_TWICE * 2]
_STEP = st.tuples(st.sampled_from([*ACTS, *_COMMON]), st.integers(0, 120), st.integers(0, 120), st.integers(0, 4))
STEPS: st.SearchStrategy[list[Step]] = st.lists(_STEP, min_size=6, max_size=20)
