"""The `.ftl` files of a language as one bundle, in which each message is parsed when it is first said.

Parsing takes a millisecond for a message, and a process says few of its two thousand soon. Everything that
fluent.runtime would pass over in silence stops the program here: a line it cannot read, a key that stands twice.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from fluent.runtime import FluentBundle, resolver
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, Resource, Term

from texts.typography import set_spaces

LANGUAGES: Final = ("ru", "en")
FOLDER: Final = Path(__file__).parent

Entry = Message | Term

_BEGINNING = re.compile(r"^(?=-?[a-zA-Z][\w-]* *=)", re.MULTILINE)

# fluent.runtime refuses a part of a message over 2 500 characters; a digest is one of 3 500, and Telegram has limits
resolver.MAX_PART_LENGTH = 32_768


class _Unread(dict[str, Entry]):
    """Entries by their names, each read from its passage when it is first asked for."""

    def __init__(self, passages: dict[str, str]) -> None:
        super().__init__()
        self._passages = passages

    def __missing__(self, name: str) -> Entry:
        entry = _entry(self._passages[name], name)
        self[name] = entry
        return entry


class Bundle(FluentBundle):
    """A bundle that remembers plural forms: a selector asks for one at each of its variants, 8 µs a time."""

    def __init__(self, language: str, passages: dict[str, str] | None = None) -> None:
        super().__init__([language], use_isolating=False)
        self._plural_form = lru_cache(4096)(self._plural_form)
        found = passages or {}
        self._messages = _Unread({key: text for key, text in found.items() if not key.startswith("-")})
        self._terms = _Unread({key[1:]: text for key, text in found.items() if key.startswith("-")})


def read_resource(source: str, name: str) -> Resource:
    """A parsed `.ftl` text; ValueError with `name` and the passage when a part of it cannot be read."""
    resource = FluentParser().parse(source)
    unread = [entry.content for entry in resource.body if isinstance(entry, Junk)]
    if unread:
        raise ValueError(f"{name}: cannot be read: {unread}")
    return resource


def resources(language: str, folder: Path = FOLDER) -> dict[str, Resource]:
    """The files of a language by their name, in the order of names."""
    files = sorted((folder / language).glob("*.ftl"))
    return {file.stem: read_resource(file.read_text("utf-8"), f"{language}/{file.name}") for file in files}


@cache
def entries(language: str, folder: Path = FOLDER) -> dict[str, Entry]:
    """Every message by its key, every term by its key with a hyphen before, all of them read."""
    found: dict[str, Entry] = {}
    for resource in resources(language, folder).values():
        found |= {_key(entry): entry for entry in resource.body if isinstance(entry, Entry)}
    return found


def _key(entry: Entry) -> str:
    return entry.id.name if isinstance(entry, Message) else f"-{entry.id.name}"


def passages(language: str, folder: Path = FOLDER) -> dict[str, str]:
    """The text of each message and term by its key, unread; ValueError for a key that stands twice."""
    found: dict[str, str] = {}
    for file in sorted((folder / language).glob("*.ftl")):
        # what stands before the first are comments
        for passage in _BEGINNING.split(file.read_text("utf-8"))[1:]:
            key = passage.partition("=")[0].strip()
            if key in found:
                raise ValueError(f"{language}/{file.name}: {key} stands twice")
            found[key] = passage
    return found


def _entry(passage: str, name: str) -> Entry:
    """The one entry that a passage begins with; comments follow."""
    entry = next(entry for entry in read_resource(passage, name).body if isinstance(entry, Entry))
    entry.comment = None
    set_spaces(entry)
    return entry


@cache
def bundle(language: str) -> Bundle:
    """All words of a language; ValueError when there is none such."""
    if language not in LANGUAGES:
        raise ValueError(f"no words in {language!r}, only in {LANGUAGES}")
    return Bundle(language, passages(language))
