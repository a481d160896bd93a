"""Contact persons at the client, and which of our people have met them (личный контакт)."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table

from storage.metadata import metadata
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

contact_views = Table(
    "contact_views",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False, index=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False),
    Column("viewed_at", Instant, nullable=False),
)
