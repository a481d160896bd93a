"""A backup put back: into an empty place, verified there, and only then switched to.

Everything is done beside the place and under another name, so that whatever is wrong leaves it as it was.
"""

import json
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from storage import backup_cipher, migrate
from storage.backup_errors import BackupRefusedError
from storage.backup_facts import Facts, difference, ensure_sound, facts_of
from storage.backups import Backup, checksums_of, keep, sha256_of

BESIDE: Final = ("", "-wal", "-shm")
"""An SQLite database is a file and, while it is open or after a crash, two beside it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in place now. `moved_to`: where the database went that was there before, None if there was none."""

    facts: Facts
    moved_to: Path | None


def restore(database: Path, place: Path, key: bytes | None, now: datetime, *, replace: bool = False) -> Restored:
    """Put the backup whose database file is `database` into `place`; BackupRefusedError says why not.

    `replace`: what is there is moved aside, not removed; otherwise the place has to be empty.
    """
    backup = Backup(database, now)
    _ensure_free(place, replace=replace)
    ensure_complete(backup)
    place.parent.mkdir(parents=True, exist_ok=True)
    waiting = place.with_name(f"{place.name}.restoring")
    try:
        recorded = read_facts(backup, waiting, key)
        _unpack(database, waiting, key)
        facts = _verified(waiting, recorded)
        keep(waiting)
        moved_to = _move_aside(place, now) if _is_there(place) else None
        waiting.replace(place)
        keep(place.parent)
    finally:
        for ending in (*BESIDE, "-journal"):
            waiting.with_name(waiting.name + ending).unlink(missing_ok=True)
    return Restored(facts, moved_to)


def ensure_complete(backup: Backup) -> None:
    """Refuse a backup whose files are not what they were when it was made."""
    for path in (backup.database, backup.facts):
        if not path.is_file():
            raise BackupRefusedError(f"there is no {path}")
    checksums = checksums_of(backup.database)
    if not checksums.is_file():
        raise BackupRefusedError(f"there is no {checksums.name} beside it, so nobody can tell whether it is whole")
    recorded = [line.split("  ", 1) for line in checksums.read_text("utf-8", "replace").splitlines()]
    for path in (backup.database, backup.facts):
        known = [found[0] for found in recorded if found[-1] == path.name]
        if not known:
            raise BackupRefusedError(f"{checksums.name} says nothing of {path.name}")
        if sha256_of(path) != known[0]:
            raise BackupRefusedError(f"{path.name} is cut off or damaged: its SHA-256 is not that of what was saved")


def _ensure_free(place: Path, *, replace: bool) -> None:
    if not _is_there(place):
        return
    if not replace:
        raise BackupRefusedError(f"there is a database at {place}: stop the bot and add --replace to move it aside")
    if _is_in_use(place):
        raise BackupRefusedError(f"somebody has {place} open: stop the bot first")


def _is_there(place: Path) -> bool:
    return any(place.with_name(place.name + ending).exists() for ending in BESIDE)


def _is_in_use(place: Path) -> bool:
    """Whether another program has the database open; leaving its log takes being alone with it."""
    if not place.exists():
        return False
    with closing(sqlite3.connect(place, timeout=0.5)) as raw:
        try:
            raw.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            return "locked" in str(error)
        except sqlite3.DatabaseError:
            return False  # too damaged to tell; it is moved aside as it is
    return False


def _move_aside(place: Path, now: datetime) -> Path:
    aside = place.with_name(f"{place.name}.before-{now:%Y%m%dT%H%M%S}Z")
    for ending in BESIDE:
        with suppress(FileNotFoundError):
            place.with_name(place.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


def _unpack(source: Path, target: Path, key: bytes | None) -> None:
    if not backup_cipher.is_encrypted(source):
        shutil.copyfile(source, target)
    elif key is None:
        raise BackupRefusedError(f"{source.name} is encrypted: set BACKUP_KEY to the key it was made with")
    else:
        backup_cipher.decrypt(source, target, key)
    target.chmod(0o600)


def read_facts(backup: Backup, waiting: Path, key: bytes | None) -> Facts:
    """What was counted in a backup when it was made; `waiting`: a file to decrypt it to. BackupRefusedError."""
    _unpack(backup.facts, waiting, key)
    try:
        return Facts.read(json.loads(waiting.read_text("utf-8"))["facts"])
    except (ValueError, KeyError, TypeError):
        raise BackupRefusedError(f"{backup.facts.name} is not what this program writes beside a backup") from None


def _verified(waiting: Path, recorded: Facts) -> Facts:
    ensure_sound(waiting)
    found = facts_of(waiting)
    newest = migrate.head() or ""
    if found.version > newest:
        raise BackupRefusedError(
            f"it is of version {found.version}, this program knows {newest}: restore it with the program that made it"
        )
    differs = difference(recorded, found)
    if differs is not None:
        raise BackupRefusedError(f"it does not hold what was counted in it: {differs}")
    return found
