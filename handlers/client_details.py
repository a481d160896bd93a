"""What is on record of a client, corrected from its card: what it is called, its tax number, its line."""

from collections.abc import Mapping
from typing import Any, Final

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.staff import Permission
from handlers.client_cards import card_after
from handlers.context import Context
from handlers.form_parts import Form, Frame, Step, begin
from handlers.presses import ClientPress, Pressed
from handlers.screen import Button, Screen
from storage.scope import Reach
from texts import Html, lines
from usecases import client_details, clients, watch

router = Router(name="client details")

NONE: Final = "none"


class DetailsForm(StatesGroup):
    """What is corrected?"""

    what = State()
    name = State()
    tax_number = State()
    line = State()
    ended = State()


_PARTS: Final = {
    "name": ("client-details-name", DetailsForm.name),
    "number": ("client-details-number", DetailsForm.tax_number),
    "line": ("client-details-line", DetailsForm.line),
}


@router.callback_query(Pressed(ClientPress, "correct"))
async def begin_correction(
    _: CallbackQuery, callback_data: ClientPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    card = await ctx.write(clients.show, callback_data.id, Reach.KEPT)
    about = {
        "client": callback_data.id,
        "name": card.client.name,
        "line": card.line_title,
        "number": card.client.tax_number,
    }
    await begin(dialog_manager, Permission.EDIT_CLIENTS, DetailsForm.what, about=about)
    await dialog_manager.answer_callback()


def _question(form: Form, key: str, rows: list[list[Button]]) -> Screen:
    say, about = form.say, form.about
    known = [
        say("client-details-title", name=about["name"], line=about["line"]),
        say("client-tax-number", number=about["number"]) if about["number"] else None,
    ]
    return Screen(lines([*known, Html(""), say(key)]), rows)


async def _ask_what(form: Form) -> Screen:
    buttons = [Button(form.say.button(key), what) for what, (key, _) in _PARTS.items()]
    return _question(form, "client-details-ask", [buttons[:2], buttons[2:]])


async def _press_what(form: Form, answer: str) -> None:
    if answer == "line":
        await form.ctx.read(client_details.possible_lines, form.about["client"])
    if answer in _PARTS:
        await form.ask(_PARTS[answer][1])


async def _ask_name(form: Form) -> Screen:
    return _question(form, "client-form-ask-name", [])


async def _hear_name(form: Form, text: str) -> None:
    await form.ctx.write(client_details.rename, form.about["client"], text)
    await form.end(corrected=True)


async def _ask_number(form: Form) -> Screen:
    known = form.about["number"] is not None
    rows = [[Button(form.say.button("client-details-without-number"), NONE)]] if known else []
    return _question(form, "client-form-ask-tax-number", rows)


async def _press_number(form: Form, answer: str) -> None:
    if answer == NONE:
        await _take_number(form, None)


async def _hear_number(form: Form, text: str) -> None:
    try:
        await _take_number(form, text)
    except clients.TaxNumberTaken as taken:
        await form.ctx.write(watch.note_tax_number, str(taken.params["number"]))
        raise


async def _take_number(form: Form, number: str | None) -> None:
    await form.ctx.write(client_details.change_tax_number, form.about["client"], number)
    await form.end(corrected=True)


async def _ask_line(form: Form) -> Screen:
    known = await form.ctx.read(client_details.possible_lines, form.about["client"])
    rows = [[Button(form.say.button("audit-choice", name=line.title), line.code)] for line in known]
    return _question(form, "client-form-ask-line" if known else "client-details-one-line", rows)


async def _press_line(form: Form, answer: str) -> None:
    try:
        await form.ctx.write(client_details.change_line, form.about["client"], answer)
    except client_details.LineFixed:
        await form.back()  # money has come meanwhile
        raise
    await form.end(corrected=True)


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    told = form.say("client-details-corrected") if done else None
    return await card_after(form.ctx, form.about["client"], told)


dialogs = (
    Frame(
        [
            Step(DetailsForm.what, _ask_what, _press_what),
            Step(DetailsForm.name, _ask_name, hear=_hear_name),
            Step(DetailsForm.tax_number, _ask_number, _press_number, _hear_number),
            Step(DetailsForm.line, _ask_line, _press_line),
        ],
        DetailsForm.ended,
        _outcome,
    ).dialog(),
)
