"""Since when each side of a transfer is waited for, and when its silence is looked at next.

Asked for by the transfers in the transaction that changed whom they wait for. What silence leads to stands in
`silence.py`.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import count
from typing import Final

from domain.deciders import SIDES, Deciders
from domain.staff import DepartmentKind
from domain.transfer_states import TransferState
from domain.transfers import Transfer
from domain.working_time import add
from storage import company, reminders, staff, transfers, wakes
from storage.db import Tx
from storage.reminders import AskedSide
from usecases.deciders import circle

SILENCE: Final = "silence"
REMINDED_AFTER: Final = (24, 48)
ESCALATED_AFTER: Final = 72
DIRECTOR_REMINDED_EVERY: Final = 24
ASKING: Final = frozenset({TransferState.WAITING, TransferState.ONE_CONFIRMED})
STEPS: Final = (*REMINDED_AFTER, ESCALATED_AFTER)


def asked(tx: Tx, transfer_id: int) -> None:
    """Whom a transfer waits for has changed: who is asked from now on has all the time, who was keeps what is left.

    A round that begins asks everybody anew; who has decided is waited for no more, and again when it was taken back.
    """
    found = transfers.load(tx, transfer_id)
    known = reminders.of_transfer(tx, transfer_id)
    for side in SIDES:
        row = known.get(side)
        if not is_waited_for(found.transfer, side):
            reminders.drop(tx, transfer_id, side)
        elif row is None or row.round != found.transfer.round:
            reminders.ask(tx, transfer_id, side, found.transfer.round)
    schedule(tx, found.transfer, circle(tx).of(found.department_id))


def moved(tx: Tx, transfer_id: int, to: Collection[int]) -> None:
    """The card of a transfer has gone to these people: it says that it waits, so no step that was reached by now is
    told to them beside it.
    """
    asked(tx, transfer_id)
    found = transfers.load(tx, transfer_id)
    deciders = circle(tx).of(found.department_id)
    for row in reminders.of_transfer(tx, transfer_id).values():
        people = found.transfer.waits_for(row.side, deciders)
        times = steps_of(tx, row, people) if people and people.issubset(to) else []
        reached = [hours for hours, at in times if at <= tx.now and hours in REMINDED_AFTER]
        if reached and reached[-1] > row.reminded:
            reminders.remember(tx, transfer_id, row.side, reached[-1])
    schedule(tx, found.transfer, deciders)


def settled(tx: Tx, transfer_id: int) -> None:
    """A transfer waits for no side any more."""
    reminders.drop_all(tx, transfer_id)
    wakes.wake_at(tx, SILENCE, transfer_id, None)


def is_waited_for(transfer: Transfer, side: DepartmentKind) -> bool:
    """Whether a side is asked and has not decided, be there somebody who could or not."""
    return transfer.state in ASKING and side not in transfer.decisions


def schedule(tx: Tx, transfer: Transfer, deciders: Deciders) -> None:
    """Look again when the first of the sides that are waited for has been silent for the next step."""
    moments = [
        moment
        for row in reminders.of_transfer(tx, transfer.transfer_id).values()
        for step, moment in steps_of(tx, row, transfer.waits_for(row.side, deciders))
        if step > row.reminded
    ]
    if transfer.with_director:
        moments = [next(moment for _, moment in director_times(tx, transfer) if moment > tx.now)]
    wakes.wake_at(tx, SILENCE, transfer.transfer_id, min(moments, default=None))


def director_times(tx: Tx, transfer: Transfer) -> Iterator[tuple[int, datetime]]:
    """When the director is reminded of a transfer that was brought to them: again and again, until it is decided."""
    here, moment = company.get(tx), max(transfer.asked_at, transfer.escalated_at or transfer.asked_at)
    for hours in count(DIRECTOR_REMINDED_EVERY, DIRECTOR_REMINDED_EVERY):
        # from one to the next: reckoned from the beginning each time, a year of them takes seconds
        moment = add(moment, zone=here.zone, country=here.country, hours=DIRECTOR_REMINDED_EVERY)
        yield hours, moment


def steps_of(tx: Tx, row: AskedSide, people: Iterable[int]) -> list[tuple[int, datetime]]:
    """When each step of a side's silence is reached: by the clock of everybody who could decide it."""
    here = company.get(tx)
    reached = (staff.reach(tx, staff_id) for staff_id in people)
    zones = {reach.zone for reach in reached if reach is not None} or {here.zone}
    return [
        (hours, max(add(row.asked_at, zone=zone, country=here.country, hours=hours) for zone in zones))
        for hours in STEPS
    ]
