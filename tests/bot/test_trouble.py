"""Why a database failed, in words: for the log, and for whoever starts the bot."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError

from bot.config import Settings
from bot.running import run_bot
from bot.trouble import reason_of
from storage.statements import TransactionLostError

ROOT = Path(__file__).parents[2]


def caught(act: Callable[[], object]) -> sqlite3.Error:
    with pytest.raises(sqlite3.Error) as raised:
        act()
    return raised.value


def test_sqlite_is_told_by_its_code_and_nothing_of_the_statement(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database at all, and longer than that")
    with closing(sqlite3.connect(tmp_path / "text")) as text:
        not_one = caught(lambda: text.execute("SELECT 'secret' FROM sqlite_master"))

    assert reason_of(OperationalError("SELECT", None, not_one)) == "the file is no database (SQLITE_NOTADB)"


def test_an_unknown_code_and_an_error_without_one_are_named() -> None:
    with closing(sqlite3.connect(":memory:")) as memory:
        wrong = caught(lambda: memory.execute("SELEC 'secret'"))

    assert reason_of(wrong) == "OperationalError (SQLITE_ERROR)"
    assert reason_of(sqlite3.OperationalError("secret")) == "OperationalError"
    assert reason_of(TransactionLostError("secret")) == "TransactionLostError"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (psycopg.errors.DiskFull, "the disk is full: make room, nothing has to be restarted (53100)"),
        (
            psycopg.errors.ReadOnlySqlTransaction,
            "the database cannot be written to: see who owns the file and how the disk is mounted (25006)",
        ),
        (psycopg.errors.LockNotAvailable, "somebody else keeps the database locked (55P03)"),
        (psycopg.errors.AdminShutdown, "the server is not there (57P01)"),
        (psycopg.errors.InvalidPassword, "the server knows no such user or password (28P01)"),
        (psycopg.errors.UndefinedTable, "UndefinedTable (42P01)"),
        (psycopg.OperationalError, "the server is not there (08)"),
    ],
)
def test_postgresql_is_told_by_its_state(kind: type[psycopg.Error], told: str) -> None:
    assert reason_of(OperationalError("SELECT", None, kind("secret"))) == told


def rubbish(path: Path) -> None:
    path.write_bytes(b"rubbish " * 500)


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (rubbish, "Database: the file is no database (SQLITE_NOTADB); python -m bot doctor says more"),
        (a_folder, "Database: the file cannot be opened (SQLITE_CANTOPEN); python -m bot doctor says more"),
    ],
)
async def test_a_start_on_what_is_no_database_ends_in_one_line(
    tmp_path: Path, make: Callable[[Path], None], told: str
) -> None:
    make(tmp_path / "bot.sqlite3")
    url = f"sqlite:///{tmp_path}/bot.sqlite3"

    with pytest.raises(SystemExit) as ended:
        await run_bot(Settings(_env_file=None, bot_token=SecretStr("123456:ABC-DEF"), database_url=url))

    assert ended.value.code == told


def test_as_a_program_it_says_that_line_and_nothing_else(tmp_path: Path) -> None:
    rubbish(tmp_path / "bot.sqlite3")

    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "BOT_TOKEN": "123456:ABC-DEF", "DATABASE_URL": f"sqlite:///{tmp_path}/bot.sqlite3"},
    )

    told = "Database: the file is no database (SQLITE_NOTADB); python -m bot doctor says more\n"
    assert (ended.returncode, ended.stderr) == (1, told)
