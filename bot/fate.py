"""What becomes of a message whose delivery failed: a pure function of the failure, and how long to wait after it."""

import logging
from enum import StrEnum
from typing import Final

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiohttp import ClientConnectorError
from sqlalchemy.exc import DBAPIError

from bot.requests import backoff
from bot.telegram_session import errors_of_proxies
from storage.deliveries import NotOursError

TRIES_OF_A_BUG: Final = 8
"""After so many, some four minutes, a message that cannot be put into words gives way to those behind it."""


class Fate(StrEnum):
    """What becomes of it; the words are those of the log and of the metrics."""

    UNREACHABLE = "person unreachable"  # it waits until they are back
    REFUSED = "refused"  # Telegram will never take it
    TAKEN = "answer not understood"  # Telegram took it
    TAKEN_OVER = "taken over"  # another process sends it
    GIVEN_UP = "given up"  # it cannot be put into words
    IN_DOUBT = "in doubt"  # it comes again, and may be there already
    POSTPONED = "postponed"  # it comes again, and is not there for certain


LEVELS: Final = {
    Fate.UNREACHABLE: logging.INFO,
    Fate.TAKEN_OVER: logging.WARNING,
    Fate.IN_DOUBT: logging.WARNING,
    Fate.POSTPONED: logging.WARNING,
}
"""How loud each is in the log; the others are errors."""

_BY_KIND: Final[tuple[tuple[tuple[type[Exception], ...], Fate], ...]] = (
    ((TelegramForbiddenError,), Fate.UNREACHABLE),
    ((TelegramBadRequest, TelegramEntityTooLarge), Fate.REFUSED),
    ((ClientDecodeError,), Fate.TAKEN),
    ((NotOursError,), Fate.TAKEN_OVER),
    # nobody knows whether Telegram has taken it
    ((TelegramNetworkError, TelegramServerError, DBAPIError), Fate.IN_DOUBT),
)


def fate_of(failure: Exception, attempts: int) -> Fate:
    """What becomes of a message after its so many-th try failed."""
    if isinstance(failure, TelegramBadRequest) and "chat not found" in failure.message:
        return Fate.UNREACHABLE
    if isinstance(failure.__cause__, (ClientConnectorError, *errors_of_proxies())):
        return Fate.POSTPONED
    known = next((fate for kinds, fate in _BY_KIND if isinstance(failure, kinds)), None)
    if known is not None:
        return known
    is_bug = not isinstance(failure, TelegramAPIError)
    return Fate.GIVEN_UP if is_bug and attempts >= TRIES_OF_A_BUG else Fate.POSTPONED


def wait_after(failure: Exception, attempts: int) -> float:
    """Seconds until the next try: what Telegram asked for, or twice as long each time."""
    return float(failure.retry_after) if isinstance(failure, TelegramRetryAfter) else backoff(attempts)
