"""What was noticed at the end of a period, and which head has seen it. An item is noted once, by its key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    Select,
    String,
    Table,
    and_,
    bindparam,
    exists,
    func,
    insert,
    or_,
    select,
)

from domain.refusals import NotFound
from domain.staff import Actor
from domain.watch import WatchKind
from storage.clients import clients
from storage.db import Tx
from storage.metadata import metadata
from storage.payments import payments
from storage.scope import Reach, Scoped
from storage.staff import staff
from storage.types import Instant, Json

watch_items = Table(
    "watch_items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("payment_id", ForeignKey("payments.id"), index=True),
    Column("facts", Json, nullable=False),
    Column("noted_at", Instant, nullable=False),
    Column("noted_by", ForeignKey("staff.id"), nullable=False),  # whose act it was
)

watch_seen = Table(
    "watch_seen",
    metadata,
    Column("item_id", ForeignKey("watch_items.id"), primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), primary_key=True),
    Column("seen_at", Instant, nullable=False),
)


@dataclass(frozen=True, slots=True)
class WatchItem:
    """One thing that was noticed. `facts`: amounts and days as text; `by`: the name of whose act it was."""

    item_id: int
    kind: WatchKind
    client_id: int
    payment_id: int | None
    facts: Mapping[str, str]
    noted_at: datetime
    client_name: str
    by: str


_items = watch_items.c
# an act of one's own needs no pointing out, and a payment that was voided since moves nothing
_stands: ColumnElement[bool] = and_(
    _items.noted_by != bindparam("viewer"),
    or_(payments.c.id.is_(None), payments.c.status != "void", _items.kind == WatchKind.START_MOVED.value),
)
_unseen = ~exists(select(1).where(watch_seen.c.item_id == _items.id, watch_seen.c.staff_id == bindparam("viewer")))


def _from_items(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(watch_items)
        .join(clients, clients.c.id == _items.client_id)
        .join(staff, staff.c.id == _items.noted_by)
        .outerjoin(payments, payments.c.id == _items.payment_id)
        .where(_stands)
    )


_columns = (
    _items.id,
    _items.kind,
    _items.client_id,
    _items.payment_id,
    _items.facts,
    _items.noted_at,
    clients.c.name,
    staff.c.name.label("by_name"),
)
_listed = _from_items(*_columns).order_by(_items.id.desc()).limit(bindparam("most")).offset(bindparam("skip"))
_page = {
    True: Scoped(_listed, reach=Reach.OFFERED),
    False: Scoped(_listed.where(_unseen), reach=Reach.OFFERED),
}
_count = {
    True: Scoped(_from_items(func.count()), reach=Reach.OFFERED),
    False: Scoped(_from_items(func.count()).where(_unseen), reach=Reach.OFFERED),
}
_one = Scoped(_from_items(*_columns).where(_items.id == bindparam("item_id")), reach=Reach.OFFERED)
_unseen_ids = Scoped(_from_items(_items.id).where(_unseen), reach=Reach.OFFERED)
_known = select(_items.id).where(_items.key == bindparam("key"))
_note = insert(watch_items)
_already = select(watch_seen.c.item_id).where(
    watch_seen.c.item_id == bindparam("item_id"), watch_seen.c.staff_id == bindparam("staff_id")
)
_see = insert(watch_seen)


def note(
    tx: Tx,
    actor: Actor,
    kind: WatchKind,
    key: str,
    client_id: int,
    facts: Mapping[str, str],
    payment_id: int | None = None,
) -> None:
    """Note what somebody's act looks like; the same `key` is noted once."""
    if tx.scalar(_known, {"key": key}) is not None:
        return
    row = {
        "key": key,
        "kind": kind.value,
        "client_id": client_id,
        "payment_id": payment_id,
        "facts": dict(facts),
        "noted_at": tx.now,
        "noted_by": actor.staff_id,
    }
    tx.insert(_note, row)


def page(tx: Tx, actor: Actor, skip: int, most: int, *, with_seen: bool) -> list[WatchItem]:
    """What was noticed about the clients that this person sees, newest first."""
    rows = tx.execute(*_page[with_seen].of(actor, {"viewer": actor.staff_id, "skip": skip, "most": most}))
    return [WatchItem(row[0], WatchKind(row[1]), *row[2:]) for row in rows]


def count(tx: Tx, actor: Actor, *, with_seen: bool = False) -> int:
    """How much of it there is; what this person has not seen yet, unless told otherwise."""
    return int(tx.scalar(*_count[with_seen].of(actor, {"viewer": actor.staff_id})) or 0)


def get(tx: Tx, actor: Actor, item_id: int) -> WatchItem:
    """One item about a client that this person sees; NotFound otherwise."""
    row = tx.one_or_none(*_one.of(actor, {"viewer": actor.staff_id, "item_id": item_id}))
    if row is None:
        raise NotFound
    return WatchItem(row[0], WatchKind(row[1]), *row[2:])


def unseen(tx: Tx, actor: Actor) -> list[int]:
    """The items that this person has not marked as seen."""
    return tx.scalars(*_unseen_ids.of(actor, {"viewer": actor.staff_id}))


def see(tx: Tx, staff_id: int, item_id: int) -> None:
    """A person has seen an item; twice is once."""
    found = {"item_id": item_id, "staff_id": staff_id}
    if tx.scalar(_already, found) is None:
        tx.execute(_see, {**found, "seen_at": tx.now})
