"""Drafts of payments: what was understood of a typed line, until one tap makes it a payment.

A message of several lines is several drafts, by `position` from 1; one that is the whole message has 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    select,
    update,
)

from domain.refusals import NotFound
from storage.db import AnyRow, Tx
from storage.metadata import metadata
from storage.types import Day, Instant, Kopecks

payment_drafts = Table(
    "payment_drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),  # the message that was typed
    Column("position", Integer, nullable=False, server_default="0"),
    Column("state", String, nullable=False),  # open, recorded, cancelled
    Column("client_id", ForeignKey("clients.id")),
    Column("deal_id", ForeignKey("deals.id")),
    Column("amount", Kopecks),
    Column("paid_on", Day),
    Column("document", String),
    Column("comment", String),
    Column("text", String, nullable=False),  # as it was typed
    Column("card_id", BigInteger),  # the bot's message that shows the draft
    Column("asks", String),  # what the next typed message answers: amount, date, client, deal
    Column("asked_at", Instant),
    Column("payment_id", ForeignKey("payments.id")),
    Column("created_at", Instant, nullable=False),
    Column("edits", ForeignKey("payments.id")),  # the payment that it changes, instead of being a new one
    Column("revision", Integer, nullable=False, server_default="0"),  # that payment as it was seen
    UniqueConstraint("chat_id", "message_id", "position"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A payment to be. `asks`: what the next typed message answers. `card_id`: the bot's message that shows it.

    `position`: which of its message's payments it is, from 1; 0: the only one. `edits`: the payment that it changes,
    as that one was seen when its `revision` was this.
    """

    draft_id: int
    staff_id: int
    chat_id: int
    message_id: int
    position: int
    state: str
    client_id: int | None
    deal_id: int | None
    amount: Decimal | None
    paid_on: date | None
    document: str | None
    comment: str | None
    text: str
    card_id: int | None
    asks: str | None
    payment_id: int | None
    edits: int | None = None
    revision: int = 0


_columns = (
    payment_drafts.c.id,
    payment_drafts.c.staff_id,
    payment_drafts.c.chat_id,
    payment_drafts.c.message_id,
    payment_drafts.c.position,
    payment_drafts.c.state,
    payment_drafts.c.client_id,
    payment_drafts.c.deal_id,
    payment_drafts.c.amount,
    payment_drafts.c.paid_on,
    payment_drafts.c.document,
    payment_drafts.c.comment,
    payment_drafts.c.text,
    payment_drafts.c.card_id,
    payment_drafts.c.asks,
    payment_drafts.c.payment_id,
    payment_drafts.c.edits,
    payment_drafts.c.revision,
)
_one = select(*_columns).where(
    payment_drafts.c.id == bindparam("draft_id"), payment_drafts.c.staff_id == bindparam("staff_id")
)
_typed = (
    select(*_columns)
    .where(
        payment_drafts.c.staff_id == bindparam("staff_id"),
        payment_drafts.c.chat_id == bindparam("chat_id"),
        payment_drafts.c.message_id == bindparam("message_id"),
    )
    .order_by(payment_drafts.c.position)
)
_asking = (
    select(*_columns)
    .where(
        payment_drafts.c.staff_id == bindparam("staff_id"),
        payment_drafts.c.state == "open",
        payment_drafts.c.asks.is_not(None),
        payment_drafts.c.asked_at >= bindparam("since"),
    )
    .order_by(payment_drafts.c.asked_at.desc(), payment_drafts.c.id.desc())
    .limit(1)
)
_newest = select(func.max(payment_drafts.c.id))
_add = insert(payment_drafts)
_ask = (
    update(payment_drafts)
    .where(payment_drafts.c.id == bindparam("of_draft"))
    .values(asks=bindparam("question"), asked_at=bindparam("at"))
)
_hush = (
    update(payment_drafts)
    .where(
        payment_drafts.c.staff_id == bindparam("of_staff"),
        payment_drafts.c.state == "open",
        payment_drafts.c.asks.is_not(None),
    )
    .values(asks=None)
)
_show_all = (
    update(payment_drafts)
    .where(payment_drafts.c.chat_id == bindparam("in_chat"), payment_drafts.c.message_id == bindparam("of_message"))
    .values(card_id=bindparam("card"))
)
_reopen = (
    update(payment_drafts)
    .where(payment_drafts.c.id == bindparam("of_draft"), payment_drafts.c.state == "cancelled")
    .values(state="open")
)
_forget_deal = update(payment_drafts).where(payment_drafts.c.deal_id == bindparam("of_deal")).values(deal_id=None)
_finish = (
    update(payment_drafts)
    .where(payment_drafts.c.id == bindparam("of_draft"), payment_drafts.c.state == "open")
    .values(state=bindparam("new_state"), asks=None, payment_id=bindparam("payment"))
)


def get(tx: Tx, staff_id: int, draft_id: int) -> Draft:
    """A person's own draft; NotFound otherwise."""
    return _found(tx.execute(_one, {"draft_id": draft_id, "staff_id": staff_id}).one_or_none())


def _found(row: AnyRow | None) -> Draft:
    if row is None:
        raise NotFound
    return Draft(*row)


def typed(tx: Tx, staff_id: int, chat_id: int, message_id: int) -> list[Draft]:
    """The drafts of a message that this person typed, in the order of its lines, if it was read before."""
    found = {"staff_id": staff_id, "chat_id": chat_id, "message_id": message_id}
    return [Draft(*row) for row in tx.execute(_typed, found)]


def asking(tx: Tx, staff_id: int, since: datetime) -> Draft | None:
    """The draft that asked last, not before `since`: the next typed message of this person answers it."""
    row = tx.execute(_asking, {"staff_id": staff_id, "since": since}).one_or_none()
    return None if row is None else Draft(*row)


def hush(tx: Tx, staff_id: int) -> None:
    """No draft of this person waits for a typed answer any more: a person is asked one thing at a time."""
    tx.execute(_hush, {"of_staff": staff_id})


def newest(tx: Tx) -> int:
    """The id of the newest draft; 0 when there is none."""
    return int(tx.scalar(_newest) or 0)


def add(tx: Tx, values: Mapping[str, object]) -> int:
    """A new draft's id; `values` by the table's columns."""
    return tx.insert(_add, {"state": "open", "created_at": tx.now, **values})


def change(tx: Tx, draft_id: int, **values: object) -> None:
    """Change what a draft says."""
    tx.execute(update(payment_drafts).where(payment_drafts.c.id == draft_id).values(**values))


def set_card(tx: Tx, draft: Draft, card_id: int) -> None:
    """The bot's message that shows a draft, and all others of its message."""
    tx.execute(_show_all, {"in_chat": draft.chat_id, "of_message": draft.message_id, "card": card_id})


def reopen(tx: Tx, draft_id: int) -> None:
    """A cancelled draft is one again; any other stays as it is."""
    tx.execute(_reopen, {"of_draft": draft_id})


def ask(tx: Tx, draft_id: int, question: str | None) -> None:
    """What the next typed message answers; None: nothing is asked."""
    tx.execute(_ask, {"of_draft": draft_id, "question": question, "at": tx.now})


def forget_deal(tx: Tx, deal_id: int) -> None:
    """A deal is there no more: nobody's draft names it."""
    tx.execute(_forget_deal, {"of_deal": deal_id})


def finish(tx: Tx, draft_id: int, state: str, payment_id: int | None = None) -> bool:
    """End an open draft as cancelled, or as recorded: a payment. False when it has ended: a second tap does nothing."""
    return tx.execute(_finish, {"of_draft": draft_id, "new_state": state, "payment": payment_id}).rowcount == 1
