"""The text of a chat message made ready to be read: tidied, folded, and a sheet on which to blot what is understood.

Folding keeps every character in its place, so a span of the folded text is the same span of the text as it was typed.
"""

import re
from collections.abc import Callable, Sequence

from domain.plain_words import plain

Span = tuple[int, int]

BLOT = "\x00"


def tidy(text: str) -> str:
    """`text` as it is kept, every run of spaces of any kind one plain space; lines stay lines, empty ones go."""
    lines = (plain(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def fold(text: str) -> str:
    """`text` in lower case with ё as е, character for character: the length never changes."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.replace("ё", "е")


class Sheet:
    """One tidied line. `rest`: its folded text with what is understood blotted out; `taken`: the spans of that."""

    __slots__ = ("rest", "taken", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.rest = fold(text)
        self.taken: list[Span] = []

    def hide(self, start: int, end: int) -> None:
        """Nothing is read from this span any more, yet it stays among the words that are left."""
        self.rest = self.rest[:start] + BLOT * (end - start) + self.rest[end:]

    def take_spans(self, spans: Sequence[Span]) -> None:
        """Blot and take these spans, given from left to right."""
        pieces: list[str] = []
        position = 0
        for start, end in spans:
            pieces += (self.rest[position:start], BLOT * (end - start))
            position = end
        self.rest = "".join([*pieces, self.rest[position:]])
        self.taken += spans

    def take(self, pattern: re.Pattern[str], accept: Callable[[re.Match[str]], bool]) -> None:
        """Blot and take every match that `accept` agrees to."""

        def blotted(match: re.Match[str]) -> str:
            if not accept(match):
                return match[0]
            self.taken.append(match.span())
            return BLOT * len(match[0])

        self.rest = pattern.sub(blotted, self.rest)

    def hide_all(self, pattern: re.Pattern[str]) -> None:
        """Hide every match."""
        self.rest = pattern.sub(lambda match: BLOT * len(match[0]), self.rest)
