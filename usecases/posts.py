"""Who holds a post, and what follows for clients and earnings: parts of the use cases of `staff`, which decide.

A new head changes what each payment from that day on brings; where there was none before, also what earlier ones
brought. Clients of somebody who left go to the head of their department: from today on, what was stays on record.
"""

from datetime import date
from decimal import Decimal

from domain.leaving import handed_on
from domain.staff import Actor, StaffStatus
from storage import audit, clients, leaving, staff, team
from storage import company as company_storage
from storage.db import Tx
from storage.staff import Person
from usecases import company, earnings, introductions, objections
from usecases.card_moves import follow_deciders
from usecases.clients import assign_manager
from usecases.deciders import circle


def head_of(tx: Tx, department_id: int | None) -> int | None:
    """Who heads a department today and has access."""
    return circle(tx).heads.get(department_id) if department_id is not None else None


def appoint(tx: Tx, actor: Actor, department_id: int, staff_id: int | None) -> None:
    """A department's head from today on, None: nobody; all earnings that hang on it, and clients that waited."""
    today = company.today(tx)
    known, before = company.facts(tx).heads.get(department_id, ()), circle(tx)
    company_storage.appoint_head(tx, department_id, staff_id, today)
    audit.record(
        tx,
        actor,
        "head appointed",
        f"department:{department_id}",
        before={"head": known[-1].staff_id if known else None},
        after={"head": staff_id, "since": today},
    )
    follow_deciders(tx, before, f"department {department_id} head {staff_id} {tx.now.isoformat()}")
    objections.ask_deciders(tx)
    # the first head, also the later of two on the first day, counts for all that came before
    since = today if known and known[0].since < today else date.min
    for client_id in team.clients_paid_since(tx, since, department_id):
        earnings.refresh(tx, actor, client_id, "head-appointed")
    if staff_id is not None:
        for person in staff.everybody(tx):
            if person.department_id == department_id and person.status is StaffStatus.SUSPENDED:
                hand_over_clients(tx, actor, person, staff_id)


def hand_over_clients(tx: Tx, actor: Actor, person: Person, head_id: int) -> int:
    """Give all clients of a person to a head from today on, until owners are named; how many there were."""
    hunted, managed = team.clients_hunted_by(tx, person.staff_id), team.clients_managed_by(tx, person.staff_id)
    for client_id in hunted:
        share = share_of(tx, client_id, person.staff_id)
        give_share(tx, actor, client_id, person.staff_id, head_id, share, "handed-to-head")
        leaving.note(tx, person.staff_id, client_id, "hunter", share, head_id)
    for client_id in managed:
        give_service(tx, actor, client_id, head_id)
        leaving.note(tx, person.staff_id, client_id, "manager", None, head_id)
    return len({*hunted, *managed})


def leave_clients(tx: Tx, person: Person) -> int:
    """Somebody left whose department has no head: their clients wait for owners to be named, or for the next head."""
    hunted, managed = team.clients_hunted_by(tx, person.staff_id), team.clients_managed_by(tx, person.staff_id)
    for client_id in hunted:
        share = share_of(tx, client_id, person.staff_id)
        leaving.note(tx, person.staff_id, client_id, "hunter", share, person.staff_id)
    for client_id in managed:
        leaving.note(tx, person.staff_id, client_id, "manager", None, person.staff_id)
    return len({*hunted, *managed})


def share_of(tx: Tx, client_id: int, staff_id: int) -> Decimal:
    """A hunter's present share of a client."""
    return dict(clients.hunters(tx, client_id)[-1].shares)[staff_id]


def give_share(tx: Tx, actor: Actor, client_id: int, from_id: int, to_id: int, share: Decimal, reason: str) -> None:
    """Another hunter has a hunter's share of a client from today on, and all that follows for the earnings."""
    today, before = company.today(tx), clients.hunters(tx, client_id)[-1].shares
    shares = handed_on(before, from_id, to_id, share)
    clients.assign_hunters(tx, client_id, today, shares)
    audit.record(
        tx,
        actor,
        "hunters assigned",
        f"client:{client_id}",
        client_id=client_id,
        before={"hunters": str(list(before))},
        after={"hunters": str(list(shares)), "since": today},
    )
    earnings.refresh(tx, actor, client_id, reason)
    introductions.follow(tx, actor, client_id)


def give_service(tx: Tx, actor: Actor, client_id: int, to_id: int) -> None:
    """Another account manager has a client from today on, and is introduced to it anew."""
    assign_manager(tx, actor, client_id, to_id, company.today(tx))
    introductions.follow_manager(tx, actor, client_id)
