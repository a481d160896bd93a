"""Absence, and substitutes of heads: recorded for a range of days, taken back early, put in force and out by the clock.

While a range is in force the transfers that wait for the head wait for the substitute; when it is over, for the head.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.deciders import SIDES
from domain.refusals import NotFound, Outdated
from domain.staff import ROLES_IN_DEPARTMENT, Actor, Permission, Role, StaffStatus
from domain.substitutes import (
    Absence,
    NotAHead,
    SubstituteNotPossible,
    ensure_days,
    ensure_free,
    overlap,
)
from storage import audit, staff, substitutes
from storage import company as company_storage
from storage.db import Tx
from storage.staff import Person
from storage.wakes import wake_at
from usecases import company
from usecases.access import needs
from usecases.card_moves import follow_deciders
from usecases.deciders import Circle, circle, circle_with
from usecases.notices import tell

BEGINS: Final = "substitute-begins"
ENDS: Final = "substitute-ends"
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One range as a person sees it. `may_revoke`: whether they may take it back."""

    absence: Absence
    name: str
    substitute: str | None
    may_revoke: bool


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """What is known of a person's absences to come: their own, and those in which they stand in. `heads`: a
    department, so somebody can stand in for them.
    """

    person: Person
    heads: bool
    own: bool
    away: Sequence[AbsenceLine]
    stands_in: Sequence[AbsenceLine]


@needs(Permission.OWN_SETTINGS)
def show(tx: Tx, actor: Actor, staff_id: int) -> AbsenceView:
    """The absences to come of oneself, of one's people, or for the director of anybody; NotFound otherwise."""
    person = _subject(tx, actor, staff_id)
    found = substitutes.of_person(tx, staff_id, company.today(tx))
    lines = [_line(tx, actor, absence) for absence in found]
    return AbsenceView(
        person,
        _heads(circle(tx), staff_id),
        actor.staff_id == staff_id,
        [line for line in lines if line.absence.staff_id == staff_id],
        [line for line in lines if line.absence.staff_id != staff_id],
    )


def _subject(tx: Tx, actor: Actor, staff_id: int) -> Person:
    """Somebody with access whose absence the actor may record."""
    person = staff.get(tx, staff_id)
    if not may_record(tx, actor, person):
        raise NotFound
    return person


def may_record(tx: Tx, actor: Actor, person: Person) -> bool:
    """Whether an actor may record a person's absence: everybody their own, heads their people's, directors all."""
    if person.status is not StaffStatus.ACTIVE:
        return False
    own_people = person.role is not Role.HEAD and person.department_id in circle(tx).led_by(actor)
    return actor.staff_id == person.staff_id or actor.role is Role.DIRECTOR or own_people


def _heads(known: Circle, staff_id: int) -> bool:
    return staff_id in known.heads.values()


def _line(tx: Tx, actor: Actor, absence: Absence) -> AbsenceLine:
    person = staff.get(tx, absence.staff_id)
    substitute = staff.get(tx, absence.substitute_id).name if absence.substitute_id is not None else None
    return AbsenceLine(absence, person.name, substitute, may_record(tx, actor, person))


@needs(Permission.OWN_SETTINGS)
def told_of(tx: Tx, actor: Actor, absence_id: int) -> AbsenceLine:
    """A range of which somebody is told, also one that was taken back; NotFound for whom it does not concern."""
    absence = substitutes.get(tx, absence_id)
    line = _line(tx, actor, absence)
    if actor.staff_id != absence.substitute_id and not line.may_revoke:
        raise NotFound
    return line


@needs(Permission.OWN_SETTINGS)
def possible_substitutes(tx: Tx, actor: Actor, staff_id: int, first: date, last: date) -> list[Person]:
    """Who can stand in for a head on all of these days: directors and other heads, then sellers of the department.

    Empty for somebody who heads nothing.
    """
    _subject(tx, actor, staff_id)
    known = circle(tx)
    led = {department for department, head in known.heads.items() if head == staff_id}
    away = {a.staff_id for a in substitutes.to_come(tx, company.today(tx)) if overlap(a, first, last)}
    leaders = {*known.heads.values(), *known.directors}
    found = [
        person
        for person in staff.active(tx)
        if led and person.staff_id not in {staff_id, *away} and _can_stand_in(person, leaders, led)
    ]
    return sorted(found, key=lambda person: person.staff_id not in leaders)


def _can_stand_in(person: Person, leaders: set[int], led: set[int]) -> bool:
    return person.staff_id in leaders or (person.role in ROLES_IN_DEPARTMENT and person.department_id in led)


@needs(Permission.OWN_SETTINGS)
def check_days(tx: Tx, actor: Actor, staff_id: int, first: date, last: date) -> None:
    """Refuse days that a person cannot be away on: AbsenceDaysWrong, AbsenceTaken."""
    _subject(tx, actor, staff_id)
    today = company.today(tx)
    ensure_days(first, last, today)
    ensure_free((a for a in substitutes.of_person(tx, staff_id, today) if a.staff_id == staff_id), first, last)


@needs(Permission.OWN_SETTINGS)
def left_to_director(tx: Tx, actor: Actor, staff_id: int, substitute_id: int) -> bool:
    """Whether the director would decide in the place of a head, because the substitute decides the other side."""
    _subject(tx, actor, staff_id)
    known = circle(tx)
    planned = replace(known, substitutes={**known.substitutes, staff_id: substitute_id})
    places = [(planned.of(department), side) for department in known.hands_over_to for side in SIDES]
    return any(d.represented.get(side) == staff_id and substitute_id not in d.of(side) for d, side in places)


@needs(Permission.OWN_SETTINGS)
def record(tx: Tx, actor: Actor, staff_id: int, first: date, last: date, substitute_id: int | None = None) -> int:
    """Record that somebody is away on these days, both included, and who stands in for a head; its id."""
    check_days(tx, actor, staff_id, first, last)
    if substitute_id is not None:
        _ensure_possible(tx, actor, staff_id, first, last, substitute_id)
    absence_id = substitutes.add(tx, staff_id, first, last, substitute_id, actor.staff_id)
    absence = Absence(absence_id, staff_id, first, last, substitute_id)
    after = {"staff": staff_id, "first": first, "last": last, "substitute": substitute_id}
    audit.record(tx, actor, "absence recorded", f"absence:{absence_id}", after=after)
    if absence.holds(company.today(tx)):
        _put_in_force(tx, absence, None)
    else:
        wake_at(tx, BEGINS, absence_id, _midnight(tx, first))
    _tell(tx, actor, absence, "absence_recorded")
    return absence_id


def _ensure_possible(tx: Tx, actor: Actor, staff_id: int, first: date, last: date, substitute_id: int) -> None:
    if not _heads(circle(tx), staff_id):
        raise NotAHead
    possible = possible_substitutes(tx, actor, staff_id, first, last)
    if substitute_id not in {person.staff_id for person in possible}:
        raise SubstituteNotPossible


def _midnight(tx: Tx, day: date) -> datetime:
    """The instant at which a business day begins."""
    return datetime.combine(day, time.min, ZoneInfo(company_storage.get(tx).zone)).astimezone(UTC)


def _tell(tx: Tx, actor: Actor, absence: Absence, event: str) -> None:
    heads = circle(tx).heads
    head = heads.get(staff.get(tx, absence.staff_id).department_id or 0)
    for staff_id in sorted({absence.staff_id, absence.substitute_id, head} - {None, actor.staff_id}, key=str):
        tell(tx, staff_id or 0, event, f"absence {absence.absence_id} {event}", absence_id=absence.absence_id)


@needs(Permission.OWN_SETTINGS)
def revoke(tx: Tx, actor: Actor, absence_id: int) -> int:
    """Take a range back, from now on if it has begun; whose it was. What waits goes back to the head at once.

    Once more changes nothing.
    """
    absence = substitutes.get(tx, absence_id)
    if not may_record(tx, actor, staff.get(tx, absence.staff_id)):
        raise NotFound
    if absence.last < company.today(tx):
        raise Outdated
    before, moved = circle(tx), substitutes.is_in_force(tx, absence_id)
    if not substitutes.revoke(tx, absence_id):
        return absence.staff_id
    substitutes.put_in_force(tx, absence_id, in_force=False)
    known = {"staff": absence.staff_id, "first": absence.first, "last": absence.last}
    audit.record(tx, actor, "absence revoked", f"absence:{absence_id}", before=known)
    tx.cache.pop("circle")
    if moved:
        follow_deciders(tx, before, f"absence {absence_id} revoked")
    for kind in (BEGINS, ENDS):
        wake_at(tx, kind, absence_id, None)
    _tell(tx, actor, absence, "absence_revoked")
    return absence.staff_id


@needs(Permission.RUN_CLOCK)
def begin(tx: Tx, actor: Actor, absence_id: int) -> None:
    """The first day of a range has come: what waits for the head goes to the substitute. Too late, it is nothing."""
    absence = substitutes.get(tx, absence_id)
    if absence.holds(company.today(tx)):
        _put_in_force(tx, absence, _midnight(tx, absence.first))


def _put_in_force(tx: Tx, absence: Absence, since: datetime | None) -> None:
    standing_in = substitutes.standing_in_on(tx, company.today(tx), without=absence.absence_id)
    substitutes.put_in_force(tx, absence.absence_id, in_force=True)
    tx.cache.pop("circle", None)
    follow_deciders(tx, circle_with(tx, standing_in), f"absence {absence.absence_id} begins", since)
    wake_at(tx, ENDS, absence.absence_id, _midnight(tx, absence.last + ONE_DAY))


@needs(Permission.RUN_CLOCK)
def end(tx: Tx, actor: Actor, absence_id: int) -> None:
    """A range is over: what waits goes back to the head, unless the next substitute has it already."""
    absence = substitutes.get(tx, absence_id)
    substitutes.put_in_force(tx, absence_id, in_force=False)
    if absence.staff_id in circle(tx).substitutes:
        return
    standing_in = substitutes.standing_in_on(tx, company.today(tx), also=absence)
    over = _midnight(tx, absence.last + ONE_DAY)
    follow_deciders(tx, circle_with(tx, standing_in), f"absence {absence_id} ends", over)


def absent(tx: Tx, day: date) -> frozenset[int]:
    """Who is away on a day."""
    return frozenset(absence.staff_id for absence in substitutes.on(tx, day))
