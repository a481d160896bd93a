"""What came before each re-acquisition of a client: when it ended, and what the heads had agreed until then."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Column, ForeignKey, Integer, Table, bindparam, insert, select

from domain.eras import PastEra
from storage.clients import clients
from storage.db import Tx
from storage.metadata import metadata
from storage.types import Day

client_eras = Table(
    "client_eras",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey(clients.c.id), nullable=False, index=True),
    Column("ended_on", Day, nullable=False),
    Column("extended_until", Day),
    Column("transferred_early_on", Day),
)

_past = (
    select(client_eras.c.ended_on, client_eras.c.extended_until, client_eras.c.transferred_early_on)
    .where(client_eras.c.client_id == bindparam("client_id"))
    .order_by(client_eras.c.ended_on, client_eras.c.id)
)
_add = insert(client_eras)


def past(tx: Tx, client_id: int) -> Sequence[PastEra]:
    """The eras of a client that have ended, in order."""
    return [PastEra(*row) for row in tx.execute(_past, {"client_id": client_id})]


def end_present(
    tx: Tx, client_id: int, on: date, extended_until: date | None, transferred_early_on: date | None
) -> None:
    """The present era ended on a day, and with it what was agreed in it."""
    agreed = {"extended_until": extended_until, "transferred_early_on": transferred_early_on}
    tx.execute(_add, {"client_id": client_id, "ended_on": on, **agreed})
