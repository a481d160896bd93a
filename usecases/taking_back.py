"""Undo of what a tap recorded: a meeting, a contact person, a client, a deal; that of payments stands with them.

Taking back is an act of its own: what it takes away stands in the audit log as it was. It is refused when it is late,
to anybody but the author, and where other records hang on it by now.
"""

from domain.refusals import NotFound, Outdated
from domain.staff import Actor, Permission
from domain.undo import NotToBeUndone, ensure_fresh
from storage import audit, client_queries, clients, contacts, deals, payment_drafts, taking_back
from storage.contacts import Met
from storage.db import Tx
from usecases import charge_reminders, coverage, earnings, introductions
from usecases.access import needs


def _ensure_own_and_fresh(tx: Tx, actor: Actor, action: str, on: str, client_id: int) -> None:
    """NotFound for whom it does not exist; who recorded a client for somebody else does not see it, and may undo it."""
    recorded_at = taking_back.recorded_at(tx, actor.staff_id, action, on, client_id)
    if recorded_at is None:
        client_queries.get(tx, actor, client_id)
    ensure_fresh(recorded_at, tx.now)


@needs(Permission.EDIT_CLIENTS)
def meeting(tx: Tx, actor: Actor, record_id: int) -> int:
    """Take back that one met or called a client; the client's id."""
    found = contacts.find_record(tx, record_id)
    if found is None:
        raise NotFound
    client_id = client_queries.get(tx, actor, found.client_id).client_id
    _ensure_own_and_fresh(tx, actor, "contact recorded", f"personal contact:{record_id}", client_id)
    counted = found.how is Met.IN_PERSON and taking_back.ended_an_introduction(tx, client_id, found.recorded_at)
    if counted or found.person_id is not None or found.staff_id != actor.staff_id:
        raise NotToBeUndone
    contacts.drop_record(tx, record_id)
    before = {"staff": found.staff_id, "met_on": found.met_on, "how": found.how.value}
    on = f"personal contact:{record_id}"
    audit.record(tx, actor, "contact taken back", on, client_id=client_id, before=before)
    if found.how is Met.IN_PERSON:
        coverage.recheck(tx, actor, client_id)
        introductions.follow(tx, actor, client_id)
    return client_id


@needs(Permission.EDIT_CLIENTS)
def person(tx: Tx, actor: Actor, person_id: int) -> int:
    """Take back a contact person that was just added; the client's id."""
    client_id, found = contacts.find_person(tx, person_id) or (0, None)
    if found is None:
        raise NotFound
    client_queries.get(tx, actor, client_id)
    _ensure_own_and_fresh(tx, actor, "contact person added", f"contact:{person_id}", client_id)
    if taking_back.hangs_on_person(tx, person_id):
        raise NotToBeUndone
    contacts.drop_person(tx, person_id)
    before = {"name": found.name, "position": found.position, "phone": found.phone, "decides": found.decides}
    audit.record(tx, actor, "contact person taken back", f"contact:{person_id}", client_id=client_id, before=before)
    return client_id


@needs(Permission.EDIT_CLIENTS)
def deal(tx: Tx, actor: Actor, deal_id: int) -> int:
    """Take back a deal that no payment was logged for, with the documents that it needed; the client's id."""
    found = deals.find(tx, deal_id)
    if found is None:
        raise NotFound
    client_id = client_queries.get(tx, actor, found.client_id).client_id
    _ensure_own_and_fresh(tx, actor, "deal agreed", f"deal:{deal_id}", client_id)
    if found.terms.closed_on is not None or taking_back.hangs_on_deal(tx, deal_id):
        raise NotToBeUndone
    payment_drafts.forget_deal(tx, deal_id)
    deals.drop(tx, deal_id)
    terms = found.terms
    before = {
        "title": found.title,
        "kind": terms.kind.value,
        "amount": terms.amount,
        "monthly": terms.monthly,
        "first": terms.first,
    }
    audit.record(tx, actor, "deal taken back", f"deal:{deal_id}", client_id=client_id, before=before)
    earnings.refresh(tx, actor, client_id, "deal-taken-back")
    charge_reminders.follow(tx, client_id)
    return client_id


@needs(Permission.EDIT_CLIENTS)
def client(tx: Tx, actor: Actor, client_id: int) -> None:
    """Take back a client that nothing hangs on: nobody sees it any more, and its tax number is free again."""
    _ensure_own_and_fresh(tx, actor, "client registered", f"client:{client_id}", client_id)
    if clients.is_taken_back(tx, client_id):
        raise Outdated
    found = clients.load(tx, client_id)
    if taking_back.hangs_on_client(tx, client_id):
        raise NotToBeUndone
    clients.take_back(tx, client_id)
    before = {"name": found.name, "line": found.line, "tax_number": found.tax_number}
    audit.record(tx, actor, "client taken back", f"client:{client_id}", client_id=client_id, before=before)
