"""What clients owe and have not signed: the list of whoever they are with.

Before the transfer that is the hunter, from its day on the account manager; a head sees the department's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from domain.money import ZERO
from domain.staff import Actor, Permission
from storage import clients, debts
from storage.db import Tx
from usecases import charge_reminders, company
from usecases.access import needs
from usecases.deciders import circle

PAGE: Final = 8


@dataclass(frozen=True, slots=True)
class DebtLine:
    """A client: what is overdue and since when (None: nothing), and how many papers are not signed."""

    client_id: int
    client_name: str
    overdue: Decimal
    since: date | None
    papers: int


@dataclass(frozen=True, slots=True)
class DebtPage:
    """A page of them, from 0, and how many there are in all."""

    lines: Sequence[DebtLine]
    number: int
    total: int


@needs(Permission.SEE_CLIENTS)
def listed(tx: Tx, actor: Actor, number: int = 0) -> DebtPage:
    """The clients that are with this person and owe money or signatures, the oldest debt first."""
    led, today = sorted(circle(tx).led_by(actor)), company.today(tx)
    found = debts.page(tx, actor, led, today, number * PAGE, PAGE)
    if not found.clients and number:
        return listed(tx, actor)
    return DebtPage([_line(tx, client_id, papers, today) for client_id, papers in found.clients], number, found.total)


def _line(tx: Tx, client_id: int, papers: int, today: date) -> DebtLine:
    client = clients.load(tx, client_id)
    debt = charge_reminders.debt_of(tx, client, today - timedelta(days=1))
    return DebtLine(client_id, client.name, debt.owed if debt else ZERO, debt.since if debt else None, papers)
