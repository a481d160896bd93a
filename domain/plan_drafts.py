"""A version of the plan in the making: its lines added, changed and removed, and what a version must keep to.

A line keeps its code for good, for clients name it. A line that comes back under a title it once had is the same line.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Final

from domain.calendar import month_of
from domain.plain_words import plain
from domain.plan import LEAST_KEY_CONTACTS, LEAST_REGULAR_CONTACTS, CompensationPlan, PlanLine
from domain.refusals import NotFound, Refusal

MOST_LINES: Final = 15
MOST_TITLE: Final = 40
MOST_NUMBER: Final = 30
MOST_CONTACTS: Final = 20


class PlanDayTaken(Refusal):
    """Two versions of the plan never start on the same day."""


class PlanInClosedMonth(Refusal):
    """A plan never starts in a closed month: what was paid out for it stays."""


class PlanWithoutLines(Refusal):
    """A plan has terms for at least one business line."""


class PlanTooLong(Refusal):
    """A plan has at most fifteen business lines, so that it can be read on one screen."""


class LineTitleTaken(Refusal):
    """Two business lines of a plan are never called the same."""


class TitleNotGiven(Refusal):
    """A business line is called something, in at most forty characters; a version's number has at most thirty."""


class TooFewContacts(Refusal):
    """A regular client is known to at least two people, a key client to at least three."""


def ensure_start(day: date, versions: Iterable[CompensationPlan], closed_through: date | None) -> None:
    """Refuse a day on which no version can start. `closed_through`: first day of the last closed month."""
    if any(version.effective_from == day for version in versions):
        raise PlanDayTaken(effective_from=day)
    if closed_through is not None and month_of(day) <= closed_through:
        raise PlanInClosedMonth


def ensure_whole(plan: CompensationPlan) -> None:
    """Refuse what is no plan that can be published."""
    if not plan.lines:
        raise PlanWithoutLines
    if len(plan.lines) > MOST_LINES:
        raise PlanTooLong(most=MOST_LINES)


def clean_title(text: str, most: int = MOST_TITLE) -> str:
    """A title, or a number, in the form in which it is kept."""
    title = plain(text)
    if not 1 <= len(title) <= most:
        raise TitleNotGiven(most=most)
    return title


def known_code(title: str, plans: Sequence[CompensationPlan]) -> str | None:
    """The code of the line that is called so in one of the plans, the last of them that has it; None: a new line."""
    wanted = title.casefold()
    for plan in reversed(plans):
        for line in plan.lines.values():
            if line.title.casefold() == wanted:
                return line.code
    return None


def free_code(taken: Collection[str]) -> str:
    """A code for a new line, short enough for a button."""
    return next(code for number in count(1) if (code := f"line-{number}") not in taken)


def ensure_title_free(plan: CompensationPlan, title: str) -> None:
    """Refuse a title that a line of the plan has."""
    if title.casefold() in {line.title.casefold() for line in plan.lines.values()}:
        raise LineTitleTaken(title=title)


def with_line(plan: CompensationPlan, line: PlanLine) -> CompensationPlan:
    """The plan with a line added, or put in the place of the one with its code."""
    ensure_title_free(without_line(plan, line.code) if line.code in plan.lines else plan, line.title)
    lines = {**plan.lines, line.code: line}
    if len(lines) > MOST_LINES:
        raise PlanTooLong(most=MOST_LINES)
    return replace(plan, lines=lines)


def without_line(plan: CompensationPlan, code: str) -> CompensationPlan:
    """The plan without one of its lines."""
    if code not in plan.lines:
        raise NotFound
    return replace(plan, lines={known: line for known, line in plan.lines.items() if known != code})


def with_contacts(plan: CompensationPlan, regular: int, key: int) -> CompensationPlan:
    """The plan with other numbers of personal contacts."""
    enough = LEAST_REGULAR_CONTACTS <= regular <= MOST_CONTACTS and LEAST_KEY_CONTACTS <= key <= MOST_CONTACTS
    if not enough:
        raise TooFewContacts
    return replace(plan, regular_contacts=regular, key_contacts=key)
