"""The database itself keeps the audit log append-only, and what gets past it is found: on SQLite and PostgreSQL."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from domain.staff import SYSTEM
from storage import audit, audit_chain, audit_guards, migrate
from storage.db import Tx

NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    """A connection outside any transaction, to a log of five rows."""
    with migrate.connected(database_url) as found:
        for number in range(1, 6):
            audit.record(Tx(found, NOON), SYSTEM, "noted", f"note:{number}", after={"words": f"слово {number}"})
        yield found


def chain(connection: Connection) -> audit_chain.Chain:
    return audit_chain.read(Tx(connection, NOON))


def without_guards(connection: Connection, *acts: str) -> None:
    """What somebody with the file in their hands can do; they put the triggers back, so that nobody notices."""
    audit_guards.take_down(connection)
    for act in acts:
        connection.exec_driver_sql(act)
    audit_guards.put_up(connection)


def test_an_untouched_log_holds(connection: Connection) -> None:
    found = chain(connection)

    assert (found.rows, found.last.audit_id, found.broken_at, found.missing_after) == (5, 5, None, None)
    assert found.holds
    assert audit_guards.missing(connection) == []


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE audit SET action = 'another' WHERE id = 3",
        "DELETE FROM audit WHERE id = 5",
        "DELETE FROM audit_tail",
        "UPDATE audit_tail SET audit_id = 4",
        "UPDATE audit_tail SET hash = 'x'",
        "INSERT INTO audit (id, at, actor_id, action, object, hash) SELECT 0, at, 1, 'x', 'x', 'x' FROM audit LIMIT 1",
    ],
)
def test_the_database_refuses_anything_but_another_row_at_the_end(connection: Connection, act: str) -> None:
    with pytest.raises(DBAPIError, match="audit is append-only"):
        connection.exec_driver_sql(act)

    assert chain(connection).holds


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "act",
    [
        "INSERT OR REPLACE INTO audit (id, at, actor_id, action, object, hash) VALUES (5, 0, 1, 'x', 'x', 'x')",
        "INSERT OR REPLACE INTO audit (id, at, actor_id, action, object, hash) VALUES (3, 0, 1, 'x', 'x', 'x')",
        "INSERT OR REPLACE INTO audit_tail VALUES (1, 5, 'x')",
        "INSERT OR REPLACE INTO audit_tail VALUES (1, 3, 'x')",
        "INSERT INTO audit_tail VALUES (2, 3, 'x')",
        "UPDATE OR IGNORE audit SET actor_id = 7",
    ],
)
def test_sqlite_refuses_its_ways_around_a_trigger(connection: Connection, act: str) -> None:
    with pytest.raises(DBAPIError, match="audit is append-only"):
        connection.exec_driver_sql(act)

    assert chain(connection).holds


REBUILDS = """
from alembic import op

revision, down_revision = "9001", "{head}"
branch_labels = depends_on = None

def upgrade() -> None:
    with op.batch_alter_table("audit", recreate="always"):
        pass
"""


@pytest.mark.only_on("sqlite")
def test_a_migration_that_rebuilds_the_log_leaves_it_guarded(
    connection: Connection, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, folder = migrate.head(), tmp_path / "migrations"
    shutil.copytree(migrate._FOLDER, folder)
    monkeypatch.setattr(migrate, "_FOLDER", folder)
    (folder / "versions" / "9001_rebuild.py").write_text(REBUILDS.format(head=head))

    migrate.upgrade(database_url)

    assert audit_guards.missing(connection) == []
    assert chain(connection).holds


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("table", ["audit", "audit_tail"])
def test_postgresql_refuses_to_truncate(connection: Connection, table: str) -> None:
    with pytest.raises(DBAPIError, match="audit is append-only"):
        connection.exec_driver_sql(f"TRUNCATE {table}")

    assert chain(connection).holds


@pytest.mark.parametrize(
    ("acts", "broken_at", "missing_after"),
    [
        pytest.param(["UPDATE audit SET actor_id = 7 WHERE id = 3"], 3, None, id="another actor"),
        pytest.param(['UPDATE audit SET after = \'{"words":"other"}\' WHERE id = 2'], 2, None, id="another value"),
        pytest.param(["UPDATE audit SET hash = 'x' WHERE id = 3"], 3, None, id="another hash"),
        pytest.param(["DELETE FROM audit WHERE id = 3"], 4, None, id="a row is missing"),
        pytest.param(["DELETE FROM audit WHERE id = 1"], 2, None, id="the first is missing"),
        pytest.param(["DELETE FROM audit WHERE id > 3"], None, 3, id="the last are missing"),
        pytest.param(["DELETE FROM audit"], None, 0, id="all are missing"),
        pytest.param(
            [
                "UPDATE audit SET id = 100 WHERE id = 2",
                "UPDATE audit SET id = 2 WHERE id = 3",
                "UPDATE audit SET id = 3 WHERE id = 100",
            ],
            2,
            None,
            id="two have changed places",
        ),
    ],
)
def test_what_gets_past_the_triggers_is_found(
    connection: Connection, acts: list[str], broken_at: int | None, missing_after: int | None
) -> None:
    without_guards(connection, *acts)

    found = chain(connection)

    assert not found.holds
    assert (found.broken_at, found.missing_after) == (broken_at, missing_after)


def test_who_writes_the_whole_chain_anew_breaks_it_to_the_seal_kept_outside(connection: Connection) -> None:
    # given the seal of a backup
    tx = Tx(connection, NOON)
    seal = audit_chain.read(tx).last

    # when the second row is changed, and every hash from there on
    audit_guards.take_down(connection)
    connection.exec_driver_sql("UPDATE audit SET actor_id = 7 WHERE id = 2")
    previous = ""
    for row in tx.all(text("SELECT id, hash FROM audit ORDER BY id")):
        told = fields_of(tx, row[0])
        previous = audit.row_hash(previous, told)
        connection.execute(text("UPDATE audit SET hash = :hash WHERE id = :id"), {"hash": previous, "id": row[0]})
    connection.execute(text("UPDATE audit_tail SET hash = :hash"), {"hash": previous})
    audit_guards.put_up(connection)

    # then
    assert audit_chain.read(tx).holds
    assert not audit_chain.is_sealed(tx, seal)


def fields_of(tx: Tx, audit_id: int) -> dict[str, Any]:
    page = tx.all(audit_chain._page, {"after_id": audit_id - 1})
    return dict(zip(audit_chain._FIELDS, page[0][1:-1], strict=True))


@pytest.mark.parametrize("drop", ["audit_tail_follows", "audit_tail_no_delete"])
def test_a_trigger_that_is_gone_is_missed_and_put_back(connection: Connection, database_url: str, drop: str) -> None:
    table = "audit" if drop == "audit_tail_follows" else "audit_tail"
    on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
    connection.exec_driver_sql(f"DROP TRIGGER {drop}{on}")
    assert audit_guards.missing(connection) == [drop]

    assert migrate.mend_guards(database_url) == [drop]

    assert audit_guards.missing(connection) == []
    assert migrate.mend_guards(database_url) == []


def test_a_savepoint_that_is_undone_takes_its_row_and_the_chain_goes_on(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
    tx = Tx(connection, NOON)
    audit.record(tx, SYSTEM, "noted", "note:6")

    def undone() -> None:
        with tx.savepoint():
            audit.record(tx, SYSTEM, "noted", "note:7")
            raise ZeroDivisionError

    raises(undone)
    audit.record(tx, SYSTEM, "noted", "note:8")
    connection.exec_driver_sql("COMMIT")

    assert chain(connection).holds
    assert chain(connection).rows == 7


def raises(act: Callable[[], None]) -> None:
    with pytest.raises(ZeroDivisionError):
        act()
