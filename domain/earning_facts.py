"""What earnings depend on: the facts of a client and of the company, and what an amount can be earned for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from domain.assignments import Holder, Hunters, in_force_or_first
from domain.deals import Deal
from domain.eras import PastEra
from domain.payments import Payment
from domain.plan import CompensationPlan


class EntryKind(StrEnum):
    """What an amount is earned for."""

    COMMISSION = "commission"
    RESIDUAL = "residual"
    SERVICE = "service"
    OVERRIDE = "override"
    CORRECTION = "correction"  # never the engine's: what an accepted objection brought


EARNED: Final = (EntryKind.COMMISSION, EntryKind.RESIDUAL, EntryKind.SERVICE, EntryKind.OVERRIDE)
"""The kinds that the engine reckons."""


class Unresolved(StrEnum):
    """Why a payment earns nothing yet; it waits in a list that the director is told of."""

    NO_PLAN = "no-plan"
    NO_LINE = "no-line"


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """All that a client's earnings depend on. Payments of every status and refunds; histories ordered by date.

    `past`: what came before each re-acquisition, in order; the rest of what is agreed is of the present period.
    """

    line: str
    payments: Sequence[Payment]
    deals: Sequence[Deal] = ()
    hunters: Sequence[Hunters] = ()
    managers: Sequence[Holder] = ()
    extended_until: date | None = None
    transferred_early_on: date | None = None
    past: Sequence[PastEra] = ()


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """Plan versions ordered by `effective_from`, the department of each person, and the heads of each department."""

    plans: Sequence[CompensationPlan]
    department_of: Mapping[int, int] = field(default_factory=dict)
    heads: Mapping[int, Sequence[Holder]] = field(default_factory=dict)

    def head_of(self, staff_id: int, on: date) -> int | None:
        """The head of a person's department on a day."""
        department = self.department_of.get(staff_id)
        holder = in_force_or_first(self.heads.get(department, ()), on) if department is not None else None
        return holder.staff_id if holder else None
