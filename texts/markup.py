"""Text that is markup already, and what turns other text into it and back.

What people typed is shown, never obeyed: its angle brackets are escaped, its control characters and writing-direction
overrides dropped, and a right-to-left name is kept from turning its neighbours around.
"""

import html
import re
from collections.abc import Iterable
from typing import Final

MOST_ON_BUTTON: Final = 64
READ_ON_BUTTON: Final = 36  # what a phone shows of it before it cuts it off
MOST_IN_TOAST: Final = 200

# what must not reach a message: controls other than the line feed, direction marks and overrides, zero-width
# spaces (the joiner stays: emoji need it), line separators, halves of surrogate pairs
_UNWANTED: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MARKED: Final = re.compile('[&<>"]')
_TAG: Final = re.compile("<[^>]*>")


class Html(str):
    """Text that is Telegram's HTML already: shown as it is."""

    __slots__ = ()


def visible(text: str) -> str:
    """Plain `text` without what nobody sees and what turns the writing round."""
    if not _UNWANTED.search(text):
        return text
    return _UNWANTED.sub(lambda found: " " if found[0] in "\t\u2028\u2029" else "", text.replace("\r\n", "\n"))


def escaped(text: str) -> Html:
    """Somebody's words as markup that shows exactly them."""
    text = visible(text)
    if _MARKED.search(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    if not text.isascii() and _RIGHT_TO_LEFT.search(text):
        text = f"\u2068{text}\u2069"
    return Html(text)


def unmarked(markup: str) -> str:
    """What a person reads of `markup`: no tags, entities as characters."""
    if "<" in markup:
        markup = _TAG.sub("", markup)
    return html.unescape(markup) if "&" in markup else markup


def shortened(text: str, most: int = MOST_ON_BUTTON) -> str:
    """Plain `text` in at most `most` characters; the end that is cut off shows as an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def lines(parts: Iterable[Html | None], between: str = "\n") -> Html:
    """Markup joined by line feeds, what is None left out."""
    return Html(between.join(part for part in parts if part is not None))
