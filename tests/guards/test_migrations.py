"""The migrations lead to the tables that the program knows, and back, on both databases."""

import pytest

from storage import migrate
from storage.metadata import all_tables

pytestmark = pytest.mark.on_both_databases

# Alembic compares neither the conditions of indexes nor checks.
_DETAILS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    " UNION SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
    " ORDER BY 1, 2",  # an index and its constraint have one name: always the same of them is compared
}


def details(url: str) -> dict[str, str]:
    with migrate.connected(url) as connection:
        rows = connection.exec_driver_sql(_DETAILS[connection.dialect.name]).all()
    return {name: " ".join(sql.split()) for name, sql in rows if "alembic" not in name}


def test_up_down_up_leads_to_the_same_tables(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)
    after_the_first_time = details(empty_database_url)

    migrate.downgrade(empty_database_url, "base")
    assert migrate.current(empty_database_url) is None
    assert details(empty_database_url) == {}

    migrate.upgrade(empty_database_url)
    assert migrate.current(empty_database_url) == migrate.head()
    assert details(empty_database_url) == after_the_first_time


def test_models_equal_migrations(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)

    assert migrate.check(empty_database_url) == []


def test_indexes_and_constraints_are_those_of_the_models(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)
    migrated = details(empty_database_url)
    migrate.downgrade(empty_database_url, "base")
    with migrate.connected(empty_database_url) as connection:
        all_tables().create_all(connection)

    assert migrated == details(empty_database_url)
    assert migrated != {}
