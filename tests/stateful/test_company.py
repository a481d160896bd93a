"""Whatever people do, in two processes and with any clock: nothing is lost, nothing comes twice, the sums are right.

A failure is a story: the shortest list of what people did that leads to it. SOAK=1 in the environment: twenty times as
many stories, each time others.
"""

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import delete

from domain.payments import PaymentStatus
from domain.staff import SYSTEM
from storage import company, migrate, staff
from storage.db import Tx
from storage.outbox import outbox
from tests.office import CAST, found_company
from tests.stateful.company_story import LATER, CompanyStory
from tests.stateful.plain_company import PlainCompany, PlainPayment
from tests.stateful.two_processes import TwoProcesses
from usecases import clients, payments, transfers
from usecases import company as company_cases
from usecases import settings as settings_cases

AUTUMN = datetime(2024, 10, 21, 7, tzinfo=UTC)  # the clocks are changed on the 27th
SUMMER = date(2024, 7, 15)  # the period of three months is over when the stories begin
SOAK = bool(os.environ.get("SOAK"))
STORIES, STEPS = (6000 if SOAK else 300), 50
FAR_AWAY = {"boris": "America/New_York", "olga": "Pacific/Auckland"}
LIVED = (
    "client registered",
    "hunters assigned",
    "joined",
    "payment confirmed",
    "payment refunded",
    "payment voided",
    "staff active",
    "staff suspended",
    "told: digest",
    "told: transfer_confirmed",
    "told: transfer_reminded",
    "transfer opened",
    "transfer silence",
)
"""What happens in the stories at the least; or they would show nothing."""
WITH_DIGEST = ("ivan", "boris", "galina")


def found(tx: Tx) -> PlainCompany:
    """The cast without those who join later, by Berlin's clock, some of them elsewhere; payments are confirmed."""
    found_company(tx, confirmation=True, without=LATER)
    company.change(tx, zone="Europe/Berlin")
    ids = {}
    for name, row in CAST.items():
        actor = staff.find_actor(tx, row[0])
        if actor is None:
            continue
        ids[name] = actor.staff_id
        hour = 18 * 60 + 30 if name in WITH_DIGEST else None
        staff.change(tx, actor.staff_id, zone=FAR_AWAY.get(name, "Europe/Berlin"), digest_minute=hour)
        settings_cases.schedule_digest(tx, actor.staff_id)
    company.touch(tx)
    facts = company_cases.facts(tx)
    plain = PlainCompany(ids, dict(facts.department_of), facts)
    ivan, nina = staff.actor_of(tx, ids["ivan"]), staff.actor_of(tx, ids["nina"])
    assert ivan is not None
    assert nina is not None
    for name, line in (("Ромашка", "supply"), ("Василёк", "internet")):
        client_id = clients.register(tx, ivan, name, line, [(ivan.staff_id, Decimal(100))])
        plain.registers(name, client_id, line, ivan.staff_id, AUTUMN.date())
        payment_id = payments.log(tx, ivan, client_id, Decimal(100000), SUMMER)
        plain.payments[payment_id] = PlainPayment(name, Decimal(100000), SUMMER, PaymentStatus.DECLARED, "ivan")
    plain.payments[payments.confirm(tx, nina, 1).facts.payment_id].status = PaymentStatus.CONFIRMED
    transfers.scan(tx, SYSTEM, AUTUMN.date())
    tx.execute(delete(outbox))
    return plain


@pytest.fixture(scope="module")
def told(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[type[CompanyStory]]:
    """The company, founded once; each story begins with it."""
    path = tmp_path_factory.mktemp("company") / "founded.sqlite3"
    shutil.copy(sqlite_template, path)
    with migrate.connected(str(path)) as connection:
        connection.exec_driver_sql("BEGIN")
        plain = found(Tx(connection, AUTUMN))
        connection.exec_driver_sql("COMMIT")
    founded = sqlite3.connect(path)
    both = TwoProcesses(path.parent, founded, AUTUMN)

    class Told(CompanyStory):
        town, lived = both, Counter[str]()

        @staticmethod
        def founded() -> PlainCompany:
            return deepcopy(plain)

    yield Told
    both.close()
    founded.close()


def test_whatever_happens_the_company_is_as_a_plain_model_says(told: type[CompanyStory]) -> None:
    run_state_machine_as_test(
        told,
        settings=settings(
            max_examples=STORIES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not SOAK,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert set(LIVED) <= set(told.lived), told.lived


def test_by_a_clock_before_the_first_day_the_first_head_takes_over_from_a_leaver(told: type[CompanyStory]) -> None:
    story = told()
    for _ in range(5):
        story.the_clock_is_set_back(minutes=120)

    story.leaves(who="ivan", comes_back=False, on=0)

    story.teardown()
