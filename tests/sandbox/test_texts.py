"""Texts and captions: their lengths, their trimming, and what Telegram finds in them by itself."""

import json
from typing import Any

import pytest

from sandbox.errors import ApiError
from sandbox.params import Params
from sandbox.texts import message_caption, message_text, plain_text


def read(**params: Any) -> tuple[str, list[dict[str, Any]]]:
    found = message_text(Params(params))
    return found.text, found.entities


@pytest.mark.parametrize("text", ["x" * 4096, "Я" * 4096, "🎉" * 4096, f"<b>{'x' * 4096}</b>"])
def test_a_text_of_4096_characters_after_parsing_passes(text: str) -> None:
    assert len(read(text=text, parse_mode="HTML")[0]) == 4096


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n\t "}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "<b></b>" * 4682 + "x", "parse_mode": "HTML"}, "message is too long"),
        ({"text": "*x*", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ({"text": "x", "entities": "["}, "can't parse MessageEntity JSON object"),
        ({"text": "x", "entities": "{}"}, "expected an Array of MessageEntity"),
        ({"text": "x", "entities": [7]}, "can't parse MessageEntity: expected an Object"),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 2, "length": 1}]},
            "entity begins after the end of the text at UTF-16 offset 2",
        ),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
        ),
    ],
)
def test_texts_that_are_refused(params: dict[str, Any], words: str) -> None:
    with pytest.raises(ApiError) as caught:
        message_text(Params(params))

    assert caught.value.description == f"Bad Request: {words}"


def test_a_caption_may_be_empty_and_ends_at_1024() -> None:
    longest = message_caption(Params({"caption": "я" * 1024}))

    assert message_caption(Params({})).text == ""
    assert len(longest.text) == 1024
    with pytest.raises(ApiError, match=r"^Bad Request: message caption is too long$"):
        message_caption(Params({"caption": "я" * 1025}))


def test_the_edges_are_trimmed_and_entities_move_along() -> None:
    text, entities = read(text="\n\n  <b> План </b> \n", parse_mode="html")

    assert text == "План"
    assert entities == [{"type": "bold", "offset": 0, "length": 4}]


def test_given_entities_come_as_json_or_as_a_string_of_it() -> None:
    given = [{"type": "italic", "offset": 0, "length": 2, "url": None}]

    as_json = read(text="да", entities=given)
    as_string = read(text="да", entities=json.dumps(given))

    assert as_json == as_string == ("да", [{"type": "italic", "offset": 0, "length": 2}])


def test_entities_are_sorted_outer_first() -> None:
    _, entities = read(text="<b><i>x</i> y</b>", parse_mode="HTML")

    assert [entity["type"] for entity in entities] == ["bold", "italic"]


@pytest.mark.parametrize(
    ("text", "kind", "offset", "length"),
    [
        ("/start abc", "bot_command", 0, 6),
        ("жми /help@sales_bot!", "bot_command", 4, 15),
        ("см. https://example.com/a?b=1.", "url", 4, 25),
        ("t.me/sales_bot", "url", 0, 14),
        ("пиши a.b@example.com", "email", 5, 15),
        ("привет @anna", "mention", 7, 5),
        ("🎉 #план2026", "hashtag", 3, 9),
    ],
)
def test_telegram_finds_commands_links_and_mentions(text: str, kind: str, offset: int, length: int) -> None:
    assert plain_text(text).entities == [{"type": kind, "offset": offset, "length": length}]


@pytest.mark.parametrize("text", ["1/2", "и/или", "a//b", "</b>", "#", "#12", "10 @ 5"])
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert plain_text(text).entities == []


def test_nothing_is_found_inside_code() -> None:
    _, entities = read(text="<code>/start @anna</code>", parse_mode="HTML")

    assert [entity["type"] for entity in entities] == ["code"]
