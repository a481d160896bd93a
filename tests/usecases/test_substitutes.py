"""Who stands in for a head: cards move there and back by the calendar, and always two people decide."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from domain.refusals import NotFound, Outdated
from domain.staff import Actor, DepartmentKind, Role
from domain.substitutes import SubstituteNotPossible
from domain.transfer_states import TransferState
from domain.transfers import NotYours
from scheduler.wakes import wake_what_is_due
from storage import company
from storage.clock import Clock
from storage.db import Database, Tx
from storage.metadata import metadata
from storage.outbox import outbox
from tests.usecases.small_company import (
    NOON,
    TODAY,
    People,
    SteppingClock,
    actor,
    add_person,
    found_company,
    paying_client,
)
from tests.usecases.transfer_steps import deliver, opened
from usecases import agreements, clients, substitutes, transfer_cards
from usecases.agreements import propose_extension
from usecases.deciders import circle
from usecases.staff import suspend
from usecases.substitutes import record, revoke
from usecases.transfer_decisions import confirm

TOMORROW, SUNDAY = date(2026, 11, 24), date(2026, 11, 29)
COMMERCIAL, CLIENT = DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(NOON)


@pytest.fixture
def database_clock(clock: SteppingClock) -> Clock:
    return clock


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


def told(tx: Tx) -> list[tuple[int, str]]:
    """Whom of what, since the last delivery; the edits of cards apart."""
    waiting = select(outbox.c.staff_id, outbox.c.event).where(outbox.c.state == "queued", outbox.c.edits == 0)
    return [(row[0], row[1]) for row in tx.all(waiting.order_by(outbox.c.id))]


def audited(tx: Tx) -> list[tuple[int, str]]:
    log = metadata.tables["audit"]
    rows = tx.all(select(log.c.actor_id, log.c.action).order_by(log.c.id))
    return [(row[0], row[1]) for row in rows if "absence" in row[1]]


def decider(tx: Tx, people: People, side: DepartmentKind) -> set[int]:
    return set(circle(tx).of(people.commercial).of(side))


async def absent(db: Database, who: Actor, first: date, last: date, substitute: Actor | None = None, **by: Any) -> int:
    substitute_id = substitute.staff_id if substitute else None
    return await db.write(record, by.get("by", who), who.staff_id, first, last, substitute_id)


async def on(db: Database, clock: SteppingClock, day: date) -> None:
    """A business day has begun, and the clock has looked."""
    await db.write(deliver)
    clock.set(datetime(day.year, day.month, day.day, 6, tzinfo=UTC))
    await wake_what_is_due(db)


async def test_from_today_on_the_substitute_has_what_waits_and_decides_for_the_head(
    db: Database, people: People
) -> None:
    _, transfer_id = await opened(db, people)

    await absent(db, people.boris, TODAY, SUNDAY, people.ivan)

    ivan = people.ivan.staff_id
    assert sorted(await db.read(told)) == [(ivan, "absence_recorded"), (ivan, "transfer_opened")]
    assert await db.read(decider, people, COMMERCIAL) == {ivan}
    with pytest.raises(NotYours):
        await db.write(confirm, people.boris, transfer_id)
    transfer = await db.write(confirm, people.ivan, transfer_id)
    decided = transfer.decisions[COMMERCIAL]
    assert (decided.staff_id, decided.for_id) == (ivan, people.boris.staff_id)
    assert await db.read(audited) == [(people.boris.staff_id, "absence recorded")]


async def test_the_calendar_moves_the_cards_there_and_back(db: Database, people: People, clock: SteppingClock) -> None:
    _, transfer_id = await opened(db, people)
    await absent(db, people.boris, TOMORROW, TOMORROW, people.ivan)
    assert await db.read(decider, people, COMMERCIAL) == {people.boris.staff_id}

    await on(db, clock, TOMORROW)
    assert await db.read(told) == [(people.ivan.staff_id, "transfer_opened")]
    with pytest.raises(NotYours):
        await db.write(confirm, people.boris, transfer_id)

    await on(db, clock, date(2026, 11, 25))
    assert await db.read(told) == [(people.boris.staff_id, "transfer_opened")]
    with pytest.raises(NotYours):
        await db.write(confirm, people.ivan, transfer_id)
    await db.write(confirm, people.boris, transfer_id)


async def test_a_clock_that_jumps_over_the_range_moves_nothing(
    db: Database, people: People, clock: SteppingClock
) -> None:
    await opened(db, people)
    await absent(db, people.boris, TOMORROW, SUNDAY, people.ivan)

    await on(db, clock, date(2026, 12, 24))

    # nobody has decided for a month, so the director is asked, and only the director
    assert {staff_id for staff_id, _ in await db.read(told)} == {people.galina.staff_id}
    assert await db.read(decider, people, COMMERCIAL) == {people.boris.staff_id}


async def test_one_range_follows_another_and_each_substitute_is_asked_once(
    db: Database, people: People, clock: SteppingClock
) -> None:
    await opened(db, people)
    await absent(db, people.boris, TODAY, TODAY, people.ivan)
    await absent(db, people.boris, TOMORROW, TOMORROW, people.petr)

    await on(db, clock, TOMORROW)

    assert await db.read(told) == [(people.petr.staff_id, "transfer_opened")]


async def test_a_range_taken_back_gives_what_waits_back_at_once_and_only_once(db: Database, people: People) -> None:
    await opened(db, people)
    absence_id = await absent(db, people.boris, TODAY, SUNDAY, people.ivan)
    await db.write(deliver)

    assert await db.write(revoke, people.boris, absence_id) == people.boris.staff_id
    await db.write(revoke, people.boris, absence_id)

    assert sorted(await db.read(told)) == [
        (people.boris.staff_id, "transfer_opened"),
        (people.ivan.staff_id, "absence_revoked"),
    ]
    assert [action for _, action in await db.read(audited)] == ["absence recorded", "absence revoked"]
    assert (await db.read(substitutes.show, people.boris, people.boris.staff_id)).away == []


async def test_a_range_that_is_over_is_not_taken_back(db: Database, people: People, clock: SteppingClock) -> None:
    absence_id = await absent(db, people.boris, TODAY, TODAY, people.ivan)
    await on(db, clock, TOMORROW)

    with pytest.raises(Outdated):
        await db.write(revoke, people.boris, absence_id)


async def test_a_range_taken_back_before_it_begins_never_does(
    db: Database, people: People, clock: SteppingClock
) -> None:
    await opened(db, people)
    absence_id = await absent(db, people.boris, TOMORROW, SUNDAY, people.ivan)
    await db.write(revoke, people.boris, absence_id)

    await on(db, clock, TOMORROW)

    assert await db.read(told) == []


async def test_a_substitute_who_heads_the_other_side_leaves_it_to_the_director(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    assert await db.read(substitutes.left_to_director, people.boris, people.boris.staff_id, people.anna.staff_id)
    assert not await db.read(substitutes.left_to_director, people.boris, people.boris.staff_id, people.petr.staff_id)

    await absent(db, people.boris, TODAY, SUNDAY, people.anna)

    assert await db.read(decider, people, COMMERCIAL) == {people.galina.staff_id}
    assert await db.read(decider, people, CLIENT) == {people.anna.staff_id}
    await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)
    transfer = await db.write(confirm, people.galina, transfer_id)
    assert transfer.state is TransferState.CONFIRMED
    assert transfer.decisions[COMMERCIAL].for_id == people.boris.staff_id


async def test_who_decided_one_side_as_a_substitute_never_decides_the_other(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    absence_id = await absent(db, people.boris, TODAY, SUNDAY, people.galina)
    await db.write(confirm, people.galina, transfer_id)
    await db.write(revoke, people.boris, absence_id)
    await absent(db, people.anna, TODAY, SUNDAY, people.galina)

    again = await db.write(confirm, people.galina, transfer_id, people.olga.staff_id)

    assert list(again.decisions) == [COMMERCIAL]
    # the only director has spoken: the head herself is asked, wherever she is
    done = await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)
    assert (done.state, done.decisions[CLIENT].for_id) == (TransferState.CONFIRMED, None)


async def test_a_suspended_substitute_stands_in_no_more(db: Database, people: People) -> None:
    await opened(db, people)
    await absent(db, people.boris, TODAY, SUNDAY, people.petr)
    await db.write(deliver)

    await db.write(suspend, people.galina, people.petr.staff_id)

    assert await db.read(decider, people, COMMERCIAL) == {people.boris.staff_id}
    assert (people.boris.staff_id, "transfer_opened") in await db.read(told)


async def test_a_substitute_who_falls_ill_gives_it_back_for_those_days(
    db: Database, people: People, clock: SteppingClock
) -> None:
    await opened(db, people)
    await absent(db, people.boris, TODAY, SUNDAY, people.petr)
    await db.write(deliver)

    await absent(db, people.petr, TODAY, TOMORROW)
    assert (people.boris.staff_id, "transfer_opened") in await db.read(told)

    await on(db, clock, date(2026, 11, 25))
    assert await db.read(told) == [(people.petr.staff_id, "transfer_opened")]


async def test_a_substitute_sees_those_transfers_and_their_clients_only_while_it_lasts(
    db: Database, people: People
) -> None:
    client_id, transfer_id = await opened(db, people)
    with pytest.raises(NotFound):
        await db.write(clients.show, people.petr, client_id)

    absence_id = await absent(db, people.boris, TODAY, SUNDAY, people.petr)

    assert (await db.read(transfer_cards.show, people.petr, transfer_id)).yours is COMMERCIAL
    assert await db.read(transfer_cards.waiting_for, people.petr) == 1
    assert (await db.write(clients.show, people.petr, client_id)).client.client_id == client_id
    assert (await db.read(clients.page, people.petr)).total == 0
    await db.write(revoke, people.boris, absence_id)
    assert await db.read(transfer_cards.waiting_for, people.petr) == 0
    with pytest.raises(NotFound):
        await db.write(clients.show, people.petr, client_id)


async def test_what_opens_on_the_first_day_before_the_clock_looks_asks_the_substitute_once(
    db: Database, people: People, clock: SteppingClock
) -> None:
    await absent(db, people.boris, TOMORROW, SUNDAY, people.ivan)
    clock.set(datetime(2026, 11, 24, 6, tzinfo=UTC))
    await opened(db, people)

    await wake_what_is_due(db)

    assert await db.read(told) == []


async def test_two_heads_do_not_stand_in_for_each_other(db: Database, people: People) -> None:
    def second_commercial(tx: Tx) -> Actor:
        department = company.add_department(tx, "Второй", COMMERCIAL, people.client)
        vera = add_person(tx, "Вера", Role.HEAD, department)
        company.appoint_head(tx, department, vera, TODAY)
        return actor(tx, vera)

    vera = await db.write(second_commercial)
    await absent(db, people.boris, TODAY, SUNDAY, vera)

    with pytest.raises(SubstituteNotPossible):
        await absent(db, vera, TODAY, SUNDAY, people.boris)
    assert await db.read(decider, people, COMMERCIAL) == {vera.staff_id}


async def test_what_else_waits_for_the_head_goes_to_the_substitute_too(db: Database, people: People) -> None:
    client_id = await db.write(paying_client, people, date(2026, 10, 20))
    await db.write(propose_extension, people.boris, client_id, date(2027, 2, 20))
    await db.write(deliver)

    await absent(db, people.anna, TODAY, SUNDAY, people.oleg)

    assert (people.oleg.staff_id, "agreement_opened") in await db.read(told)
    assert [found.client_id for found in await db.read(agreements.waiting_for, people.oleg)] == [client_id]
    assert await db.read(agreements.waiting_for, people.anna) == []
