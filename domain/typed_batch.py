"""Several payments in one message: "Ромашка 150к", and on the next line "Лотос 200к". A bank's notice is always one.

A payment may itself take more than a line: a name and its sum below it, a document or a comment after it. A line above
all that says nothing but a day ("вчера:") is the day of those that name none.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.payment_line import PaymentLine
from domain.typed_text import tidy

MOST_LINES = 20
_SEPARATORS = ("\n", "; ")
_TOTAL = frozenset({"итого", "всего", "total"})
_IN_A_ROW = re.compile(r", | и | and ", re.IGNORECASE)
_NUMBERED = re.compile(r"([0-9]{1,2})[.)] ")

Reader = Callable[[str], PaymentLine]


@dataclass(frozen=True, slots=True)
class Batch:
    """The payments of a message, a text each, and how many were left out because they are too many."""

    texts: Sequence[str]
    left_out: int = 0

    def __bool__(self) -> bool:
        return len(self.texts) > 1


def separate(text: str, read: Reader) -> Batch:
    """What a message holds; one payment, or none, is its whole text. `read`: how one line is read."""
    typed = tidy(text)
    if not any(separator in typed for separator in _SEPARATORS) or _is_a_banks(read(typed)):
        return Batch([text])
    rows = [row for line in typed.split("\n") for part in line.split("; ") if (row := part.strip(" ;"))]
    if rows and read(rows[-1]).client_words.lower() in _TOTAL:
        rows.pop()  # what the payments above it make
    groups = _grouped([(row, read(row)) for row in _unnumbered(rows)])
    heading = ""
    if groups and _is_heading(groups[0]):
        heading = groups.pop(0).text.strip(" :,.-")
    sums = [group for group in groups if group.has_sum]
    if len(sums) < 2 or not any(group.names for group in sums):
        return Batch([text])
    texts = [f"{heading} {group.text}" if heading and not group.has_day else group.text for group in groups]
    return Batch(texts[:MOST_LINES], len(texts[MOST_LINES:]))


def in_a_row(text: str, read: Reader) -> Sequence[str]:
    """The parts of a line of several sums, "Ромашка 10к, Лотос 20к": payments or a remark, by what each says."""
    typed = tidy(text)
    parts = _IN_A_ROW.split(typed)
    if not 1 < len(parts) <= MOST_LINES or "\n" in typed:
        return ()
    line = read(typed)
    return () if _is_a_banks(line) or len(line.amounts) < 2 else parts


def _is_a_banks(line: PaymentLine) -> bool:
    return line.notice or line.debit


def _unnumbered(rows: list[str]) -> list[str]:
    """The rows of a numbered list without their numbers."""
    numbers = [match and int(match[1]) for match in map(_NUMBERED.match, rows)]
    return [_NUMBERED.sub("", row) for row in rows] if numbers == list(range(1, len(rows) + 1)) else rows


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that are one payment. `names`: it says whose; `has_sum`, `has_day`: it has one, be it a wrong one."""

    text: str
    names: bool
    has_sum: bool
    has_day: bool


def _grouped(rows: Sequence[tuple[str, PaymentLine]]) -> list[_Group]:
    groups: list[_Group] = []
    for text, line in rows:
        group = _Group(
            text,
            bool(line.client_words or line.tax_number),
            bool(line.amounts or line.amount_problem),
            bool(line.paid_on or line.date_problem),
        )
        if groups and _continues(groups[-1], group):
            last = groups.pop()
            group = _Group(
                # what follows // is a comment to its end
                f"{text} {last.text}" if "//" in last.text else f"{last.text} {text}",
                last.names or group.names,
                last.has_sum or group.has_sum,
                last.has_day or group.has_day,
            )
        groups.append(group)
    return groups


def _continues(last: _Group, row: _Group) -> bool:
    """Whether a row belongs to the payment above it: its sum, its document or day, but no name of its own."""
    if row.names:
        return False
    return last.names and not last.has_sum if row.has_sum else last.has_sum or last.names


def _is_heading(first: _Group) -> bool:
    return first.has_day and not first.names and not first.has_sum
