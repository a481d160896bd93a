"""SIGTERM in the middle of a busy day: the process ends by itself, and every line typed is answered once."""

import asyncio
import os
import re
import shutil
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from sandbox.server import Sandbox
from sandbox.world import World
from storage import staff
from storage.clock import SystemClock
from storage.db import Database, Tx
from storage.payment_drafts import payment_drafts
from tests.office import CAST, found_company
from usecases import clients

ROOT = Path(__file__).parents[2]
TYPISTS = ("ivan", "petr", "boris")
LINES = 12
PATIENCE = 300.0


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A local Telegram that takes a tenth of a second for each message, so that some are always in hand."""
    world = World(username="sales_bot")
    world.webhook_backoff = 0.05
    for telegram_id, name, _, _ in CAST.values():
        world.add_person(telegram_id, name, started=True)
    sandbox = Sandbox(world)
    world.faults.inject("sendMessage", delay=0.1, times=10_000)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def db(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """The company with one client, whom everybody may log payments of."""
    shutil.copy(sqlite_template, tmp_path / "bot.sqlite3")
    async with await Database.connect(str(tmp_path / "bot.sqlite3"), SystemClock()) as opened:
        await opened.write(found_company, confirmation=True)
        await opened.write(_lotos)
        yield opened


def _lotos(tx: Tx) -> None:
    both = [staff.find_actor(tx, CAST[name][0]) for name in ("ivan", "petr")]
    hunters = [(actor.staff_id, Decimal(50)) for actor in both if actor is not None]
    boris = staff.find_actor(tx, CAST["boris"][0])
    assert boris is not None
    clients.register(tx, boris, "Лотос", "supply", hunters)


def settings(sandbox: Sandbox, folder: Path, mode: str, port: int) -> dict[str, str]:
    of_webhook = {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}",
        "WEBHOOK_PORT": str(port),
        "WEBHOOK_SECRET": "let-me-in",
    }
    return {
        "BOT_TOKEN": sandbox.world.token,
        "DATABASE_URL": f"sqlite:///{folder / 'bot.sqlite3'}",
        "TELEGRAM_API": sandbox.base_url,
        "LOG_LEVEL": "WARNING",
        "BACKUP_NIGHTLY": "false",
        "MODE": mode,
        **(of_webhook if mode == "webhook" else {}),
    }


@asynccontextmanager
async def running(environment: dict[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    """A bot that is told to end, and has to do so with status 0."""
    command = (sys.executable, "-m", "bot", "run")
    bot = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env={**os.environ, **environment})
    try:
        yield bot
        bot.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            assert await bot.wait() == 0
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_bot_told_to_end_finishes_what_is_in_hand_and_loses_and_doubles_nothing(
    sandbox: Sandbox, db: Database, tmp_path: Path, unused_tcp_port: int, mode: str
) -> None:
    # given three people who type as fast as they can
    world = sandbox.world
    environment = settings(sandbox, tmp_path, mode, unused_tcp_port)
    typed = {
        CAST[name][0]: [f"Лотос {1 + line + 100 * at}к" for line in range(LINES)] for at, name in enumerate(TYPISTS)
    }
    async with running(environment):
        for person, lines in typed.items():
            for line in lines[: LINES // 2]:
                world.person_sends(person, line)
        # as many are in hand then as it gets done in its last words on a slow machine, too
        await until(lambda: sum(answers(world, person).total() for person in typed) >= len(TYPISTS) * LINES // 2 - 4)

    # then it has ended by itself, and whatever is not left for later has its answer
    left = world.updates.pending()
    answered = sum(answers(world, person).total() for person in typed)
    assert answered == len(TYPISTS) * LINES // 2 - len(left)

    # when they go on typing, and it is started again
    for person, lines in typed.items():
        for line in lines[LINES // 2 :]:
            world.person_sends(person, line)
    async with running(environment):
        await until(lambda: not world.updates.pending())

    # then each line is kept once and was answered once
    kept = await db.read(lambda tx: tx.scalars(select(payment_drafts.c.text)))
    assert sorted(kept) == sorted(line for lines in typed.values() for line in lines)
    for person, lines in typed.items():
        assert answers(world, person) == Counter(re.sub("[^0-9]", "", line) for line in lines)


def answers(world: World, person: int) -> Counter[str]:
    """Which sums, in thousands, the bot has shown to somebody in drafts, each as often as it did."""
    shown = (m.get("text", "") for m in world.messages(person) if m["from"]["id"] == world.bot_id)
    return Counter(found[1] for text in shown if (found := re.search(r"Лотос · (\d+)\W000\W₽", text)))


async def until(done: Callable[[], bool]) -> None:
    """Wait for what another process brings about."""
    async with asyncio.timeout(PATIENCE):
        while not done():  # noqa: ASYNC110 - another process brings it about
            await asyncio.sleep(0.02)
