"""The append-only ledger, what declared payments are expected to bring, and the service share that was missed."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from storage.metadata import metadata
from storage.types import Day, Instant, Kopecks

ledger = Table(
    "ledger",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("payment_id", ForeignKey("payments.id"), nullable=False, index=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("month", Day, nullable=False),  # its first day
    Column("earned_on", Day, nullable=False),  # the payment's date; in a later month, the day of booking
    Column("booked_on", Day, nullable=False),
    Column("amount", Kopecks, nullable=False),
    Column("reason", String, nullable=False),  # the act that caused it
    Column("booked_at", Instant, nullable=False),
    Column("booked_by", Integer, nullable=False),  # staff, or 0: the clock
    Index("ix_ledger_earned", "staff_id", "earned_on", "kind", "amount"),
    Index("ix_ledger_booked", "staff_id", "booked_on", "kind", "amount"),
)

expected_earnings = Table(
    "expected_earnings",
    metadata,
    Column("payment_id", ForeignKey("payments.id"), primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("earned_on", Day, nullable=False),
    Column("amount", Kopecks, nullable=False),
    Index("ix_expected_earned", "staff_id", "earned_on", "kind", "amount"),
)

missed_service = Table(
    "missed_service",
    metadata,
    Column("payment_id", ForeignKey("payments.id"), primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("paid_on", Day, nullable=False),
    Column("amount", Kopecks, nullable=False),
    Index("ix_missed_paid", "paid_on", "amount"),
)
