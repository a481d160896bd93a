"""Reply markups: what passes, what Telegram refuses and how it says so."""

import json
from typing import Any

import pytest

from sandbox.errors import ApiError
from sandbox.keyboards import read_inline_markup, read_reply_markup
from sandbox.params import Params


def button(text: str = "Да", **action: Any) -> dict[str, Any]:
    return {"text": text, **(action or {"callback_data": "yes"})}


def inline(*rows: list[Any]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def refusal(markup: Any) -> str:
    with pytest.raises(ApiError) as caught:
        read_reply_markup(Params({"reply_markup": markup}))
    assert caught.value.code == 400
    return caught.value.description.removeprefix("Bad Request: ")


@pytest.mark.parametrize(
    "markup",
    [
        inline([button(callback_data="x" * 64)]),
        inline([button(callback_data="я" * 32)]),
        inline(*[[button()] * 8] * 12, [button()] * 4),
        inline([button(url="https://example.com"), button(url="tg://user?id=1"), button(url="t.me/sales_bot")]),
        inline([button(web_app={"url": "https://example.com/app"})]),
        inline([button(web_app={"url": "http://127.0.0.1:8000/app"})]),
        inline([button(switch_inline_query=""), button(copy_text={"text": "1"})]),
    ],
)
def test_inline_keyboards_within_the_limits_pass_unchanged(markup: dict[str, Any]) -> None:
    found = read_reply_markup(Params({"reply_markup": json.dumps(markup)}))

    assert found is not None
    assert (found.kind, found.markup) == ("inline_keyboard", markup)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (inline([button(callback_data="x" * 65)]), "BUTTON_DATA_INVALID"),
        (inline([button(callback_data="я" * 33)]), "BUTTON_DATA_INVALID"),
        (inline([button(callback_data="")]), "BUTTON_DATA_INVALID"),
        (inline([button()] * 9), "reply markup is too long"),
        (inline(*[[button()] * 8] * 12, [button()] * 5), "reply markup is too long"),
        (
            inline([{"text": "Да"}]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (inline(["Да"]), "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        (inline([{"callback_data": "x"}]), "can't parse inline keyboard button: Can't find field \"text\""),
        ({"inline_keyboard": [button()]}, 'field "inline_keyboard" must be an Array of Arrays'),
        (
            inline([button(url="ftp://example.com")]),
            "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
        ),
        (inline([button(url="нет")]), "inline keyboard button URL 'нет' is invalid: Wrong HTTP URL"),
        (
            inline([button(web_app={"url": "http://example.com"})]),
            "inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
        ),
        ("[]", "object expected as reply markup"),
        ("{", "can't parse reply keyboard markup JSON object"),
        ({"keyboard": [["x"] * 13]}, "reply markup is too long"),
        ({"keyboard": [["x"] * 12] * 25 + [["x"]]}, "reply markup is too long"),
        ({"keyboard": ["x"]}, 'field "keyboard" must be an Array of Arrays'),
        ({"keyboard": [[7]]}, "can't parse keyboard button: KeyboardButton must be a String or an Object"),
        ({"keyboard": [[{}]]}, "can't parse keyboard button: Can't find field \"text\""),
        ({"keyboard": [["x"]], "input_field_placeholder": "я" * 65}, "REPLY_MARKUP_PLACEHOLDER_INVALID"),
        ({"force_reply": True, "input_field_placeholder": ""}, "REPLY_MARKUP_PLACEHOLDER_INVALID"),
    ],
)
def test_markups_that_are_refused(markup: Any, words: str) -> None:
    assert refusal(markup) == words


@pytest.mark.parametrize(
    "markup", [None, "", "{}", {}, inline(), inline([]), inline([button("")]), {"keyboard": []}, {"force_reply": False}]
)
def test_an_empty_markup_is_none_at_all(markup: Any) -> None:
    assert read_reply_markup(Params({"reply_markup": markup})) is None


def test_reply_keyboards_take_300_buttons_12_in_a_row_and_plain_strings() -> None:
    found = read_reply_markup(
        Params({"reply_markup": {"keyboard": [["x"] * 12] * 25, "input_field_placeholder": "я" * 64}})
    )

    assert found is not None
    assert found.kind == "keyboard"
    assert found.markup["keyboard"][24][11] == {"text": "x"}


def test_an_edit_takes_an_inline_keyboard_only() -> None:
    with pytest.raises(ApiError, match=r"^Bad Request: inline keyboard expected$"):
        read_inline_markup(Params({"reply_markup": {"keyboard": [["x"]]}}))
    assert read_inline_markup(Params({"reply_markup": inline([button()])})) == inline([button()])
