"""Typed reading of a tree of written values: names, amounts, percents, days, counts, exactly as they were written.

Each error names the line and the field: what is missing, unknown or not what its field holds.
"""

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NoReturn, TypeVar

from domain.money import HUNDRED, Percent, rounded
from domain.yaml_text import Fields, Node, Scalar, WrittenError

LONGEST_NAME: Final = 200
EARLIEST, LATEST = 1900, 2199

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,20}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})(?:[eE][+-]?[0-9]{1,2})?")
_COUNT = re.compile(r"[+-]?[0-9]{1,6}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_Word = TypeVar("_Word", bound=StrEnum)


class Flaw(StrEnum):
    """What can be wrong with a field, for those who say it in words of their own."""

    NO_FIELDS = "no-fields"
    UNKNOWN = "unknown"
    MISSING = "missing"
    NOT_SINGLE = "not-single"
    NAME = "name"
    WORD = "word"
    NUMBER = "number"
    AMOUNT = "amount"
    PERCENT = "percent"
    COUNT = "count"
    DAY = "day"
    NO_PERIOD = "no-period"
    PAYMENTS = "payments"
    MONTHS = "months"
    NO_LINES = "no-lines"
    MANY_LINES = "many-lines"
    TWICE = "twice"
    OTHER = "other"


class FieldError(WrittenError):
    """A field that cannot be taken. `detail`: what was written, or what could have been."""

    def __init__(self, line: int, where: str, problem: str, flaw: Flaw, detail: str = "") -> None:
        super().__init__(line, where, problem)
        self.flaw, self.detail = flaw, detail


class Reader:
    """The fields of one mapping. `path`: what stands before a field's name in an error, as in `plans.lines.supply`."""

    def __init__(self, node: Node, path: str = "", known: Collection[str] | None = None) -> None:
        if not isinstance(node, Fields):
            raise FieldError(node.line, path, "fields with values are expected here", Flaw.NO_FIELDS)
        self.node, self._path = node, path
        for key, line in node.key_lines.items():
            if known is not None and key not in known:
                all_known = ", ".join(known)
                raise FieldError(line, self.path(key), f"unknown field; known are {all_known}", Flaw.UNKNOWN, all_known)

    def path(self, field: str) -> str:
        """The full name of a field."""
        return f"{self._path}.{field}" if self._path else field

    def refuse(self, field: str, problem: str, flaw: Flaw = Flaw.OTHER, detail: str = "") -> NoReturn:
        """Say what is wrong with a field."""
        line = self.node.key_lines.get(field, self.node.line)
        raise FieldError(line, self.path(field), problem, flaw, detail)

    def has(self, field: str) -> bool:
        """Whether a field is given, and not as nothing."""
        node = self.node.values.get(field)
        return node is not None and not (isinstance(node, Scalar) and node.nothing)

    def get(self, field: str) -> Node:
        """The value of a field that must be there."""
        if not self.has(field):
            self.refuse(field, "missing", Flaw.MISSING)
        return self.node.values[field]

    def _text(self, field: str) -> str:
        node = self.get(field)
        if not isinstance(node, Scalar):
            self.refuse(field, "a single value is expected", Flaw.NOT_SINGLE)
        return node.text

    def name(self, field: str) -> str:
        """A name, as it was written."""
        return self._name(field, self._text(field))

    def _name(self, field: str, text: str) -> str:
        if not text.strip() or len(text) > LONGEST_NAME:
            self.refuse(field, f"a name has 1 to {LONGEST_NAME} characters", Flaw.NAME)
        return text

    def names(self) -> list[str]:
        """The keys, where each is a name."""
        return [self._name(key, key) for key in self.node.values]

    def word(self, field: str, words: type[_Word]) -> _Word:
        """One of a few words."""
        text = self._text(field)
        try:
            return words(text)
        except ValueError:
            self.refuse(field, f"{text!r} is none of {', '.join(words)}", Flaw.WORD, ", ".join(words))

    def flag(self, field: str) -> bool:
        """`true` or `false`; false when it is not given."""
        if not self.has(field):
            return False
        text = self._text(field).lower()
        if text not in {"true", "false"}:
            self.refuse(field, f"{text!r} is neither true nor false")
        return text == "true"

    def number(self, field: str) -> Decimal:
        """An exact decimal."""
        text = self._text(field)
        if not _NUMBER.fullmatch(text):
            self.refuse(field, f"{text!r} is no number", Flaw.NUMBER, text)
        return Decimal(text)

    def money(self, field: str) -> Decimal:
        """An amount with two decimals, perhaps below zero; what is finer is refused, never rounded."""
        amount = self.number(field)
        # beyond this, all that can be said is that it is too large
        if abs(amount) >= Decimal(10) ** 20:
            self.refuse(field, "an amount is below a trillion", Flaw.AMOUNT)
        if amount != rounded(amount):
            self.refuse(field, f"{amount} is finer than 0.01", Flaw.AMOUNT)
        return rounded(amount)

    def percent(self, field: str) -> Percent:
        """A percent from 0 to 100 with up to two decimals."""
        value = self.number(field)
        if not 0 <= value <= HUNDRED:
            self.refuse(field, f"{value} is no percent from 0 to 100", Flaw.PERCENT, self._text(field))
        if value != rounded(value):
            self.refuse(field, f"{value}: a percent has at most two decimals", Flaw.PERCENT, self._text(field))
        return Percent(value)

    def count(self, field: str) -> int:
        """A whole number."""
        text = self._text(field)
        if not _COUNT.fullmatch(text):
            self.refuse(field, f"{text!r} is no whole number", Flaw.COUNT, text)
        return int(text)

    def day(self, field: str) -> date:
        """A day, `2024-03-01`."""
        return self._day(field, self._text(field), _DAY, "")

    def month(self, field: str) -> date:
        """A month, `2024-03`, as its first day."""
        return self._day(field, self._text(field), _MONTH, "-01")

    def _day(self, field: str, text: str, form: re.Pattern[str], rest: str) -> date:
        try:
            day = date.fromisoformat(text + rest) if form.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None:
            expected = "month like 2024-03" if rest else "day like 2024-03-01"
            self.refuse(field, f"{text!r} is no {expected}", Flaw.DAY, text)
        if not EARLIEST <= day.year <= LATEST:
            self.refuse(field, f"a year from {EARLIEST} to {LATEST} is expected", Flaw.DAY, text)
        return day
