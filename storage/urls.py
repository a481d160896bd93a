"""Which database a setting means: `sqlite:///path`, the plain path of an SQLite file, or `postgresql://…`."""

from typing import Literal, TypeAlias

Dialect: TypeAlias = Literal["sqlite", "postgresql"]

_SQLITE = "sqlite:///"
_POSTGRESQL = ("postgresql://", "postgresql+psycopg://", "postgres://")


def dialect_of(url: str) -> Dialect:
    """ValueError for what is neither an SQLite file nor PostgreSQL; a database in memory has no second connection."""
    if url.startswith(_POSTGRESQL):
        return "postgresql"
    path = url.removeprefix(_SQLITE)
    if not path or "://" in path or ":memory:" in path:
        raise ValueError("a database is sqlite:///path, a path, or postgresql://…")
    return "sqlite"


def sqlite_path(url: str) -> str:
    """The path in `sqlite:///path`: absolute with four slashes, relative with three."""
    return url.removeprefix(_SQLITE)


def postgres_url(url: str) -> str:
    """`url` as libpq takes it."""
    return "postgresql://" + url.split("://", 1)[1]
