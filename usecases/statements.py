"""Statements of closed months: each person's own, and the payroll sheet; their sums are those of the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.month import MonthStillOpen, PersonMonth
from domain.refusals import NotFound
from domain.staff import Actor, Permission
from storage import audit, months
from storage import company as company_storage
from storage.db import Tx
from storage.months import Closing, StatementLine
from usecases.access import needs
from usecases.months import last_day


@dataclass(frozen=True, slots=True)
class Statement:
    """What one person had in a closed month, line by line."""

    person: PersonMonth
    lines: Sequence[StatementLine]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Statements of a closed month, and whose company it is. `made_for`: the name of who asked for them."""

    company_name: str
    closing: Closing
    made_for: str
    statements: Sequence[Statement]

    @property
    def people(self) -> Sequence[PersonMonth]:
        """What each of these people had."""
        return [statement.person for statement in self.statements]


@needs(Permission.SEE_EARNINGS)
def own(tx: Tx, actor: Actor, month: date) -> Sheets:
    """A person's own statement; NotFound when they had nothing in that month."""
    return _sheets(tx, actor, month, actor.staff_id)


@needs(Permission.REVIEW_MONTH)
def of_person(tx: Tx, actor: Actor, month: date, staff_id: int) -> Sheets:
    """Anybody's statement; NotFound when they had nothing in that month."""
    return _sheets(tx, actor, month, staff_id)


@needs(Permission.REVIEW_MONTH)
def of_everybody(tx: Tx, actor: Actor, month: date) -> Sheets:
    """The statements of all who had anything in that month, by name."""
    return _sheets(tx, actor, month, None)


@needs(Permission.REVIEW_MONTH)
def export(tx: Tx, actor: Actor, month: date, staff_id: int | None = None) -> Sheets:
    """The statements of a month to take away, everybody's or one person's; who took them is on record."""
    sheets = _sheets(tx, actor, month, staff_id)
    _note_export(tx, actor, month, staff_id)
    return sheets


@needs(Permission.SEE_EARNINGS)
def export_own(tx: Tx, actor: Actor, month: date) -> Sheets:
    """One's own statement to take away; that is on record too."""
    sheets = _sheets(tx, actor, month, actor.staff_id)
    _note_export(tx, actor, month, actor.staff_id)
    return sheets


def _note_export(tx: Tx, actor: Actor, month: date, staff_id: int | None) -> None:
    audit.record(tx, actor, "statements exported", f"month:{month}", after={"of": staff_id or "everybody"})


def _sheets(tx: Tx, actor: Actor, month: date, staff_id: int | None) -> Sheets:
    closing = months.closing_of(tx, month)
    if closing is None:
        raise MonthStillOpen(month=month.month, year=month.year)
    people = [person for person in months.totals(tx, month) if staff_id in {None, person.staff_id}]
    if staff_id is not None and not people:
        raise NotFound
    last = last_day(month)
    statements = [Statement(person, months.lines(tx, person.staff_id, month, last)) for person in people]
    return Sheets(company_storage.get(tx).name, closing, actor.name, statements)
