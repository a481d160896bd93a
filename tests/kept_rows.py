"""What many tests begin with, made by the use cases once and put down as rows from then on.

Founding a company takes more than most stories that are played in it. The rows are those that the use cases wrote
earlier in the same process, as the database itself writes them.
"""

# ruff: noqa: S608 - the names are those of our own tables
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Table

from storage.db import Tx
from storage.metadata import all_tables

Made = TypeVar("Made")

_STANDS_ALREADY: Final = frozenset({"company"})
"""The bot makes it when it starts."""
_BY_TRIGGERS: Final = frozenset({"audit_tail"})

_kept: dict[Hashable, tuple[dict[str, Any], Any]] = {}


def once(tx: Tx, key: Hashable, make: Callable[[Tx], Made]) -> Made:
    """What `make` gives in a database where nobody did anything yet. `key`: all that its rows depend on."""
    connection = tx.connection
    rows = _SqliteRows(connection) if connection.dialect.name == "sqlite" else _PostgresRows(connection)
    if not rows.filled() <= _STANDS_ALREADY:
        return make(tx)
    key = (connection.dialect.name, key)
    if key not in _kept:
        made = make(tx)
        _kept[key] = {name: rows.of(name) for name in rows.filled()}, made
        return made
    kept, made = _kept[key]
    rows.put(kept)
    tx.cache.clear()
    return made


class _SqliteRows:
    """Rows as the driver gives and takes them; what triggers write, they write again."""

    def __init__(self, connection: Connection) -> None:
        self._tell = connection.exec_driver_sql

    def filled(self) -> set[str]:
        return _filled(self._tell, [name for name in _names() if name not in _BY_TRIGGERS])

    def of(self, name: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._tell(f"SELECT * FROM {name}")]

    def put(self, kept: dict[str, list[tuple[Any, ...]]]) -> None:
        self._tell("PRAGMA defer_foreign_keys = ON")
        for name in _STANDS_ALREADY:
            self._tell(f"DELETE FROM {name}")
        for name, rows in kept.items():
            self._tell(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)


class _PostgresRows:
    """Rows as COPY writes and reads them, with every trigger asleep, and the counters that their ids came from."""

    def __init__(self, connection: Connection) -> None:
        self._tell = connection.exec_driver_sql
        self._cursor = connection.connection.cursor()

    def filled(self) -> set[str]:
        return _filled(self._tell, _names())

    def of(self, name: str) -> tuple[bytes, list[tuple[str, int]]]:
        with self._cursor.copy(f"COPY {name} TO STDOUT") as copied:
            rows = b"".join(map(bytes, copied))
        counters = "SELECT sequencename, last_value FROM pg_sequences WHERE sequencename LIKE %s AND last_value > 0"
        return rows, [(row[0], row[1]) for row in self._tell(counters, (f"{name}_%_seq",))]

    def put(self, kept: dict[str, tuple[bytes, list[tuple[str, int]]]]) -> None:
        self._tell("SET LOCAL session_replication_role = replica")
        for name in _STANDS_ALREADY:
            self._tell(f"DELETE FROM {name}")
        for name, (rows, counters) in kept.items():
            with self._cursor.copy(f"COPY {name} FROM STDIN") as copied:
                copied.write(rows)
            for counter, last in counters:
                self._tell("SELECT setval(%s::regclass, %s)", (counter, last))
        self._tell("SET LOCAL session_replication_role = origin")


def _names() -> list[str]:
    tables: list[Table] = all_tables().sorted_tables
    return [table.name for table in tables]


def _filled(tell: Callable[[str], Any], names: list[str]) -> set[str]:
    asked = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in names)
    return {row[0] for row in tell(asked)}
