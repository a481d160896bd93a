"""What those who lead people see of the clients these opened, and what they do about it: let go on, set the limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.client_base import (
    LOOKED_BACK,
    USUAL_WEEKS,
    Opened,
    by_client,
    ensure_limit,
    is_unusual,
    usual_week,
)
from domain.refusals import NotAllowed, NotFound
from domain.staff import Actor, Permission, StaffStatus
from storage import audit, client_base, client_queries, staff
from storage import company as company_storage
from storage.client_base import Stop, Viewer
from storage.db import Tx
from storage.staff import Person
from usecases import team
from usecases.access import needs
from usecases.client_base import card_of, leaders_of
from usecases.notices import tell
from usecases.staff import ensure_manages

PAGE: Final = 8


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """The clients that a person opened in seven days, a page of them from 0, the latest first.

    `until`: now, or since when they have no access; `rows`: with the client's name, None where the reader does not see
    it; `contacts`: of how many the contact persons were shown; `usual`: how many clients a week before.
    """

    person: Person
    until: datetime
    rows: Sequence[tuple[Opened, str | None]]
    number: int
    clients: int
    contacts: int
    usual: int
    unusual: bool
    stops: int


@dataclass(frozen=True, slots=True)
class ViewersPage:
    """Who opened a client in the last seven days, a page of it from 0, the latest first."""

    client_id: int
    client_name: str
    viewers: Sequence[Viewer]
    number: int
    more: bool


@needs(Permission.SEE_TEAM)
def of_person(tx: Tx, actor: Actor, staff_id: int, number: int = 0) -> OpenedPage:
    """What a person opened; of whoever has left, before they did. NotFound for people whom the actor does not lead."""
    person = team.person(tx, actor, staff_id).member.person
    until = client_base.last_moment(tx, staff_id)
    settings = company_storage.get(tx)
    views = client_base.views_between(tx, staff_id, until - LOOKED_BACK, until)
    opened = by_client(views, settings.zone, settings.country)
    number = min(number, max(0, (len(opened) - 1) // PAGE))
    usual = usual_week(_weeks_before(tx, staff_id, until))
    return OpenedPage(
        person,
        until,
        [(each, _name(tx, actor, each.client_id)) for each in opened[number * PAGE : (number + 1) * PAGE]],
        number,
        clients=len(opened),
        contacts=sum(each.contacts > 0 for each in opened),
        usual=usual,
        unusual=is_unusual(len(opened), usual),
        stops=client_base.stops_between(tx, staff_id, until - LOOKED_BACK, until),
    )


def _weeks_before(tx: Tx, staff_id: int, until: datetime) -> list[int]:
    """How many clients in each of the weeks before the last one, of those since they joined."""
    ends = [until - LOOKED_BACK * week for week in range(1, USUAL_WEEKS + 1)]
    return [client_base.count_between(tx, staff_id, end - LOOKED_BACK, end) for end in ends]


def _name(tx: Tx, actor: Actor, client_id: int) -> str | None:
    try:
        return client_queries.get(tx, actor, client_id).name
    except NotFound:
        return None  # handed over to a department that is not theirs


@needs(Permission.SEE_AUDIT)
def of_client(tx: Tx, actor: Actor, client_id: int, number: int = 0) -> ViewersPage:
    """Who opened a client."""
    client = client_queries.get(tx, actor, client_id)
    found = client_base.viewers(tx, client_id, tx.now - LOOKED_BACK, skip=number * PAGE, most=PAGE + 1)
    return ViewersPage(client_id, client.name, found[:PAGE], number, len(found) > PAGE)


@dataclass(frozen=True, slots=True)
class StopCard:
    """Somebody who was stopped. `until`: when they could go on by themselves; `lifted_by`: the name of who let them;
    `may_lift`: whether the reader may.
    """

    stop: Stop
    person: Person
    most: int
    lifted_by: str | None
    may_lift: bool


@needs(Permission.MANAGE_STAFF)
def stop(tx: Tx, actor: Actor, stop_id: int) -> StopCard:
    """A stop as its card shows it to one of those who were told."""
    found = client_base.get_stop(tx, stop_id)
    person = ensure_manages(tx, actor, found.staff_id)
    lifted_by = None if found.lifted_by is None else staff.get(tx, found.lifted_by).name
    may = found.lifted_at is None and person.status is StaffStatus.ACTIVE and person.staff_id != actor.staff_id
    return StopCard(found, person, company_storage.get(tx).most_clients_an_hour, lifted_by, may)


@needs(Permission.MANAGE_STAFF)
def lift(tx: Tx, actor: Actor, stop_id: int) -> StopCard:
    """Let somebody go on: what they opened so far counts no more. Nobody lifts a stop of their own; twice is once."""
    card = stop(tx, actor, stop_id)
    if card.person.staff_id == actor.staff_id:
        raise NotAllowed
    if not card.may_lift:
        return card
    client_base.lift(tx, stop_id, actor.staff_id)
    person = card.person
    audit.record(tx, actor, "opening allowed", f"staff:{person.staff_id}")
    tell(tx, person.staff_id, "opening_allowed", f"client stop {stop_id} lifted", at_once=True, by=actor.name)
    for other in leaders_of(tx, person.staff_id, person.role, person.department_id):
        if other != actor.staff_id:
            key = f"client stop {stop_id} lifted by {actor.staff_id}"
            tell(tx, other, "opening_stopped", key, card=card_of(stop_id), edits=True, stop_id=stop_id)
    return stop(tx, actor, stop_id)


@needs(Permission.MANAGE_COMPANY)
def limit(tx: Tx, actor: Actor) -> int:
    """How many different clients one person may open in an hour."""
    return company_storage.get(tx).most_clients_an_hour


@needs(Permission.MANAGE_COMPANY)
def set_limit(tx: Tx, actor: Actor, most: int) -> int:
    """Let people open more clients in an hour, or fewer, from now on."""
    ensure_limit(most)
    before = company_storage.get(tx).most_clients_an_hour
    if most != before:
        company_storage.change(tx, most_clients_an_hour=most)
        known, became = {"most_clients_an_hour": before}, {"most_clients_an_hour": most}
        audit.record(tx, actor, "company changed", "company:1", before=known, after=became)
    return most
