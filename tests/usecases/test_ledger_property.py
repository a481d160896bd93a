"""Whatever happens, and in whatever order: in open months the ledger stands as if it had been computed afresh."""

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from domain.earnings import EntryKind, earn
from domain.money import ZERO
from domain.payments import PaymentStatus
from domain.payroll import LedgerKey, due_amounts
from storage import clients, migrate, payments
from storage import earnings as earnings_storage
from storage.db import Tx
from storage.earnings import expected_earnings, missed_service
from tests.cast import Cast
from tests.office import MORNING
from tests.usecases.lived_history import STEPS, History, Step
from usecases import company, earnings


@pytest.fixture(scope="module")
def founded(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection on which the company is founded, and nothing committed."""
    url = str(tmp_path_factory.mktemp("lived") / "lived.sqlite3")
    shutil.copy(sqlite_template, url)
    with migrate.connected(url) as connection:
        connection.exec_driver_sql("BEGIN")
        yield connection
        connection.exec_driver_sql("ROLLBACK")


def booked(history: History) -> dict[LedgerKey, Decimal]:
    """What the ledger holds for each payment, person and kind, over all months; what cancels out is left out."""
    sums: dict[LedgerKey, Decimal] = {}
    for posting in earnings_storage.booked(history.tx, history.client_id):
        key = (posting.payment_id, posting.staff_id, posting.kind)
        sums[key] = sums.get(key, ZERO) + posting.amount
    return {key: amount for key, amount in sums.items() if amount}


def expected(tx: Tx) -> dict[LedgerKey, Decimal]:
    table = expected_earnings.c
    rows = tx.all(select(table.payment_id, table.staff_id, table.kind, table.amount))
    return {(row[0], row[1], EntryKind(row[2])): row[3] for row in rows if row[3]}


def check(history: History) -> None:
    """All that is kept of a client is what the engine says by today's facts."""
    tx, client_id = history.tx, history.client_id
    facts, company_facts = earnings.client_facts(tx, client_id), company.facts(tx)
    found = earn(facts, company_facts)
    would_be = earn(facts, company_facts, with_declared=True)
    waiting = {p.payment_id for p in facts.payments if p.status is PaymentStatus.DECLARED}

    assert booked(history) == due_amounts(found.entries)
    assert expected(tx) == due_amounts(entry for entry in would_be.entries if entry.payment_id in waiting)
    missed = tx.all(select(missed_service.c.payment_id, missed_service.c.amount))
    assert {row[0]: row[1] for row in missed} == dict(found.missed)
    assert payments.unresolved_of(tx, client_id) == dict(found.unresolved)
    client = clients.load(tx, client_id)
    assert (client.acquisition_start, client.lapses_on) == (found.period.start, found.period.lapses_on)


def refresh_books_nothing(history: History) -> None:
    before = history.cast.rows("ledger")
    earnings.refresh(history.tx, history.cast.galina, history.client_id, "again")
    assert history.cast.rows("ledger") == before


@settings(max_examples=150, deadline=None)
@given(line=st.integers(0, 2), confirmation=st.booleans(), steps=STEPS)
def test_the_ledger_stands_as_if_computed_afresh_after_every_step(
    founded: Connection, *, line: int, confirmation: bool, steps: list[Step]
) -> None:
    founded.exec_driver_sql("SAVEPOINT history")
    try:
        history = History(Cast.founded(Tx(founded, MORNING), confirmation=confirmation), line)
        for step in steps:
            closed = history.closed()
            history.live(step)
            check(history)
            refresh_books_nothing(history)
            assert all(posting in history.closed() for posting in closed)
    finally:
        founded.exec_driver_sql("ROLLBACK TO history")
        founded.exec_driver_sql("RELEASE history")
