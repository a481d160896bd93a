"""Backups of an SQLite database: taken while the bot writes, consistent, checked, with their SHA-256 beside them.

A backup is three files: the database, what was counted in it (`.json`), and the checksums of both (`.sha256`, as
sha256sum writes and checks them), which comes last: without it there is no backup. With a key the first two are
encrypted, and end in `.enc`.
"""

import json
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from typing import Final

from storage import backup_cipher
from storage.backup_errors import BackupRefusedError
from storage.backup_facts import Facts, ensure_sound, facts_of
from storage.threads import BUSY_TIMEOUT

CHECKSUM: Final = ".sha256"
_ENCRYPTED: Final = ".enc"
_PART: Final = ".part"
_NAME: Final = re.compile(r"bot-(\d{8}T\d{6})Z")
_STAMP: Final = "%Y%m%dT%H%M%S"
_LEFT_BEHIND: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Backup:
    """A complete backup: its database file, and when it was made."""

    database: Path
    made_at: datetime

    @property
    def facts(self) -> Path:
        """What was counted in it."""
        return self.database.with_name(self.database.name.replace(".sqlite3", ".json"))

    @property
    def checksums(self) -> Path:
        """The file with the checksums of both."""
        return checksums_of(self.database)


@dataclass(frozen=True, slots=True)
class Backups:
    """Where backups of one database go, how many are kept, and the key they are encrypted with, if any."""

    source: Path
    folder: Path
    kept: int
    key: bytes | None = None

    def make(self, now: datetime) -> tuple[Backup, Facts]:
        """Take one, and remove those beyond the newest `kept`. BackupRefusedError, OSError, sqlite3.Error."""
        if not self.source.exists():
            raise BackupRefusedError(f"there is no database at {self.source}")
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        stem = f"bot-{now.astimezone(UTC):{_STAMP}}Z"
        with self._parts(stem, now):
            facts = self._copy(stem)
            made = self._finish(stem, now)
        for old in self.all()[self.kept :]:
            _remove(old)
        return made, facts

    def all(self) -> list[Backup]:
        """The complete backups, newest first."""
        return sorted(self._found(), key=lambda backup: backup.made_at, reverse=True)

    def _found(self) -> Iterator[Backup]:
        for checksums in self.folder.glob(f"bot-*{CHECKSUM}"):
            match = _NAME.fullmatch(checksums.name.removesuffix(CHECKSUM))
            for ending in (".sqlite3", f".sqlite3{_ENCRYPTED}"):
                database = checksums.with_name(checksums.name.removesuffix(CHECKSUM) + ending)
                if match and database.exists():
                    yield Backup(database, datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC))

    @contextmanager
    def _parts(self, stem: str, now: datetime) -> Iterator[None]:
        """Whatever happens, nothing half-made stays behind, nor what a process left that was killed at it."""
        try:
            yield
        finally:
            for part in self.folder.glob(f"bot-*{_PART}*"):
                left = datetime.fromtimestamp(part.stat().st_mtime, UTC) < now - _LEFT_BEHIND
                if left or part.name.startswith(stem):
                    part.unlink(missing_ok=True)

    def _copy(self, stem: str) -> Facts:
        part = self.folder / f"{stem}.sqlite3{_PART}"
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as target:
            with closing(sqlite3.connect(self.source, timeout=BUSY_TIMEOUT)) as source:
                # in one step: in several, a writer beside it makes it begin again and again
                source.backup(target)
            # a file by itself, without a log beside it
            target.execute("PRAGMA journal_mode=DELETE")
        ensure_sound(part)
        facts = facts_of(part)
        told = json.dumps({"facts": facts.as_data()}, ensure_ascii=False, indent=1)
        (self.folder / f"{stem}.json{_PART}").write_text(told, "utf-8")
        return facts

    def _finish(self, stem: str, now: datetime) -> Backup:
        parts = [self.folder / f"{stem}{kind}{_PART}" for kind in (".sqlite3", ".json")]
        finished = []
        for part in parts:
            whole = part.with_name(part.name.removesuffix(_PART))
            if self.key is not None:
                whole = whole.with_name(whole.name + _ENCRYPTED)
                sealed = part.with_name(part.name + _ENCRYPTED)
                backup_cipher.encrypt(part, sealed, self.key)
                part.unlink()
                part = sealed  # noqa: PLW2901 - from here on it is the sealed one
            part.chmod(0o600)
            keep(part)
            finished.append((part, whole))
        checksums = self.folder / f"{stem}{CHECKSUM}{_PART}"
        checksums.write_text("".join(f"{sha256_of(part)}  {whole.name}\n" for part, whole in finished), "utf-8")
        keep(checksums)
        for part, whole in [*finished, (checksums, self.folder / f"{stem}{CHECKSUM}")]:
            part.replace(whole)
        keep(self.folder)
        return Backup(finished[0][1], now.astimezone(UTC).replace(microsecond=0))


def checksums_of(database: Path) -> Path:
    """Where the checksums of a backup's database stand."""
    return database.with_name(database.name.removesuffix(_ENCRYPTED).removesuffix(".sqlite3") + CHECKSUM)


def sha256_of(path: Path) -> str:
    """The checksum of a file, as sha256sum writes it."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def keep(path: Path) -> None:
    """See that a file, or a folder's list of files, is on the disk and not only on its way there."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(backup: Backup) -> None:
    # the checksums first: what is left of a removal that was cut short is no backup
    for path in (backup.checksums, backup.facts, backup.database):
        path.unlink(missing_ok=True)
