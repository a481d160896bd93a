"""The clients of somebody who left: what was theirs, who has it now, and whether its new owner has been named."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

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
    or_,
    select,
    update,
)

from domain.refusals import NotFound
from storage.clients import client_people, clients
from storage.db import Tx
from storage.metadata import metadata, partial_index
from storage.staff import staff
from storage.types import Instant, Percent

left_clients = Table(
    "left_clients",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),  # who left
    Column("client_id", ForeignKey("clients.id"), nullable=False),
    Column("post", String, nullable=False),  # hunter, manager
    Column("share", Percent),  # of a hunter
    Column("holder_id", ForeignKey("staff.id"), nullable=False),  # who has it now
    Column("decided_at", Instant),  # when somebody said that the holder keeps it
    UniqueConstraint("staff_id", "client_id", "post"),
)
_undecided = left_clients.c.decided_at.is_(None)
partial_index("ix_left_clients_undecided", left_clients.c.staff_id, where=_undecided)


@dataclass(frozen=True, slots=True)
class LeftClient:
    """A client that somebody who left ran. `share`: of a hunter; `decided_at`: when its new owner was named."""

    left_id: int
    staff_id: int
    client_id: int
    client_name: str
    post: str
    share: Decimal | None
    holder_id: int
    holder: str
    decided_at: datetime | None

    @property
    def decided(self) -> bool:
        """Whether its new owner has been named."""
        return self.decided_at is not None


# what has changed hands otherwise since is nobody's to hand on any more
_found = (
    select(
        left_clients.c.id,
        left_clients.c.staff_id,
        left_clients.c.client_id,
        clients.c.name,
        left_clients.c.post,
        left_clients.c.share,
        left_clients.c.holder_id,
        staff.c.name.label("holder"),
        left_clients.c.decided_at,
    )
    .join_from(left_clients, clients, clients.c.id == left_clients.c.client_id)
    .join(staff, staff.c.id == left_clients.c.holder_id)
    .join(
        client_people,
        (client_people.c.client_id == left_clients.c.client_id)
        & (client_people.c.staff_id == left_clients.c.holder_id)
        & (client_people.c.post == left_clients.c.post),
    )
)
_of_person = _found.where(left_clients.c.staff_id == bindparam("staff_id")).order_by(left_clients.c.id)
_one = _found.where(left_clients.c.id == bindparam("left_id"))
_waiting = (
    select(left_clients.c.staff_id, func.count())
    .join(
        client_people,
        (client_people.c.client_id == left_clients.c.client_id)
        & (client_people.c.staff_id == left_clients.c.holder_id)
        & (client_people.c.post == left_clients.c.post),
    )
    .where(_undecided)
    .group_by(left_clients.c.staff_id)
)
# also what whoever leaves now held for somebody who left before: nothing is asked twice
_forget = delete(left_clients).where(
    left_clients.c.client_id == bindparam("of_client"),
    left_clients.c.post == bindparam("of_post"),
    or_(
        left_clients.c.staff_id == bindparam("of_staff"),
        (left_clients.c.holder_id == bindparam("of_staff")) & _undecided,
    ),
)
_forget_decided = delete(left_clients).where(
    left_clients.c.staff_id == bindparam("of_staff"), left_clients.c.decided_at.is_not(None)
)
_add = insert(left_clients)
_decide = (
    update(left_clients)
    .where(left_clients.c.id == bindparam("of_left"))
    .values(holder_id=bindparam("holder"), decided_at=bindparam("at"))
)


def note(tx: Tx, staff_id: int, client_id: int, post: str, share: Decimal | None, holder_id: int) -> None:
    """Somebody who left ran a client, which is now with the holder until its owner is named."""
    tx.execute(_forget, {"of_staff": staff_id, "of_client": client_id, "of_post": post})
    values = {"staff_id": staff_id, "client_id": client_id, "post": post, "share": share, "holder_id": holder_id}
    tx.execute(_add, values)


def begin_anew(tx: Tx, staff_id: int) -> None:
    """Somebody leaves: what was decided when they left before is history."""
    tx.execute(_forget_decided, {"of_staff": staff_id})


def of_person(tx: Tx, staff_id: int) -> list[LeftClient]:
    """What somebody who left ran and is still with the holder, in the order in which it was noted."""
    return [LeftClient(*row) for row in tx.all(_of_person, {"staff_id": staff_id})]


def get(tx: Tx, left_id: int) -> LeftClient:
    """One of them; NotFound when it has changed hands otherwise."""
    row = tx.one_or_none(_one, {"left_id": left_id})
    if row is None:
        raise NotFound
    return LeftClient(*row)


def waiting(tx: Tx) -> dict[int, int]:
    """How many of the clients of each who left wait for an owner to be named."""
    return {row[0]: int(row[1]) for row in tx.all(_waiting)}


def decide(tx: Tx, left_id: int, holder_id: int) -> None:
    """Its owner has been named."""
    tx.execute(_decide, {"of_left": left_id, "holder": holder_id, "at": tx.now})
