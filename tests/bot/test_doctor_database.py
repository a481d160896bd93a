"""What the doctor reads in the database, on SQLite and PostgreSQL alike."""

from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

from bot.config import Settings
from bot.doctor_database import read_database
from bot.doctor_findings import Finding
from domain.staff import SYSTEM
from storage import audit, audit_guards, company, migrate
from storage.audit_chain import Seal
from storage.db import Tx
from tests.bot.doctor_bench import TOKEN

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def settings(database_url: str) -> Settings:
    with migrate.connected(database_url) as connection:
        tx = Tx(connection, NOW)
        company.create(tx)
        for number in range(3):
            audit.record(tx, SYSTEM, "noted", f"note:{number}")
    return Settings(_env_file=None, bot_token=SecretStr(TOKEN), database_url=database_url)


def look(settings: Settings, seal: Seal | None = None) -> list[Finding]:
    return read_database(settings, NOW, seal, "python -m bot restore", full=True)


def test_all_is_well(settings: Settings) -> None:
    found = look(settings)

    assert [(line.name, line.well) for line in found] == [
        (name, True) for name in ("database", "migrations", "ledger", "audit", "outbox")
    ]
    assert found[3].told == "3 rows, the chain holds"


def test_a_tampered_row_is_found(settings: Settings) -> None:
    with migrate.connected(settings.database_url) as connection:
        audit_guards.take_down(connection)
        connection.exec_driver_sql("UPDATE audit SET object = 'note:9' WHERE id = 2")
        audit_guards.put_up(connection)

    assert [line.told for line in look(settings) if not line.well] == [
        "row 2 does not follow from the one before: changed, moved, or one is missing"
    ]


def test_a_chain_written_anew_is_found_by_the_seal_of_the_backup(settings: Settings) -> None:
    assert [line.told for line in look(settings, Seal(2, "another")) if not line.well] == [
        "row 2 is not that of the newest backup: the chain was written anew"
    ]


@pytest.mark.only_on("sqlite")
def test_what_is_nothing_that_the_program_writes_is_a_line_too(settings: Settings) -> None:
    with migrate.connected(settings.database_url) as connection:
        audit_guards.take_down(connection)
        connection.exec_driver_sql("UPDATE audit SET before = '[[' WHERE id = 2")
        audit_guards.put_up(connection)

    assert [(line.name, line.told, line.mend) for line in look(settings) if not line.well] == [
        ("audit", "cannot be read: JSONDecodeError", "python -m bot restore")
    ]


@pytest.mark.only_on("postgresql")
def test_a_server_that_is_not_there(settings: Settings) -> None:
    gone = settings.model_copy(update={"database_url": "postgresql://nobody@127.0.0.1:9/nothing"})

    found = look(gone)

    assert [line.well for line in found] == [False] * 5
    assert "refused" in found[0].told
    assert found[0].mend == "psql \"$DATABASE_URL\" -c 'select 1'"
