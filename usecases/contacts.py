"""Contact persons at a client, shown one client at a time with each showing recorded, and who of ours has met them."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from domain.client_base import View
from domain.coverage import Coverage
from domain.payments import PaidInFuture
from domain.refusals import NotFound, Refusal
from domain.staff import Actor, Permission, clean_name
from storage import audit, client_queries, contacts
from storage import company as company_storage
from storage import introductions as introduction_storage
from storage.contacts import ContactPerson, Meeting, Met
from storage.db import Tx
from storage.scope import Reach
from usecases import client_base, company, coverage, introductions
from usecases.access import needs

MOST_MEETINGS: Final = 5


class PhoneWrong(Refusal):
    """A phone number is one that can be called, in the company's country or with its country code."""


class PersonPart(StrEnum):
    """What a contact person has that can be wrong."""

    NAME = "name"
    PHONE = "phone"
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class ContactList:
    """The contact persons of one client, as shown to one person, who `may_add` another, and `may_change` these."""

    client_id: int
    client_name: str
    persons: list[ContactPerson]
    may_add: bool
    may_change: bool


@dataclass(frozen=True, slots=True)
class ContactCard:
    """One contact person of a client."""

    client_id: int
    client_name: str
    person: ContactPerson


def read_phone(text: str, country: str) -> str:
    """A phone number in E.164, as "+79161234567"."""
    import phonenumbers  # it knows all countries' numbers, and the bot starts sooner without them

    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        raise PhoneWrong from None
    if not phonenumbers.is_possible_number(number):
        raise PhoneWrong
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@needs(Permission.EDIT_CLIENTS)
def check_phone(tx: Tx, actor: Actor, text: str) -> str:
    """A typed phone number as it would be kept; PhoneWrong."""
    return read_phone(text, company_storage.get(tx).country)


@needs(Permission.EDIT_CLIENTS)
def add_person(
    tx: Tx,
    actor: Actor,
    client_id: int,
    name: str,
    phone: str | None = None,
    position: str | None = None,
    *,
    decides: bool = False,
) -> int:
    """Add a contact person to a client; its id."""
    client = client_queries.get(tx, actor, client_id, Reach.OWN)
    number = read_phone(phone, company_storage.get(tx).country) if phone else None
    name, position = clean_name(name), clean_name(position) if position else None
    person_id = contacts.add_person(tx, client.client_id, name, position, number, decides=decides)
    after = {"name": name, "position": position, "phone": number, "decides": decides}
    audit.record(tx, actor, "contact person added", f"contact:{person_id}", client_id=client_id, after=after)
    return person_id


@needs(Permission.EDIT_CLIENTS)
def show(tx: Tx, actor: Actor, client_id: int) -> ContactList:
    """The contact persons of a client; that they were shown is recorded."""
    client = client_queries.get(tx, actor, client_id)
    client_base.open_client(tx, actor, client_id, View.CONTACTS)
    reach = client_queries.reach_of(tx, actor, client_id)
    persons = contacts.persons(tx, client_id)
    return ContactList(client_id, client.name, persons, reach is not Reach.OFFERED, reach is Reach.KEPT)


def _find(tx: Tx, actor: Actor, person_id: int) -> ContactCard:
    """A contact person whom they may change."""
    client_id, found = contacts.find_person(tx, person_id) or (0, None)
    if found is None:
        raise NotFound
    return ContactCard(client_id, client_queries.get(tx, actor, client_id, Reach.KEPT).name, found)


@needs(Permission.EDIT_CLIENTS)
def show_person(tx: Tx, actor: Actor, person_id: int) -> ContactCard:
    """One contact person, to who may change them; that they were shown is recorded."""
    card = _find(tx, actor, person_id)
    client_base.open_client(tx, actor, card.client_id, View.CONTACTS)
    return card


@needs(Permission.EDIT_CLIENTS)
def correct_person(tx: Tx, actor: Actor, person_id: int, part: PersonPart, text: str | None) -> ContactCard:
    """Say what a contact person's name, phone or position really is (None: they have none); as they are then."""
    card = _find(tx, actor, person_id)
    was, now = card.person, _corrected(tx, card.person, part, text)
    if now == was:
        return card
    contacts.change_person(tx, now)
    on, client_id = f"contact:{person_id}", card.client_id
    before = {"contact": was.name, "name": was.name, "phone": was.phone, "position": was.position}
    after = {"contact": was.name, "name": now.name, "phone": now.phone, "position": now.position}
    audit.record(tx, actor, "contact person corrected", on, client_id=client_id, before=before, after=after)
    return replace(card, person=now)


def _corrected(tx: Tx, person: ContactPerson, part: PersonPart, text: str | None) -> ContactPerson:
    match part:
        case PersonPart.NAME:
            return replace(person, name=clean_name(text or ""))
        case PersonPart.PHONE:
            return replace(person, phone=None if text is None else read_phone(text, company_storage.get(tx).country))
        case PersonPart.POSITION:
            return replace(person, position=None if text is None else clean_name(text))


@needs(Permission.EDIT_CLIENTS)
def remove_person(tx: Tx, actor: Actor, person_id: int) -> ContactCard:
    """Remove a contact person, as they were: gone, or not the client's any more. That we met the client stays."""
    card = _find(tx, actor, person_id)
    introduction_storage.unname_person(tx, person_id)
    contacts.drop_person(tx, person_id)
    found = card.person
    before = {"name": found.name, "position": found.position, "phone": found.phone, "decides": found.decides}
    on = f"contact:{person_id}"
    audit.record(tx, actor, "contact person removed", on, client_id=card.client_id, before=before)
    return card


@needs(Permission.EDIT_CLIENTS)
def record_contact(tx: Tx, actor: Actor, client_id: int, how: Met, met_on: date | None = None) -> int:
    """Record that this person has met or called the client, today unless another day is named; the record's id."""
    client = client_queries.get(tx, actor, client_id)
    day = check_day(tx, actor, met_on or company.today(tx))
    record_id = contacts.add_contact(tx, client.client_id, actor.staff_id, day, how, actor.staff_id)
    after = {"staff": actor.staff_id, "met_on": day, "how": how.value}
    audit.record(tx, actor, "contact recorded", f"personal contact:{record_id}", client_id=client_id, after=after)
    if how is Met.IN_PERSON:
        coverage.recheck(tx, actor, client_id)
        introductions.follow(tx, actor, client_id)
    return record_id


@needs(Permission.EDIT_CLIENTS)
def check_day(tx: Tx, actor: Actor, day: date) -> date:
    """A day on which somebody can have met a client; PaidInFuture."""
    if day > company.today(tx):
        raise PaidInFuture(paid_on=day)
    return day


@dataclass(frozen=True, slots=True)
class Meetings:
    """How a client stands with us: its coverage, and who of ours has met or called it, newest first."""

    client_id: int
    client_name: str
    met: Coverage
    missing_heads: list[str]
    latest: list[Meeting]


@needs(Permission.EDIT_CLIENTS)
def meetings(tx: Tx, actor: Actor, client_id: int) -> Meetings:
    """The meetings and calls on record of a client, the newest few."""
    client = client_queries.get(tx, actor, client_id)
    met = coverage.of_client(tx, client)
    latest = contacts.meetings(tx, client_id, MOST_MEETINGS)
    return Meetings(client_id, client.name, met, coverage.names_of_missing(tx, met), latest)
