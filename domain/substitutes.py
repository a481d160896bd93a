"""Absence (отсутствие) for a range of days, and who stands in for a head meanwhile.

A substitute stands in while they have access and are not away themselves; otherwise the head decides as ever.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from domain.refusals import Refusal

MOST_DAYS: Final = 366
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which somebody is away, both included. `substitute_id`: who stands in for them, where they are a head."""

    absence_id: int
    staff_id: int
    first: date
    last: date
    substitute_id: int | None = None

    def holds(self, day: date) -> bool:
        """Whether they are away on a day."""
        return self.first <= day <= self.last


class AbsenceDaysWrong(Refusal):
    """An absence begins today or later, does not end before it begins, and takes a year at most."""


class AbsenceTaken(Refusal):
    """Somebody is away once at a time: days that are recorded already are taken back first."""


class SubstituteNotPossible(Refusal):
    """A substitute has access, is not away on these days, and is another head, a seller of the department, or a
    director.
    """


class NotAHead(Refusal):
    """A substitute stands in for a head."""


def ensure_days(first: date, last: date, today: date) -> None:
    """Refuse days that nobody can be away on."""
    if not today <= first <= last or last - first >= timedelta(days=MOST_DAYS):
        raise AbsenceDaysWrong


def ensure_free(known: Iterable[Absence], first: date, last: date) -> None:
    """Refuse days of which some are taken."""
    for absence in known:
        if overlap(absence, first, last):
            raise AbsenceTaken(first=absence.first, last=absence.last)


def overlap(absence: Absence, first: date, last: date) -> bool:
    """Whether an absence has a day in common with a range."""
    return absence.first <= last and first <= absence.last


def standing_in(today: Iterable[Absence], with_access: Iterable[int]) -> dict[int, int]:
    """Who stands in for whom, from everybody's absences of one day and those who have access."""
    absences, present = list(today), set(with_access)
    present -= {absence.staff_id for absence in absences}
    return {a.staff_id: a.substitute_id for a in absences if a.substitute_id is not None and a.substitute_id in present}


def this_week(today: date) -> tuple[date, date]:
    """From today to Sunday."""
    return today, today + timedelta(days=_WEEK - today.isoweekday())


def two_weeks(today: date) -> tuple[date, date]:
    """Fourteen days, today included."""
    return today, today + timedelta(days=2 * _WEEK - 1)
