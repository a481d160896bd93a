"""Each refusal of the Bot API, word for word, over HTTP."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from sandbox.world import World
from tests.sandbox.pictures import png
from tests.sandbox.raw_api import ANNA, RawApi, RunningSandbox

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
YES = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
COMMAND = {"command": "start", "description": "Начать"}


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"chat_id": ANNA}, "message text is empty"),
        ("sendMessage", {"chat_id": ANNA, "text": "x" * 4097}, "message is too long"),
        (
            "sendMessage",
            {"chat_id": ANNA, "text": "<div>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "div" at byte offset 0',
        ),
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 5, "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ("sendPhoto", {"chat_id": ANNA}, "there is no photo in the request"),
        ("sendPhoto", {"chat_id": ANNA, "photo": "nothing"}, "wrong file_id or the file is temporarily unavailable"),
        ("sendPhoto", {"chat_id": ANNA, "photo": "https://example.com/a.png"}, "failed to get HTTP URL content"),
        ("sendDocument", {"chat_id": ANNA, "document": "attach://a"}, "there is no document in the request"),
        ("sendDocument", {"chat_id": ANNA, "caption": "x" * 1025}, "message caption is too long"),
        ("sendMediaGroup", {"chat_id": ANNA, "media": [{}]}, "too few messages to send as an album"),
        ("sendMediaGroup", {"chat_id": ANNA, "media": [{}] * 11}, "too many messages to send as an album"),
        ("sendMediaGroup", {"chat_id": ANNA, "media": [1, 2]}, "can't parse InputMedia: expected an Object"),
        (
            "sendMediaGroup",
            {"chat_id": ANNA, "media": [{"type": "story"}] * 2},
            'can\'t parse InputMedia: type "story" is unsupported',
        ),
        ("sendChatAction", {"chat_id": ANNA, "action": "thinking"}, "wrong parameter action in request"),
        ("editMessageText", {"chat_id": ANNA, "message_id": 99, "text": "x"}, "message to edit not found"),
        ("editMessageText", {"chat_id": ANNA, "text": "x"}, "message identifier is not specified"),
        ("editMessageText", {"inline_message_id": "no", "text": "x"}, "MESSAGE_ID_INVALID"),
        ("editMessageMedia", {"chat_id": ANNA, "message_id": 99}, "input media is not specified"),
        ("deleteMessage", {"chat_id": ANNA, "message_id": 99}, "message to delete not found"),
        ("deleteMessages", {"chat_id": ANNA}, "message identifiers are not specified"),
        ("deleteMessages", {"chat_id": ANNA, "message_ids": [1] * 101}, "too many message identifiers specified"),
        ("pinChatMessage", {"chat_id": ANNA, "message_id": 99}, "message to pin not found"),
        ("unpinChatMessage", {"chat_id": ANNA}, "message to unpin not found"),
        ("getFile", {}, "file_id not specified"),
        ("getFile", {"file_id": "no"}, "wrong file_id or the file is temporarily unavailable"),
        ("getChat", {"chat_id": 5}, "chat not found"),
        ("setMyCommands", {}, "can't parse commands JSON object"),
        ("setMyCommands", {"commands": [COMMAND] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"commands": [{**COMMAND, "command": "Start"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{**COMMAND, "command": "/"}]}, "command must be non-empty"),
        ("setMyCommands", {"commands": [{**COMMAND, "command": "a" * 33}]}, "command length must not exceed 32"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, "command description must be non-empty"),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": "я" * 257}]},
            "command description length must not exceed 256",
        ),
        ("setMyCommands", {"commands": [7]}, "can't parse BotCommand: expected an Object"),
        ("setMyCommands", {"commands": [COMMAND], "language_code": "russian"}, "invalid language code specified"),
        (
            "setMyCommands",
            {"commands": [COMMAND], "scope": {"type": "planet"}},
            "can't parse BotCommandScope: unsupported type specified",
        ),
        ("setMyCommands", {"commands": [COMMAND], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ("setMyCommands", {"commands": [COMMAND], "scope": {"type": "chat", "chat_id": "@x"}}, "chat not found"),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "fancy"}},
            "can't parse menu button: MenuButton has unsupported type",
        ),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "web_app", "text": "x", "web_app": {"url": "http://example.com"}}},
            "menu button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
        ),
    ],
)
async def test_bad_requests(raw: RawApi, method: str, params: dict[str, Any], words: str) -> None:
    assert await raw.refusal(method, **params) == (400, f"Bad Request: {words}")


async def test_the_token_and_the_method_must_be_right(sandbox: RunningSandbox, raw: RawApi) -> None:
    async with raw.session.get(f"{sandbox.url}/bot1:wrong/getMe") as response:
        wrong_token = (response.status, await response.json())

    assert wrong_token == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
    assert await raw.refusal("sendPigeon") == (404, "Not Found: method not found")


async def test_who_cannot_be_written_to(raw: RawApi, world: World) -> None:
    world.add_person(1, "Незнакомец")
    world.add_person(2, "Обиженный", started=True)
    world.add_person(3, "Ушедший", started=True)
    world.block(2)
    world.deactivate(3)

    answers = [await raw.refusal("sendMessage", chat_id=person_id, text="x") for person_id in (1, 2, 3)]

    assert answers == [
        (403, "Forbidden: bot can't initiate conversation with a user"),
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
    ]
    assert await raw.refusal("sendMessage", chat_id=world.bot_id, text="x") == (
        403,
        "Forbidden: bot can't send messages to the bot",
    )


async def test_one_word_from_a_stranger_opens_the_conversation(raw: RawApi, world: World) -> None:
    world.add_person(1, "Незнакомец")

    world.person_sends(1, "/start")

    assert (await raw.result("sendMessage", chat_id=1, text="x"))["text"] == "x"


async def test_an_edit_that_changes_nothing_is_refused(raw: RawApi) -> None:
    sent = await raw.result("sendMessage", chat_id=ANNA, text="<b>x</b>", parse_mode="HTML", reply_markup=YES)
    place = {"chat_id": ANNA, "message_id": sent["message_id"]}

    same = await raw.refusal("editMessageText", **place, text="<b>x</b>", parse_mode="HTML", reply_markup=YES)
    same_buttons = await raw.refusal("editMessageReplyMarkup", **place, reply_markup=YES)
    plain = await raw.result("editMessageText", **place, text="x", reply_markup=YES)

    assert same == same_buttons == (400, NOT_MODIFIED)
    assert "entities" not in plain


async def test_texts_and_captions_are_not_mixed_up(raw: RawApi, world: World) -> None:
    text = await raw.result("sendMessage", chat_id=ANNA, text="x")
    file = world.person_sends_file(ANNA, "a.txt", b"1", "text/plain")
    document = await raw.result("sendDocument", chat_id=ANNA, document=file["document"]["file_id"])

    assert await raw.refusal("editMessageCaption", chat_id=ANNA, message_id=text["message_id"], caption="y") == (
        400,
        "Bad Request: there is no caption in the message to edit",
    )
    assert await raw.refusal("editMessageText", chat_id=ANNA, message_id=document["message_id"], text="y") == (
        400,
        "Bad Request: there is no text in the message to edit",
    )
    assert await raw.refusal("editMessageCaption", chat_id=ANNA, message_id=file["message_id"], caption="y") == (
        400,
        "Bad Request: message can't be edited",
    )


async def test_a_message_is_deletable_for_48_hours_of_the_world(raw: RawApi, world: World) -> None:
    young = await raw.result("sendMessage", chat_id=ANNA, text="x")
    old = await raw.result("sendMessage", chat_id=ANNA, text="y")

    world.clock.advance(timedelta(hours=47, minutes=59))
    assert await raw.result("deleteMessage", chat_id=ANNA, message_id=young["message_id"]) is True
    world.clock.advance(timedelta(minutes=1))

    words = (400, "Bad Request: message can't be deleted")
    assert await raw.refusal("deleteMessage", chat_id=ANNA, message_id=old["message_id"]) == words
    assert await raw.refusal("deleteMessages", chat_id=ANNA, message_ids=[old["message_id"]]) == words
    assert await raw.result("editMessageText", chat_id=ANNA, message_id=old["message_id"], text="z")


async def test_a_press_is_answered_once_and_within_150_seconds(raw: RawApi, world: World) -> None:
    sent = await raw.result("sendMessage", chat_id=ANNA, text="x", reply_markup=YES)
    in_time, late = (world.person_presses(ANNA, sent["message_id"], "yes") for _ in range(2))

    world.clock.advance(timedelta(seconds=150))
    too_long = await raw.refusal("answerCallbackQuery", callback_query_id=in_time, text="я" * 201)
    first = await raw.result("answerCallbackQuery", callback_query_id=in_time, text="я" * 200)
    second = await raw.refusal("answerCallbackQuery", callback_query_id=in_time)
    world.clock.advance(timedelta(seconds=1))

    assert (first, second) == (True, (400, TOO_OLD))
    assert too_long == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert await raw.refusal("answerCallbackQuery", callback_query_id=late) == (400, TOO_OLD)
    assert await raw.refusal("answerCallbackQuery", callback_query_id="7") == (400, TOO_OLD)


async def test_an_answer_may_open_only_the_bots_own_start_link(raw: RawApi, world: World) -> None:
    sent = await raw.result("sendMessage", chat_id=ANNA, text="x", reply_markup=YES)
    press = world.person_presses(ANNA, sent["message_id"], "yes")
    own = "https://t.me/sales_bot?start=abc"

    elsewhere = await raw.refusal("answerCallbackQuery", callback_query_id=press, url="https://example.com")
    await raw.result("answerCallbackQuery", callback_query_id=press, url=own)

    assert elsewhere == (400, "Bad Request: URL_INVALID")
    assert world.toasts(ANNA)[0]["url"] == own


async def test_a_photo_cannot_go_as_a_document_by_its_id(raw: RawApi, world: World) -> None:
    photo = world.person_sends_file(ANNA, "a.png", png(), "image/png", as_photo=True)["photo"][0]["file_id"]

    words = "Bad Request: can't use file of type Photo as Document"
    assert await raw.refusal("sendDocument", chat_id=ANNA, document=photo) == (400, words)


async def test_calls_come_as_query_form_json_or_multipart(sandbox: RunningSandbox, raw: RawApi, world: World) -> None:
    address = f"{sandbox.api}/SENDmessage"
    form = aiohttp.FormData({"chat_id": str(ANNA), "text": "форма", "protect_content": "True"})
    parts = aiohttp.FormData({"chat_id": str(ANNA), "caption": "часть"}, default_to_multipart=True)
    parts.add_field("document", b"123", filename="a.csv", content_type="text/csv")

    for sent in (
        raw.session.get(address, params={"chat_id": ANNA, "text": "запрос"}),
        raw.session.post(address, data=form),
        raw.session.post(f"{sandbox.api}/sendDocument", data=parts),
    ):
        async with sent as response:
            assert response.status == 200
    async with raw.session.post(address, data="[1]", headers={"Content-Type": "application/json"}) as response:
        refused = await response.json()

    assert [message.get("text") for message in world.messages(ANNA)] == ["запрос", "форма", None]
    assert world.messages(ANNA)[1]["has_protected_content"] is True
    assert world.messages(ANNA)[2]["document"]["file_name"] == "a.csv"
    assert refused["description"] == "Bad Request: can't parse request JSON object"
