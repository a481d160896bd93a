"""A full disk, a file that cannot be written to, a database that somebody keeps locked.

The person is told that nothing is saved, the log says why, nothing half-written stays, and when it is over the same
button works.
"""

import sqlite3
from collections.abc import AsyncIterator, Iterator, MutableMapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from storage import audit_chain, threads
from storage.clock import Clock
from storage.db import Database
from tests.office import Office

TROUBLE = (
    "Не получилось сохранить: база данных сейчас недоступна. Ничего не записано — повторите, пожалуйста, через минуту."
)
FULL = "the disk is full: make room, nothing has to be restarted (SQLITE_FULL)"
READ_ONLY = "the database cannot be written to: see who owns the file and how the disk is mounted (SQLITE_READONLY)"
LOCKED = "somebody else keeps the database locked (SQLITE_BUSY)"


@pytest.fixture
async def db(database_url: str, database_clock: Clock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    """A database that waits a fifth of a second for a lock, instead of ten."""
    monkeypatch.setattr(threads, "BUSY_TIMEOUT", 0.2)
    async with await Database.connect(database_url, database_clock) as database:
        yield database


async def pragma(office: Office, told: str) -> int:
    """Tell the writer's connection something, whether or not it could write; what it answers, as a number."""
    line = office.db._writes.lines[0]
    assert isinstance(line, threads.SqliteLine)
    answers: list[Any] = []
    await line._thread.run(lambda: answers.extend(line._raw.execute(f"PRAGMA {told}").fetchall()))
    return int(answers[0][0]) if answers else 0


async def hears(office: Office, label: str) -> list[MutableMapping[str, Any]]:
    """Ivan presses, and the bot hears of it; what it logs."""
    office.ivan.tap(label)
    with capture_logs() as logs:
        await heard(office)
    return [entry for entry in logs if entry["event"] == "database trouble"]


async def heard(office: Office) -> None:
    """The bot hears what was said, and neither its clock nor its sender does anything meanwhile."""
    updates = await office.world.call("getUpdates", {"offset": office._offset, "timeout": 0})
    for update in updates:
        await office.feed(update)


async def refuses_to_save(office: Office, why: str) -> None:
    """The tap is answered in words, the log has one line that says why, and the database is as it was."""
    before = await office.contents()

    logged = await hears(office, "Записать")

    assert office.ivan.toasts()[-1] == TROUBLE
    assert [(entry["log_level"], entry["why"]) for entry in logged] == [("error", why)]
    assert await office.contents() == before


async def goes_on(office: Office) -> None:
    """The trouble is over: the same button works, and the log of acts has no gap."""
    known = await office.rows("payments")

    await office.ivan.press("Записать")

    assert await office.rows("payments") == known + 1
    assert (await office.db.read(audit_chain.read)).holds


async def test_a_full_disk(office: Office) -> None:
    # given payments that are logged until the next one needs room that is not there
    await office.client("Ромашка")
    for number in range(1, 100):
        await office.ivan.send(f"Ромашка {number}к")
        before = await office.contents()
        await pragma(office, f"max_page_count={await pragma(office, 'page_count')}")
        if logged := await hears(office, "Записать"):
            break
        await pragma(office, "max_page_count=1000000")
    else:
        pytest.fail("the disk never was full")

    # then this one left nothing, and is told of; and so is the next try
    assert [(entry["log_level"], entry["why"]) for entry in logged] == [("error", FULL)]
    assert office.ivan.toasts()[-1] == TROUBLE
    assert await office.contents() == before
    await refuses_to_save(office, FULL)

    # when there is room again
    await pragma(office, "max_page_count=1000000")
    await goes_on(office)


async def test_a_file_that_cannot_be_written_to(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 150к")
    await pragma(office, "query_only=ON")

    await refuses_to_save(office, READ_ONLY)

    await pragma(office, "query_only=OFF")
    await goes_on(office)


async def test_a_database_that_somebody_else_keeps_locked(office: Office, database_url: str) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 150к")

    with locked(Path(database_url.removeprefix("sqlite:///"))):
        await refuses_to_save(office, LOCKED)

    await goes_on(office)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Somebody else is writing, and does not come to an end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_what_is_asked_is_answered_although_nothing_can_be_saved(office: Office, database_url: str) -> None:
    await office.client("Ромашка")

    with locked(Path(database_url.removeprefix("sqlite:///"))):
        office.world.person_sends(office.ivan.telegram_id, "/clients")
        await heard(office)

    office.ivan.sees("👥 Клиенты: 1")
    assert office.ivan.buttons()[0] == "Ромашка"
