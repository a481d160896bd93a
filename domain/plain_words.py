"""What people type, in the form in which it is kept: nothing in it is invisible, and nothing turns the writing round.

Two names that look alike are to be alike. So control characters, marks and overrides of the direction of writing,
zero-width characters, letters that show nothing and halves of surrogate pairs go; every run of spaces is one space; a
letter carries at most four marks. A joiner stays where it joins emoji, and all else stands as it was typed.
"""

import re
import unicodedata
from typing import Final

MOST_MARKS: Final = 4
"""As many as any writing puts on one letter."""

_ORDINARY: Final = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2116\u20bd]*")
"""Nothing here needs looking at letter by letter."""
_JOINER, _AS_EMOJI, _KEYCAP = "\u200d", "\ufe0f", "\u20e3"
_SHOWS_NOTHING: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
_TONES: Final = range(0x1F3FB, 0x1F400)
_TAGS: Final = range(0xE0020, 0xE0080)
_FLAG: Final = "\U0001f3f4"
_VARIANTS: Final = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs", "Co"})
_NONCHARACTERS: Final = 0xFFFE
_SPACES: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")


def plain(text: str) -> str:
    """`text` in one line as it is kept. Idempotent; may be empty."""
    if not _ORDINARY.fullmatch(text):
        text = _few_marks(unicodedata.normalize("NFC", _visible(text)))
    return " ".join(text.split())


def _visible(text: str) -> str:
    """Without what nobody sees."""
    kept: list[str] = []
    for place, letter in enumerate(text):
        if letter in _SPACES:
            kept.append(" ")
        elif not _is_hidden(letter) or _belongs_to_emoji(letter, kept, text[place + 1 : place + 2]):
            kept.append(letter)
    return "".join(kept)


def _is_hidden(letter: str) -> bool:
    code = ord(letter)
    return (
        unicodedata.category(letter) in _DROPPED
        or letter in _SHOWS_NOTHING
        or code & 0xFFFF >= _NONCHARACTERS
        or any(code in variants for variants in _VARIANTS)
    )


def _belongs_to_emoji(letter: str, before: list[str], after: str) -> bool:
    """A joiner between two emoji, what shows a sign as one, the letters behind a flag that name a country's part."""
    last = before[-1] if before else ""
    if letter == _JOINER:
        return _is_emoji(last) and _is_emoji(after)
    if letter == _AS_EMOJI:
        return (_is_emoji(last) and last != _AS_EMOJI) or (last != "" and last in "0123456789#*" and after == _KEYCAP)
    return ord(letter) in _TAGS and last != "" and (last == _FLAG or ord(last) in _TAGS)


def _is_emoji(letter: str) -> bool:
    return letter != "" and (
        unicodedata.category(letter) == "So" or ord(letter) in _TONES or letter in {_AS_EMOJI, _KEYCAP}
    )


def _few_marks(text: str) -> str:
    """At most so many marks on a letter, and none on nothing."""
    kept: list[str] = []
    marks = MOST_MARKS
    for letter in text:
        if unicodedata.category(letter) not in {"Mn", "Me"} or letter == _AS_EMOJI:
            marks = MOST_MARKS if letter.isspace() else 0
        elif marks == MOST_MARKS:
            continue
        else:
            marks += 1
        kept.append(letter)
    return "".join(kept)
