"""Everybody's own settings; what moves the clock moves the next digest."""

from datetime import UTC, datetime

import pytest

from storage.clock import Clock
from storage.db import Database
from tests.usecases.small_company import People, SteppingClock, found_company
from usecases import settings
from usecases.settings import HourWrong, LanguageUnknown, ZoneUnknown

EVERY_DAY, MONDAY = 0b1111111, 0b0000001


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock()


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def test_another_zone_moves_the_next_digest(db: Database, people: People) -> None:
    found = await db.write(settings.set_zone, people.ivan, "Asia/Vladivostok")

    # 12:00 in Moscow is 19:00 in Vladivostok: today's 18:30 is over there
    assert found.zone == "Asia/Vladivostok"
    assert found.next_digest_at == datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minute", "weekdays", "due"),
    [
        (9 * 60, EVERY_DAY, datetime(2026, 11, 24, 6, 0, tzinfo=UTC)),
        (13 * 60, EVERY_DAY, datetime(2026, 11, 23, 10, 0, tzinfo=UTC)),
        (9 * 60, MONDAY, datetime(2026, 11, 30, 6, 0, tzinfo=UTC)),
        (None, EVERY_DAY, None),
    ],
)
async def test_another_hour_or_day_moves_the_next_digest(
    db: Database, people: People, minute: int | None, weekdays: int, due: datetime | None
) -> None:
    found = await db.write(settings.set_digest, people.ivan, minute, weekdays)

    assert (found.digest_minute, found.digest_weekdays, found.next_digest_at) == (minute, weekdays, due)


async def test_language_and_quiet_hours_are_kept(db: Database, people: People) -> None:
    await db.write(settings.set_language, people.ivan, "en")
    await db.write(settings.set_quiet_hours, people.ivan, 22 * 60, 7 * 60)

    found = await db.read(settings.show, people.ivan)
    assert (found.language, found.quiet_from, found.quiet_to) == ("en", 22 * 60, 7 * 60)
    assert (await db.read(settings.show, people.petr)).language == "ru"


async def test_what_makes_no_sense_is_refused_and_changes_nothing(db: Database, people: People) -> None:
    before = await db.read(settings.show, people.ivan)

    with pytest.raises(ZoneUnknown):
        await db.write(settings.set_zone, people.ivan, "../etc/passwd")
    with pytest.raises(LanguageUnknown):
        await db.write(settings.set_language, people.ivan, "de")
    with pytest.raises(HourWrong):
        await db.write(settings.set_quiet_hours, people.ivan, 24 * 60, 0)
    with pytest.raises(HourWrong):
        await db.write(settings.set_digest, people.ivan, 60, 0)

    assert await db.read(settings.show, people.ivan) == before
