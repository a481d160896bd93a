"""A scenario: a company, its plans, and what happened in it day by day; the input of `simulate`.

Plain data with names instead of numbers, whatever file it came from. The fields are called as they are written in a
scenario file, so that a refused event can name the field that was wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.deals import DealKind
from domain.plan import CompensationPlan
from domain.staff import DepartmentKind

Shares = tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Department:
    """A department and who heads it all the time; None: nobody."""

    kind: DepartmentKind
    head: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something entered on a day. Events are entered in the order of their days."""

    on: date


@dataclass(frozen=True, slots=True)
class NewClient(Event):
    """A client is registered with its hunters and their shares."""

    id: str
    line: str
    hunters: Shares


@dataclass(frozen=True, slots=True)
class NewDeal(Event):
    """A deal is agreed, from this day on: one-off with `amount`, recurring with `monthly` and perhaps `first`."""

    id: str
    client: str
    kind: DealKind
    amount: Decimal | None = None
    first: Decimal | None = None
    monthly: Decimal | None = None


@dataclass(frozen=True, slots=True)
class NewPayment(Event):
    """A payment is logged. `deal`: None without one; `paid_on`: None on this very day."""

    id: str
    client: str
    amount: Decimal
    deal: str | None = None
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Confirm(Event):
    """A payment is confirmed. Where payments count without it, it changes nothing."""

    payment: str


@dataclass(frozen=True, slots=True)
class Redate(Event):
    """A payment came on another day than was logged."""

    payment: str
    paid_on: date


@dataclass(frozen=True, slots=True)
class Refund(Event):
    """Money of a payment went back on this day. `amount` is positive."""

    id: str
    payment: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Void(Event):
    """A payment, or a refund, was a mistake."""

    payment: str


@dataclass(frozen=True, slots=True)
class CloseDeal(Event):
    """A deal is closed on this day."""

    deal: str


@dataclass(frozen=True, slots=True)
class Extend(Event):
    """Both heads agree to extend a client's acquisition period."""

    client: str
    until: date


@dataclass(frozen=True, slots=True)
class Transfer(Event):
    """A client is handed over; both heads agree, also where its period has not lapsed yet."""

    client: str
    to: str


@dataclass(frozen=True, slots=True)
class Reassign(Event):
    """A client gets other hunters, another account manager, or both, from this day on."""

    client: str
    hunters: Shares | None = None
    manager: str | None = None


@dataclass(frozen=True, slots=True)
class Reacquire(Event):
    """A client comes back to a commercial department, to these hunters; both heads agree. A new period begins."""

    client: str
    hunters: Shares


@dataclass(frozen=True, slots=True)
class Close(Event):
    """A month, given as its first day, is closed."""

    month: date


@dataclass(frozen=True, slots=True)
class Scenario:
    """`confirmation`: a payment counts only from its confirmation on. `staff`: each person's department.

    `plans` are ordered by `effective_from`.
    """

    departments: Mapping[str, Department]
    staff: Mapping[str, str]
    plans: Sequence[CompensationPlan]
    events: Sequence[Event]
    confirmation: bool = False


class EventRefusedError(Exception):
    """The program would refuse an event: `number` of it, from 0, the field that is wrong, and why, in words."""

    def __init__(self, field: str, problem: str, number: int = 0) -> None:
        super().__init__(field, problem)
        self.field, self.problem, self.number = field, problem, number
