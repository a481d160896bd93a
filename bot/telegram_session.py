"""aiogram's way to Telegram, made lighter: a call goes as plain JSON, which costs a third of a form.

What is no plain JSON, a file above all, goes aiogram's own way.
"""

import json
import sys
from asyncio import IncompleteReadError
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError, ClientTimeout
from pydantic import BaseModel

JSON = "application/json"
_HEADERS = {"Content-Type": JSON}
_patience = cache(ClientTimeout)
_defaults: WeakKeyDictionary[BaseSession, dict[str, object]] = WeakKeyDictionary()
"""What a bot's defaults are as JSON, by its session: they never change, and cost as much as all else in a call."""


class JsonSession(AiohttpSession):
    """What it takes, answers and raises is aiogram's own, except that a proxy's troubles are the network's."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> TelegramType:
        try:
            return await self._ask(bot, method, timeout)
        except errors_of_proxies() as failure:
            # its words may hold the proxy's address
            raise TelegramNetworkError(method=method, message=type(failure).__name__) from failure
        except UnicodeDecodeError as unreadable:
            raise TelegramServerError(method, "no answer of Telegram's, and no UTF-8") from unreadable

    async def _ask(self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None) -> TelegramType:  # noqa: ASYNC109 - likewise
        body = body_of(bot, method)
        if body is None:
            return await super().make_request(bot, method, timeout)
        session = await self.create_session()
        url, patience = self.api.api_url(bot.token, method.__api_method__), _patience(timeout or self.timeout)
        try:
            async with session.post(url, data=body, headers=_HEADERS, timeout=patience) as response:
                content = (await response.read()).decode()
        except TimeoutError as late:
            raise TelegramNetworkError(method=method, message="Request timeout error") from late
        except ClientError as failure:
            raise TelegramNetworkError(method=method, message=f"{type(failure).__name__}: {failure}") from failure
        result: Any = self.check_response(bot, method, response.status, content).result
        return result  # type: ignore[no-any-return]  # what the method returns, as the response's own type says

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """aiogram's, except that a page of whoever stands before Telegram is no answer of Telegram's."""
        if not content.startswith("{"):
            raise TelegramServerError(method, f"no answer of Telegram's, HTTP status {status_code}")
        return super().check_response(bot, method, status_code, content)


def errors_of_proxies() -> tuple[type[Exception], ...]:
    """What is raised where a proxy is not there, refuses, hangs up or keeps silent; nothing has been sent then.

    To its library, imported only where there is a proxy, these are no errors of the network.
    """
    library: Any = sys.modules.get("aiohttp_socks")
    if library is None:
        return ()
    return library.ProxyError, library.ProxyConnectionError, library.ProxyTimeoutError, IncompleteReadError


def body_of(bot: Bot, method: TelegramMethod[Any], /, **more: object) -> bytes | None:
    """A method's parameters as JSON, the bot's defaults filled in; None: there is something in them that is no JSON."""
    filled = ((name, _filled(bot, value.name) if isinstance(value, Default) else value) for name, value in method)
    values = {name: value for name, value in filled if value is not None}
    try:
        return json.dumps(values | more, ensure_ascii=False, default=_plain).encode()
    except TypeError:
        return None


def _filled(bot: Bot, name: str) -> object:
    known = _defaults.setdefault(bot.session, {})
    if name not in known:
        known[name] = bot.session.prepare_value(bot.default[name], bot, {}, _dumps_json=False)
    return known[name]


def _plain(value: object) -> dict[str, Any]:
    if not isinstance(value, BaseModel):
        raise TypeError(f"{type(value).__name__} is no JSON")
    return value.model_dump(warnings=False, exclude_none=True)
