"""What a message must be to be read by everybody, also aloud; each rule gives its violations as sentences."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tests.guards.walk import words

MOST_LINES = 12
"""That say something: what a phone shows above the buttons, without moving the thumb."""
WIDEST_TABLE = 30
REPORTS = {
    "/digest": "sent once a day and read from the top, where what counts stands",
    "/audit": "a log, a page of it",
}
"""First screens that may be longer."""
ARROWS = {"‹", "›"}
"""Signs that are words of their own: they stand beside the number of a page."""

_WORD = re.compile(r"[^\W_]")


def walls(answers: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Commands that are answered with more than a screen holds."""
    for command, message in answers.items():
        said = [line for line in words(dict(message)).splitlines() if line.strip()]
        if len(said) > MOST_LINES and command not in REPORTS:
            yield f"{command}: {len(said)} lines"


def signs_alone(messages: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Lines and buttons that are nothing but emoji, so nothing to whoever hears them read."""
    for message in messages:
        for line in words(dict(message)).splitlines():
            if line.strip() and not _WORD.search(line):
                yield f"a line {line!r}"
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if not _WORD.search(button["text"]) and button["text"].strip() and button["text"] not in ARROWS:
                    yield f"a button {button['text']!r}"


def wide_tables(messages: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Monospaced blocks with lines that a phone breaks."""
    for message in messages:
        text = words(dict(message)).encode("utf-16-le")
        for entity in [*message.get("entities", []), *message.get("caption_entities", [])]:
            if entity["type"] == "pre":
                start, end = entity["offset"], entity["offset"] + entity["length"]
                table = text[2 * start : 2 * end].decode("utf-16-le")
                yield from (f"a table's line {line!r}" for line in table.splitlines() if len(line) > WIDEST_TABLE)
