"""The program as it is started: it says who may direct, answers, goes on after a restart, and ends when it is told."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.server import Sandbox
from sandbox.world import World

GALINA = 301
PATIENCE = 300.0


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A local Telegram on the network, with Galina in it."""
    world = World(username="sales_bot")
    world.add_person(GALINA, "Галина", started=True)
    sandbox = Sandbox(world)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


async def start(sandbox: Sandbox, folder: Path) -> asyncio.subprocess.Process:
    settings = {
        "BOT_TOKEN": sandbox.world.token,
        "DATABASE_URL": f"sqlite:///{folder}/bot.sqlite3",
        "TELEGRAM_API": sandbox.base_url,
        "LOG_FORMAT": "json",
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=Path(__file__).parents[2],
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_a_first_start_gives_a_link_to_the_director_and_a_second_does_not(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    world = sandbox.world
    first = await start(sandbox, tmp_path)
    assert first.stdout is not None
    async with asyncio.timeout(PATIENCE):
        printed = (await first.stdout.readuntil(b"start=")) + await first.stdout.readline()
    token = re.search(r"https://t\.me/sales_bot\?start=(\S+)", printed.decode())
    assert token

    world.person_opens_link(GALINA, token[1])
    await answered(world)
    first.send_signal(signal.SIGTERM)
    _, first_log = await first.communicate()
    second = await start(sandbox, tmp_path)
    world.person_sends(GALINA, "/start")
    await answered(world)
    second.send_signal(signal.SIGTERM)
    second_output, second_log = await second.communicate()

    assert (first.returncode, second.returncode) == (0, 0)
    assert second_output == b""
    assert world.updates.pending() == []
    for log in (first_log.decode(), second_log.decode()):
        assert '"level": "error"' not in log
        assert world.token not in log
        assert token[1] not in log
        assert "Галина" not in log


async def answered(world: World) -> None:
    """Until the bot has the last word."""
    async with asyncio.timeout(PATIENCE):
        while world.messages(GALINA)[-1]["from"]["id"] != world.bot_id:  # noqa: ASYNC110 - another process answers
            await asyncio.sleep(0.02)
