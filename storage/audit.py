"""The audit log: who did what, when, what it was and what it became. Append-only; each row hashes the one before.

`audit_guards` has the database refuse anything but another row at the end; `audit_chain` finds what happened anyway.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, insert, select

from domain.staff import Actor
from storage.db import Tx
from storage.metadata import metadata
from storage.types import Instant, Json

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("actor_id", Integer, nullable=False),  # staff, or 0: the clock
    Column("action", String, nullable=False),
    Column("object", String, nullable=False),  # "payment:12"
    Column("client_id", ForeignKey("clients.id")),
    Column("before", Json),
    Column("after", Json),
    Column("hash", String(64), nullable=False),
    Index("ix_audit_client", "client_id", "id"),
    Index("ix_audit_actor", "actor_id", "id"),
    Index("ix_audit_at", "at", "id"),
)

audit_tail = Table(
    "audit_tail",
    metadata,
    Column("id", Integer, primary_key=True),  # 1: there is one row
    Column("audit_id", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)

_last_hash = select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)
_newest = select(audit.c.id).order_by(audit.c.id.desc()).limit(1)
_add = insert(audit)


def record(
    tx: Tx,
    actor: Actor,
    action: str,
    on: str,
    *,
    client_id: int | None = None,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """Add a row about an object such as "payment:12". Values are plain JSON: money and dates as their text."""
    previous = tx.cache.get("audit hash") or tx.execute(_last_hash).scalar() or ""
    row = {
        "at": tx.now,
        "actor_id": actor.staff_id,
        "action": action,
        "object": on,
        "client_id": client_id,
        "before": _plain(before),
        "after": _plain(after),
    }
    row["hash"] = tx.cache["audit hash"] = row_hash(str(previous), row)
    tx.execute(_add, row)


def newest(tx: Tx) -> int:
    """The number of the last row: it grows with every act, so what is marked with it later is marked higher."""
    return int(tx.scalar(_newest) or 0)


def row_hash(previous: str, row: dict[str, object]) -> str:
    """The hash that chains a row to the one before it."""
    at = row["at"]
    told = {**row, "at": at.astimezone(UTC).isoformat() if isinstance(at, datetime) else at}
    return sha256((previous + json.dumps(told, sort_keys=True, ensure_ascii=False)).encode()).hexdigest()


def _plain(values: Mapping[str, object] | None) -> dict[str, object] | None:
    if values is None:
        return None
    return {key: value if isinstance(value, str | int | bool | None) else str(value) for key, value in values.items()}
