"""Transfers of clients, and what each side decided. What is due is found by an index of the lapses not announced."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from domain.refusals import NotFound
from domain.staff import Actor, DepartmentKind, Role
from domain.transfers import Choice, Decided, Transfer, TransferState
from storage.clients import client_people, clients
from storage.db import Tx
from storage.metadata import metadata
from storage.types import Day, Instant

transfers = Table(
    "transfers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("lapsed_on", Day, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("closed_on", Day),
    Column("manager_id", ForeignKey("staff.id")),
)
_open = transfers.c.closed_at.is_(None)
Index("uq_transfers_open", transfers.c.client_id, unique=True, sqlite_where=_open, postgresql_where=_open)

transfer_decisions = Table(
    "transfer_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("transfer_id", ForeignKey("transfers.id"), nullable=False),
    Column("side", String, nullable=False),  # commercial, client
    Column("decision", String, nullable=False),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),  # who decided
    Column("manager_id", ForeignKey("staff.id")),  # the account manager whom the client side named
    Column("decided_at", Instant, nullable=False),
    UniqueConstraint("transfer_id", "side"),
)


@dataclass(frozen=True, slots=True)
class DueClient:
    """A client whose lapse nobody has been told of. `manager_id`: it has been handed over already."""

    client_id: int
    lapses_on: date
    department_id: int
    manager_id: int | None


@dataclass(frozen=True, slots=True)
class ListedTransfer:
    """A line of a list; `department_id`: the client's commercial department."""

    transfer: Transfer
    client_name: str
    department_id: int


_Decisions = dict[int, dict[DepartmentKind, Decided]]
_columns = (
    transfers.c.id,
    transfers.c.client_id,
    transfers.c.state,
    transfers.c.lapsed_on,
    transfers.c.opened_at,
    transfers.c.closed_on,
    transfers.c.manager_id,
)
due_statement = (
    select(clients.c.id, clients.c.lapses_on, clients.c.department_id, clients.c.manager_id)
    .where(
        clients.c.lapses_on.is_not(None),
        ~clients.c.lapse_announced,
        clients.c.lapses_on <= bindparam("today", type_=Day()),
    )
    .order_by(clients.c.lapses_on, clients.c.id)
    .limit(bindparam("most", type_=Integer()))
)
_announce = update(clients).where(clients.c.id == bindparam("of_client")).values(lapse_announced=bindparam("announced"))
_add = insert(transfers)
_of_client = select(*_columns).where(transfers.c.client_id == bindparam("client_id"), _open)
_set_lapsed_on = (
    update(transfers).where(transfers.c.id == bindparam("of_transfer")).values(lapsed_on=bindparam("lapsed"))
)
_close = (
    update(transfers)
    .where(transfers.c.id == bindparam("of_transfer"), _open)
    .values(
        state=bindparam("new_state"),
        closed_at=bindparam("at"),
        closed_on=bindparam("day"),
        manager_id=bindparam("manager"),
    )
)
_add_decision = insert(transfer_decisions)
_drop_decision = delete(transfer_decisions).where(transfer_decisions.c.id == bindparam("of_decision"))
_decisions = select(
    transfer_decisions.c.transfer_id,
    transfer_decisions.c.id,
    transfer_decisions.c.side,
    transfer_decisions.c.decision,
    transfer_decisions.c.staff_id,
    transfer_decisions.c.manager_id,
).where(transfer_decisions.c.transfer_id.in_(bindparam("transfer_ids", expanding=True)))

_seen = or_(
    clients.c.department_id.in_(bindparam("seen", expanding=True)),
    clients.c.manager_department_id.in_(bindparam("seen", expanding=True)),
)
_own = exists(
    select(1).where(client_people.c.client_id == clients.c.id, client_people.c.staff_id == bindparam("scope_staff"))
)


def _in_scopes(statement: Select[Any]) -> Mapping[Role, Select[Any]]:
    own = statement.where(_own)
    return {
        Role.DIRECTOR: statement,
        Role.HEAD: statement.where(_seen),
        Role.HUNTER: own,
        Role.ACCOUNT_MANAGER: own,
    }


_listed = select(*_columns, clients.c.name, clients.c.department_id.label("department")).join_from(
    transfers, clients, clients.c.id == transfers.c.client_id
)
_one = _in_scopes(_listed.where(transfers.c.id == bindparam("transfer_id")))
_waiting = _in_scopes(_listed.where(_open).order_by(transfers.c.opened_at, transfers.c.id))
_done = _in_scopes(
    _listed.where(~_open).order_by(transfers.c.id.desc()).limit(bindparam("most")).offset(bindparam("skip"))
)


def due(tx: Tx, today: date, most: int) -> list[DueClient]:
    """Clients whose period has lapsed by `today`, and nobody has been told; oldest lapse first."""
    return [DueClient(*row) for row in tx.execute(due_statement, {"today": today, "most": most})]


def announce(tx: Tx, client_id: int, *, announced: bool) -> None:
    """Remember that a client's present lapse has been seen to, or that a later one has to be."""
    tx.execute(_announce, {"of_client": client_id, "announced": announced})


def open_one(tx: Tx, client_id: int, lapsed_on: date) -> int:
    """A new transfer's id. A client has one open transfer at most: a second is an IntegrityError."""
    values = {"client_id": client_id, "state": TransferState.WAITING.value, "lapsed_on": lapsed_on}
    return tx.insert(_add, {**values, "opened_at": tx.now})


def find_open(tx: Tx, client_id: int) -> Transfer | None:
    """The open transfer of a client."""
    row = tx.one_or_none(_of_client, {"client_id": client_id})
    return None if row is None else _transfer(row, _decisions_of(tx, [row[0]]))


def get(tx: Tx, actor: Actor, seen: Collection[int], transfer_id: int) -> ListedTransfer:
    """A transfer that a person may see; NotFound otherwise. `seen`: the commercial and client departments of a head."""
    rows = tx.all(_one[actor.role], {"transfer_id": transfer_id, **_scope(actor, seen)})
    if not rows:
        raise NotFound
    return _read_listed(tx, rows)[0]


def waiting(tx: Tx, actor: Actor, seen: Collection[int]) -> list[ListedTransfer]:
    """The open transfers that a person may see, oldest first."""
    return _read_listed(tx, tx.all(_waiting[actor.role], _scope(actor, seen)))


def done(tx: Tx, actor: Actor, seen: Collection[int], most: int, skip: int) -> list[ListedTransfer]:
    """The closed transfers that a person may see, newest first."""
    return _read_listed(tx, tx.all(_done[actor.role], {"most": most, "skip": skip, **_scope(actor, seen)}))


def _scope(actor: Actor, seen: Collection[int]) -> dict[str, Any]:
    if actor.role is Role.DIRECTOR:
        return {}
    return {"seen": sorted(seen)} if actor.role is Role.HEAD else {"scope_staff": actor.staff_id}


def _read_listed(tx: Tx, rows: Sequence[Sequence[Any]]) -> list[ListedTransfer]:
    decided = _decisions_of(tx, [row[0] for row in rows])
    return [ListedTransfer(_transfer(row, decided), row[7], row[8]) for row in rows]


def _decisions_of(tx: Tx, transfer_ids: Sequence[int]) -> _Decisions:
    found: _Decisions = {}
    for transfer_id, decision_id, side, choice, staff_id, manager_id in tx.all(
        _decisions, {"transfer_ids": transfer_ids}
    ):
        kind = DepartmentKind(side)
        decided = Decided(decision_id, kind, Choice(choice), staff_id, manager_id)
        found.setdefault(transfer_id, {})[kind] = decided
    return found


def _transfer(row: Sequence[Any], decisions: _Decisions) -> Transfer:
    transfer_id, client_id, state, lapsed_on, opened_at, closed_on, manager_id = row[:7]
    decided = decisions.get(transfer_id, {})
    return Transfer(transfer_id, client_id, TransferState(state), lapsed_on, opened_at, closed_on, manager_id, decided)


def set_lapsed_on(tx: Tx, transfer_id: int, lapsed_on: date) -> None:
    """The lapse moved, and is one still."""
    tx.execute(_set_lapsed_on, {"of_transfer": transfer_id, "lapsed": lapsed_on})


def close(tx: Tx, transfer_id: int, state: TransferState, on: date, manager_id: int | None = None) -> bool:
    """Close an open transfer; False when it was closed before."""
    values = {"new_state": state.value, "at": tx.now, "day": on, "manager": manager_id}
    return tx.count(_close, {"of_transfer": transfer_id, **values}) == 1


def decide(tx: Tx, transfer_id: int, side: DepartmentKind, staff_id: int, manager_id: int | None) -> int:
    """Keep what a side decided; the decision's id. A second one of the same side is an IntegrityError."""
    values = {"transfer_id": transfer_id, "side": side.value, "staff_id": staff_id, "manager_id": manager_id}
    return tx.insert(_add_decision, {**values, "decision": Choice.CONFIRMED.value, "decided_at": tx.now})


def drop_decision(tx: Tx, decision_id: int) -> None:
    """Take a decision back; the audit log keeps it."""
    tx.execute(_drop_decision, {"of_decision": decision_id})
