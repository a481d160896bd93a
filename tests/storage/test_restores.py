"""What is restored is what was saved; anything else is refused with its reason, and the place stays as it was."""

import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup_errors import BackupRefusedError
from storage.db import Database
from storage.restores import restore
from tests.backed_up import KEY, NOW, backups_in, company_in, everything, log_payment, names_in, sign_again


@pytest.fixture
async def company(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    shutil.copy(sqlite_template, tmp_path / "bot.sqlite3")
    async with company_in(tmp_path) as db:
        yield db


@pytest.fixture
def saved(company: Database, tmp_path: Path) -> Path:
    """The database file of a backup."""
    return backups_in(tmp_path).make(NOW)[0].database


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty place, in a folder that is not there yet."""
    return tmp_path / "new" / "bot.sqlite3"


def cut(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-5000])


def flip_a_bit(saved: Path) -> None:
    content = bytearray(saved.read_bytes())
    content[len(content) // 2] ^= 4
    saved.write_bytes(content)


def cut_and_sign(saved: Path) -> None:
    cut(saved)
    sign_again(saved)


def put_text_there(saved: Path) -> None:
    saved.write_text("these are the minutes of our meeting\n" * 500)
    sign_again(saved)


def put_another_database_there(saved: Path) -> None:
    saved.unlink()
    with closing(sqlite3.connect(saved)) as raw:
        raw.execute("CREATE TABLE songs (title TEXT)")
        raw.commit()
    sign_again(saved)


def change(*acts: str) -> Callable[[Path], None]:
    """Change the saved database by SQL, and sign it again."""

    def spoil(saved: Path) -> None:
        with closing(sqlite3.connect(saved)) as raw:
            for act in acts:
                raw.execute(act)
            raw.commit()
        sign_again(saved)

    return spoil


def name_a_table_as_text(saved: Path) -> None:
    saved.with_suffix(".json").write_text('{"minutes": "of our meeting"}')
    sign_again(saved)


def lose(ending: str) -> Callable[[Path], None]:
    return lambda saved: saved.with_suffix(ending).unlink()


SPOILT = [
    pytest.param(cut, "cut off or damaged: its SHA-256", id="truncated"),
    pytest.param(flip_a_bit, "cut off or damaged: its SHA-256", id="bit-flipped"),
    pytest.param(cut_and_sign, "is damaged|is not an SQLite database", id="truncated and signed again"),
    pytest.param(put_text_there, "is not an SQLite database", id="no database"),
    pytest.param(put_another_database_there, "a database, but not one of this bot", id="foreign database"),
    pytest.param(change("DELETE FROM ledger WHERE id = 1"), "ledger: . rows recorded, . found", id="a row taken out"),
    pytest.param(change("UPDATE payments SET amount = 1"), "payments.amount: the sum is", id="an amount changed"),
    pytest.param(
        change("DROP TRIGGER audit_no_update", "UPDATE audit SET actor_id = 5 WHERE id = 3"),
        "the audit chain stands elsewhere",
        id="the audit log changed",
    ),
    pytest.param(change("UPDATE payments SET client_id = 99"), "point at nothing", id="a reference broken"),
    pytest.param(change("UPDATE alembic_version SET version_num = '9999'"), "version 9999, this program", id="newer"),
    pytest.param(name_a_table_as_text, "is not what this program writes", id="no facts"),
    pytest.param(lose(".sha256"), "nobody can tell whether it is whole", id="no checksums"),
    pytest.param(lose(".json"), "there is no .*json", id="facts lost"),
    pytest.param(lose(".sqlite3"), "there is no .*sqlite3", id="lost"),
]


@pytest.mark.parametrize(("spoil", "reason"), SPOILT)
def test_what_is_not_as_it_was_saved_is_refused_with_the_reason(
    saved: Path, place: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    spoil(saved)

    with pytest.raises(BackupRefusedError, match=reason):
        restore(saved, place, None, NOW)

    assert not place.exists()
    assert not place.parent.exists() or list(place.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("key", "reason"), [(None, "set BACKUP_KEY to the key it was made with"), (bytes(32), "with another key")]
)
def test_an_encrypted_backup_needs_its_key(
    company: Database, tmp_path: Path, place: Path, key: bytes | None, reason: str
) -> None:
    encrypted = backups_in(tmp_path, key=KEY).make(NOW)[0].database

    with pytest.raises(BackupRefusedError, match=reason):
        restore(encrypted, place, key, NOW)

    assert list(place.parent.iterdir()) == []


def test_an_encrypted_backup_that_was_touched_is_refused(company: Database, tmp_path: Path, place: Path) -> None:
    encrypted = backups_in(tmp_path, key=KEY).make(NOW)[0].database
    flip_a_bit(encrypted)
    sign_again(encrypted)

    with pytest.raises(BackupRefusedError, match="damaged or cut off"):
        restore(encrypted, place, KEY, NOW)

    assert list(place.parent.iterdir()) == []


async def test_a_place_that_is_taken_stays_as_it_is(company: Database, saved: Path, tmp_path: Path) -> None:
    place = tmp_path / "bot.sqlite3"
    await company.write(log_payment, 2)
    before = everything(place)

    with pytest.raises(BackupRefusedError, match="add --replace to move it aside"):
        restore(saved, place, None, NOW)
    with pytest.raises(BackupRefusedError, match=r"somebody has .* open: stop the bot first"):
        restore(saved, place, None, NOW, replace=True)

    assert everything(place) == before
    await company.write(log_payment, 3)


async def test_what_was_there_is_moved_aside_when_asked(company: Database, saved: Path, tmp_path: Path) -> None:
    place = tmp_path / "bot.sqlite3"
    as_saved = everything(place)
    await company.write(log_payment, 2)
    before = everything(place)
    await company.close()

    done = restore(saved, place, None, NOW, replace=True)

    assert done.moved_to == tmp_path / "bot.sqlite3.before-20240316T000512Z"
    assert everything(done.moved_to) == before
    assert everything(place) == as_saved != before


async def test_a_damaged_database_is_moved_aside_too(company: Database, saved: Path, tmp_path: Path) -> None:
    place = tmp_path / "bot.sqlite3"
    await company.close()
    place.write_bytes(b"rubbish" * 1000)

    done = restore(saved, place, None, NOW, replace=True)

    assert done.moved_to is not None
    assert done.moved_to.read_bytes() == b"rubbish" * 1000
    assert everything(place) == everything(saved)


async def test_a_bad_backup_leaves_what_it_would_replace(company: Database, saved: Path, tmp_path: Path) -> None:
    place = tmp_path / "bot.sqlite3"
    await company.close()
    before = everything(place)
    flip_a_bit(saved)

    with pytest.raises(BackupRefusedError, match="SHA-256"):
        restore(saved, place, None, NOW, replace=True)

    assert everything(place) == before
    assert names_in(tmp_path) == ["backups", "bot.sqlite3"]
