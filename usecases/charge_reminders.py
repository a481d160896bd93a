"""What a client owes after the transfer: its account manager is reminded on the day a charge is due, and 3 and 7 after.

One message for a client, of all that it owes at that moment. Before the transfer it is the hunter who collects, and
sees it in the list of debts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from domain.collection import next_reminder, reminded_between
from domain.deals import Charge, Deal, owed
from domain.earnings import earn
from domain.money import ZERO
from domain.staff import Actor, Permission
from storage import charges, client_queries, clients, staff, wakes
from storage import company as company_storage
from storage.clients import Client
from storage.db import Tx
from usecases import company, earnings
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell

CHARGES: Final = "charges"


def begin(tx: Tx, client_id: int) -> None:
    """From the hand-over on; what was due by today the account manager has read in the packet, and sees in the list."""
    charges.remember(tx, client_id, company.today(tx))
    wakes.wake_at(tx, CHARGES, client_id, tx.now)


@needs(Permission.RUN_CLOCK)
def look(tx: Tx, actor: Actor, client_id: int) -> None:
    """Remind of the charges whose reminder became due since the last look, and find the day of the next one."""
    client, through, today = clients.load(tx, client_id), charges.told_through(tx, client_id), company.today(tx)
    if through is None or client.manager_id is None:
        charges.remember(tx, client_id, None)
        return
    deals, paid = _charges(tx, client)
    if reminded_between(owed(deals, paid, today), through, today):
        key = f"client {client_id} owes on {today}"
        collector = _collector(tx, client)
        if collector is not None:
            tell(tx, collector, "charges_due", key, at_work=True, client_id=client_id)
    charges.remember(tx, client_id, today)
    day = next_reminder(deals, paid, today)
    wakes.wake_at(tx, CHARGES, client_id, company_storage.get(tx).at_nine(day) if day else None)


def follow(tx: Tx, client_id: int) -> None:
    """What a client is to pay has changed: look at it at once, where somebody is reminded of it."""
    if charges.told_through(tx, client_id) is not None:
        wakes.wake_at(tx, CHARGES, client_id, tx.now)


def _charges(tx: Tx, client: Client) -> tuple[Sequence[Deal], Sequence[Charge]]:
    facts = earnings.facts_of(tx, client)
    return facts.deals, earn(facts, company.facts(tx)).allotment.charges


def _collector(tx: Tx, client: Client) -> int | None:
    """The account manager; while that person has no access, the head of the department."""
    if client.manager_id is not None and staff.reach(tx, client.manager_id) is not None:
        return client.manager_id
    return circle(tx).heads.get(client.manager_department_id or 0)


@dataclass(frozen=True, slots=True)
class Debt:
    """What a client owes on a day: in all, since when, and how much of it is due on that very day."""

    client_id: int
    client_name: str
    owed: Decimal
    since: date
    due_today: Decimal


@needs(Permission.SEE_CLIENTS)
def show(tx: Tx, actor: Actor, client_id: int) -> Debt | None:
    """What a client owes by today; None: it has paid, or somebody else collects."""
    client = client_queries.get(tx, actor, client_id)
    return debt_of(tx, client, company.today(tx)) if _collector(tx, client) == actor.staff_id else None


def debt_of(tx: Tx, client: Client, day: date) -> Debt | None:
    """What a client owes of what was due by a day, whoever asks."""
    found = owed(*_charges(tx, client), day)
    if not found:
        return None
    due_today = sum((each.left for each in found if each.due_on == day), ZERO)
    total = sum((each.left for each in found), ZERO)
    return Debt(client.client_id, client.name, total, found[0].due_on, due_today)
