"""What the doctor asks Telegram: whether it knows the token, where it sends updates, and what time it is there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramUnauthorizedError
from aiogram.types import WebhookInfo
from aiohttp import ClientError, ClientTimeout

from bot.app import session_for
from bot.config import Settings
from bot.doctor_findings import Finding, ill, well
from bot.telegram_session import errors_of_proxies
from storage.clock import Clock

PATIENCE: Final = 10
MOST_SKEW: Final = timedelta(seconds=30)
MOST_PENDING: Final = 100
RECENT: Final = timedelta(hours=1)

_NOT_ASKED: Final = "not looked at: Telegram did not answer"
_UNREACHED: Final = "curl -sS https://api.telegram.org, and see PROXY and TELEGRAM_API in .env"


async def ask_telegram(settings: Settings, clock: Clock) -> list[Finding]:
    """The lines of the token, the webhook and the clock."""
    async with _bot(settings) as bot:
        token = await _token(bot)
        if not token.well:
            lines = [ill(name, _NOT_ASKED, token.mend) for name in ("webhook", "clock")]
            return [token, *lines]
        return [token, await _webhook(bot, settings, clock), await _clock(bot, clock)]


@asynccontextmanager
async def _bot(settings: Settings) -> AsyncIterator[Bot]:
    bot = Bot(settings.bot_token.get_secret_value(), session_for(settings))
    try:
        yield bot
    finally:
        await bot.session.close()


async def _token(bot: Bot) -> Finding:
    try:
        me = await bot.get_me(request_timeout=PATIENCE)
    except TelegramUnauthorizedError:
        mend = "@BotFather, /mybots, API Token: put it into BOT_TOKEN, then: python -m bot doctor"
        return ill("token", "Telegram does not know this token", mend)
    except TelegramNetworkError as silence:
        return ill("token", f"Telegram is not reached: {_without_address(silence)}", _UNREACHED)
    except TelegramAPIError as refused:
        return ill("token", f"Telegram refuses: {refused.message}", _UNREACHED)
    return well("token", f"@{me.username}")


def _without_address(silence: TelegramNetworkError) -> str:
    # an address has the token in it
    return silence.message.split(":", 1)[0]


async def _webhook(bot: Bot, settings: Settings, clock: Clock) -> Finding:
    try:
        info = await bot.get_webhook_info(request_timeout=PATIENCE)
    except TelegramAPIError:
        return ill("webhook", _NOT_ASKED, _UNREACHED)
    if settings.mode == "polling":
        if info.url:
            told = "MODE=polling, but Telegram sends updates to a webhook: another program may have this token"
            return ill("webhook", told, "python -m bot run (it removes the webhook)")
        return well("webhook", "none, as MODE=polling wants it")
    return _of_webhook(info, settings, clock)


def _of_webhook(info: WebhookInfo, settings: Settings, clock: Clock) -> Finding:
    if info.url != settings.webhook_url + settings.webhook_path:
        elsewhere = "nowhere" if not info.url else "to another address"
        return ill("webhook", f"Telegram sends updates {elsewhere}", "python -m bot run (it sets the webhook)")
    failed_at = info.last_error_date
    if failed_at is not None and _at(failed_at) > clock.now() - RECENT:
        mend = f"curl -i {settings.webhook_url}/health"
        return ill("webhook", f"Telegram could not deliver: {info.last_error_message}", mend)
    if info.pending_update_count > MOST_PENDING:
        return ill("webhook", f"{info.pending_update_count} updates wait", "python -m bot run")
    return well("webhook", f"set, {info.pending_update_count} updates wait")


def _at(moment: datetime | timedelta | int) -> datetime:
    if isinstance(moment, datetime):
        return moment
    raise TypeError(moment)


async def _clock(bot: Bot, clock: Clock) -> Finding:
    url = bot.session.api.api_url(bot.token, "getMe")
    session = await bot.session.create_session()  # type: ignore[attr-defined]  # every session of ours has it
    troubles: tuple[type[Exception], ...] = (ClientError, TimeoutError, KeyError, ValueError, *errors_of_proxies())
    try:
        before = clock.now()
        async with session.get(url, timeout=ClientTimeout(PATIENCE)) as response:
            there = parsedate_to_datetime(response.headers["Date"])
        here = before + (clock.now() - before) / 2
    except troubles:
        return ill("clock", _NOT_ASKED, _UNREACHED)
    skew = here - there
    if abs(skew) > MOST_SKEW:
        direction = "ahead of" if skew > timedelta(0) else "behind"
        # their clock tells whole seconds, so minutes are what can be said for sure
        told = f"{max(1, round(abs(skew) / timedelta(minutes=1)))} min {direction} Telegram's"
        return ill("clock", told, "timedatectl set-ntp true")
    return well("clock", f"within {MOST_SKEW.total_seconds():.0f} s of Telegram's")
