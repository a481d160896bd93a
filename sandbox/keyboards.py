"""Reply markups: inline keyboards, reply keyboards, their removal and forced replies, within Telegram's limits."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sandbox.errors import Json, bad_request
from sandbox.params import Params

INLINE_BUTTONS_LIMIT, INLINE_ROW_LIMIT = 100, 8
REPLY_BUTTONS_LIMIT, REPLY_ROW_LIMIT = 300, 12
CALLBACK_DATA_BYTES = 64
PLACEHOLDER_LIMIT = 64
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_INLINE_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


@dataclass(frozen=True)
class ReplyMarkup:
    """The markup's JSON and its kind: `inline_keyboard`, `keyboard`, `remove_keyboard` or `force_reply`."""

    kind: str
    markup: Json


def read_reply_markup(params: Params) -> ReplyMarkup | None:
    """The `reply_markup` of a call, None when absent or empty; ApiError when Telegram would refuse it."""
    markup = params.mapping("reply_markup", "reply markup", unparsed="reply keyboard markup")
    if not markup:
        return None
    if "inline_keyboard" in markup:
        return _inline_keyboard(markup)
    if "keyboard" in markup:
        return _reply_keyboard(markup)
    for kind in ("remove_keyboard", "force_reply"):
        if markup.get(kind):
            _check_placeholder(markup)
            return ReplyMarkup(kind, markup)
    return None


def read_inline_markup(params: Params) -> Json | None:
    """The inline keyboard of an edit, None when absent; ApiError on any other kind of markup."""
    found = read_reply_markup(params)
    if found is not None and found.kind != "inline_keyboard":
        raise bad_request("inline keyboard expected")
    return found.markup if found else None


def button_texts(markup: Json) -> set[str]:
    """The labels of a reply keyboard."""
    return {button["text"] for row in markup["keyboard"] for button in row}


def _rows(value: Any, field: str) -> list[list[Any]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request(f'field "{field}" must be an Array of Arrays')
    return value


def _inline_keyboard(markup: Json) -> ReplyMarkup | None:
    rows = [
        [button for button in map(_inline_button, row) if button["text"]]
        for row in _rows(markup["inline_keyboard"], "inline_keyboard")
    ]
    rows = [row for row in rows if row]
    _check_size(rows, INLINE_BUTTONS_LIMIT, INLINE_ROW_LIMIT)
    return ReplyMarkup("inline_keyboard", {"inline_keyboard": rows}) if rows else None


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    present = {key: value for key, value in button.items() if value is not None}
    if not any(action in present for action in _INLINE_ACTIONS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in present and not 1 <= len(str(present["callback_data"]).encode()) <= CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in present:
        _check_url(str(present["url"]))
    if "web_app" in present:
        check_web_app_url(str(present["web_app"].get("url", "")), "inline keyboard button Web App")
    return present


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url or url.startswith(("tg:", "ton:")) else f"http://{url}")
    host = parts.hostname or ""
    if parts.scheme.lower() not in {"http", "https", "tg", "ton"}:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme.lower() in {"http", "https"} and "." not in host and host not in _LOOPBACK:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def check_web_app_url(url: str, where: str) -> None:
    """A Mini App lives on HTTPS; on this machine plain HTTP passes, or nothing could be tried without a certificate."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise bad_request(f"{where} URL '{url}' is invalid: Only HTTPS links are allowed")


def _reply_keyboard(markup: Json) -> ReplyMarkup | None:
    rows = [
        [button for button in map(_reply_button, row) if button["text"]]
        for row in _rows(markup["keyboard"], "keyboard")
    ]
    rows = [row for row in rows if row]
    _check_size(rows, REPLY_BUTTONS_LIMIT, REPLY_ROW_LIMIT)
    _check_placeholder(markup)
    return ReplyMarkup("keyboard", {**markup, "keyboard": rows}) if rows else None


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    return button


def _check_size(rows: list[list[Json]], total: int, in_row: int) -> None:
    """The real server cuts or refuses, depending on its mood; refusing is the answer a test can see."""
    if sum(map(len, rows)) > total or any(len(row) > in_row for row in rows):
        raise bad_request("reply markup is too long")


def _check_placeholder(markup: Json) -> None:
    placeholder = markup.get("input_field_placeholder")
    if placeholder is not None and not 1 <= len(placeholder) <= PLACEHOLDER_LIMIT:
        raise bad_request("REPLY_MARKUP_PLACEHOLDER_INVALID")
