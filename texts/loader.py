"""The `.ftl` files of a language as one bundle, parsed once.

Everything that fluent.runtime would pass over in silence stops the program here: a line it cannot read, a key that
stands twice.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from fluent.runtime import FluentBundle, resolver
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, Resource, Term

from texts.typography import set_spaces

LANGUAGES: Final = ("ru", "en")
FOLDER: Final = Path(__file__).parent

# fluent.runtime refuses a part of a message over 2 500 characters; a digest is one of 3 500, and Telegram has limits
resolver.MAX_PART_LENGTH = 32_768


class Bundle(FluentBundle):
    """A bundle that remembers plural forms: a selector asks for one at each of its variants, 8 µs a time."""

    def __init__(self, language: str) -> None:
        super().__init__([language], use_isolating=False)
        self._plural_form = lru_cache(4096)(self._plural_form)


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


def entries(language: str, folder: Path = FOLDER) -> dict[str, Message | Term]:
    """Every message by its key, every term by its key with a hyphen before; ValueError for a key that stands twice."""
    found: dict[str, Message | Term] = {}
    for name, resource in resources(language, folder).items():
        for entry in resource.body:
            if not isinstance(entry, Message | Term):
                continue
            key = entry.id.name if isinstance(entry, Message) else f"-{entry.id.name}"
            if key in found:
                raise ValueError(f"{language}/{name}.ftl: {key} stands twice")
            found[key] = entry
    return found


@cache
def bundle(language: str) -> Bundle:
    """All words of a language; ValueError when there is none such."""
    if language not in LANGUAGES:
        raise ValueError(f"no words in {language!r}, only in {LANGUAGES}")
    words = list(entries(language).values())
    for entry in words:
        set_spaces(entry)
    made = Bundle(language)
    made.add_resource(Resource(words))
    return made
