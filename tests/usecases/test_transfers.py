"""A transfer from the lapse to the hand-over: opened once, decided by two people, withdrawn when no lapse is left."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import text

from domain.refusals import NotAllowed, NotFound
from domain.staff import SYSTEM, Actor, DepartmentKind, Role
from domain.transfers import DecisionStands, ManagerNotNamed, NotYours, TransferState
from storage import clients, company, contacts, payments
from storage.clock import Clock
from storage.contacts import Met
from storage.db import Database, Tx
from storage.earnings import ledger
from storage.staff import staff as staff_table
from storage.transfers import due_statement
from tests.usecases.small_company import (
    NOON,
    TODAY,
    People,
    SteppingClock,
    actor,
    add_client,
    add_payment,
    add_person,
    found_company,
    paying_client,
    query_plan,
    told,
)
from usecases import earnings, transfer_cards
from usecases.transfer_decisions import confirm, take_back
from usecases.transfers import scan

AUGUST = date(2026, 8, 20)


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock(NOON)


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def opened(db: Database, people: People, name: str = "Ромашка") -> tuple[int, int]:
    """A client that lapsed on 20.11 with its transfer."""
    client_id = await db.write(paying_client, people, AUGUST, name)
    assert await db.write(scan, SYSTEM, TODAY) == 1
    await db.write(deliver)
    return client_id, await db.read(newest_transfer)


def deliver(tx: Tx) -> None:
    """What is queued has been sent."""
    tx.execute(text("UPDATE outbox SET state = 'sent'"))


def newest_transfer(tx: Tx) -> int:
    return int(tx.scalar(text("SELECT max(id) FROM transfers")))


def count_transfers(tx: Tx) -> int:
    return int(tx.scalar(text("SELECT count(*) FROM transfers")))


async def both_confirm(db: Database, people: People, transfer_id: int, manager: Actor) -> None:
    await db.write(confirm, people.boris, transfer_id)
    await db.write(confirm, people.anna, transfer_id, manager.staff_id)


async def test_a_lapse_opens_one_transfer_and_tells_both_heads(db: Database, people: People) -> None:
    client_id = await db.write(paying_client, people, AUGUST)

    found = await db.write(scan, SYSTEM, date(2026, 11, 20))

    transfer_id = await db.read(newest_transfer)
    assert found == 1
    assert await db.read(told) == [
        (people.boris.staff_id, "transfer_opened", {"transfer_id": transfer_id}),
        (people.anna.staff_id, "transfer_opened", {"transfer_id": transfer_id}),
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
    assert len(await db.read(told)) == 2


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
    assert [(s.side, s.decided_by, list(s.waits_for)) for s in card.sides] == [
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
    assert [side.decided_by for side in card.sides] == [None, None]


async def test_the_choice_shows_who_has_the_fewest_clients_first_and_the_head(db: Database, people: People) -> None:
    _, first = await opened(db, people, "Первый")
    await both_confirm(db, people, first, people.oleg)
    _, second = await opened(db, people, "Второй")

    found = await db.read(transfer_cards.choice, people.anna, second)

    assert [(c.name, c.clients) for c in found] == [("Анна", 0), ("Ольга", 0), ("Олег", 1)]


async def test_a_suspended_person_cannot_be_named(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(suspend, people.olga)

    names = [candidate.name for candidate in await db.read(transfer_cards.choice, people.anna, transfer_id)]

    assert names == ["Анна", "Олег"]
    with pytest.raises(ManagerNotNamed):
        await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)


def suspend(tx: Tx, who: Actor) -> None:
    tx.execute(staff_table.update().where(staff_table.c.id == who.staff_id).values(status="suspended"))
    company.touch(tx)


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

    assert [who for who, _, _ in await db.read(told)] == [people.galina.staff_id, people.boris.staff_id]
    await db.write(confirm, people.boris, transfer_id)
    again = await db.write(confirm, people.boris, transfer_id, people.olga.staff_id)
    assert list(again.decisions) == [DepartmentKind.COMMERCIAL]
    done = await db.write(confirm, people.galina, transfer_id, people.olga.staff_id)
    assert done.state is TransferState.CONFIRMED


async def test_a_suspended_heads_side_is_decided_by_the_director(db: Database, people: People) -> None:
    await db.write(suspend, people.anna)
    _, transfer_id = await opened(db, people)

    assert [who for who, _, _ in await db.read(told)] == [people.galina.staff_id, people.boris.staff_id]
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


def new_head(tx: Tx, people: People) -> Actor:
    staff_id = add_person(tx, "Вера", Role.HEAD, people.commercial)
    company.appoint_head(tx, people.commercial, staff_id, TODAY)
    return actor(tx, staff_id)


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
    with pytest.raises(NotAllowed):
        await db.write(confirm, people.ivan, transfer_id)
    await both_confirm(db, people, transfer_id, people.olga)
    assert (await db.read(transfer_cards.show, people.olga, transfer_id)).manager == "Ольга"


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
    assert (card.state, card.closed_on, card.yours) == (TransferState.WITHDRAWN, TODAY, None)
    assert not (await db.read(clients.load, client_id)).lapse_announced


def void(tx: Tx, people: People, client_id: int, payment_id: int) -> None:
    payments.void(tx, payment_id, people.nina.staff_id)
    earnings.refresh(tx, people.nina, client_id, "voided")


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
    assert (card.state, card.lapsed_on) == (TransferState.WAITING, date(2026, 11, 1))
    assert await db.write(scan, SYSTEM, TODAY) == 0


async def test_a_client_that_was_handed_over_stays_so_when_its_period_moves(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)
    await both_confirm(db, people, transfer_id, people.olga)
    payment_id = (await db.read(payments.of_client, client_id))[0].facts.payment_id

    await db.write(void, people, client_id, payment_id)

    assert (await db.read(clients.load, client_id)).manager_id == people.olga.staff_id
    assert (await db.read(transfer_cards.show, people.boris, transfer_id)).state is TransferState.CONFIRMED
    assert await db.read(told, "transfer_withdrawn") == []


async def test_the_card_tells_what_came_in_during_the_period_and_what_is_missing(db: Database, people: People) -> None:
    client_id = await db.write(paying_client, people, AUGUST)
    await db.write(add_payment, people, client_id, "50000.50", date(2026, 11, 19))
    await db.write(add_payment, people, client_id, "70000", date(2026, 11, 20))
    await db.write(scan, SYSTEM, TODAY)
    await db.write(met, client_id, people.ivan)

    card = await db.read(transfer_cards.show, people.boris, await db.read(newest_transfer))

    assert (str(card.paid), card.payments) == ("150000.50", 2)
    assert str(card.missed) == "2100.00"
    assert (card.started_on, card.lapsed_on) == (AUGUST, date(2026, 11, 20))
    assert (card.coverage.held, card.coverage.required) == (1, 2)
    assert card.coverage.missing_kinds == (DepartmentKind.CLIENT,)
    assert list(card.hunters) == ["Иван"]


def met(tx: Tx, client_id: int, who: Actor) -> None:
    contacts.add_contact(tx, client_id, who.staff_id, TODAY, Met.IN_PERSON, who.staff_id)


async def test_a_key_client_misses_both_heads(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)
    await db.write(lambda tx: clients.change(tx, client_id, key=True))
    await db.write(met, client_id, people.ivan)
    await db.write(met, client_id, people.olga)

    card = await db.read(transfer_cards.show, people.boris, transfer_id)

    assert (card.key, card.coverage.held, card.coverage.required) == (True, 2, 4)
    assert list(card.missing_heads) == ["Борис", "Анна"]


async def test_the_list_puts_what_waits_for_me_first_then_what_is_late_then_what_was_done(
    db: Database, people: People, database_clock: SteppingClock
) -> None:
    _, done = await opened(db, people, "Готовый")
    await both_confirm(db, people, done, people.olga)
    _, waits = await opened(db, people, "Решённый")
    await db.write(confirm, people.boris, waits)
    database_clock.advance(days=3)
    _, fresh = await opened(db, people, "Свежий")
    await db.write(confirm, people.boris, fresh)
    _, mine = await opened(db, people, "Мой")

    page = await db.read(transfer_cards.listing, people.boris)

    assert [(line.transfer_id, line.yours, line.late) for line in page.lines] == [
        (mine, True, False),
        (waits, False, True),
        (fresh, False, False),
        (done, False, False),
    ]
    assert not page.more


async def test_the_list_turns_pages_of_eight_through_open_and_done_ones(db: Database, people: People) -> None:
    for number in range(10):
        _, transfer_id = await opened(db, people, f"Клиент {number}")
        if number < 7:
            await both_confirm(db, people, transfer_id, people.olga)

    pages = [await db.read(transfer_cards.listing, people.galina, number) for number in range(2)]

    names = [[line.client_name.removeprefix("Клиент ") for line in page.lines] for page in pages]
    assert names == [["7", "8", "9", "6", "5", "4", "3", "2"], ["1", "0"]]
    assert [page.more for page in pages] == [True, False]


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
