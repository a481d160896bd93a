"""When something has to be looked at again: a reminder, a postponement that ends, a date that comes near.

One row for each thing of a kind. Nothing else keeps time: the scheduler takes what is due by an index, and the use case
that it wakes reads the facts of that moment and says when to be woken next. So a clock that jumps a month brings each
thing once, in its present state.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Integer, String, Table, bindparam, delete, insert, select

from storage.db import Tx
from storage.metadata import metadata
from storage.types import Instant

wakes = Table(
    "wakes",
    metadata,
    Column("kind", String, primary_key=True),
    Column("object_id", Integer, primary_key=True),
    Column("due_at", Instant, nullable=False, index=True),
)

_this = (wakes.c.kind == bindparam("of_kind"), wakes.c.object_id == bindparam("of_object"))
_add = insert(wakes)
_drop = delete(wakes).where(*_this)
_take = _drop.where(wakes.c.due_at <= bindparam("now", type_=Instant()))
_when = select(wakes.c.due_at).where(*_this)
_due = (
    select(wakes.c.kind, wakes.c.object_id)
    .where(wakes.c.due_at <= bindparam("now", type_=Instant()))
    .order_by(wakes.c.due_at, wakes.c.kind, wakes.c.object_id)
    .limit(bindparam("most", type_=Integer()))
)


@dataclass(frozen=True, slots=True)
class Wake:
    """What is due."""

    kind: str
    object_id: int


def wake_at(tx: Tx, kind: str, object_id: int, at: datetime | None) -> None:
    """Look at it again at an instant, in place of the one set before; None: not any more."""
    tx.execute(_drop, {"of_kind": kind, "of_object": object_id})
    if at is not None:
        tx.execute(_add, {"kind": kind, "object_id": object_id, "due_at": at})


def when(tx: Tx, kind: str, object_id: int) -> datetime | None:
    """When it will be looked at again."""
    found: datetime | None = tx.scalar(_when, {"of_kind": kind, "of_object": object_id})
    return found


def due(tx: Tx, now: datetime, most: int) -> list[Wake]:
    """What is due, the longest overdue first."""
    return [Wake(*row) for row in tx.execute(_due, {"now": now, "most": most})]


def take(tx: Tx, wake: Wake, now: datetime) -> bool:
    """Claim something due; False when another process was faster, or it was put off meanwhile."""
    return tx.count(_take, {"of_kind": wake.kind, "of_object": wake.object_id, "now": now}) == 1
