"""What two heads agree on about a client: an extension (продление) of its period, or a re-acquisition (возврат).

The head of one side proposes, the other side agrees or declines with a reason: always two different people. Until then
the proposer can take it back. A client has one open proposal at a time, of whichever kind.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from domain.calendar import add_months
from domain.deciders import SIDES, Deciders
from domain.refusals import Refusal
from domain.staff import DepartmentKind

MOST_MONTHS: Final = 6
"""How far an extension goes beyond the present end of the period, or beyond today."""

Shares = tuple[tuple[int, Decimal], ...]


class AgreementKind(StrEnum):
    """What is agreed."""

    EXTENSION = "extension"
    REACQUISITION = "reacquisition"


class AgreementState(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    AGREED = "agreed"
    DECLINED = "declined"
    TAKEN_BACK = "taken-back"
    OUTDATED = "outdated"  # life went on: there is nothing left to agree on


class NotYourAgreement(Refusal):
    """A period is agreed on by the heads of the client's two departments, or by who stands in for them."""


class AgreementOpen(Refusal):
    """A client has one open proposal at a time."""


class AgreementDecided(Refusal):
    """A proposal is decided once, and taken back only until then."""


class AgreementOwn(Refusal):
    """Nobody agrees to what they proposed themselves."""


class ExtensionTooSoon(Refusal):
    """An extension ends after the present end of the period, and after today."""


class ExtensionTooFar(Refusal):
    """An extension goes at most half a year beyond the present end of the period."""


class ExtensionTooLate(Refusal):
    """A period is extended before the client is handed over."""


class NothingToReacquire(Refusal):
    """A client is won back after it was handed over, or after its transfer was returned."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A proposal. `until`: of an extension; `hunters`: of a re-acquisition, with their shares.

    `proposed_for`, `decided_for`: the head in whose place it was done. `answer`: why it was declined.
    """

    agreement_id: int
    client_id: int
    kind: AgreementKind
    state: AgreementState
    until: date | None
    hunters: Shares
    side: DepartmentKind
    proposed_by: int
    proposed_for: int | None
    proposed_at: datetime
    decided_by: int | None = None
    decided_for: int | None = None
    decided_on: date | None = None
    answer: str | None = None

    @property
    def other_side(self) -> DepartmentKind:
        """The side that is asked."""
        return next(side for side in SIDES if side is not self.side)

    def waits_for(self, deciders: Deciders) -> frozenset[int]:
        """Who may agree or decline: never the proposer."""
        if self.state is not AgreementState.OPEN:
            return frozenset()
        return deciders.left(self.other_side, {self.proposed_by})

    def ensure_decidable(self, staff_id: int, deciders: Deciders) -> None:
        """Refuse a decision of somebody whom it does not wait for."""
        if self.state is not AgreementState.OPEN:
            raise AgreementDecided
        if staff_id == self.proposed_by:
            raise AgreementOwn
        if staff_id not in self.waits_for(deciders):
            raise NotYourAgreement


def side_of(staff_id: int, deciders: Deciders) -> DepartmentKind:
    """The side for which a person proposes, the commercial one first; NotYourAgreement for nobody's."""
    found = next((side for side in SIDES if staff_id in deciders.of(side)), None)
    if found is None:
        raise NotYourAgreement
    return found


def days_of_extension(today: date, lapses_on: date | None) -> tuple[date, date]:
    """The first and the last day until which a period can be extended; `lapses_on`: its present end, where known."""
    present = max(today, lapses_on or today)
    return date.fromordinal(present.toordinal() + 1), add_months(present, MOST_MONTHS)


def ensure_extension(until: date, today: date, lapses_on: date | None) -> None:
    """Refuse a day until which a period cannot be extended."""
    first, last = days_of_extension(today, lapses_on)
    if until < first:
        raise ExtensionTooSoon(first=first)
    if until > last:
        raise ExtensionTooFar(last=last)
