"""Somebody leaves: their clients, what waits for their decision, and what their numbers come to.

A part of the use case `staff.suspend`, which decides; who gets the clients for good says `left_clients.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from domain.calendar import add_months, month_of, next_month
from domain.staff import Actor
from storage import client_base, earnings, home, leaving, staff
from storage import company as company_storage
from storage.db import Tx
from storage.staff import Person
from usecases import company, coverage, posts
from usecases.card_moves import follow_deciders
from usecases.deciders import Circle, circle
from usecases.months import last_day
from usecases.notices import tell
from usecases.transfer_course import people_left

MOST_MONTHS: Final = 3


@dataclass(frozen=True, slots=True)
class Settlement:
    """What somebody has in the months that are open, the oldest first, where it is anything; and what the payments
    that nobody has confirmed yet are expected to bring them.
    """

    months: Sequence[tuple[date, Decimal]]
    expected: Decimal
    unconfirmed: int


@dataclass(frozen=True, slots=True)
class Suspended:
    """Somebody who has lost access, and who has their clients now; `head` None: nobody yet, they wait for a head.
    `waiting`: how many clients' new owners are to be named; `opened`: how many they opened in the seven days before.
    """

    name: str
    clients: int
    head: str | None
    waiting: int
    settlement: Settlement
    opened: int


def leave(tx: Tx, actor: Actor, person: Person, before: Circle) -> Suspended:
    """All that follows from somebody's losing access. `before`: who decided until then."""
    key = f"staff {person.staff_id} suspended {tx.now.isoformat()}"
    coverage.person_gone(tx, actor, person.staff_id)
    leaving.begin_anew(tx, person.staff_id)
    head_id = posts.head_of(tx, person.department_id)
    count = posts.leave_clients(tx, person) if head_id is None else posts.hand_over_clients(tx, actor, person, head_id)
    follow_deciders(tx, before, key)
    people_left(tx, actor)
    _tell(tx, actor, person, key, head_id, count)
    head = None if head_id is None else staff.get(tx, head_id).name
    waiting = leaving.waiting(tx).get(person.staff_id, 0)
    return Suspended(
        person.name, count, head, waiting, settle(tx, person.staff_id), client_base.opened_lately(tx, person.staff_id)
    )


def _tell(tx: Tx, actor: Actor, person: Person, key: str, head_id: int | None, count: int) -> None:
    directors = circle(tx).directors
    clients_with = directors if head_id is None else {head_id}
    event = "staff_clients_left" if head_id is None else "staff_clients_taken"
    for recipient in sorted({*directors, *clients_with} - {actor.staff_id}):
        told = event if count and recipient in clients_with else "staff_settled"
        tell(tx, recipient, told, key, person_id=person.staff_id, clients=count)


def settle(tx: Tx, staff_id: int) -> Settlement:
    """What a person's numbers come to as of today: the last open months, and what is not confirmed."""
    closed, month = company_storage.get(tx).closed_through, month_of(company.today(tx))
    open_months = [add_months(month, -back) for back in reversed(range(MOST_MONTHS))]
    earned = [
        (each, home.earned(tx, staff_id, each, last_day(each)))
        for each in open_months
        if closed is None or each >= next_month(closed)
    ]
    expected, unconfirmed = earnings.expected(tx, staff_id)
    return Settlement([line for line in earned if line[1]], expected, unconfirmed)
