"""Who decides a transfer on a day, and which transfers a head sees: from departments, heads and who has access."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from domain.assignments import Holder, in_force
from domain.deciders import Deciders, choose_deciders
from domain.staff import Actor, DepartmentKind, Role
from storage import transfer_facts
from storage.db import Tx
from usecases import company


@dataclass(frozen=True, slots=True)
class Circle:
    """The company's departments and those who lead it on a day. Only people with access today count.

    `hands_over_to`: the client department of each commercial one; `heads`: each department's, if it has one.
    """

    hands_over_to: Mapping[int, int | None]
    client_departments: tuple[int, ...]
    heads: Mapping[int, int]
    heads_ever: Mapping[int, frozenset[int]]
    directors: frozenset[int]

    def of(self, department_id: int) -> Deciders:
        """Who decides the transfers out of a commercial department."""
        client_department = self.hands_over_to.get(department_id)
        return choose_deciders(self.heads.get(department_id), self.heads.get(client_department or 0), self.directors)

    def ever(self, department_id: int) -> frozenset[int]:
        """Everybody who may have been asked to decide a transfer out of a commercial department."""
        client_department = self.hands_over_to.get(department_id) or 0
        nobody: frozenset[int] = frozenset()
        both = self.heads_ever.get(department_id, nobody) | self.heads_ever.get(client_department, nobody)
        return both | self.directors

    def takers(self, department_id: int) -> tuple[int, ...]:
        """The client departments that take over from a commercial one: every one, where it names none."""
        client_department = self.hands_over_to.get(department_id)
        return self.client_departments if client_department is None else (client_department,)

    def led_by(self, actor: Actor) -> frozenset[int]:
        """The departments that a head leads."""
        led = {department for department, head in self.heads.items() if head == actor.staff_id}
        return frozenset(led | ({actor.department_id} if actor.role is Role.HEAD and actor.department_id else set()))

    def seen_by(self, actor: Actor) -> frozenset[int]:
        """The departments whose transfers a head sees: those they lead, and those that hand over to them."""
        led = self.led_by(actor)
        return led | {giver for giver, taker in self.hands_over_to.items() if taker in led}


def circle(tx: Tx) -> Circle:
    """Today's circle; read once in a transaction."""
    known = tx.cache.get("circle")
    if known is None:
        known = tx.cache["circle"] = _read(tx, company.today(tx))
    return cast("Circle", known)


def _read(tx: Tx, today: date) -> Circle:
    departments = company.departments(tx)
    leaders = transfer_facts.leaders(tx)
    histories = company.facts(tx).heads
    return Circle(
        {d.department_id: d.hands_over_to for d in departments if d.kind is DepartmentKind.COMMERCIAL},
        tuple(d.department_id for d in departments if d.kind is DepartmentKind.CLIENT),
        {
            department: holder.staff_id
            for department, history in histories.items()
            if (holder := in_force(history, today)) and holder.staff_id is not None and holder.staff_id in leaders
        },
        {department: _everybody(history, leaders) for department, history in histories.items()},
        frozenset(staff_id for staff_id, role in leaders.items() if role is Role.DIRECTOR),
    )


def _everybody(history: Sequence[Holder], leaders: Mapping[int, Role]) -> frozenset[int]:
    return frozenset(h.staff_id for h in history if h.staff_id is not None and h.staff_id in leaders)
