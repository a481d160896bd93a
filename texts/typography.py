"""What belongs together on a line stays together: `5 оплат`, `№ 7`, `▲ 4 %`, `1–15`, a dash and the word before it.

The spaces are set when the words are read, so that whoever writes words types plain ones.
"""

import re
from typing import Final

from fluent.syntax.ast import Message, Pattern, Placeable, SelectExpression, Term, TextElement, VariableReference

from texts.formats import NBSP, WORD_JOINER

_JOINED: Final = re.compile(r"–(?!\s)")
_INSIDE: Final = re.compile(r"(?<=[№▲▼]) | (?=[—–] )| (?=%)|(?<=-\w) |(?<=\d) (?=[^\W\d])|(?<=\bNo\.) ")
_COUNTED: Final = re.compile(r"^ (?=\w)")


def set_spaces(entry: Message | Term) -> None:
    """Make the spaces of a message that must not break non-breaking ones."""
    if entry.value is not None:
        _set_in(entry.value, counted=None)


def _set_in(pattern: Pattern, counted: str | None) -> None:
    """`counted`: the number that this pattern is a plural form for."""
    number_before = False
    for element in pattern.elements:
        if isinstance(element, TextElement):
            value = _JOINED.sub(f"–{WORD_JOINER}", _INSIDE.sub(NBSP, element.value))
            element.value = _COUNTED.sub(NBSP, value) if number_before else value
        number_before = isinstance(element, Placeable) and _names(element) == counted is not None
        if isinstance(element, Placeable) and isinstance(element.expression, SelectExpression):
            chosen = element.expression
            by = chosen.selector.id.name if isinstance(chosen.selector, VariableReference) else None
            for variant in chosen.variants:
                _set_in(variant.value, by)


def _names(placeable: Placeable) -> str | None:
    expression = placeable.expression
    return expression.id.name if isinstance(expression, VariableReference) else None
