"""Which numbers of a payment line belong to a client's name: "Аптека 36,6 150к", "7 Небо 5 000", "Школа №5".

A number goes to the name when, together with words typed next to it, it stands so in the name of a known client, and
what is left of the line can still be read. A whole name wins over the amount, the beginning of a longer one only when
no client is called just by the other words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.client_names import LEGAL_WORDS, normalise
from domain.payment_line import PaymentLine, keeping
from domain.typed_text import Span, fold

_WORD = re.compile(r"[^\W_]+")
_LIKE_A_DAY = re.compile(r"[0-3]?[0-9]\.[01][0-9]")
_MOST_WORDS = 64  # a longer message is no payment line
_PART, _BEGINNING, _WHOLE = 0, 1, 2


@dataclass(frozen=True, slots=True, order=True)
class _Run:
    """Words of the line that stand in a row in a name. Better runs compare greater."""

    kind: int
    length: int
    start: int
    end: int
    with_words: bool


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    understood: bool
    """It is a part of what was read as something else than words of the client."""


def resolve(line: PaymentLine, names: Iterable[str]) -> PaymentLine:
    """The reading of `line` in which numbers of a known client's name belong to it, or `line` as it is.

    `names`: normalised names of the clients that may be meant, at the least those that `understood_words` tells of.
    """
    if line.notice:
        return line
    words, understood = _words(line), understood_words(line)
    if not understood:
        return line
    spoken_of = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, understood))})(?!\S)")
    known = list(names)
    runs = {run for name in known if spoken_of.search(name) for run in _runs(words, name.split())}
    if not runs:
        return line
    plain_name_known = normalise(line.client_words) in known
    for run in sorted(runs, reverse=True):
        reading = keeping(line, run.start, run.end)
        if _holds(run, line, reading, plain_name_known=plain_name_known):
            return reading
    return line


def questioned(line: PaymentLine) -> PaymentLine:
    """The line with a number that stands beside the sum and looks like a day, such as "32.13", as a date that is none.

    For a line whose names are known: what belongs to one is no number of it any more.
    """
    if line.paid_on or line.date_problem or line.notice:
        return line
    beside = (amount for amount in line.amounts if amount not in line.choices)
    found = next((each for each in beside if _LIKE_A_DAY.fullmatch(line.text[each.start : each.end])), None)
    return line.taking_for_a_day(found) if found else line


def understood_words(line: PaymentLine) -> set[str]:
    """The words of what was read as something else than a name: only names that hold one of them matter to `resolve`.

    Beside these only the name that is just the other words does.
    """
    return {word.text for word in _words(line) if word.understood}


def _words(line: PaymentLine) -> list[_Word]:
    """The first words of the line without legal forms."""
    facts = _facts(line)
    words: list[_Word] = []
    for match in _WORD.finditer(fold(line.text)):
        start, end = match.span()
        understood = any(first < end and start < last for first, last in facts)
        if match[0] not in LEGAL_WORDS:
            words.append(_Word(match[0], start, end, understood))
        if len(words) == _MOST_WORDS:
            break
    return words


def _runs(words: list[_Word], name: list[str]) -> Iterator[_Run]:
    """The longest rows of words, numbers among them, that the line and the name share from any two places on."""
    for at in range(len(words)):
        for of in range(len(name)):
            length = _shared(words, at, name, of)
            run = words[at : at + length]
            exact = [word.text for word in run] == name
            with_words = any(not word.understood for word in run)
            if any(word.understood for word in run) and (exact or with_words):
                kind = _WHOLE if exact else _BEGINNING if of == 0 else _PART
                yield _Run(kind, length, run[0].start, run[-1].end, with_words)


def _shared(words: list[_Word], at: int, name: list[str], of: int) -> int:
    """How many words in a row are the same from these places on; the beginning of a word will do ("апт 36,6")."""
    length = 0
    for word, known in zip(words[at:], name[of:], strict=False):
        if word.text != known and not (len(word.text) > 2 and word.text.isalpha() and known.startswith(word.text)):
            break
        length += 1
    return length


def _holds(run: _Run, line: PaymentLine, reading: PaymentLine, *, plain_name_known: bool) -> bool:
    """Whether the reading that gives the run to the name is the better one."""
    if reading.comment != line.comment or not all(_still_read(fact, run, line.text, reading) for fact in _facts(line)):
        return False
    if run.kind == _WHOLE:
        words_of_run = normalise(line.text[run.start : run.end])
        return run.with_words or normalise(reading.client_words) == words_of_run
    return not plain_name_known and (run.kind == _BEGINNING or bool(reading.amounts))


def _facts(line: PaymentLine) -> set[Span]:
    return {*line.taken, *((amount.start, amount.end) for amount in line.amounts)}


def _still_read(fact: Span, run: _Run, text: str, reading: PaymentLine) -> bool:
    """Whether what the name cuts off a fact leaves an amount: "5 150 000" less "5" does, "150 000" less "150" not."""
    start, end = fact
    if end <= run.start or run.end <= start:
        return True
    amounts = _facts(reading) - set(reading.taken)
    front = start >= run.start or (text[run.start - 1] == " " and (start, run.start - 1) in amounts)
    back = end <= run.end or (text[run.end] == " " and (run.end + 1, end) in amounts)
    return front and back
