"""A transfer is opened once for a lapse, and withdrawn when no lapse is left."""

import asyncio
from datetime import date

import pytest

from domain.refusals import NotAllowed
from domain.staff import SYSTEM
from domain.transfer_states import TransferState
from storage import clients, payments
from storage.clock import Clock
from storage.db import Database, Tx
from storage.transfers import due_statement
from tests.usecases.small_company import (
    NOON,
    TODAY,
    People,
    SteppingClock,
    add_client,
    add_payment,
    found_company,
    paying_client,
    query_plan,
    told,
)
from tests.usecases.transfer_steps import (
    AUGUST,
    both_confirm,
    count_transfers,
    newest_transfer,
    opened,
    void,
)
from usecases import earnings, transfer_cards
from usecases.payment_changes import redate
from usecases.transfers import scan


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock(NOON)


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def test_a_lapse_opens_one_transfer_and_tells_both_heads(db: Database, people: People) -> None:
    client_id = await db.write(paying_client, people, AUGUST)

    found = await db.write(scan, SYSTEM, date(2026, 11, 20))

    transfer_id = await db.read(newest_transfer)
    assert found == 1
    assert await db.read(told) == [
        (people.boris.staff_id, "transfer_opened", {"transfer_id": transfer_id}),
        (people.anna.staff_id, "transfer_opened", {"transfer_id": transfer_id}),
        (people.ivan.staff_id, "packet_asked", {"client_id": client_id, "cause": f"packet of transfer {transfer_id}"}),
    ]
    assert (await db.read(clients.load, client_id)).lapse_announced


async def test_nothing_is_due_the_day_before_the_period_ends(db: Database, people: People) -> None:
    await db.write(paying_client, people, AUGUST)

    assert await db.write(scan, SYSTEM, date(2026, 11, 19)) == 0
    assert await db.read(count_transfers) == 0


async def test_a_hundred_scans_of_two_processes_open_one_transfer(
    db: Database, database_url: str, people: People
) -> None:
    await db.write(paying_client, people, AUGUST)

    async with await Database.connect(database_url, SteppingClock()) as other:
        scans = (process.write(scan, SYSTEM, TODAY) for process in (db, other) for _ in range(50))
        found = await asyncio.gather(*scans)

    assert sum(found) == 1
    assert await db.read(count_transfers) == 1
    assert len(await db.read(told)) == 3  # both heads, and the hunter for what is to be passed on


async def test_a_large_backlog_is_taken_batch_by_batch(db: Database, people: People) -> None:
    for number in range(5):
        await db.write(paying_client, people, AUGUST, f"Клиент {number}")

    batches = [await db.write(scan, SYSTEM, TODAY, 2) for _ in range(4)]

    assert batches == [2, 2, 1, 0]
    assert await db.read(count_transfers) == 5


async def test_what_is_due_is_found_by_the_index_of_lapses_not_announced(db: Database, people: People) -> None:
    def plan(tx: Tx) -> str:
        return query_plan(tx, due_statement.params(today=TODAY, most=200))

    found = await db.write(plan)

    assert "ix_clients_lapse_due" in found


async def test_only_the_clock_scans(db: Database, people: People) -> None:
    with pytest.raises(NotAllowed):
        await db.write(scan, people.galina, TODAY)


async def test_a_client_that_somebody_runs_already_is_not_transferred_again(db: Database, people: People) -> None:
    def handed_over(tx: Tx) -> int:
        client_id = paying_client(tx, people, AUGUST)
        clients.change(tx, client_id, manager_id=people.olga.staff_id)
        return client_id

    client_id = await db.write(handed_over)

    assert await db.write(scan, SYSTEM, TODAY) == 1
    assert await db.read(count_transfers) == 0
    assert (await db.read(clients.load, client_id)).lapse_announced


async def test_a_period_that_runs_again_withdraws_the_transfer_and_tells_both_heads_why(
    db: Database, people: People
) -> None:
    client_id = await db.write(add_client, people)
    first = await db.write(add_payment, people, client_id, "100000", AUGUST)
    await db.write(add_payment, people, client_id, "100000", date(2026, 10, 1))
    await db.write(scan, SYSTEM, TODAY)
    transfer_id = await db.read(newest_transfer)

    await db.write(void, people, client_id, first)

    why = {"transfer_id": transfer_id, "was": "2026-11-20", "now": "2027-01-01"}
    assert await db.read(told, "transfer_withdrawn") == [
        (people.boris.staff_id, "transfer_withdrawn", why),
        (people.anna.staff_id, "transfer_withdrawn", why),
    ]
    card = await db.read(transfer_cards.show, people.boris, transfer_id)
    assert (card.state, card.transfer.closed_on, card.yours) == (TransferState.WITHDRAWN, TODAY, None)
    assert card.transfer.why == "voided"
    assert not (await db.read(clients.load, client_id)).lapse_announced


async def test_a_new_date_of_the_first_payment_withdraws_it_and_says_so(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)

    await db.write(redate, people.nina, 1, date(2026, 9, 1))

    card = await db.read(transfer_cards.show, people.boris, transfer_id)
    assert (card.state, card.transfer.why) == (TransferState.WITHDRAWN, "redated")
    assert (await db.read(clients.load, client_id)).lapses_on == date(2026, 12, 1)


async def test_an_extension_withdraws_it_and_says_so(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)

    def extend(tx: Tx) -> None:
        clients.change(tx, client_id, extended_until=date(2026, 12, 31))
        earnings.refresh(tx, people.galina, client_id, "extended")

    await db.write(extend)

    card = await db.read(transfer_cards.show, people.boris, transfer_id)
    assert (card.state, card.transfer.why) == (TransferState.WITHDRAWN, "extended")
    assert await db.write(scan, SYSTEM, date(2026, 12, 31)) == 1
    assert await db.read(newest_transfer) == transfer_id + 1


async def test_a_later_lapse_opens_a_new_transfer(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)
    payment_id = (await db.read(payments.of_client, client_id))[0].facts.payment_id
    await db.write(void, people, client_id, payment_id)
    assert await db.write(scan, SYSTEM, TODAY) == 0

    await db.write(add_payment, people, client_id, "100000", AUGUST)

    assert await db.write(scan, SYSTEM, TODAY) == 1
    assert await db.read(newest_transfer) == transfer_id + 1


async def test_a_lapse_that_moves_but_stays_one_keeps_the_transfer(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)

    await db.write(add_payment, people, client_id, "5000", date(2026, 8, 1))

    card = await db.read(transfer_cards.show, people.boris, transfer_id)
    assert (card.state, card.transfer.lapsed_on) == (TransferState.WAITING, date(2026, 11, 1))
    assert await db.write(scan, SYSTEM, TODAY) == 0


async def test_a_client_that_was_handed_over_stays_so_when_its_period_moves(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)
    await both_confirm(db, people, transfer_id, people.olga)
    payment_id = (await db.read(payments.of_client, client_id))[0].facts.payment_id

    await db.write(void, people, client_id, payment_id)

    assert (await db.read(clients.load, client_id)).manager_id == people.olga.staff_id
    assert (await db.read(transfer_cards.show, people.boris, transfer_id)).state is TransferState.CONFIRMED
    assert await db.read(told, "transfer_withdrawn") == []
