"""What the doctor reads in the database: is it whole, at the program's version, right by its own rules, and in time."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.config import Settings
from bot.doctor_findings import Finding, ill, well
from domain.refusals import Refusal
from domain.staff import SYSTEM
from storage import audit_chain, audit_guards, migrate
from storage.audit_chain import Seal
from storage.outbox_lag import lag
from storage.transactions import Tx
from storage.urls import dialect_of, sqlite_path
from usecases import ledger_check

MOST_LAG: Final = timedelta(minutes=5)
TROUBLE: Final = (DBAPIError, sqlite3.Error, psycopg.Error, OSError)
LINES: Final = ("database", "migrations", "ledger", "audit", "outbox")

_NOT_READ: Final = "not looked at: the database cannot be read"
_MOST_TOLD: Final = 3


def read_database(settings: Settings, now: datetime, seal: Seal | None, restore: str, *, full: bool) -> list[Finding]:
    """The lines of the database. `seal`: of the newest backup; `restore`: the command that puts it back."""
    url = settings.database_url
    if dialect_of(url) == "sqlite" and not Path(sqlite_path(url)).is_file():
        return _unread(f"there is no file {sqlite_path(url)}", "python -m bot migrate")
    try:
        with migrate.connected(url) as connection:
            whole = _integrity(connection, restore, full=full)
            if not whole.well:
                return [whole, *_unread("", restore)[1:]]
            return [whole, *_by_version(url, connection, now, seal, restore)]
    except TROUBLE as error:
        mend = restore if dialect_of(url) == "sqlite" else "psql \"$DATABASE_URL\" -c 'select 1'"
        return _unread(_cause(error), mend)


def _unread(told: str, mend: str) -> list[Finding]:
    return [ill("database", told, mend), *(ill(name, _NOT_READ, mend) for name in LINES[1:])]


def _cause(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().split("\n", maxsplit=1)[0]


def _integrity(connection: Connection, restore: str, *, full: bool) -> Finding:
    if connection.dialect.name != "sqlite":
        return well("database", "PostgreSQL answers; its own checks are pg_amcheck and data checksums")
    pragma = "integrity_check" if full else "quick_check"
    told = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {pragma}")]
    if told != ["ok"]:
        return ill("database", f"damaged: {'; '.join(told[:_MOST_TOLD])}", restore)
    if dangling := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        return ill("database", f"rows of {dangling[0][0]} point at nothing", restore)
    return well("database", f"{pragma} and references hold")


def _by_version(url: str, connection: Connection, now: datetime, seal: Seal | None, restore: str) -> list[Finding]:
    here, newest = migrate.current(url), migrate.head()
    if here != newest:
        told = f"the database is at {here or 'nothing'}, the program at {newest}"
        newer = here is not None and newest is not None and here > newest
        mend = "install the program's version that ran here last" if newer else "python -m bot migrate"
        waiting = [ill(name, "not looked at: first the version", mend) for name in LINES[2:]]
        return [ill("migrations", told, mend), *waiting]
    # one snapshot for all of it, while the bot goes on
    is_sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql("BEGIN" if is_sqlite else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    tx = Tx(connection, now)
    found = [
        _tried("ledger", lambda: _ledger(tx), restore),
        _tried("audit", lambda: _audit(tx, seal, restore), restore),
        _tried("outbox", lambda: _outbox(tx), restore),
    ]
    connection.exec_driver_sql("ROLLBACK")
    return [well("migrations", f"at {here}"), *found]


def _tried(name: str, check: Callable[[], Finding], restore: str) -> Finding:
    """A check's line; also where what it reads is nothing that the program ever wrote."""
    try:
        return check()
    except (ArithmeticError, LookupError, TypeError, ValueError, Refusal) as nonsense:
        return ill(name, f"cannot be read: {type(nonsense).__name__}", restore)


def _ledger(tx: Tx) -> Finding:
    found = ledger_check.differences(tx, SYSTEM)
    if not found:
        return well("ledger", "booked as the engine reckons it")
    clients = ", ".join(str(each.client_id) for each in found[:_MOST_TOLD])
    return ill("ledger", f"{len(found)} clients are booked otherwise: {clients}", "python -m bot rebook")


def _audit(tx: Tx, seal: Seal | None, restore: str) -> Finding:
    chain = audit_chain.read(tx)
    if chain.broken_at is not None:
        told = f"row {chain.broken_at} does not follow from the one before: changed, moved, or one is missing"
        return ill("audit", told, restore)
    if chain.missing_after is not None:
        return ill("audit", f"rows are missing after row {chain.missing_after}, at the end", restore)
    if seal is not None and not audit_chain.is_sealed(tx, seal):
        told = f"row {seal.audit_id} is not that of the newest backup: the chain was written anew"
        return ill("audit", told, restore)
    if lacking := audit_guards.missing(tx.connection):
        return ill("audit", f"triggers are missing: {', '.join(lacking)}", "python -m bot migrate")
    return well("audit", f"{chain.rows} rows, the chain holds" + (", so does the backup's seal" if seal else ""))


def _outbox(tx: Tx) -> Finding:
    found = lag(tx)
    if found.behind > MOST_LAG:
        told = f"{found.waiting} messages wait, the oldest for {found.behind.total_seconds() / 60:.0f} min"
        return ill("outbox", told, "python -m bot run (it is not running, or its log says why)")
    return well("outbox", f"{found.waiting} messages wait, none for more than {MOST_LAG.total_seconds() / 60:.0f} min")
