"""Introductions (знакомства): one for each hand-over, and who has said that it took place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from domain.introductions import Outcome, Said, Task
from domain.refusals import NotFound
from storage.clients import client_people, clients, is_key
from storage.db import Tx
from storage.metadata import metadata, partial_index
from storage.transfers import transfers
from storage.types import Day, Instant

introductions = Table(
    "introductions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("transfer_id", ForeignKey("transfers.id"), nullable=False, unique=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("manager_id", ForeignKey("staff.id"), nullable=False),  # whom the hunter introduces
    Column("begun_at", Instant, nullable=False),  # for this account manager
    Column("reminded", Integer, nullable=False),  # the last reminder that was due: 0, 1, 2
    Column("ended_at", Instant),
    Column("outcome", String),  # introduced, dropped
)
_open = introductions.c.ended_at.is_(None)
partial_index("uq_introductions_open", introductions.c.client_id, unique=True, where=_open)

introduction_words = Table(
    "introduction_words",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("introduction_id", ForeignKey("introductions.id"), nullable=False),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("task", String, nullable=False),  # introduce, meet, greet
    Column("manager_id", ForeignKey("staff.id"), nullable=False),  # about whose introduction
    Column("met_on", Day),
    Column("contact_person_id", ForeignKey("contact_persons.id")),
    Column("said_at", Instant, nullable=False),
    UniqueConstraint("introduction_id", "staff_id", "task", "manager_id"),
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """One introduction with its client. `outcome` None: it is open."""

    introduction_id: int
    transfer_id: int
    client_id: int
    manager_id: int
    begun_at: datetime
    reminded: int
    outcome: Outcome | None
    client_name: str
    key: bool
    department_id: int


_columns = (
    introductions.c.id,
    introductions.c.transfer_id,
    introductions.c.client_id,
    introductions.c.manager_id,
    introductions.c.begun_at,
    introductions.c.reminded,
    introductions.c.outcome,
    clients.c.name,
    is_key.label("is_key"),
    clients.c.department_id,
)
_all = select(*_columns).join_from(introductions, clients, clients.c.id == introductions.c.client_id)
_one = _all.where(introductions.c.id == bindparam("introduction_id"))
_open_of = _all.where(introductions.c.client_id == bindparam("client_id"), _open)
_of_transfer = _all.where(introductions.c.transfer_id == bindparam("transfer_id"))
_all_open = _all.where(_open).order_by(introductions.c.begun_at, introductions.c.id)
_open_of_person = _all_open.where(
    introductions.c.client_id.in_(
        select(client_people.c.client_id).where(client_people.c.staff_id == bindparam("staff_id"))
    )
)
_pending = (
    select(introductions.c.manager_id, func.count())
    .join_from(introductions, clients, clients.c.id == introductions.c.client_id)
    .where(_open, clients.c.manager_id == introductions.c.manager_id)
    .group_by(introductions.c.manager_id)
)
_said = (
    select(
        introduction_words.c.introduction_id,
        introduction_words.c.staff_id,
        introduction_words.c.task,
        introduction_words.c.manager_id,
        introduction_words.c.met_on,
    )
    .where(introduction_words.c.introduction_id.in_(bindparam("introduction_ids", expanding=True)))
    .order_by(introduction_words.c.id)
)
_client_of = select(transfers.c.client_id).where(transfers.c.id == bindparam("transfer_id"))
_begin = insert(introductions)
_say = insert(introduction_words)
_unsay = delete(introduction_words).where(
    introduction_words.c.introduction_id == bindparam("of_introduction"),
    introduction_words.c.staff_id == bindparam("of_staff"),
    introduction_words.c.task == bindparam("of_task"),
)
_unname_person = (
    update(introduction_words)
    .where(introduction_words.c.contact_person_id == bindparam("of_person"))
    .values(contact_person_id=None)
)
_this = update(introductions).where(introductions.c.id == bindparam("of_introduction"))
_remind = _this.values(reminded=bindparam("step"))
_anew = _this.values(manager_id=bindparam("manager"), begun_at=bindparam("at"), reminded=0)
_end = _this.where(_open).values(ended_at=bindparam("at"), outcome=bindparam("how"))


def _read(row: Sequence[Any]) -> Introduction:
    outcome = Outcome(row[6]) if row[6] else None
    introduction_id, transfer_id, client_id, manager_id, begun_at, reminded = row[:6]
    name, key, department_id = row[7:]
    return Introduction(
        introduction_id, transfer_id, client_id, manager_id, begun_at, reminded, outcome, name, key, department_id
    )


def client_of(tx: Tx, transfer_id: int) -> int:
    """The client of a transfer."""
    return int(tx.scalar(_client_of, {"transfer_id": transfer_id}))


def begin(tx: Tx, transfer_id: int, client_id: int, manager_id: int) -> int:
    """A new introduction's id. A client has one open one at most: a second is an IntegrityError."""
    values = {"transfer_id": transfer_id, "client_id": client_id, "manager_id": manager_id}
    return tx.insert(_begin, {**values, "begun_at": tx.now, "reminded": 0})


def get(tx: Tx, introduction_id: int) -> Introduction:
    """An introduction whoever asks; NotFound."""
    row = tx.one_or_none(_one, {"introduction_id": introduction_id})
    if row is None:
        raise NotFound
    return _read(row)


def open_of(tx: Tx, client_id: int) -> Introduction | None:
    """The open introduction of a client."""
    row = tx.one_or_none(_open_of, {"client_id": client_id})
    return None if row is None else _read(row)


def of_transfer(tx: Tx, transfer_id: int) -> Introduction | None:
    """The introduction that a hand-over began."""
    row = tx.one_or_none(_of_transfer, {"transfer_id": transfer_id})
    return None if row is None else _read(row)


def all_open(tx: Tx) -> list[Introduction]:
    """Every open one, the oldest first."""
    return [_read(row) for row in tx.all(_all_open)]


def open_of_person(tx: Tx, staff_id: int) -> list[Introduction]:
    """The open ones of the clients that a person is responsible for, the oldest first."""
    return [_read(row) for row in tx.all(_open_of_person, {"staff_id": staff_id})]


def pending(tx: Tx) -> dict[int, int]:
    """How many open ones each account manager has, who has any."""
    return {manager_id: int(count) for manager_id, count in tx.all(_pending)}


def said(tx: Tx, introduction_ids: Sequence[int]) -> dict[int, list[Said]]:
    """What has been said of introductions, in the order of saying."""
    found: dict[int, list[Said]] = {}
    for introduction_id, staff_id, task, manager_id, met_on in tx.all(_said, {"introduction_ids": introduction_ids}):
        found.setdefault(introduction_id, []).append(Said(staff_id, Task(task), manager_id, met_on))
    return found


def say(
    tx: Tx,
    introduction: Introduction,
    staff_id: int,
    task: Task,
    met_on: date | None = None,
    person_id: int | None = None,
) -> None:
    """Keep what somebody says; said twice it is an IntegrityError."""
    values = {
        "introduction_id": introduction.introduction_id,
        "staff_id": staff_id,
        "task": task.value,
        "manager_id": introduction.manager_id,
        "met_on": met_on,
        "contact_person_id": person_id,
        "said_at": tx.now,
    }
    tx.insert(_say, values)


def unsay(tx: Tx, introduction_id: int, staff_id: int, task: Task) -> None:
    """Take back what somebody said; the audit log keeps it."""
    tx.execute(_unsay, {"of_introduction": introduction_id, "of_staff": staff_id, "of_task": task.value})


def set_reminded(tx: Tx, introduction_id: int, step: int) -> None:
    """Remember the last reminder that was due."""
    tx.execute(_remind, {"of_introduction": introduction_id, "step": step})


def begin_anew(tx: Tx, introduction_id: int, manager_id: int) -> None:
    """Another account manager is to be introduced, from now on."""
    tx.execute(_anew, {"of_introduction": introduction_id, "manager": manager_id, "at": tx.now})


def end(tx: Tx, introduction_id: int, outcome: Outcome) -> bool:
    """End an open introduction; False when it had ended."""
    return tx.count(_end, {"of_introduction": introduction_id, "at": tx.now, "how": outcome.value}) == 1


def unname_person(tx: Tx, person_id: int) -> None:
    """A contact person is none any more: what was said stays, and does not say any more whom it was about."""
    tx.execute(_unname_person, {"of_person": person_id})
