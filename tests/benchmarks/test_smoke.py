"""Every benchmark runs, on tiny sizes; how fast it is, nobody asks here."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks import company, search, sizes, start_up, typed_line, updates
from benchmarks.bare import Bare
from benchmarks.hands_on import HandsOn
from benchmarks.presses import telegram_id
from benchmarks.updates import Plan
from domain.staff import SYSTEM
from storage import staff
from storage.clock import SystemClock
from storage.db import Database
from usecases import earnings, payment_drafts

TODAY = date(2026, 11, 23)
TINY = Plan(hunters=4, presses=8, rounds=1, connections=4)
TABLES = {
    "payments": "id, client_id, deal_id, amount, paid_on, status, document, comment, refund_of, unresolved, logged_by",
    "payment_drafts": "id, state, asks, payment_id",
    "audit": "id, actor_id, action, object, client_id, before",
    "expected_earnings": "payment_id, client_id, staff_id, kind, earned_on, amount",
    "ledger": "client_id, payment_id, staff_id, kind, month, earned_on, booked_on, amount, reason, booked_by",
    "clients": "id, acquisition_start, lapses_on, lapse_announced",
    "outbox": "id",
    "missed_service": "amount",
}


@pytest.mark.parametrize("confirmation", [True, False])
async def test_the_bot_and_the_bare_program_leave_the_same_rows(tmp_path: Path, confirmation: bool) -> None:  # noqa: FBT001 - pytest gives it
    of_bot, of_bare = updates.prepare(tmp_path, TINY, confirmation=confirmation)
    before = _rows(of_bot)

    bare = Bare(str(of_bare), 0)
    async with await Database.connect(str(of_bot), SystemClock()) as db:
        for draft_id in range(1, TINY.presses + 1):
            person = telegram_id(draft_id % TINY.hunters)
            actor = await db.read(staff.find_actor, person)
            assert actor is not None
            await db.write(payment_drafts.record, actor, draft_id)
            bare.record(person, draft_id)
    bare.close()

    after = _rows(of_bot)
    changed = {table for table, rows in after.items() if rows != before[table]}
    booked = "expected_earnings" if confirmation else "ledger"
    assert changed == {"payments", "payment_drafts", "audit", booked}
    assert _rows(of_bare) == after


def _rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as database:
        return {
            table: sorted(database.execute(f"SELECT {columns} FROM {table}"), key=repr)  # noqa: S608 - names of this file
            for table, columns in TABLES.items()
        }


def test_presses_are_measured(tmp_path: Path) -> None:
    found = updates.measure(tmp_path, TINY, confirmation=True)

    assert (len(found.bot), len(found.bare)) == (1, 1)
    assert all(found.ratio(field) > 0 for field in ("time", "p50", "p99", "pause"))


def test_the_made_up_ledger_is_the_one_that_the_engine_keeps(tmp_path: Path) -> None:
    company.build(tmp_path / "company.sqlite3", 100, TODAY)
    hands = HandsOn(tmp_path / "company.sqlite3", datetime(2026, 11, 23, 12, tzinfo=UTC))

    with hands.transaction() as tx:
        for client_id in range(1, 101):
            found = earnings.refresh(tx, SYSTEM, client_id, "asked")
            assert sum((entry.amount for entry in found.entries), Decimal(0)) > 0
        changed = tx.connection.exec_driver_sql("SELECT count(*) FROM ledger WHERE reason = 'asked'").scalar()
        moved = tx.connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar()

    assert (changed, moved) == (0, 0)
    hands.connection.close()


def test_sizes_are_measured(tmp_path: Path) -> None:
    found = sizes.measure(tmp_path, 200, TODAY - timedelta(days=1))

    assert found.clients == 200
    assert found.aggregate_by_scan > 0
    assert min(found.due, found.hunter, found.head, found.director) > 0


def test_a_search_is_measured(tmp_path: Path) -> None:
    found = search.measure(tmp_path, 100, TODAY, times=1)

    assert (found.clients, len(found.director)) == (100, len(search.QUERIES))
    assert min(*found.director, found.head, found.hunter, found.payment) > 0


def test_typed_lines_are_measured() -> None:
    found = typed_line.measure(rounds=1)

    assert [kind.words for kind in found] == [words for _, words in typed_line.KINDS]
    assert all(kind.lines > 20 and kind.ratio > 1 for kind in found)


def test_a_start_is_measured(tmp_path: Path) -> None:
    found = start_up.measure(tmp_path, times=1, program="bare")

    assert 0 < found.first_update < found.seconds
    assert found.memory > 0
