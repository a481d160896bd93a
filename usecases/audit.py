"""The audit log read by those who answer for it: the director all, a head that of their clients and people.

It is narrowed to a client, a person and a day, each alone or together, and words typed after the command find them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.client_names import normalise, rank
from domain.dates import parse_date
from domain.refusals import NotFound
from domain.staff import Actor, Permission, Role
from storage import audit_views, client_queries, contacts, staff
from storage import company as company_storage
from storage.audit_views import AuditRow, Wanted
from storage.clients import Client
from storage.db import Tx
from storage.staff import Person
from usecases import clients, company
from usecases.access import needs
from usecases.deciders import circle

PAGE: Final = 4
LATEST: Final = date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the log is narrowed to; 0 and None: not by this. `day`: in the company's zone."""

    client_id: int = 0
    person_id: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What ids and codes in the log are called. `contacts`: the contact persons whom the acts of the page name."""

    people: Mapping[int, str]
    departments: Mapping[int, str]
    lines: Mapping[str, str]
    contacts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of the log, from 0, newest first; `client_name` and `person_name`: of what it is narrowed to."""

    rows: Sequence[AuditRow]
    number: int
    more: bool
    narrowed: Narrowing
    client_name: str | None
    person_name: str | None
    names: Names


@dataclass(frozen=True, slots=True)
class Meant:
    """What typed words may mean."""

    day: date | None
    people: Sequence[Person]
    clients: Sequence[Client]


@needs(Permission.SEE_AUDIT)
def listing(tx: Tx, actor: Actor, narrowed: Narrowing = Narrowing(), number: int = 0) -> AuditPage:
    """A page of the log. NotFound for a client or a person whom this person does not see."""
    client = client_queries.get(tx, actor, narrowed.client_id) if narrowed.client_id else None
    person = _person(tx, actor, narrowed.person_id) if narrowed.person_id else None
    since, before = _instants(tx, narrowed.day) if narrowed.day else (None, None)
    wanted = Wanted(narrowed.client_id, narrowed.person_id, since, before)
    rows = audit_views.page(tx, actor, wanted, skip=number * PAGE, most=PAGE + 1)
    return AuditPage(
        rows[:PAGE],
        number,
        len(rows) > PAGE,
        narrowed,
        client.name if client else None,
        person.name if person else None,
        _names(tx, rows[:PAGE]),
    )


def _instants(tx: Tx, day: date) -> tuple[datetime, datetime]:
    zone = ZoneInfo(company_storage.get(tx).zone)
    first, last = (datetime.combine(each, time(), zone).astimezone(UTC) for each in (day, day + timedelta(days=1)))
    return first, last


def _names(tx: Tx, rows: Sequence[AuditRow]) -> Names:
    met = {row.client_id for row in rows if row.client_id is not None and "person" in (row.after or {})}
    return Names(
        {person.staff_id: person.name for person in staff.everybody(tx)},
        {department.department_id: department.name for department in company.departments(tx)},
        {line.code: line.title for plan in company.facts(tx).plans for line in plan.lines.values()},
        {person.person_id: person.name for client_id in met for person in contacts.persons(tx, client_id)},
    )


@needs(Permission.SEE_AUDIT)
def people(tx: Tx, actor: Actor) -> list[Person]:
    """Whose acts this person may ask for: everybody's, or those of the departments they lead; suspended ones too."""
    if actor.role is Role.DIRECTOR:
        return staff.everybody(tx)
    led = circle(tx).led_by(actor)
    return [person for person in staff.everybody(tx) if person.department_id in led]


def _person(tx: Tx, actor: Actor, person_id: int) -> Person:
    found = next((person for person in people(tx, actor) if person.staff_id == person_id), None)
    if found is None:
        raise NotFound
    return found


@needs(Permission.SEE_AUDIT)
def meant(tx: Tx, actor: Actor, words: str) -> Meant:
    """What typed words may mean: a day, or else people and clients whom this person sees, best first."""
    day = parse_date(words, company.today(tx))
    if day is not None and day <= LATEST:
        return Meant(day, (), ())
    known = {person.staff_id: person for person in people(tx, actor)}
    found = rank(words, [(staff_id, normalise(person.name)) for staff_id, person in known.items()])
    return Meant(None, [known[staff_id] for staff_id in found], clients.find(tx, actor, words))
