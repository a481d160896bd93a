"""The account manager, or a head, says that they have met the client: on which day, and whom there."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.calendar import month_of
from domain.refusals import Refusal
from domain.staff import Permission, clean_name
from handlers.calendar_rows import DAY, MONTH, month_rows
from handlers.context import Context
from handlers.form_parts import Form, Frame, Step, begin
from handlers.introduction_screens import card_screen
from handlers.presses import IntroductionPress, Pressed
from handlers.screen import Button, Screen, show
from usecases import introduction_cards, introduction_steps
from usecases.typed_answers import read_day

router = Router(name="introduction form")

TODAY, YESTERDAY, PERSON = "today", "yesterday", "person-"
MOST_PERSONS: Final = 10


class IntroducedForm(StatesGroup):
    """The questions, by what they ask for."""

    day = State()
    person = State()
    ended = State()


@router.callback_query(Pressed(IntroductionPress, "met"))
async def begin_introduced(
    query: CallbackQuery, callback_data: IntroductionPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    """An old button, pressed when it is done, shows how it stands."""
    card = await ctx.read(introduction_cards.show, callback_data.id)
    if card.yours is None:
        await show(query, card_screen(ctx.say, card))
        return
    about = {"introduction": callback_data.id, "client_name": card.client_name}
    await begin(dialog_manager, Permission.SEE_TRANSFERS, IntroducedForm.day, about=about)
    await dialog_manager.answer_callback()


async def _ask_day(form: Form) -> Screen:
    say = form.say
    today = form.ctx.today
    month = date.fromisoformat(form.entered.get("month") or str(month_of(today)))
    near = [Button(say.button("introduction-form-today"), TODAY)]
    near.append(Button(say.button("introduction-form-yesterday"), YESTERDAY))
    rows = [near, *month_rows(month, say, last=today)]
    return Screen(say("introduction-form-day", client=form.about["client_name"]), rows)


async def _press_day(form: Form, answer: str) -> None:
    today = form.ctx.today
    if answer in {TODAY, YESTERDAY}:
        await _take_day(form, today if answer == TODAY else today - timedelta(days=1))
    elif answer.startswith(MONTH):
        form.entered["month"] = answer.removeprefix(MONTH)
    elif answer.startswith(DAY):
        await _take_day(form, date.fromisoformat(answer.removeprefix(DAY)))


async def _hear_day(form: Form, text: str) -> None:
    await _take_day(form, read_day(text, form.ctx.today))


async def _take_day(form: Form, day: date) -> None:
    form.entered["day"] = str(await form.ctx.read(introduction_steps.check_day, day))
    await form.ask(IntroducedForm.person)


async def _after_day(form: Form) -> None:
    await form.ask(IntroducedForm.person)


async def _ask_person(form: Form) -> Screen:
    """Names stand on buttons only: these do not travel with a message that somebody forwards."""
    say, day = form.say, date.fromisoformat(form.entered["day"])
    known = await form.ctx.write(introduction_steps.people_to_meet, form.about["introduction"])
    rows = [
        [Button(say.button("introduction-form-person-one", name=person.name), f"{PERSON}{person.person_id}")]
        for person in known[:MOST_PERSONS]
    ]
    asked = say(
        "introduction-form-person", client=form.about["client_name"], day=say.day_with_weekday(day), known=bool(known)
    )
    return Screen(asked, rows)


async def _press_person(form: Form, answer: str) -> None:
    number = answer.removeprefix(PERSON)
    if answer.startswith(PERSON) and number.isdecimal():
        await _record(form, person_id=int(number))


async def _hear_person(form: Form, text: str) -> None:
    await _record(form, person=clean_name(text))


async def _record(form: Form, *, person_id: int | None = None, person: str = "") -> None:
    day = date.fromisoformat(form.entered["day"])
    try:
        await form.ctx.write(introduction_steps.say_met, form.about["introduction"], day, person_id, person)
    except Refusal:
        await form.back()  # life went on: it is none of theirs any more, or has ended
        raise
    await form.end(said=True)


async def _outcome(form: Form, _: Mapping[str, Any]) -> Screen:
    return card_screen(form.say, await form.ctx.read(introduction_cards.show, form.about["introduction"]))


dialogs = (
    Frame(
        [
            Step(IntroducedForm.day, _ask_day, _press_day, _hear_day, _after_day),
            Step(IntroducedForm.person, _ask_person, _press_person, _hear_person),
        ],
        IntroducedForm.ended,
        _outcome,
    ).dialog(),
)
