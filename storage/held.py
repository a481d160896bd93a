"""What a person wants to hear of in the digest only: rows of the outbox that wait for it instead of being sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, literal_column, select, update

from storage.db import Tx
from storage.metadata import partial_index
from storage.outbox import cards, outbox

# written out, not bound: only so SQLite sees that the partial index answers
_held = outbox.c.state == literal_column("'held'")
partial_index("ix_outbox_held", outbox.c.staff_id, outbox.c.id, where=_held)


@dataclass(frozen=True, slots=True)
class Held:
    """What a person wants to hear of in the digest only."""

    outbox_id: int
    event: str
    params: dict[str, Any]


_held_of = select(outbox.c.id).where(outbox.c.staff_id == bindparam("of_staff"), _held).order_by(outbox.c.id)
_these = (
    select(outbox.c.id, outbox.c.event, outbox.c.params)
    .where(outbox.c.id.in_(bindparam("outbox_ids", expanding=True)), outbox.c.staff_id == bindparam("of_staff"))
    .order_by(outbox.c.id)
)
_into_digest = update(outbox).where(outbox.c.id == bindparam("outbox_id"), _held).values(state="in digest")
_release = (
    update(outbox)
    .where(outbox.c.staff_id == bindparam("of_staff"), _held)
    .values(state="queued", not_before=bindparam("since"))
)
_shown = select(cards.c.message_id).where(
    cards.c.staff_id == bindparam("of_staff"), cards.c.card == bindparam("of_card")
)


def waiting(tx: Tx, staff_id: int) -> list[int]:
    """What waits for a person's next digest."""
    return tx.scalars(_held_of, {"of_staff": staff_id})


def these(tx: Tx, staff_id: int, outbox_ids: Sequence[int]) -> list[Held]:
    """Some of what was held for a person, in the order in which it happened."""
    found = {"outbox_ids": sorted(outbox_ids), "of_staff": staff_id}
    return [Held(*row) for row in tx.all(_these, found)] if outbox_ids else []


def put_into_digest(tx: Tx, outbox_ids: Sequence[int]) -> None:
    """A digest that tells of these is queued: none of them is told again."""
    tx.execute(_into_digest, [{"outbox_id": outbox_id} for outbox_id in outbox_ids])


def release(tx: Tx, staff_id: int) -> None:
    """There will be no digest: what waited for it comes by itself."""
    tx.execute(_release, {"of_staff": staff_id, "since": tx.now})


def is_card_shown(tx: Tx, staff_id: int, card: str) -> bool:
    """Whether a card is in a person's chat."""
    return tx.scalar(_shown, {"of_staff": staff_id, "of_card": card}) is not None
