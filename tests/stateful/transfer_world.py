"""People at work on the transfers of one client, in any order: they decide, life changes the facts, the clock jumps.

Beside the client lives its twin with the same payments, of which nobody ever decides anything. Each step is as one
transaction: what is cached is forgotten, and what is refused leaves nothing.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from bot.delivery import rendered
from domain.earnings import EntryKind
from domain.refusals import Refusal
from domain.staff import SYSTEM, Actor, DepartmentKind
from domain.transfers import ReturnReason, Transfer
from handlers import features
from scheduler.wakes import WAKES
from storage import clients, deliveries, staff, transfers, wakes
from storage.db import Tx
from storage.outbox import outbox as outbox_table
from storage.transfers import transfers as transfers_table
from tests.cast import Cast
from usecases import company, earnings, payment_changes, payments, substitutes, transfer_decisions
from usecases import staff as staff_cases
from usecases import transfers as transfer_cases

PEOPLE: Final = ("galina", "boris", "anna", "ivan", "petr", "olga", "oleg")
DECIDERS: Final = ("galina", "boris", "anna", "petr", "olga")
MINUTES: Final = (1, 1, 10, 60, 60, 60 * 9, 60 * 24, 60 * 24 * 2, 60 * 24 * 8, 60 * 24 * 33)
HUNTING: Final = {EntryKind.COMMISSION, EntryKind.RESIDUAL}


@dataclass(frozen=True)
class Step:
    """Something that happens, and a number that everything about it is drawn from."""

    what: str
    number: int

    def pick(self, among: Any, place: int = 1) -> Any:
        """One of several, by a digit of the number; a refusal where there are none."""
        if not among:
            raise Refusal
        return among[self.number // place % len(among)]


class World:
    """The company, the client and its twin; `known`: who has which id."""

    def __init__(self, tx: Tx) -> None:
        self.tx, self.cast = tx, Cast.founded(tx)
        self.ids = {name: getattr(self.cast, name).staff_id for name in PEOPLE}
        self.client_id, self.twin_id = (self.cast.client(name) for name in ("Ромашка", "Двойник"))
        self.pairs: list[tuple[int, int]] = []
        self.messages = 0
        self._pay("100000", self.cast.today)

    def _pay(self, amount: str, on: date) -> None:
        first, second = (self.cast.pays(client, amount, str(on)) for client in (self.client_id, self.twin_id))
        self.pairs.append((first, second))

    def live(self, step: Step) -> None:
        """One step, whole or not at all; then the clock ticks, and what is due is delivered."""
        self._forget()
        with suppress(Refusal), self.tx.savepoint():
            self._acts[step.what](self, step)
        self.tick()

    def _forget(self) -> None:
        self.tx.cache.clear()
        company._known.clear()

    def tick(self) -> None:
        """What the scheduler and the sender do."""
        self._forget()
        transfer_cases.scan(self.tx, SYSTEM, company.today(self.tx))
        while due := wakes.due(self.tx, self.tx.now, 50):
            for wake in due:
                self._forget()
                if wakes.take(self.tx, wake, self.tx.now):
                    WAKES[wake.kind](self.tx, SYSTEM, wake.object_id)
        self._forget()
        while found := deliveries.claim(self.tx, "sender", 100, self.tx.now + timedelta(minutes=2)):
            for delivery in found:
                self.messages += 1
                screen = rendered(self.tx, features().notices, delivery)
                deliveries.mark_sent(self.tx, delivery, (delivery.shown_as or self.messages) if screen else None)

    def actor(self, name: str) -> Actor:
        """Somebody with access; a refusal otherwise."""
        found = staff.actor_of(self.tx, self.ids[name])
        if found is None:
            raise Refusal
        return found

    @property
    def newest(self) -> Transfer:
        """The transfer of the client that was opened last."""
        found = transfers.newest(self.tx, self.client_id)
        if found is None:
            raise Refusal
        return found

    def all_transfers(self) -> list[Transfer]:
        """Every one of the client, the oldest first."""
        rows = self.tx.scalars(
            select(transfers_table.c.id).where(transfers_table.c.client_id == self.client_id).order_by("id")
        )
        return [transfers.load(self.tx, transfer_id).transfer for transfer_id in rows]

    def hunted(self, client_id: int) -> Decimal:
        """What Ivan has of a client as its hunter."""
        found = self.cast.earned_by_kind(self.cast.ivan, client_id)
        return sum((amount for kind, amount in found.items() if kind in HUNTING), Decimal(0))

    def told(self) -> int:
        """How many messages have been queued so far."""
        return len(self.tx.scalars(select(outbox_table.c.id)))

    def _confirm(self, step: Step) -> None:
        manager = step.pick([None, *(self.ids[name] for name in ("olga", "oleg", "anna"))], 10)
        transfer_decisions.confirm(self.tx, self.actor(step.pick(DECIDERS)), self.newest.transfer_id, manager)

    def _postpone(self, step: Step) -> None:
        until = company.today(self.tx) + timedelta(days=step.pick(range(1, 32), 10))
        transfer_decisions.postpone(self.tx, self.actor(step.pick(DECIDERS)), self.newest.transfer_id, until)

    def _return(self, step: Step) -> None:
        reason = step.pick([*(each.value for each in ReturnReason), "сами договорим"], 10)
        transfer_decisions.give_back(self.tx, self.actor(step.pick(DECIDERS)), self.newest.transfer_id, reason)

    def _take_back(self, step: Step) -> None:
        transfer_decisions.take_back(self.tx, self.actor(step.pick(DECIDERS)), self.newest.transfer_id)

    def _early(self, step: Step) -> None:
        transfer_cases.open_early(self.tx, self.actor(step.pick(("ivan", "boris", "galina"))), self.client_id)

    def _reopen(self, step: Step) -> None:
        transfer_cases.reopen(self.tx, self.actor(step.pick(DECIDERS)), self.client_id)

    def _wait(self, step: Step) -> None:
        self.cast.at(self.tx.now + timedelta(minutes=step.pick(MINUTES)))

    def _pays(self, step: Step) -> None:
        self._pay("1000", company.today(self.tx) - timedelta(days=step.pick(range(40))))

    def _void(self, step: Step) -> None:
        for payment_id in step.pick(self.pairs[step.pick((0, 1, 1, 1), 100) :]):
            payments.void(self.tx, self.cast.galina, payment_id)

    def _redate(self, step: Step) -> None:
        day = company.today(self.tx) - timedelta(days=step.pick(range(60), 10))
        for payment_id in step.pick(self.pairs[step.pick((0, 1, 1, 1), 100) :]):
            payment_changes.redate(self.tx, self.cast.galina, payment_id, day)

    def _extend(self, step: Step) -> None:
        until = company.today(self.tx) + timedelta(days=step.pick(range(60)))
        if clients.load(self.tx, self.client_id).manager_id is not None:
            return
        for client_id in (self.client_id, self.twin_id):
            clients.change(self.tx, client_id, extended_until=until)
            earnings.refresh(self.tx, self.cast.galina, client_id, "period-extended")

    def _suspend(self, step: Step) -> None:
        staff_cases.suspend(self.tx, self.cast.galina, self.ids[step.pick(("boris", "anna", "olga", "oleg"))])

    def _restore(self, step: Step) -> None:
        staff_cases.restore(self.tx, self.cast.galina, self.ids[step.pick(("boris", "anna", "olga", "oleg"))])

    def _appoint(self, step: Step) -> None:
        kind, name = step.pick(
            [
                (DepartmentKind.COMMERCIAL, "boris"),
                (DepartmentKind.CLIENT, "anna"),
                (DepartmentKind.COMMERCIAL, "petr"),
                (DepartmentKind.CLIENT, "oleg"),
            ]
        )
        department = next(d for d in company.departments(self.tx) if d.kind is kind)
        staff_cases.appoint_head(self.tx, self.cast.galina, department.department_id, self.ids[name])

    def _absent(self, step: Step) -> None:
        today = company.today(self.tx)
        away, instead = step.pick([("boris", "petr"), ("anna", "olga"), ("boris", "galina"), ("anna", "boris")])
        last = today + timedelta(days=step.pick(range(20), 10))
        substitutes.record(self.tx, self.cast.galina, self.ids[away], today, last, self.ids[instead])

    _acts: Final[dict[str, Callable[["World", Step], None]]] = {
        "confirm": _confirm,
        "postpone": _postpone,
        "return": _return,
        "take back": _take_back,
        "early": _early,
        "reopen": _reopen,
        "wait": _wait,
        "pays": _pays,
        "void": _void,
        "redate": _redate,
        "extend": _extend,
        "suspend": _suspend,
        "restore": _restore,
        "appoint": _appoint,
        "absent": _absent,
    }


OFTEN: Final = ("confirm", "confirm", "confirm", "postpone", "postpone", "return", "return", "wait", "reopen") * 3
ACTS: Final = (*OFTEN, *World._acts)
