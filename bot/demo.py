"""`python -m bot demo`: the bot, a local Telegram and a made-up company in one process, on a clock one can move."""

import asyncio
import errno
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from pydantic import SecretStr

from bot import demo_company, logs
from bot.app import App, build_app, freeze
from bot.config import Settings
from bot.polling import Polling
from sandbox.clock import WarpClock
from sandbox.server import Sandbox
from sandbox.world import World
from storage import company
from storage.migrate import upgrade

TOKEN = "123456789:local-telegram-knows-nobody-else-000"  # noqa: S105 - opens only the local Telegram of this process
PORTS_TO_TRY = 20


async def play(host: str, port: int, log_level: str) -> None:
    """Run until Ctrl+C; the database is a temporary file."""
    logs.set_up(log_level)
    clock = WarpClock()
    world = World(token=TOKEN, username="sales_bot", name=demo_company.BOT_NAME, clock=clock)
    sandbox, address = await _started(world, host, port)
    with tempfile.TemporaryDirectory(prefix="bot-demo-") as folder:
        database_url = f"sqlite:///{Path(folder) / 'demo.sqlite3'}"
        await asyncio.to_thread(upgrade, database_url)
        settings = Settings(
            _env_file=None,  # a demo that found a real token would be no demo
            bot_token=SecretStr(TOKEN),
            database_url=database_url,
            telegram_api=address,
        )
        app = build_app(settings, clock=clock)
        try:
            await _play(app, world, clock, address)
        finally:
            await app.stop()
            await sandbox.stop()


async def _play(app: App, world: World, clock: WarpClock, address: str) -> None:
    polling = Polling(app)
    # from the beginning on: a demo that is ended while it is built leaves no folder behind
    for kind in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows knows none of this
            asyncio.get_running_loop().add_signal_handler(kind, polling.stop)
    await app.start()
    await app.db.write(company.create)
    await demo_company.build(app.db, clock, world.add_person)
    app.work()
    clock.on_change(lambda _: app.poke())
    freeze()
    for person_id in list(world.people):
        world.person_sends(person_id, "/start")
    sys.stdout.write(f"\nThe company is at work: {address}\nCtrl+C ends it.\n")
    sys.stdout.flush()
    await polling.run()


async def _started(world: World, host: str, port: int) -> tuple[Sandbox, str]:
    for candidate in range(port, port + PORTS_TO_TRY):
        sandbox = Sandbox(world, host=host, port=candidate)
        try:
            return sandbox, await sandbox.start()
        except OSError as taken:
            if taken.errno != errno.EADDRINUSE:
                raise
    raise SystemExit(f"no free port from {port} on")
