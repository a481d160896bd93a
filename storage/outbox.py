"""What must be told, written in the transaction of what it tells of; delivered at least once, in order for each person.

An event and its parameters, no words: it is rendered when it is delivered, in the recipient's language, from the state
of that moment. `dedupe_key`: the same thing is never queued twice. A `card` is a message that is edited, not repeated,
when life goes on: the newest message about an object that a person has in the chat.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    and_,
    bindparam,
    exists,
    insert,
    literal_column,
    select,
    update,
)

from storage.db import Tx
from storage.metadata import metadata
from storage.staff import staff
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
    Column("state", String, nullable=False),  # queued, sending, sent, dropped; held, then in digest
    Column("attempts", Integer, nullable=False),
    Column("leased_until", Instant),
    Column("queued_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("message_id", BigInteger),
    Column("failure", String),
)
_waits = outbox.c.state.in_(["queued", "sending"])
Index("ix_outbox_waiting", outbox.c.not_before, outbox.c.id, sqlite_where=_waits, postgresql_where=_waits)
Index("ix_outbox_waiting_of", outbox.c.staff_id, outbox.c.id, sqlite_where=_waits, postgresql_where=_waits)
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


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message on its way. `shown_as`: the message that shows its card already; None: a new message. `replaces`: the
    one that was the card until this new one.
    """

    outbox_id: int
    staff_id: int
    chat_id: int
    event: str
    params: dict[str, Any]
    card: str | None
    shown_as: int | None
    priority: int
    attempts: int
    replaces: int | None = None


# written out, not bound: only so SQLite sees that the partial indexes cover it
_QUEUED: ColumnElement[str] = literal_column("'queued'")
_SENDING: ColumnElement[str] = literal_column("'sending'")
_now = bindparam("now", type_=Instant())
_earlier, _busy = outbox.alias("earlier"), outbox.alias("busy")
_somebody_earlier = exists().where(
    _earlier.c.staff_id == outbox.c.staff_id,
    _earlier.c.state.in_([_QUEUED, _SENDING]),
    _earlier.c.not_before <= _now,
    _earlier.c.id < outbox.c.id,
)
_one_on_its_way = exists().where(
    _busy.c.staff_id == outbox.c.staff_id,
    _busy.c.state.in_([_QUEUED, _SENDING]),
    _busy.c.state == _SENDING,
    _busy.c.leased_until > _now,
)
_due = (
    select(
        outbox.c.id,
        outbox.c.staff_id,
        staff.c.telegram_id,
        outbox.c.event,
        outbox.c.params,
        outbox.c.card,
        cards.c.message_id,
        outbox.c.edits,
        outbox.c.priority,
        outbox.c.attempts,
    )
    .select_from(
        outbox.join(staff, staff.c.id == outbox.c.staff_id).outerjoin(
            cards, and_(cards.c.staff_id == outbox.c.staff_id, cards.c.card == outbox.c.card)
        )
    )
    .where(
        outbox.c.state.in_([_QUEUED, _SENDING]),
        outbox.c.not_before <= _now,
        staff.c.unreachable.is_(False),
        staff.c.telegram_id.is_not(None),
        ~_somebody_earlier,
        ~_one_on_its_way,
    )
    .order_by(outbox.c.priority, outbox.c.not_before, outbox.c.id)
    .limit(bindparam("most"))
)
_this = update(outbox).where(outbox.c.id == bindparam("outbox_id"))
_lease = _this.values(state="sending", leased_until=bindparam("until"), attempts=outbox.c.attempts + 1)
_postpone = _this.values(state="sending", leased_until=bindparam("until"), failure=bindparam("why"))
_put_back = _this.values(state="queued", leased_until=None, failure=bindparam("why"))
_drop = _this.values(state="dropped", leased_until=None, failure=bindparam("why"))
_sent = _this.values(state="sent", leased_until=None, sent_at=_now, message_id=bindparam("message"), failure=None)
_take_back = update(outbox).where(outbox.c.state == _SENDING).values(state="queued", leased_until=None)
_this_card = and_(cards.c.staff_id == bindparam("of_staff"), cards.c.card == bindparam("of_card"))
_move_card = update(cards).where(_this_card).values(message_id=bindparam("message"))
_add_card = insert(cards)


def anything_due(tx: Tx) -> bool:
    """Whether there is a message to send now."""
    return tx.one_or_none(_due, {"now": tx.now, "most": 1}) is not None


def claim(tx: Tx, most: int, until: datetime) -> list[Delivery]:
    """Take what is due, each person's oldest, the urgent first; nobody else takes it before `until`.

    A person with a message on its way, or waiting for its next try, gets no later one before it: their order stays.
    """
    found = tx.all(_due, {"now": tx.now, "most": most})
    if found:
        tx.execute(_lease, [{"outbox_id": row.id, "until": until} for row in found])
    return [
        Delivery(
            outbox_id=row.id,
            staff_id=row.staff_id,
            chat_id=row.telegram_id,
            event=row.event,
            params=row.params,
            card=row.card,
            shown_as=row.message_id if row.edits else None,
            priority=row.priority,
            attempts=row.attempts + 1,
            replaces=None if row.edits else row.message_id,
        )
        for row in found
    ]


def take_back(tx: Tx) -> int:
    """At the start: what a process that died was sending is sent again. How many there were."""
    return tx.count(_take_back)


def mark_sent(tx: Tx, delivery: Delivery, message_id: int | None) -> None:
    """Delivered as `message_id`; the card, if it is one, is that message from now on. None: nothing had to be said."""
    tx.execute(_sent, {"outbox_id": delivery.outbox_id, "now": tx.now, "message": message_id})
    if delivery.card is not None and message_id is not None:
        place = {"of_staff": delivery.staff_id, "of_card": delivery.card, "message": message_id}
        if not tx.count(_move_card, place):
            values = {"staff_id": delivery.staff_id, "card": delivery.card, "message_id": message_id}
            tx.execute(_add_card, values)


def postpone(tx: Tx, outbox_id: int, until: datetime, why: str) -> None:
    """Try again later; what else the person is to get waits for it."""
    tx.execute(_postpone, {"outbox_id": outbox_id, "until": until, "why": why})


def put_back(tx: Tx, outbox_id: int, why: str) -> None:
    """Not now, for a reason that is not the message's: it waits as if it had never been taken."""
    tx.execute(_put_back, {"outbox_id": outbox_id, "why": why})


def drop(tx: Tx, outbox_id: int, why: str) -> None:
    """It can never be delivered."""
    tx.execute(_drop, {"outbox_id": outbox_id, "why": why})
