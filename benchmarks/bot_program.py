"""The bot as it runs in production, save for Telegram's pace of 29 requests a second, which is not its own.

python -m benchmarks.bot_program DATABASE TELEGRAM_PORT [all-models]       prints the port it listens on
"""

import asyncio
import signal
import sys

import uvloop

from benchmarks.presses import PATH, SECRET, TOKEN
from bot.lazy_models import import_lean

if "all-models" not in sys.argv:
    import_lean()

from pydantic import SecretStr

from bot import logs
from bot.app import build_app, freeze
from bot.config import Settings
from bot.pace import Window
from bot.webhook import Webhook


async def _run(database: str, telegram_port: int) -> None:
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr(TOKEN),
        database_url=f"sqlite:///{database}",
        mode="webhook",
        webhook_url="https://bot.example",
        webhook_port=0,
        webhook_path=PATH,
        webhook_secret=SecretStr(SECRET),
        telegram_api=f"http://127.0.0.1:{telegram_port}",
    )
    app = build_app(settings, window=Window(slots=1000, hold=0))
    await app.start()
    app.work()
    webhook = Webhook(app)
    await webhook.start()
    freeze()
    ending = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ending.set)
    print(webhook.port, flush=True)
    await ending.wait()
    await webhook.stop()
    await app.stop()


if __name__ == "__main__":
    logs.set_up("WARNING")
    uvloop.run(_run(sys.argv[1], int(sys.argv[2])))
