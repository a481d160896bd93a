"""Telegram calls us: answered 200 only when the update is done with, so that what a kill interrupts comes again."""

import hmac
import json
from http import HTTPStatus

import structlog
from aiogram.methods import SetWebhook
from aiohttp import hdrs, web
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from bot.app import KINDS_OF_UPDATES, App
from bot.logs import traced
from bot.requests import replying
from bot.telegram_session import JSON, body_of
from storage import company

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not a secret
MOST_BYTES = 1024 * 1024

_log = structlog.get_logger(__name__)


class Webhook:
    """The HTTP server that Telegram sends updates to."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._secret = app.settings.webhook_secret.get_secret_value()
        server = web.Application(client_max_size=MOST_BYTES)
        server.router.add_post(app.settings.webhook_path, self._receive)
        server.router.add_get("/health", self._health)
        server.on_response_prepare.append(_name_nothing)
        self._runner = web.AppRunner(server, access_log=None, shutdown_timeout=8.0)

    async def start(self) -> None:
        """Listen, then tell Telegram where."""
        settings = self._app.settings
        await self._runner.setup()
        await web.TCPSite(self._runner, settings.webhook_host, settings.webhook_port).start()
        await self._app.bot(
            SetWebhook(
                url=settings.webhook_url + settings.webhook_path,
                secret_token=self._secret,
                allowed_updates=list(KINDS_OF_UPDATES),
            )
        )

    async def stop(self) -> None:
        """Take no more; what is in hand is finished."""
        await self._runner.cleanup()

    @property
    def port(self) -> int:
        """Where it listens: that of the settings, or the one found for port 0."""
        return int(self._runner.addresses[0][1])

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        # a header may hold what no text can; it is compared all the same
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), self._secret.encode()):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        try:
            with replying() as answers:
                done = await self._app.feed(json.loads(await request.read()))
        except (ValueError, ValidationError, RecursionError) as unreadable:
            # it would be as unreadable the next time
            _log.error("update not understood", trace=traced(unreadable))
            return web.Response()
        if not done:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        if not answers:
            return web.Response()
        body = body_of(self._app.bot, answers[0], method=answers[0].__api_method__)
        return web.Response(body=body, content_type=JSON)

    async def _health(self, _: web.Request) -> web.Response:
        try:
            await self._app.db.read(company.get)
        except DBAPIError:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response(text="ok")


async def _name_nothing(_: web.Request, response: web.StreamResponse) -> None:
    """Who finds the port is not told what runs there."""
    response.headers.pop(hdrs.SERVER, None)
