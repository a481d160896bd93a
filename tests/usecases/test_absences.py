"""Who is away when: what can be recorded, by whom, and who hears of it."""

from datetime import date
from typing import Any

import pytest

from domain.refusals import NotFound
from domain.staff import Actor
from domain.substitutes import AbsenceDaysWrong, AbsenceTaken, NotAHead, SubstituteNotPossible
from storage.clock import Clock
from storage.db import Database
from tests.usecases.small_company import (
    NOON,
    TODAY,
    People,
    SteppingClock,
    found_company,
)
from usecases import substitutes
from usecases.substitutes import possible_substitutes, record, revoke

TOMORROW, SUNDAY = date(2026, 11, 24), date(2026, 11, 29)


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(NOON)


@pytest.fixture
def database_clock(clock: SteppingClock) -> Clock:
    return clock


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def absent(db: Database, who: Actor, first: date, last: date, substitute: Actor | None = None, **by: Any) -> int:
    substitute_id = substitute.staff_id if substitute else None
    return await db.write(record, by.get("by", who), who.staff_id, first, last, substitute_id)


async def test_who_can_stand_in_heads_and_directors_first_then_own_sellers_who_are_there(
    db: Database, people: People
) -> None:
    await absent(db, people.petr, TOMORROW, TOMORROW)

    def names(first: date, last: date, who: Actor) -> Any:
        return lambda tx: [p.name for p in possible_substitutes(tx, who, who.staff_id, first, last)]

    assert await db.read(names(TODAY, TODAY, people.boris)) == ["Анна", "Галина", "Иван", "Пётр"]
    assert await db.read(names(TODAY, TOMORROW, people.boris)) == ["Анна", "Галина", "Иван"]
    assert await db.read(names(TODAY, TODAY, people.ivan)) == []


async def test_what_cannot_be_recorded_is_refused(db: Database, people: People) -> None:
    await absent(db, people.boris, TOMORROW, TOMORROW)

    with pytest.raises(AbsenceTaken):
        await absent(db, people.boris, TODAY, SUNDAY, people.ivan)
    with pytest.raises(AbsenceDaysWrong):
        await absent(db, people.boris, SUNDAY, TOMORROW)
    with pytest.raises(SubstituteNotPossible):
        await absent(db, people.boris, TODAY, TODAY, people.olga)
    with pytest.raises(NotAHead):
        await absent(db, people.ivan, TODAY, TODAY, people.petr)


async def test_everybody_records_their_own_absence_heads_their_peoples_and_directors_all(
    db: Database, people: People
) -> None:
    await absent(db, people.olga, TODAY, TODAY)
    await absent(db, people.ivan, TODAY, TODAY, by=people.boris)
    await absent(db, people.anna, TODAY, TODAY, people.oleg, by=people.galina)

    assert await db.read(substitutes.absent, TODAY) == {
        people.olga.staff_id,
        people.ivan.staff_id,
        people.anna.staff_id,
    }
    assert await db.read(substitutes.absent, TOMORROW) == frozenset()
    for stranger, who in ((people.petr, people.ivan), (people.boris, people.olga), (people.boris, people.anna)):
        with pytest.raises(NotFound):
            await absent(db, who, SUNDAY, SUNDAY, by=stranger)


async def test_the_list_tells_own_ranges_and_those_of_others(db: Database, people: People) -> None:
    await absent(db, people.boris, TODAY, SUNDAY, people.ivan)
    absence_id = await absent(db, people.ivan, date(2026, 12, 1), date(2026, 12, 2))

    view = await db.read(substitutes.show, people.ivan, people.ivan.staff_id)

    assert [(line.absence.absence_id, line.substitute, line.may_revoke) for line in view.away] == [
        (absence_id, None, True)
    ]
    assert [(line.name, line.substitute, line.may_revoke) for line in view.stands_in] == [("Борис", "Иван", False)]
    assert (view.heads, view.own) == (False, True)


async def test_only_whom_it_concerns_is_told_of_a_range(db: Database, people: People) -> None:
    absence_id = await absent(db, people.boris, TODAY, SUNDAY, people.ivan)

    for reader in (people.boris, people.ivan, people.galina):
        assert (await db.read(substitutes.told_of, reader, absence_id)).name == "Борис"
    with pytest.raises(NotFound):
        await db.read(substitutes.told_of, people.olga, absence_id)
    with pytest.raises(NotFound):
        await db.write(revoke, people.ivan, absence_id)
    with pytest.raises(NotFound):
        await db.write(revoke, people.boris, 999)
