"""The transfer (передача клиента): from the commercial to the client department, confirmed by two different people.

The side of each department is decided by its head. Where one person heads both, or a department has no head, the
director decides that side. The first decision can be taken back until the other side has decided; with both of them
the client is handed over. A transfer whose lapse is none any more is withdrawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.deciders import SIDES, Deciders
from domain.refusals import Refusal
from domain.staff import DepartmentKind

LATE_AFTER = timedelta(days=3)


class TransferState(StrEnum):
    """Where a transfer stands."""

    WAITING = "waiting"  # for both sides, or the second one
    CONFIRMED = "confirmed"  # the client is handed over
    WITHDRAWN = "withdrawn"  # the period that had lapsed runs again


class Choice(StrEnum):
    """What a side decided."""

    CONFIRMED = "confirmed"


class NotYours(Refusal):
    """A transfer is decided by the heads of its two departments, or by the director in their place."""


class ManagerNotNamed(Refusal):
    """The client department confirms by naming the account manager: one of its own people, with access today."""


class DecisionStands(Refusal):
    """A decision can be taken back until the other side has decided, by the one who made it."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What one side decided; `manager_id`: the account manager that the client side named."""

    decision_id: int
    side: DepartmentKind
    choice: Choice
    staff_id: int
    manager_id: int | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """One transfer of a client. `lapsed_on`: the first day outside the period, the reason for it."""

    transfer_id: int
    client_id: int
    state: TransferState
    lapsed_on: date
    opened_at: datetime
    closed_on: date | None = None
    manager_id: int | None = None
    decisions: Mapping[DepartmentKind, Decided] = field(default_factory=dict)

    @property
    def waits(self) -> bool:
        """Whether somebody has yet to decide."""
        return self.state is TransferState.WAITING

    def is_late(self, now: datetime) -> bool:
        """Whether it has waited for too long."""
        return self.waits and now - self.opened_at >= LATE_AFTER

    def waits_for(self, side: DepartmentKind, deciders: Deciders) -> frozenset[int]:
        """Who may decide a side now: nobody decides both."""
        if not self.waits or side in self.decisions:
            return frozenset()
        return deciders.of(side) - {decided.staff_id for decided in self.decisions.values()}

    def side_of(self, staff_id: int, deciders: Deciders) -> DepartmentKind | None:
        """The side that waits for a person, the commercial one first; None: nothing waits for them."""
        return next((side for side in SIDES if staff_id in self.waits_for(side, deciders)), None)

    def side_to_confirm(self, staff_id: int, deciders: Deciders, *, names_manager: bool) -> DepartmentKind | None:
        """The side that a person decides by confirming; None when theirs is decided. Who names an account manager
        speaks for the client side, where both wait for them.
        """
        if staff_id not in deciders.everybody() and self.decided_by(staff_id) is None:
            raise NotYours
        if names_manager and staff_id in self.waits_for(DepartmentKind.CLIENT, deciders):
            return DepartmentKind.CLIENT
        return self.side_of(staff_id, deciders)

    def decided_by(self, staff_id: int) -> Decided | None:
        """What a person decided."""
        return next((decided for decided in self.decisions.values() if decided.staff_id == staff_id), None)

    def can_take_back(self, staff_id: int) -> bool:
        """Whether a person's decision still stands alone."""
        return self.waits and len(self.decisions) == 1 and self.decided_by(staff_id) is not None

    def ensure_can_take_back(self, staff_id: int) -> Decided:
        """The decision that a person takes back; refused once the other side has decided."""
        decided = self.decided_by(staff_id)
        if decided is None or not self.can_take_back(staff_id):
            raise DecisionStands
        return decided
