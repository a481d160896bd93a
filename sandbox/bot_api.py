"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`, answered as the real server does."""

import asyncio
from http import HTTPStatus
from typing import Any

from aiohttp import web

from sandbox.errors import ApiError, ConnectionDroppedError, Json
from sandbox.request_bodies import read_call
from sandbox.world import World

_GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


class BotApi:
    """The routes of one world's bot."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._running: set[asyncio.Task[Any]] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self._call),
            web.get("/file/bot{token}/{path:.+}", self._download),
        ]

    async def _call(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request)
            values, files = await read_call(request)
            result = await self._run(request.match_info["method"], values, files)
        except ApiError as error:
            if error.code == HTTPStatus.BAD_GATEWAY:
                # said by what stands before the Bot API, which knows no JSON
                return web.Response(text=_GATEWAY_PAGE, status=error.code, content_type="text/html")
            return web.json_response(error.body(), status=error.code)
        except web.HTTPRequestEntityTooLarge:
            return web.json_response(ApiError(413, "Request Entity Too Large").body(), status=413)
        except ConnectionDroppedError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        return web.json_response({"ok": True, "result": result})

    async def _run(self, method: str, values: Json, files: Any) -> Any:
        """A client that hangs up ends its waiting for updates, but anything else it asked for still happens."""
        if method.lower() == "getupdates":
            return await self._world.call(method, values, files)
        task = asyncio.create_task(self._world.call(method, values, files))
        self._running.add(task)
        task.add_done_callback(self._forget)
        return await asyncio.shield(task)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
        except ApiError as error:
            return web.json_response(error.body(), status=error.code)
        stored = self._world.files.by_path(request.match_info["path"])
        if stored is None:
            return web.json_response(ApiError(404, "Not Found").body(), status=404)
        return web.Response(body=stored.content, content_type=stored.mime)

    def _check_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self._world.token:
            raise ApiError(401, "Unauthorized")
