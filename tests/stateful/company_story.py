"""A company at work in two processes at once, told as a story that hypothesis makes up, beside a plain model of it."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from domain.calendar import month_of
from domain.payments import (
    AmountNotPositive,
    NotDeclared,
    NotRefundable,
    OwnPayment,
    PaymentStatus,
    RefundTooEarly,
    SamePayment,
)
from domain.refusals import NotFound, Outdated, Refusal
from domain.staff import Actor, AlreadyJoined, InvitationInvalid, Permission, Role
from domain.transfer_states import TransferState
from domain.transfers import Transfer
from storage import company, staff, transfers
from storage.db import Tx
from tests.office import CAST
from tests.stateful.company_audit import audit, rows_of
from tests.stateful.plain_company import CONFIRMS, PlainClient, PlainCompany, PlainPayment
from tests.stateful.two_processes import TwoProcesses
from usecases import clients, digests, home, payments, transfer_decisions
from usecases import staff as staff_cases

LATER: Final = {"petr": ("boris", Role.HUNTER), "oleg": ("anna", Role.ACCOUNT_MANAGER)}
HEAD_OF: Final = {"ivan": "boris", "petr": "boris", "olga": "anna", "oleg": "anna"}
STEPS: Final = {
    "ten minutes": timedelta(minutes=10),
    "five hours": timedelta(hours=5),
    "a day": timedelta(days=1),
    "a week": timedelta(days=7),
    "a month": timedelta(days=32),
}

PROCESS = st.sampled_from((0, 1))
CLIENTS = st.sampled_from(("Ромашка", "Василёк", "Мак"))
LINES = st.sampled_from(("supply", "internet"))
WHICH = st.sampled_from(("the newest", "the one before", "an old one"))
CORRECTS = st.sampled_from(("nina", "galina", "boris"))
ORDER = st.lists(PROCESS, min_size=1, max_size=6)


class CompanyStory(RuleBasedStateMachine):
    """What people do, what time does, and what becomes of the processes; after all of it the books are read."""

    town: TwoProcesses
    lived: Counter[str]

    @staticmethod
    def founded() -> PlainCompany:
        """The model of the company at the beginning."""
        raise NotImplementedError

    def __init__(self) -> None:
        super().__init__()
        self.town.begin()
        self.model = self.founded()
        self.copies: dict[int, int] = {}
        self.died = False

    # ------------------------------------------------------------------------------------------------ how it is told

    def _do(self, who: str, on: int, use_case: Callable[..., Any], *args: Any) -> Any:
        """Somebody does something; what it answers, or the kind of its refusal."""

        def act(tx: Tx) -> Any:
            actor = staff.actor_of(tx, self.model.ids[who])
            assert (actor is not None) == self.model.is_here(who)
            return None if actor is None else use_case(tx, actor, *args)

        try:
            return self.town.both[on].write(act)
        except Refusal as refusal:
            return type(refusal)

    @property
    def today(self) -> date:
        return self.town.both[0].clock.now().astimezone(ZoneInfo("Europe/Berlin")).date()

    def _payment(self, which: str) -> int | None:
        known = sorted(self.model.payments)
        place = {"the newest": -1, "the one before": -2, "an old one": -len(known) // 2}[which]
        return known[place] if len(known) >= -place > 0 else None

    # ------------------------------------------------------------------------------------------------------- people

    @rule(who=st.sampled_from(tuple(LATER)), on=PROCESS)
    def joins(self, who: str, on: int) -> None:
        inviter, role = LATER[who]
        telegram_id, name, _, _ = CAST[who]
        newcomer = Actor(0, Role.NEWCOMER, name, telegram_id=telegram_id, language="ru", zone="Europe/Berlin")

        def invite(tx: Tx, actor: Actor) -> str:
            return staff_cases.invite(tx, actor, role, name, actor.department_id)

        def join(tx: Tx, token: str) -> Any:
            try:
                return staff_cases.join(tx, newcomer, token).staff_id
            except Refusal as refusal:
                return type(refusal)

        token = self._do(inviter, on, invite)
        joined = self.town.both[1 - on].write(join, token)
        if who in self.model.ids:
            assert joined is AlreadyJoined
            return
        self.model.ids[who] = joined
        self.model.departments[joined] = self.model.departments[self.model.ids[inviter]]
        self.model.tell(self.model.ids[inviter], "staff_joined", joined)
        assert self.town.both[on].write(join, token) is InvitationInvalid

    @rule(who=st.sampled_from(tuple(HEAD_OF)), comes_back=st.booleans(), on=PROCESS)
    def leaves(self, who: str, *, comes_back: bool, on: int) -> None:
        if who not in self.model.ids:
            return
        staff_id, was_here = self.model.ids[who], self.model.is_here(who)
        answer = self._do("galina", on, staff_cases.suspend, staff_id)
        assert (answer is Outdated) == (not was_here)
        if was_here:
            self.model.suspended.add(who)
            self.model.leaves(who, HEAD_OF[who], self.today)
        if comes_back:
            self._do("galina", 1 - on, staff_cases.restore, staff_id)
            self.model.suspended.remove(who)
            assert self._do("galina", on, staff_cases.restore, staff_id) is Outdated

    # ---------------------------------------------------------------------------------------------- clients and money

    @rule(
        who=st.sampled_from(("ivan", "petr")), client=CLIENTS, line=st.sampled_from(("supply", "internet")), on=PROCESS
    )
    def registers(self, who: str, client: str, line: str, on: int) -> None:
        if client in self.model.clients or who not in self.model.ids:
            return
        staff_id, today = self.model.ids[who], self.today
        client_id = self._do(who, on, clients.register, client, line, [(staff_id, Decimal(100))])
        if self.model.is_here(who):
            self.model.registers(client, client_id, line, staff_id, today)

    @rule(
        who=st.sampled_from(("ivan", "ivan", "petr", "boris", "olga", "galina")),
        client=CLIENTS,
        amount=st.sampled_from(("150000", "1000.10", "0.05")),
        days_ago=st.sampled_from((0, 0, 1, 40, 100)),
        then_nina_confirms=st.booleans(),
        on=PROCESS,
    )
    def logs_a_payment(
        self, who: str, client: str, amount: str, days_ago: int, *, then_nina_confirms: bool, on: int
    ) -> None:
        if client not in self.model.clients or who not in self.model.ids:
            return
        paid_on, sum_ = self.today - timedelta(days=days_ago), Decimal(amount)
        client_id = self.model.clients[client].client_id
        answer = self._do(who, on, payments.log, client_id, sum_, paid_on)
        if not self.model.is_here(who):
            assert answer is None
        elif not self.model.sees(who, client):
            assert answer is NotFound
        elif self.model.is_known(client, sum_, paid_on):
            assert answer is SamePayment
        else:
            self.model.payments[answer] = PlainPayment(client, sum_, paid_on, PaymentStatus.DECLARED, who)
            if then_nina_confirms:
                self._confirm("nina", answer, 1 - on)

    def _confirm(self, who: str, payment_id: int, on: int) -> None:
        answer, expected = self._do(who, on, payments.confirm, payment_id), self._confirmed_by(who, payment_id)
        assert answer is expected or (expected is None and answer.facts.payment_id == payment_id)

    def _confirmed_by(self, who: str, payment_id: int) -> type[Refusal] | None:
        """What the model says to a confirmation; None: it is one."""
        payment = self.model.payments[payment_id]
        if payment.logged_by == who:
            return OwnPayment
        if payment.status != "declared":
            return NotDeclared
        payment.status = PaymentStatus.CONFIRMED
        self.model.tell(self.model.ids[payment.logged_by], "payment_confirmed", payment_id)
        return None

    @rule(who=CORRECTS, payment=WHICH, on=PROCESS)
    def confirms(self, who: str, payment: str, on: int) -> None:
        if (payment_id := self._payment(payment)) is not None:
            self._confirm(who, payment_id, on)

    @rule(payment=WHICH)
    def nina_and_galina_confirm_at_once(self, payment: str) -> None:
        payment_id = self._payment(payment)
        if payment_id is None:
            return
        answers: list[Any] = []

        def confirming(who: str) -> Callable[[Tx], None]:
            def confirm(tx: Tx) -> None:
                actor = staff.actor_of(tx, self.model.ids[who])
                assert actor is not None
                try:
                    with tx.savepoint():
                        payments.confirm(tx, actor, payment_id)
                    answers.append(None)
                except Refusal as refusal:
                    answers.append(type(refusal))

            return confirm

        self.town.at_once(confirming("nina"), confirming("galina"))
        assert answers == [self._confirmed_by("nina", payment_id), self._confirmed_by("galina", payment_id)]

    @rule(who=CORRECTS, payment=WHICH, on=PROCESS)
    def voids(self, who: str, payment: str, on: int) -> None:
        payment_id = self._payment(payment)
        if payment_id is None:
            return
        known = self.model.payments[payment_id]
        answer = self._do(who, on, payments.void, payment_id)
        if known.status == "void":
            assert answer is Outdated
            return
        for number, other in self.model.payments.items():
            if payment_id in {number, other.refund_of}:
                other.status = PaymentStatus.VOID
        assert answer.facts.status == "void"
        if known.logged_by != who:
            self.model.tell(self.model.ids[known.logged_by], "payment_voided", payment_id)

    @rule(who=CORRECTS, payment=WHICH, part=st.sampled_from((1, 3)), on=PROCESS)
    def refunds(self, who: str, payment: str, part: int, on: int) -> None:
        payment_id = self._payment(payment)
        if payment_id is None:
            return
        known, today = self.model.payments[payment_id], self.today
        amount = (self.model.left_of(payment_id) / part).quantize(Decimal("0.01"), ROUND_HALF_UP)
        answer = self._do(who, on, payments.refund, payment_id, amount)
        if amount <= 0:
            assert answer is AmountNotPositive
        elif known.refund_of is not None or known.status != "confirmed":
            assert answer is NotRefundable
        elif today < known.paid_on:
            assert answer is RefundTooEarly
        else:
            refund = PlainPayment(known.client, -amount, today, PaymentStatus.CONFIRMED, who, payment_id)
            self.model.payments[answer] = refund
            self.model.tell(self.model.ids[known.logged_by], "payment_refunded", answer)

    # ------------------------------------------------------------------------------------------------------ transfers

    @rule(
        who=st.sampled_from(("boris", "anna", "galina", "boris and anna")),
        decides=st.sampled_from(("yes", "yes", "yes", "later", "no", "take it back")),
        client=st.sampled_from(("Ромашка", "Ромашка", "Василёк", "Мак")),
        manager=st.sampled_from(("olga", "oleg", "anna")),
        on=PROCESS,
    )
    def asked_about_the_transfer(self, who: str, decides: str, client: str, manager: str, on: int) -> None:
        if client in self.model.clients and manager in self.model.ids:
            for each in who.split(" and "):
                self._decide(each, decides, self.model.clients[client], self.model.ids[manager], on)

    def _decide(self, who: str, decides: str, client: PlainClient, manager_id: int, on: int) -> None:
        transfer = self.town.both[on].read(transfers.newest, client.client_id)
        if transfer is None:
            return
        answers: dict[str, tuple[Callable[..., Any], list[Any]]] = {
            "yes": (transfer_decisions.confirm, [None if who == "boris" else manager_id]),
            "later": (transfer_decisions.postpone, [self.today + timedelta(days=2)]),
            "no": (transfer_decisions.give_back, ["overdue"]),
            "take it back": (transfer_decisions.take_back, []),
        }
        use_case, more = answers[decides]
        answer = self._do(who, on, use_case, transfer.transfer_id, *more)
        if isinstance(answer, type) or decides != "yes":
            return
        self.model.said_yes.setdefault(transfer.transfer_id, set()).add(who)
        if answer.state is TransferState.CONFIRMED and transfer.is_open:
            self._handed_over(client, answer)

    def _handed_over(self, client: PlainClient, transfer: Transfer) -> None:
        assert len(self.model.said_yes[transfer.transfer_id]) >= 2
        assert transfer.manager_id is not None
        client.managed_by(transfer.manager_id, self.today)
        for staff_id in {client.hunter, transfer.manager_id}:
            self.model.tell(staff_id, "transfer_confirmed", transfer.transfer_id)

    # ----------------------------------------------------------------------------------------- time and the processes

    @rule(by=st.sampled_from((*STEPS, "a day", "a week")))
    def time_passes(self, by: str) -> None:
        self.town.clock.set(self.town.clock.now() + STEPS[by])

    @rule(minutes=st.sampled_from((1, 61, 120)))
    def the_clock_is_set_back(self, minutes: int) -> None:
        self.town.clock.advance(minutes=-minutes)

    @rule(order=ORDER)
    def both_scan(self, order: list[int]) -> None:
        assert self.town.play(*(process.tick() for process in self.town.both), order=order)

    @rule(order=ORDER)
    def both_send(self, order: list[int]) -> None:
        assert self.town.play(*(process.send() for process in self.town.both), order=order)

    @rule(on=PROCESS, after=st.integers(0, 6))
    def dies_while_sending(self, on: int, after: int) -> None:
        arrived = dict(self.town.chats.arrived)
        process = self.town.both[on]
        self.town.play(process.send(), most=after)
        process.line.roll_back()
        self.died = True
        unmarked = self.town.both[1 - on].read(unsent)
        for outbox_id, count in self.town.chats.arrived.items():
            if outbox_id in unmarked and count > arrived.get(outbox_id, 0):
                self.copies[outbox_id] = self.copies.get(outbox_id, 0) + 1
        process.restart()

    # ------------------------------------------------------------------------------------------------- what they see

    @rule(who=st.sampled_from(tuple(CAST)), on=PROCESS)
    def looks(self, who: str, on: int) -> None:
        if self.model.is_here(who):
            self.town.both[on].read(self._look, who)

    def _look(self, tx: Tx, who: str) -> None:
        actor, model = staff.actor_of(tx, self.model.ids[who]), self.model
        assert actor is not None
        own = {name for name in model.clients if model.sees(who, name)}
        seen, today = home.show(tx, actor), company.get(tx).local_date(tx.now)
        assert seen.to_confirm == (model.waits_for(who, own) if who in CONFIRMS else 0)
        assert seen.declared == model.declared_by(who)
        earned = model.earned(who, month_of(today), today)
        assert seen.earned in {earned, None}
        if actor.may(Permission.SEE_CLIENTS):
            assert {client.name for client in clients.page(tx, actor).clients} == own
            assert seen.clients == len(own)
        digest = digests.compose(tx, actor)
        assert digest.own is None or digest.own.month.this == earned

    def teardown(self) -> None:
        town = self.town
        if self.died:
            # what the dead one had on lease is taken over, however far the clock was set back since
            self.time_passes("a week")
        assert town.play(town.both[0].tick())
        assert town.play(town.both[0].send())
        self.lived.update(town.both[1].read(audit, self.model, town.chats.arrived, self.copies))


def unsent(tx: Tx) -> set[int]:
    """The messages that are not known to have arrived."""
    return {row.id for row in rows_of(tx) if row.state != "sent"}
