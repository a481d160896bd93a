"""How a transfer goes on: rounds, the director, a yes that loses its ground, and that each is told once."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from domain.refusals import NotAllowed
from domain.staff import SYSTEM, Actor, DepartmentKind
from domain.transfer_states import Choice, TransferState
from domain.transfers import NotReturned, NotYours, PostponedTooFar, Transfer
from storage import clients, transfers, wakes
from storage.clock import Clock
from storage.db import Database, Tx
from tests.usecases.small_company import NOON, TODAY, People, SteppingClock, add_client, found_company, told
from tests.usecases.transfer_steps import both_confirm, deliver, opened, suspend, void
from usecases import transfer_cards
from usecases import transfers as cases
from usecases.transfer_course import POSTPONED, people_left
from usecases.transfer_decisions import confirm, give_back, postpone, take_back

COMMERCIAL, CLIENT = DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock(NOON)


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def present(db: Database, transfer_id: int) -> Transfer:
    return (await db.read(transfers.load, transfer_id)).transfer


async def keep_cards(db: Database, transfer_id: int, *who: Actor) -> None:
    """They have the card in their chats."""

    def keep(tx: Tx) -> None:
        statement = text("INSERT INTO cards (staff_id, card, message_id) VALUES (:who, :card, 77)")
        for each in who:
            tx.execute(statement, {"who": each.staff_id, "card": f"transfer:{transfer_id}"})
        deliver(tx)

    await db.write(keep)


async def asked(db: Database, event: str = "transfer_asked") -> list[int]:
    return [staff_id for staff_id, _, _ in await db.read(told, event)]


async def test_a_yes_and_a_no_begin_the_second_round_in_which_both_are_asked(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await keep_cards(db, transfer_id, people.boris, people.anna)
    await db.write(confirm, people.boris, transfer_id)

    found = await db.write(give_back, people.anna, transfer_id, "papers")

    assert (found.state, found.round, dict(found.decisions)) == (TransferState.WAITING, 2, {})
    assert [(each.side, each.choice, each.reason) for each in found.set_aside] == [
        (COMMERCIAL, Choice.CONFIRMED, None),
        (CLIENT, Choice.RETURNED, "papers"),
    ]
    # who spoke last sees it by their own press
    assert await asked(db) == [people.boris.staff_id]


async def test_a_day_is_looked_at_once_it_comes_and_not_before(
    db: Database, people: People, database_clock: SteppingClock
) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(postpone, people.boris, transfer_id, TODAY + timedelta(days=3))
    await db.write(postpone, people.anna, transfer_id, TODAY + timedelta(days=30))
    at = await db.read(wakes.when, POSTPONED, transfer_id)
    assert at is not None
    assert at.isoformat() == "2026-11-26T06:00:00+00:00"

    await db.write(cases.day_came, SYSTEM, transfer_id)
    assert (await present(db, transfer_id)).state is TransferState.POSTPONED
    database_clock.set(at)
    for _ in range(2):
        await db.write(cases.day_came, SYSTEM, transfer_id)

    found = await present(db, transfer_id)
    assert (found.state, found.round, found.turn) == (TransferState.WAITING, 2, 3)
    assert await db.read(wakes.when, POSTPONED, transfer_id) is None


async def test_silence_brings_the_director_in_once_and_a_standing_yes_stands(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(confirm, people.boris, transfer_id)

    for _ in range(3):
        await db.write(cases.escalate, SYSTEM, transfer_id)

    assert await asked(db) == [people.galina.staff_id]
    done = await db.write(confirm, people.galina, transfer_id, people.olga.staff_id)
    assert (done.state, done.manager_id) == (TransferState.CONFIRMED, people.olga.staff_id)
    assert [(side, decided.staff_id) for side, decided in done.decisions.items()] == [
        (COMMERCIAL, people.boris.staff_id),
        (CLIENT, people.galina.staff_id),
    ]


async def test_a_head_who_wakes_up_confirms_though_the_director_is_asked(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(cases.escalate, SYSTEM, transfer_id)

    half = await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)
    assert half.state is TransferState.WITH_DIRECTOR
    done = await db.write(confirm, people.boris, transfer_id)

    assert done.state is TransferState.CONFIRMED


async def test_the_directors_yes_alone_goes_back_to_her_when_the_head_declines_again(
    db: Database, people: People
) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(give_back, people.boris, transfer_id, "overdue")
    await db.write(give_back, people.anna, transfer_id, "papers")
    half = await db.write(confirm, people.galina, transfer_id, people.olga.staff_id)
    assert (half.state, list(half.decisions)) == (TransferState.ONE_CONFIRMED, [CLIENT])

    back = await db.write(give_back, people.boris, transfer_id, "overdue")
    again = await db.write(confirm, people.galina, transfer_id, people.oleg.staff_id)

    assert back.state is again.state is TransferState.WITH_DIRECTOR
    assert again.decisions[CLIENT].manager_id == people.olga.staff_id
    ended = await db.write(give_back, people.galina, transfer_id, "переговоры")
    assert (ended.state, ended.why, ended.closed_by) == (
        TransferState.RETURNED,
        "переговоры",
        people.galina.staff_id,
    )


async def test_the_director_takes_her_yes_back_and_is_asked_as_before(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(cases.escalate, SYSTEM, transfer_id)
    await db.write(confirm, people.galina, transfer_id, people.olga.staff_id)

    found = await db.write(take_back, people.galina, transfer_id)

    assert (found.state, dict(found.decisions)) == (TransferState.WITH_DIRECTOR, {})


async def test_a_yes_of_somebody_who_lost_access_is_void_and_the_side_is_asked_again(
    db: Database, people: People
) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(confirm, people.boris, transfer_id)
    await db.write(deliver)

    def lose(tx: Tx) -> None:
        suspend(tx, people.boris)
        people_left(tx, people.galina)

    await db.write(lose)

    found = await present(db, transfer_id)
    assert (found.state, dict(found.decisions)) == (TransferState.WAITING, {})
    # the director decides in the place of the head who is gone, and whoever acts knows of it
    assert (await db.read(transfer_cards.show, people.galina, transfer_id)).yours is COMMERCIAL
    await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)
    done = await db.write(confirm, people.galina, transfer_id)
    assert {decided.staff_id for decided in done.decisions.values()} == {people.anna.staff_id, people.galina.staff_id}


async def test_even_unnoticed_a_yes_without_ground_hands_nothing_over(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)
    await db.write(confirm, people.boris, transfer_id)
    await db.write(suspend, people.boris)

    found = await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)

    assert list(found.decisions) == [CLIENT]
    assert (await db.read(clients.load, client_id)).manager_id is None


async def test_whom_a_yes_named_and_lost_access_is_named_anew(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await keep_cards(db, transfer_id, people.boris, people.anna)
    await db.write(confirm, people.anna, transfer_id, people.olga.staff_id)

    def lose(tx: Tx) -> None:
        suspend(tx, people.olga)
        people_left(tx, people.galina)

    await db.write(lose)

    assert (await present(db, transfer_id)).decisions == {}
    assert await asked(db) == [people.anna.staff_id]


async def test_a_yes_and_a_return_at_the_same_moment_of_two_processes_end_in_one_second_round(
    db: Database, database_url: str, people: People
) -> None:
    _, transfer_id = await opened(db, people)

    async with await Database.connect(database_url, SteppingClock()) as other:
        presses = [
            press
            for process in (db, other)
            for press in (
                process.write(confirm, people.boris, transfer_id),
                process.write(give_back, people.anna, transfer_id, "papers"),
            )
        ]
        await asyncio.gather(*presses)

    found = await present(db, transfer_id)
    # each pressed twice: the second presses are the first ones of the second round, or of the director's
    assert found.round in {2, 3}
    assert found.state in {TransferState.WITH_DIRECTOR, TransferState.WAITING, TransferState.ONE_CONFIRMED}
    assert len(found.set_aside) >= 2


async def test_a_day_in_the_past_or_too_far_on_is_refused(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)

    for until in (TODAY, TODAY + timedelta(days=31)):
        with pytest.raises(PostponedTooFar):
            await db.write(postpone, people.boris, transfer_id, until)


async def test_strangers_decline_nothing_and_take_nothing_back(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)

    with pytest.raises(NotYours):
        await db.write(postpone, people.galina, transfer_id, TODAY + timedelta(days=3))
    with pytest.raises(NotYours):
        await db.write(take_back, people.galina, transfer_id)
    with pytest.raises(NotAllowed):
        await db.write(give_back, people.nina, transfer_id, "papers")


async def test_a_decline_after_the_end_gives_the_present_state(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await both_confirm(db, people, transfer_id, people.olga)

    found = await db.write(give_back, people.anna, transfer_id, "papers")

    assert found.state is TransferState.CONFIRMED
    assert set(found.decisions) == {COMMERCIAL, CLIENT}


async def test_an_introduction_is_the_end_and_counts_once(db: Database, people: People) -> None:
    _, transfer_id = await opened(db, people)
    await db.write(cases.mark_introduced, people.olga, transfer_id)
    assert (await present(db, transfer_id)).state is TransferState.WAITING
    await both_confirm(db, people, transfer_id, people.olga)

    for _ in range(2):
        await db.write(cases.mark_introduced, people.olga, transfer_id)

    found = await present(db, transfer_id)
    assert (found.state, found.turn) == (TransferState.INTRODUCED, 3)


async def test_only_what_was_returned_is_opened_again_and_only_by_who_may(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)
    assert await db.write(cases.reopen, people.boris, client_id) == transfer_id
    with pytest.raises(NotYours):
        await db.write(cases.reopen, people.ivan, client_id)
    await both_confirm(db, people, transfer_id, people.olga)
    with pytest.raises(NotReturned):
        await db.write(cases.reopen, people.galina, client_id)


async def test_a_client_without_payments_is_proposed_by_nobody(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people)

    found = await db.read(cases.proposal, people.ivan, client_id)

    assert (found.offer, found.transfer_id) == (None, None)


async def test_whoever_declined_hears_of_a_withdrawal_too_and_the_wake_is_gone(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)
    for head in (people.boris, people.anna):
        await db.write(postpone, head, transfer_id, date(2026, 12, 1))

    await db.write(void, people, client_id, 1)

    assert await asked(db, "transfer_withdrawn") == [people.boris.staff_id, people.anna.staff_id]
    assert await db.read(wakes.when, POSTPONED, transfer_id) is None
