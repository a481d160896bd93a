"""`doctor`: one line for each thing that can be wrong, OK or with the command that mends it; status 1 if any is."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.backup import backups_of, key_of
from bot.config import Settings
from bot.doctor_database import read_database
from bot.doctor_findings import Finding, ill, well
from bot.doctor_telegram import ask_telegram
from storage.audit_chain import Seal
from storage.backup_errors import BackupRefusedError
from storage.backups import Backup
from storage.clock import Clock
from storage.restores import ensure_complete, read_facts

OLDEST: Final = timedelta(hours=26)
"""A night's backup, and two hours for a late one."""

_WIDTH: Final = 10


async def examine(settings: Settings, clock: Clock, *, full: bool = False) -> list[Finding]:
    """Everything, in the order in which one would mend it. `full`: read the whole database, not only its structure."""
    now = clock.now()
    backup, newest = _backup(settings, now)
    seal = None if newest is None else _seal(settings, newest)
    restore = "python -m bot restore --replace " + (str(newest.database) if newest else "<the newest backup you have>")
    described = f"MODE={settings.mode}, {settings.database_url.partition('://')[0]}"
    return [
        well("settings", described),
        *await ask_telegram(settings, clock),
        *read_database(settings, now, seal, restore, full=full),
        backup,
    ]


def _backup(settings: Settings, now: datetime) -> tuple[Finding, Backup | None]:
    backups = backups_of(settings)
    if backups is None:
        return well("backup", "not looked at: PostgreSQL has its own, see docs/how-to/backup.md"), None
    newest = next(iter(backups.all()), None)
    if newest is None:
        return ill("backup", f"there is none in {backups.folder}", "python -m bot backup"), None
    try:
        ensure_complete(newest)
    except BackupRefusedError as refused:
        return ill("backup", str(refused), "python -m bot backup"), None
    age = now - newest.made_at
    if age > OLDEST:
        told = f"the newest is {age.days} days and {age.seconds // 3600} hours old"
        return ill("backup", told, "python -m bot backup"), newest
    return well("backup", f"{age.total_seconds() / 3600:.0f} hours old, {len(backups.all())} kept"), newest


def _seal(settings: Settings, newest: Backup) -> Seal | None:
    """What the audit log's newest row was when the backup was made; None where the key is another by now."""
    with TemporaryDirectory() as folder:
        try:
            facts = read_facts(newest, Path(folder) / "facts", key_of(settings))
        except BackupRefusedError:
            return None
    return Seal(facts.audit_id, facts.audit_hash)


def tell(findings: Sequence[Finding], *, as_json: bool) -> int:
    """Print the lines; the exit status."""
    sys.stdout.write(_as_data(findings) if as_json else "".join(_line(finding) for finding in findings))
    return 0 if all(finding.well for finding in findings) else 1


def unsettled(problems: Sequence[str]) -> list[Finding]:
    """The only line there is when the settings cannot be read."""
    return [ill("settings", "; ".join(problems), "edit .env: .env.example says what each is for")]


def _as_data(findings: Sequence[Finding]) -> str:
    lines = [asdict(finding) for finding in findings]
    return json.dumps({"well": all(finding.well for finding in findings), "lines": lines}, ensure_ascii=False) + "\n"


def _line(finding: Finding) -> str:
    if finding.well:
        return f"OK    {finding.name:<{_WIDTH}} {finding.told}\n"
    return f"WRONG {finding.name:<{_WIDTH}} {finding.told}\n      {'':<{_WIDTH}} → {finding.mend}\n"
