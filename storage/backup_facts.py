"""What a backup is known by: how many rows each table has, what its amounts sum to, and where its audit log stood.

Counted in the copy when it is made, and again in what is restored: the two have to be equal.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Self

from storage import audit_chain
from storage.audit_chain import Chain
from storage.backup_errors import BackupRefusedError
from storage.metadata import all_tables
from storage.threads import wrapped_in_engine
from storage.transactions import Tx
from storage.types import Kopecks

_MOST_TOLD: Final = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """`sums`: by "table.column", in kopecks; `chain_broken_at`: where the audit chain was broken already, if it was."""

    version: str
    counts: dict[str, int]
    sums: dict[str, int]
    audit_id: int
    audit_hash: str
    chain_broken_at: int | None

    def as_data(self) -> dict[str, Any]:
        """As plain JSON."""
        return asdict(self)

    @classmethod
    def read(cls, data: dict[str, Any]) -> Self:
        """From plain JSON; TypeError for anything else."""
        return cls(**data)


@contextmanager
def looking_at(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that writes nothing, to a file that nobody else has open; refused for what is no database."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)) as raw:
        try:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            raise BackupRefusedError(f"{path.name} is not an SQLite database: {error}") from None
        yield raw


def facts_of(path: Path) -> Facts:
    """Count and sum a database of this bot. BackupRefusedError for a foreign one."""
    with looking_at(path) as raw:
        version = _version(raw, path)
        tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        counts = {table: _number(raw, f'SELECT count(*) FROM "{table}"') for table in tables}  # noqa: S608 - own names
        sums = {f"{table}.{column}": _sum(raw, table, column) for table, column in _amounts(raw)}
        chain = _chain(raw) if "audit_tail" in tables else None
    if chain is None:
        # of a version before the audit log's tail was kept
        return Facts(version, counts, sums, 0, "", None)
    broken = chain.broken_at if chain.missing_after is None else chain.missing_after
    return Facts(version, counts, sums, chain.last.audit_id, chain.last.hash, None if chain.holds else broken)


def _version(raw: sqlite3.Connection, path: Path) -> str:
    try:
        found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        raw.execute("SELECT 1 FROM company, audit, ledger LIMIT 1")
    except sqlite3.DatabaseError:
        found = None
    if found is None:
        raise BackupRefusedError(f"{path.name} is a database, but not one of this bot")
    return str(found[0])


def _amounts(raw: sqlite3.Connection) -> list[tuple[str, str]]:
    """The columns of money that the database has, of those that the program knows."""
    return [
        (table.name, column.name)
        for table in all_tables().sorted_tables
        for column in table.columns
        if isinstance(column.type, Kopecks) and column.name in _columns(raw, table.name)
    ]


def _columns(raw: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')}


def _sum(raw: sqlite3.Connection, table: str, column: str) -> int:
    return _number(raw, f'SELECT coalesce(sum("{column}"), 0) FROM "{table}"')  # noqa: S608 - own names


def _number(raw: sqlite3.Connection, query: str) -> int:
    return int(raw.execute(query).fetchone()[0])


def _chain(raw: sqlite3.Connection) -> Chain:
    engine = wrapped_in_engine("sqlite://", lambda: raw)
    with engine.connect() as connection:
        return audit_chain.read(Tx(connection, datetime.now(UTC)))


def ensure_sound(path: Path) -> None:
    """Read every page and index of a database and follow every reference; BackupRefusedError says what is wrong."""
    with looking_at(path) as raw:
        try:
            told = [row[0] for row in raw.execute("PRAGMA integrity_check")]
            dangling = raw.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError as error:
            raise BackupRefusedError(f"{path.name} is damaged: {error}") from None
    if told != ["ok"]:
        raise BackupRefusedError(f"{path.name} is damaged: {'; '.join(told[:_MOST_TOLD])}")
    if dangling:
        raise BackupRefusedError(f"{path.name} holds rows that point at nothing: {dangling[:_MOST_TOLD]}")


def difference(recorded: Facts, found: Facts) -> str | None:
    """What a restored database differs in from what was recorded of it; None: in nothing."""
    for name in {**recorded.counts, **found.counts}:
        was, now = recorded.counts.get(name), found.counts.get(name)
        if was != now:
            return f"{name}: {was} rows recorded, {now} found"
    for name in {**recorded.sums, **found.sums}:
        if recorded.sums.get(name) != found.sums.get(name):
            return f"{name}: the sum is another one than recorded"
    if recorded != found:
        return "the audit chain stands elsewhere than recorded"
    return None
