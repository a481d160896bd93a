"""A day as a form asks for it: chosen from a calendar whose months turn, or typed."""

from datetime import date

from domain.dates import parse_date_around
from handlers.calendar_rows import DAY, MONTH
from handlers.form_parts import Form
from usecases.typed_answers import DateNotUnderstood


def pressed_day(form: Form, answer: str) -> date | None:
    """The day that was pressed; None: another month is looked at, or nothing was pressed."""
    if answer.startswith(MONTH):
        form.entered["month"] = answer.removeprefix(MONTH)
    return date.fromisoformat(answer.removeprefix(DAY)) if answer.startswith(DAY) else None


def typed_day(form: Form, text: str) -> date:
    """The day that was typed, ahead or behind; DateNotUnderstood."""
    day = parse_date_around(text, form.ctx.today)
    if day is None:
        raise DateNotUnderstood
    return day
