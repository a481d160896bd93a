"""Updates of one person run one after another, those of different people beside each other."""

import asyncio

from aiogram import Router
from aiogram.types import Message

from sandbox.clock import WarpClock
from storage.db import Database
from tests.bot.bench import BORIS, IVAN, make_bench


async def test_a_double_tap_is_two_taps_in_a_row_and_others_do_not_wait(db: Database, clock: WarpClock) -> None:
    router, story, everybody_in = Router(), list[str](), asyncio.Event()

    @router.message()
    async def answer(message: Message) -> None:
        story.append(f"{message.text} begins")
        if message.text == "Boris":
            everybody_in.set()
        await everybody_in.wait()
        story.append(f"{message.text} ends")

    bench = await make_bench(db, clock, router)
    for person_id, words in ((IVAN, "tap"), (IVAN, "tap again"), (BORIS, "Boris")):
        bench.world.person_sends(person_id, words)
    updates = await bench.world.call("getUpdates", {"timeout": 0})

    await asyncio.gather(*(bench.app.feed(update) for update in updates))

    assert [words for words in story if words.startswith("tap")] == [
        "tap begins",
        "tap ends",
        "tap again begins",
        "tap again ends",
    ]
    assert story.index("Boris begins") < story.index("tap ends")
