"""What a person sees of transfers: the card, whom they can name, and the list."""

from datetime import date

import pytest

from domain.staff import SYSTEM, DepartmentKind
from storage import clients
from storage.clock import Clock
from storage.db import Database
from tests.usecases.small_company import (
    NOON,
    TODAY,
    People,
    SteppingClock,
    add_payment,
    found_company,
    paying_client,
)
from tests.usecases.transfer_steps import (
    AUGUST,
    both_confirm,
    met,
    newest_transfer,
    opened,
)
from usecases import transfer_cards
from usecases.transfer_decisions import confirm
from usecases.transfers import scan


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock(NOON)


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


async def test_the_choice_shows_who_has_the_fewest_clients_first_and_the_head(db: Database, people: People) -> None:
    _, first = await opened(db, people, "Первый")
    await both_confirm(db, people, first, people.oleg)
    _, second = await opened(db, people, "Второй")

    found = await db.read(transfer_cards.choice, people.anna, second)

    assert [(c.name, c.clients) for c in found] == [("Анна", 0), ("Ольга", 0), ("Олег", 1)]


async def test_the_card_tells_what_came_in_during_the_period_and_what_is_missing(db: Database, people: People) -> None:
    client_id = await db.write(paying_client, people, AUGUST)
    await db.write(add_payment, people, client_id, "50000.50", date(2026, 11, 19))
    await db.write(add_payment, people, client_id, "70000", date(2026, 11, 20))
    await db.write(scan, SYSTEM, TODAY)
    await db.write(met, client_id, people.ivan)

    card = await db.read(transfer_cards.show, people.boris, await db.read(newest_transfer))

    assert (str(card.paid), card.payments) == ("150000.50", 2)
    assert str(card.missed) == "2100.00"
    assert (card.client.acquisition_start, card.transfer.lapsed_on) == (AUGUST, date(2026, 11, 20))
    assert (card.coverage.held, card.coverage.required) == (1, 2)
    assert card.coverage.missing_kinds == (DepartmentKind.CLIENT,)
    assert list(card.hunters) == ["Иван"]


async def test_a_key_client_misses_both_heads(db: Database, people: People) -> None:
    client_id, transfer_id = await opened(db, people)
    await db.write(lambda tx: clients.change(tx, client_id, key=True))
    await db.write(met, client_id, people.ivan)
    await db.write(met, client_id, people.olga)

    card = await db.read(transfer_cards.show, people.boris, transfer_id)

    assert (card.client.key, card.coverage.held, card.coverage.required) == (True, 2, 4)
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
