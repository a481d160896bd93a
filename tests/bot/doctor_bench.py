"""A company in a file, a local Telegram on the network, a fresh backup: all is well until a test says otherwise."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.backup import backups_of
from bot.config import Settings
from bot.doctor import examine
from bot.doctor_findings import Finding
from sandbox.clock import WarpClock
from sandbox.server import Sandbox
from sandbox.world import World
from storage.backups import Backup
from storage.clock import SystemClock
from tests.backed_up import company_in

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"
WEBHOOK = {
    "mode": "webhook",
    "webhook_url": "https://bot.example.com",
    "webhook_secret": SecretStr("quiet"),
}
UNGUARDED = ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete")


@dataclass
class Patient:
    """What the doctor looks at, and ways to make it ill."""

    folder: Path
    settings: Settings
    world: World
    backup: Backup
    ahead: timedelta = timedelta(0)

    @property
    def path(self) -> Path:
        return self.folder / "bot.sqlite3"

    def set(self, **values: Any) -> None:
        """Other settings."""
        self.settings = self.settings.model_copy(update=values)

    def sql(self, *acts: str) -> None:
        """Change the database past the program."""
        with closing(sqlite3.connect(self.path)) as raw:
            for act in acts:
                raw.execute(act)
            raw.commit()

    async def lines(self) -> list[Finding]:
        """What the doctor says."""
        clock = WarpClock(SystemClock().now() + self.ahead)
        return await examine(self.settings, clock)

    async def ills(self) -> list[tuple[str, str, str]]:
        """The lines that say that something is wrong, the folder's name left out."""
        found = [(line.name, line.told, line.mend) for line in await self.lines() if not line.well]
        return [tuple(each.replace(str(self.folder), "…") for each in line) for line in found]  # type: ignore[misc]  # three


async def patient_in(folder: Path, template: Path) -> AsyncIterator[Patient]:
    """Everything well."""
    shutil.copy(template, folder / "bot.sqlite3")
    async with company_in(folder):
        pass
    world = World(token=TOKEN, username="sales_bot")
    sandbox = Sandbox(world)
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr(TOKEN),
        database_url=f"sqlite:///{folder}/bot.sqlite3",
        telegram_api=await sandbox.start(),
    )
    backups = backups_of(settings)
    assert backups is not None
    made, _ = backups.make(SystemClock().now())
    yield Patient(folder, settings, world, made)
    await sandbox.stop()


def remove_backups(patient: Patient) -> None:
    for file in patient.backup.database.parent.iterdir():
        file.unlink()
