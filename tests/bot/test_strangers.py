"""Who is not of the staff gets one polite line, in the language of their Telegram, and changes nothing."""

from aiogram import Router
from aiogram.types import Message

from domain.staff import SYSTEM
from handlers.context import Context
from sandbox.clock import WarpClock
from storage.db import Database
from tests.bot.bench import IVAN, STRANGER, Bench, hire, make_bench
from usecases.staff import ensure_claim

RUSSIAN = (
    "Здравствуйте! Этот бот\u00a0— для сотрудников компании. Попросите приглашение у своего начальника, "
    "откройте ссылку из него\u00a0— и начнём."
)
ENGLISH = (
    "Hello! This bot is for the company's staff. Ask your head for an invitation: open its link, and we can begin."
)


async def naming_bench(db: Database, clock: WarpClock) -> Bench:
    router = Router()

    @router.message()
    async def name(message: Message, ctx: Context) -> None:
        await message.answer(f"{ctx.actor.name}, {ctx.actor.role}")

    return await make_bench(db, clock, router)


async def test_a_stranger_hears_one_polite_line_in_their_own_language(db: Database, clock: WarpClock) -> None:
    bench = await naming_bench(db, clock)
    bench.world.add_person(600, "Jürgen", language_code="de", started=True)

    await bench.says(STRANGER, "/start")
    await bench.says(600, "hello")

    assert bench.texts(STRANGER) == [RUSSIAN]
    assert bench.texts(600) == [ENGLISH]


async def test_a_suspended_person_is_a_stranger_from_the_next_word_on(db: Database, clock: WarpClock) -> None:
    bench = await naming_bench(db, clock)
    bench.world.add_person(601, "Пётр", started=True)
    await db.write(hire, 601, "Пётр", status="suspended")

    await bench.says(601, "Ромашка 150к")

    assert bench.texts(601) == [RUSSIAN]


async def test_the_claim_makes_a_stranger_the_director_and_their_first_word_is_answered(
    db: Database, clock: WarpClock
) -> None:
    bench = await naming_bench(db, clock)
    token = await db.write(ensure_claim, SYSTEM)

    await bench.says(STRANGER, f"/start {token}")

    assert bench.texts(STRANGER)[-1].endswith(", director")


async def test_an_invitation_that_opens_nothing_says_so(db: Database, clock: WarpClock) -> None:
    bench = await naming_bench(db, clock)

    await bench.says(STRANGER, "/start nonsense")

    assert len(bench.texts(STRANGER)) == 1
    assert bench.texts(STRANGER) != [RUSSIAN]


async def test_a_group_hears_nothing(db: Database, clock: WarpClock) -> None:
    bench = await naming_bench(db, clock)
    author = bench.world.person(IVAN).user()
    in_group = {"message_id": 1, "date": 1, "chat": {"id": -100, "type": "group"}, "from": author, "text": "hello"}

    done = await bench.app.feed({"update_id": 1, "message": in_group})

    assert done
    assert bench.texts(IVAN) == []
