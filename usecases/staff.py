"""People join by an invitation, are suspended and restored, and head departments.

An invitation is a link with 128 random bits, of which only the hash is kept. A suspended person loses access at once;
their clients go to their head until reassigned.
"""

from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from domain.digests import DEFAULT_MINUTE, EVERY_DAY
from domain.plain_words import plain
from domain.refusals import NotFound, Outdated
from domain.staff import (
    ROLES_IN_DEPARTMENT,
    SELLER_IN,
    Actor,
    AlreadyJoined,
    DepartmentKind,
    DepartmentNotForRole,
    HeadTaken,
    InvitationInvalid,
    LastDirector,
    Permission,
    Role,
    StaffStatus,
    clean_name,
    ensure_place,
)
from storage import audit, invitations, staff
from storage import company as company_storage
from storage.db import Tx
from storage.invitations import Invitation
from storage.staff import Person
from usecases import company, coverage, posts, settings
from usecases.access import needs
from usecases.card_moves import follow_deciders
from usecases.deciders import circle
from usecases.leaving import Suspended, leave
from usecases.notices import tell

INVITED_FOR: Final = timedelta(days=7)
QUIET_FROM, QUIET_TO = 21 * 60, 8 * 60
RANDOM_BYTES: Final = 16


@needs(Permission.MANAGE_STAFF)
def invite(tx: Tx, actor: Actor, role: Role, name: str, department_id: int | None = None) -> str:
    """Invite somebody; the token for the link. A head invites sellers into the department they lead."""
    name = clean_name(name)
    ensure_place(role, _kind_of(tx, department_id))
    if actor.role is Role.HEAD and (role is Role.HEAD or department_id not in circle(tx).led_by(actor)):
        raise NotFound
    if role is Role.HEAD and posts.head_of(tx, department_id) is not None:
        raise HeadTaken
    return _make_invitation(tx, actor, role, name, department_id, actor.staff_id)


def _kind_of(tx: Tx, department_id: int | None) -> DepartmentKind | None:
    if department_id is None:
        return None
    kinds = {d.department_id: d.kind for d in company.departments(tx)}
    if department_id not in kinds:
        raise NotFound
    return kinds[department_id]


def _make_invitation(
    tx: Tx, actor: Actor, role: Role, name: str, department_id: int | None, created_by: int | None
) -> str:
    token = token_urlsafe(RANDOM_BYTES)
    values = {
        "token_hash": _hashed(token),
        "role": role.value,
        "department_id": department_id,
        "name": name,
        "created_by": created_by,
        "expires_at": tx.now + INVITED_FOR,
    }
    invitation_id = invitations.add(tx, values)
    after = {"role": role.value, "name": name, "department": department_id}
    audit.record(tx, actor, "invited", f"invitation:{invitation_id}", after=after)
    return token


def _hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


@needs(Permission.MANAGE_STAFF)
def revoke_invitation(tx: Tx, actor: Actor, invitation_id: int) -> None:
    """Make an invitation's link worthless."""
    known = {i.invitation_id: i for i in visible_invitations(tx, actor)}
    if invitation_id not in known:
        raise Outdated
    _revoke(tx, actor, invitation_id)


def _revoke(tx: Tx, actor: Actor, invitation_id: int) -> None:
    if not invitations.revoke(tx, invitation_id):
        raise Outdated
    audit.record(tx, actor, "invitation revoked", f"invitation:{invitation_id}")


def visible_invitations(tx: Tx, actor: Actor) -> list[Invitation]:
    """The invitations that still can be used, as far as a person sees them: all, or into the departments they lead."""
    found = [invitation for invitation in invitations.all_open(tx) if invitation.created_by is not None]
    if actor.role is Role.DIRECTOR:
        return found
    led = circle(tx).led_by(actor)
    return [invitation for invitation in found if invitation.department_id in led]


@needs(Permission.RUN_CLOCK)
def ensure_claim(tx: Tx, actor: Actor) -> str | None:
    """While there is no director: the token by which somebody becomes the first one; earlier claims are revoked."""
    if any(person.role is Role.DIRECTOR for person in staff.active(tx)):
        return None
    invitations.revoke_claims(tx)
    return _make_invitation(tx, actor, Role.DIRECTOR, "", None, None)


@needs(Permission.JOIN)
def join(tx: Tx, actor: Actor, token: str) -> Actor:
    """A newcomer becomes one of the staff; who they are from now on. `actor.name`: what Telegram calls them."""
    invitation = invitations.find_open(tx, _hashed(token))
    if invitation is None or actor.telegram_id is None:
        raise InvitationInvalid
    if staff.is_known(tx, actor.telegram_id):
        raise AlreadyJoined
    department_id = invitation.department_id
    if invitation.role is Role.HEAD and posts.head_of(tx, department_id) is not None:
        raise HeadTaken
    staff_id = staff.add(tx, _newcomer(tx, actor, invitation))
    settings.schedule_digest(tx, staff_id)
    company_storage.touch(tx)
    if not invitations.use(tx, invitation.invitation_id, staff_id):
        raise InvitationInvalid
    joined = _present(tx, staff_id)
    after = {"role": invitation.role.value, "name": joined.name, "invitation": invitation.invitation_id}
    audit.record(tx, joined, "joined", f"staff:{staff_id}", after=after)
    if invitation.role is Role.HEAD and department_id is not None:
        posts.appoint(tx, joined, department_id, staff_id)
    if invitation.created_by is not None:
        tell(tx, invitation.created_by, "staff_joined", f"staff {staff_id} joined", person_id=staff_id)
    return joined


def _newcomer(tx: Tx, actor: Actor, invitation: Invitation) -> dict[str, object]:
    return {
        "telegram_id": actor.telegram_id,
        "name": clean_name(invitation.name or plain(actor.name) or str(actor.telegram_id)),
        "role": invitation.role.value,
        "status": StaffStatus.ACTIVE.value,
        "department_id": invitation.department_id,
        "language": actor.language,
        "zone": company_storage.get(tx).zone,
        "digest_minute": DEFAULT_MINUTE,
        "digest_weekdays": EVERY_DAY,
        "quiet_from": QUIET_FROM,
        "quiet_to": QUIET_TO,
        "unreachable": False,
        "joined_at": tx.now,
    }


def _present(tx: Tx, staff_id: int) -> Actor:
    actor = staff.actor_of(tx, staff_id)
    if actor is None:
        raise NotFound
    return actor


@needs(Permission.MANAGE_STAFF)
def suspend(tx: Tx, actor: Actor, staff_id: int) -> Suspended:
    """Take somebody's access away at once, and the links they gave out; their clients go to their head for now."""
    person = ensure_manages(tx, actor, staff_id)
    if person.status is StaffStatus.SUSPENDED:
        raise Outdated
    before = circle(tx)
    directors = [p for p in staff.active(tx) if p.role is Role.DIRECTOR]
    if directors == [person]:
        raise LastDirector
    staff.change(tx, staff_id, status=StaffStatus.SUSPENDED.value, suspended_at=tx.now, next_digest_at=None)
    _record_status(tx, actor, person, StaffStatus.SUSPENDED)
    for invitation in invitations.made_by(tx, staff_id):
        _revoke(tx, actor, invitation.invitation_id)  # one of them may be for another account of their own
    heads = company.facts(tx).heads
    for department_id, history in heads.items():
        if history[-1].staff_id == staff_id:
            posts.appoint(tx, actor, department_id, None)
    return leave(tx, actor, person, before)


def ensure_manages(tx: Tx, actor: Actor, staff_id: int) -> Person:
    """A person whom the actor may suspend or restore: anybody for a director, for a head the sellers they lead."""
    person = staff.get(tx, staff_id)
    if actor.role is not Role.DIRECTOR:
        led = circle(tx).led_by(actor)
        if person.role is Role.HEAD or person.department_id not in led:
            raise NotFound
    return person


def _record_status(tx: Tx, actor: Actor, person: Person, status: StaffStatus) -> None:
    company_storage.touch(tx)
    audit.record(
        tx,
        actor,
        f"staff {status.value}",
        f"staff:{person.staff_id}",
        before={"status": person.status.value},
        after={"status": status.value},
    )


@needs(Permission.MANAGE_STAFF)
def restore(tx: Tx, actor: Actor, staff_id: int) -> Person:
    """Give access back. Clients stay where they went; a head whose post was filled meanwhile comes back as a seller."""
    person = ensure_manages(tx, actor, staff_id)
    if person.status is StaffStatus.ACTIVE:
        raise Outdated
    before = circle(tx)
    staff.change(tx, staff_id, status=StaffStatus.ACTIVE.value, suspended_at=None)
    settings.schedule_digest(tx, staff_id)
    _record_status(tx, actor, person, StaffStatus.ACTIVE)
    coverage.person_back(tx, actor, staff_id)
    follow_deciders(tx, before, f"staff {staff_id} restored {tx.now.isoformat()}")
    if person.role is Role.HEAD and person.department_id is not None:
        if posts.head_of(tx, person.department_id) is None:
            posts.appoint(tx, actor, person.department_id, staff_id)
        else:
            _make_seller(tx, person)
    return staff.get(tx, staff_id)


def _make_seller(tx: Tx, person: Person) -> None:
    kind = _kind_of(tx, person.department_id)
    if kind is not None:
        staff.change(tx, person.staff_id, role=SELLER_IN[kind].value)
        company_storage.touch(tx)


@needs(Permission.MANAGE_COMPANY)
def appoint_head(tx: Tx, actor: Actor, department_id: int, staff_id: int) -> Person:
    """Make one of a department's people its head from today on; the head before them is a seller again."""
    person = staff.get(tx, staff_id)
    if person.status is not StaffStatus.ACTIVE or person.role not in ROLES_IN_DEPARTMENT:
        raise NotFound
    if person.department_id != department_id:
        raise DepartmentNotForRole
    before = posts.head_of(tx, department_id)
    if before == staff_id:
        raise Outdated
    if before is not None:
        former = staff.get(tx, before)
        if former.department_id == department_id:
            _make_seller(tx, former)
    staff.change(tx, staff_id, role=Role.HEAD.value)
    posts.appoint(tx, actor, department_id, staff_id)
    for told in (staff_id, before):
        if told is not None and told != actor.staff_id:
            key = f"department {department_id} head {staff_id} {tx.now.isoformat()}"
            tell(tx, told, "staff_head_appointed", key, department_id=department_id, person_id=staff_id)
    return staff.get(tx, staff_id)
