"""How far the outbox is behind: what is due and not delivered, to people who can be reached."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from storage.db import Tx
from storage.outbox import outbox
from storage.staff import staff
from storage.types import Instant


@dataclass(frozen=True, slots=True)
class Lag:
    """`waiting`: how many are due; `behind`: for how long the oldest of them has been; zero when there is none."""

    waiting: int
    behind: timedelta


_due = (
    select(func.count(), func.min(outbox.c.not_before, type_=Instant()))
    .select_from(outbox.join(staff, staff.c.id == outbox.c.staff_id))
    .where(
        outbox.c.state.in_(["queued", "sending"]),
        outbox.c.not_before <= bindparam("now", type_=Instant()),
        staff.c.unreachable.is_(False),
        staff.c.telegram_id.is_not(None),
    )
)


def lag(tx: Tx) -> Lag:
    """The lag at this moment."""
    waiting, oldest = tx.all(_due, {"now": tx.now})[0]
    since: datetime = tx.now if oldest is None else oldest
    return Lag(int(waiting), tx.now - since)
