"""The page's HTTP: the whole state, the stream of events, and each act with its refusals in words."""

import asyncio
import json
import signal
import sys
from typing import Any

import aiohttp
import pytest

from sandbox.world import World
from tests.sandbox.pictures import png
from tests.sandbox.raw_api import ANNA, RawApi, RunningSandbox

YES = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}


class Stream:
    """Reads server-sent events one by one."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(60):
            while True:
                line = (await self._response.content.readline()).decode()
                assert line, "the stream has ended"
                if line.startswith("data: "):
                    event: dict[str, Any] = json.loads(line.removeprefix("data: "))
                    return event


async def state(raw: RawApi) -> dict[str, Any]:
    async with raw.session.get(f"{raw.running.url}/api/state") as response:
        assert response.status == 200
        found: dict[str, Any] = await response.json()
        return found


async def test_the_state_shows_bot_clock_people_and_messages(raw: RawApi, world: World) -> None:
    own = world.person_sends(ANNA, "привет")
    answer = await raw.result("sendMessage", chat_id=ANNA, text="и вам", reply_markup=YES)
    await raw.result("pinChatMessage", chat_id=ANNA, message_id=answer["message_id"])
    await raw.result("setMyCommands", commands=[{"command": "start", "description": "Начать"}])

    assert await state(raw) == {
        "bot": {"id": world.bot_id, "username": "sales_bot", "first_name": "Продажи"},
        "clock": {"now": "2026-11-23T09:00:00+00:00", "zone": "Europe/Moscow"},
        "people": [
            {
                "id": ANNA,
                "first_name": "Анна",
                "last_name": "Смирнова",
                "username": "anna",
                "language_code": "ru",
                "title": "",
                "started": True,
                "blocked": False,
                "unread": 1,
                "commands": [{"command": "start", "description": "Начать"}],
                "menu_button": {"type": "commands"},
                "reply_keyboard": None,
                "pinned": answer["message_id"],
                "messages": [{**own, "out": True}, answer],
            }
        ],
    }


async def test_the_stream_tells_what_happens(raw: RawApi, sandbox: RunningSandbox, world: World) -> None:
    async with raw.session.get(f"{sandbox.url}/api/events") as response:
        stream = Stream(response)
        sent = await raw.result("sendMessage", chat_id=ANNA, text="x", reply_markup=YES)
        place = {"chat_id": ANNA, "message_id": sent["message_id"]}
        message, person = await stream.next(), await stream.next()
        press = world.person_presses(ANNA, sent["message_id"], "yes")
        await raw.result("answerCallbackQuery", callback_query_id=press, text="Ок")
        toast = await stream.next()
        edited = await raw.result("editMessageText", **place, text="y")
        after_edit = await stream.next()
        await raw.result("pinChatMessage", **place)
        pinned = await stream.next()
        await raw.result("deleteMessage", **place)
        deleted, unpinned = await stream.next(), await stream.next()
        await raw.page("clock", advance={"hours": 1})
        clock = await stream.next()
        world.remove_person(ANNA)
        reload = await stream.next()

    assert message == {"type": "message", "person": ANNA, "message": sent}
    assert (person["type"], person["person"]["unread"], "messages" in person["person"]) == ("person", 1, False)
    assert toast == {"type": "toast", "person": ANNA, "text": "Ок", "alert": False}
    assert after_edit == {"type": "edited", "person": ANNA, "message": edited}
    assert pinned["person"]["pinned"] == sent["message_id"]
    assert deleted == {"type": "deleted", "person": ANNA, "message_id": sent["message_id"]}
    assert unpinned["person"]["pinned"] is None
    assert clock == {"type": "clock", "now": "2026-11-23T10:00:00+00:00"}
    assert reload == {"type": "reload"}


async def test_a_quiet_stream_is_kept_open_and_ends_with_the_server(
    raw: RawApi, sandbox: RunningSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.page_api.HEARTBEAT_SECONDS", 0.01)
    async with raw.session.get(f"{sandbox.url}/api/events") as response:
        lines = [await response.content.readline() for _ in range(3)]
        await sandbox.server.stop()
        await asyncio.wait_for(response.read(), 60)

    assert lines == [b": connected\n", b"\n", b": still here\n"]


async def test_a_new_person_writes_edits_and_reads(raw: RawApi, world: World) -> None:
    _, oleg = await raw.page("people", first_name="Олег", title="Незнакомец", language_code="en")
    base = f"people/{oleg['id']}"
    _, sent = await raw.page(f"{base}/send", text="/start")
    _, reply = await raw.page(f"{base}/send", text="ещё", reply_to=sent["message_id"])
    _, edited = await raw.page(f"{base}/edit", message_id=reply["message_id"], text="иначе")
    await raw.result("sendMessage", chat_id=oleg["id"], text="x")
    unread = world.person(oleg["id"]).unread
    read = await raw.page(f"{base}/read")

    assert (oleg["id"], oleg["title"], oleg["started"], oleg["messages"]) == (ANNA + 1, "Незнакомец", False, [])
    assert (sent["out"], reply["reply_to_message"]["text"], edited["text"]) == (True, "/start", "иначе")
    assert (unread, read, world.person(oleg["id"]).unread) == (1, (200, {}), 0)


async def test_an_upload_shows_at_its_address(raw: RawApi, sandbox: RunningSandbox) -> None:
    shown = []
    for kind in ("photo", "document"):
        form = aiohttp.FormData({"as": kind, "caption": "чек"}, quote_fields=False)
        form.add_field("file", png(), filename="чек 1.png", content_type="image/png")
        async with raw.session.post(f"{sandbox.url}/api/people/{ANNA}/upload", data=form) as response:
            message = await response.json()
        async with raw.session.get(f"{sandbox.url}{message['url']}") as response:
            disposition = response.headers["Content-Disposition"]
            shown.append((kind in message, await response.read(), response.content_type, disposition))

    name = "filename*=UTF-8''%D1%87%D0%B5%D0%BA%201%2Epng"
    assert shown == [
        (True, png(), "image/png", f"inline; {name}"),
        (True, png(), "image/png", f"attachment; {name}"),
    ]


async def test_a_press_and_its_refusal(raw: RawApi) -> None:
    sent = await raw.result("sendMessage", chat_id=ANNA, text="x", reply_markup=YES)

    status, pressed = await raw.page(f"people/{ANNA}/press", message_id=sent["message_id"], data="yes")
    refused = await raw.page(f"people/{ANNA}/press", message_id=sent["message_id"], data="no")

    assert (status, pressed["id"]) == (200, (await raw.result("getUpdates"))[0]["callback_query"]["id"])
    assert refused == (400, {"error": f"message {sent['message_id']} has no button 'no'"})


async def test_an_inline_search_waits_for_the_bot(raw: RawApi, world: World) -> None:
    asking = asyncio.create_task(raw.page(f"people/{ANNA}/inline", query="кли"))
    query = (await raw.result("getUpdates", timeout=5))[0]["inline_query"]
    results = [{"type": "article", "id": "a", "title": "К", "input_message_content": {"message_text": "К"}}]
    button = {"text": "Ещё", "start_parameter": "more"}
    await raw.result("answerInlineQuery", inline_query_id=query["id"], results=results, button=button)
    status, found = await asking
    _, chosen = await raw.page(f"people/{ANNA}/choose", query_id=query["id"], result_id="a")

    assert (status, found) == (200, {"id": query["id"], "results": results, "button": button, "next_offset": ""})
    assert (chosen["text"], chosen["out"]) == ("К", True)


async def test_an_inline_search_without_an_answer_finds_nothing(raw: RawApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.page_api.INLINE_WAIT_SECONDS", 0.01)

    status, found = await raw.page(f"people/{ANNA}/inline", query="кли")

    assert (status, found["results"]) == (200, [])


async def test_block_and_unblock(raw: RawApi, world: World) -> None:
    answers = [await raw.page(f"people/{ANNA}/{act}") for act in ("block", "block", "unblock", "unblock")]

    assert answers == [
        (200, {}),
        (400, {"error": "the bot is blocked: unblock it first"}),
        (200, {}),
        (400, {"error": "the bot is not blocked"}),
    ]


@pytest.mark.parametrize(
    ("body", "now"),
    [
        ({"advance": {"hours": 1}}, "2026-11-23T10:00:00+00:00"),
        ({"advance": {"days": 2, "minutes": 5}}, "2026-11-25T09:05:00+00:00"),
        ({"advance": {"months": 1}}, "2026-12-23T09:00:00+00:00"),
        ({"to": "2026-12-01T12:00:00+03:00"}, "2026-12-01T09:00:00+00:00"),
    ],
)
async def test_the_clock_moves_forward(raw: RawApi, world: World, body: dict[str, Any], now: str) -> None:
    assert await raw.page("clock", **body) == (200, {"now": now})
    assert world.clock.now().isoformat() == now


@pytest.mark.parametrize(
    ("act", "body", "status", "words"),
    [
        ("clock", {"to": "2026-11-22T09:00:00+00:00"}, 400, "wrong request: the clock does not go backwards"),
        ("clock", {"to": "2026-12-01"}, 400, "wrong request: the moment to move to needs a time zone"),
        ("clock", {}, 400, "wrong request: 'advance'"),
        ("people/5/send", {"text": "x"}, 404, "there is no person 5"),
        (f"people/{ANNA}/send", {}, 400, "wrong request: 'text'"),
        (f"people/{ANNA}/dance", {}, 404, "Not Found"),
        (f"people/{ANNA}/upload", {}, 400, "wrong request: 'file'"),
        ("people", {}, 400, "wrong request: 'first_name'"),
    ],
)
async def test_wrong_requests_are_answered_in_words(
    raw: RawApi, act: str, body: dict[str, Any], status: int, words: str
) -> None:
    assert await raw.page(act, **body) == (status, {"error": words})


async def test_telegrams_own_refusal_of_an_upload_reaches_the_page(raw: RawApi, sandbox: RunningSandbox) -> None:
    form = aiohttp.FormData({"as": "photo"})
    form.add_field("file", b"text", filename="a.png")
    async with raw.session.post(f"{sandbox.url}/api/people/{ANNA}/upload", data=form) as response:
        answer = (response.status, await response.json())

    assert answer == (400, {"error": "Bad Request: IMAGE_PROCESS_FAILED"})


async def test_faults_are_put_in_and_cleared(raw: RawApi, sandbox: RunningSandbox) -> None:
    await raw.page("faults", method="getMe", code=500, times=5)
    spoiled = await raw.refusal("getMe")
    async with raw.session.delete(f"{sandbox.url}/api/faults") as response:
        cleared = response.status

    assert (spoiled, cleared) == ((500, "Internal Server Error"), 200)
    assert (await raw.result("getMe"))["is_bot"] is True


async def test_a_file_that_is_not_there_is_404(raw: RawApi, sandbox: RunningSandbox) -> None:
    async with raw.session.get(f"{sandbox.url}/api/files/none") as response:
        assert (response.status, await response.json()) == (404, {"error": "Not Found"})


async def test_the_page_itself_is_served(raw: RawApi, sandbox: RunningSandbox) -> None:
    async with raw.session.get(sandbox.url) as response:
        assert (response.status, response.content_type) == (200, "text/html")
    async with raw.session.get(f"{sandbox.url}/page/nothing.js") as response:
        assert response.status == 404


@pytest.mark.parametrize("ignored", ["", "INT"], ids=["by hand", "in the background"])
async def test_python_m_sandbox_prints_an_address_that_answers(raw: RawApi, ignored: str) -> None:
    # a shell has SIGINT ignored by what it starts in the background, and by what that starts
    command = ("sh", "-c", f'trap \'\' {ignored}; exec "$0" "$@"', sys.executable, "-u", "-m", "sandbox")
    settings = ("--port", "0", "--token", "42:own", "--person", "Иван")
    process = await asyncio.create_subprocess_exec(*command, *settings, stdout=asyncio.subprocess.PIPE)
    hung = asyncio.get_running_loop().call_later(300, process.kill)
    assert process.stdout is not None
    first, second = [(await process.stdout.readline()).decode().strip() for _ in range(2)]
    async with raw.session.get(f"{first.split()[-1]}/api/state") as response:
        people = (await response.json())["people"]
    process.send_signal(signal.SIGINT)
    last = (await process.stdout.read()).decode().strip()

    assert second == "The bot's token is 42:own"
    assert [person["first_name"] for person in people] == ["Иван"]
    assert (last, await process.wait()) == ("stopped", 0)
    hung.cancel()
