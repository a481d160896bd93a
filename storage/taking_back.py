"""What undo asks: when somebody recorded a thing, and whether other records hang on it by now."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Select, and_, bindparam, exists, or_, select

from storage.agreements import agreements
from storage.audit import audit
from storage.contacts import contact_persons, personal_contacts
from storage.db import Tx
from storage.deals import deals
from storage.introductions import introduction_words, introductions
from storage.packets import packet_answers
from storage.payments import payments
from storage.transfers import transfers
from storage.types import Instant
from storage.watch import watch_items

_recorded = (
    select(audit.c.at)
    .where(
        audit.c.client_id == bindparam("of_client"),
        audit.c.object == bindparam("on"),
        audit.c.action == bindparam("action"),
        audit.c.actor_id == bindparam("by"),
    )
    .order_by(audit.c.id.desc())
    .limit(1)
)
_ended_since = select(
    exists().where(
        and_(
            introductions.c.client_id == bindparam("of_client"),
            introductions.c.ended_at >= bindparam("since", type_=Instant()),
        )
    )
)


def _names(*columns: Column[Any]) -> Select[Any]:
    """Whether any of these columns names an id."""
    return select(or_(*(exists().where(column == bindparam("named")) for column in columns)))


_client = _names(
    payments.c.client_id,
    deals.c.client_id,
    contact_persons.c.client_id,
    personal_contacts.c.client_id,
    transfers.c.client_id,
    agreements.c.client_id,
    packet_answers.c.client_id,
    watch_items.c.client_id,
)
_deal = _names(payments.c.deal_id)
_person = _names(personal_contacts.c.contact_person_id, introduction_words.c.contact_person_id)


def recorded_at(tx: Tx, staff_id: int, action: str, on: str, client_id: int) -> datetime | None:
    """When a person did this act; None: they did not."""
    found: datetime | None = tx.scalar(_recorded, {"of_client": client_id, "on": on, "action": action, "by": staff_id})
    return found


def ended_an_introduction(tx: Tx, client_id: int, since: datetime) -> bool:
    """Whether an introduction of a client has ended since then: what was recorded may have ended it."""
    return bool(tx.scalar(_ended_since, {"of_client": client_id, "since": since}))


def hangs_on_client(tx: Tx, client_id: int) -> bool:
    """Whether there is any other record of a client."""
    return bool(tx.scalar(_client, {"named": client_id}))


def hangs_on_deal(tx: Tx, deal_id: int) -> bool:
    """Whether a payment was logged for a deal, be it void."""
    return bool(tx.scalar(_deal, {"named": deal_id}))


def hangs_on_person(tx: Tx, person_id: int) -> bool:
    """Whether a meeting names a contact person."""
    return bool(tx.scalar(_person, {"named": person_id}))
