"""Since when each side of a transfer is asked, and how far it has been reminded."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Integer, String, Table, bindparam, delete, insert, select, update

from domain.staff import DepartmentKind
from storage.db import Tx
from storage.metadata import metadata
from storage.types import Instant

asked_sides = Table(
    "asked_sides",
    metadata,
    Column("transfer_id", ForeignKey("transfers.id"), primary_key=True),
    Column("side", String, primary_key=True),  # commercial, client
    Column("round", Integer, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("reminded", Integer, nullable=False),  # after how many working hours it was last reminded
)

_this = (asked_sides.c.transfer_id == bindparam("of_transfer"), asked_sides.c.side == bindparam("of_side"))
_of_transfer = select(asked_sides.c.side, asked_sides.c.round, asked_sides.c.asked_at, asked_sides.c.reminded).where(
    asked_sides.c.transfer_id == bindparam("of_transfer")
)
_add = insert(asked_sides)
_drop = delete(asked_sides).where(*_this)
_drop_all = delete(asked_sides).where(asked_sides.c.transfer_id == bindparam("of_transfer"))
_remind = update(asked_sides).where(*_this).values(reminded=bindparam("hours"))


@dataclass(frozen=True, slots=True)
class AskedSide:
    """A side that is waited for. `reminded`: the working hours after which it last was, 0: not yet."""

    side: DepartmentKind
    round: int
    asked_at: datetime
    reminded: int


def of_transfer(tx: Tx, transfer_id: int) -> dict[DepartmentKind, AskedSide]:
    """The sides of a transfer that are waited for."""
    rows = tx.all(_of_transfer, {"of_transfer": transfer_id})
    return {DepartmentKind(row[0]): AskedSide(DepartmentKind(row[0]), *row[1:]) for row in rows}


def ask(tx: Tx, transfer_id: int, side: DepartmentKind, number: int) -> None:
    """A side is waited for from now on; `number`: in which round."""
    drop(tx, transfer_id, side)
    asked = {"transfer_id": transfer_id, "side": side.value, "round": number, "asked_at": tx.now, "reminded": 0}
    tx.execute(_add, asked)


def drop(tx: Tx, transfer_id: int, side: DepartmentKind) -> None:
    """A side is waited for no more."""
    tx.execute(_drop, {"of_transfer": transfer_id, "of_side": side.value})


def drop_all(tx: Tx, transfer_id: int) -> None:
    """Nobody is."""
    tx.execute(_drop_all, {"of_transfer": transfer_id})


def remember(tx: Tx, transfer_id: int, side: DepartmentKind, hours: int) -> None:
    """A side was reminded after so many working hours."""
    tx.execute(_remind, {"of_transfer": transfer_id, "of_side": side.value, "hours": hours})
