"""Periods that end soon, as the clock looks at them again, and as those who were warned read of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.assignments import in_force_or_first
from domain.digests import hunters_part
from domain.earnings import earn
from domain.money import HUNDRED, ZERO
from domain.plan import plan_in_force
from domain.staff import Actor, Permission
from domain.warnings import nearest
from storage import client_queries, clients, digests, staff, transfers
from storage.clients import Client
from storage.db import Tx
from usecases import company, earnings, warnings
from usecases.access import needs


@needs(Permission.RUN_CLOCK)
def look(tx: Tx, actor: Actor, client_id: int) -> None:
    """Warn of what has come near by today."""
    client = clients.load(tx, client_id)
    facts = earnings.facts_of(tx, client)
    warnings.look_ahead(tx, client, earn(facts, company.facts(tx)), facts.deals)


@dataclass(frozen=True, slots=True)
class ComingLapse:
    """A period that ends soon: on a day, or (None) with the next charge that is paid.

    `payment`: the client's latest; what one like it brings now and after the end: one of the hunters for their share,
    anybody else (`own` False) what it brings the hunters together.
    """

    client_id: int
    client_name: str
    hunters: tuple[str, ...]
    ends_on: date | None
    days_left: int
    own: bool
    payment: Decimal | None = None
    before: Decimal = ZERO
    after: Decimal = ZERO


@needs(Permission.SEE_CLIENTS)
def show(tx: Tx, actor: Actor, client_id: int, days: int, ends_on: date | None) -> ComingLapse | None:
    """What a warning says now; None: its day has passed, a nearer warning took its place, or the transfer has begun.

    `days`: which of the warnings before `ends_on` it is; 0 and None: that one charge is left.
    """
    client, today = client_queries.get(tx, actor, client_id), company.today(tx)
    if client.manager_id is not None or transfers.find_open(tx, client_id) is not None:
        return None
    if ends_on is None:
        return _read(tx, actor, client, None, today) if one_is_left(tx, client, today) else None
    if client.lapses_on != ends_on or nearest(ends_on, today) != days:
        return None
    return _read(tx, actor, client, ends_on, today)


def one_is_left(tx: Tx, client: Client, today: date) -> bool:
    """Whether the next charge of a client that is paid in full ends its period."""
    facts = earnings.facts_of(tx, client)
    since = warnings.last_charge_day(earn(facts, company.facts(tx)), facts.deals)
    return since is not None and since <= today


def _read(tx: Tx, actor: Actor, client: Client, ends_on: date | None, today: date) -> ComingLapse:
    history = in_force_or_first(clients.hunters(tx, client.client_id), today)
    shares = history.shares if history else ()
    names = tuple(staff.get(tx, person).name for person, _ in shares)
    own = actor.staff_id in {person for person, _ in shares}
    left = (ends_on - today).days if ends_on else 0
    payment = digests.latest_payment(tx, client.client_id)
    plan = plan_in_force(company.facts(tx).plans, today)
    line = plan.lines.get(client.line) if plan else None
    if payment is None or line is None:
        return ComingLapse(client.client_id, client.name, names, ends_on, left, own)
    whose = shares if own else ((actor.staff_id, HUNDRED),)
    before, after = hunters_part(line, payment, whose, actor.staff_id)
    return ComingLapse(client.client_id, client.name, names, ends_on, left, own, payment, before, after)
