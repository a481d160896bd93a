"""What a database setting means."""

import pytest

from storage.urls import dialect_of, postgres_url, sqlite_path


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///bot.sqlite3", "bot.sqlite3"),
        ("sqlite:////var/lib/bot.sqlite3", "/var/lib/bot.sqlite3"),
        ("data/bot.sqlite3", "data/bot.sqlite3"),
    ],
)
def test_a_file_is_sqlite(url: str, path: str) -> None:
    assert (dialect_of(url), sqlite_path(url)) == ("sqlite", path)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_has_several_names(scheme: str) -> None:
    assert dialect_of(f"{scheme}://user@host/name") == "postgresql"
    assert postgres_url(f"{scheme}://user@host/name") == "postgresql://user@host/name"


@pytest.mark.parametrize("url", ["", "sqlite:///", "sqlite://", "sqlite:///:memory:", "mysql://host/name"])
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="a database is"):
        dialect_of(url)
