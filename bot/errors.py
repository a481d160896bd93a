"""What went wrong, in words: a refusal says its reason, a surprise gets an incident number for the person and the log.

An update is done with when its fact is saved or its author knows that it is not. Where neither could be had (the
database failed and Telegram did not take the news), `NotDealtWithError` leaves the update to be delivered again.
"""

import secrets
from datetime import UTC, datetime
from typing import Any

import structlog
from aiogram.exceptions import (
    RestartingTelegram,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import CallbackQuery, ErrorEvent, InlineQuery, Message, TelegramObject, User
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.logs import traced
from bot.middlewares import language_of
from bot.trouble import reason_of
from domain.refusals import Refusal
from storage.statements import TransactionLostError
from texts import Html, Texts, shortened, unmarked

_log = structlog.get_logger(__name__)

MOST_IN_ALERT = 200

_UNREACHED = (TelegramNetworkError, TelegramServerError, RestartingTelegram, TelegramRetryAfter)
_FORM_IS_GONE = (UnknownIntent, OutdatedIntent, UnknownState)
_LATE = ("query is too old", "message is not modified", "message to edit not found", "message can't be edited")


class NotDealtWithError(RuntimeError):
    """Neither saved nor told: the update has to come again."""


async def on_error(error: ErrorEvent, **data: Any) -> None:
    """Answer an error that a handler left; raises NotDealtWithError."""
    cause, event = error.exception, error.update.event
    if isinstance(cause, _UNREACHED):
        raise NotDealtWithError from cause
    if isinstance(cause, TelegramForbiddenError) or _is_late(cause):
        _log.info("answer not wanted any more", kind=type(cause).__name__)
        return
    try:
        await _answer(event, _words(cause, _texts(data)), forget_form=isinstance(cause, _FORM_IS_GONE))
    except _UNREACHED as silence:
        if _is_trouble(cause) or isinstance(cause, Refusal):
            raise NotDealtWithError from silence
        _log.warning("nobody could be told of the incident")
    except TelegramAPIError as refused:
        tell = _log.info if _is_late(refused) else _log.warning
        tell("telegram took no answer", kind=type(refused).__name__)


def _is_late(cause: Exception) -> bool:
    return isinstance(cause, TelegramBadRequest) and any(words in cause.message for words in _LATE)


def _is_trouble(cause: Exception) -> bool:
    """Whether the database itself failed: a full disk, a lock, a lost server; a broken rule of it is our bug."""
    return isinstance(cause, DBAPIError | TransactionLostError) and not isinstance(cause, IntegrityError)


def _texts(data: dict[str, Any]) -> Texts:
    ctx = data.get("ctx")
    if ctx is not None:
        said: Texts = ctx.say
        return said
    user: User | None = data.get("event_from_user")
    return Texts.of(language_of(user) if user else "ru", today=datetime.now(UTC).date())


def _words(cause: Exception, say: Texts) -> Html:
    if isinstance(cause, Refusal):
        return _words_of_refusal(cause, say)
    if isinstance(cause, _FORM_IS_GONE):
        return say("form-closed")
    if _is_trouble(cause):
        _log.error("database trouble", why=reason_of(cause), trace=traced(cause))
        return say("database-trouble")
    return _incident(cause, say)


def _words_of_refusal(refusal: Refusal, say: Texts) -> Html:
    params: dict[str, Any] = refusal.params
    try:
        return say(f"refusal-{refusal.code}", **params)
    except (LookupError, ValueError, TypeError) as wordless:
        return _incident(wordless, say)


def _incident(cause: Exception, say: Texts) -> Html:
    number = secrets.token_hex(3).upper()
    _log.error("incident", number=number, trace=traced(cause))
    return say("incident", number=number)


async def _answer(event: TelegramObject, words: Html, *, forget_form: bool) -> None:
    if isinstance(event, CallbackQuery):
        await event.answer(shortened(unmarked(words), MOST_IN_ALERT), show_alert=True)
        if forget_form and isinstance(event.message, Message):
            await event.message.edit_reply_markup(reply_markup=None)
    elif isinstance(event, InlineQuery):
        await event.answer([], cache_time=0, is_personal=True)
    elif isinstance(event, Message):
        await event.answer(words)
