"""What must be told, written in the transaction of what it tells of; delivered by `deliveries`.

An event and its parameters, no words: it is rendered when it is delivered, in the recipient's language, from the state
of that moment. `dedupe_key`: the same thing is never queued twice. A `card` is a message that is edited, not repeated,
when life goes on: the newest message about an object that a person has in the chat.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, bindparam, insert, select

from storage.db import Tx
from storage.metadata import metadata, partial_index
from storage.types import Instant, Json

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("event", String, nullable=False),
    Column("params", Json, nullable=False),
    Column("dedupe_key", String, nullable=False, unique=True),
    Column("card", String),  # "transfer:12": remember the message; with edits, change it
    Column("edits", Integer, nullable=False),  # 1: edits the card if it is there
    Column("priority", Integer, nullable=False),  # 0 answers, 1 notices, 2 digests
    Column("not_before", Instant, nullable=False),
    Column("state", String, nullable=False),  # queued, sending, sent, dropped, skipped; held, then in digest
    Column("attempts", Integer, nullable=False),
    Column("taken_by", String),  # the process that sends it, or did last
    Column("leased_until", Instant),  # nobody else takes it before; queued: it waits for its next try
    Column("doubted", Integer, nullable=False, server_default="0"),  # 1: it may have arrived already
    Column("shell_id", BigInteger),  # the message that was sent without its words, to take them
    Column("parts", Integer, nullable=False, server_default="0"),  # messages of it that have arrived for certain
    Column("queued_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("message_id", BigInteger),
    Column("failure", String),
)
_waits = outbox.c.state.in_(["queued", "sending"])
partial_index(
    "ix_outbox_waiting",
    outbox.c.priority,
    outbox.c.not_before,
    outbox.c.id,
    where=_waits,
)
partial_index("ix_outbox_waiting_of", outbox.c.staff_id, outbox.c.id, where=_waits)

cards = Table(
    "cards",
    metadata,
    Column("staff_id", ForeignKey("staff.id"), primary_key=True),
    Column("card", String, primary_key=True),
    Column("message_id", BigInteger, nullable=False),
    Index("ix_cards_card", "card"),
)

_known = select(outbox.c.id).where(outbox.c.dedupe_key == bindparam("key"))
_queue = insert(outbox)


def queue(
    tx: Tx,
    staff_id: int,
    event: str,
    key: str,
    params: dict[str, object],
    *,
    not_before: datetime,
    priority: int,
    card: str | None,
    edits: bool,
    held: bool = False,
) -> bool:
    """Queue a message once: False when this dedupe key was queued before. `held`: only for the digest."""
    if tx.execute(_known, {"key": key}).first() is not None:
        return False
    row = {
        "staff_id": staff_id,
        "event": event,
        "params": params,
        "dedupe_key": key,
        "card": card,
        "edits": int(edits),
        "priority": priority,
        "not_before": not_before,
        "state": "held" if held else "queued",
        "attempts": 0,
        "queued_at": tx.now,
    }
    tx.execute(_queue, row)
    return True
