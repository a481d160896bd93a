"""The commands themselves: those that the doctor names mend what it found, and a backup comes back."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import migrate
from tests.bot.doctor_bench import UNGUARDED, Patient, patient_in, remove_backups

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def patient(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[Patient]:
    async for found in patient_in(tmp_path, sqlite_template):
        yield found


async def test_the_commands_that_mend_do_so(patient: Patient) -> None:
    patient.sql(*UNGUARDED, "UPDATE ledger SET amount = amount + 1")
    remove_backups(patient)
    assert [name for name, _, _ in await patient.ills()] == ["ledger", "audit", "backup"]

    told = [command(patient, name) for name in ("rebook", "migrate", "backup")]

    assert told[0] == (0, "client 1: 2 postings, -0.02 in all\n1 clients\n")
    assert [status for status, _ in told] == [0, 0, 0]
    assert await patient.ills() == []


async def test_a_backup_is_made_and_restored_by_commands(patient: Patient) -> None:
    status, told = command(patient, "backup")
    saved = told.splitlines()[0]
    assert status == 0
    assert told.splitlines()[1].startswith(
        f"version {migrate.head()}; staff 8, clients 1, payments 1, ledger 2, audit "
    )
    patient.sql("DELETE FROM ledger")

    assert command(patient, "restore", saved)[0] == 1
    status, told = command(patient, "restore", "--replace", saved)

    assert (status, told.splitlines()[0]) == (0, f"restored to {patient.path}")
    assert await patient.ills() == []


async def test_the_doctor_by_its_command(patient: Patient) -> None:
    process_status, told = command(patient, "doctor")
    assert (process_status, told.count("OK    ")) == (1, 7)  # Telegram is not asked: it lives in this process


def command(patient: Patient, *words: str) -> tuple[int, str]:
    """A command of the program; its exit status, and what it printed."""
    settings = patient.settings
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "bot", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={
            **os.environ,
            "BOT_TOKEN": settings.bot_token.get_secret_value(),
            "DATABASE_URL": settings.database_url,
            "TELEGRAM_API": "http://127.0.0.1:9",
        },
    )
    return done.returncode, done.stdout
