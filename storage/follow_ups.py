"""When somebody of ours first met a client in person."""

from datetime import date

from sqlalchemy import bindparam, func, select

from storage.contacts import Met, personal_contacts
from storage.db import Tx
from storage.types import Day

_first_met = select(func.min(personal_contacts.c.met_on, type_=Day())).where(
    personal_contacts.c.client_id == bindparam("client_id"),
    personal_contacts.c.staff_id == bindparam("staff_id"),
    personal_contacts.c.how == Met.IN_PERSON.value,
)


def first_met_on(tx: Tx, client_id: int, staff_id: int) -> date | None:
    """The day of the first meeting; None: there was none."""
    found: date | None = tx.scalar(_first_met, {"client_id": client_id, "staff_id": staff_id})
    return found
