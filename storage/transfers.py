"""Transfers of clients, and what each side decided. What is due is found by an index of the lapses not announced."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    and_,
    bindparam,
    cast,
    exists,
    false,
    literal,
    or_,
    select,
    true,
)

from domain.refusals import NotFound
from domain.staff import Actor, DepartmentKind, Role
from domain.transfer_states import Choice, TransferState
from domain.transfers import Decided, Transfer
from storage.clients import client_people, clients
from storage.db import Tx
from storage.metadata import metadata, partial_index
from storage.outbox import cards
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
    Column("early", Boolean, nullable=False, server_default=false()),  # proposed before the period ended
    Column("round", Integer, nullable=False, server_default="1"),
    Column("turn", Integer, nullable=False, server_default="0"),  # how often it has moved
    Column("asked_at", Instant),  # None: nobody since it was opened
    Column("postponed_until", Day),
    Column("escalated_at", Instant),  # when it came to the director
    Column("why", String),  # it was withdrawn, or returned
    Column("closed_by", ForeignKey("staff.id")),  # None: the clock
    Column("opened_by", ForeignKey("staff.id")),  # who proposed it, or opened it again; None: the clock
)
_open = transfers.c.closed_at.is_(None)
partial_index("uq_transfers_open", transfers.c.client_id, unique=True, where=_open)

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
    Column("for_id", ForeignKey("staff.id")),  # in whose place
    Column("until", Day),
    Column("reason", String),
    Column("stands", Boolean, nullable=False, server_default=true()),  # false: of an earlier round
)
_stands = transfer_decisions.c.stands
partial_index(
    "uq_transfer_decisions_side",
    transfer_decisions.c.transfer_id,
    transfer_decisions.c.side,
    unique=True,
    where=_stands,
)
Index("ix_transfer_decisions_transfer", transfer_decisions.c.transfer_id)


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


_Decisions = dict[int, tuple[dict[DepartmentKind, Decided], list[Decided]]]
_columns = (
    transfers.c.id,
    transfers.c.client_id,
    transfers.c.state,
    transfers.c.lapsed_on,
    transfers.c.opened_at,
    transfers.c.closed_on,
    transfers.c.manager_id,
    transfers.c.early,
    transfers.c.round,
    transfers.c.turn,
    transfers.c.asked_at,
    transfers.c.postponed_until,
    transfers.c.escalated_at,
    transfers.c.why,
    transfers.c.closed_by,
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
_of_client = select(*_columns).where(transfers.c.client_id == bindparam("client_id"))
_open_of_client = _of_client.where(_open)
_newest_of_client = _of_client.order_by(transfers.c.id.desc()).limit(1)
_decisions = (
    select(
        transfer_decisions.c.transfer_id,
        transfer_decisions.c.stands,
        transfer_decisions.c.id,
        transfer_decisions.c.side,
        transfer_decisions.c.decision,
        transfer_decisions.c.staff_id,
        transfer_decisions.c.manager_id,
        transfer_decisions.c.for_id,
        transfer_decisions.c.until,
        transfer_decisions.c.reason,
    )
    .where(transfer_decisions.c.transfer_id.in_(bindparam("transfer_ids", expanding=True)))
    .order_by(transfer_decisions.c.id)
)

_seen = or_(
    clients.c.department_id.in_(bindparam("seen", type_=Integer(), expanding=True)),
    clients.c.manager_department_id.in_(bindparam("seen", type_=Integer(), expanding=True)),
)
_own = exists(
    select(1).where(
        client_people.c.client_id == clients.c.id, client_people.c.staff_id == bindparam("scope_staff", type_=Integer())
    )
)


# what they were asked to decide once, they may still look at; and while they stand in for a head, what waits there
_asked = exists(
    select(1).where(
        cards.c.staff_id == bindparam("scope_staff", type_=Integer()),
        cards.c.card == literal("transfer:", String()).concat(cast(transfers.c.id, String)),
    )
)
_stood_in = and_(_open, clients.c.department_id.in_(bindparam("seen", type_=Integer(), expanding=True)))


def _in_scopes(statement: Select[Any]) -> Mapping[Role, Select[Any]]:
    own = statement.where(or_(_own, _stood_in, _asked))
    return {
        Role.DIRECTOR: statement,
        Role.HEAD: statement.where(or_(_seen, _asked)),
        Role.HUNTER: own,
        Role.ACCOUNT_MANAGER: own,
    }


# an outer join, only so SQLite begins with the few that are open instead of with all clients
_listed = select(*_columns, clients.c.name, clients.c.department_id.label("department")).join_from(
    transfers, clients, clients.c.id == transfers.c.client_id, isouter=True
)
_one = _in_scopes(_listed.where(transfers.c.id == bindparam("transfer_id")))
waiting_statements = _in_scopes(_listed.where(_open).order_by(transfers.c.opened_at, transfers.c.id))
_done = _in_scopes(
    _listed.where(~_open).order_by(transfers.c.id.desc()).limit(bindparam("most")).offset(bindparam("skip"))
)


def due(tx: Tx, today: date, most: int) -> list[DueClient]:
    """Clients whose period has lapsed by `today`, and nobody has been told; oldest lapse first."""
    return [DueClient(*row) for row in tx.execute(due_statement, {"today": today, "most": most})]


def find_open(tx: Tx, client_id: int) -> Transfer | None:
    """The open transfer of a client."""
    return _find(tx, _open_of_client, client_id)


def newest(tx: Tx, client_id: int) -> Transfer | None:
    """The transfer of a client that was opened last."""
    return _find(tx, _newest_of_client, client_id)


def _find(tx: Tx, statement: Select[Any], client_id: int) -> Transfer | None:
    row = tx.one_or_none(statement, {"client_id": client_id})
    return None if row is None else _transfer(row, _decisions_of(tx, [row[0]]))


def load(tx: Tx, transfer_id: int) -> ListedTransfer:
    """A transfer whoever asks: for the clock, and for use cases that have found it in somebody's scope."""
    rows = tx.all(_one[Role.DIRECTOR], {"transfer_id": transfer_id})
    if not rows:
        raise NotFound
    return _read_listed(tx, rows)[0]


def get(tx: Tx, actor: Actor, seen: Collection[int], transfer_id: int) -> ListedTransfer:
    """A transfer that a person may see; NotFound otherwise. `seen`: the commercial and client departments of a head."""
    rows = tx.all(_one[actor.role], {"transfer_id": transfer_id, **_scope(actor, seen)})
    if not rows:
        raise NotFound
    return _read_listed(tx, rows)[0]


def waiting(tx: Tx, actor: Actor, seen: Collection[int]) -> list[ListedTransfer]:
    """The open transfers that a person may see, oldest first."""
    return _read_listed(tx, tx.all(waiting_statements[actor.role], _scope(actor, seen)))


def all_open(tx: Tx) -> list[ListedTransfer]:
    """Every open transfer, oldest first: for whoever looks after all of them."""
    return _read_listed(tx, tx.all(waiting_statements[Role.DIRECTOR], {}))


def done(tx: Tx, actor: Actor, seen: Collection[int], most: int, skip: int) -> list[ListedTransfer]:
    """The closed transfers that a person may see, newest first."""
    return _read_listed(tx, tx.all(_done[actor.role], {"most": most, "skip": skip, **_scope(actor, seen)}))


def _scope(actor: Actor, seen: Collection[int]) -> dict[str, Any]:
    if actor.role is Role.DIRECTOR:
        return {}
    return {"seen": sorted(seen), "scope_staff": actor.staff_id}


def _read_listed(tx: Tx, rows: Sequence[Sequence[Any]]) -> list[ListedTransfer]:
    decided = _decisions_of(tx, [row[0] for row in rows])
    return [ListedTransfer(_transfer(row, decided), *row[len(_columns) :]) for row in rows]


def _decisions_of(tx: Tx, transfer_ids: Sequence[int]) -> _Decisions:
    found: _Decisions = {}
    if not transfer_ids:
        return found
    for transfer_id, stands, decision_id, side, choice, *rest in tx.all(_decisions, {"transfer_ids": transfer_ids}):
        decided = Decided(decision_id, DepartmentKind(side), Choice(choice), *rest)
        standing, set_aside = found.setdefault(transfer_id, ({}, []))
        if stands:
            standing[decided.side] = decided
        else:
            set_aside.append(decided)
    return found


def _transfer(row: Sequence[Any], decisions: _Decisions) -> Transfer:
    transfer_id, client_id, state, lapsed_on, opened_at, closed_on, manager_id, early, number, turn = row[:10]
    asked_at, postponed_until, escalated_at, why, closed_by = row[10 : len(_columns)]
    standing, set_aside = decisions.get(transfer_id, ({}, []))
    return Transfer(
        transfer_id,
        client_id,
        TransferState(state),
        lapsed_on,
        opened_at,
        asked_at or opened_at,
        closed_on,
        manager_id,
        early,
        number,
        turn,
        postponed_until,
        escalated_at,
        why,
        closed_by,
        standing,
        set_aside,
    )
