"""Watch on the cliff: what the end of a period tempts people to do is noted with the act, and shown to the heads.

Nothing is blocked. The acts call `note_…` in their own transaction; a head sees the items about the clients that they
see, and marks them as seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.payments import Payment
from domain.staff import Actor, Permission
from domain.watch import WatchKind, in_last_days, is_backdated, is_big_prepayment, usual_payment
from storage import client_queries, watch
from storage.clients import Client
from storage.db import Tx
from storage.watch import WatchItem
from usecases import company
from usecases.access import needs

PAGE: Final = 5


def note_payment(
    tx: Tx, actor: Actor, client: Client, payment: Payment, others: Sequence[Payment], was: date | None = None
) -> None:
    """Look at a payment that is being logged, or re-dated (`was`: its date before); a refund pays nothing.

    `client` as it stood before, `others`: its other payments.
    """
    lapses_on = client.lapses_on
    if lapses_on is None or payment.refund_of is not None:
        return
    payment_id, facts = payment.payment_id, _facts(payment, lapses_on)
    if is_backdated(lapses_on, payment.paid_on, company.today(tx), was):
        if was is not None:
            facts["was"] = was.isoformat()
        key = f"backdated {payment_id} {payment.paid_on}"
        watch.note(tx, actor, WatchKind.BACKDATED, key, client.client_id, facts, payment_id)
    usual = usual_payment(others) if in_last_days(lapses_on, payment.paid_on) else None
    if is_big_prepayment(lapses_on, payment.paid_on, payment.amount, usual):
        facts = {**_facts(payment, lapses_on), "usual": str(usual)}
        watch.note(tx, actor, WatchKind.PREPAID, f"prepaid {payment_id}", client.client_id, facts, payment_id)


def _facts(payment: Payment, lapses_on: date) -> dict[str, str]:
    return {"amount": str(payment.amount), "paid_on": payment.paid_on.isoformat(), "lapses_on": str(lapses_on)}


def note_start(tx: Tx, actor: Actor, client: Client, start: date | None, payment_id: int) -> None:
    """Look at a correction of a payment after which the period begins on `start`. `client`: as it was before."""
    was = client.acquisition_start
    if was is None or (start is not None and start <= was):
        return
    facts = {"was": was.isoformat(), **({"now": start.isoformat()} if start else {})}
    key = f"start {client.client_id} {was} {tx.now.isoformat()}"
    watch.note(tx, actor, WatchKind.START_MOVED, key, client.client_id, facts, payment_id)


def note_new_number(tx: Tx, actor: Actor, client: Client, now: str | None) -> None:
    """Look at a correction of a tax number, which frees the one that was. `client`: as it was before."""
    was = client.tax_number
    if was is None or client.acquisition_start is None:
        return
    facts = {"was": was, **({"now": now} if now else {})}
    key = f"new number {client.client_id} {was} {tx.now.isoformat()}"
    watch.note(tx, actor, WatchKind.NUMBER_CHANGED, key, client.client_id, facts)


def note_name(tx: Tx, actor: Actor, client_id: int, search_name: str) -> None:
    """Look at a new client, or one that gets another name: those whose period is over may be called so too."""
    for other in client_queries.lapsed_with_name(tx, search_name, company.today(tx)):
        if other != client_id:
            watch.note(tx, actor, WatchKind.SAME_NAME, f"same name {client_id} {other}", other, {})


@needs(Permission.EDIT_CLIENTS)
def note_tax_number(tx: Tx, actor: Actor, number: str) -> None:
    """Somebody gave a client a tax number that is taken.

    A transaction of its own: that of the registration or correction was refused, and left nothing.
    """
    client_id = client_queries.of_tax_number(tx, number)
    if client_id is not None:
        key = f"tax number {number} {actor.staff_id} {company.today(tx)}"
        watch.note(tx, actor, WatchKind.SAME_TAX_NUMBER, key, client_id, {"number": number})


@dataclass(frozen=True, slots=True)
class WatchPage:
    """A page of what was noticed, from 0; `total`: of how many."""

    items: Sequence[WatchItem]
    number: int
    total: int
    with_seen: bool


@needs(Permission.WATCH)
def listing(tx: Tx, actor: Actor, number: int = 0, *, with_seen: bool = False) -> WatchPage:
    """What this person has not seen yet, newest first; or all of it."""
    total = watch.count(tx, actor, with_seen=with_seen)
    last = max(0, (total - 1) // PAGE)
    number = min(number, last)
    return WatchPage(watch.page(tx, actor, number * PAGE, PAGE, with_seen=with_seen), number, total, with_seen)


@needs(Permission.WATCH)
def show(tx: Tx, actor: Actor, item_id: int) -> WatchItem:
    """One item."""
    return watch.get(tx, actor, item_id)


@needs(Permission.WATCH)
def mark_seen(tx: Tx, actor: Actor, item_id: int) -> None:
    """Mark an item as seen: for this person, not for others."""
    watch.see(tx, actor.staff_id, watch.get(tx, actor, item_id).item_id)


@needs(Permission.WATCH)
def mark_all_seen(tx: Tx, actor: Actor) -> int:
    """Mark all of it as seen; how many there were."""
    found = watch.unseen(tx, actor)
    for item_id in found:
        watch.see(tx, actor.staff_id, item_id)
    return len(found)


def waiting_for(tx: Tx, actor: Actor) -> int:
    """How much a person has not seen yet; 0 for whom it does not concern."""
    return watch.count(tx, actor) if actor.may(Permission.WATCH) else 0
