"""Who opened which client, and when; and who was stopped because they opened too many in an hour."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, bindparam, func, insert, select, update

from domain.client_base import LOOKED_BACK, View
from domain.refusals import NotFound
from storage.db import Tx
from storage.metadata import metadata
from storage.staff import staff
from storage.types import Instant

client_views = Table(
    "client_views",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("client_id", ForeignKey("clients.id"), nullable=False),
    Column("what", String, nullable=False),  # card, contacts
    Column("viewed_at", Instant, nullable=False),
    Index("ix_client_views_of_staff", "staff_id", "viewed_at", "client_id"),
    Index("ix_client_views_of_client", "client_id", "viewed_at"),
)

client_stops = Table(
    "client_stops",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("stopped_at", Instant, nullable=False),
    Column("lifted_at", Instant),  # what was opened until then counts no more
    Column("lifted_by", ForeignKey("staff.id")),
    Index("ix_client_stops_of_staff", "staff_id", "id"),
)


@dataclass(frozen=True, slots=True)
class Stop:
    """Somebody was stopped; `lifted_at`: since when they may go on, `lifted_by`: who said so."""

    stop_id: int
    staff_id: int
    stopped_at: datetime
    lifted_at: datetime | None
    lifted_by: int | None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody opened a client."""

    name: str
    what: View
    at: datetime


_since = bindparam("since", type_=Instant())
_before = bindparam("before", type_=Instant())
_of_staff = client_views.c.staff_id == bindparam("staff_id")
_add_view = insert(client_views)
_opened_since = (
    select(client_views.c.client_id, func.max(client_views.c.viewed_at, type_=Instant()))
    .where(_of_staff, client_views.c.viewed_at > _since)
    .group_by(client_views.c.client_id)
)
_views_between = (
    select(client_views.c.client_id, client_views.c.what, client_views.c.viewed_at)
    .where(_of_staff, client_views.c.viewed_at > _since, client_views.c.viewed_at <= _before)
    .order_by(client_views.c.id)
)
_count_between = select(func.count(client_views.c.client_id.distinct())).where(
    _of_staff, client_views.c.viewed_at > _since, client_views.c.viewed_at <= _before
)
_viewers = (
    select(staff.c.name, client_views.c.what, client_views.c.viewed_at)
    .join_from(client_views, staff, staff.c.id == client_views.c.staff_id)
    .where(client_views.c.client_id == bindparam("client_id"), client_views.c.viewed_at > _since)
    .order_by(client_views.c.viewed_at.desc(), client_views.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_stop_columns = (
    client_stops.c.id,
    client_stops.c.staff_id,
    client_stops.c.stopped_at,
    client_stops.c.lifted_at,
    client_stops.c.lifted_by,
)
_stop = select(*_stop_columns).where(client_stops.c.id == bindparam("stop_id"))
_last_stop = (
    select(*_stop_columns)
    .where(client_stops.c.staff_id == bindparam("staff_id"))
    .order_by(client_stops.c.id.desc())
    .limit(1)
)
_stops_between = select(func.count()).where(
    client_stops.c.staff_id == bindparam("staff_id"),
    client_stops.c.stopped_at > _since,
    client_stops.c.stopped_at <= _before,
)
_add_stop = insert(client_stops)
_lift = (
    update(client_stops)
    .where(client_stops.c.id == bindparam("of_stop"))
    .values(lifted_at=bindparam("since_then", type_=Instant()), lifted_by=bindparam("by_staff"))
)
_suspended_at = select(staff.c.suspended_at).where(staff.c.id == bindparam("staff_id"))


def add_view(tx: Tx, staff_id: int, client_id: int, what: View) -> None:
    """Remember that somebody was shown a client."""
    tx.insert(_add_view, {"staff_id": staff_id, "client_id": client_id, "what": what.value, "viewed_at": tx.now})


def opened_since(tx: Tx, staff_id: int, since: datetime) -> dict[int, datetime]:
    """The clients that somebody opened after an instant, and when last."""
    return dict(tx.all(_opened_since, {"staff_id": staff_id, "since": since}))


def views_between(tx: Tx, staff_id: int, since: datetime, before: datetime) -> list[tuple[int, View, datetime]]:
    """What somebody was shown after one instant and not after another: client, what, when; in order."""
    rows = tx.all(_views_between, {"staff_id": staff_id, "since": since, "before": before})
    return [(client_id, View(what), at) for client_id, what, at in rows]


def count_between(tx: Tx, staff_id: int, since: datetime, before: datetime) -> int:
    """How many different clients that were."""
    return int(tx.scalar(_count_between, {"staff_id": staff_id, "since": since, "before": before}) or 0)


def opened_lately(tx: Tx, staff_id: int) -> int:
    """How many different clients somebody opened in the last days; of whoever has left, in those before."""
    until = last_moment(tx, staff_id)
    return count_between(tx, staff_id, until - LOOKED_BACK, until)


def viewers(tx: Tx, client_id: int, since: datetime, *, skip: int, most: int) -> list[Viewer]:
    """Who opened a client after an instant, the latest first."""
    rows = tx.all(_viewers, {"client_id": client_id, "since": since, "skip": skip, "most": most})
    return [Viewer(name, View(what), at) for name, what, at in rows]


def get_stop(tx: Tx, stop_id: int) -> Stop:
    """One stop; NotFound."""
    row = tx.one_or_none(_stop, {"stop_id": stop_id})
    if row is None:
        raise NotFound
    return Stop(*row)


def last_stop(tx: Tx, staff_id: int) -> Stop | None:
    """The latest stop of a person."""
    row = tx.one_or_none(_last_stop, {"staff_id": staff_id})
    return None if row is None else Stop(*row)


def stops_between(tx: Tx, staff_id: int, since: datetime, before: datetime) -> int:
    """How often somebody was stopped after one instant and not after another."""
    return int(tx.scalar(_stops_between, {"staff_id": staff_id, "since": since, "before": before}) or 0)


def add_stop(tx: Tx, staff_id: int) -> int:
    """Somebody is stopped now; the stop's id."""
    return tx.insert(_add_stop, {"staff_id": staff_id, "stopped_at": tx.now})


def lift(tx: Tx, stop_id: int, by: int) -> None:
    """They may go on from now."""
    tx.execute(_lift, {"of_stop": stop_id, "since_then": tx.now, "by_staff": by})


def last_moment(tx: Tx, staff_id: int) -> datetime:
    """Until when somebody could open anything: now, or when they lost their access."""
    found: datetime | None = tx.scalar(_suspended_at, {"staff_id": staff_id})
    return found or tx.now
