"""Meetings and calls with a client: recorded in two taps from its card, or with another day from the calendar."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.calendar import month_of
from domain.staff import Permission
from handlers.calendar_rows import DAY, MONTH, month_rows
from handlers.client_cards import card_after
from handlers.context import Context
from handlers.coverage_screens import contacts_line
from handlers.form_parts import Form, Frame, Step, begin
from handlers.presses import ClientPress, Press, Pressed
from handlers.screen import Button, Screen, press, show
from handlers.taking_back import undo_row
from storage.contacts import Meeting, Met
from texts import Html, Texts, lines
from usecases import contacts
from usecases.contacts import Meetings
from usecases.typed_answers import read_day

router = Router(name="meetings")

WAYS = (Met.IN_PERSON, Met.CALL)


class MetPress(Press, prefix="mt"):
    """Somebody met or called a client, today or yesterday."""

    id: int
    how: Met
    yesterday: bool = False


class MetForm(StatesGroup):
    """The questions, by what they ask for."""

    day = State()
    how = State()
    ended = State()


@router.callback_query(Pressed(ClientPress, "met"))
async def ask_how_met(query: CallbackQuery, callback_data: ClientPress, ctx: Context) -> None:
    await show(query, meetings_screen(ctx.say, await ctx.read(contacts.meetings, callback_data.id)))


@router.callback_query(MetPress.filter())
async def record(query: CallbackQuery, callback_data: MetPress, ctx: Context) -> None:
    day = ctx.today - timedelta(days=1) if callback_data.yesterday else ctx.today
    record_id = await ctx.write(contacts.record_contact, callback_data.id, callback_data.how, day)
    await show(query, await _recorded(ctx, callback_data.id, record_id, callback_data.how))


async def _recorded(ctx: Context, client_id: int, record_id: int, how: Met) -> Screen:
    said = ctx.say("met-recorded" if how is Met.IN_PERSON else "met-recorded-call")
    return await card_after(ctx, client_id, said, undo_row(ctx.say, "meeting", record_id))


def meetings_screen(say: Texts, found: Meetings) -> Screen:
    """Who of us knows the client, and the buttons that record a meeting."""

    def to(key: str, how: Met, *, yesterday: bool = False) -> Button:
        return press(say.button(key), MetPress(id=found.client_id, how=how, yesterday=yesterday))

    rows = [
        [to("met-in-person", Met.IN_PERSON)],
        [to("met-in-person-yesterday", Met.IN_PERSON, yesterday=True)],
        [to("met-call", Met.CALL)],
        [to("met-call-yesterday", Met.CALL, yesterday=True)],
        [press(say.button("met-other-day"), ClientPress(id=found.client_id, do="met-day"))],
        [press(say.button("common-back"), ClientPress(id=found.client_id))],
    ]
    told = [
        say("met-title", client=found.client_name),
        contacts_line(say, found.met, found.missing_heads),
        *(_meeting(say, meeting) for meeting in found.latest),
        Html(""),
        say("met-ask"),
    ]
    return Screen(lines(told), rows)


def _meeting(say: Texts, meeting: Meeting) -> Html:
    if meeting.how is Met.CALL:
        return say("met-line-call", name=meeting.name, day=meeting.met_on)
    return say("met-line", name=meeting.name, day=meeting.met_on, left=not meeting.works_here)


@router.callback_query(Pressed(ClientPress, "met-day"))
async def begin_other_day(
    _: CallbackQuery, callback_data: ClientPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    found = await ctx.read(contacts.meetings, callback_data.id)
    about = {"client": callback_data.id, "client_name": found.client_name}
    await begin(dialog_manager, Permission.EDIT_CLIENTS, MetForm.day, about=about)
    await dialog_manager.answer_callback()


async def _ask_day(form: Form) -> Screen:
    today = form.ctx.today
    month = date.fromisoformat(form.entered.get("month") or str(month_of(today)))
    return Screen(form.say("met-form-day", client=form.about["client_name"]), month_rows(month, form.say, last=today))


async def _press_day(form: Form, answer: str) -> None:
    if answer.startswith(MONTH):
        form.entered["month"] = answer.removeprefix(MONTH)
    elif answer.startswith(DAY):
        await _take_day(form, date.fromisoformat(answer.removeprefix(DAY)))


async def _hear_day(form: Form, text: str) -> None:
    await _take_day(form, read_day(text, form.ctx.today))


async def _take_day(form: Form, day: date) -> None:
    form.entered["day"] = str(await form.ctx.read(contacts.check_day, day))
    await form.ask(MetForm.how)


async def _after_day(form: Form) -> None:
    await form.ask(MetForm.how)


async def _ask_how(form: Form) -> Screen:
    say, day = form.say, date.fromisoformat(form.entered["day"])
    asked = say("met-form-how", client=form.about["client_name"], day=say.day_with_weekday(day))
    ways = [Button(say.button("met-way-in-person"), Met.IN_PERSON), Button(say.button("met-way-call"), Met.CALL)]
    return Screen(asked, [ways])


async def _record(form: Form, answer: str) -> None:
    how = next((way for way in WAYS if way == answer), None)
    if how is not None:
        day = date.fromisoformat(form.entered["day"])
        record_id = await form.ctx.write(contacts.record_contact, form.about["client"], how, day)
        await form.end(how=how.value, record=record_id)


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    ctx, client_id = form.ctx, form.about["client"]
    if done:
        return await _recorded(ctx, client_id, done["record"], Met(done["how"]))
    return await card_after(ctx, client_id)


dialogs = (
    Frame(
        [Step(MetForm.day, _ask_day, _press_day, _hear_day, _after_day), Step(MetForm.how, _ask_how, _record)],
        MetForm.ended,
        _outcome,
    ).dialog(),
)
