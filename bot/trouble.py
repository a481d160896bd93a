"""Why a database failed, in words for the log and whoever runs the bot: no statement, no value, nothing personal."""

import sqlite3
import sys
from typing import Any, Final

from sqlalchemy.exc import DBAPIError

from storage.statements import TransactionLostError

_FULL: Final = "the disk is full: make room, nothing has to be restarted"
_READ_ONLY: Final = "the database cannot be written to: see who owns the file and how the disk is mounted"
_LOCKED: Final = "somebody else keeps the database locked"
_GONE: Final = "the server is not there"

_PRIMARY: Final = 0xFF
"""SQLite's codes say more in their upper bits."""

_SQLITE: Final = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_IOERR: "the disk does not read or write",
    sqlite3.SQLITE_CORRUPT: "the file is damaged",
    sqlite3.SQLITE_NOTADB: "the file is no database",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
}
_POSTGRESQL: Final = {
    "53100": _FULL,
    "25006": _READ_ONLY,
    "55P03": _LOCKED,
    "40P01": _LOCKED,
    "28": "the server knows no such user or password",
    "3D": "the server has no such database",
    "08": _GONE,
    "57": _GONE,
}


def errors_of_databases() -> tuple[type[Exception], ...]:
    """What a database that fails raises."""
    return (DBAPIError, sqlite3.Error, TransactionLostError, *_errors_of_postgresql())


def _errors_of_postgresql() -> tuple[type[Any], ...]:
    """Its driver is large, and imported only where it is used."""
    driver: Any = sys.modules.get("psycopg")
    return (driver.Error,) if driver else ()


def reason_of(error: BaseException) -> str:
    """Why, with the database's own code; the kind of error where nothing more is known."""
    cause: BaseException = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.Error) and getattr(cause, "sqlite_errorcode", None) is not None:
        known = _SQLITE.get(cause.sqlite_errorcode & _PRIMARY, type(cause).__name__)
        return f"{known} ({cause.sqlite_errorname})"
    if isinstance(cause, _errors_of_postgresql()):
        state = cause.sqlstate or "08"
        return f"{_POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2]) or type(cause).__name__} ({state})"
    return type(cause).__name__
