"""The compensation plan (план вознаграждения): versions in force from a day on, a line for each kind of business.

Percents are those of the version in force on the day of payment. The acquisition rule is that of the version in force
when the client's acquisition began, for good: a later plan never moves the end of a period that is running.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.money import HUNDRED, Percent

NO_PERCENT = Percent(0)
LEAST_MONTHS, MOST_MONTHS = 1, 24
A_CENTURY = 1200
LEAST_REGULAR_CONTACTS, LEAST_KEY_CONTACTS = 2, 3
RESIDUAL_DROP = 3


class Whichever(StrEnum):
    """Which end counts when the period is limited both by payments and by months."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class AcquisitionRule:
    """How long the hunter earns full commission: the first `payments` charges, or `months` from the first payment.

    A count outside 1..24 months is pointed out by `plan_warnings`; one that no calendar holds is a ValueError.
    """

    payments: int | None = None
    months: int | None = None
    whichever: Whichever = Whichever.FIRST

    def __post_init__(self) -> None:
        if self.payments is None and self.months is None:
            raise ValueError("an acquisition period needs payments or months")
        if self.payments is not None and self.payments < 1:
            raise ValueError("an acquisition period by payments has at least one")
        if self.months is not None and not 0 <= self.months <= A_CENTURY:
            raise ValueError("an acquisition period of fewer than no months, or of more than a century")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """The terms of one business line. `vat` is the percent contained in payments, taken out of the base first.

    A percent below zero is a ValueError.
    """

    code: str
    title: str
    acquisition: AcquisitionRule
    commission: Percent
    residual: Percent
    service: Percent
    vat: Percent | None = None

    def __post_init__(self) -> None:
        if min(self.commission, self.residual, self.service, self.vat or NO_PERCENT) < 0:
            raise ValueError("nobody earns a percent below zero")


@dataclass(frozen=True, slots=True)
class CompensationPlan:
    """One published version. `key_turnover`: payments over 365 days that make a client key; None: only by hand.

    Fewer contacts than protect a client, 2 and 3, or a head's percent below zero are a ValueError.
    """

    plan_id: int
    number: str
    effective_from: date
    lines: Mapping[str, PlanLine]
    commercial_head: Percent = NO_PERCENT
    client_head: Percent = NO_PERCENT
    regular_contacts: int = 2
    key_contacts: int = 4
    key_turnover: Decimal | None = None

    def __post_init__(self) -> None:
        if self.regular_contacts < LEAST_REGULAR_CONTACTS or self.key_contacts < LEAST_KEY_CONTACTS:
            raise ValueError("too few contacts to protect a client")
        if min(self.commercial_head, self.client_head) < 0:
            raise ValueError("nobody earns a percent below zero")


def plan_in_force(plans: Sequence[CompensationPlan], on: date) -> CompensationPlan | None:
    """The version in force on a day; `plans` are ordered by `effective_from`."""
    position = bisect_right(plans, on, key=lambda plan: plan.effective_from)
    return plans[position - 1] if position else None


class PlanWarning(StrEnum):
    """What is pointed out before a plan is published; none of them forbids it."""

    MONTHS = "months"
    RESIDUAL = "residual"
    MISSING_LINE = "missing-line"
    OVER_HUNDRED = "over-hundred"


def plan_warnings(plan: CompensationPlan, lines_in_use: Collection[str] = ()) -> list[tuple[PlanWarning, str]]:
    """What looks wrong in a plan, as pairs of warning and line code."""
    found: list[tuple[PlanWarning, str]] = []
    for line in plan.lines.values():
        months = line.acquisition.months
        if months is not None and not LEAST_MONTHS <= months <= MOST_MONTHS:
            found.append((PlanWarning.MONTHS, line.code))
        if line.residual * RESIDUAL_DROP > line.commission:
            found.append((PlanWarning.RESIDUAL, line.code))
        inside, outside = line.commission + plan.commercial_head, line.residual + line.service + plan.client_head
        if max(inside, outside) > HUNDRED:
            found.append((PlanWarning.OVER_HUNDRED, line.code))
    found.extend((PlanWarning.MISSING_LINE, code) for code in sorted(set(lines_in_use) - set(plan.lines)))
    return found
