"""The command line answers at once, because it imports nothing that a command does not need."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SLOW = ("aiogram", "aiohttp", "sqlalchemy", "pydantic", "matplotlib", "alembic", "structlog")


def test_help_names_the_commands_and_imports_nothing_slow() -> None:
    script = f"""
import sys
from bot.cli import cli
cli(["--help"], result_action="return_value")
print([name for name in {SLOW!r} if name in sys.modules])
"""
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout

    assert [
        name for name in ("backup", "demo", "doctor", "migrate", "rebook", "restore", "run") if name not in told
    ] == []
    assert told.rstrip().endswith("[]")


def test_migrate_makes_the_folder_and_the_tables(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/bot.sqlite3"
    told = subprocess.run(
        [sys.executable, "-m", "bot", "migrate"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"BOT_TOKEN": "123456:ABC-DEF", "DATABASE_URL": url, "PATH": ""},
    ).stdout

    assert told.strip() == max(file.name[:4] for file in (ROOT / "storage/migrations/versions").glob("[0-9]*.py"))
    assert (tmp_path / "new" / "bot.sqlite3").exists()
