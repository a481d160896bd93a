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
    from bot.lazy_models import import_lean

    import_lean()
    from bot.running import run_bot

    _run(run_bot(settings))


@cli.command
def migrate() -> None:
    """Bring the database up to date, put back triggers that are gone, and say at which version it is."""
    settings = _settings()
    from bot.storage_folder import ensure_folder
    from storage.migrate import current, mend_guards, upgrade

    ensure_folder(settings.database_url)
    upgrade(settings.database_url)
    for trigger in mend_guards(settings.database_url):
        print(f"put back: {trigger}", file=sys.stderr)
    print(current(settings.database_url))


@cli.command
def backup() -> None:
    """Save the database while the bot runs: a checked copy with its SHA-256; see docs/how-to/backup.md."""
    settings = _settings()
    from bot.backup import back_up

    _end(back_up(settings))


@cli.command
def restore(file: Path, /, *, replace: bool = False) -> None:
    """Put a backup back, verified before it is switched to. The bot has to be stopped.

    Parameters
    ----------
    file
        The backup's database, `bot-….sqlite3` or `bot-….sqlite3.enc`, with its .json and .sha256 beside it.
    replace
        Move the database that is there aside. Without it, the place has to be empty.

    """
    settings = _settings()
    from bot.backup import put_back

    _end(put_back(settings, file, replace=replace))


@cli.command
def doctor(*, json: bool = False, full: bool = False) -> None:
    """Look at everything that can be wrong: each line is OK or says the command that mends it. Status 1 if any is.

    Parameters
    ----------
    json
        Print one JSON object, for a monitor.
    full
        Read the whole database, which takes minutes where it is large.

    """
    from bot.lazy_models import import_lean

    import_lean()
    from bot import doctor as doctors

    problems, settings = _read_settings()
    if settings is None:
        raise SystemExit(doctors.tell(doctors.unsettled(problems), as_json=json))
    _set_up_log(settings)
    from storage.clock import SystemClock

    async def look() -> None:
        _end(doctors.tell(await doctors.examine(settings, SystemClock(), full=full), as_json=json))

    _run(look())


@cli.command
def rebook() -> None:
    """Book what the engine reckons and the ledger lacks: what `doctor` asks for. Says of which clients."""
    settings = _settings()
    from bot.rebook import rebook as book

    _run(book(settings))


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
    from bot.lazy_models import import_lean

    import_lean()
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

    _end(play(file, as_json=json))


def main() -> None:
    """Run what the command line says."""
    cli()


def _settings() -> "Settings":
    problems, settings = _read_settings()
    if settings is None:
        raise SystemExit("Settings (environment or .env):\n  " + "\n  ".join(problems))
    _set_up_log(settings)
    return settings


def _read_settings() -> "tuple[list[str], Settings | None]":
    """What is wrong with the settings, or the settings."""
    from pydantic import ValidationError

    from bot.config import Settings

    try:
        return [], Settings()
    except ValidationError as wrong:
        # without the values: one of them is the token
        return [f"{'.'.join(map(str, error['loc'])).upper()}: {error['msg']}" for error in wrong.errors()], None


def _set_up_log(settings: "Settings") -> None:
    from bot.logs import set_up

    try:
        set_up(settings.log_level, settings.log_format, settings.log_file)
    except OSError as refused:
        raise SystemExit(f"LOG_FILE: {refused.strerror}") from None


def _end(status: int) -> None:
    if status:
        raise SystemExit(status)


def _run(program: Coroutine[None, None, None]) -> None:
    if sys.platform == "win32":
        import asyncio

        asyncio.run(program)
        return
    import uvloop

    uvloop.run(program)
