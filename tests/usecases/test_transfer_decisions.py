"""Two sides confirm, and the second hands the client over; a press too many changes nothing."""

import asyncio

import pytest
from sqlalchemy import text

from domain.staff import SYSTEM, DepartmentKind
from domain.transfer_states import TransferState
from domain.transfers import DecisionStands, ManagerNotNamed
from storage import clients
from storage.clock import Clock
from storage.db import Database, Tx
from storage.earnings import ledger
from tests.usecases.small_company import (
    NOON,
    TODAY,
    People,
    SteppingClock,
    add_payment,
    found_company,
    paying_client,
    told,
)
from tests.usecases.transfer_steps import (
    AUGUST,
    both_confirm,
    new_head,
    newest_transfer,
    opened,
    suspend,
)
from usecases import transfer_cards
from usecases.transfer_decisions import confirm, take_back
from usecases.transfers import scan

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock(NOON)


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def test_both_confirm_and_the_client_is_handed_over_from_today(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)

    await db.write(confirm, people.boris, transfer_id)
    transfer = await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)

    client = await db.read(clients.load, client_id)
    assert transfer.state is TransferState.CONFIRMED
    assert transfer.manager_id == people.olga.staff_id
    assert transfer.closed_on == TODAY
    assert (client.manager_id, client.manager_department_id) == (people.olga.staff_id, people.client)
    assert client.transferred_on == TODAY
    assert [(h.since, h.staff_id) for h in await db.read(clients.managers, client_id)] == [
        (TODAY, people.olga.staff_id)
    ]


async def test_who_hands_over_and_who_takes_over_are_told_once(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)

    await both_confirm(db, people, transfer_id, people.olga)

    assert await db.read(told, "transfer_confirmed") == [
        (people.ivan.staff_id, "transfer_confirmed", {"transfer_id": transfer_id}),
        (people.olga.staff_id, "transfer_confirmed", {"transfer_id": transfer_id}),
    ]


async def test_from_the_transfers_day_on_the_account_manager_earns_the_service_share(
    db: Database, people: People
) -> None:
    client_id, transfer_id = await opened(db, people)
    await both_confirm(db, people, transfer_id, people.olga)

    await db.write(add_payment, people, client_id, "50000", TODAY)

    def of_olga(tx: Tx) -> list[str]:
        statement = ledger.select().where(ledger.c.staff_id == people.olga.staff_id)
        return [f"{row.kind} {row.amount}" for row in tx.execute(statement)]

    assert await db.read(of_olga) == ["service 1500.00"]


async def test_the_first_decision_changes_every_card_at_once(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)

    await db.write(confirm, people.boris, transfer_id)

    assert [who for who, _, _ in await db.read(told, "transfer_changed")] == [
        people.boris.staff_id,
        people.anna.staff_id,
    ]
    card = await db.read(transfer_cards.show, people.anna, transfer_id)
    assert [(s.side, s.said and s.said.who, list(s.waits_for)) for s in card.sides] == [
        (DepartmentKind.COMMERCIAL, "Борис", []),
        (DepartmentKind.CLIENT, None, ["Анна"]),
    ]
    assert card.yours is DepartmentKind.CLIENT


async def test_a_card_that_was_not_sent_yet_needs_no_change_because_it_shows_the_state_when_it_is_sent(
    db: Database, people: People
) -> None:
    await db.write(paying_client, people, AUGUST)
    await db.write(scan, SYSTEM, TODAY)

    await db.write(confirm, people.boris, await db.read(newest_transfer))

    assert await db.read(told, "transfer_changed") == []


async def test_pressing_five_times_at_once_decides_once(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)

    states = await asyncio.gather(*(db.write(confirm, people.boris, transfer_id) for _ in range(5)))

    assert [len(state.decisions) for state in states] == [1] * 5
    assert len(await db.read(told, "transfer_changed")) == 2


async def test_two_heads_at_the_same_moment_hand_over_once(db: Database, database_url: str, people: People) -> None:
    client_id, transfer_id = await opened(db, people)

    async with await Database.connect(database_url, SteppingClock()) as other:
        presses = [
            process.write(confirm, *decision)
            for process in (db, other)
            for decision in ((people.boris, transfer_id), (people.anna, transfer_id, people.olga.staff_id))
        ]
        await asyncio.gather(*presses)

    assert len(await db.read(clients.managers, client_id)) == 1
    assert len(await db.read(told, "transfer_confirmed")) == 2


async def test_a_press_after_the_end_gives_the_present_state(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)
    await both_confirm(db, people, transfer_id, people.olga)

    again = await db.write(confirm, people.anna, transfer_id, people.oleg.staff_id)

    assert again.manager_id == people.olga.staff_id
    assert (await db.read(clients.load, client_id)).manager_id == people.olga.staff_id


async def test_the_client_side_confirms_only_by_naming_one_of_its_own_people(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)

    for nobody in (None, people.ivan.staff_id, people.nina.staff_id, 999):
        with pytest.raises(ManagerNotNamed):
            await db.write(confirm, people.anna, transfer_id, nobody)

    card = await db.read(transfer_cards.show, people.anna, transfer_id)
    assert [side.said for side in card.sides] == [None, None]


async def test_a_suspended_person_cannot_be_named(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(suspend, people.olga)

    names = [candidate.name for candidate in await db.read(transfer_cards.choice, people.anna, transfer_id)]

    assert names == ["Анна", "Олег"]
    with pytest.raises(ManagerNotNamed):
        await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)


async def test_a_manager_who_was_suspended_before_the_second_confirmation_has_to_be_named_anew(
    db: Database, people: People
) -> None:
    client_id, transfer_id = await opened(db, people)
    await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)
    await db.write(suspend, people.olga)

    transfer = await db.write(confirm, people.boris, transfer_id)

    assert list(transfer.decisions) == [DepartmentKind.COMMERCIAL]
    assert (await db.read(clients.load, client_id)).manager_id is None
    done = await db.write(confirm, people.anna, transfer_id, people.oleg.staff_id)
    assert done.manager_id == people.oleg.staff_id


async def test_a_decision_can_be_taken_back_until_the_other_side_decides(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(confirm, people.boris, transfer_id)

    transfer = await db.write(take_back, people.boris, transfer_id)

    assert transfer.decisions == {}
    await both_confirm(db, people, transfer_id, people.olga)
    with pytest.raises(DecisionStands):
        await db.write(take_back, people.boris, transfer_id)


async def test_the_decision_of_the_other_head_cannot_be_taken_back(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(confirm, people.boris, transfer_id)

    with pytest.raises(DecisionStands):
        await db.write(take_back, people.anna, transfer_id)


async def test_a_former_head_who_has_the_card_sees_its_end(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)

    def keep_card(tx: Tx) -> None:
        values = {"who": people.boris.staff_id, "card": f"transfer:{transfer_id}"}
        tx.execute(text("INSERT INTO cards (staff_id, card, message_id) VALUES (:who, :card, 77)"), values)

    await db.write(keep_card)
    vera = await db.write(new_head, people)

    await db.write(confirm, vera, transfer_id)

    changed = [who for who, _, _ in await db.read(told, "transfer_changed")]
    assert changed == [people.boris.staff_id, people.anna.staff_id, vera.staff_id]
