"""A company in an SQLite file with backups of it, for tests: what is in it, and ways to spoil a backup."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from sandbox.clock import WarpClock
from storage import staff
from storage.backups import Backups, sha256_of
from storage.db import Database, Tx
from tests.office import CAST, MORNING, found_company
from usecases import clients, payments

KEY = bytes(range(32))
NOW = datetime(2024, 3, 16, 0, 5, 12, tzinfo=UTC)


def backups_in(folder: Path, *, kept: int = 14, key: bytes | None = None) -> Backups:
    return Backups(folder / "bot.sqlite3", folder / "backups", kept, key)


@asynccontextmanager
async def company_in(folder: Path) -> AsyncIterator[Database]:
    """The company of the worked examples, with one client and a payment; the file is there already, and empty."""
    async with await Database.connect(str(folder / "bot.sqlite3"), WarpClock(MORNING, frozen=True)) as db:
        await db.write(found_company, confirmation=False)
        await db.write(first_client)
        yield db


def first_client(tx: Tx) -> None:
    ivan = staff.find_actor(tx, CAST["ivan"][0])
    assert ivan is not None
    clients.register(tx, ivan, "Ромашка", "supply", [(ivan.staff_id, Decimal(100))])
    log_payment(tx, 1)


def log_payment(tx: Tx, number: int) -> None:
    """A payment that counts at once: a row of payments, several of the ledger, the outbox, and one of the audit log."""
    ivan = staff.find_actor(tx, CAST["ivan"][0])
    assert ivan is not None
    payments.log(tx, ivan, 1, Decimal(1000 + number), MORNING.date())


def everything(path: Path) -> list[str]:
    """All that an SQLite database holds."""
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())


def numbers(path: Path, *queries: str) -> list[int]:
    with closing(sqlite3.connect(path)) as raw:
        return [raw.execute(query).fetchone()[0] for query in queries]


def sign_again(database: Path) -> None:
    """Make the checksums those of the files as they are: what somebody does who wants a spoilt one to pass."""
    checksums = database.with_name(database.name.split(".")[0] + ".sha256")
    names = [line.split("  ")[1] for line in checksums.read_text().splitlines()]
    checksums.write_text("".join(f"{sha256_of(database.with_name(name))}  {name}\n" for name in names))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
