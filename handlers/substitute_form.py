"""Records that somebody is away: two days from a calendar, or a range at one tap, and who stands in for a head."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.calendar import month_of
from domain.staff import Permission
from domain.substitutes import AbsenceDaysWrong, this_week, two_weeks
from handlers.calendar_rows import month_rows
from handlers.form_days import pressed_day, typed_day
from handlers.form_parts import Form, Frame, Step, begin
from handlers.presses import AbsencePress, Pressed
from handlers.screen import Button, Screen
from handlers.substitute_screens import absence_screen
from texts import Html, lines
from usecases import substitutes

router = Router(name="substitute form")

NOBODY: Final = 0
MOST_OFFERED: Final = 40
QUICK: Final[dict[str, tuple[str, Callable[[date], tuple[date, date]]]]] = {
    "today": ("absence-today", lambda today: (today, today)),
    "week": ("absence-week", this_week),
    "weeks": ("absence-two-weeks", two_weeks),
}


class AbsenceForm(StatesGroup):
    """The questions, by what they ask for."""

    first = State()
    last = State()
    who = State()
    check = State()
    ended = State()


@router.callback_query(Pressed(AbsencePress, "new"))
async def begin_absence(_: CallbackQuery, callback_data: AbsencePress, dialog_manager: DialogManager) -> None:
    await begin(dialog_manager, Permission.OWN_SETTINGS, AbsenceForm.first, about={"staff": callback_data.id})
    await dialog_manager.answer_callback()


def _day(form: Form, name: str) -> date:
    return date.fromisoformat(form.entered[name])


async def _title(form: Form) -> Html:
    view = await form.ctx.read(substitutes.show, form.about["staff"])
    return form.say("absence-title") if view.own else form.say("absence-title-of", name=view.person.name)


def _month_rows(form: Form, first: date) -> list[list[Button]]:
    return month_rows(date.fromisoformat(form.entered.get("month") or str(month_of(first))), form.say, first)


async def _ask_first(form: Form) -> Screen:
    quick = [Button(form.say.button(key), name) for name, (key, _) in QUICK.items()]
    text = lines([await _title(form), form.say("absence-ask-first")])
    return Screen(text, [quick[:1], quick[1:], *_month_rows(form, form.ctx.today)])


async def _press_first(form: Form, answer: str) -> None:
    if answer in QUICK:
        first, last = QUICK[answer][1](form.ctx.today)
        await _take_range(form, first, last)
        return
    day = pressed_day(form, answer)
    if day is not None:
        await _take_first(form, day)


async def _hear_first(form: Form, text: str) -> None:
    await _take_first(form, typed_day(form, text))


async def _take_first(form: Form, first: date) -> None:
    if first < form.ctx.today:
        raise AbsenceDaysWrong
    form.entered["first"] = str(first)
    await form.ask(AbsenceForm.last)


async def _after_first(form: Form) -> None:
    await form.ask(AbsenceForm.last)


async def _take_range(form: Form, first: date, last: date) -> None:
    staff_id = form.about["staff"]
    await form.ctx.read(substitutes.check_days, staff_id, first, last)
    form.entered.update(first=str(first), last=str(last))
    view = await form.ctx.read(substitutes.show, staff_id)
    await form.ask(AbsenceForm.who if view.heads else AbsenceForm.check)


async def _ask_last(form: Form) -> Screen:
    first = _day(form, "first")
    text = lines([await _title(form), form.say("absence-ask-last", first=first)])
    return Screen(text, _month_rows(form, first))


async def _press_last(form: Form, answer: str) -> None:
    day = pressed_day(form, answer)
    if day is not None:
        await _take_range(form, _day(form, "first"), day)


async def _hear_last(form: Form, text: str) -> None:
    await _take_range(form, _day(form, "first"), typed_day(form, text))


async def _ask_who(form: Form) -> Screen:
    say, first, last = form.say, _day(form, "first"), _day(form, "last")
    found = await form.ctx.read(substitutes.possible_substitutes, form.about["staff"], first, last)
    rows = [
        [Button(say.button("audit-choice", name=person.name), str(person.staff_id))] for person in found[:MOST_OFFERED]
    ]
    text = lines([await _title(form), say("absence-ask-who", first=first, last=last)])
    return Screen(text, [*rows, [Button(say.button("absence-nobody"), str(NOBODY))]])


async def _press_who(form: Form, answer: str) -> None:
    form.entered["who"] = int(answer)
    await form.ask(AbsenceForm.check)


async def _ask_check(form: Form) -> Screen:
    say, staff_id, substitute_id = form.say, form.about["staff"], form.entered.get("who", NOBODY)
    first, last = _day(form, "first"), _day(form, "last")
    view = await form.ctx.read(substitutes.show, staff_id)
    save = [[Button(say.button("common-save"), "save")]]
    if substitute_id == NOBODY:
        return Screen(say("absence-check", name=view.person.name, first=first, last=last), save)
    found = await form.ctx.read(substitutes.possible_substitutes, staff_id, first, last)
    name = next((person.name for person in found if person.staff_id == substitute_id), "")
    told = [say("absence-check-with", name=view.person.name, first=first, last=last, substitute=name)]
    if await form.ctx.read(substitutes.left_to_director, staff_id, substitute_id):
        told.append(say("absence-director", substitute=name))
    return Screen(lines(told), save)


async def _save(form: Form, _: str) -> None:
    substitute_id = form.entered.get("who", NOBODY) or None
    days = _day(form, "first"), _day(form, "last")
    await form.ctx.write(substitutes.record, form.about["staff"], *days, substitute_id)
    await form.end(saved=True)


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    screen = absence_screen(form.say, await form.ctx.read(substitutes.show, form.about["staff"]))
    return Screen(lines([form.say("absence-done") if done else None, screen.text]), screen.rows)


dialogs = (
    Frame(
        [
            Step(AbsenceForm.first, _ask_first, _press_first, _hear_first, _after_first),
            Step(AbsenceForm.last, _ask_last, _press_last, _hear_last),
            Step(AbsenceForm.who, _ask_who, _press_who),
            Step(AbsenceForm.check, _ask_check, _save),
        ],
        AbsenceForm.ended,
        _outcome,
    ).dialog(),
)
