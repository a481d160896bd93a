"""The program as it is started: it says who may direct, answers, goes on after a restart, and ends when it is told."""

import asyncio
import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.config import Settings
from bot.running import run_bot
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


@pytest.mark.parametrize("port", ["webhook_port", "metrics_port"])
async def test_a_start_on_a_port_that_is_taken_ends_in_one_line(
    sandbox: Sandbox, sqlite_template: Path, tmp_path: Path, port: str
) -> None:
    shutil.copy(sqlite_template, tmp_path / "bot.sqlite3")
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        settings: dict[str, Any] = {
            "bot_token": SecretStr(sandbox.world.token),
            "database_url": f"sqlite:///{tmp_path}/bot.sqlite3",
            "telegram_api": sandbox.base_url,
            "mode": "webhook",
            "webhook_url": "https://example.org",
            "webhook_secret": SecretStr("let-me-in"),
            "webhook_host": "127.0.0.1",
            "metrics_host": "127.0.0.1",
            "webhook_port": 0,
            port: somebody.getsockname()[1],
        }
        with pytest.raises(SystemExit) as ended:
            await run_bot(Settings(_env_file=None, **settings))

    told = "Port: Address already in use; see WEBHOOK_HOST, WEBHOOK_PORT, METRICS_HOST, METRICS_PORT in the settings"
    assert ended.value.code == told


async def answered(world: World) -> None:
    """Until the bot has the last word."""
    async with asyncio.timeout(PATIENCE):
        while world.messages(GALINA)[-1]["from"]["id"] != world.bot_id:  # noqa: ASYNC110 - another process answers
            await asyncio.sleep(0.02)
