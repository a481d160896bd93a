"""The folder of an SQLite file: made when it is missing, as on a first start."""

from pathlib import Path

from storage.urls import dialect_of, sqlite_path


def ensure_folder(database_url: str) -> None:
    """Without effect on PostgreSQL."""
    if dialect_of(database_url) == "sqlite":
        Path(sqlite_path(database_url)).absolute().parent.mkdir(parents=True, exist_ok=True)
