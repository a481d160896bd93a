"""What people say of an introduction: the hunter that it took place, account manager and heads when, and whom."""

from datetime import date

from domain.client_base import View
from domain.introductions import NotIntroducing, Task, standing
from domain.payments import PaidInFuture
from domain.refusals import NotFound, Outdated
from domain.staff import Actor, Permission, clean_name
from storage import audit, contacts, introductions
from storage.contacts import ContactPerson
from storage.db import Tx
from storage.introductions import Introduction
from usecases import client_base, company
from usecases.access import needs
from usecases.introductions import add_contact, find, look_again, parties_of, record, said_of


def _task(tx: Tx, actor: Actor, introduction: Introduction, *tasks: Task) -> Task:
    """What is asked of a person; refused when it is none of these, or the introduction has ended."""
    task = parties_of(tx, introduction).task_of(actor.staff_id)
    if task is not None and introduction.outcome is not None:
        raise Outdated
    if task is None or task not in tasks:
        raise NotIntroducing
    return task


@needs(Permission.SEE_TRANSFERS)
def say_introduced(tx: Tx, actor: Actor, introduction_id: int) -> None:
    """A hunter has introduced the account manager. Pressed again, or after it was done, it changes nothing."""
    introduction = find(tx, actor, introduction_id)
    if introduction.outcome is not None or _has_said(tx, actor, introduction):
        return
    task = _task(tx, actor, introduction, Task.INTRODUCE)
    introductions.say(tx, introduction, actor.staff_id, task)
    record(tx, actor, "introduction said", introduction, {"task": task.value})
    look_again(tx, actor, introduction, f"said {actor.staff_id} {tx.now.isoformat()}")


def _has_said(tx: Tx, actor: Actor, introduction: Introduction) -> bool:
    holds = standing(said_of(tx, introduction), introduction.manager_id)
    return any(each.staff_id == actor.staff_id for each in holds)


@needs(Permission.SEE_TRANSFERS)
def take_back(tx: Tx, actor: Actor, introduction_id: int) -> None:
    """A hunter takes back what they said, until the introduction is done."""
    introduction = find(tx, actor, introduction_id)
    task = _task(tx, actor, introduction, Task.INTRODUCE)
    introductions.unsay(tx, introduction_id, actor.staff_id, task)
    record(tx, actor, "introduction taken back", introduction, {"task": task.value})
    look_again(tx, actor, introduction, f"taken back {actor.staff_id} {tx.now.isoformat()}")


@needs(Permission.SEE_TRANSFERS)
def people_to_meet(tx: Tx, actor: Actor, introduction_id: int) -> list[ContactPerson]:
    """The client's contact persons to choose from; that they were shown is recorded."""
    introduction = find(tx, actor, introduction_id)
    _task(tx, actor, introduction, Task.MEET, Task.GREET)
    client_base.open_client(tx, actor, introduction.client_id, View.CONTACTS)
    return contacts.persons(tx, introduction.client_id)


@needs(Permission.SEE_TRANSFERS)
def check_day(tx: Tx, actor: Actor, day: date) -> date:
    """A day on which somebody can have met; PaidInFuture."""
    if day > company.today(tx):
        raise PaidInFuture(paid_on=day)
    return day


@needs(Permission.SEE_TRANSFERS)
def say_met(
    tx: Tx, actor: Actor, introduction_id: int, met_on: date, person_id: int | None = None, person: str = ""
) -> None:
    """The account manager, or a head of a key client, has met the client: on which day, and whom.

    `person_id`: one of the recorded contact persons; else `person`: the name of one that is recorded now.
    """
    introduction = find(tx, actor, introduction_id)
    if introduction.outcome is not None or _has_said(tx, actor, introduction):
        return
    task = _task(tx, actor, introduction, Task.MEET, Task.GREET)
    check_day(tx, actor, met_on)
    found = _person(tx, actor, introduction, person_id, person)
    introductions.say(tx, introduction, actor.staff_id, task, met_on, found)
    add_contact(tx, actor, introduction, actor.staff_id, met_on, found)
    record(tx, actor, "introduction said", introduction, {"task": task.value, "met_on": met_on, "person": found})
    look_again(tx, actor, introduction, f"said {actor.staff_id} {tx.now.isoformat()}")


def _person(tx: Tx, actor: Actor, introduction: Introduction, person_id: int | None, name: str) -> int:
    known = {person.person_id: person.name for person in contacts.persons(tx, introduction.client_id)}
    if person_id is not None:
        if person_id not in known:
            raise NotFound
        return person_id
    typed = clean_name(name)
    same = next((each for each, called in known.items() if called.casefold() == typed.casefold()), None)
    if same is not None:
        return same
    added = contacts.add_person(tx, introduction.client_id, typed, None, None, decides=False)
    after = {"name": typed}
    audit.record(tx, actor, "contact person added", f"contact:{added}", client_id=introduction.client_id, after=after)
    return added
