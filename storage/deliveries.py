"""Messages of the outbox on their way: taken, sent, tried again; each person's in order.

Whoever sends a message takes it on lease first. One whose sender fell silent, or never heard Telegram's answer, is in
doubt: it may be there already. It is said once more into a message of its own, the shell, whose id is kept before any
word is put in; to put them in again changes nothing. So it arrives at least once and stands there at most twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, insert, literal_column, select, update

from storage.db import AnyRow, Tx
from storage.outbox import cards, outbox
from storage.staff import staff
from storage.types import Instant


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message on its way. `shown_as`: the message that shows its card already; None: a new message. `replaces`: the
    one that was the card until this new one. `doubted`: it may have arrived already; `shell_id`: the message that was
    put there then to take its words; `parts`: how many of its messages have arrived for certain.
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
    replaces: int | None
    doubted: bool
    shell_id: int | None
    parts: int


# written out, not bound: only so SQLite sees that the partial indexes cover it
_QUEUED: ColumnElement[str] = literal_column("'queued'")
_SENDING: ColumnElement[str] = literal_column("'sending'")
_now = bindparam("now", type_=Instant())
_earlier, _busy, _later = outbox.alias("earlier"), outbox.alias("busy"), outbox.alias("later")
_somebody_earlier = exists().where(
    _earlier.c.staff_id == outbox.c.staff_id,
    _earlier.c.state.in_([_QUEUED, _SENDING]),
    _earlier.c.not_before <= _now,
    _earlier.c.id < outbox.c.id,
)
_one_on_its_way = exists().where(
    _busy.c.staff_id == outbox.c.staff_id,
    _busy.c.state.in_([_QUEUED, _SENDING]),
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
        outbox.c.state,
        outbox.c.doubted,
        outbox.c.shell_id,
        outbox.c.parts,
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
_overtaken = select(
    exists().where(
        _later.c.staff_id == bindparam("of_staff"),
        _later.c.state.in_([_QUEUED, _SENDING]),
        _later.c.card == bindparam("of_card"),
        _later.c.not_before <= _now,
        _later.c.id > bindparam("after"),
    )
)
_this = update(outbox).where(outbox.c.id == bindparam("outbox_id"))
_lease = _this.values(
    state="sending",
    taken_by=bindparam("sender"),
    leased_until=bindparam("until"),
    attempts=outbox.c.attempts + 1,
    doubted=bindparam("in_doubt"),
)
_skip = _this.values(state="skipped", leased_until=None)
_sent = _this.values(state="sent", leased_until=None, sent_at=_now, message_id=bindparam("message"), failure=None)
_mine = _this.where(outbox.c.state == _SENDING, outbox.c.taken_by == bindparam("sender"))
_renew = _mine.values(leased_until=bindparam("until"))
_shell = _mine.values(shell_id=bindparam("message"))
_part = _mine.values(parts=bindparam("arrived"), doubted=0, shell_id=None)
_postpone = _mine.values(state="queued", leased_until=bindparam("until"), failure=bindparam("why"))
_doubt = _mine.values(state="queued", leased_until=bindparam("until"), failure=bindparam("why"), doubted=1)
_put_back = _mine.values(state="queued", leased_until=None, failure=bindparam("why"))
_drop = _mine.values(state="dropped", leased_until=None, failure=bindparam("why"))
_this_card = and_(cards.c.staff_id == bindparam("of_staff"), cards.c.card == bindparam("of_card"))
_move_card = update(cards).where(_this_card).values(message_id=bindparam("message"))
_add_card = insert(cards)


class NotOursError(RuntimeError):
    """Another process has taken the message over: this one was silent for longer than its lease."""


def anything_due(tx: Tx) -> bool:
    """Whether there is a message to send now."""
    return tx.one_or_none(_due, {"now": tx.now, "most": 1}) is not None


def claim(tx: Tx, sender: str, most: int, until: datetime) -> list[Delivery]:
    """Take what is due, each person's oldest, the urgent first; nobody else takes it before `until`.

    A person with a message on its way, or waiting for its next try, gets no later one before it: their order stays.
    What somebody took and never finished may have arrived: it is in doubt from now on. An edit of a card of which
    something newer is due is skipped.
    """
    found = tx.all(_due, {"now": tx.now, "most": most})
    while outdated := [{"outbox_id": row.id} for row in found if row.edits and _is_overtaken(tx, row)]:
        tx.execute(_skip, outdated)
        found = tx.all(_due, {"now": tx.now, "most": most})
    taken = [_delivery(row) for row in found]
    lease = {"sender": sender, "until": until}
    tx.execute(_lease, [{**lease, "outbox_id": each.outbox_id, "in_doubt": int(each.doubted)} for each in taken])
    return taken


def _is_overtaken(tx: Tx, row: AnyRow) -> bool:
    known = {"of_staff": row.staff_id, "of_card": row.card, "now": tx.now, "after": row.id}
    return bool(tx.scalar(_overtaken, known))


def _delivery(row: AnyRow) -> Delivery:
    return Delivery(
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
        doubted=bool(row.doubted) or row.state == "sending",
        shell_id=row.shell_id,
        parts=row.parts,
    )


def renew(tx: Tx, sender: str, outbox_ids: Iterable[int], until: datetime) -> None:
    """These are still on their way."""
    tx.execute(_renew, [{"sender": sender, "outbox_id": each, "until": until} for each in outbox_ids])


def keep_shell(tx: Tx, sender: str, outbox_id: int, message_id: int) -> None:
    """The message in doubt will stand in this one, however often it is tried; NotOursError."""
    if not tx.count(_shell, {"sender": sender, "outbox_id": outbox_id, "message": message_id}):
        raise NotOursError


def keep_part(tx: Tx, sender: str, outbox_id: int, arrived: int) -> None:
    """So many messages of it have arrived for certain; NotOursError."""
    if not tx.count(_part, {"sender": sender, "outbox_id": outbox_id, "arrived": arrived}):
        raise NotOursError


def mark_sent(tx: Tx, delivery: Delivery, message_id: int | None) -> None:
    """Delivered as `message_id`; the card, if it is one, is that message from now on. None: nothing had to be said."""
    tx.execute(_sent, {"outbox_id": delivery.outbox_id, "now": tx.now, "message": message_id})
    if delivery.card is not None and message_id is not None:
        place = {"of_staff": delivery.staff_id, "of_card": delivery.card, "message": message_id}
        if not tx.count(_move_card, place):
            values = {"staff_id": delivery.staff_id, "card": delivery.card, "message_id": message_id}
            tx.execute(_add_card, values)


def postpone(tx: Tx, sender: str, outbox_id: int, until: datetime, why: str, *, doubted: bool) -> None:
    """Try again later; what else the person is to get waits for it. `doubted`: it may have arrived all the same."""
    again = {"sender": sender, "outbox_id": outbox_id, "until": until, "why": why}
    tx.execute(_doubt if doubted else _postpone, again)


def put_back(tx: Tx, sender: str, outbox_id: int, why: str) -> None:
    """Not now, for a reason that is not the message's: it waits as if it had never been taken."""
    tx.execute(_put_back, {"sender": sender, "outbox_id": outbox_id, "why": why})


def drop(tx: Tx, sender: str, outbox_id: int, why: str) -> None:
    """It can never be delivered."""
    tx.execute(_drop, {"sender": sender, "outbox_id": outbox_id, "why": why})
