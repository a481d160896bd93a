"""Somebody blocks the bot: their head is told, what is said meanwhile waits, and comes when they are back."""

import pytest

from storage import staff
from storage.db import Tx
from tests.office import CAST, Office
from usecases import payments

UNREACHABLE = "📵 {}: сообщения бота не доходят. Бот заблокирован, или аккаунта больше нет."
IVAN = UNREACHABLE.format("Иван Петров")


def blocks_unnoticed(office: Office, name: str, *, blocked: bool = True) -> None:
    """The bot hears nothing of it; it learns of it when it writes, or when they do."""
    office.world.person(CAST[name][0]).blocked = blocked


async def nina_confirms(office: Office, payment_id: int) -> None:
    """Of which Ivan is told, who logged it."""
    await office.by("nina", payments.confirm, payment_id)
    await office.settle()


def told(office: Office, words: str) -> dict[str, int]:
    """Who has been told so, and how often."""
    seen = {person.name: sum(words in text for text in person.texts()) for person in office.people}
    return {name: count for name, count in seen.items() if count}


@pytest.fixture
async def three_payments(office: Office) -> None:
    """Logged by Ivan, not confirmed yet."""
    await office.client("Ромашка")
    for amount in ("150к", "70к", "30к"):
        await office.ivan.send(f"Ромашка {amount}")
        await office.ivan.press("Записать")


@pytest.mark.usefixtures("three_payments")
async def test_the_head_is_told_once_when_telegram_refuses_and_everything_comes_when_the_person_writes(
    office: Office,
) -> None:
    blocks_unnoticed(office, "ivan")
    before = len(office.ivan.texts())

    await nina_confirms(office, 1)
    await nina_confirms(office, 2)

    assert told(office, IVAN) == {"boris": 1}
    assert office.ivan.texts()[before:] == []

    # when Ivan unblocks the bot, of which it heard nothing, and writes
    blocks_unnoticed(office, "ivan", blocked=False)
    await office.ivan.send("/settings")

    # then he has what waited, in its order, below the answer
    _, *waited = office.ivan.texts()[before:]
    assert ["150 000 ₽" in waited[0], "70 000 ₽" in waited[1], len(waited)] == [True, True, 2]

    # and the next time is another time
    blocks_unnoticed(office, "ivan")
    await office.later(minutes=1)
    await nina_confirms(office, 3)
    assert told(office, IVAN) == {"boris": 2}


@pytest.mark.usefixtures("three_payments")
async def test_whoever_blocks_the_bot_is_out_of_reach_at_once_and_back_when_they_unblock_it(office: Office) -> None:
    before = len(office.ivan.texts())
    office.world.block(CAST["ivan"][0])
    await office.settle()

    office.boris.sees(IVAN, "Попросите открыть чат с ботом и нажать «Старт»")
    await office.boris.press("Открыть карточку")
    office.boris.sees("📵 Заблокировал бота: сообщения не доходят")

    await nina_confirms(office, 1)
    office.world.unblock(CAST["ivan"][0])
    await office.settle()

    [confirmed] = office.ivan.texts()[before:]
    assert "150 000 ₽" in confirmed


async def test_of_a_head_of_who_has_none_and_where_the_head_is_out_of_reach_too_the_director_hears(
    office: Office,
) -> None:
    for name in ("boris", "nina", "ivan"):
        office.world.block(CAST[name][0])
        await office.settle()

    names = ("Борис Сидоров", "Нина Зайцева", "Иван Петров")
    assert [told(office, UNREACHABLE.format(name)) for name in names] == [{"galina": 1}] * 3

    # and of the director only another director could
    office.world.block(CAST["galina"][0])
    await office.settle()
    assert told(office, UNREACHABLE.format("Галина Орлова")) == {}


async def test_who_is_back_before_the_head_is_told_is_not_spoken_of(office: Office) -> None:
    office.world.block(CAST["ivan"][0])
    office.world.unblock(CAST["ivan"][0])
    await office.settle()

    assert told(office, IVAN) == {}


async def test_no_digests_pile_up_for_somebody_out_of_reach(office: Office) -> None:
    await office.db.write(_daily_digests)
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 150к")
    office.world.block(CAST["ivan"][0])
    await office.settle()
    before = len(office.ivan.texts())

    for _ in range(2):
        await office.later(days=1)
    office.world.unblock(CAST["ivan"][0])
    await office.settle()

    assert [text for text in office.ivan.texts()[before:] if text.startswith("📊")] == []


def _daily_digests(tx: Tx) -> None:
    for person in staff.active(tx):
        staff.change(tx, person.staff_id, next_digest_at=tx.now)
