"""Targets as screens: how far one is reached, the list of a month, and the question for an amount. Pure functions."""

from datetime import date
from decimal import Decimal
from typing import Final

from domain.targets import Progress, suggestions
from handlers.periods import bar
from handlers.presses import Press, TeamPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines
from usecases.targets import TargetLine, Targets, TargetView

A_PAGE: Final = 8


class TargetPress(Press, prefix="tg"):
    """list: a page of the targets of a month (its first day as ISO); ask: the target of a person (`who`), or of a
    department (`who` 0).
    """

    do: str = "list"
    who: int = 0
    department: int = 0
    month: str = ""
    page: int = 0


def progress_lines(say: Texts, found: Progress | None, *, together: bool = False) -> list[Html]:
    """How far a target is reached, and what is still needed for each working day; nothing where there is none.

    `together`: it is a department's, and said beside one's own.
    """
    return [] if found is None else [_progress(say, found, together=together), _needed(say, found)]


def _progress(say: Texts, found: Progress, *, together: bool) -> Html:
    key = "targets-progress-together" if together else "targets-progress"
    return say(key, target=found.target, percent=found.percent, bar=bar(min(found.percent, 100), 100))


def _needed(say: Texts, found: Progress) -> Html:
    if not found.remaining:
        return say("targets-reached", exactly=not found.above, above=found.above)
    if found.a_day is None:
        return say("targets-no-days", remaining=found.remaining)
    return say("targets-a-day", remaining=found.remaining, amount=found.a_day, days=found.days_left)


def list_screen(say: Texts, found: Targets, page: int) -> Screen:
    """The targets of a month: departments, and their people after them; each opens to be changed."""
    if not found.lines:
        return Screen(say("targets-nobody"), [[press(say.button("team-all"), TeamPress())]])
    last = (len(found.lines) - 1) // A_PAGE
    page = min(page, last)
    shown = found.lines[page * A_PAGE : (page + 1) * A_PAGE]
    title = say("targets-title", month=say.month(found.month))
    turns = _turns(say, found.month, page, last)
    hint = say("common-find-person") if turns else None
    text = lines([title, say("targets-measured"), hint, Html(""), *(_line(say, line) for line in shown)])
    rows = [[_button(say, line, found.month)] for line in shown]
    months = [_month(say, month, chosen=month == found.month) for month in found.months]
    return Screen(text, [*rows, *([turns] if turns else []), months, [press(say.button("team-all"), TeamPress())]])


def _line(say: Texts, line: TargetLine) -> Html:
    key = "targets-line-department" if line.subject.staff_id is None else "targets-line-person"
    told = say(key, name=line.subject.name, earned=line.earned)
    if line.progress is None:
        return say("targets-line-without", line=told)
    return say("targets-line-with", line=told, percent=line.progress.percent, target=line.progress.target)


def _button(say: Texts, line: TargetLine, month: date) -> Button:
    name, asked = line.subject.name, ask(line.subject.staff_id or 0, line.subject.department_id, month)
    if line.progress is None:
        return press(say.button("targets-button-without", name=name), asked)
    return press(say.button("targets-button", name=name, percent=line.progress.percent), asked)


def ask(staff_id: int, department_id: int, month: date | None = None) -> TargetPress:
    """What opens the question for a target."""
    return TargetPress(
        do="ask",
        who=staff_id,
        department=0 if staff_id else department_id,
        month=month.isoformat() if month else "",
    )


def _turns(say: Texts, month: date, page: int, last: int) -> list[Button]:
    to = [("clients-previous", page - 1), ("clients-next", page + 1)]
    return [
        press(say.button(key), TargetPress(month=month.isoformat(), page=each)) for key, each in to if 0 <= each <= last
    ]


def _month(say: Texts, month: date, *, chosen: bool) -> Button:
    label = say.button("targets-month", month=say.month(month, capital=True), chosen=chosen)
    return press(label, TargetPress(month=month.isoformat()))


def ask_screen(say: Texts, view: TargetView) -> Screen:
    """The question: how it stands, what the last month brought, and amounts to choose from. Buttons are a form's."""
    before = say.month(view.before)
    told = progress_lines(say, view.progress) or [say("targets-none", earned=view.earned)]
    text = lines(
        [
            say("targets-ask-title", name=view.subject.name, month=say.month(view.month)),
            *told,
            say("targets-before", month=before, amount=view.result),
            Html(""),
            say("targets-ask"),
            say("targets-measured"),
        ]
    )
    rows = [
        [Button(_suggestion(say, view, amount, rise), f"{amount}")] for amount, rise in suggestions(view.result).items()
    ]
    months = [
        Button(
            say.button("targets-month", month=say.month(month, capital=True), chosen=month == view.month),
            month.isoformat(),
        )
        for month in view.months
    ]
    remove = [[Button(say.button("targets-remove"), "remove")]] if view.progress else []
    return Screen(text, [*rows, months, *remove])


def _suggestion(say: Texts, view: TargetView, amount: Decimal, rise: int) -> str:
    if not rise:
        return say.button("targets-as-before", amount=amount, month=say.month(view.before))
    return say.button("targets-more", amount=amount, percent=rise)
