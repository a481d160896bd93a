"""Told ahead of time: a period that ends soon, to its hunters and the commercial head, each warning once.

Followed in the transaction that changed a client's facts; the day of the next warning is a wake. What the words need
is read when they are delivered (`coming_lapses.py`).
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.acquisition import Period
from domain.assignments import in_force_or_first
from domain.deals import Deal
from domain.earnings import ClientEarnings
from domain.staff import DepartmentKind
from domain.warnings import known_ahead, last_charge_from, nearest, next_day
from storage import clients, transfers, wakes
from storage import company as company_storage
from storage.clients import Client
from storage.db import Tx
from usecases import company, packets
from usecases.deciders import circle
from usecases.notices import tell

WARNING: Final = "warning"


def follow_period(tx: Tx, client: Client, found: ClientEarnings, deals: Sequence[Deal]) -> None:
    """The facts of a client changed: warn of the end of its period where they moved it.

    `client` as it stood before, `found`: what the engine says of it now.
    """
    rule = found.period.rule
    if client.lapses_on != found.period.lapses_on or (rule is not None and rule.payments is not None):
        look_ahead(tx, client, found, deals)


def look_ahead(tx: Tx, client: Client, found: ClientEarnings, deals: Sequence[Deal]) -> None:
    """Warn of the end of a client's period where it has come near, and look again on the day of the next warning.

    Running it again tells nobody anything.
    """
    today, period = company.today(tx), found.period
    ends_on, last_from = known_ahead(period), last_charge_day(found, deals)
    days = [next_day(ends_on, today) if ends_on else None, last_from if last_from and last_from > today else None]
    if client.manager_id is not None:
        days = []
    elif transfers.find_open(tx, client.client_id) is None:
        _warn(tx, client.client_id, period, ends_on, today, last=last_from is not None and last_from <= today)
    look_on(tx, client.client_id, min((day for day in days if day is not None), default=None))


def last_charge_day(found: ClientEarnings, deals: Sequence[Deal]) -> date | None:
    """The day from which on the next charge paid in full ends the client's period, if one more is enough."""
    return last_charge_from(found.period, found.allotment.eras[-1], {deal.deal_id: deal for deal in deals})


def look_on(tx: Tx, client_id: int, day: date | None) -> None:
    """Look at a client's period again when that day begins to be worked on; None: not any more."""
    at = company_storage.get(tx).at_nine(day) if day else None
    if wakes.when(tx, WARNING, client_id) != at:
        wakes.wake_at(tx, WARNING, client_id, at)


def _warn(tx: Tx, client_id: int, period: Period, ends_on: date | None, today: date, *, last: bool) -> None:
    days = nearest(ends_on, today) if ends_on else None
    if ends_on and days:
        _tell(tx, client_id, f"client {client_id} {days} days before {ends_on}", days, ends_on)
    if last:
        _tell(tx, client_id, f"client {client_id} last charge of {period.start}", 0, None)
    if (days or last) and period.start is not None:
        packets.ask_ahead(tx, client_id, period.start)


def _tell(tx: Tx, client_id: int, key: str, days: int, ends_on: date | None) -> None:
    client = clients.load(tx, client_id)
    hunters = in_force_or_first(clients.hunters(tx, client_id), company.today(tx))
    heads = circle(tx).informed(client.department_id, DepartmentKind.COMMERCIAL)
    people = [*((staff_id for staff_id, _ in hunters.shares) if hunters else ()), *heads]
    day = ends_on.isoformat() if ends_on else None
    for staff_id in dict.fromkeys(people):
        tell(tx, staff_id, "period_ends_soon", key, client_id=client_id, days=days, ends_on=day)
