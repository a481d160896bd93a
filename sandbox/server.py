"""One world behind one HTTP address: the Bot API for the bot, the page for people, the webhook's deliveries."""

import asyncio
from contextlib import suppress

from aiohttp import web

from sandbox.bot_api import BotApi
from sandbox.page_api import PAGE, PageApi, refusals_in_words
from sandbox.webhook_delivery import WebhookDelivery
from sandbox.world import World

BODY_LIMIT = 64 * 1024 * 1024
_GRACE_SECONDS = 1.0


class Sandbox:
    """A server for the world; may be stopped and started again with the world as it was."""

    def __init__(self, world: World, host: str = "127.0.0.1", port: int = 0) -> None:
        self.world = world
        self._host = host
        self._port = port
        self._runner: web.AppRunner | None = None
        self._delivery: asyncio.Task[None] | None = None
        self.base_url = ""

    async def start(self) -> str:
        """Listen (on a free port when none was given) and return the address, such as http://127.0.0.1:8081."""
        runner = web.AppRunner(
            self._application(), handler_cancellation=True, shutdown_timeout=_GRACE_SECONDS, access_log=None
        )
        await runner.setup()
        await web.TCPSite(runner, self._host, self._port).start()
        self._runner = runner
        self._delivery = asyncio.create_task(WebhookDelivery(self.world).run())
        self.base_url = f"http://{self._host}:{runner.addresses[0][1]}"
        return self.base_url

    async def stop(self) -> None:
        """Let pollers and pages go, stop delivering, close the address."""
        if self._delivery is not None:
            self._delivery.cancel()
            with suppress(asyncio.CancelledError):
                await self._delivery
        self.world.events.close()
        self.world.updates.release_pollers()
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = self._delivery = None

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=BODY_LIMIT, middlewares=[refusals_in_words])
        application.add_routes(BotApi(self.world).routes())
        application.add_routes(PageApi(self.world).routes())
        if PAGE.is_dir():
            application.router.add_static("/page/", PAGE)
        return application
