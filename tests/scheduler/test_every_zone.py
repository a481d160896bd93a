"""What is done once a local day is done once a local day: in every zone of the world, over three years.

The bot starts at any moment, after standstills of up to three days and with a clock that jumps back by up to two
hours; two processes look at once. A day is left out only when nobody looked while it was its turn: for the night's job
from three o'clock to midnight, for a digest from its minute until that of the next day.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo, available_timezones

import pytest
from sqlalchemy import delete

from domain.staff import SYSTEM, Role
from scheduler.nightly import BACKUP
from storage import company, staff
from storage.db import Tx
from storage.job_runs import job_runs
from tests.scheduler.every_zone import Zone, due_days, ticks, zones
from tests.usecases.small_company import add_person
from usecases import digests as digest_cases
from usecases import nightly, settings

pytestmark = pytest.mark.only_on("sqlite")  # what is tried are the days; that two processes claim one is tried on both

BEGINS, ENDS = date(2024, 1, 1), date(2027, 1, 1)
DAY = timedelta(days=1)
OVER_THE_DATE_LINE = ("Pacific/Apia", "Pacific/Fakaofo")  # they had no 30 December 2011


def at_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


@pytest.fixture(scope="module")
def world() -> list[Zone]:
    return zones(sorted(available_timezones()), BEGINS, ENDS)


@pytest.fixture(scope="module")
def moments(world: list[Zone]) -> list[datetime]:
    changes = {change for zone in world for change in zone.moments}
    return ticks(at_midnight(BEGINS), at_midnight(ENDS), changes, Random("every zone"))


def done_by_night(tx: Tx, zone: str, moments: Sequence[datetime]) -> Counter[date]:
    """How often the night's job was done, by local day, when two processes look at each of these moments."""
    company.change(tx, zone=zone)
    tx.execute(delete(job_runs))
    done = Counter[date]()
    for tx.now in moments:
        day = nightly.due(tx, SYSTEM, BACKUP)
        for _ in range(2 if day else 0):
            if day is not None and nightly.begin(tx, SYSTEM, BACKUP, day):
                nightly.finish(tx, SYSTEM, BACKUP, day)
                done[day] += 1
    return done


def nights_seen(zone: str, moments: Sequence[datetime]) -> set[date]:
    """The local days on which somebody looked after three."""
    own = ZoneInfo(zone)
    walls = (moment.astimezone(own) for moment in moments)
    return {wall.date() for wall in walls if wall.hour >= nightly.HOUR}


Told = dict[int, list[date]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """The local days of everybody's digests, each as often as it is told: the outbox, which would not, is not asked."""
    found: Told = defaultdict(list)

    def note(_: Tx, staff_id: int, event: str, key: str, **params: object) -> None:
        found[staff_id].append(date.fromisoformat(key.removeprefix(f"{event}:{staff_id}:")))

    monkeypatch.setattr(digest_cases, "tell", note)
    return found


def send_digests(tx: Tx, people: dict[int, tuple[str, int]], moments: Sequence[datetime]) -> None:
    """Two processes look at each of these moments, the other one finds what the first found."""
    tx.now = moments[0]
    for staff_id, (zone, minute) in people.items():
        staff.change(tx, staff_id, zone=zone, digest_minute=minute)
        settings.schedule_digest(tx, staff_id)
    for tx.now in moments:
        found = digest_cases.due(tx, SYSTEM, len(people))
        for _ in range(2):
            digest_cases.send(tx, SYSTEM, [(digest, True) for digest in found])


def turns_seen(
    zone: str, minute: int, moments: Sequence[datetime], begins: date = BEGINS, ends: date = ENDS
) -> list[date]:
    """The local days whose digest was the newest due when somebody looked; a clock that is set back sees nothing."""
    due = [turn for turn in due_days(zone, minute, begins - DAY, ends + DAY) if turn[0] > moments[0]]
    when = [moment for moment, _ in due]
    newest = [bisect_right(when, moment) for moment in accumulate(moments, max)]
    return [due[number - 1][1] for number in sorted(set(newest)) if number]


@pytest.fixture
def founded(tx: Tx) -> Tx:
    tx.now = at_midnight(BEGINS)
    company.create(tx)
    return tx


def test_the_night_of_each_day_has_its_job_once(founded: Tx, world: list[Zone]) -> None:
    for zone in world:
        moments = ticks(at_midnight(BEGINS), at_midnight(ENDS), zone.moments, Random(zone.name))
        done = done_by_night(founded, zone.name, moments)

        assert set(done.values()) == {1}, zone
        assert set(done) == nights_seen(zone.name, moments), zone


def test_each_day_of_a_person_has_its_digest_once(
    founded: Tx, world: list[Zone], moments: list[datetime], told: Told
) -> None:
    places = [(zone.name, minute) for zone in world for minute in zone.minutes]
    people = {add_person(founded, f"{place}", Role.ACCOUNTANT): place for place in places}

    send_digests(founded, people, moments)

    for staff_id, (zone, minute) in people.items():
        assert told[staff_id] == turns_seen(zone, minute, moments), (zone, minute)


def test_a_day_that_a_zone_does_not_have_has_nothing(founded: Tx, told: Told) -> None:
    begins, ends = date(2011, 12, 1), date(2012, 1, 31)
    moments = ticks(at_midnight(begins), at_midnight(ends), {datetime(2011, 12, 30, 10, tzinfo=UTC)}, Random("no day"))
    people = {add_person(founded, zone, Role.ACCOUNTANT): (zone, 18 * 60 + 30) for zone in OVER_THE_DATE_LINE}

    send_digests(founded, people, moments)

    for staff_id, (zone, minute) in people.items():
        done = done_by_night(founded, zone, moments)
        assert set(done.values()) == {1}
        assert set(done) == nights_seen(zone, moments)
        assert told[staff_id] == turns_seen(zone, minute, moments, begins, ends)
        assert date(2011, 12, 30) not in {*done, *told[staff_id]}


def test_the_zones_played_are_all_there_are(world: list[Zone], moments: list[datetime]) -> None:
    assert sorted(name for zone in world for name in zone.names) == sorted(available_timezones())
    assert all(zone.changes for zone in world if "Europe/Berlin" in zone.names)
    assert len(moments) > 2000
