"""Contact persons at a client, shown one client at a time with each showing recorded, and who of ours has met them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import phonenumbers

from domain.client_base import View
from domain.coverage import Coverage
from domain.payments import PaidInFuture
from domain.refusals import Refusal
from domain.staff import Actor, Permission, clean_name
from storage import audit, client_queries, contacts
from storage import company as company_storage
from storage.contacts import ContactPerson, Meeting, Met
from storage.db import Tx
from usecases import client_base, company, coverage, introductions
from usecases.access import needs

MOST_MEETINGS: Final = 5


class PhoneWrong(Refusal):
    """A phone number is one that can be called, in the company's country or with its country code."""


@dataclass(frozen=True, slots=True)
class ContactList:
    """The contact persons of one client, as shown to one person."""

    client_id: int
    client_name: str
    persons: list[ContactPerson]


def read_phone(text: str, country: str) -> str:
    """A phone number in E.164, as "+79161234567"."""
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
    client = client_queries.get(tx, actor, client_id)
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
    return ContactList(client_id, client.name, contacts.persons(tx, client_id))


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
