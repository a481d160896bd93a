"""What becomes of a message whose delivery failed: each failure, each fate."""

from typing import Any

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe
from aiohttp import ClientConnectorError, ServerDisconnectedError
from sqlalchemy.exc import OperationalError

from bot.fate import TRIES_OF_A_BUG, Fate, fate_of, wait_after
from storage.deliveries import NotOursError

ME = GetMe()


def cut(cause: Exception) -> Exception:
    failure = TelegramNetworkError(ME, "cut")
    failure.__cause__ = cause
    return failure


NOBODY_THERE: Any = ClientConnectorError(None, OSError("refused"))  # type: ignore[arg-type]  # whose key nobody reads

FATES: list[tuple[Exception, Fate]] = [
    (TelegramForbiddenError(ME, "Forbidden: bot was blocked by the user"), Fate.UNREACHABLE),
    (TelegramForbiddenError(ME, "Forbidden: user is deactivated"), Fate.UNREACHABLE),
    (TelegramBadRequest(ME, "Bad Request: chat not found"), Fate.UNREACHABLE),
    (TelegramBadRequest(ME, "Bad Request: message is too long"), Fate.REFUSED),
    (TelegramEntityTooLarge(ME, "Request Entity Too Large"), Fate.REFUSED),
    (ClientDecodeError("Failed to deserialize object", ValueError(), {"ok": True}), Fate.TAKEN),
    (NotOursError(), Fate.TAKEN_OVER),
    (TelegramRetryAfter(ME, "Too Many Requests", 5), Fate.POSTPONED),
    (cut(NOBODY_THERE), Fate.POSTPONED),
    (TelegramUnauthorizedError(ME, "Unauthorized"), Fate.POSTPONED),
    (TelegramConflictError(ME, "Conflict"), Fate.POSTPONED),
    (cut(ServerDisconnectedError()), Fate.IN_DOUBT),
    (TelegramNetworkError(ME, "Request timeout error"), Fate.IN_DOUBT),
    (TelegramServerError(ME, "Bad Gateway"), Fate.IN_DOUBT),
    (RestartingTelegram(ME, "restart"), Fate.IN_DOUBT),
    (OperationalError("INSERT", None, OSError("disk full")), Fate.IN_DOUBT),
    (ValueError("no words"), Fate.POSTPONED),
]


@pytest.mark.parametrize(("failure", "fate"), FATES, ids=[f"{type(f).__name__} {n}" for n, (f, _) in enumerate(FATES)])
def test_each_failure_has_its_fate_however_often_it_came(failure: Exception, fate: Fate) -> None:
    late = Fate.GIVEN_UP if isinstance(failure, ValueError) else fate

    assert fate_of(failure, 1) is fate
    assert fate_of(failure, TRIES_OF_A_BUG - 1) is fate
    assert fate_of(failure, TRIES_OF_A_BUG) is late


def test_what_telegram_asks_for_is_waited_exactly() -> None:
    assert wait_after(TelegramRetryAfter(ME, "Too Many Requests", 10_072), 1) == 10_072
