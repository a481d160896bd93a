"""Who decides and who sees a transfer: heads, or the director in their place, always two people."""

import pytest

from domain.refusals import NotFound
from domain.staff import Actor, DepartmentKind, Role
from domain.transfer_states import TransferState
from domain.transfers import NotYours
from storage import company
from storage.clock import Clock
from storage.db import Database, Tx
from tests.usecases.small_company import (
    NOON,
    TODAY,
    People,
    SteppingClock,
    actor,
    add_person,
    found_company,
    told,
)
from tests.usecases.transfer_steps import (
    both_confirm,
    new_head,
    opened,
    suspend,
)
from usecases import transfer_cards
from usecases.transfer_decisions import confirm


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock(NOON)


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def test_the_director_sees_a_transfer_and_decides_only_in_a_heads_place(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)

    with pytest.raises(NotYours):
        await db.write(confirm, people.galina, transfer_id)

    await db.write(company.appoint_head, people.commercial, None, TODAY)
    transfer = await db.write(confirm, people.galina, transfer_id)
    assert transfer.decisions[DepartmentKind.COMMERCIAL].staff_id == people.galina.staff_id


async def test_where_one_person_heads_both_departments_the_director_decides_the_client_side(
    db: Database, people: People
) -> None:
    await db.write(company.appoint_head, people.client, people.boris.staff_id, TODAY)
    _, transfer_id = await opened(db, people)

    assert [who for who, _, _ in await db.read(told, "transfer_opened")] == [
        people.galina.staff_id,
        people.boris.staff_id,
    ]
    await db.write(confirm, people.boris, transfer_id)
    again = await db.write(confirm, people.boris, transfer_id, people.olga.staff_id)
    assert list(again.decisions) == [DepartmentKind.COMMERCIAL]
    done = await db.write(confirm, people.galina, transfer_id, people.olga.staff_id)
    assert done.state is TransferState.CONFIRMED


async def test_a_suspended_heads_side_is_decided_by_the_director(db: Database, people: People) -> None:
    await db.write(suspend, people.anna)
    _, transfer_id = await opened(db, people)

    assert [who for who, _, _ in await db.read(told, "transfer_opened")] == [
        people.galina.staff_id,
        people.boris.staff_id,
    ]
    transfer = await db.write(confirm, people.galina, transfer_id, people.olga.staff_id)
    assert list(transfer.decisions) == [DepartmentKind.CLIENT]


async def test_without_any_head_nobody_decides_both_sides(db: Database, people: People) -> None:
    def no_heads(tx: Tx) -> None:
        company.appoint_head(tx, people.commercial, None, TODAY)
        company.appoint_head(tx, people.client, None, TODAY)

    await db.write(no_heads)
    _, transfer_id = await opened(db, people)

    await db.write(confirm, people.galina, transfer_id)
    again = await db.write(confirm, people.galina, transfer_id, people.olga.staff_id)

    assert list(again.decisions) == [DepartmentKind.COMMERCIAL]
    card = await db.read(transfer_cards.show, people.galina, transfer_id)
    assert list(card.sides[1].waits_for) == []


async def test_a_new_head_decides_in_the_place_of_the_former_one(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    vera = await db.write(new_head, people)

    with pytest.raises(NotYours):
        await db.write(confirm, people.boris, transfer_id)
    transfer = await db.write(confirm, vera, transfer_id)

    assert transfer.decisions[DepartmentKind.COMMERCIAL].staff_id == vera.staff_id


async def test_a_head_of_other_departments_does_not_know_of_the_transfer(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)

    def outsider(tx: Tx) -> Actor:
        department = company.add_department(tx, "Другой", DepartmentKind.COMMERCIAL)
        return actor(tx, add_person(tx, "Юрий", Role.HEAD, department))

    yuri = await db.write(outsider)

    with pytest.raises(NotFound):
        await db.read(transfer_cards.show, yuri, transfer_id)
    with pytest.raises(NotFound):
        await db.write(confirm, yuri, transfer_id)


async def test_hunters_and_account_managers_see_the_transfers_of_their_own_clients(
    db: Database, people: People
) -> None:
    _, transfer_id = await opened(db, people)

    assert (await db.read(transfer_cards.show, people.ivan, transfer_id)).yours is None
    for stranger in (people.petr, people.olga):
        with pytest.raises(NotFound):
            await db.read(transfer_cards.show, stranger, transfer_id)
    with pytest.raises(NotYours):
        await db.write(confirm, people.ivan, transfer_id)
    await both_confirm(db, people, transfer_id, people.olga)
    assert (await db.read(transfer_cards.show, people.olga, transfer_id)).manager == "Ольга"
