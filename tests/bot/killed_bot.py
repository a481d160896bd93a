"""A bot in a process of its own, which kills itself with -9 when it is told to: `killed_bot.py API TOKEN DATABASE`.

It keeps what people say, and then answers. "die before" kills it before that is
kept, "die after" before it is answered; both only the first time.
"""

# ruff: noqa: E402 - aiogram first, the way that the program imports it: the test waits for three starts
import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.lazy_models import import_lean

import_lean()

from aiogram import Router
from aiogram.types import Message
from pydantic import SecretStr

from bot.app import build_app
from bot.config import Settings
from bot.running import serve
from handlers import Features
from handlers.context import Context
from storage import dialogs

router = Router()


@router.message()
async def keep(message: Message, ctx: Context) -> None:
    words = message.text or ""
    if words == "die before":
        die_once(ctx, "before")
    await ctx.db.write(dialogs.set_data, f"said:{words}", {"kept": True})
    if words == "die after":
        die_once(ctx, "after")
    await message.answer(f"kept: {words}")


def die_once(ctx: Context, when: str) -> None:
    mark = Path(sys.argv[3].removeprefix("sqlite:///")).with_name(when)
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


async def main(api: str, token: str, database_url: str) -> None:
    settings = Settings(_env_file=None, bot_token=SecretStr(token), database_url=database_url, telegram_api=api)
    app = build_app(settings, offered=Features((router,), (), {}))
    ending = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ending.set)
    await app.start()
    app.work()
    await serve(app, ending)
    await app.stop()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4]))
