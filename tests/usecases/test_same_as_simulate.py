"""The same history through the use cases and through `simulate`: the same earnings, and each amount is explained."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

from domain.acquisition import Reason
from domain.earnings import Reckoning
from domain.money import HUNDRED, ZERO, rounded
from domain.payments import PaymentStatus
from domain.refusals import NotFound
from domain.scenario_play import play
from storage import migrate, payments, staff
from storage.db import Tx
from storage.earnings import ledger
from tests.office import MORNING
from tests.usecases.lived_scenario import STEPS, Step, TwiceLived, second_plan
from usecases import explanations
from usecases.explanations import Why

LINES = st.sampled_from(["internet", "supply", "goods"])
SINCE = st.integers(0, 200).map(lambda days: date(2024, 2, 1) + timedelta(days=days))
NUMBERS = st.integers(0, 11)


@pytest.fixture(scope="module")
def connection(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    url = str(tmp_path_factory.mktemp("twice") / "twice.sqlite3")
    shutil.copy(sqlite_template, url)
    with migrate.connected(url) as found:
        found.exec_driver_sql("BEGIN")
        yield found
        found.exec_driver_sql("ROLLBACK")


def lived(connection: Connection, line: str, since: date, number: int, steps: list[Step]) -> TwiceLived:
    history = TwiceLived(Tx(connection, MORNING), line, second_plan(since, number))
    for step in steps:
        history.live(step)
    return history


VOID_BEFORE_IT_COUNTED: Final = [
    *[("time goes on", 0, 0, 0)] * 4,
    ("time goes on", 24, 0, 0),
    ("time goes on", 108, 0, 0),
    ("log", 31, 0, 0),
    ("log", 1, 0, 0),
    ("void", 0, 0, 0),
    ("close month", 0, 0, 0),
]
"""The month of a payment that was never booked is not the one with which closing begins."""


@settings(max_examples=100, deadline=None)
@given(line=LINES, since=SINCE, number=NUMBERS, steps=STEPS)
@example(line="internet", since=date(2024, 2, 1), number=0, steps=VOID_BEFORE_IT_COUNTED)
def test_the_same_history_gives_the_same_earnings_as_simulate_and_each_amount_is_explained(
    connection: Connection, line: str, since: date, number: int, steps: list[Step]
) -> None:
    connection.exec_driver_sql("SAVEPOINT history")
    try:
        history = lived(connection, line, since, number, steps)

        same_as_simulate(history)
        for logged in payments.of_client(history.tx, history.client_id):
            for staff_id in history.names:
                explained(history, staff_id, logged.facts.payment_id)
    finally:
        connection.exec_driver_sql("ROLLBACK TO history")
        connection.exec_driver_sql("RELEASE history")


def same_as_simulate(history: TwiceLived) -> None:
    """By month, person and kind; and the period. One that no plan rules has a start for `simulate` alone."""
    outcome = play(history.scenario())
    start, lapses_on = outcome.clients["romashka"]
    assert history.booked() == {month: dict(people) for month, people in outcome.earnings.items()}
    assert history.period()[1] == lapses_on
    assert history.period()[0] in {start, None}


def explained(history: TwiceLived, staff_id: int, payment_id: int) -> None:
    """Why gives what the ledger holds for this person of this payment; each step of it can be reckoned anew."""
    tx = history.tx
    person = staff.actor_of(tx, staff_id)
    assert person is not None
    of_person = select(func.count(), func.sum(ledger.c.amount)).where(
        ledger.c.payment_id == payment_id, ledger.c.staff_id == staff_id
    )
    count, kopecks = tx.all(of_person)[0]
    booked = rounded(Decimal(kopecks or 0))
    try:
        found = explanations.why(tx, person, payment_id)
    except NotFound:
        assert count == 0
        return
    if found.expected:
        assert count == 0 or booked == ZERO
    else:
        assert found.reckoned + found.corrected == booked
    assert sum((each.amount for each in found.bookings), ZERO) == booked
    for entry in found.entries:
        assert entry.amount == total(entry.after) - total(entry.before)
        for step in (*entry.after, *entry.before):
            recomputes(step, found)
    if found.entries and found.payment.facts.refund_of is None:
        judged(found)


def total(steps: tuple[Reckoning, ...]) -> Decimal:
    return sum((step.amount for step in steps), ZERO)


def recomputes(step: Reckoning, found: Why) -> None:
    assert found.line is not None
    vat = found.line.vat
    assert step.base == (step.gross if vat is None else rounded(step.gross * HUNDRED / (HUNDRED + vat)))
    assert step.whole == rounded(step.base * step.percent / HUNDRED)
    if step.share is None:
        assert step.amount == step.whole
    else:
        assert abs(step.amount - step.whole * step.share / HUNDRED) < Decimal("0.01")


def judged(found: Why) -> None:
    """The parts add up to the payment, those inside to the inner base, and the reasons are the period's own."""
    assert sum((part.amount for part, _, _ in found.parts), ZERO) == found.payment.facts.amount
    inside = sum((part.amount for part, is_inside, _ in found.parts if is_inside), ZERO)
    for entry in found.entries:
        for step in entry.after:
            assert step.gross == (inside if step.inside else found.payment.facts.amount - inside)
    for part, is_inside, reason in found.parts:
        assert isinstance(reason, Reason)
        assert found.period.judge(part.ordinal, found.payment.facts.paid_on) == (is_inside, reason)
    assert found.payment.facts.status is not PaymentStatus.VOID
