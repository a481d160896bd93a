"""Whatever happens afterwards, a closed month stays as it was, and its statements add up to the ledger."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from domain.calendar import add_months
from domain.money import ZERO
from storage import company, digests, migrate, months, staff
from storage.db import Tx
from storage.earnings import ledger
from storage.months import month_totals
from tests.cast import Cast
from tests.office import MORNING
from tests.usecases.lived_history import ACTS, History, Step
from usecases import statements
from usecases.months import last_day

Rows = list[tuple[object, ...]]
LATER = ["refund", "void", "redate", "close deal", "hand over", "publish", "appoint"]
ACT = st.sampled_from(
    [*ACTS, *["log and confirm"] * 6, *["time goes on", "close month", "disagree", "decide"] * 4, *LATER]
)
STEPS = st.lists(st.tuples(ACT, st.integers(0, 120), st.integers(0, 120), st.integers(0, 4)), min_size=15, max_size=40)


@pytest.fixture(scope="module")
def founded(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection on which the company is founded, and nothing committed."""
    url = str(tmp_path_factory.mktemp("closed") / "closed.sqlite3")
    shutil.copy(sqlite_template, url)
    with migrate.connected(url) as connection:
        connection.exec_driver_sql("BEGIN")
        yield connection
        connection.exec_driver_sql("ROLLBACK")


def closed(tx: Tx) -> dict[date, tuple[Rows, Rows]]:
    """What each closed month holds: the rows of the ledger, and what was kept of each person."""
    through = company.get(tx).closed_through
    found: dict[date, tuple[Rows, Rows]] = {}
    for closing in months.newest_closings(tx, 100):
        assert through is not None
        assert closing.month <= through
        rows = tx.all(select(ledger).where(ledger.c.month == closing.month).order_by(ledger.c.id))
        kept = tx.all(select(month_totals).where(month_totals.c.month == closing.month))
        found[closing.month] = ([tuple(row) for row in rows], sorted(tuple(row) for row in kept))
    return found


def adds_up(history: History, month: date) -> None:
    """Statements, the payroll sheet, the ledger and the digests agree on a closed month, and minuses are carried."""
    tx = history.tx
    before = months.carried_from(tx, add_months(month, -1))
    sheets = statements.of_everybody(tx, history.cast.nina, month)
    booked = tx.all(select(ledger.c.staff_id, ledger.c.amount).where(ledger.c.month == month))
    ids = [person.staff_id for person in staff.everybody(tx)]
    told = digests.people_by_day(tx, ids, month, last_day(month))
    for statement in sheets.statements:
        person = statement.person
        lines = sum((line.amount for line in statement.lines), ZERO)
        assert lines == person.earned
        assert lines == sum((row[1] for row in booked if row[0] == person.staff_id), ZERO)
        assert lines == sum((row[3] for row in told if row[0] == person.staff_id), ZERO)
        assert person.carried_in == before.get(person.staff_id, ZERO)
        assert person.earned + person.carried_in == person.payable + person.carried_forward
        assert person.payable >= ZERO >= person.carried_forward
        assert not (person.payable and person.carried_forward)
    assert {row[0] for row in booked} <= {person.staff_id for person in sheets.people}


@settings(max_examples=100, deadline=None)
@given(line=st.integers(0, 2), steps=STEPS)
def test_closed_months_never_change_and_add_up(founded: Connection, line: int, steps: list[Step]) -> None:
    founded.exec_driver_sql("SAVEPOINT history")
    try:
        history = History(Cast.founded(Tx(founded, MORNING)), line)
        for step in steps:
            before = closed(history.tx)
            history.live(step)
            now = closed(history.tx)
            assert {month: now[month] for month in before} == before
        for month in closed(history.tx):
            adds_up(history, month)
    finally:
        founded.exec_driver_sql("ROLLBACK TO history")
        founded.exec_driver_sql("RELEASE history")
