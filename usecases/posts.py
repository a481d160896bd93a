"""Who holds a post, and what follows for clients and earnings: parts of the use cases of `staff`, which decide.

A new head changes what each payment from that day on brings; where there was none before, also what earlier ones
brought. Clients of somebody who left go to the head of their department: from today on, what was stays on record.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.money import ZERO
from domain.staff import Actor, StaffStatus
from storage import audit, clients, staff, team
from storage import company as company_storage
from storage.db import Tx
from storage.staff import Person
from usecases import company, earnings
from usecases.clients import assign_manager
from usecases.deciders import circle


def head_of(tx: Tx, department_id: int | None) -> int | None:
    """Who heads a department today and has access."""
    return circle(tx).heads.get(department_id) if department_id is not None else None


def appoint(tx: Tx, actor: Actor, department_id: int, staff_id: int | None) -> None:
    """A department's head from today on, None: nobody; all earnings that hang on it, and clients that waited."""
    today = company.today(tx)
    known = company.facts(tx).heads.get(department_id, ())
    company_storage.appoint_head(tx, department_id, staff_id, today)
    audit.record(
        tx,
        actor,
        "head appointed",
        f"department:{department_id}",
        before={"head": known[-1].staff_id if known else None},
        after={"head": staff_id, "since": today},
    )
    # the first head, also the later of two on the first day, counts for all that came before
    since = today if known and known[0].since < today else date.min
    for client_id in team.clients_paid_since(tx, since, department_id):
        earnings.refresh(tx, actor, client_id, "head-appointed")
    if staff_id is not None:
        for person in staff.everybody(tx):
            if person.department_id == department_id and person.status is StaffStatus.SUSPENDED:
                hand_over_clients(tx, actor, person, staff_id)


def hand_over_clients(tx: Tx, actor: Actor, person: Person, head_id: int) -> int:
    """Give all clients of a person to a head from today on; how many there were."""
    hunted, managed = team.clients_hunted_by(tx, person.staff_id), team.clients_managed_by(tx, person.staff_id)
    for client_id in hunted:
        _take_share(tx, actor, client_id, person.staff_id, head_id)
    for client_id in managed:
        assign_manager(tx, actor, client_id, head_id, company.today(tx))
    return len({*hunted, *managed})


def clients_of(tx: Tx, person: Person) -> set[int]:
    """The clients that a person is responsible for now."""
    return {*team.clients_hunted_by(tx, person.staff_id), *team.clients_managed_by(tx, person.staff_id)}


def _take_share(tx: Tx, actor: Actor, client_id: int, from_id: int, head_id: int) -> None:
    today, before = company.today(tx), clients.hunters(tx, client_id)[-1].shares
    shares = with_share_moved(before, from_id, head_id)
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
    earnings.refresh(tx, actor, client_id, "handed-to-head")


def with_share_moved(
    shares: Sequence[tuple[int, Decimal]], from_id: int, to_id: int
) -> tuple[tuple[int, Decimal], ...]:
    """Shares in which one person stands in another's place; somebody who had a share already has both."""
    moved: dict[int, Decimal] = {}
    for staff_id, share in shares:
        place = to_id if staff_id == from_id else staff_id
        moved[place] = moved.get(place, ZERO) + share
    return tuple(moved.items())
