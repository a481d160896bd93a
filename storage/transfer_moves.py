"""How transfers change: opened, moved, decided, closed. When they may stands in `domain/transfers.py`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, delete, false, insert, update

from domain.staff import DepartmentKind
from domain.transfer_states import Choice, TransferState
from domain.transfers import Transfer
from storage.clients import clients
from storage.db import Tx
from storage.transfers import transfer_decisions, transfers


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What a side decides: the columns that a choice has and others lack are None."""

    side: DepartmentKind
    choice: Choice
    staff_id: int
    for_id: int | None = None
    manager_id: int | None = None
    until: date | None = None
    reason: str | None = None


_announce = update(clients).where(clients.c.id == bindparam("of_client")).values(lapse_announced=bindparam("announced"))
_add = insert(transfers)
_set_lapsed_on = (
    update(transfers)
    .where(transfers.c.id == bindparam("of_transfer"))
    .values(lapsed_on=bindparam("lapsed"), early=false(), turn=transfers.c.turn + 1)
)
_move = (
    update(transfers)
    .where(transfers.c.id == bindparam("of_transfer"))
    .values(
        state=bindparam("new_state"),
        round=bindparam("new_round"),
        turn=transfers.c.turn + 1,
        asked_at=bindparam("asked"),
        postponed_until=bindparam("until"),
        escalated_at=bindparam("escalated"),
    )
)
_close = (
    update(transfers)
    .where(transfers.c.id == bindparam("of_transfer"), transfers.c.closed_at.is_(None))
    .values(
        state=bindparam("new_state"),
        closed_at=bindparam("at"),
        closed_on=bindparam("day"),
        manager_id=bindparam("manager"),
        why=bindparam("because"),
        closed_by=bindparam("by"),
        turn=transfers.c.turn + 1,
    )
)
_introduce = (
    update(transfers)
    .where(transfers.c.id == bindparam("of_transfer"))
    .values(state=TransferState.INTRODUCED.value, turn=transfers.c.turn + 1)
)
_add_decision = insert(transfer_decisions)
_drop_decision = delete(transfer_decisions).where(transfer_decisions.c.id == bindparam("of_decision"))
_set_aside = (
    update(transfer_decisions)
    .where(
        transfer_decisions.c.transfer_id == bindparam("of_transfer"),
        transfer_decisions.c.side.in_(bindparam("sides", expanding=True)),
        transfer_decisions.c.stands,
    )
    .values(stands=false())
)


def announce(tx: Tx, client_id: int, *, announced: bool) -> None:
    """Remember that a client's present lapse has been seen to, or that a later one has to be."""
    tx.execute(_announce, {"of_client": client_id, "announced": announced})


def open_one(tx: Tx, client_id: int, lapsed_on: date, *, early: bool = False, opened_by: int | None = None) -> int:
    """A new transfer's id. A client has one open transfer at most: a second is an IntegrityError."""
    values = {"client_id": client_id, "state": TransferState.WAITING.value, "lapsed_on": lapsed_on, "early": early}
    return tx.insert(_add, {**values, "opened_at": tx.now, "asked_at": tx.now, "opened_by": opened_by})


def set_lapsed_on(tx: Tx, transfer_id: int, lapsed_on: date) -> None:
    """The lapse moved, and is one still; an early transfer whose client lapses meanwhile is one like any other."""
    tx.execute(_set_lapsed_on, {"of_transfer": transfer_id, "lapsed": lapsed_on})


def move(tx: Tx, transfer: Transfer) -> None:
    """Keep where an open transfer stands now: its state, round, and the moments that belong to them."""
    values = {
        "new_state": transfer.state.value,
        "new_round": transfer.round,
        "asked": transfer.asked_at,
        "until": transfer.postponed_until,
        "escalated": transfer.escalated_at,
    }
    tx.execute(_move, {"of_transfer": transfer.transfer_id, **values})


def close(
    tx: Tx,
    transfer: Transfer,
    state: TransferState,
    on: date,
    *,
    manager_id: int | None,
    why: str | None,
    closed_by: int | None,
) -> None:
    """Close an open transfer. `closed_by`: whose act ended it; None: the clock's."""
    values = {"new_state": state.value, "at": tx.now, "day": on, "manager": manager_id, "because": why, "by": closed_by}
    tx.execute(_close, {"of_transfer": transfer.transfer_id, **values})


def introduce(tx: Tx, transfer_id: int) -> None:
    """The client of a confirmed transfer knows the account manager."""
    tx.execute(_introduce, {"of_transfer": transfer_id})


def decide(tx: Tx, transfer_id: int, decision: NewDecision, *, stands: bool) -> None:
    """Keep what a side decided. A second decision that stands of the same side is an IntegrityError."""
    values = {
        "transfer_id": transfer_id,
        "side": decision.side.value,
        "decision": decision.choice.value,
        "staff_id": decision.staff_id,
        "for_id": decision.for_id,
        "manager_id": decision.manager_id,
        "until": decision.until,
        "reason": decision.reason,
        "decided_at": tx.now,
    }
    tx.execute(_add_decision, {**values, "stands": stands})


def drop_decision(tx: Tx, decision_id: int) -> None:
    """Take a decision back; the audit log keeps it."""
    tx.execute(_drop_decision, {"of_decision": decision_id})


def set_aside(tx: Tx, transfer_id: int, sides: Collection[DepartmentKind]) -> None:
    """What these sides decided is of an earlier round now."""
    tx.execute(_set_aside, {"of_transfer": transfer_id, "sides": [side.value for side in sides]})
