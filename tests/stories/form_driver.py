"""Goes through a form as people do: at each question first everything wrong, then what is right.

A wrong entry gets one line that says what is wrong; the question stands, and so does what was entered. Somewhere in the
middle a command is typed, and the form goes on all the same; the last tap is tapped twice.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from aiogram.fsm.state import StatesGroup
from structlog.testing import capture_logs

from tests.office import Office
from tests.person import Person
from tests.sandbox.pictures import png

PICTURE: Final = "a picture"
SAID_BY_FORM: Final = "\x1dp:"
"""What stands between the form and the answer in the data of a form's button."""
TOO_LONG: Final = "Я" * 201

AMOUNTS: Final = {
    "много": "Сумму не получилось понять",
    "0": "Сумму не получилось понять",
    "-5": "Сумму не получилось понять",
    "100$": "Это другая валюта",
    "200 евро": "Это другая валюта",
    "100к или 200к": "Сумму не получилось понять",
    "1.2.3": "Сумму не получилось понять",
    "9000000000000": "Сумму не получилось понять",
    PICTURE: "Сумму не получилось понять",
}
DAYS: Final = {
    "31.02": "Дату не получилось понять",
    "когда-то": "Дату не получилось понять",
    "150к": "Дату не получилось понять",
    PICTURE: "Дату не получилось понять",
}
PAST_DAYS: Final = {**DAYS, "завтра": "ещё не наступило"}
REASONS: Final = {"Я" * 501: "не длиннее 500 знаков", PICTURE: "Напишите причину словами"}
NAMES: Final = {TOO_LONG: "не больше 200 знаков", PICTURE: "Нужно название или имя"}


@dataclass(frozen=True)
class Question:
    """What a form asks, what is answered to each wrong entry, and the right one: typed, or the button to press.

    `leave`: the button that leads out of it.
    """

    asks: str
    right: str
    wrong: Mapping[str, str] = field(default_factory=dict)
    presses: bool = False
    leave: str = "✖️ Отмена"


def pressed(asks: str, button: str, wrong: Mapping[str, str] | None = None) -> Question:
    """A question that a button answers."""
    return Question(asks, button, wrong or {}, presses=True)


async def _nothing(_: Office) -> None:
    """Nothing has to be there."""


@dataclass(frozen=True)
class Case:
    """`who` fills a form in, opened by these presses and commands, and with `save` it ends; it `says` that it did.

    `form`: None where a draft asks the questions. `written`: a table, and how many rows it has then.
    """

    form: type[StatesGroup] | None
    who: str
    opened: Sequence[str]
    questions: Sequence[Question]
    save: str | None
    says: str
    written: tuple[str, int]
    given: Callable[[Office], Awaitable[None]] = _nothing


async def _begins(office: Office, person: Person, case: Case) -> None:
    await case.given(office)
    for step in case.opened:
        await (person.send(step) if step.startswith("/") else person.press(step))


async def _answers(person: Person, question: Question) -> None:
    await (person.press(question.right) if question.presses else person.send(question.right))


async def is_filled_in(office: Office, case: Case) -> None:
    """Everything is entered wrongly first, and the last tap comes twice: it ends in the wanted record all the same."""
    person: Person = getattr(office, case.who)
    await _begins(office, person, case)
    await _fill(office, person, case.questions)
    if case.save is not None:
        await _save_twice(office, person, case.save)
    person.has_seen(case.says)
    table, rows = case.written
    assert await office.rows(table) == rows


MADE_UP: Final = (
    "",
    "привет",
    "save",
    "person-1",
    "-1",
    "9" * 25,
    "day-2024-02-31",
    "day-9999-12-31",
    "month-9999-12-31",
    "Europe/Atlantis",
)
"""Answers of other questions, of other forms, and of none."""
MOST_EARLIER: Final = 3


async def is_pestered(office: Office, case: Case) -> None:
    """At each question somebody sends presses that no button of it says: answered, not heeded, no incident."""
    person: Person = getattr(office, case.who)
    await _begins(office, person, case)
    earlier: list[str] = []
    for question in case.questions:
        earlier = await _makes_answers_up(office, person, earlier)
        person.sees(question.asks)
        await _answers(person, question)
    if case.save is not None:
        await _makes_answers_up(office, person, earlier)
        await person.press(case.save)
    person.has_seen(case.says)
    table, rows = case.written
    assert await office.rows(table) == rows


async def _makes_answers_up(office: Office, person: Person, earlier: list[str]) -> list[str]:
    """With the mark of the question, without it, and of an `earlier` one; what the buttons say."""
    message_id, before, shown = person.messages()[-1]["message_id"], await _facts(office), person.screen()
    said = [data for data in person.data() if SAID_BY_FORM in data]
    if not said:
        return []
    form, _, words = said[-1].partition(SAID_BY_FORM)
    step, _, _ = words.partition(".")
    made_up = [f"{form}{SAID_BY_FORM}{step}.{answer}" for answer in MADE_UP] + [f"{form}{SAID_BY_FORM}save"]
    with capture_logs() as logs:
        for data in [*made_up, *earlier[:MOST_EARLIER]]:
            if data not in said:
                toasts = len(person.toasts())
                await person.press_old(message_id, data)
                assert (len(person.toasts()), person.screen()) == (toasts + 1, shown), data
    assert [entry for entry in logs if entry["log_level"] in {"warning", "error"}] == []
    assert await _facts(office) == before
    return said


async def _facts(office: Office) -> dict[str, list[str]]:
    """All that the database holds, but where a form stands."""
    kept = await office.contents()
    return {name: rows for name, rows in kept.items() if name not in {"dialogs", "client_views"}}


async def _enters(office: Office, person: Person, entry: str) -> None:
    if entry == PICTURE:
        office.world.person_sends_file(person.telegram_id, "a.png", png(), "image/png", as_photo=True)
        await office.settle()
    else:
        await person.send(entry)


async def _goes_wrong(office: Office, person: Person, question: Question) -> None:
    known = [line for line in person.screen().splitlines() if line and question.asks not in line]
    for entry, words in question.wrong.items():
        await _enters(office, person, entry)
        person.sees(words, question.asks, *known)
        assert question.leave in person.buttons()


async def _fill(office: Office, person: Person, questions: Sequence[Question]) -> None:
    """Answer all questions, each wrongly first."""
    last_typed = max((at for at, question in enumerate(questions) if not question.presses), default=0)
    for at, question in enumerate(questions):
        person.sees(question.asks)
        await _goes_wrong(office, person, question)
        if at == last_typed:
            await _comes_back_after_a_command(person, question)
        await _answers(person, question)


async def _comes_back_after_a_command(person: Person, question: Question) -> None:
    """Something else is looked at: the form stands where it stood."""
    asked = person.screen()
    await person.send("/help")
    person.sees("Что я умею")
    assert any(text == asked for text in person.texts()), question.asks


async def _save_twice(office: Office, person: Person, button: str) -> None:
    """The last tap, by a nervous thumb."""
    person.tap(button)
    person.tap(button)
    await office.settle_at_once()
