"""Clients' tables: the client, and who was responsible since when. Assignments are added, never overwritten.

`client_people` holds those responsible now; what a person may see is joined through it, never filtered afterwards.
The queries stand in `client_queries.py` (what a person sees) and here (what the engine and the transfer need).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    bindparam,
    delete,
    false,
    insert,
    or_,
    select,
    update,
)

from domain.assignments import Holder, Hunters
from domain.refusals import NotFound
from storage.db import Tx
from storage.metadata import metadata, partial_index
from storage.types import Day, Instant, Percent

clients = Table(
    "clients",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("search_name", String, nullable=False, index=True),  # normalised: the database folds no Cyrillic
    Column("tax_number", String(12), index=True),
    Column("line", String, nullable=False),
    Column("key", Boolean, nullable=False),  # marked so by a head
    Column("created_at", Instant, nullable=False),
    Column("created_by", ForeignKey("staff.id"), nullable=False),
    Column("extended_until", Day),
    Column("transferred_early_on", Day),
    # kept up to date in the transaction that changes them:
    Column("earns_key", Boolean, nullable=False, server_default=false()),  # by the turnover of a year
    Column("acquisition_start", Day),
    Column("lapses_on", Day),
    Column("lapse_announced", Boolean, nullable=False),  # a transfer was opened for the present lapse
    Column("department_id", ForeignKey("departments.id"), nullable=False, index=True),  # of the first hunter
    Column("manager_id", ForeignKey("staff.id")),
    Column("manager_department_id", ForeignKey("departments.id"), index=True),
    Column("transferred_on", Day),
    Column("owes_since", Day, index=True),  # the due day, past or to come, of its oldest charge not fully paid
    Column("taken_back_at", Instant),  # registered by mistake: nobody sees it any more
    Column("reacquired_on", Day),  # the last time; what came before stands in `client_eras`
)
_due = clients.c.lapses_on.is_not(None) & ~clients.c.lapse_announced
partial_index("ix_clients_lapse_due", clients.c.lapses_on, where=_due)

hunter_assignments = Table(
    "hunter_assignments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("since", Day, nullable=False),
)

hunter_shares = Table(
    "hunter_shares",
    metadata,
    Column("assignment_id", ForeignKey("hunter_assignments.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("share", Percent, nullable=False),
)

manager_assignments = Table(
    "manager_assignments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("since", Day, nullable=False),
    Column("staff_id", ForeignKey("staff.id")),
)

client_people = Table(
    "client_people",
    metadata,
    Column("client_id", ForeignKey("clients.id"), primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), primary_key=True),
    Column("post", String, primary_key=True),  # hunter, manager
    Index("ix_client_people_staff", "staff_id", "client_id"),
)


@dataclass(frozen=True, slots=True)
class Client:
    """A client as it stands now. `department_id`: the commercial department of its first hunter.

    `key`: it is one, because a head marked it (`marked_key`) or by its turnover (`earns_key`).
    `reacquired_on`: the day with which its present period begins, where it is not the first one.
    """

    client_id: int
    name: str
    tax_number: str | None
    line: str
    key: bool
    extended_until: date | None
    transferred_early_on: date | None
    acquisition_start: date | None
    lapses_on: date | None
    lapse_announced: bool
    department_id: int
    manager_id: int | None
    manager_department_id: int | None
    transferred_on: date | None
    marked_key: bool = False
    earns_key: bool = False
    reacquired_on: date | None = None
    owes_since: date | None = None


is_key = or_(clients.c.key, clients.c.earns_key)
client_columns = (
    clients.c.id,
    clients.c.name,
    clients.c.tax_number,
    clients.c.line,
    is_key.label("is_key"),
    clients.c.extended_until,
    clients.c.transferred_early_on,
    clients.c.acquisition_start,
    clients.c.lapses_on,
    clients.c.lapse_announced,
    clients.c.department_id,
    clients.c.manager_id,
    clients.c.manager_department_id,
    clients.c.transferred_on,
    clients.c.key,
    clients.c.earns_key,
    clients.c.reacquired_on,
    clients.c.owes_since,
)
_every_id = select(clients.c.id).order_by(clients.c.id)
_load = select(*client_columns).where(clients.c.id == bindparam("client_id"))
_hunters = (
    select(hunter_assignments.c.id, hunter_assignments.c.since, hunter_shares.c.staff_id, hunter_shares.c.share)
    .join_from(hunter_assignments, hunter_shares, hunter_shares.c.assignment_id == hunter_assignments.c.id)
    .where(hunter_assignments.c.client_id == bindparam("client_id"))
    .order_by(hunter_assignments.c.since, hunter_assignments.c.id, hunter_shares.c.position)
)
_managers = (
    select(manager_assignments.c.since, manager_assignments.c.staff_id)
    .where(manager_assignments.c.client_id == bindparam("client_id"))
    .order_by(manager_assignments.c.since, manager_assignments.c.id)
)
_add = insert(clients)
_add_hunters, _add_shares = insert(hunter_assignments), insert(hunter_shares)
_add_manager, _add_people = insert(manager_assignments), insert(client_people)
_drop_people = delete(client_people).where(
    client_people.c.client_id == bindparam("of_client"), client_people.c.post == bindparam("of_post")
)
_take_back = (
    update(clients).where(clients.c.id == bindparam("of_client")).values(taken_back_at=bindparam("at"), tax_number=None)
)
_is_taken_back = select(clients.c.taken_back_at.is_not(None)).where(clients.c.id == bindparam("client_id"))
_drop_all_people = delete(client_people).where(client_people.c.client_id == bindparam("of_client"))
_set_period = (
    update(clients)
    .where(clients.c.id == bindparam("of_client"))
    .values(acquisition_start=bindparam("start"), lapses_on=bindparam("lapse"))
)


def load(tx: Tx, client_id: int) -> Client:
    """A client whoever asks: for use cases that have already found it in somebody's scope."""
    row = tx.execute(_load, {"client_id": client_id}).one_or_none()
    if row is None:
        raise NotFound
    return Client(*row)


def every_id(tx: Tx) -> list[int]:
    """The ids of all clients of the company."""
    return tx.scalars(_every_id)


def add(tx: Tx, values: Mapping[str, object]) -> int:
    """A new client's id; `values` by the table's columns."""
    return tx.insert(_add, {"lapse_announced": False, **values})


def change(tx: Tx, client_id: int, **values: object) -> None:
    """Change columns of a client."""
    tx.execute(update(clients).where(clients.c.id == client_id).values(**values))


def take_back(tx: Tx, client_id: int) -> None:
    """A client was registered by mistake: it is nobody's, and nobody sees it."""
    tx.execute(_take_back, {"of_client": client_id, "at": tx.now})
    tx.execute(_drop_all_people, {"of_client": client_id})


def is_taken_back(tx: Tx, client_id: int) -> bool:
    """Whether a client was registered by mistake; NotFound for an unknown one."""
    found = tx.one_or_none(_is_taken_back, {"client_id": client_id})
    if found is None:
        raise NotFound
    return bool(found[0])


def set_period(tx: Tx, client_id: int, start: date | None, lapses_on: date | None) -> None:
    """Keep the period as the engine reckoned it."""
    tx.execute(_set_period, {"of_client": client_id, "start": start, "lapse": lapses_on})


def hunters(tx: Tx, client_id: int) -> list[Hunters]:
    """The hunters of a client over time."""
    found: dict[int, tuple[date, list[tuple[int, Decimal]]]] = {}
    for assignment_id, since, staff_id, share in tx.execute(_hunters, {"client_id": client_id}):
        found.setdefault(assignment_id, (since, []))[1].append((staff_id, share))
    return [Hunters(since, tuple(shares)) for since, shares in found.values()]


def managers(tx: Tx, client_id: int) -> list[Holder]:
    """The account managers of a client over time."""
    return [Holder(since, staff_id) for since, staff_id in tx.execute(_managers, {"client_id": client_id})]


def assign_hunters(tx: Tx, client_id: int, since: date, shares: Sequence[tuple[int, Decimal]]) -> None:
    """The hunters of a client from a day on; those before stay on record."""
    assignment_id = tx.insert(_add_hunters, {"client_id": client_id, "since": since})
    rows = [
        {"assignment_id": assignment_id, "position": position, "staff_id": staff_id, "share": share}
        for position, (staff_id, share) in enumerate(shares)
    ]
    tx.execute(_add_shares, rows)
    _replace_people(tx, client_id, "hunter", [staff_id for staff_id, _ in shares])


def assign_manager(tx: Tx, client_id: int, since: date, staff_id: int | None) -> None:
    """The account manager of a client from a day on; those before stay on record."""
    tx.execute(_add_manager, {"client_id": client_id, "since": since, "staff_id": staff_id})
    _replace_people(tx, client_id, "manager", [] if staff_id is None else [staff_id])


def _replace_people(tx: Tx, client_id: int, post: str, people: Sequence[int]) -> None:
    tx.execute(_drop_people, {"of_client": client_id, "of_post": post})
    if people:
        tx.execute(_add_people, [{"client_id": client_id, "staff_id": s, "post": post} for s in people])
