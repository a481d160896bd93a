"""Migrations are all or nothing, keep the children of a rebuilt table, and cost nothing when there is none to run."""

import shutil
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect

from storage import migrate

HEADER = """
import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = {before}
branch_labels = depends_on = None
"""
FIRST = """
def upgrade() -> None:
    op.create_table("parents", sa.Column("id", sa.Integer, primary_key=True), sa.Column("age", sa.Integer))
    parent = sa.ForeignKey("parents.id", ondelete="CASCADE", name="fk_parent")
    child = [sa.Column("id", sa.Integer, primary_key=True), sa.Column("parent_id", sa.Integer, parent)]
    op.create_table("children", *child)
    op.execute("INSERT INTO parents VALUES (1, 40)")
    op.execute("INSERT INTO children VALUES (7, 1)")

def downgrade() -> None:
    op.drop_table("children")
    op.drop_table("parents")
"""
REBUILDS_PARENTS = """
def upgrade() -> None:
    with op.batch_alter_table("parents") as parents:
        parents.alter_column("age", type_=sa.BigInteger, nullable=False)

def downgrade() -> None:
    with op.batch_alter_table("parents") as parents:
        parents.alter_column("age", type_=sa.Integer, nullable=True)
"""
LEAVES_AN_ORPHAN = """
def upgrade() -> None:
    op.execute("INSERT INTO children VALUES (8, 2)")

def downgrade() -> None:
    pass
"""


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of migrations of our own: the first tables, and a step that rebuilds the parents."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate._FOLDER, folder, ignore=shutil.ignore_patterns("versions", "__pycache__"))
    monkeypatch.setattr(migrate, "_FOLDER", folder)
    (folder / "versions").mkdir()
    write_step(folder, 1, FIRST)
    write_step(folder, 2, REBUILDS_PARENTS)
    return folder


def write_step(folder: Path, number: int, body: str) -> None:
    before = f'"{number - 1:04}"' if number > 1 else None
    header = HEADER.format(number=f"{number:04}", before=before)
    (folder / "versions" / f"{number:04}_step.py").write_text(header + body)


def children(url: str) -> list[int]:
    with migrate.connected(url) as connection:
        return list(connection.exec_driver_sql("SELECT id FROM children").scalars())


def test_a_rebuilt_parent_keeps_its_children(steps: Path, empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)

    assert migrate.current(empty_database_url) == migrate.head() == "0002"
    assert children(empty_database_url) == [7]


def test_down_and_up_again_step_by_step(steps: Path, empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)

    migrate.downgrade(empty_database_url, "0001")
    assert (migrate.current(empty_database_url), children(empty_database_url)) == ("0001", [7])

    migrate.downgrade(empty_database_url, "base")
    assert migrate.current(empty_database_url) is None

    migrate.upgrade(empty_database_url)
    assert (migrate.current(empty_database_url), children(empty_database_url)) == ("0002", [7])


def test_a_step_that_breaks_a_reference_is_rolled_back_with_all_before_it(steps: Path, empty_database_url: str) -> None:
    write_step(steps, 3, LEAVES_AN_ORPHAN)

    with pytest.raises(Exception, match=r"rows that point at nothing|violates foreign key") as caught:
        migrate.upgrade(empty_database_url)

    assert caught.typename in {"ForeignKeysBrokenError", "IntegrityError"}
    assert migrate.current(empty_database_url) is None
    with migrate.connected(empty_database_url) as connection:
        assert "parents" not in inspect(connection).get_table_names()


def test_a_database_that_is_up_to_date_needs_no_alembic(
    steps: Path, empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate.upgrade(empty_database_url)
    monkeypatch.setitem(sys.modules, "alembic", None)

    migrate.upgrade(empty_database_url)

    assert migrate.current(empty_database_url) == "0002"


def test_a_new_step_is_written_from_what_the_tables_lack(steps: Path, empty_database_url: str) -> None:
    for step in (steps / "versions").iterdir():
        step.unlink()

    written = migrate.revision("All tables at once")
    migrate.upgrade(empty_database_url)

    assert written.name == "0001_all_tables_at_once.py"
    assert "types.Kopecks()" in written.read_text()
    assert "from storage import types" in written.read_text()
    assert migrate.check(empty_database_url) == []


def test_the_command_line_upgrades_checks_and_says_how_it_is_used(steps: Path, empty_database_url: str) -> None:
    migrate.main(["upgrade", empty_database_url])
    assert migrate.current(empty_database_url) == "0002"

    with pytest.raises(SystemExit, match="parents"):
        migrate.main(["check", empty_database_url])

    migrate.main(["downgrade", empty_database_url, "base"])
    assert migrate.current(empty_database_url) is None
    with pytest.raises(SystemExit, match="revision"):
        migrate.main([])
