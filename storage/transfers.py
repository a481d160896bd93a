"""Transfers of clients, and what each head decided."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from storage.metadata import metadata
from storage.types import Day, Instant

transfers = Table(
    "transfers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("lapsed_on", Day, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("closed_on", Day),
    Column("manager_id", ForeignKey("staff.id")),
)
_open = transfers.c.closed_at.is_(None)
Index("uq_transfers_open", transfers.c.client_id, unique=True, sqlite_where=_open, postgresql_where=_open)

transfer_decisions = Table(
    "transfer_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("transfer_id", ForeignKey("transfers.id"), nullable=False),
    Column("side", String, nullable=False),  # commercial, client
    Column("decision", String, nullable=False),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),  # who decided
    Column("manager_id", ForeignKey("staff.id")),  # the account manager whom the client side named
    Column("decided_at", Instant, nullable=False),
    UniqueConstraint("transfer_id", "side"),
)
