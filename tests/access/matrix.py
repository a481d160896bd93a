"""The table `who_may_what.txt`, and what really happens: every use case, run by everybody, on what is there and on what
is not.

A cell runs in a savepoint that is undone. Who is refused has changed nothing: the database says itself how many rows
were touched until then.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from inspect import isfunction, signature
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Final

import usecases
from domain.refusals import Refusal
from domain.staff import SYSTEM, Actor, Role
from storage import company as company_storage
from storage.db import Tx
from storage.statements import Statements
from tests.access.company import ME, TODAY, Company
from usecases import access, substitutes

TABLE: Final = Path(__file__).with_name("who_may_what.txt")
COLUMNS: Final = "galina nina  boris anna fyodor vera  ivan petr timur  olga oleg zoya"
PEOPLE: Final = COLUMNS.split()
UNKNOWN: Final = 999_999
DONE, NOT_ALLOWED, NOT_FOUND = "+", "-", "0"
ONLY: Final = {"clock": "the clock", "newcomer": "a stranger"}
"""Who alone may, where no person may."""

SUSPENDED: Final = "semyon"
LONG_AGO: Final = -1
"""The company's revision when somebody was looked up who was suspended since."""

UseCase = Callable[..., object]


@dataclass(frozen=True)
class Row:
    """A line of the table. `arguments`: names of what the company has; `answers`: by who asks.

    `unknown`: what who may is answered where an argument names nothing that is there, unless it is NotFound.
    `stands_in`: who stands in for which head while it is run; empty: nobody does.
    """

    use_case: str
    arguments: tuple[str, ...]
    answers: Mapping[str, str]
    unknown: Mapping[str, str]
    stands_in: tuple[str, ...] = ()

    def of_unknown(self, argument: str, letter: str) -> str:
        """What somebody whose answer is `letter` gets when this argument names nothing that is there."""
        special = self.unknown.get(argument)
        return NOT_FOUND if special is None else special if letter == DONE else letter


def read_table() -> tuple[dict[str, str], list[Row]]:
    """What the letters mean, and the rows."""
    letters = {DONE: "", NOT_ALLOWED: "NotAllowed", NOT_FOUND: "NotFound"}
    rows: list[Row] = []
    stands_in: tuple[str, ...] = ()
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            letters |= dict(each.split(":") for each in line.removeprefix("=").split())
        elif line.startswith("@"):
            stands_in = tuple(name for name in line.split() if name in PEOPLE)
        elif line and not line.startswith("#"):
            rows.append(replace(_row(line), stands_in=stands_in))
    return letters, rows


def _row(line: str) -> Row:
    said, _, answers = line.partition("|")
    use_case, *arguments = said.split()
    known = [argument.partition(":") for argument in arguments]
    return Row(
        use_case,
        tuple(name for name, _, _ in known),
        _answers(answers.strip()),
        {name: letter for name, _, letter in known if letter},
    )


def _answers(text: str) -> dict[str, str]:
    given = NOT_ALLOWED * len(PEOPLE) if text in ONLY else text.replace(" ", "")
    others = {who: DONE if ONLY.get(text) == who else NOT_ALLOWED for who in ONLY.values()}
    return dict(zip(PEOPLE, given, strict=True)) | others


def use_cases() -> Iterator[tuple[str, UseCase]]:
    """Every use case that declares a permission, by its module and name."""
    for found in iter_modules(usecases.__path__):
        for name, each in vars(import_module(f"usecases.{found.name}")).items():
            if isfunction(each) and each.__module__ == f"usecases.{found.name}" and access.permission_of(each):
                yield f"{found.name}.{name}", each


@dataclass
class Cells:
    """Runs cells on one connection."""

    tx: Tx
    company: Company

    def __post_init__(self) -> None:
        self._connection = self.tx.connection
        self._statements = Statements(self._connection)
        self._revision = company_storage.get(self.tx).revision

    def wrong(self, row: Row, letters: Mapping[str, str], use_case: UseCase) -> Iterator[str]:
        """Where what happens is not what the row says, in words."""
        for who, unknown, letter in self._cells(row):
            expected = letters.get(letter, letter)
            happened = self.happens(row, use_case, who, unknown)
            if happened != expected:
                about = f" about an unknown {unknown}" if unknown else ""
                asked = " ".join([row.use_case, *row.arguments, *(["while"] if row.stands_in else []), *row.stands_in])
                yield f"{asked} by {who}{about}: {happened or 'done'}, not {expected or 'done'}"

    def number_of(self, row: Row) -> int:
        """How many cells a row is."""
        return sum(1 for _ in self._cells(row))

    def _cells(self, row: Row) -> Iterator[tuple[str, str, str]]:
        """Who asks, about which unknown thing, and the letter of the answer."""
        yield SUSPENDED, "", "AccessLost"
        for who, letter in row.answers.items():
            yield who, "", letter
            if who in PEOPLE and letter != NOT_ALLOWED:
                for argument in row.arguments:
                    if argument in self.company.ids:
                        yield who, argument, row.of_unknown(argument, letter)

    def happens(self, row: Row, use_case: UseCase, who: str, unknown: str = "") -> str:
        """The name of the refusal, with what else it says; nothing when it was done."""
        actor = self._actor(who)
        revision = LONG_AGO if who == SUSPENDED else self._revision
        given, named = self._arguments(row, use_case, actor, unknown)
        tell = self._connection.exec_driver_sql
        tell("SAVEPOINT cell")
        self._stand_in(*row.stands_in)
        before = self._touched()
        try:
            access.run(Tx(self._connection, self.tx.now, self._statements), actor, revision, use_case, *given, **named)
        except Refusal as refusal:
            changed = " after changing something" if self._touched() != before else ""
            return f"{type(refusal).__name__}{refusal.params or ''}{changed}"
        finally:
            tell("ROLLBACK TO cell")
            tell("RELEASE cell")
        return ""

    def _stand_in(self, substitute: str = "", head: str = "") -> None:
        """Somebody is in a head's place today."""
        if head:
            tx = Tx(self._connection, self.tx.now, self._statements)
            people, ids = self.company.people, self.company.ids
            substitutes.record(tx, people[head], ids[head], TODAY, TODAY, ids[substitute])

    def _touched(self) -> int:
        raw: Any = self._connection.connection.driver_connection
        return int(raw.total_changes)

    def _actor(self, who: str) -> Actor:
        if who in self.company.people:
            return self.company.people[who]
        return SYSTEM if who == "the clock" else Actor(0, Role.NEWCOMER, "Stranger", telegram_id=999)

    def _arguments(
        self, row: Row, use_case: UseCase, actor: Actor, unknown: str
    ) -> tuple[list[object], dict[str, object]]:
        given = [self._value(argument, actor, unknown) for argument in row.arguments]
        taken = list(signature(use_case).parameters.values())[2:]
        named = {p.name: value for p, value in zip(taken, given, strict=False) if p.kind is p.KEYWORD_ONLY}
        return given[: len(given) - len(named)], named

    def _value(self, argument: str, actor: Actor, unknown: str) -> object:
        if argument == unknown:
            return UNKNOWN
        if argument == ME:
            return actor.staff_id
        if argument in self.company.ids:
            return self.company.ids[argument]
        if argument.startswith("'"):
            return argument.removeprefix("'")
        return int(argument) if argument.isdigit() else self.company.values[argument]
