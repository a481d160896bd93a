"""`backup` and `restore` as commands, and what the nightly backup calls. What is wrong is one line and status 1."""

import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.config import Settings
from storage import backup_cipher
from storage.backup_errors import BackupRefusedError
from storage.backup_facts import Facts
from storage.backups import Backups
from storage.restores import restore
from storage.urls import dialect_of, sqlite_path

FAILED: Final = 1
_TOLD: Final = ("staff", "clients", "payments", "ledger", "audit")
ON_POSTGRESQL: Final = (
    "PostgreSQL is backed up with its own tools, while the bot runs:"
    ' pg_dump --format=custom --file=bot.dump "$DATABASE_URL"; see docs/how-to/backup.md'
)


def backups_of(settings: Settings) -> Backups | None:
    """Where backups go by the settings; None on PostgreSQL, which has its own."""
    if dialect_of(settings.database_url) != "sqlite":
        return None
    source = Path(sqlite_path(settings.database_url)).absolute()
    folder = Path(settings.backup_folder) if settings.backup_folder else source.parent / "backups"
    return Backups(source, folder.absolute(), settings.backups_kept, key_of(settings))


def key_of(settings: Settings) -> bytes | None:
    """The key that backups are encrypted with, if there is one."""
    key = settings.backup_key
    return None if key is None else backup_cipher.read_key(key.get_secret_value())


def nightly_of(settings: Settings) -> Callable[[], object] | None:
    """What the scheduler calls at night; None where the settings, or PostgreSQL, want none."""
    backups = backups_of(settings) if settings.backup_nightly else None
    return None if backups is None else lambda: backups.make(datetime.now(UTC))


def back_up(settings: Settings) -> int:
    """Make a backup now; the exit status."""
    backups = backups_of(settings)
    if backups is None:
        return _fail(ON_POSTGRESQL)
    try:
        made, facts = backups.make(datetime.now(UTC))
    except BackupRefusedError as refused:
        return _fail(f"no backup was made: {refused}")
    except (OSError, sqlite3.Error) as error:
        return _fail(f"no backup was made: {_named(error)}")
    sys.stdout.write(f"{made.database}\n{_told(facts)}\n")
    if facts.chain_broken_at is not None:
        return _fail("the audit chain was broken before this backup: python -m bot doctor says where")
    return 0


def put_back(settings: Settings, file: Path, *, replace: bool) -> int:
    """Restore a backup to where the settings have the database; the exit status."""
    if dialect_of(settings.database_url) != "sqlite":
        return _fail("PostgreSQL is restored with pg_restore; see docs/how-to/backup.md")
    place = Path(sqlite_path(settings.database_url)).absolute()
    try:
        done = restore(file, place, key_of(settings), datetime.now(UTC), replace=replace)
    except BackupRefusedError as refused:
        return _fail(f"not restored, nothing was changed: {refused}")
    except (OSError, sqlite3.Error) as error:
        return _fail(f"not restored: {_named(error)}")
    sys.stdout.write(f"restored to {place}\n{_told(done.facts)}\n")
    if done.moved_to is not None:
        sys.stdout.write(f"what was there before: {done.moved_to}\n")
    if done.facts.chain_broken_at is not None:
        sys.stderr.write(f"its audit chain was broken already when it was made, at row {done.facts.chain_broken_at}\n")
    return 0


def _told(facts: Facts) -> str:
    counted = ", ".join(
        f"{name} {facts.counts.get(name, 0)}" for name in ("staff", "clients", "payments", "ledger", "audit")
    )
    return f"version {facts.version}; {counted}; integrity, references, counts and sums checked"


def _named(error: OSError | sqlite3.Error) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _fail(problem: str) -> int:
    sys.stderr.write(problem + "\n")
    return FAILED
