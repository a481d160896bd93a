"""Backups: taken beside writers, each a moment of the company; checked, kept, encrypted; nothing half-made stays."""

import asyncio
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from storage import backup_cipher, backup_facts
from storage.backup_errors import BackupRefusedError
from storage.db import Database
from storage.restores import restore
from tests.backed_up import KEY, NOW, backups_in, company_in, everything, log_payment, numbers


@pytest.fixture
async def company(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    shutil.copy(sqlite_template, tmp_path / "bot.sqlite3")
    async with company_in(tmp_path) as db:
        yield db


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
async def test_backups_taken_during_writes_are_each_a_moment_and_are_restored_equal(
    company: Database, tmp_path: Path, key: bytes | None
) -> None:
    # given somebody who writes without a pause
    backups, ended = backups_in(tmp_path, key=key), asyncio.Event()

    async def write_on() -> int:
        number = 1
        while not ended.is_set():
            number += 1
            await company.write(log_payment, number)
        return number

    writing = asyncio.create_task(write_on())

    # when backups are taken meanwhile, and one when all is quiet
    minutes = [NOW + timedelta(minutes=minute) for minute in range(5)]
    made = [(await asyncio.to_thread(backups.make, minute))[0] for minute in minutes]
    ended.set()
    written = await writing
    made.append((await asyncio.to_thread(backups.make, NOW + timedelta(hours=1)))[0])

    # then each is a moment between two transactions: whole, and of another moment than that before
    counted = []
    for number, backup in enumerate(made):
        place = tmp_path / f"restored-{number}.sqlite3"
        done = restore(backup.database, place, key, NOW)
        payments, acts, postings = numbers(
            place,
            "SELECT count(*) FROM payments",
            "SELECT count(*) FROM audit WHERE action = 'payment logged'",
            "SELECT count(DISTINCT payment_id) FROM ledger",
        )
        assert payments == acts == postings == done.facts.counts["payments"]
        assert done.facts.chain_broken_at is None
        counted.append(payments)
    assert counted == sorted(counted)
    assert counted[0] < counted[-1] == written
    assert everything(tmp_path / "restored-5.sqlite3") == everything(tmp_path / "bot.sqlite3")


def test_a_backup_is_three_files_that_nobody_else_reads_and_sha256sum_checks(company: Database, tmp_path: Path) -> None:
    made, facts = backups_in(tmp_path).make(NOW)

    files = sorted(file.name for file in made.database.parent.iterdir())
    assert files == [f"bot-20240316T000512Z{ending}" for ending in (".json", ".sha256", ".sqlite3")]
    assert stat.S_IMODE(made.database.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in (made.database, made.facts)} == {0o600}
    subprocess.run(  # noqa: S603 - our own words
        [str(shutil.which("sha256sum")), "--check", made.checksums.name], cwd=made.checksums.parent, check=True
    )
    assert (facts.counts["staff"], facts.counts["clients"], facts.counts["payments"]) == (8, 1, 1)
    assert facts.sums["payments.amount"] == 100100
    assert (facts.audit_id, facts.chain_broken_at) == (facts.counts["audit"], None)


def test_an_encrypted_backup_shows_nothing_of_what_is_in_it(company: Database, tmp_path: Path) -> None:
    made, _ = backups_in(tmp_path, key=KEY).make(NOW)

    files = sorted(made.database.parent.iterdir())
    assert [file.name for file in files] == [
        f"bot-20240316T000512Z{ending}" for ending in (".json.enc", ".sha256", ".sqlite3.enc")
    ]
    written = b"".join(file.read_bytes() for file in files)
    for secret in ("Ромашка".encode(), b"SQLite format", b"payments.amount", KEY):
        assert secret not in written


def test_the_newest_are_kept(company: Database, tmp_path: Path) -> None:
    backups = backups_in(tmp_path, kept=3)

    for day in range(5):
        backups.make(NOW + timedelta(days=day))

    assert [backup.made_at.day for backup in backups.all()] == [20, 19, 18]
    assert len(list(backups.folder.iterdir())) == 9


def test_what_is_not_ours_and_what_was_cut_short_counts_for_nothing(company: Database, tmp_path: Path) -> None:
    backups = backups_in(tmp_path, kept=1)
    made, _ = backups.make(NOW)
    for name in ("bot-20990101T000000Z.sqlite3", "bot-20990101T000000Z.sha256.part", "notes.txt", "bot-x.sha256"):
        (backups.folder / name).write_text("")

    assert [backup.database for backup in backups.all()] == [made.database]
    backups.make(NOW + timedelta(days=1))
    assert {"notes.txt", "bot-20990101T000000Z.sqlite3"} <= {file.name for file in backups.folder.iterdir()}


async def test_a_damaged_database_is_not_backed_up_and_what_is_there_stays(company: Database, tmp_path: Path) -> None:
    # given a good backup, and then a page of an index overwritten in the file
    backups = backups_in(tmp_path, kept=1)
    good, _ = backups.make(NOW)
    await company.close()
    with closing(sqlite3.connect(backups.source)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_payments_client'").fetchone()[0]
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    with backups.source.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x0a" + bytes(size - 1))

    with pytest.raises(BackupRefusedError, match="is damaged"):
        backups.make(NOW + timedelta(days=1))

    assert [backup.database for backup in backups.all()] == [good.database]
    assert len(list(backups.folder.iterdir())) == 3


def test_a_backup_that_fails_half_way_leaves_nothing(
    company: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_cipher, "encrypt", no_space)

    with pytest.raises(OSError, match="No space left"):
        backups_in(tmp_path, key=KEY).make(NOW)

    assert list((tmp_path / "backups").iterdir()) == []


def test_a_chain_that_was_broken_before_is_on_record_and_the_backup_is_made(company: Database, tmp_path: Path) -> None:
    def tamper(raw: sqlite3.Connection) -> None:
        raw.execute("DROP TRIGGER audit_no_update")
        raw.execute("UPDATE audit SET action = 'nothing' WHERE id = 4")
        raw.commit()

    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as raw:
        tamper(raw)

    made, facts = backups_in(tmp_path).make(NOW)

    assert facts.chain_broken_at == 4
    assert restore(made.database, tmp_path / "restored.sqlite3", None, NOW).facts.chain_broken_at == 4


def test_where_there_is_no_database_there_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(BackupRefusedError, match="there is no database at"):
        backups_in(tmp_path).make(NOW)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_what_is_encrypted_comes_back_byte_by_byte(tmp_path: Path, size: int) -> None:
    plain, sealed, back = (tmp_path / name for name in ("plain", "sealed", "back"))
    plain.write_bytes(b"\x07" * size)

    backup_cipher.encrypt(plain, sealed, KEY)
    backup_cipher.decrypt(sealed, back, KEY)

    assert back.read_bytes() == plain.read_bytes()
    assert backup_cipher.is_encrypted(sealed)
    assert not backup_cipher.is_encrypted(plain)


def test_an_encrypted_file_cut_between_two_chunks_is_refused(tmp_path: Path) -> None:
    plain, sealed = tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(bytes(3 << 20))
    backup_cipher.encrypt(plain, sealed, KEY)
    head = len(sealed.read_bytes()) - 3 * ((1 << 20) + 16)
    sealed.write_bytes(sealed.read_bytes()[: head + 2 * ((1 << 20) + 16)])

    with pytest.raises(BackupRefusedError, match="damaged or cut off"):
        backup_cipher.decrypt(sealed, tmp_path / "back", KEY)


@pytest.mark.parametrize("text", ["", "nonsense", "AAAA", "x" * 44])
def test_what_is_no_key_is_refused_with_how_to_make_one(text: str) -> None:
    with pytest.raises(ValueError, match="openssl rand -base64 32"):
        backup_cipher.read_key(text)


def test_facts_that_differ_are_told_apart() -> None:
    recorded = backup_facts.Facts("0003", {"staff": 8, "ledger": 3}, {"ledger.amount": 500}, 7, "h", None)

    def told(**changed: object) -> str | None:
        return backup_facts.difference(recorded, backup_facts.Facts.read({**recorded.as_data(), **changed}))

    assert told() is None
    assert told(counts={"staff": 8, "ledger": 2}) == "ledger: 3 rows recorded, 2 found"
    assert told(counts={"staff": 8}) == "ledger: 3 rows recorded, None found"
    assert told(sums={"ledger.amount": 499}) == "ledger.amount: the sum is another one than recorded"
    assert told(audit_hash="g") == "the audit chain stands elsewhere than recorded"
