"""Invitations: single-use links by which people join. Only the hash of a token is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from domain.staff import Role
from storage.db import AnyRow, Tx
from storage.staff import invitations
from storage.types import Instant

_now = bindparam("now", type_=Instant())
_columns = (
    invitations.c.id,
    invitations.c.role,
    invitations.c.department_id,
    invitations.c.name,
    invitations.c.created_by,
    invitations.c.expires_at,
)
_usable = (invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None), invitations.c.expires_at > _now)
_open = select(*_columns).where(*_usable).order_by(invitations.c.id)
_open_by_token = _open.where(invitations.c.token_hash == bindparam("token_hash"))
_add = insert(invitations)
_unused = update(invitations).where(invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None))
_use = _unused.where(invitations.c.id == bindparam("of_invitation")).values(used_at=_now, used_by=bindparam("by"))
_revoke = _unused.where(invitations.c.id == bindparam("of_invitation")).values(revoked_at=_now)
_made_by = _open.where(invitations.c.created_by == bindparam("made_by"))
_revoke_claims = _unused.where(invitations.c.created_by.is_(None)).values(revoked_at=_now)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that still can be used. `created_by` None: the claim of the first director, made by the system."""

    invitation_id: int
    role: Role
    department_id: int | None
    name: str
    created_by: int | None
    expires_at: datetime


def _read(row: AnyRow) -> Invitation:
    invitation_id, role, *rest = row
    return Invitation(invitation_id, Role(role), *rest)


def add(tx: Tx, values: Mapping[str, object]) -> int:
    """A new invitation's id; `values` by the table's columns."""
    return tx.insert(_add, {"created_at": tx.now, **values})


def find_open(tx: Tx, token_hash: str) -> Invitation | None:
    """The invitation behind a token; None when it was used, revoked, has expired or never was."""
    row = tx.one_or_none(_open_by_token, {"token_hash": token_hash, "now": tx.now})
    return None if row is None else _read(row)


def all_open(tx: Tx) -> list[Invitation]:
    """Every invitation that still can be used, oldest first."""
    return [_read(row) for row in tx.all(_open, {"now": tx.now})]


def made_by(tx: Tx, staff_id: int) -> list[Invitation]:
    """A person's invitations that still can be used."""
    return [_read(row) for row in tx.all(_made_by, {"made_by": staff_id, "now": tx.now})]


def use(tx: Tx, invitation_id: int, by: int) -> bool:
    """Use an invitation up; False when somebody was faster."""
    return tx.count(_use, {"of_invitation": invitation_id, "by": by, "now": tx.now}) == 1


def revoke(tx: Tx, invitation_id: int) -> bool:
    """Revoke an invitation; False when it was used or revoked before."""
    return tx.count(_revoke, {"of_invitation": invitation_id, "now": tx.now}) == 1


def revoke_claims(tx: Tx) -> int:
    """Revoke every unused claim of a first director; how many there were."""
    return tx.count(_revoke_claims, {"now": tx.now})
