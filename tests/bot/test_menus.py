"""Each person's menu holds their own commands, in their own language."""

from aiogram import Router
from aiogram.types import Message

from domain.staff import Role
from handlers import Features
from sandbox.clock import WarpClock
from storage import staff
from storage.db import Database
from tests.bot.bench import IVAN, Bench, make_bench

SELLERS, ALL = frozenset({Role.HUNTER}), frozenset({Role.HUNTER, Role.DIRECTOR})
OFFERED = Features((), (), {}, {"start": ALL, "pay": SELLERS, "plan": ALL})


async def menu_bench(db: Database, clock: WarpClock) -> Bench:
    router = Router()

    @router.message()
    async def hear(message: Message) -> None:
        await message.answer("heard")

    bench = await make_bench(db, clock, router)
    bench.app.menus._offered = OFFERED
    return bench


async def commands(bench: Bench) -> list[tuple[str, str]]:
    menu = await bench.world.call("getMyCommands", {"scope": {"type": "chat", "chat_id": IVAN}})
    return [(entry["command"], entry["description"]) for entry in menu]


async def test_a_person_gets_the_commands_of_their_role_with_the_first_answer(db: Database, clock: WarpClock) -> None:
    bench = await menu_bench(db, clock)

    await bench.says(IVAN, "hello")

    assert await commands(bench) == [
        ("start", "что ждёт сегодня"),
        ("pay", "записать оплату"),
        ("plan", "план вознаграждения"),
    ]


async def test_a_new_role_and_language_give_a_new_menu(db: Database, clock: WarpClock) -> None:
    bench = await menu_bench(db, clock)
    await bench.says(IVAN, "hello")
    await db.write(lambda tx: tx.execute(staff.staff.update().values(role="director", language="en")))

    await bench.says(IVAN, "hello")

    assert await commands(bench) == [("start", "what waits today"), ("plan", "the compensation plan")]


async def test_who_loses_access_loses_the_menu(db: Database, clock: WarpClock) -> None:
    bench = await menu_bench(db, clock)
    await bench.says(IVAN, "hello")
    await db.write(lambda tx: tx.execute(staff.staff.update().values(status="suspended")))

    await bench.says(IVAN, "hello")

    assert await commands(bench) == []


async def test_a_menu_that_telegram_refused_is_tried_at_the_next_word(db: Database, clock: WarpClock) -> None:
    bench = await menu_bench(db, clock)
    bench.world.faults.inject("setMyCommands", code=500)
    await bench.says(IVAN, "hello")
    at_first = await commands(bench)

    await bench.says(IVAN, "hello")

    assert at_first == []
    assert len(await commands(bench)) == 3
