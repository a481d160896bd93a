"""Proposals about clients' periods: who proposed what, and how it was decided. One open at a time for each client."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    bindparam,
    insert,
    literal_column,
    select,
    update,
)

from domain.agreements import Agreement, AgreementKind, AgreementState, Shares
from domain.refusals import NotFound
from domain.staff import DepartmentKind
from storage.clients import clients
from storage.db import Tx
from storage.metadata import metadata, partial_index
from storage.transfers import transfers
from storage.types import Day, Instant, Json

agreements = Table(
    "agreements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),  # extension, reacquisition
    Column("state", String, nullable=False),
    Column("until", Day),
    Column("hunters", Json),  # pairs of person and share, as text
    Column("side", String, nullable=False),  # which proposed: commercial, client
    Column("proposed_by", ForeignKey("staff.id"), nullable=False),
    Column("proposed_for", ForeignKey("staff.id")),
    Column("proposed_at", Instant, nullable=False),
    Column("decided_by", ForeignKey("staff.id")),
    Column("decided_for", ForeignKey("staff.id")),
    Column("decided_on", Day),
    Column("answer", String),
)
# written out, not bound: only so SQLite knows that the partial index answers
is_open = agreements.c.state == literal_column("'open'")
partial_index("uq_agreements_open", agreements.c.client_id, unique=True, where=is_open)

_columns = (
    agreements.c.id,
    agreements.c.client_id,
    agreements.c.kind,
    agreements.c.state,
    agreements.c.until,
    agreements.c.hunters,
    agreements.c.side,
    agreements.c.proposed_by,
    agreements.c.proposed_for,
    agreements.c.proposed_at,
    agreements.c.decided_by,
    agreements.c.decided_for,
    agreements.c.decided_on,
    agreements.c.answer,
)
_one = select(*_columns).where(agreements.c.id == bindparam("agreement_id"))
_of_client = select(*_columns).where(agreements.c.client_id == bindparam("client_id"), is_open)
# an outer join, only so SQLite begins with the few that are open instead of with all clients
all_open_statement = (
    select(*_columns, clients.c.department_id)
    .join_from(agreements, clients, clients.c.id == agreements.c.client_id, isouter=True)
    .where(is_open)
    .order_by(agreements.c.id)
)
_last_transfer = (
    select(transfers.c.state)
    .where(transfers.c.client_id == bindparam("client_id"))
    .order_by(transfers.c.id.desc())
    .limit(1)
)
_add = insert(agreements)
_close = (
    update(agreements)
    .where(agreements.c.id == bindparam("of_agreement"), is_open)
    .values(
        state=bindparam("new_state"),
        decided_by=bindparam("by"),
        decided_for=bindparam("for_head"),
        decided_on=bindparam("day"),
        answer=bindparam("words"),
    )
)


def add(
    tx: Tx,
    client_id: int,
    kind: AgreementKind,
    side: DepartmentKind,
    by: int,
    in_place_of: int | None,
    *,
    until: date | None = None,
    hunters: Shares = (),
) -> int:
    """A new open proposal's id. A second open one of a client is an IntegrityError."""
    shares = [[staff_id, str(share)] for staff_id, share in hunters]
    values = {"client_id": client_id, "kind": kind.value, "side": side.value, "until": until, "hunters": shares}
    who = {"proposed_by": by, "proposed_for": in_place_of, "proposed_at": tx.now}
    return tx.insert(_add, {**values, **who, "state": AgreementState.OPEN.value})


def get(tx: Tx, agreement_id: int) -> Agreement:
    """A proposal, whoever asks; NotFound for an unknown id."""
    row = tx.one_or_none(_one, {"agreement_id": agreement_id})
    if row is None:
        raise NotFound
    return _read(row)


def find_open(tx: Tx, client_id: int) -> Agreement | None:
    """The open proposal about a client."""
    row = tx.one_or_none(_of_client, {"client_id": client_id})
    return None if row is None else _read(row)


def all_open(tx: Tx) -> list[tuple[Agreement, int]]:
    """Every open proposal with the client's commercial department, oldest first."""
    return [(_read(row), row[14]) for row in tx.all(all_open_statement)]


def last_transfer(tx: Tx, client_id: int) -> str | None:
    """Where a client's last transfer stands."""
    found: str | None = tx.scalar(_last_transfer, {"client_id": client_id})
    return found


def close(
    tx: Tx,
    agreement_id: int,
    state: AgreementState,
    on: date,
    by: int | None = None,
    in_place_of: int | None = None,
    words: str | None = None,
) -> bool:
    """Close an open proposal; False when somebody has."""
    values = {"of_agreement": agreement_id, "new_state": state.value, "by": by, "for_head": in_place_of}
    return tx.count(_close, {**values, "day": on, "words": words}) == 1


def _read(row: Sequence[Any]) -> Agreement:
    agreement_id, client_id, kind, state, until, hunters, side, *rest = row[:14]
    shares = tuple((staff_id, Decimal(share)) for staff_id, share in hunters or ())
    return Agreement(
        agreement_id,
        client_id,
        AgreementKind(kind),
        AgreementState(state),
        until,
        shares,
        DepartmentKind(side),
        *rest,
    )
