"""SIGTERM while Telegram takes calls and never answers: the bot ends, at whatever step of its start it stands."""

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.config import Settings
from bot.running import run_bot, serve
from sandbox.clock import WarpClock
from sandbox.server import Sandbox
from sandbox.world import World
from storage.db import Database
from tests.bot.bench import make_bench

# how a start goes says nothing about the kind of database; one is enough
pytestmark = pytest.mark.only_on("sqlite")

AN_HOUR = 3600
WEBHOOK: dict[str, Any] = {
    "mode": "webhook",
    "webhook_url": "https://example.org",
    "webhook_secret": SecretStr("let-me-in"),
    "webhook_port": 0,
}


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(World(username="sales_bot"))
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not done():  # noqa: ASYNC110 - another task brings it about
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("silent", ["getMe", "setMyCommands"])
async def test_before_it_is_ready(sandbox: Sandbox, sqlite_template: Path, tmp_path: Path, silent: str) -> None:
    shutil.copy(sqlite_template, tmp_path / "bot.sqlite3")
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr(sandbox.world.token),
        database_url=f"sqlite:///{tmp_path}/bot.sqlite3",
        telegram_api=sandbox.base_url,
    )
    sandbox.world.faults.inject(silent, delay=AN_HOUR)
    running = asyncio.create_task(run_bot(settings))
    await until(lambda: sandbox.world.faults.is_spent)

    signal.raise_signal(signal.SIGTERM)

    # less than a call waits for its answer
    async with asyncio.timeout(40):
        await running


@pytest.mark.parametrize(
    ("settings", "silent"), [({}, "deleteWebhook"), (WEBHOOK, "setWebhook")], ids=["polling", "webhook"]
)
async def test_before_it_takes_updates(db: Database, clock: WarpClock, settings: dict[str, Any], silent: str) -> None:
    bench = await make_bench(db, clock, **settings)
    bench.world.faults.inject(silent, delay=AN_HOUR)
    ending = asyncio.Event()
    serving = asyncio.create_task(serve(bench.app, ending))
    await until(lambda: bench.world.faults.is_spent)

    ending.set()

    async with asyncio.timeout(40):
        await serving
