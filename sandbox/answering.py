"""The bot's answers to presses and to inline queries."""

import re
from typing import Any

from sandbox.errors import WRONG_FILE, Json, bad_request
from sandbox.keyboards import read_inline_markup
from sandbox.params import Params
from sandbox.state import WorldState
from sandbox.texts import message_caption, message_text

ANSWER_TEXT_LIMIT = 200
RESULTS_LIMIT = 50
RESULT_ID_BYTES = 64
NEXT_OFFSET_BYTES = 64
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def answer_callback_query(world: WorldState, params: Params) -> bool:
    """Stop the button's waiting circle, with or without words; once, and not too late."""
    press = world.presses.answerable(params.text("callback_query_id"))
    text = params.text("text")
    if len(text) > ANSWER_TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    url = params.text("url")
    if url and not re.match(rf"(?:https?://)?t\.me/{re.escape(world.username)}\?start=", url, re.IGNORECASE):
        raise bad_request("URL_INVALID")
    press.answer = {"id": press.query_id, "text": text, "alert": params.boolean("show_alert"), "url": url}
    world.person(press.person_id).toasts.append(press.answer)
    if text:
        event = {"type": "toast", "person": press.person_id, "text": text, "alert": press.answer["alert"]}
        world.events.publish(event)
    return True


def answer_inline_query(world: WorldState, params: Params) -> bool:
    """Up to 50 results, with an optional button above them."""
    results = params.sequence("results", "inline query results")
    if results is None or not all(isinstance(result, dict) for result in results):
        raise bad_request("can't parse inline query result: Inline query result must be an object")
    if len(results) > RESULTS_LIMIT:
        raise bad_request("too many inline query results specified")
    contents: Json = {}
    for result in results:
        result_id = _result_id(result)
        if result_id in contents:
            raise bad_request("RESULT_ID_DUPLICATE")
        contents[result_id] = _content(world, result)
    if len(params.text("next_offset").encode()) > NEXT_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    button = _button(params)
    query = world.inline_queries.answerable(params.text("inline_query_id"))
    query.answer = {
        "results": results,
        "button": button,
        "next_offset": params.text("next_offset"),
        "contents": contents,
    }
    world.events.publish({"type": "inline", "person": query.person_id, "id": query.query_id})
    return True


def _result_id(result: Json) -> str:
    result_id = str(result.get("id", ""))
    if not 1 <= len(result_id.encode()) <= RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    return result_id


def _content(world: WorldState, result: Json) -> Json:
    """What choosing the result writes into the chat."""
    kind = str(result.get("type"))
    file_id = result.get(f"{kind}_file_id")
    own = result.get("input_message_content")
    content: Json
    if own is not None:
        content = message_text(Params(own), "message_text").as_fields("text", "entities")
    elif kind in {"photo", "document"} and file_id is not None:
        stored = world.files.get(str(file_id))
        if stored is None:
            raise bad_request(WRONG_FILE)
        caption = message_caption(Params(result)).as_fields("caption", "caption_entities")
        content = {**stored.as_fields(), **caption}
    elif kind == "article":
        raise bad_request("can't parse inline query result: Input message content is not specified")
    else:
        words = f'can\'t parse inline query result: type "{kind}" is unsupported for the inline query result'
        raise bad_request(words)
    markup = read_inline_markup(Params(result))
    return {**content, **({"reply_markup": markup} if markup else {})}


def _button(params: Params) -> dict[str, Any] | None:
    button = params.mapping("button", "inline query results button")
    if button is None:
        return None
    if not button.get("text") or bool(button.get("start_parameter")) == bool(button.get("web_app")):
        raise bad_request("can't parse inline query results button: must have exactly one optional field")
    start = button.get("start_parameter")
    if start and not _START_PARAMETER.fullmatch(str(start)):
        raise bad_request("START_PARAM_INVALID")
    return button
