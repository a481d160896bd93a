"""The command line. Each command imports what it needs when it is called, so that `--help` answers at once."""

import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING

from cyclopts import App as CommandLine

if TYPE_CHECKING:
    from bot.config import Settings

cli = CommandLine(
    name="python -m bot",
    help="A Telegram assistant for companies that sell through two departments. Settings: see .env.example.",
    version_flags=(),
)


@cli.command
def run() -> None:
    """Run the bot until it is told to stop. Brings the database up to date first."""
    settings = _settings()
    from bot.lazy_models import import_aiogram

    import_aiogram()
    from bot.running import run_bot

    _run(run_bot(settings))


@cli.command
def migrate() -> None:
    """Bring the database up to date and say at which version it is."""
    settings = _settings()
    from bot.storage_folder import ensure_folder
    from storage.migrate import current, upgrade

    ensure_folder(settings.database_url)
    upgrade(settings.database_url)
    print(current(settings.database_url))


@cli.command
def demo(*, host: str = "127.0.0.1", port: int = 8080, quiet: bool = False) -> None:
    """Play with a made-up company in the browser: no Telegram, no token, nothing is kept.

    Parameters
    ----------
    host
        Where the page is served. Whoever can open it plays everybody.
    port
        The first port to try; the next free one is taken.
    quiet
        Leave the log out.

    """
    from bot.lazy_models import import_aiogram

    import_aiogram()
    from bot.demo import play

    _run(play(host, port, "ERROR" if quiet else "WARNING"))


@cli.command
def simulate(file: Path, /, *, json: bool = False) -> None:
    """Play a scenario file through the earnings engine, without a database, and print what everybody earns.

    Parameters
    ----------
    file
        The scenario, in YAML or JSON: see docs/how-to/simulate.md.
    json
        Print one JSON object instead of tables.

    """
    from bot.simulate import simulate as play

    status = play(file, as_json=json)
    if status:
        raise SystemExit(status)


def main() -> None:
    """Run what the command line says."""
    cli()


def _settings() -> "Settings":
    from pydantic import ValidationError

    from bot.config import Settings
    from bot.logs import set_up

    try:
        settings = Settings()
    except ValidationError as wrong:
        # without the values: one of them is the token
        told = [f"{'.'.join(map(str, error['loc'])).upper()}: {error['msg']}" for error in wrong.errors()]
        raise SystemExit("Settings (environment or .env):\n  " + "\n  ".join(told)) from None
    set_up(settings.log_level, settings.log_format)
    return settings


def _run(program: Coroutine[None, None, None]) -> None:
    if sys.platform == "win32":
        import asyncio

        asyncio.run(program)
        return
    import uvloop

    uvloop.run(program)
