"""The audit log's screens: a page of acts, and what it can be narrowed to. Pure functions of data."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from handlers.audit_values import brief
from handlers.audit_words import row_words
from handlers.calendar_rows import DAY, MONTH, month_rows
from handlers.client_base_screens import open_button, viewers_button
from handlers.presses import AnyDay, Day, Press
from handlers.screen import Button, Screen, press
from storage.clients import Client
from storage.staff import Person
from texts import Html, Texts, lines
from usecases.audit import AuditPage, Meant, Narrowing

PEOPLE_A_PAGE: Final = 8


class AuditPress(Press, prefix="au"):
    """The audit log: a page of it from 0, or of the people or clients to narrow it to."""

    do: str = "list"
    client: int = 0
    person: int = 0
    day: AnyDay = ""
    page: int = 0

    @property
    def narrowing(self) -> Narrowing:
        """What the page is narrowed to."""
        return Narrowing(self.client, self.person, date.fromisoformat(self.day) if self.day else None)


class AuditMonthPress(Press, prefix="aum"):
    """A month to choose a day from, beside what the log is narrowed to already."""

    month: Day
    client: int = 0
    person: int = 0


def to_log(narrowed: Narrowing, *, do: str = "list", page: int = 0) -> AuditPress:
    """The press that leads to a page of the log, or to a choice."""
    day = narrowed.day.isoformat() if narrowed.day else ""
    return AuditPress(do=do, client=narrowed.client_id, person=narrowed.person_id, day=day, page=page)


def audit_screen(found: AuditPage, say: Texts, today: date) -> Screen:
    """A page of the log, newest first."""
    told = [row_words(row, say, found.names) for row in found.rows]
    if not told:
        told = [say("audit-nothing")]
    return Screen(lines([_title(found, say), *told], "\n\n"), [*_turning(found, say), *_ways(found, say, today)])


def _title(found: AuditPage, say: Texts) -> Html:
    day = found.narrowed.day
    told = [
        say("audit-title"),
        say("audit-of-client", client=brief(found.client_name)) if found.client_name is not None else None,
        say("audit-of-person", person=brief(found.person_name)) if found.person_name is not None else None,
        say("audit-of-day", day=day) if day else None,
    ]
    return lines(told, " · ")


def _turning(found: AuditPage, say: Texts) -> list[list[Button]]:
    turns = []
    if found.number:
        turns.append(press(say.button("audit-newer"), to_log(found.narrowed, page=found.number - 1)))
    if found.more:
        turns.append(press(say.button("audit-older"), to_log(found.narrowed, page=found.number + 1)))
    return [turns] if turns else []


def _ways(found: AuditPage, say: Texts, today: date) -> list[list[Button]]:
    """Narrow it by what it is not narrowed by yet, and widen it by what it is."""
    narrowed = found.narrowed
    rows = []
    if not narrowed.person_id:
        rows.append(press(say.button("audit-by-person"), to_log(narrowed, do="people")))
    if narrowed.day is None:
        month = AuditMonthPress(
            month=today.replace(day=1).isoformat(), client=narrowed.client_id, person=narrowed.person_id
        )
        rows.append(press(say.button("audit-by-day"), month))
    if narrowed != Narrowing():
        rows.append(press(say.button("audit-all"), to_log(Narrowing())))
    return [
        rows,
        *([] if narrowed.client_id else [[press(say.button("audit-by-client"), to_log(narrowed, do="clients"))]]),
        *([[open_button(say, narrowed.person_id)]] if narrowed.person_id else []),
        *([[viewers_button(say, narrowed.client_id)]] if narrowed.client_id else []),
    ]


def people_screen(people: Sequence[Person], narrowed: Narrowing, number: int, say: Texts) -> Screen:
    """Whose acts to look at."""
    first = number * PEOPLE_A_PAGE
    shown = people[first : first + PEOPLE_A_PAGE]
    rows = [
        [press(say.button("audit-choice", name=each.name), to_log(replace(narrowed, person_id=each.staff_id)))]
        for each in shown
    ]
    more = first + PEOPLE_A_PAGE < len(people)
    return Screen(say("audit-whose"), [*rows, *_choosing(narrowed, "people", number, say, more=more)])


def clients_screen(clients: Sequence[Client], narrowed: Narrowing, number: int, say: Texts, *, more: bool) -> Screen:
    """Of which client to look at the log; one can also be named after the command."""
    rows = [
        [press(say.button("audit-choice", name=each.name), to_log(replace(narrowed, client_id=each.client_id)))]
        for each in clients
    ]
    return Screen(say("audit-which-client"), [*rows, *_choosing(narrowed, "clients", number, say, more=more)])


def _choosing(narrowed: Narrowing, do: str, number: int, say: Texts, *, more: bool) -> list[list[Button]]:
    turns = []
    if number:
        turns.append(press(say.button("clients-previous"), to_log(narrowed, do=do, page=number - 1)))
    if more:
        turns.append(press(say.button("clients-next"), to_log(narrowed, do=do, page=number + 1)))
    return [*([turns] if turns else []), [press(say.button("common-back"), to_log(narrowed))]]


def days_screen(month: date, narrowed: Narrowing, say: Texts) -> Screen:
    """Of which day to look at the log."""

    def led(button: Button) -> Button:
        data = button.data or ""
        if data.startswith(DAY):
            return press(button.text, to_log(replace(narrowed, day=date.fromisoformat(data.removeprefix(DAY)))))
        shown = data.removeprefix(MONTH) if data.startswith(MONTH) else month.isoformat()
        there = AuditMonthPress(month=shown, client=narrowed.client_id, person=narrowed.person_id)
        return press(button.text, there)

    rows = [[led(button) for button in row] for row in month_rows(month, say, last=say.today)]
    return Screen(say("audit-which-day"), [*rows, [press(say.button("common-back"), to_log(narrowed))]])


def meant_screen(meant: Meant, say: Texts) -> Screen:
    """Typed words that mean nobody, or more than one."""
    rows = [
        *(
            [press(say.button("audit-choice-client", name=c.name), to_log(Narrowing(client_id=c.client_id)))]
            for c in meant.clients
        ),
        *(
            [press(say.button("audit-choice-person", name=p.name), to_log(Narrowing(person_id=p.staff_id)))]
            for p in meant.people
        ),
    ]
    rows.append([press(say.button("audit-all"), to_log(Narrowing()))])
    return Screen(say("audit-which-of" if len(rows) > 1 else "audit-nobody"), rows)
