"""Percents as people type them in a row: `10 1 3`, `10/1/3`, `7,35 0,5 3`, `10%, 1%, 3%`."""

import re

from domain.money import HUNDRED, Percent
from domain.refusals import Refusal

_BETWEEN = re.compile(r"\s*[/;|]\s*|,\s+|\s+")
_NUMBER = re.compile(r"\d{1,3}([.,]\d{1,2})?")


class PercentsUnclear(Refusal):
    """Percents are numbers from 0 to 100 with at most two decimals, as many as were asked for."""


def read_percents(text: str, count: int) -> tuple[Percent, ...]:
    """The `count` percents in a text, in its order."""
    words = [word for word in _BETWEEN.split(text.replace("%", " ").strip()) if word]
    if len(words) != count or not all(_NUMBER.fullmatch(word) for word in words):
        raise PercentsUnclear
    found = tuple(Percent(word.replace(",", ".")) for word in words)
    if max(found) > HUNDRED:
        raise PercentsUnclear
    return found
