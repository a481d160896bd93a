"""Contact persons at the client, and which of our people have met them (личный контакт)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, bindparam, delete, insert, select, update

from domain.staff import StaffStatus
from storage.db import Tx
from storage.metadata import metadata
from storage.staff import staff
from storage.types import Day, Instant

contact_persons = Table(
    "contact_persons",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("position", String),
    Column("phone", String),  # E.164
    Column("decides", Boolean, nullable=False),
)

personal_contacts = Table(
    "personal_contacts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False, index=True),
    Column("met_on", Day, nullable=False),
    Column("how", String, nullable=False),  # in person, call
    Column("contact_person_id", ForeignKey("contact_persons.id")),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", ForeignKey("staff.id"), nullable=False),
)


class Met(StrEnum):
    """How an employee met the client."""

    IN_PERSON = "in_person"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """Somebody at the client. `phone` in E.164; `decides`: has the last word there."""

    person_id: int
    name: str
    position: str | None
    phone: str | None
    decides: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """One of ours met or called a client. `works_here`: they have access today, so that a meeting counts."""

    name: str
    met_on: date
    how: Met
    works_here: bool


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """A meeting or call as it is on record. `person_id`: whom of the client it names, where an introduction did."""

    client_id: int
    staff_id: int
    met_on: date
    how: Met
    person_id: int | None
    recorded_at: datetime


_persons = (
    select(
        contact_persons.c.id,
        contact_persons.c.name,
        contact_persons.c.position,
        contact_persons.c.phone,
        contact_persons.c.decides,
    )
    .where(contact_persons.c.client_id == bindparam("client_id"))
    .order_by(contact_persons.c.decides.desc(), contact_persons.c.id)
)
_add_person = insert(contact_persons)
_add_contact = insert(personal_contacts)
_person = select(contact_persons.c.client_id, *_persons.selected_columns).where(
    contact_persons.c.id == bindparam("person_id")
)
_drop_person = delete(contact_persons).where(contact_persons.c.id == bindparam("of_person"))
_change_person = (
    update(contact_persons)
    .where(contact_persons.c.id == bindparam("of_person"))
    .values(name=bindparam("called"), phone=bindparam("at"), position=bindparam("as_"))
)
_unname_person = (
    update(personal_contacts)
    .where(personal_contacts.c.contact_person_id == bindparam("of_person"))
    .values(contact_person_id=None)
)
_record = select(
    personal_contacts.c.client_id,
    personal_contacts.c.staff_id,
    personal_contacts.c.met_on,
    personal_contacts.c.how,
    personal_contacts.c.contact_person_id,
    personal_contacts.c.recorded_at,
).where(personal_contacts.c.id == bindparam("record_id"))
_drop_record = delete(personal_contacts).where(personal_contacts.c.id == bindparam("of_record"))
_meetings = (
    select(staff.c.name, personal_contacts.c.met_on, personal_contacts.c.how, staff.c.status)
    .join_from(personal_contacts, staff, staff.c.id == personal_contacts.c.staff_id)
    .where(personal_contacts.c.client_id == bindparam("client_id"))
    .order_by(personal_contacts.c.met_on.desc(), personal_contacts.c.id.desc())
    .limit(bindparam("most"))
)


def persons(tx: Tx, client_id: int) -> list[ContactPerson]:
    """The contact persons of a client, those who decide first."""
    return [ContactPerson(*row) for row in tx.execute(_persons, {"client_id": client_id})]


def add_person(tx: Tx, client_id: int, name: str, position: str | None, phone: str | None, *, decides: bool) -> int:
    """A new contact person's id."""
    values = {"client_id": client_id, "name": name, "position": position, "phone": phone, "decides": decides}
    return tx.insert(_add_person, values)


def add_contact(
    tx: Tx, client_id: int, staff_id: int, met_on: date, how: Met, recorded_by: int, person_id: int | None = None
) -> int:
    """Record that an employee has met the client; the record's id."""
    values = {
        "client_id": client_id,
        "staff_id": staff_id,
        "met_on": met_on,
        "how": how.value,
        "contact_person_id": person_id,
        "recorded_at": tx.now,
        "recorded_by": recorded_by,
    }
    return tx.insert(_add_contact, values)


def find_record(tx: Tx, record_id: int) -> ContactRecord | None:
    """A meeting or call on record, whoever asks."""
    row = tx.one_or_none(_record, {"record_id": record_id})
    if row is None:
        return None
    client_id, staff_id, met_on, how, person_id, recorded_at = row
    return ContactRecord(client_id, staff_id, met_on, Met(how), person_id, recorded_at)


def drop_record(tx: Tx, record_id: int) -> None:
    """A meeting or call was recorded by mistake."""
    tx.execute(_drop_record, {"of_record": record_id})


def find_person(tx: Tx, person_id: int) -> tuple[int, ContactPerson] | None:
    """The client of a contact person, and that person, whoever asks."""
    row = tx.one_or_none(_person, {"person_id": person_id})
    return None if row is None else (row[0], ContactPerson(*row[1:]))


def change_person(tx: Tx, person: ContactPerson) -> None:
    """Keep a contact person's name, phone and position as they are said to be now."""
    now = {"called": person.name, "at": person.phone, "as_": person.position}
    tx.execute(_change_person, {"of_person": person.person_id, **now})


def drop_person(tx: Tx, person_id: int) -> None:
    """A contact person is none any more. Meetings stay, and do not say any more with whom."""
    tx.execute(_unname_person, {"of_person": person_id})
    tx.execute(_drop_person, {"of_person": person_id})


def meetings(tx: Tx, client_id: int, most: int) -> list[Meeting]:
    """Who of ours has met or called a client, the newest first."""
    rows = tx.all(_meetings, {"client_id": client_id, "most": most})
    return [Meeting(name, met_on, Met(how), status == StaffStatus.ACTIVE) for name, met_on, how, status in rows]
