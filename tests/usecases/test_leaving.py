"""Somebody leaves: who has their clients, what waits for whom, what their numbers come to; all in one transaction."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from domain.refusals import NotFound
from domain.staff import Actor, DepartmentKind
from domain.transfer_states import TransferState
from storage import clients, contacts, home, leaving
from storage.clock import Clock
from storage.contacts import Met
from storage.db import Database, Tx
from storage.metadata import metadata
from storage.outbox import outbox
from tests.usecases.small_company import (
    NOON,
    TODAY,
    People,
    SteppingClock,
    add_client,
    add_payment,
    found_company,
)
from tests.usecases.transfer_steps import deliver, opened
from usecases import left_clients, objections, substitutes
from usecases.clients import assign_manager
from usecases.home import show as home_screen
from usecases.leaving import Settlement
from usecases.left_clients import OwnerNotPossible, hand_on, hand_on_all, keep_all, settlement
from usecases.staff import appoint_head, restore, suspend
from usecases.transfer_decisions import confirm

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
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


def told(tx: Tx) -> set[tuple[int, str]]:
    """Whom of what, since the last delivery; the edits of cards apart."""
    waiting = select(outbox.c.staff_id, outbox.c.event).where(outbox.c.state == "queued", outbox.c.edits == 0)
    return {(row[0], row[1]) for row in tx.all(waiting)}


def shares_of(tx: Tx, client_id: int) -> dict[int, Decimal]:
    return dict(clients.hunters(tx, client_id)[-1].shares)


def manager_of(tx: Tx, client_id: int) -> int | None:
    return clients.load(tx, client_id).manager_id


def left_ids(tx: Tx, who: Actor) -> list[int]:
    return [client.left_id for client in leaving.of_person(tx, who.staff_id)]


async def test_one_by_one_each_client_goes_to_its_own_new_owner_and_can_go_on_again(
    db: Database, people: People
) -> None:
    first, second = [await db.write(add_client, people, name) for name in ("Ромашка", "Лотос")]
    await db.write(suspend, people.boris, people.ivan.staff_id)
    one, other = await db.read(left_ids, people.ivan)

    await db.write(hand_on, people.boris, one, people.petr.staff_id)

    known, client = await db.read(left_clients.step, people.boris, one)
    assert (client.holder, client.decided) == ("Пётр", True)
    assert [each.client_name for each in known.undecided] == ["Лотос"]
    assert (known.beside(one, -1), known.beside(one, 1), known.beside(other, 1)) == (None, known.clients[1], None)
    assert await db.read(shares_of, first) == {people.petr.staff_id: Decimal(100)}
    assert await db.read(shares_of, second) == {people.boris.staff_id: Decimal(100)}
    assert (people.petr.staff_id, "left_client") in await db.read(told)
    await db.write(hand_on, people.galina, one, people.boris.staff_id)
    assert await db.read(shares_of, first) == {people.boris.staff_id: Decimal(100)}


async def test_all_to_one_person_and_who_does_it_twice_moves_nothing(db: Database, people: People) -> None:
    for name in ("Ромашка", "Лотос"):
        await db.write(add_client, people, name)
    await db.write(suspend, people.boris, people.ivan.staff_id)

    assert await db.write(hand_on_all, people.boris, people.ivan.staff_id, people.petr.staff_id) == 2
    assert await db.write(hand_on_all, people.boris, people.ivan.staff_id, people.boris.staff_id) == 0

    assert await db.read(lambda tx: clients.hunters(tx, 2)[-1].shares) == ((people.petr.staff_id, Decimal(100)),)
    assert (people.petr.staff_id, "left_clients") in await db.read(told)
    assert await db.read(leaving.waiting) == {}


async def test_the_head_keeps_what_the_head_had_and_hands_on_the_share_that_came(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people, "Вектор", (people.ivan, people.boris))
    await db.write(suspend, people.boris, people.ivan.staff_id)

    await db.write(hand_on_all, people.boris, people.ivan.staff_id, people.petr.staff_id)

    half = Decimal(50)
    assert await db.read(shares_of, client_id) == {people.boris.staff_id: half, people.petr.staff_id: half}


async def test_the_head_may_keep_them_all(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people)
    await db.write(suspend, people.galina, people.ivan.staff_id)

    assert await db.write(keep_all, people.boris, people.ivan.staff_id) == 1

    assert await db.read(shares_of, client_id) == {people.boris.staff_id: Decimal(100)}
    assert (await db.read(left_clients.show, people.boris, people.ivan.staff_id)).undecided == []


async def test_an_account_managers_clients_go_on_within_the_client_department(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people)
    await db.write(assign_manager, people.anna, client_id, people.olga.staff_id, NOVEMBER)
    await db.write(suspend, people.anna, people.olga.staff_id)
    await db.write(substitutes.record, people.oleg, people.oleg.staff_id, TODAY, TODAY)

    known = await db.read(left_clients.show, people.anna, people.olga.staff_id)
    assert [(o.name, o.clients, o.away) for o in known.owners] == [("Анна", 1, False), ("Олег", 0, True)]
    with pytest.raises(OwnerNotPossible):
        await db.write(hand_on_all, people.anna, people.olga.staff_id, people.petr.staff_id)
    await db.write(hand_on_all, people.anna, people.olga.staff_id, people.oleg.staff_id)

    assert await db.read(manager_of, client_id) == people.oleg.staff_id


async def test_without_a_head_the_director_names_owners_and_the_next_head_takes_the_rest(
    db: Database, people: People
) -> None:
    first, second = [await db.write(add_client, people, name) for name in ("Ромашка", "Лотос")]
    managed = await db.write(add_client, people, "Вектор", (people.petr,))
    await db.write(assign_manager, people.anna, managed, people.ivan.staff_id, NOVEMBER)
    await db.write(suspend, people.galina, people.boris.staff_id)
    done = await db.write(suspend, people.galina, people.ivan.staff_id)
    assert (done.clients, done.head, done.waiting) == (3, None, 3)
    with pytest.raises(OwnerNotPossible):
        await db.write(keep_all, people.galina, people.ivan.staff_id)

    one, *_ = await db.read(left_ids, people.ivan)
    await db.write(hand_on, people.galina, one, people.petr.staff_id)
    await db.write(appoint_head, people.galina, people.commercial, people.petr.staff_id)

    assert await db.read(shares_of, first) == {people.petr.staff_id: Decimal(100)}
    assert await db.read(shares_of, second) == {people.petr.staff_id: Decimal(100)}
    assert await db.read(leaving.waiting) == {people.ivan.staff_id: 2}


async def test_whoever_is_to_name_the_new_owners_finds_them_on_the_home_screen(db: Database, people: People) -> None:
    for name in ("Ромашка", "Лотос"):
        await db.write(add_client, people, name)
    await db.write(suspend, people.galina, people.ivan.staff_id)

    async def asked() -> list[tuple[int, int]]:
        shown = [await db.read(home_screen, who) for who in (people.boris, people.galina, people.anna, people.petr)]
        return [(found.left, found.left_by) for found in shown]

    nobody = (0, 0)
    assert await asked() == [(2, people.ivan.staff_id), nobody, nobody, nobody]
    assert (await db.read(home_screen, people.boris)).something_waits

    # when the head leaves too, there is nobody but the director, and each client is asked about once
    await db.write(suspend, people.galina, people.boris.staff_id)
    assert (await asked())[1:] == [(2, people.boris.staff_id), nobody, nobody]


async def test_what_has_changed_hands_otherwise_is_nobodys_to_hand_on(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people)
    await db.write(suspend, people.boris, people.ivan.staff_id)
    (left_id,) = await db.read(left_ids, people.ivan)

    await db.write(clients.assign_hunters, client_id, TODAY, [(people.petr.staff_id, Decimal(100))])

    assert await db.read(leaving.waiting) == {}
    with pytest.raises(NotFound):
        await db.write(hand_on, people.boris, left_id, people.boris.staff_id)


async def test_only_who_could_suspend_somebody_hands_their_clients_on(db: Database, people: People) -> None:
    await db.write(add_client, people)
    await db.write(suspend, people.boris, people.ivan.staff_id)
    (left_id,) = await db.read(left_ids, people.ivan)

    with pytest.raises(NotFound):
        await db.write(hand_on, people.anna, left_id, people.anna.staff_id)
    with pytest.raises(NotFound):
        await db.read(left_clients.show, people.anna, people.ivan.staff_id)


async def test_who_leaves_a_second_time_leaves_what_they_run_then(db: Database, people: People) -> None:
    await db.write(add_client, people)
    await db.write(suspend, people.boris, people.ivan.staff_id)
    await db.write(hand_on_all, people.boris, people.ivan.staff_id, people.petr.staff_id)
    await db.write(restore, people.boris, people.ivan.staff_id)
    await db.write(add_client, people, "Лотос")

    done = await db.write(suspend, people.boris, people.ivan.staff_id)

    assert (done.clients, done.waiting) == (1, 1)


async def test_the_numbers_of_the_open_months_are_told(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people)
    await db.write(add_payment, people, client_id, "30000", date(2026, 10, 20))
    await db.write(add_payment, people, client_id, "50000", date(2026, 11, 20))
    await db.write(add_payment, people, client_id, "20000", date(2026, 11, 21), "declared")
    assert await db.read(settlement, people.boris, people.ivan.staff_id) is None

    done = await db.write(suspend, people.boris, people.ivan.staff_id)

    months = [(OCTOBER, Decimal("3000.00")), (NOVEMBER, Decimal("5000.00"))]
    assert done.settlement == Settlement(months, Decimal("2000.00"), 1)
    assert await db.read(settlement, people.galina, people.ivan.staff_id) == done.settlement
    assert await db.read(home.earned, people.ivan.staff_id, NOVEMBER, TODAY) == Decimal("5000.00")
    assert (people.galina.staff_id, "staff_settled") in await db.read(told)


async def test_the_yes_of_a_head_who_is_suspended_is_void_and_the_director_is_asked(
    db: Database, people: People
) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(confirm, people.boris, transfer_id)
    await db.write(deliver)

    await db.write(suspend, people.galina, people.boris.staff_id)

    waiting = await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)
    assert (waiting.state, list(waiting.decisions)) == (TransferState.ONE_CONFIRMED, [CLIENT])
    done = await db.write(confirm, people.galina, transfer_id)
    assert (done.state, done.decisions[COMMERCIAL].staff_id) == (TransferState.CONFIRMED, people.galina.staff_id)


async def test_an_account_manager_who_was_chosen_and_is_suspended_is_chosen_anew(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)
    await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)

    await db.write(suspend, people.anna, people.olga.staff_id)

    waiting = await db.write(confirm, people.boris, transfer_id)
    assert (waiting.state, list(waiting.decisions)) == (TransferState.ONE_CONFIRMED, [COMMERCIAL])
    await db.write(confirm, people.anna, transfer_id, people.oleg.staff_id)
    assert await db.read(manager_of, client_id) == people.oleg.staff_id


async def test_what_waits_for_a_head_waits_for_the_director_and_then_for_the_next_head(
    db: Database, people: People
) -> None:
    client_id, transfer_id = await opened(db, people)
    payment_id = await db.read(lambda tx: int(tx.scalar(select(metadata.tables["payments"].c.id))))
    await db.write(objections.raise_objection, people.ivan, payment_id, "не столько")
    await db.write(deliver)

    await db.write(suspend, people.galina, people.boris.staff_id)
    galina = people.galina.staff_id
    assert {(galina, "transfer_opened"), (galina, "objection_raised")} <= await db.read(told)
    assert client_id

    await db.write(deliver)
    await db.write(appoint_head, people.galina, people.commercial, people.petr.staff_id)
    petr = people.petr.staff_id
    assert {(petr, "transfer_opened"), (petr, "objection_raised")} <= await db.read(told)
    assert (await db.write(confirm, people.petr, transfer_id)).decisions[COMMERCIAL].staff_id == petr


async def test_a_restored_substitute_stands_in_again(db: Database, people: People) -> None:
    await opened(db, people)
    await db.write(substitutes.record, people.boris, people.boris.staff_id, TODAY, TODAY, people.petr.staff_id)
    await db.write(suspend, people.galina, people.petr.staff_id)
    await db.write(deliver)

    await db.write(restore, people.galina, people.petr.staff_id)

    assert (people.petr.staff_id, "transfer_opened") in await db.read(told)


async def test_a_client_whose_only_contact_leaves_is_an_alarm(db: Database, people: People) -> None:
    client_id, _ = await opened(db, people)
    met: Any = (client_id, people.ivan.staff_id, TODAY, Met.IN_PERSON, people.ivan.staff_id)
    await db.write(contacts.add_contact, *met)
    await db.write(deliver)

    await db.write(suspend, people.galina, people.ivan.staff_id)

    alarmed = {staff_id for staff_id, event in await db.read(told) if "alarm" in event}
    assert {people.boris.staff_id, people.anna.staff_id} <= alarmed
