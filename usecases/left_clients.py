"""The clients of somebody who left get new owners: all to one person, or one by one, in any order and again.

Until then the head has them. Who may say it is who could have suspended that person.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.refusals import Refusal
from domain.staff import ROLES_IN_DEPARTMENT, Actor, Permission, Role, StaffStatus
from storage import audit, leaving, staff, team
from storage.db import Tx
from storage.leaving import LeftClient
from storage.staff import Person
from usecases import company, posts, substitutes
from usecases.access import needs
from usecases.deciders import circle
from usecases.leaving import Settlement, settle
from usecases.notices import tell
from usecases.staff import ensure_manages


class OwnerNotPossible(Refusal):
    """A client goes on to somebody of the department of whoever left, with access today."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who can have a client, with how many they run. `away`: absent today."""

    staff_id: int
    name: str
    clients: int
    away: bool


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody who left, what they ran, and whom it can go to, the fewest clients first."""

    person: Person
    clients: Sequence[LeftClient]
    owners: Sequence[Owner]

    @property
    def undecided(self) -> Sequence[LeftClient]:
        """Those whose new owner is to be named."""
        return [client for client in self.clients if not client.decided]

    def beside(self, left_id: int, step: int) -> LeftClient | None:
        """The one before (-1) or after (1) one of them."""
        place = [client.left_id for client in self.clients].index(left_id) + step
        return self.clients[place] if 0 <= place < len(self.clients) else None


@needs(Permission.MANAGE_STAFF)
def show(tx: Tx, actor: Actor, staff_id: int) -> Leaving:
    """What somebody who left ran, and who can have it now."""
    person = ensure_manages(tx, actor, staff_id)
    return Leaving(person, leaving.of_person(tx, staff_id), _owners(tx, person))


def _owners(tx: Tx, left: Person) -> list[Owner]:
    loads, away = team.loads(tx), substitutes.absent(tx, company.today(tx))
    head_id = posts.head_of(tx, left.department_id)
    found = [
        Owner(person.staff_id, person.name, loads.get(person.staff_id, 0), person.staff_id in away)
        for person in staff.active(tx)
        if person.staff_id == head_id
        or (person.role in ROLES_IN_DEPARTMENT and person.department_id == left.department_id)
    ]
    return sorted(found, key=lambda owner: (owner.away, owner.clients))


def waiting_for(tx: Tx, actor: Actor) -> dict[int, int]:
    """How many clients of each who left wait for this person to name the new owners: for a head those of the people
    they lead, for a director where nobody else can say it.
    """
    waiting = leaving.waiting(tx) if actor.may(Permission.MANAGE_STAFF) else {}
    return {staff_id: count for staff_id, count in waiting.items() if _is_asked(tx, actor, staff.get(tx, staff_id))}


def _is_asked(tx: Tx, actor: Actor, left: Person) -> bool:
    if actor.role is Role.DIRECTOR:
        return left.role is Role.HEAD or posts.head_of(tx, left.department_id) is None
    return left.role is not Role.HEAD and left.department_id in circle(tx).led_by(actor)


@needs(Permission.MANAGE_STAFF)
def settlement(tx: Tx, actor: Actor, staff_id: int) -> Settlement | None:
    """What the numbers of somebody who left come to; None: they are here."""
    person = ensure_manages(tx, actor, staff_id)
    return settle(tx, staff_id) if person.status is StaffStatus.SUSPENDED else None


@needs(Permission.MANAGE_STAFF)
def step(tx: Tx, actor: Actor, left_id: int) -> tuple[Leaving, LeftClient]:
    """One of the clients among the others; NotFound when it has changed hands otherwise."""
    client = leaving.get(tx, left_id)
    return show(tx, actor, client.staff_id), client


@needs(Permission.MANAGE_STAFF)
def hand_on(tx: Tx, actor: Actor, left_id: int, owner_id: int) -> LeftClient:
    """Give one client to its new owner from today on; naming another one later moves it again."""
    known, client = step(tx, actor, left_id)
    _ensure_owner(known, owner_id)
    if _give(tx, actor, client, owner_id) and owner_id != actor.staff_id:
        key = f"left {left_id} to {owner_id} {tx.now.isoformat()}"
        tell(tx, owner_id, "left_client", key, client_id=client.client_id, person_id=client.staff_id)
    return client


@needs(Permission.MANAGE_STAFF)
def hand_on_all(tx: Tx, actor: Actor, staff_id: int, owner_id: int) -> int:
    """Give all clients whose owner is to be named to one person; how many there were."""
    known = show(tx, actor, staff_id)
    _ensure_owner(known, owner_id)
    moved = [client for client in known.undecided if _give(tx, actor, client, owner_id)]
    if moved and owner_id != actor.staff_id:
        key = f"left all of {staff_id} to {owner_id} {tx.now.isoformat()}"
        tell(tx, owner_id, "left_clients", key, person_id=staff_id, clients=len({c.client_id for c in moved}))
    return len(known.undecided)


def _ensure_owner(known: Leaving, owner_id: int) -> None:
    if owner_id not in {owner.staff_id for owner in known.owners}:
        raise OwnerNotPossible


def _give(tx: Tx, actor: Actor, client: LeftClient, owner_id: int) -> bool:
    """Whether it moved: who has it already keeps it."""
    leaving.decide(tx, client.left_id, owner_id)
    before, after = {"holder": client.holder_id}, {"holder": owner_id, "of": client.staff_id, "post": client.post}
    on = f"client:{client.client_id}"
    audit.record(tx, actor, "client handed on", on, client_id=client.client_id, before=before, after=after)
    if client.holder_id == owner_id:
        return False
    if client.share is None:
        posts.give_service(tx, actor, client.client_id, owner_id)
    else:
        reason = "handed-to-colleague"
        posts.give_share(tx, actor, client.client_id, client.holder_id, owner_id, client.share, reason)
    return True


@needs(Permission.MANAGE_STAFF)
def keep_all(tx: Tx, actor: Actor, staff_id: int) -> int:
    """Leave the clients whose owner is to be named to who has them now; how many there were."""
    known = show(tx, actor, staff_id)
    possible = {owner.staff_id for owner in known.owners}
    if any(client.holder_id not in possible for client in known.undecided):
        raise OwnerNotPossible
    for client in known.undecided:
        _give(tx, actor, client, client.holder_id)
    return len(known.undecided)
