"""Who decides a transfer on a day, and which transfers a head sees: from departments, heads and who has access."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from domain.assignments import in_force_or_first
from domain.deciders import SIDES, Deciders, choose_deciders
from domain.staff import Actor, DepartmentKind, Role
from storage import substitutes, transfer_facts
from storage.db import Tx
from usecases import company


@dataclass(frozen=True, slots=True)
class Circle:
    """The company's departments and those who lead it on a day. Only people with access today count.

    `hands_over_to`: the client department of each commercial one; `heads`: each department's, if it has one;
    `substitutes`: who stands in for which head.
    """

    hands_over_to: Mapping[int, int | None]
    client_departments: tuple[int, ...]
    heads: Mapping[int, int]
    directors: frozenset[int]
    substitutes: Mapping[int, int] = field(default_factory=dict)

    def of(self, department_id: int) -> Deciders:
        """Who decides the transfers out of a commercial department."""
        client_head = self.heads.get(self.hands_over_to.get(department_id) or 0)
        return choose_deciders(self.heads.get(department_id), client_head, self.directors, self.substitutes)

    def informed(self, department_id: int, side: DepartmentKind | None = None) -> list[int]:
        """Who hears of the clients of a commercial department, of one side or both: its heads, also while they are
        away, and who decides in their place. A notice reaches those who may see what it tells of.
        """
        client_head = self.heads.get(self.hands_over_to.get(department_id) or 0)
        lead, decide = (
            choose_deciders(self.heads.get(department_id), client_head, self.directors, standing_in)
            for standing_in in ({}, self.substitutes)
        )
        sides = SIDES if side is None else (side,)
        return sorted({staff_id for each in sides for staff_id in lead.of(each) | decide.of(each)})

    def takers(self, department_id: int) -> tuple[int, ...]:
        """The client departments that take over from a commercial one: every one, where it names none."""
        client_department = self.hands_over_to.get(department_id)
        return self.client_departments if client_department is None else (client_department,)

    def led_by(self, actor: Actor) -> frozenset[int]:
        """The departments that a head leads."""
        led = {department for department, head in self.heads.items() if head == actor.staff_id}
        return frozenset(led | ({actor.department_id} if actor.role is Role.HEAD and actor.department_id else set()))

    def stood_in_for(self, staff_id: int) -> frozenset[int]:
        """The departments in whose head's place a person stands today."""
        return frozenset(d for d, head in self.heads.items() if self.substitutes.get(head) == staff_id)

    def seen_by(self, actor: Actor) -> frozenset[int]:
        """The departments whose transfers a person sees: those they lead or stand in for a head of, and those that hand
        over to them.
        """
        led = self.led_by(actor) | self.stood_in_for(actor.staff_id)
        return led | {giver for giver, taker in self.hands_over_to.items() if taker in led}


def circle(tx: Tx) -> Circle:
    """Today's circle; read once in a transaction."""
    known = tx.cache.get("circle")
    if known is None:
        known = tx.cache["circle"] = circle_with(tx, substitutes.standing_in_on(tx, company.today(tx)))
    return cast("Circle", known)


def circle_with(tx: Tx, standing_in: Mapping[int, int]) -> Circle:
    """Today's circle, if these stood in for heads."""
    today = company.today(tx)
    departments = company.departments(tx)
    leaders = transfer_facts.leaders(tx)
    return Circle(
        {d.department_id: d.hands_over_to for d in departments if d.kind is DepartmentKind.COMMERCIAL},
        tuple(d.department_id for d in departments if d.kind is DepartmentKind.CLIENT),
        {
            department: holder.staff_id
            for department, history in company.facts(tx).heads.items()
            if (holder := in_force_or_first(history, today))
            and holder.staff_id is not None
            and holder.staff_id in leaders
        },
        frozenset(staff_id for staff_id, role in leaders.items() if role is Role.DIRECTOR),
        standing_in,
    )
