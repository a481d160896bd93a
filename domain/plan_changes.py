"""What differs between two versions of the compensation plan, and what a next version begins as."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.calendar import month_of, next_month
from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine

Value = str | int | Decimal | Percent | AcquisitionRule | None

_COUNTER = re.compile(r"\d+")


class Term(StrEnum):
    """What can differ."""

    LINE_ADDED = "line-added"
    LINE_REMOVED = "line-removed"
    TITLE = "title"
    PERIOD = "period"
    COMMISSION = "commission"
    RESIDUAL = "residual"
    SERVICE = "service"
    VAT = "vat"
    COMMERCIAL_HEAD = "commercial-head"
    CLIENT_HEAD = "client-head"
    REGULAR_CONTACTS = "regular-contacts"
    KEY_CONTACTS = "key-contacts"
    KEY_TURNOVER = "key-turnover"


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One difference. `line`: the title of the business line, None for what concerns the whole plan."""

    term: Term
    line: str | None = None
    before: Value = None
    after: Value = None


def plan_changes(old: CompensationPlan, new: CompensationPlan) -> list[PlanChange]:
    """Everything in which two versions differ, besides number and day."""
    found: list[PlanChange] = []
    for code, line in new.lines.items():
        known = old.lines.get(code)
        found += [PlanChange(Term.LINE_ADDED, line.title)] if known is None else _line_changes(known, line)
    found += [PlanChange(Term.LINE_REMOVED, line.title) for code, line in old.lines.items() if code not in new.lines]
    pairs: list[tuple[Term, Value, Value]] = [
        (Term.COMMERCIAL_HEAD, old.commercial_head, new.commercial_head),
        (Term.CLIENT_HEAD, old.client_head, new.client_head),
        (Term.REGULAR_CONTACTS, old.regular_contacts, new.regular_contacts),
        (Term.KEY_CONTACTS, old.key_contacts, new.key_contacts),
        (Term.KEY_TURNOVER, old.key_turnover, new.key_turnover),
    ]
    return found + [PlanChange(term, None, before, after) for term, before, after in pairs if before != after]


def _line_changes(old: PlanLine, new: PlanLine) -> list[PlanChange]:
    pairs: list[tuple[Term, Value, Value]] = [
        (Term.TITLE, old.title, new.title),
        (Term.PERIOD, old.acquisition, new.acquisition),
        (Term.COMMISSION, old.commission, new.commission),
        (Term.RESIDUAL, old.residual, new.residual),
        (Term.SERVICE, old.service, new.service),
        (Term.VAT, old.vat, new.vat),
    ]
    return [PlanChange(term, new.title, before, after) for term, before, after in pairs if before != after]


def next_number(known: Iterable[str]) -> str:
    """A number for the next version, after those known in their order: `1` → `2`, `7-П/24` → `8-П/24`."""
    numbers = list(known)
    number = numbers[-1] if numbers else "0"
    while True:
        counter = _COUNTER.search(number)
        number = f"{number}-2" if counter is None else _COUNTER.sub(str(int(counter[0]) + 1), number, count=1)
        if number not in numbers:
            return number


def next_start(taken: Iterable[date], today: date) -> date:
    """The first of the next month on which no version starts yet."""
    known = set(taken)
    day = next_month(month_of(today))
    while day in known:
        day = next_month(day)
    return day


def next_version(versions: Sequence[CompensationPlan], numbers: Iterable[str], today: date) -> CompensationPlan:
    """A copy of the last version, to be changed, with the next number and day; without any, an empty first one.

    `numbers`: all that versions ever had, the newest last.
    """
    number = next_number(numbers)
    starts_on = next_start((version.effective_from for version in versions), today)
    if not versions:
        return CompensationPlan(0, number, month_of(today), {})
    return replace(versions[-1], plan_id=0, number=number, effective_from=starts_on)
