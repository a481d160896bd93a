"""An update is confirmed when it is done with: a kill loses none, a slow one holds up nobody else."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from aiogram import Router
from aiogram.types import Message
from sqlalchemy import select

from bot.polling import TRIES, Polling
from sandbox.clock import WarpClock
from sandbox.faults import Fault
from sandbox.server import Sandbox
from sandbox.world import World
from storage import company, dialogs
from storage.db import Database, Tx
from tests.bot.bench import BORIS, IVAN, Bench, hire, make_bench


async def until(done: Callable[[], bool], seconds: float = 300.0) -> None:
    """Wait for what a process of its own, or a task, brings about."""
    async with asyncio.timeout(seconds):
        while not done():  # noqa: ASYNC110 - what another process does sets no event here
            await asyncio.sleep(0.01)


# killing processes says nothing about the kind of database; one is enough
pytestmark = pytest.mark.only_on("sqlite")


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A world on the network, with Ivan in it."""
    world = World(username="sales_bot")
    world.add_person(IVAN, "Иван", started=True)
    sandbox = Sandbox(world)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


def said_by_bot(world: World) -> list[str]:
    return [m["text"] for m in world.messages(IVAN) if m["from"]["id"] == world.bot_id]


async def test_a_kill_loses_no_update_and_the_next_process_answers_it(
    sandbox: Sandbox, database_url: str, db: Database
) -> None:
    world = sandbox.world
    await db.write(company.create)
    await db.write(hire, IVAN, "Иван")
    for words in ("one", "die before", "die after", "two"):
        world.person_sends(IVAN, words)

    first = await run_bot(sandbox, database_url)
    second = await run_bot(sandbox, database_url)
    third = await start_bot(sandbox, database_url)
    try:
        await until(lambda: "kept: two" in said_by_bot(world))
    finally:
        third.send_signal(signal.SIGTERM)
    third_ended = await third.wait()

    assert (first, second, third_ended) == (-signal.SIGKILL, -signal.SIGKILL, 0)
    assert set(said_by_bot(world)) == {"kept: one", "kept: die before", "kept: die after", "kept: two"}
    assert await db.read(kept) == {"one", "die before", "die after", "two"}
    assert world.updates.pending() == []


def kept(tx: Tx) -> set[str]:
    return {key.removeprefix("said:") for key in tx.scalars(select(dialogs.dialogs.c.key))}


async def start_bot(sandbox: Sandbox, database_url: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bot.killed_bot", sandbox.base_url, sandbox.world.token, database_url),
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def run_bot(sandbox: Sandbox, database_url: str) -> int:
    process = await start_bot(sandbox, database_url)
    try:
        async with asyncio.timeout(300):
            return await process.wait()
    except TimeoutError:
        process.kill()
        raise


async def polling_bench(db: Database, clock: WarpClock, held: asyncio.Event) -> Bench:
    router = Router()

    @router.message()
    async def answer(message: Message) -> None:
        if message.text == "wait":
            await held.wait()
        await message.answer(f"heard: {message.text}")

    return await make_bench(db, clock, router)


async def test_a_slow_answer_to_one_holds_up_nobody_else_and_keeps_the_offset(db: Database, clock: WarpClock) -> None:
    held = asyncio.Event()
    bench = await polling_bench(db, clock, held)
    polling = Polling(bench.app, timeout=0)
    running = asyncio.create_task(polling.run())
    bench.world.person_sends(IVAN, "wait")
    bench.world.person_sends(IVAN, "later")

    await asyncio.sleep(0.3)
    bench.world.person_sends(BORIS, "hello")
    await until(lambda: bench.texts(BORIS) == ["heard: hello"])
    meanwhile = bench.texts(IVAN), len(bench.world.updates.pending())
    held.set()
    await until(lambda: len(bench.texts(IVAN)) == 2)
    polling.stop()
    await running

    assert meanwhile == ([], 3)
    assert bench.texts(IVAN) == ["heard: wait", "heard: later"]
    assert bench.world.updates.pending() == []


@pytest.mark.parametrize("fault", [{"code": 502}, {"code": 409}, {"retry_after": 1}, {"drop": "before"}], ids=str)
async def test_polling_goes_on_after_trouble(
    db: Database, clock: WarpClock, fault: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.polling.backoff", lambda *_, **__: 0.0)
    monkeypatch.setattr("bot.polling.CONFLICT_PAUSE", 0.0)
    bench = await polling_bench(db, clock, asyncio.Event())
    bench.world.faults.inject("getUpdates", **fault)  # type: ignore[arg-type]  # one of its keywords
    polling = Polling(bench.app, timeout=0)
    running = asyncio.create_task(polling.run())

    bench.world.person_sends(IVAN, "hello")
    await until(lambda: bench.texts(IVAN) == ["heard: hello"])
    polling.stop()
    await running

    assert bench.world.updates.pending() == []


async def test_the_same_update_twice_in_the_queue_is_handled_once_while_it_is_in_hand(
    db: Database, clock: WarpClock
) -> None:
    held = asyncio.Event()
    bench = await polling_bench(db, clock, held)
    polling = Polling(bench.app, timeout=0)
    running = asyncio.create_task(polling.run())
    bench.world.person_sends(IVAN, "wait")

    await asyncio.sleep(0.6)
    held.set()
    await until(lambda: bench.texts(IVAN) == ["heard: wait"])
    polling.stop()
    await running

    assert bench.texts(IVAN) == ["heard: wait"]


async def test_while_telegram_cannot_be_reached_no_update_is_given_up(
    db: Database, clock: WarpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("bot.polling", "bot.requests"):
        monkeypatch.setattr(f"{place}.backoff", lambda *_, **__: 0.0)
    held = asyncio.Event()
    bench = await polling_bench(db, clock, held)
    polling, world = Polling(bench.app, timeout=0), bench.world
    running = asyncio.create_task(polling.run())
    world.person_sends(IVAN, "wait")
    await until(lambda: bool(polling._in_hand))

    # when the network is gone before it is answered, for many more tries than an update gets
    asked = 0

    def outage(method: str) -> Fault:
        nonlocal asked
        asked += method == "getupdates"
        return Fault(method, drop="before")

    world.faults.weather = outage
    held.set()
    await until(lambda: asked > 100 * TRIES)
    world.faults.weather = None

    # then it is answered once there is one again
    await until(lambda: bench.texts(IVAN) == ["heard: wait"])
    polling.stop()
    await running
    assert world.updates.pending() == []


async def test_what_takes_too_long_at_the_end_comes_again_and_is_not_answered_meanwhile(
    db: Database, clock: WarpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.polling.LAST_WORDS", 0.0)
    held = asyncio.Event()
    bench = await polling_bench(db, clock, held)
    polling = Polling(bench.app, timeout=0)
    running = asyncio.create_task(polling.run())
    bench.world.person_sends(IVAN, "wait")
    await until(lambda: bool(polling._in_hand))

    polling.stop()
    await running
    held.set()
    await asyncio.wait(polling._in_hand.values())

    assert bench.texts(IVAN) == []
    assert len(bench.world.updates.pending()) == 1


async def test_an_update_that_cannot_be_read_holds_up_nobody_and_not_the_end_either(
    db: Database, clock: WarpClock
) -> None:
    # given
    bench = await polling_bench(db, clock, asyncio.Event())
    world, polling = bench.world, Polling(bench.app, timeout=0)
    world.updates.put("message", {"of": "a new kind"}, IVAN)
    world.person_sends(IVAN, "hello")

    # when
    running = asyncio.create_task(polling.run())
    await until(lambda: bench.texts(IVAN) == ["heard: hello"] and not world.updates.pending())

    # and one more comes when the bot, which waits for an answer, has been told to end
    world.faults.inject("getUpdates", delay=3600)
    await until(lambda: world.faults.is_spent)
    polling.stop()
    world.updates.put("message", {"of": "a new kind"}, IVAN)
    await running

    # then
    assert bench.texts(IVAN) == ["heard: hello"]
    assert len(world.updates.pending()) == 1
