"""`python -m bot run`: the bot from its start to the signal that ends it."""

import asyncio
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress

import structlog
from aiogram.exceptions import TelegramAPIError

from bot import metrics
from bot.app import App, build_app, freeze
from bot.backup import nightly_of
from bot.config import Settings
from bot.polling import Polling
from bot.storage_folder import ensure_folder
from bot.trouble import errors_of_databases, reason_of
from bot.webhook import Webhook
from domain.staff import SYSTEM
from storage import company
from storage.migrate import upgrade
from texts import LANGUAGES, Texts
from usecases.staff import ensure_claim

_log = structlog.get_logger(__name__)


async def run_bot(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT; updates in hand are finished."""
    try:
        ensure_folder(settings.database_url)
        await asyncio.to_thread(upgrade, settings.database_url)
    except errors_of_databases() as trouble:
        raise SystemExit(f"Database: {reason_of(trouble)}; python -m bot doctor says more") from None
    app = build_app(settings)
    ending = asyncio.Event()
    for kind in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows knows none of this
            asyncio.get_running_loop().add_signal_handler(kind, ending.set)
    try:
        if await _unless_told_to_end(ending, _begin(app)):
            await serve(app, ending)
    except TelegramAPIError as refused:
        raise SystemExit(f"Telegram: {refused.message}") from None
    except errors_of_databases() as trouble:
        raise SystemExit(f"Database: {reason_of(trouble)}; python -m bot doctor says more") from None
    finally:
        await app.stop()


async def _begin(app: App) -> None:
    await app.start()
    await _greet(app)
    app.work(nightly_of(app.settings))
    metrics.serve(app.settings)
    freeze()


async def _unless_told_to_end(ending: asyncio.Event, work: Coroutine[None, None, None]) -> bool:
    """Whether it was done; otherwise it was broken off: while Telegram does not answer it would take minutes."""
    doing, told = asyncio.create_task(work), asyncio.create_task(ending.wait())
    try:
        await asyncio.wait({doing, told}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        doing.cancel()
        told.cancel()
    await asyncio.wait({doing})
    if doing.cancelled():
        return False
    doing.result()
    return True


async def serve(app: App, ending: asyncio.Event) -> None:
    """Take updates until `ending`."""
    _log.info("ready", mode=app.settings.mode)
    if app.settings.mode == "webhook":
        webhook = Webhook(app)
        try:
            await _unless_told_to_end(ending, webhook.start())
            await ending.wait()
        finally:
            await webhook.stop()
        return
    polling = Polling(app)
    running = asyncio.create_task(polling.run())
    ended = asyncio.create_task(ending.wait())
    await asyncio.wait({running, ended}, return_when=asyncio.FIRST_COMPLETED)
    polling.stop()
    ended.cancel()
    await running


async def _greet(app: App) -> None:
    """The strangers' menu; and, as long as the company has no director, the link by which one becomes it."""
    await app.db.write(company.create)
    today = app.clock.now().date()
    await app.menus.keep_strangers({language: Texts.of(language, today=today) for language in LANGUAGES})
    token = await app.db.write(ensure_claim, SYSTEM)
    if token is not None:
        # printed, not logged: whoever opens it first is the director
        link = f"https://t.me/{app.username}?start={token}"
        sys.stdout.write(f"\nNobody directs the company yet. Open this link once in Telegram to do so:\n{link}\n\n")
        sys.stdout.flush()
