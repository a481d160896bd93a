"""What grows with the company and what must not: the scan for lapsed periods, and the digest of each role."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from benchmarks import company
from benchmarks.hands_on import HandsOn
from domain.staff import SYSTEM, Actor
from storage.transactions import Tx
from usecases import digests, transfers

FEW, MORE = 20, 120
HOUR = time(15)

_AGGREGATE = (
    "SELECT client_id, min(paid_on), count(*), sum(amount) FROM payments WHERE status = 'confirmed' GROUP BY client_id"
)


@dataclass(frozen=True, slots=True)
class Size:
    """Milliseconds in a company of so many clients. `due`: for each client whose period lapses today.

    `aggregate`: one SQL statement over every payment, which is what a scan without its index would have to do.
    """

    clients: int
    nothing: float
    due: float
    aggregate: float
    hunter: float
    head: float
    director: float

    @property
    def aggregate_by_scan(self) -> float:
        return self.aggregate / self.nothing


def measure(folder: Path, clients: int, today: date) -> Size:
    """Make the company and try everything in it."""
    path = folder / f"{clients}.sqlite3"
    company.build(path, clients, today)
    hands = HandsOn(path, datetime.combine(today, HOUR, UTC))
    scan = partial(_scan, today=today)
    hunter, head, director = (
        hands.milliseconds(partial(_compose, actor=hands.actor(staff_id), on=today - timedelta(days=1)), times=41)
        for staff_id in (company.hunter_id(0), company.head_id(0), company.DIRECTOR_ID)
    )
    size = Size(
        clients,
        hands.milliseconds(scan, times=500),
        _for_each(hands, scan, today),
        hands.milliseconds(_aggregate, times=5),
        hunter,
        head,
        director,
    )
    hands.connection.close()
    path.unlink()
    return size


def _for_each(hands: HandsOn, scan: Callable[[Tx], object], today: date) -> float:
    """What a hundred more clients cost a scan that has found some: who heads what is read once in each."""
    few, more = (
        hands.milliseconds(
            scan,
            times=15,
            before=f"UPDATE clients SET lapses_on = '{today}' WHERE id IN"  # noqa: S608 - a date and a number
            f" (SELECT id FROM clients WHERE manager_id IS NULL ORDER BY id % 997, id LIMIT {due})",
        )
        for due in (FEW, MORE)
    )
    return (more - few) / (MORE - FEW)


def _scan(tx: Tx, today: date) -> object:
    return transfers.scan(tx, SYSTEM, today, MORE)


def _compose(tx: Tx, actor: Actor, on: date) -> object:
    return digests.compose(tx, actor, on)


def _aggregate(tx: Tx) -> object:
    return tx.connection.exec_driver_sql(_AGGREGATE).all()
