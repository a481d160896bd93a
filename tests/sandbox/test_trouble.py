"""Trouble on order: error codes, floods, cut connections, slow answers, and Telegram's pace."""

import asyncio
import time

import aiohttp
import pytest

from sandbox.errors import ApiError, ConnectionDroppedError
from sandbox.pace import Pace
from sandbox.world import World
from tests.sandbox.raw_api import ANNA, RawApi


async def test_a_code_comes_with_its_usual_words_as_often_as_asked(raw: RawApi, world: World) -> None:
    world.faults.inject("sendMessage", code=503, times=2)

    refusals = [await raw.refusal("sendMessage", chat_id=ANNA, text="x") for _ in range(2)]
    sent = await raw.result("sendMessage", chat_id=ANNA, text="x")

    assert refusals == [(503, "Service Unavailable")] * 2
    assert sent["text"] == "x"
    assert len(world.messages(ANNA)) == 1


@pytest.mark.parametrize(
    ("code", "words"), [(500, "Internal Server Error"), (599, "Internal Server Error"), (418, "Bad Request")]
)
async def test_codes_without_words_of_their_own(raw: RawApi, world: World, code: int, words: str) -> None:
    world.faults.inject(code=code)

    assert await raw.refusal("getMe") == (code, words)


async def test_the_words_may_be_chosen(raw: RawApi, world: World) -> None:
    world.faults.inject("getMe", code=400, description="Bad Request: TOPIC_CLOSED")

    assert await raw.refusal("getMe") == (400, "Bad Request: TOPIC_CLOSED")


async def test_a_flood_says_when_to_come_back(raw: RawApi, world: World) -> None:
    world.faults.inject("sendMessage", retry_after=3)

    assert await raw.call("sendMessage", chat_id=ANNA, text="x") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }


async def test_a_fault_of_another_method_and_polling_go_on(raw: RawApi, world: World) -> None:
    world.faults.inject("sendPhoto", code=500)
    world.faults.inject("*", code=503)

    assert await raw.result("getUpdates") == []
    assert await raw.refusal("getMe") == (503, "Service Unavailable")
    world.faults.clear()
    assert await raw.refusal("sendPhoto", chat_id=ANNA) == (400, "Bad Request: there is no photo in the request")


async def test_polling_fails_when_named(raw: RawApi, world: World) -> None:
    world.faults.inject("getUpdates", code=500)

    assert await raw.refusal("getUpdates") == (500, "Internal Server Error")


async def test_a_connection_cut_before_the_effect_leaves_no_message(raw: RawApi, world: World) -> None:
    world.faults.inject("sendMessage", drop="before")

    with pytest.raises(aiohttp.ClientError):
        await raw.call("sendMessage", chat_id=ANNA, text="x")

    assert world.messages(ANNA) == []


async def test_a_connection_cut_after_the_effect_leaves_the_message(raw: RawApi, world: World) -> None:
    world.faults.inject("sendMessage", drop="after")

    with pytest.raises(aiohttp.ClientError):
        await raw.call("sendMessage", chat_id=ANNA, text="x")

    assert [message["text"] for message in world.messages(ANNA)] == ["x"]


async def test_a_cut_is_an_error_of_its_own_in_process(world: World) -> None:
    world.faults.inject("sendMessage", drop="after")

    with pytest.raises(ConnectionDroppedError):
        await world.call("sendMessage", {"chat_id": ANNA, "text": "x"})


async def test_a_slow_answer_comes_late_but_comes(raw: RawApi, world: World) -> None:
    world.faults.inject("sendMessage", delay=0.2)
    begin = time.monotonic()

    sent = await raw.result("sendMessage", chat_id=ANNA, text="x")

    assert sent["text"] == "x"
    assert time.monotonic() - begin >= 0.2


async def test_a_client_that_gives_up_on_a_slow_answer_still_has_its_effect(raw: RawApi, world: World) -> None:
    world.faults.inject("sendMessage", delay=0.2)
    impatient = asyncio.create_task(raw.call("sendMessage", chat_id=ANNA, text="x"))
    async with asyncio.timeout(60):
        while not world.faults.is_spent:  # noqa: ASYNC110 - a call that has come sets no event
            await asyncio.sleep(0.01)
    impatient.cancel()

    await world.events.until(lambda: len(world.messages(ANNA)) == 1)

    assert world.messages(ANNA)[0]["text"] == "x"


async def test_a_drop_is_before_or_after(raw: RawApi) -> None:
    assert await raw.page("faults", method="getMe", drop="sideways") == (
        400,
        {"error": "wrong request: drop is before or after, not sideways"},
    )


class Seconds:
    """A monotonic clock moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def refused_after(pace: Pace, method: str, chat: int) -> int:
    with pytest.raises(ApiError) as caught:
        pace.check(method, str(chat))
    assert (
        caught.value.description == f"Too Many Requests: retry after {(caught.value.parameters or {})['retry_after']}"
    )
    return int((caught.value.parameters or {})["retry_after"])


def test_one_chat_takes_a_burst_of_three_then_one_a_second() -> None:
    seconds = Seconds()
    pace = Pace(seconds)
    pace.enabled = True

    for _ in range(3):
        pace.check("sendMessage", "1")
    too_soon = refused_after(pace, "editMessageText", 1)
    pace.check("sendMessage", "2")
    seconds.now += 1
    pace.check("sendMessage", "1")

    assert too_soon == 1
    assert refused_after(pace, "sendMessage", 1) == 1


def test_thirty_a_second_overall() -> None:
    seconds = Seconds()
    pace = Pace(seconds)
    pace.enabled = True

    for chat in range(30):
        pace.check("sendMessage", str(chat))

    assert refused_after(pace, "sendMessage", 31) == 1
    seconds.now += 0.04
    pace.check("sendMessage", "31")


def test_only_messages_are_paced_and_only_when_asked() -> None:
    pace = Pace(Seconds())

    for _ in range(10):
        pace.check("sendMessage", "1")
    pace.enabled = True
    for _ in range(40):
        pace.check("sendChatAction", "1")
        pace.check("answerCallbackQuery", "")


async def test_the_fourth_message_in_a_row_meets_the_pace(raw: RawApi) -> None:
    switched = await raw.page("pace", enabled=True)
    for number in range(3):
        await raw.result("sendMessage", chat_id=ANNA, text=str(number))

    assert switched == (200, {"enabled": True})
    assert await raw.refusal("sendMessage", chat_id=ANNA, text="x") == (429, "Too Many Requests: retry after 1")
