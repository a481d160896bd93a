"""Targets: set and removed by a head or the director, and how far each is reached. Who a target is for hears of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.calendar import add_months, month_of, next_month
from domain.money import ZERO
from domain.payments import ensure_amount
from domain.refusals import NotFound
from domain.staff import Actor, DepartmentKind, Permission
from domain.targets import Progress, counts_from, ensure_month, working_days
from storage import audit, digests, targets, transfer_facts
from storage import company as company_storage
from storage.db import Tx
from storage.targets import Subject, Target
from usecases import company
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target as who may set it sees it. `progress` None: there is none yet.

    `months`: for which it can be set. `before`: the last month that has ended before it, and what that brought.
    """

    subject: Subject
    month: date
    months: Sequence[date]
    earned: Decimal
    progress: Progress | None
    before: date
    result: Decimal


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One of a list: what was earned in the month, and how far the target is reached, if there is one."""

    subject: Subject
    earned: Decimal
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class Targets:
    """All targets of a month that a person may set: each department, and after it its people."""

    month: date
    months: Sequence[date]
    lines: Sequence[TargetLine]


@needs(Permission.SET_TARGETS)
def listing(tx: Tx, actor: Actor, month: date | None = None) -> Targets:
    """The targets of this month, or of the one named by its first day."""
    today = company.today(tx)
    shown = _shown_month(month, today)
    lines = [_line(tx, subject, shown, today) for subject in targets.subjects(tx, actor)]
    return Targets(shown, _months(today), lines)


def _shown_month(month: date | None, today: date) -> date:
    """A button of a month that is over leads to this one."""
    return month if month in _months(today) else month_of(today)


def _months(today: date) -> tuple[date, date]:
    return month_of(today), next_month(today)


def _line(tx: Tx, subject: Subject, month: date, today: date) -> TargetLine:
    amount = _earned(tx, subject, month, min(today, _last_day(month)))
    known = _known(tx, subject, month)
    return TargetLine(subject, amount, progress(tx, known.amount if known else None, amount, month, today))


@needs(Permission.SET_TARGETS)
def show(tx: Tx, actor: Actor, staff_id: int, department_id: int, month: date | None = None) -> TargetView:
    """The target of a person, or with `staff_id` 0 of a department; NotFound for whose is not theirs to set."""
    subject, today = _subject(tx, actor, staff_id, department_id), company.today(tx)
    shown = _shown_month(month, today)
    line = _line(tx, subject, shown, today)
    before = add_months(month_of(today), -1)
    result = _earned(tx, subject, before, _last_day(before))
    return TargetView(subject, shown, _months(today), line.earned, line.progress, before, result)


def find(tx: Tx, actor: Actor, staff_id: int) -> TargetView | None:
    """A person's target of this month; None where it is not the actor's to set."""
    try:
        return show(tx, actor, staff_id, 0) if actor.may(Permission.SET_TARGETS) else None
    except NotFound:
        return None


@needs(Permission.SET_TARGETS)
def set_target(tx: Tx, actor: Actor, staff_id: int, department_id: int, month: date, amount: Decimal) -> None:
    """Set what somebody is to earn in this month or the next one; the same amount again changes nothing."""
    subject = _subject(tx, actor, staff_id, department_id)
    ensure_month(month, company.today(tx))
    ensure_amount(amount)
    known = _known(tx, subject, month)
    if known is None:
        targets.add(
            tx, month, subject.staff_id, None if subject.staff_id else subject.department_id, amount, actor.staff_id
        )
    elif known.amount == amount:
        return
    else:
        targets.change(tx, known.target_id, amount, actor.staff_id)
    _follow(tx, actor, subject, "target set", month, known, amount)


@needs(Permission.SET_TARGETS)
def remove(tx: Tx, actor: Actor, staff_id: int, department_id: int, month: date) -> None:
    """Take a target back; where there is none, nothing changes."""
    subject = _subject(tx, actor, staff_id, department_id)
    ensure_month(month, company.today(tx))
    known = _known(tx, subject, month)
    if known is None:
        return
    targets.remove(tx, known.target_id)
    _follow(tx, actor, subject, "target removed", month, known, None)


def _subject(tx: Tx, actor: Actor, staff_id: int, department_id: int) -> Subject:
    return targets.person(tx, actor, staff_id) if staff_id else targets.department(tx, actor, department_id)


def _known(tx: Tx, subject: Subject, month: date) -> Target | None:
    if subject.staff_id is None:
        return targets.of_department(tx, subject.department_id, month)
    return targets.of_person(tx, subject.staff_id, month)


def _follow(
    tx: Tx, actor: Actor, subject: Subject, act: str, month: date, known: Target | None, amount: Decimal | None
) -> None:
    """Put on record what was done, and tell whose target it is: the person, or the department's head."""
    on = f"staff:{subject.staff_id}" if subject.staff_id else f"department:{subject.department_id}"
    before = {"target_month": month, "target": known.amount} if known else None
    audit.record(tx, actor, act, on, before=before, after={"target_month": month, "target": amount} if amount else None)
    reader = subject.staff_id or circle(tx).heads.get(subject.department_id)
    if reader is not None and reader != actor.staff_id:
        event, key = act.replace(" ", "_"), f"{act} {on} {month} {tx.now.isoformat()}"
        department = None if subject.staff_id else subject.department_id
        tell(tx, reader, event, key, department_id=department, month=month.isoformat(), by=actor.staff_id)


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """A target as who has to reach it reads it. `department`: its name, where it is a department's; `by`: who set it.

    `progress` None: there is none any more.
    """

    month: date
    department: str | None
    by: str
    progress: Progress | None


@needs(Permission.SEE_EARNINGS)
def own(tx: Tx, actor: Actor, department_id: int | None, month: date) -> OwnTarget:
    """A person's own target as it stands now, or that of a department that they lead; NotFound for any other."""
    if department_id is None:
        subject = Subject(actor.name, actor.department_id or 0, actor.staff_id)
    elif department_id in circle(tx).led_by(actor):
        subject = Subject(
            next(d.name for d in company.departments(tx) if d.department_id == department_id), department_id
        )
    else:
        raise NotFound
    known = _known(tx, subject, month)
    by = transfer_facts.names(tx, [known.set_by])[known.set_by] if known else ""
    today = company.today(tx)
    found = _line(tx, subject, month, today).progress
    return OwnTarget(month, None if department_id is None else subject.name, by, found)


def progress(tx: Tx, target: Decimal | None, earned: Decimal, month: date, on: date) -> Progress | None:
    """How far a target is reached, looked at on a day; None: there is none."""
    return None if target is None else Progress(target, earned, days_left(tx, month, on))


def days_left(tx: Tx, month: date, on: date) -> int:
    """The working days of a month (its first day) that still count, looked at on a day."""
    known = company_storage.get(tx)
    return working_days(counts_from(on, tx.now, known.zone), month, known.country)


def of_person(tx: Tx, staff_id: int, earned: Decimal, month: date, on: date) -> Progress | None:
    """How far a person, who earned so much of it, is with their target of a month."""
    known = targets.of_person(tx, staff_id, month)
    return progress(tx, known.amount if known else None, earned, month, on)


def of_departments(tx: Tx, on: date) -> list[tuple[str, Progress]]:
    """How far each department that has a target of the month is, by its name, looked at on a day."""
    month = month_of(on)
    known = sorted(company.departments(tx), key=lambda department: department.kind is DepartmentKind.CLIENT)
    wanted = targets.of_departments(tx, [d.department_id for d in known], month)
    found = []
    for department in known:
        if department.department_id in wanted:
            earned = _earned(tx, Subject(department.name, department.department_id), month, on)
            amount = wanted[department.department_id]
            found.append((department.name, Progress(amount, earned, days_left(tx, month, on))))
    return found


def _earned(tx: Tx, subject: Subject, first: date, last: date) -> Decimal:
    """What a person earned between two days, or the people of a department without its head."""
    if last < first:
        return ZERO
    if subject.staff_id is not None:
        return targets.earned(tx, [subject.staff_id], first, last).get(subject.staff_id, ZERO)
    head = circle(tx).heads.get(subject.department_id)
    people = [staff_id for staff_id, _, _ in digests.members(tx, [subject.department_id]) if staff_id != head]
    return sum(targets.earned(tx, people, first, last).values(), ZERO)


def _last_day(month: date) -> date:
    return next_month(month) - timedelta(days=1)
