"""The page's own HTTP: the world's state and events, every act of a person, the clock and trouble on order."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from sandbox.errors import ApiError, Json, SandboxRefusal
from sandbox.page_view import page_message, page_person
from sandbox.request_bodies import read_call
from sandbox.world import World

PAGE = Path(__file__).parent / "page"
HEARTBEAT_SECONDS = 15.0
INLINE_WAIT_SECONDS = 10.0
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def refusals_in_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what the world refuses into 4xx with `{"error": words}` for the page's routes."""
    if not request.path.startswith("/api/"):
        return await handler(request)
    try:
        return await handler(request)
    except SandboxRefusal as refusal:
        status = 404 if str(refusal).startswith("there is no person") else 400
        return web.json_response({"error": str(refusal)}, status=status)
    except ApiError as error:
        return web.json_response({"error": error.description}, status=400)
    except web.HTTPException as error:
        return web.json_response({"error": error.reason}, status=error.status)
    except (KeyError, TypeError, ValueError) as error:
        return web.json_response({"error": f"wrong request: {error}"}, status=400)


class PageApi:
    """The routes of one world's page."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        person = "/api/people/{id:\\d+}"
        acts = {
            "send": self._send,
            "edit": self._edit,
            "upload": self._upload,
            "press": self._press,
            "inline": self._inline,
            "choose": self._choose,
            "read": self._read,
            "block": self._block,
            "unblock": self._unblock,
        }
        return [
            web.get("/", self._index),
            web.get("/api/state", self._state),
            web.get("/api/events", self._events),
            web.get("/api/files/{file_id}", self._file),
            web.post("/api/people", self._new_person),
            web.post("/api/clock", self._clock),
            web.post("/api/faults", self._inject),
            web.delete("/api/faults", self._clear_faults),
            web.post("/api/pace", self._pace),
            *(web.post(f"{person}/{name}", act) for name, act in acts.items()),
        ]

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-store"})

    async def _state(self, _request: web.Request) -> web.Response:
        world = self._world
        people = [
            {
                **page_person(person, world.menus),
                "messages": [page_message(person, message) for message in person.messages.values()],
            }
            for person in world.people.values()
        ]
        bot = {"id": world.bot_id, "username": world.username, "first_name": world.name}
        clock = {"now": world.clock.now().isoformat(), "zone": world.zone}
        return web.json_response({"bot": bot, "clock": clock, "people": people})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events until the page or the server goes; a comment now and then keeps the line open."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        with self._world.events.listen() as queue:
            await response.prepare(request)
            await response.write(b": connected\n\n")
            while True:
                try:
                    async with asyncio.timeout(HEARTBEAT_SECONDS):
                        event = await queue.get()
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if event is None:
                    return response
                await response.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode())

    async def _file(self, request: web.Request) -> web.Response:
        stored = self._world.files.get(request.match_info["file_id"])
        if stored is None:
            raise web.HTTPNotFound
        disposition = "inline" if stored.kind == "photo" else "attachment"
        response = web.Response(body=stored.content, content_type=stored.mime)
        response.headers["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{_percent(stored.filename)}"
        return response

    async def _new_person(self, request: web.Request) -> web.Response:
        body = await _body(request)
        wanted = {"last_name", "username", "language_code", "title"}
        details = {key: value for key, value in body.items() if key in wanted}
        person_id = int(body.get("id") or self._world.free_person_id())
        person = self._world.add_person(person_id, str(body["first_name"]), **details)
        return web.json_response({**page_person(person, self._world.menus), "messages": []})

    async def _send(self, request: web.Request) -> web.Response:
        body = await _body(request)
        reply_to = body.get("reply_to")
        reply = None if reply_to is None else int(reply_to)
        message = self._world.person_sends(_person_id(request), str(body["text"]), reply)
        return self._message(request, message)

    async def _edit(self, request: web.Request) -> web.Response:
        body = await _body(request)
        edited = self._world.person_edits(_person_id(request), int(body["message_id"]), str(body["text"]))
        return self._message(request, edited)

    async def _upload(self, request: web.Request) -> web.Response:
        values, files = await read_call(request)
        file = files["file"]
        message = self._world.person_sends_file(
            _person_id(request),
            file.filename,
            file.content,
            file.content_type or "application/octet-stream",
            values.get("caption"),
            as_photo=values.get("as") == "photo",
        )
        return self._message(request, message)

    async def _press(self, request: web.Request) -> web.Response:
        body = await _body(request)
        query_id = self._world.person_presses(_person_id(request), int(body["message_id"]), str(body["data"]))
        return web.json_response({"id": query_id})

    async def _inline(self, request: web.Request) -> web.Response:
        """Ask the bot and wait for its answer; without one in time the page gets no results."""
        body = await _body(request)
        world = self._world
        query_id = world.person_inline_query(_person_id(request), str(body["query"]), str(body.get("offset", "")))
        try:
            await world.events.until(lambda: world.inline_answer(query_id) is not None, INLINE_WAIT_SECONDS)
        except TimeoutError:
            return web.json_response({"id": query_id, "results": []})
        answer = world.inline_answer(query_id) or {}
        return web.json_response({"id": query_id, **{key: value for key, value in answer.items() if value is not None}})

    async def _choose(self, request: web.Request) -> web.Response:
        body = await _body(request)
        chosen = self._world.person_chooses(_person_id(request), str(body["query_id"]), str(body["result_id"]))
        return self._message(request, chosen)

    async def _read(self, request: web.Request) -> web.Response:
        self._world.person_reads(_person_id(request))
        return web.json_response({})

    async def _block(self, request: web.Request) -> web.Response:
        self._world.block(_person_id(request))
        return web.json_response({})

    async def _unblock(self, request: web.Request) -> web.Response:
        self._world.unblock(_person_id(request))
        return web.json_response({})

    async def _clock(self, request: web.Request) -> web.Response:
        body = await _body(request)
        clock = self._world.clock
        if "to" in body:
            clock.move_to(datetime.fromisoformat(str(body["to"])))
        else:
            step = {str(unit): int(amount) for unit, amount in body["advance"].items()}
            months = step.pop("months", 0)
            if months:
                clock.advance_month(months, zone=ZoneInfo(self._world.zone))
            clock.advance(timedelta(**step))
        return web.json_response({"now": clock.now().isoformat()})

    async def _inject(self, request: web.Request) -> web.Response:
        self._world.faults.inject(**await _body(request))
        return web.json_response({})

    async def _clear_faults(self, _request: web.Request) -> web.Response:
        self._world.faults.clear()
        return web.json_response({})

    async def _pace(self, request: web.Request) -> web.Response:
        self._world.pace.enabled = bool((await _body(request))["enabled"])
        return web.json_response({"enabled": self._world.pace.enabled})

    def _message(self, request: web.Request, message: Json) -> web.Response:
        return web.json_response(page_message(self._world.person(_person_id(request)), message))


def _person_id(request: web.Request) -> int:
    return int(request.match_info["id"])


async def _body(request: web.Request) -> dict[str, Any]:
    values, _files = await read_call(request)
    return values


def _percent(name: str) -> str:
    return "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"%{byte:02X}" for byte in name.encode())
