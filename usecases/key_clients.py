"""Key clients: marked by a head, or made one by the plan's turnover threshold. Both heads hear of every change.

What a year's turnover says is kept with the client: reckoned when its payments change, on the day on which it would
fall below the threshold by itself, and for all of them when another plan comes into force.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from domain.key_clients import A_YEAR, changes_on, earns_key, turnover
from domain.payments import Payment
from domain.plan import plan_in_force
from domain.staff import Actor, Permission
from storage import audit, client_queries, clients, key_clients, payments
from storage import company as company_storage
from storage import transfers as transfers_storage
from storage.clients import Client
from storage.db import Tx
from storage.transfers import ListedTransfer
from storage.wakes import wake_at
from usecases import company, introductions, transfer_course
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell

CLIENT_WAKE: Final = "key-client"
PLAN_WAKE: Final = "key-threshold"
MARKED, UNMARKED, EARNED, UNEARNED = "marked", "unmarked", "earned", "unearned"


def is_key(tx: Tx, client: Client) -> bool:
    """Whether a client is a key one, by either way; as it stands in the database."""
    return clients.load(tx, client.client_id).key


def threshold(tx: Tx) -> Decimal | None:
    """The turnover of 365 days that makes a client key by the plan in force; None: only a head does."""
    plan = plan_in_force(company.facts(tx).plans, company.today(tx))
    return plan.key_turnover if plan else None


@needs(Permission.MARK_KEY)
def mark(tx: Tx, actor: Actor, client_id: int, *, key: bool) -> None:
    """Mark a client as a key one, or take the mark off; what its turnover says stays. Again, it changes nothing."""
    before = client_queries.get(tx, actor, client_id)
    if before.marked_key == key:
        return
    clients.change(tx, client_id, key=key)
    action = "client marked key" if key else "key mark taken off"
    audit.record(tx, actor, action, f"client:{client_id}", client_id=client_id, after={"key": key})
    _changed(tx, actor, before, MARKED if key else UNMARKED, by=actor.staff_id)


def follow_turnover(tx: Tx, actor: Actor, client: Client, of_client: Collection[Payment]) -> None:
    """Bring what the turnover says up to the payments of a client, and look again on the day it would change."""
    least, today = threshold(tx), company.today(tx)
    if least is None and not client.earns_key:
        return
    earns = earns_key(of_client, least, today)
    upcoming = changes_on(of_client, least, today)
    wake_at(tx, CLIENT_WAKE, client.client_id, _morning(tx, upcoming) if upcoming else None)
    if earns != client.earns_key:
        amount = turnover(of_client, today)
        _keep(tx, actor, client.client_id, amount, earns=earns)
        _changed(tx, actor, client, EARNED if earns else UNEARNED, amount=str(amount), threshold=str(least or ""))


def _keep(tx: Tx, actor: Actor, client_id: int, amount: Decimal, *, earns: bool) -> None:
    clients.change(tx, client_id, earns_key=earns)
    action = "client earns key" if earns else "client earns key no more"
    audit.record(tx, actor, action, f"client:{client_id}", client_id=client_id, after={"turnover": amount})


def _morning(tx: Tx, day: date) -> datetime:
    """The first instant of a business day."""
    return datetime.combine(day, time(), ZoneInfo(company_storage.get(tx).zone)).astimezone(UTC)


@needs(Permission.RUN_CLOCK)
def day_came(tx: Tx, actor: Actor, client_id: int) -> None:
    """The day on which a client's turnover says otherwise by itself."""
    follow_turnover(tx, actor, clients.load(tx, client_id), payments.facts_of_client(tx, client_id))


def plan_published(tx: Tx, plan_id: int, since: date) -> None:
    """A version of the plan has a threshold of its own: look at all clients when it comes into force."""
    wake_at(tx, PLAN_WAKE, plan_id, max(tx.now, _morning(tx, since)))


@needs(Permission.RUN_CLOCK)
def threshold_came(tx: Tx, actor: Actor, plan_id: int) -> None:
    """Reckon all clients by the plan in force; each head hears of all changes in one message."""
    least, today = threshold(tx), company.today(tx)
    told: dict[int, list[int]] = {}
    for found in key_clients.otherwise(tx, today - A_YEAR + timedelta(days=1), today, least):
        before = clients.load(tx, found.client_id)
        _keep(tx, actor, found.client_id, found.amount, earns=not before.earns_key)
        upcoming = changes_on(payments.facts_of_client(tx, found.client_id), least, today)
        wake_at(tx, CLIENT_WAKE, found.client_id, _morning(tx, upcoming) if upcoming else None)
        if _follow(tx, actor, before):
            for head in circle(tx).informed(before.department_id):
                told.setdefault(head, []).append(found.client_id)
    for head, client_ids in told.items():
        key = f"key threshold {plan_id} {today}"
        tell(tx, head, "key_threshold", key, client_ids=client_ids, threshold=str(least or ""))


def _changed(
    tx: Tx, actor: Actor, before: Client, why: str, *, by: int = 0, amount: str = "", threshold: str = ""
) -> None:
    """Tell both heads, and let follow what follows from it."""
    is_other = _follow(tx, actor, before)
    if not is_other and why in {EARNED, UNEARNED}:
        return  # marked by hand: nothing is otherwise
    for head in circle(tx).informed(before.department_id):
        if head != by:
            key = f"key {before.client_id} {why} {tx.now.isoformat()}"
            what = {"client_id": before.client_id, "why": why, "by": by, "amount": amount, "threshold": threshold}
            tell(tx, head, "key_changed", key, what=what)


def _follow(tx: Tx, actor: Actor, before: Client) -> bool:
    """Whether a client is now what it was not; then its cards show it, and the heads are asked to meet it."""
    if clients.load(tx, before.client_id).key == before.key:
        return False
    introductions.follow(tx, actor, before.client_id)
    transfer = transfers_storage.find_open(tx, before.client_id)
    if transfer is not None:
        listed = ListedTransfer(transfer, before.name, before.department_id)
        transfer_course.change_cards(tx, listed, f"key {tx.now.isoformat()}")
    return True
