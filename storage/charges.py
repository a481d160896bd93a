"""Since when a client owes, and through which day its account manager was reminded of it."""

from datetime import date

from sqlalchemy import Column, ForeignKey, Table, bindparam, delete, insert, select, update

from storage.clients import Client, clients
from storage.db import Tx
from storage.metadata import metadata
from storage.types import Day

charge_reminders = Table(
    "charge_reminders",
    metadata,
    Column("client_id", ForeignKey("clients.id"), primary_key=True),
    Column("told_through", Day, nullable=False),
)

_of_client = select(charge_reminders.c.told_through).where(charge_reminders.c.client_id == bindparam("of_client"))
_drop = delete(charge_reminders).where(charge_reminders.c.client_id == bindparam("of_client"))
_add = insert(charge_reminders)
_keep_owed = update(clients).where(clients.c.id == bindparam("of_client")).values(owes_since=bindparam("since"))


def keep_owed(tx: Tx, client: Client, since: date | None) -> None:
    """Keep the due day of a client's oldest charge that is not fully paid; `client` as it stands in the database."""
    if since != client.owes_since:
        tx.execute(_keep_owed, {"of_client": client.client_id, "since": since})


def told_through(tx: Tx, client_id: int) -> date | None:
    """The last day that was looked at; None: nobody is reminded of this client's charges."""
    found: date | None = tx.scalar(_of_client, {"of_client": client_id})
    return found


def remember(tx: Tx, client_id: int, day: date | None) -> None:
    """All that was due by a day is told; None: nobody is reminded any more."""
    tx.execute(_drop, {"of_client": client_id})
    if day is not None:
        tx.execute(_add, {"client_id": client_id, "told_through": day})
