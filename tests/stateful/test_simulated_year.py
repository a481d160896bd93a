"""A year of a company with 40 salespeople and 2 000 clients: every lapse is handed over, returned or escalated.

The whole of it takes half a minute. What it held is logged: `pytest --log-cli-level=INFO`.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from domain.staff import Role
from storage import migrate, staff
from tests.stateful import year_checks
from tests.stateful.simulated_year import OFF, SimulatedYear
from tests.stateful.year_company import Size

SEED: Final = 7
SELLERS: Final = {Role.HUNTER, Role.ACCOUNT_MANAGER}
SMALL: Final = Size(pairs=2, hunters=2, managers=2, clients=60, days=90)
ENDED: Final = {"confirmed", "introduced", "returned", "with-director"}
STANDS: Final = ENDED | {"waiting", "one-confirmed", "postponed"}
HELD: Final = (
    "client registered",
    "payment logged",
    "payment confirmed",
    "payment refunded",
    "payment voided",
    "payment redated",
    "transfer opened",
    "transfer decided: confirmed",
    "transfer decided: postponed",
    "transfer decided: returned",
    "transfer day-came",
    "transfer silence",
    "transfer decision take-back",
    "transfer confirmed",
    "transfer returned",
    "transfer withdrawn",
    "introduction introduced",
    "extension agreed",
    "reacquisition agreed",
    "absence recorded",
    "staff suspended",
    "head appointed",
    "client handed on",
    "reacquired",
    "month closed",
    "handed over early",
    "decided in a head's place",
    "told: transfer_reminded",
    "told: digest",
)


log = logging.getLogger(__name__)


@contextmanager
def database(template: Path, folder: Path, name: str) -> Iterator[Connection]:
    url = str(folder / f"{name}.sqlite3")
    shutil.copy(template, url)
    with migrate.connected(url) as connection:
        yield connection


def watch(year: SimulatedYear) -> None:
    """What must hold on every morning, looked at on some."""
    year_checks.nobody_waits_untold(year.tx)
    year_checks.nothing_is_overdue(year.tx)
    assert year_checks.endings(year.tx).keys() <= STANDS
    year_checks.every_hand_over_has_two_peoples_yes(year.tx)
    year_checks.every_client_has_one_manager_at_most(year.tx)


def there_was_no_storm(year: SimulatedYear) -> None:
    """After weeks without the bot: of each thing one message to a person, a transfer's card once."""
    assert [storm.days for storm in year.storms] == [days for _, days in OFF]
    for storm in year.storms:
        assert set(storm.cards.values()) == set(storm.about.values()) == {1}


async def test_a_year_ends_with_every_lapse_handed_over_returned_or_escalated(
    sqlite_template: Path, tmp_path: Path
) -> None:
    with database(sqlite_template, tmp_path, "year") as connection:
        year = SimulatedYear(connection, Size(), SEED, watch)
        tx = year.tx

        await year.live()

        assert len(year.clients.payments) == 2000
        assert sum(person.role in SELLERS for person in staff.active(tx)) >= 40
        at_work = year_checks.endings(tx)
        assert at_work.keys() >= ENDED - {"with-director"}

        await year.silence()

        watch(year)
        silent = year_checks.endings(tx)
        assert silent.keys() == ENDED
        there_was_no_storm(year)
        year_checks.everything_is_told_once(tx)
        year_checks.reminders_come_at_work_and_not_again(tx)
        booked, missed = year_checks.the_books_stand_as_if_reckoned_afresh(tx)
        assert min(booked, missed) > 0
        assert year.desk.failures == []
        held = year_checks.summary(tx)
        log.info("with everybody at work %s, in silence %s", dict(at_work), dict(silent))
        log.info("booked %s, missed %s, %s messages; %s", booked, missed, year.said, held)
        assert {what for what in HELD if not held.get(what)} == set()


async def test_the_same_seed_gives_the_same_year(sqlite_template: Path, tmp_path: Path) -> None:
    ends = []
    for number, seed in enumerate((SEED, SEED, SEED + 1)):
        with database(sqlite_template, tmp_path, str(number)) as connection:
            year = SimulatedYear(connection, SMALL, seed, watch)
            await year.live()
            ends.append(year.digest())

    assert ends[0] == ends[1] != ends[2]
