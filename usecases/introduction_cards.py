"""What a person sees of introductions: the card, the list, and what waits for them. Only reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.coverage import Coverage
from domain.introductions import (
    IntroductionLine,
    Outcome,
    Parties,
    Said,
    Task,
    both_said,
    day_number,
    standing,
    waits_for,
)
from domain.staff import Actor, Permission, Role
from storage import clients, introductions, transfer_facts
from storage import company as company_storage
from storage import coverage as coverage_storage
from storage.db import Tx
from storage.introductions import Introduction
from usecases import company, coverage
from usecases.access import needs
from usecases.introductions import find, parties_of, said_of, waiting_of


@dataclass(frozen=True, slots=True)
class Part:
    """One person's part. `met_on`: on which day, where they say it; `waits`: it is asked of them still."""

    staff_id: int
    name: str
    task: Task
    said: bool
    met_on: date | None
    waits: bool


@dataclass(frozen=True, slots=True)
class IntroductionCard:
    """All that the card shows to one person. `yours`: what is asked of them; `can_take_back`: what they said."""

    introduction_id: int
    client_id: int
    client_name: str
    key: bool
    manager: str
    parts: Sequence[Part]
    met: Coverage
    missing_heads: Sequence[str]
    both_said: bool
    day: int
    outcome: Outcome | None
    yours: Task | None
    can_take_back: bool


@needs(Permission.SEE_TRANSFERS)
def show(tx: Tx, actor: Actor, introduction_id: int) -> IntroductionCard:
    """The card of an introduction in its present state: for who has a part, and who sees the client."""
    introduction = find(tx, actor, introduction_id)
    parties, said = parties_of(tx, introduction), said_of(tx, introduction)
    client = clients.load(tx, introduction.client_id)
    met = coverage.of_client(tx, client)
    waiting = [] if introduction.outcome else waits_for(parties, said, coverage_storage.holders(tx, client.client_id))
    task = parties.task_of(actor.staff_id)
    parts = _parts(tx, parties, standing(said, introduction.manager_id), waiting)
    mine = next((part for part in parts if part.staff_id == actor.staff_id), None)
    return IntroductionCard(
        introduction_id,
        client.client_id,
        client.name,
        client.key,
        transfer_facts.names(tx, [introduction.manager_id])[introduction.manager_id],
        parts,
        met,
        coverage.names_of_missing(tx, met),
        both_said(parties, said),
        _day(tx, introduction),
        introduction.outcome,
        task if actor.staff_id in waiting else None,
        bool(mine and mine.said and task is Task.INTRODUCE and introduction.outcome is None),
    )


def _day(tx: Tx, introduction: Introduction) -> int:
    return day_number(company_storage.get(tx).local_date(introduction.begun_at), company.today(tx))


def _parts(tx: Tx, parties: Parties, said: Sequence[Said], waiting: Sequence[int]) -> list[Part]:
    """Everybody's part, and what was said by those who have none any more."""
    of_person = {each.staff_id: each for each in said}
    people = list(dict.fromkeys([*of_person, *parties.everybody()]))
    names = transfer_facts.names(tx, people)
    order = list(Task)
    found = []
    for staff_id in people:
        spoken = of_person.get(staff_id)
        task = spoken.task if spoken else parties.task_of(staff_id)
        if task is not None:
            met_on = spoken.met_on if spoken else None
            found.append(Part(staff_id, names[staff_id], task, spoken is not None, met_on, staff_id in waiting))
    return sorted(found, key=lambda part: (order.index(part.task), part.name))


@needs(Permission.SEE_TRANSFERS)
def listing(tx: Tx, actor: Actor) -> list[IntroductionLine]:
    """The open introductions that concern a person: what waits for them first, then the oldest."""
    lines = [_line(tx, actor, introduction) for introduction in _seen(tx, actor)]
    return sorted(lines, key=lambda line: (line.task is None, -line.day))


def _seen(tx: Tx, actor: Actor) -> list[Introduction]:
    own = introductions.open_of_person(tx, actor.staff_id)
    if actor.role not in {Role.HEAD, Role.DIRECTOR}:
        return own
    seen = coverage.departments_seen(tx, actor)
    known = {each.introduction_id for each in own}
    others = (each for each in introductions.all_open(tx) if each.introduction_id not in known)
    return own + [each for each in others if each.department_id in seen]


def _line(tx: Tx, actor: Actor, introduction: Introduction) -> IntroductionLine:
    task = parties_of(tx, introduction).task_of(actor.staff_id)
    waits = actor.staff_id in waiting_of(tx, introduction)
    manager = transfer_facts.names(tx, [introduction.manager_id])[introduction.manager_id]
    day = _day(tx, introduction)
    return IntroductionLine(
        introduction.introduction_id, introduction.client_name, manager, task if waits else None, day
    )


def waiting_for(tx: Tx, actor: Actor) -> tuple[IntroductionLine, ...]:
    """The introductions in which something is asked of a person, the oldest first."""
    if not actor.may(Permission.SEE_TRANSFERS):
        return ()
    own = introductions.open_of_person(tx, actor.staff_id)
    known = {each.introduction_id for each in own}
    led = coverage.departments_seen(tx, actor) if actor.role is Role.HEAD else frozenset()
    key = [each for each in introductions.all_open(tx) if each.key and each.department_id in led] if led else []
    found = [*own, *(each for each in key if each.introduction_id not in known)]
    lines = [_line(tx, actor, introduction) for introduction in found]
    return tuple(sorted((line for line in lines if line.task is not None), key=lambda line: -line.day))
