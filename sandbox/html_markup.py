"""Telegram's HTML, parsed as its server does: plain text and entities out, or its own complaint with a byte offset.

The walk goes over UTF-8 bytes because offsets in the errors count bytes; offsets in entities count UTF-16 units.
"""

import re
from dataclasses import dataclass, field

from sandbox.errors import Json, bad_request

_TAG_ENTITIES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_CHARACTER = re.compile(
    rb"&(?:#x(?P<hex>[0-9A-Fa-f]{1,7})|#(?P<dec>[0-9]{1,8})|(?P<name>lt|gt|amp|quot)(?![A-Za-z]));?"
)
_SPACES = b" \t\r\n\0\v"
_ATTRIBUTE_NAME = re.compile(rb"[^ \t\r\n\0\v=>/\"']*")
_NAME_TOKEN = re.compile(rb"[A-Za-z0-9.\-]*")
_TAG_NAME = re.compile(rb"[^ \t\r\n\0\v>]*")
_USER_LINK = re.compile(r"tg:(?://)?user\?id=(\d+)", re.IGNORECASE)


@dataclass
class _OpenTag:
    name: str
    argument: str
    offset: int
    text_start: int


@dataclass
class _Walk:
    """The markup with a zero byte at its end, the place reached, and what was gathered so far."""

    source: bytes
    place: int = 0
    units: int = 0
    text: list[str] = field(default_factory=list)
    open_tags: list[_OpenTag] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def at(self) -> int:
        return self.source[self.place]

    def skip(self, pattern: re.Pattern[bytes]) -> bytes:
        """Move past what `pattern` matches here and return it."""
        match = pattern.match(self.source, self.place)
        found = match.group() if match else b""
        self.place += len(found)
        return found

    def skip_spaces(self) -> None:
        while self.at() != 0 and self.at() in _SPACES:
            self.place += 1

    def add(self, text: str) -> None:
        self.text.append(text)
        self.units += utf16_length(text)


def utf16_length(text: str) -> int:
    """How many UTF-16 code units the text takes, the unit of every entity offset."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(markup: str) -> tuple[str, list[Json]]:
    """The text without tags and its entities (unsorted); ApiError 400 "can't parse entities: …" on bad markup."""
    walk = _Walk(markup.replace("\0", " ").encode("utf-8", "surrogatepass") + b"\0")
    end = len(walk.source) - 1
    while walk.place < end:
        byte = walk.at()
        if byte == ord("<"):
            _tag(walk)
        elif byte == ord("&"):
            walk.add(_character(walk) or _plain_byte(walk))
        else:
            _plain_run(walk)
    if walk.open_tags:
        raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{walk.open_tags[-1].name}"')
    for entity in walk.entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return "".join(walk.text), walk.entities


def _plain_byte(walk: _Walk) -> str:
    walk.place += 1
    return chr(walk.source[walk.place - 1])


def _plain_run(walk: _Walk) -> None:
    start = walk.place
    stops = [stop for stop in (walk.source.find(b"<", start), walk.source.find(b"&", start)) if stop >= 0]
    walk.place = min(stops, default=len(walk.source) - 1)
    walk.add(walk.source[start : walk.place].decode("utf-8", "surrogatepass"))


def _character(walk: _Walk) -> str:
    """The character that the reference here stands for, moving past it; empty when it is no known reference."""
    match = _CHARACTER.match(walk.source, walk.place)
    if match is None:
        return ""
    if match["name"]:
        found = _NAMED[match["name"]]
    else:
        code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
        if code == 0 or code >= 0x10FFFF:
            return ""
        found = chr(code)
    walk.place = match.end()
    return found


def _tag(walk: _Walk) -> None:
    begin = walk.place
    walk.place += 1
    if walk.at() == ord("/"):
        walk.place += 1
        _end_tag(walk, begin)
    else:
        _start_tag(walk, begin)


def _start_tag(walk: _Walk, begin: int) -> None:
    name = walk.skip(_TAG_NAME).decode().lower()
    if walk.at() == 0:
        raise _cannot_parse(f"Unclosed start tag at byte offset {begin}")
    if name not in _TAG_ENTITIES:
        raise _cannot_parse(f'Unsupported start tag "{name}" at byte offset {begin}')
    argument = ""
    while True:
        walk.skip_spaces()
        if walk.at() == ord(">"):
            break
        argument = _attribute(walk, name, begin) or argument
    walk.place += 1
    if name == "span" and argument != "spoiler":
        raise _cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
    walk.open_tags.append(_OpenTag(name, argument, walk.units, len(walk.text)))


def _attribute(walk: _Walk, tag: str, begin: int) -> str:
    """Read one attribute and return what it means for the tag, empty when nothing."""
    name = walk.skip(_ATTRIBUTE_NAME).decode()
    if not name:
        raise _cannot_parse(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
    walk.skip_spaces()
    value = ""
    if walk.at() == ord("="):
        walk.place += 1
        walk.skip_spaces()
        if walk.at() == 0:
            raise _cannot_parse(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = _attribute_value(walk, begin)
    elif walk.at() == 0:
        raise _cannot_parse(f'Unclosed start tag "{tag}" at byte offset {begin}')
    return _argument(tag, name, value)


def _attribute_value(walk: _Walk, begin: int) -> str:
    quote = walk.at()
    if quote not in b"\"'":
        token_begin = walk.place
        token = walk.skip(_NAME_TOKEN).decode().lower()
        if walk.at() not in _SPACES and walk.at() != ord(">"):
            raise _cannot_parse(f"Unexpected end of name token at byte offset {token_begin}")
        found = [token]
    else:
        walk.place += 1
        found = []
        raw = bytearray()
        while walk.at() not in (quote, 0):
            decoded = _character(walk) if walk.at() == ord("&") else ""
            if decoded:
                raw += decoded.encode("utf-8", "surrogatepass")
            else:
                raw.append(walk.at())
                walk.place += 1
        found.append(raw.decode("utf-8", "surrogatepass"))
        walk.place += walk.at() == quote
    if walk.at() == 0:
        raise _cannot_parse(f"Unclosed start tag at byte offset {begin}")
    return found[0]


def _argument(tag: str, name: str, value: str) -> str:
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case "code", "class":
            return value.removeprefix("language-") if value.startswith("language-") else ""
        case "span", "class":
            return value.removeprefix("tg-") if value.startswith("tg-") else ""
        case "blockquote", "expandable":
            return "1"
    return ""


def _end_tag(walk: _Walk, begin: int) -> None:
    if not walk.open_tags:
        raise _cannot_parse(f"Unexpected end tag at byte offset {begin}")
    name = walk.skip(_TAG_NAME).decode().lower()
    walk.skip_spaces()
    if walk.at() != ord(">"):
        raise _cannot_parse(f"Unclosed end tag at byte offset {begin}")
    walk.place += 1
    tag = walk.open_tags.pop()
    if name and name != tag.name:
        raise _cannot_parse(f'Unmatched end tag at byte offset {begin}, expected "</{tag.name}>", found "</{name}>"')
    if walk.units > tag.offset:
        _close(walk, tag)


def _close(walk: _Walk, tag: _OpenTag) -> None:
    entity: Json = {"type": _TAG_ENTITIES[tag.name], "offset": tag.offset, "length": walk.units - tag.offset}
    last = walk.entities[-1] if walk.entities else None
    inside = last is not None and (last["offset"], last["length"]) == (entity["offset"], entity["length"])
    if last is not None and inside and tag.name == "pre" and last["type"] == "code" and "language" in last:
        last["type"] = "pre"
        return
    if last is not None and inside and tag.name == "code" and last["type"] == "pre" and tag.argument:
        last["language"] = tag.argument
        return
    if tag.name == "code" and tag.argument:
        entity["language"] = tag.argument
    elif tag.name == "blockquote" and tag.argument:
        entity["type"] = "expandable_blockquote"
    elif tag.name == "tg-emoji":
        if not tag.argument.isdecimal() or int(tag.argument) == 0:
            raise _cannot_parse("Invalid custom emoji identifier specified")
        entity["custom_emoji_id"] = tag.argument
    elif tag.name == "a" and not _link(entity, tag.argument or "".join(walk.text[tag.text_start :])):
        return
    walk.entities.append(entity)


def _link(entity: Json, url: str) -> bool:
    """Fill the entity with the link; False when the address is no link and the text stays plain."""
    person = _USER_LINK.fullmatch(url.strip())
    if person:
        entity["type"] = "text_mention"
        entity["user"] = {"id": int(person[1])}
        return True
    if re.match(r"(?:https?|tg|ton|tonsite)://?\S+", url, re.IGNORECASE):
        entity["url"] = url
        return True
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", url):
        entity["url"] = f"http://{url}"
        return True
    return False


def _cannot_parse(words: str) -> Exception:
    return bad_request(f"can't parse entities: {words}")
