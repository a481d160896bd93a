"""Texts and captions: markup or given entities in, the clean text with entities out, within Telegram's lengths."""

import re
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import Json, bad_request
from sandbox.html_markup import parse_html, utf16_length
from sandbox.params import Params

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
MARKUP_BYTES_LIMIT = 32_768

_FOUND_BY_TELEGRAM = (
    ("url", re.compile(r"(?:https?://|\bt\.me/)[^\s<>\"]*[^\s<>\".,;:!?)]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z0-9_]{2,32}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)
_CLOSED_TYPES = frozenset({"pre", "code", "text_link", "text_mention"})
_TYPE_ORDER = ("blockquote", "expandable_blockquote", "pre", "code", "text_link")


@dataclass(frozen=True)
class FormattedText:
    """A text as it stands in the chat, with its entities in UTF-16 units, sorted."""

    text: str
    entities: list[Json] = field(default_factory=list)

    def as_fields(self, text_field: str, entities_field: str) -> Json:
        """The part of a Message that carries this text."""
        fields: Json = {text_field: self.text} if self.text else {}
        if self.entities:
            fields[entities_field] = self.entities
        return fields


def message_text(params: Params, name: str = "text") -> FormattedText:
    """The `text` of a call; ApiError when empty, too long, or wrongly marked up."""
    found = _formatted(params, name, "entities", too_long="message is too long")
    if not found.text:
        raise bad_request("message text is empty")
    if len(found.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return found


def message_caption(params: Params) -> FormattedText:
    """The `caption` of a call, which may be empty; ApiError when too long or wrongly marked up."""
    found = _formatted(params, "caption", "caption_entities", too_long="message caption is too long")
    if len(found.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return found


def plain_text(text: str) -> FormattedText:
    """What a person typed: trimmed, with the commands, links and mentions Telegram finds by itself."""
    return _clean(text, [])


def _formatted(params: Params, name: str, entities_name: str, *, too_long: str) -> FormattedText:
    raw = params.text(name)
    if len(raw.encode("utf-8", "surrogatepass")) > MARKUP_BYTES_LIMIT:
        raise bad_request(too_long)
    mode = params.text("parse_mode").lower()
    if mode == "html":
        return _clean(*parse_html(raw))
    if mode:
        raise bad_request("unsupported parse_mode")
    return _clean(raw, _given_entities(raw, params.sequence(entities_name, "MessageEntity") or []))


def _given_entities(text: str, given: list[Any]) -> list[Json]:
    length = utf16_length(text)
    kept = []
    for entity in given:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: expected an Object")
        offset, size = int(entity.get("offset", 0)), int(entity.get("length", 0))
        if offset < 0 or offset > length:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + size > length:
            words = f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset "
            raise bad_request(f"{words}{offset + size}")
        if size > 0:
            kept.append({key: value for key, value in entity.items() if value is not None})
    return kept


def _clean(text: str, entities: list[Json]) -> FormattedText:
    """Trim the text, move the entities along, and add those Telegram finds by itself."""
    without_left = text.lstrip()
    shift = utf16_length(text[: len(text) - len(without_left)])
    trimmed = without_left.rstrip()
    length = utf16_length(trimmed)
    kept = []
    for entity in entities:
        begin = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, length)
        if begin < end:
            kept.append({**entity, "offset": begin, "length": end - begin})
    kept += _found_entities(trimmed, kept)
    kept.sort(key=_entity_order)
    return FormattedText(trimmed, kept)


def _found_entities(text: str, present: list[Json]) -> list[Json]:
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in present
        if entity["type"] in _CLOSED_TYPES or any(entity["type"] == kind for kind, _ in _FOUND_BY_TELEGRAM)
    ]
    found: list[Json] = []
    for kind, pattern in _FOUND_BY_TELEGRAM:
        for match in pattern.finditer(text):
            begin = utf16_length(text[: match.start()])
            end = begin + utf16_length(match.group())
            if all(end <= left or begin >= right for left, right in taken):
                taken.append((begin, end))
                found.append({"type": kind, "offset": begin, "length": end - begin})
    return found


def _entity_order(entity: Json) -> tuple[int, int, int]:
    kind = entity["type"]
    return entity["offset"], -entity["length"], _TYPE_ORDER.index(kind) if kind in _TYPE_ORDER else len(_TYPE_ORDER)
