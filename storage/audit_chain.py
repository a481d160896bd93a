"""Whether the audit log is as it was written: each row follows by its hash from the one before, to the last on record.

A row that was changed, removed or moved breaks the chain there. Who rewrites all hashes from there on breaks it to the
seals kept outside: each backup's manifest holds the id and hash of the newest row of its moment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, select

from storage.answers import AnyRow
from storage.audit import audit, audit_tail, row_hash
from storage.db import Tx

_AT_ONCE: Final = 2_000
_FIELDS: Final = ("at", "actor_id", "action", "object", "client_id", "before", "after")

_page = (
    select(audit.c.id, *(audit.c[name] for name in _FIELDS), audit.c.hash)
    .where(audit.c.id > bindparam("after_id"))
    .order_by(audit.c.id)
    .limit(_AT_ONCE)
)
_tail = select(audit_tail.c.audit_id, audit_tail.c.hash)
_one_hash = select(audit.c.hash).where(audit.c.id == bindparam("audit_id"))


@dataclass(frozen=True, slots=True)
class Seal:
    """The newest row of a moment: its id and hash; 0 and "" when there was none."""

    audit_id: int
    hash: str


@dataclass(frozen=True, slots=True)
class Chain:
    """What reading all of the log found. `broken_at`: the first row that does not follow, None when all do."""

    rows: int
    last: Seal
    broken_at: int | None
    missing_after: int | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing was changed, removed or moved."""
        return self.broken_at is None and self.missing_after is None


def read(tx: Tx) -> Chain:
    """Follow the chain from its first row to its last. `missing_after`: rows are gone from the end, after this one."""
    rows, broken_at, last = 0, None, Seal(0, "")
    for row in _all(tx):
        told = dict(zip(_FIELDS, row[1:-1], strict=True))
        if broken_at is None and row_hash(last.hash, told) != row[-1]:
            broken_at = int(row[0])
        rows, last = rows + 1, Seal(row[0], row[-1])
    return Chain(rows, last, broken_at, None if tail(tx) == last else last.audit_id)


def _all(tx: Tx) -> Iterator[AnyRow]:
    after_id = -1
    while found := tx.all(_page, {"after_id": after_id}):
        yield from found
        after_id = found[-1][0]


def tail(tx: Tx) -> Seal:
    """The newest row as the database's own trigger noted it."""
    row = tx.one_or_none(_tail)
    return Seal(0, "") if row is None else Seal(*row)


def is_sealed(tx: Tx, seal: Seal) -> bool:
    """Whether the log still holds the row that was the newest when the seal was made."""
    return not seal.audit_id or tx.scalar(_one_hash, {"audit_id": seal.audit_id}) == seal.hash
