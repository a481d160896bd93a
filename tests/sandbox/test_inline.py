"""Inline mode: a query, the bot's results, and the one the person sends."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.errors import SandboxRefusal
from sandbox.world import World
from tests.sandbox.pictures import png
from tests.sandbox.raw_api import ANNA, RawApi

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
YES = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}


def article(result_id: str = "a", **more: Any) -> dict[str, Any]:
    content = {"message_text": "<b>Клиент</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": result_id, "title": "Клиент", "input_message_content": content, **more}


async def test_the_person_finds_and_sends_a_result(raw: RawApi, world: World) -> None:
    query_id = world.person_inline_query(ANNA, "кли", offset="10")
    before = world.inline_answer(query_id)
    button = {"text": "Настроить", "start_parameter": "setup"}
    await raw.result(
        "answerInlineQuery", inline_query_id=query_id, results=[article()], button=button, next_offset="20"
    )
    answer = world.inline_answer(query_id)
    message = world.person_chooses(ANNA, query_id, "a")
    query, sent, chosen = await raw.result("getUpdates")

    assert before is None
    assert answer == {"results": [article()], "button": button, "next_offset": "20"}
    assert (query["inline_query"]["query"], query["inline_query"]["offset"]) == ("кли", "10")
    assert (message["text"], message["entities"]) == ("Клиент", [{"type": "bold", "offset": 0, "length": 6}])
    assert message["via_bot"]["id"] == world.bot_id
    assert sent["message"] == message
    assert chosen["chosen_inline_result"] == {"result_id": "a", "from": world.person(ANNA).user(), "query": "кли"}


async def test_a_result_with_buttons_is_edited_by_its_inline_id(raw: RawApi, world: World) -> None:
    query_id = world.person_inline_query(ANNA, "")
    await raw.result("answerInlineQuery", inline_query_id=query_id, results=[article(reply_markup=YES)])
    message = world.person_chooses(ANNA, query_id, "a")
    inline_id = (await raw.result("getUpdates"))[-1]["chosen_inline_result"]["inline_message_id"]
    world.person_presses(ANNA, message["message_id"], "yes")
    press = (await raw.result("getUpdates"))[-1]["callback_query"]

    edited = await raw.result("editMessageText", inline_message_id=inline_id, text="Готово")

    assert (press["inline_message_id"], "message" in press) == (inline_id, False)
    assert edited is True
    assert world.messages(ANNA)[-1]["text"] == "Готово"


async def test_a_file_known_to_the_bot_can_be_a_result(raw: RawApi, world: World) -> None:
    photo = world.person_sends_file(ANNA, "a.png", png(), "image/png", as_photo=True)["photo"]
    result = {"type": "photo", "id": "p", "photo_file_id": photo[0]["file_id"], "caption": "чек"}
    query_id = world.person_inline_query(ANNA, "")
    await raw.result("answerInlineQuery", inline_query_id=query_id, results=[result])

    message = world.person_chooses(ANNA, query_id, "p")

    assert (message["photo"], message["caption"]) == (photo, "чек")


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"results": [article(str(number)) for number in range(51)]}, "too many inline query results specified"),
        ({"results": [article("я" * 33)]}, "RESULT_ID_INVALID"),
        ({"results": [article("")]}, "RESULT_ID_INVALID"),
        ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
        ({"results": [7]}, "can't parse inline query result: Inline query result must be an object"),
        ({}, "can't parse inline query result: Inline query result must be an object"),
        (
            {"results": [{"type": "article", "id": "a"}]},
            "can't parse inline query result: Input message content is not specified",
        ),
        (
            {"results": [{"type": "venue", "id": "a"}]},
            'can\'t parse inline query result: type "venue" is unsupported for the inline query result',
        ),
        (
            {"results": [{"type": "photo", "id": "a", "photo_file_id": "no"}]},
            "wrong file_id or the file is temporarily unavailable",
        ),
        ({"results": [], "next_offset": "я" * 33}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "x", "start_parameter": "имя"}}, "START_PARAM_INVALID"),
        (
            {"results": [], "button": {"text": "x"}},
            "can't parse inline query results button: must have exactly one optional field",
        ),
    ],
)
async def test_answers_that_are_refused(raw: RawApi, world: World, params: dict[str, Any], words: str) -> None:
    query_id = world.person_inline_query(ANNA, "x")

    assert await raw.refusal("answerInlineQuery", inline_query_id=query_id, **params) == (400, f"Bad Request: {words}")
    assert world.inline_answer(query_id) is None


async def test_fifty_results_pass_and_a_query_is_answered_once(raw: RawApi, world: World) -> None:
    query_id = world.person_inline_query(ANNA, "x")
    results = [article(str(number)) for number in range(50)]

    await raw.result("answerInlineQuery", inline_query_id=query_id, results=results)

    assert await raw.refusal("answerInlineQuery", inline_query_id=query_id, results=[]) == (
        400,
        f"Bad Request: {TOO_OLD}",
    )


async def test_an_answer_is_expected_within_30_seconds(raw: RawApi, world: World) -> None:
    in_time, late = world.person_inline_query(ANNA, "x"), world.person_inline_query(ANNA, "y")

    world.clock.advance(timedelta(seconds=30))
    await raw.result("answerInlineQuery", inline_query_id=in_time, results=[])
    world.clock.advance(timedelta(seconds=1))

    assert await raw.refusal("answerInlineQuery", inline_query_id=late, results=[]) == (400, f"Bad Request: {TOO_OLD}")


async def test_only_a_given_result_of_ones_own_query_can_be_chosen(raw: RawApi, world: World) -> None:
    world.add_person(7, "Олег")
    query_id = world.person_inline_query(ANNA, "x")
    with pytest.raises(SandboxRefusal, match="has no result 'a'"):
        world.person_chooses(ANNA, query_id, "a")
    await raw.result("answerInlineQuery", inline_query_id=query_id, results=[article()])

    with pytest.raises(SandboxRefusal, match="has no result 'a'"):
        world.person_chooses(7, query_id, "a")
