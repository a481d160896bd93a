"""The database's version and the ways between versions.

Alembic takes a third of a second to import, so a database that is up to date is recognised without it: the version is
read by the driver and compared with the newest file in `migrations/versions`, named `NNNN_what.py` in order.

    python -m storage.migrate upgrade URL · downgrade URL REVISION · check URL · revision "message"
"""

import contextlib
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from storage import audit_guards
from storage.metadata import tables_to_create
from storage.threads import WRITERS_LOCK, connect_sqlite, wrapped_in_engine
from storage.urls import dialect_of, postgres_url, sqlite_path

if TYPE_CHECKING:
    from alembic.config import Config

_FOLDER = Path(__file__).parent / "migrations"


class ForeignKeysBrokenError(RuntimeError):
    """A migration left rows that point at nothing; it was rolled back."""


def head() -> str | None:
    """The newest version this program knows, such as "0007"; None as long as there is none."""
    return max((file.name.split("_")[0] for file in (_FOLDER / "versions").glob("[0-9]*_*.py")), default=None)


def current(url: str) -> str | None:
    """The version of the database at `url`; None if it is empty."""
    query = "SELECT version_num FROM alembic_version"
    if dialect_of(url) == "postgresql":
        import psycopg  # see `storage.postgres` why so late

        with psycopg.connect(postgres_url(url)) as postgres, contextlib.suppress(psycopg.errors.UndefinedTable):
            found = postgres.execute(query).fetchone()
            return None if found is None else str(found[0])
        return None
    with contextlib.closing(sqlite3.connect(sqlite_path(url))) as sqlite:
        if not sqlite.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return None
        found = sqlite.execute(query).fetchone()
        return None if found is None else str(found[0])


def upgrade(url: str) -> None:
    """Bring the database to the newest version, all or nothing; two programs may do so at once."""
    if current(url) == head():
        return
    from alembic import command  # slow, and not needed by a database that is up to date

    with _migrating(url) as config:
        command.upgrade(config, "head")
        _put_guards_back(config.attributes["connection"])


def mend_guards(url: str) -> list[str]:
    """Put up what is missing of the audit log's triggers; which these were. The database has to be at its newest."""
    with connected(url) as connection:
        lacking = audit_guards.missing(connection)
        if lacking:
            connection.exec_driver_sql("BEGIN")
            audit_guards.put_up(connection)
            connection.exec_driver_sql("COMMIT")
    return lacking


def _put_guards_back(connection: Connection) -> None:
    # a rebuilt table has lost its triggers on SQLite
    if "audit_tail" in inspect(connection).get_table_names():
        audit_guards.put_up(connection)


def downgrade(url: str, revision: str) -> None:
    """Take the database back to `revision`; "base" leaves nothing."""
    from alembic import command

    with _migrating(url) as config:
        command.downgrade(config, revision)


def check(url: str) -> list[str]:
    """What the tables in the program and those in the database differ in; empty if in nothing."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with connected(url) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return [str(difference) for difference in compare_metadata(context, tables_to_create())]


def revision(message: str) -> Path:
    """Write the next migration: what leads from the newest version to the tables as the program has them now."""
    from alembic import command

    number = f"{int(head() or 0) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "newest.sqlite3")
        upgrade(url)
        with _migrating(url) as config:
            script = command.revision(config, message, autogenerate=True, rev_id=number)
    if script is None or isinstance(script, list):
        raise RuntimeError(f"expected one new file, got {script}")
    return Path(script.path)


@contextlib.contextmanager
def connected(url: str) -> Iterator[Connection]:
    if dialect_of(url) == "postgresql":
        from storage.postgres import connect_postgresql  # see there why so late

        engine = wrapped_in_engine("postgresql+psycopg://", lambda: connect_postgresql(postgres_url(url)))
    else:
        engine = wrapped_in_engine("sqlite://", lambda: connect_sqlite(sqlite_path(url)))
    try:
        with engine.connect() as connection, connection.begin():
            yield connection
    finally:
        engine.dispose()


@contextlib.contextmanager
def _migrating(url: str) -> Iterator["Config"]:
    """One transaction for all steps. Foreign keys sleep on SQLite: rebuilding a table would delete its children."""
    with connected(url) as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_sqlite else "BEGIN")
        try:
            if not is_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")
            yield _config(connection)
            if is_sqlite:
                _ensure_foreign_keys_hold(connection)
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")


def _ensure_foreign_keys_hold(connection: Connection) -> None:
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise ForeignKeysBrokenError(f"rows that point at nothing: {broken[:10]}")


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.set_section_option("post_write_hooks", "hooks", "fix, format")
    for name, options in (("fix", "check --fix --silent --exit-zero"), ("format", "format --quiet")):
        config.set_section_option("post_write_hooks", f"{name}.type", "module")
        config.set_section_option("post_write_hooks", f"{name}.module", "ruff")
        config.set_section_option("post_write_hooks", f"{name}.options", f"{options} REVISION_SCRIPT_FILENAME")
    return config


def main(arguments: list[str]) -> None:
    """Run a command of the line in the module's docstring; SystemExit says what is wrong."""
    match arguments:
        case ["upgrade", url]:
            upgrade(url)
        case ["downgrade", url, target]:
            downgrade(url, target)
        case ["check", url]:
            if differences := check(url):
                raise SystemExit("\n".join(differences))
        case ["revision", message]:
            sys.stdout.write(f"{revision(message)}\n")
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
