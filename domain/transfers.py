"""The transfer (передача клиента): from the commercial to the client department, confirmed by two different people.

The side of each department is decided by its head. Where one person heads both, or a department has no head, the
director decides that side. What each decision leads to stands in `transfer_states.py`; here is who may take it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.deciders import SIDES, Deciders
from domain.refusals import Refusal
from domain.staff import DepartmentKind
from domain.transfer_states import OPEN, Choice, Circumstances, TransferState

LATE_AFTER = timedelta(days=3)
POSTPONED_AT_MOST = timedelta(days=30)


class ReturnReason(StrEnum):
    """Why a transfer is returned, where one of these says it; else it is typed."""

    NEGOTIATING = "negotiating"  # a new deal is being agreed
    OVERDUE = "overdue"  # the client owes
    PAPERS = "papers"  # documents are not signed
    STAYS = "stays"  # the client asks to keep the hunter
    STRANGERS = "strangers"  # nobody has introduced anybody yet


class WithdrawnWhy(StrEnum):
    """What made the lapse go away."""

    VOIDED = "voided"
    REDATED = "redated"
    EXTENDED = "extended"
    CHANGED = "changed"  # anything else: a deal, the plan, a payment of long ago


class NotYours(Refusal):
    """A transfer is decided by the heads of its two departments, or by the director in their place."""


class ManagerNotNamed(Refusal):
    """The client department confirms by naming the account manager: one of its own people, with access today."""


class DecisionStands(Refusal):
    """A decision can be taken back until the other side has decided, by the one who made it."""


class PostponedTooFar(Refusal):
    """A transfer is postponed to a day that is to come, at most 30 days on."""


class NothingToTransfer(Refusal):
    """Handed over is a client that has paid, and whom no account manager has yet."""


class NotReturned(Refusal):
    """Opened again is a transfer that was returned, of a client whose period is over."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What one side decided. `for_id`: in whose place; `manager_id`: the account manager that the client side named;
    `until`: the day until which it was postponed; `reason`: a `ReturnReason`, or what was typed.
    """

    decision_id: int
    side: DepartmentKind
    choice: Choice
    staff_id: int
    manager_id: int | None = None
    for_id: int | None = None
    until: date | None = None
    reason: str | None = None

    @property
    def is_yes(self) -> bool:
        """Whether the side confirmed."""
        return self.choice is Choice.CONFIRMED


@dataclass(frozen=True, slots=True)
class Transfer:
    """One transfer of a client. `lapsed_on`: the first day outside the period, the reason for it; of an early one the
    day on which it was proposed. `decisions`: those that stand; `set_aside`: those of earlier rounds, oldest first.
    `turn`: how often it has moved; `asked_at`: when somebody was asked last; `why` it was withdrawn, or returned by
    `closed_by`.
    """

    transfer_id: int
    client_id: int
    state: TransferState
    lapsed_on: date
    opened_at: datetime
    asked_at: datetime
    closed_on: date | None = None
    manager_id: int | None = None
    early: bool = False
    round: int = 1
    turn: int = 0
    postponed_until: date | None = None
    escalated_at: datetime | None = None
    why: str | None = None
    closed_by: int | None = None
    decisions: Mapping[DepartmentKind, Decided] = field(default_factory=dict)
    set_aside: Sequence[Decided] = ()

    @property
    def is_open(self) -> bool:
        """Whether it can still be decided."""
        return self.state in OPEN

    @property
    def is_asking(self) -> bool:
        """Whether the sides are asked."""
        return self.state in {TransferState.WAITING, TransferState.ONE_CONFIRMED}

    @property
    def with_director(self) -> bool:
        """Whether the director is asked."""
        return self.state is TransferState.WITH_DIRECTOR

    def is_late(self, now: datetime) -> bool:
        """Whether it has waited for too long."""
        return (self.is_asking or self.with_director) and now - self.asked_at >= LATE_AFTER

    def circumstances(self, side: DepartmentKind | None = None) -> Circumstances:
        """What the outcome depends on when a side acts; None: nobody's side does."""
        other = next((decided.choice for kind, decided in self.decisions.items() if kind is not side), None)
        return Circumstances(other if side else None, self.round > 1, self.escalated_at is not None)

    def waits_for(self, side: DepartmentKind, deciders: Deciders) -> frozenset[int]:
        """Who is asked to decide a side now: nobody decides both."""
        if not self.is_asking or side in self.decisions:
            return frozenset()
        return deciders.left(side, {decided.staff_id for decided in self.decisions.values()})

    def asked(self, deciders: Deciders) -> frozenset[int]:
        """Whom it waits for: those of the sides that have not decided, or the directors."""
        if self.with_director:
            return deciders.directors
        return frozenset().union(*(self.waits_for(side, deciders) for side in SIDES))

    def lies_with(self, deciders: Deciders) -> frozenset[int]:
        """Who can end it while it is with the director: a director; where theirs is the one yes, the other side."""
        others = frozenset[int]().union(*(self.may_confirm(side, deciders) for side in SIDES))
        return deciders.directors - self._yeses() or others or deciders.directors

    def side_of(self, staff_id: int, deciders: Deciders) -> DepartmentKind | None:
        """The side that waits for a person, the commercial one first; None: nothing waits for them."""
        return next((side for side in SIDES if staff_id in self.waits_for(side, deciders)), None)

    def may_confirm(self, side: DepartmentKind, deciders: Deciders) -> frozenset[int]:
        """Who may confirm for a side: also before the day to which it is postponed, and while the director is asked."""
        if self.is_asking:
            return self.waits_for(side, deciders)
        if not self.is_open or (side in self.decisions and self.decisions[side].is_yes):
            return frozenset()
        return deciders.left(side, self._yeses())

    def side_to_confirm(
        self, staff_id: int, deciders: Deciders, *, names_manager: bool = False
    ) -> DepartmentKind | None:
        """The side that a person decides by confirming; None when theirs is decided. Who names an account manager
        speaks for the client side, where both wait for them.
        """
        sides = [side for side in SIDES if staff_id in self.may_confirm(side, deciders)]
        if not sides:
            self.ensure_decider(staff_id, deciders)
        return next(
            (side for side in sides if names_manager and side is DepartmentKind.CLIENT), next(iter(sides), None)
        )

    def side_of_director(self, staff_id: int, deciders: Deciders) -> DepartmentKind | None:
        """The side on which a director's yes counts: the one that has none, the client side first; None: theirs stands.

        Without a yes of somebody else, the side is left open for which there is another person.
        """
        if staff_id in self._yeses():
            return None
        if self._yeses():
            return next(side for side in SIDES if side not in self.decisions or not self.decisions[side].is_yes)
        others = {side: deciders.left(side, {staff_id}) for side in SIDES}
        only_client_left = others[DepartmentKind.CLIENT] and not others[DepartmentKind.COMMERCIAL]
        return DepartmentKind.COMMERCIAL if only_client_left else DepartmentKind.CLIENT

    def ensure_decider(self, staff_id: int, deciders: Deciders) -> None:
        """Refuse somebody who has no say in it, and never had."""
        decided = [*self.decisions.values(), *self.set_aside]
        may = frozenset(deciders.everybody()).union(*(self.may_confirm(side, deciders) for side in SIDES))
        if staff_id not in may and all(each.staff_id != staff_id for each in decided):
            raise NotYours

    def _yeses(self) -> frozenset[int]:
        return frozenset(decided.staff_id for decided in self.decisions.values() if decided.is_yes)

    def decided_by(self, staff_id: int) -> Decided | None:
        """What a person decided."""
        return next((decided for decided in self.decisions.values() if decided.staff_id == staff_id), None)

    def can_take_back(self, staff_id: int) -> bool:
        """Whether a person's decision still stands alone."""
        return self.is_open and len(self.decisions) == 1 and self.decided_by(staff_id) is not None

    def ensure_can_take_back(self, staff_id: int) -> Decided:
        """The decision that a person takes back; refused once the other side has decided."""
        decided = self.decided_by(staff_id)
        if decided is None or not self.can_take_back(staff_id):
            raise DecisionStands
        return decided

    def groundless(self, with_access: Collection[int], managers: Collection[int]) -> list[Decided]:
        """The decisions that stand no more: whoever made them lost access, or whom they named did.

        `managers`: those who can be named. What both sides agreed on stands, and so does a reason before the director.
        """
        if not self.is_open or self.state is TransferState.POSTPONED:
            return []
        return [
            decided
            for decided in self.decisions.values()
            if (decided.is_yes or not self.with_director)
            and (decided.staff_id not in with_access or decided.manager_id not in {None, *managers})
        ]

    def agreed_by_two(self) -> bool:
        """Whether two different people have confirmed, one for each side."""
        return len(self._yeses()) == len(SIDES)


def ensure_day(until: date, today: date) -> None:
    """Refuse a day to which a transfer cannot be postponed."""
    if not today < until <= today + POSTPONED_AT_MOST:
        raise PostponedTooFar(last=today + POSTPONED_AT_MOST)


def earlier_day(*days: date | None) -> date | None:
    """The day on which a transfer that both sides postponed comes back."""
    return min((day for day in days if day is not None), default=None)


def withdrawn_why(reason: str, *, extended: bool) -> WithdrawnWhy:
    """Why a lapse is gone, from the act that moved the period. `extended`: an extension holds it open now."""
    if extended:
        return WithdrawnWhy.EXTENDED
    known = {each.value: each for each in WithdrawnWhy}
    return known.get(reason, WithdrawnWhy.CHANGED)
