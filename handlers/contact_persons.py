"""One contact person of a client: what was wrong is corrected, who is gone is removed."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.client_base import masked_name
from domain.refusals import NotFound
from domain.staff import Permission
from handlers.client_screens import PersonPress, person_lines, persons_screen
from handlers.contact_form import shared
from handlers.context import Context
from handlers.form_parts import Form, Frame, Step, begin
from handlers.presses import ClientPress, Pressed
from handlers.screen import Button, Screen, in_pairs, press, show
from texts import Html, Texts, lines
from usecases import contacts
from usecases.contacts import ContactCard, PersonPart

router = Router(name="contact persons")

NONE: Final = "none"


class PersonForm(StatesGroup):
    """What is corrected."""

    name = State()
    phone = State()
    position = State()
    ended = State()


_STATES: Final = {
    PersonPart.NAME: PersonForm.name,
    PersonPart.PHONE: PersonForm.phone,
    PersonPart.POSITION: PersonForm.position,
}
_ASKED: Final = {
    PersonPart.NAME: "person-ask-name",
    PersonPart.PHONE: "contact-form-ask-phone",
    PersonPart.POSITION: "contact-form-ask-position",
}
_WITHOUT: Final = {PersonPart.PHONE: "person-without-phone", PersonPart.POSITION: "person-without-position"}


def person_screen(say: Texts, card: ContactCard) -> Screen:
    """A contact person, in a message that cannot be forwarded, and what can be done about them."""

    def to(key: str, do: Any) -> Button:
        return press(say.button(key), PersonPress(id=card.person.person_id, client=card.client_id, do=do))

    rows = [
        [to("person-correct-name", "name"), to("person-correct-phone", "phone")],
        [to("person-correct-position", "position"), to("person-remove", "remove")],
        [press(say.button("common-back"), ClientPress(id=card.client_id, do="persons"))],
    ]
    title = say("persons-title", client=card.client_name)
    return Screen(lines([title, person_lines(say, card.person)], "\n\n"), rows, protect=True)


def sure_screen(say: Texts, card: ContactCard) -> Screen:
    """Asks once more: a removed person is typed anew or not there."""
    known = {"id": card.person.person_id, "client": card.client_id}
    yes = press(say.button("person-remove-yes"), PersonPress(**known, do="remove-yes"))
    back = press(say.button("common-back"), PersonPress(**known))
    text = say("person-remove-sure", name=card.person.name, client=card.client_name)
    return Screen(text, [[yes], [back]], protect=True)


async def _list(client_id: int, ctx: Context, told: Html | None = None) -> Screen:
    screen = persons_screen(await ctx.write(contacts.show, client_id), ctx.say)
    return Screen(lines([told, screen.text], "\n\n"), screen.rows, protect=True)


async def _find(pressed: PersonPress, query: CallbackQuery, ctx: Context) -> ContactCard | None:
    """Who was pressed; where they are no more, those who are there take their place."""
    try:
        return await ctx.write(contacts.show_person, pressed.id)
    except NotFound:
        await show(query, await _list(pressed.client, ctx), ctx.say.toast("refusal-outdated"))
        return None


@router.callback_query(Pressed(PersonPress, "show"))
async def show_person(query: CallbackQuery, callback_data: PersonPress, ctx: Context) -> None:
    card = await _find(callback_data, query, ctx)
    if card is not None:
        await show(query, person_screen(ctx.say, card))


@router.callback_query(Pressed(PersonPress, "remove"))
async def ask_removal(query: CallbackQuery, callback_data: PersonPress, ctx: Context) -> None:
    card = await _find(callback_data, query, ctx)
    if card is not None:
        await show(query, sure_screen(ctx.say, card))


@router.callback_query(Pressed(PersonPress, "remove-yes"))
async def remove(query: CallbackQuery, callback_data: PersonPress, ctx: Context) -> None:
    if await _find(callback_data, query, ctx) is None:
        return
    card = await ctx.write(contacts.remove_person, callback_data.id)
    told = ctx.say("person-removed", name=card.person.name)
    await show(query, await _list(card.client_id, ctx, told))


@router.callback_query(PersonPress.filter())
async def begin_correction(
    query: CallbackQuery, callback_data: PersonPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    card = await _find(callback_data, query, ctx)
    if card is None:
        return
    about = {
        "person": callback_data.id,
        "name": masked_name(card.person.name),
        "client": card.client_id,
        "client_name": card.client_name,
    }
    await begin(dialog_manager, Permission.EDIT_CLIENTS, _STATES[PersonPart(callback_data.do)], about=about)
    await dialog_manager.answer_callback()


async def _ask(part: PersonPart, form: Form) -> Screen:
    """The number that is wrong is not told, and the name not whole: this message could be forwarded."""
    say = form.say
    title = say("person-form-title", name=form.about["name"], client=form.about["client_name"])
    rows = [[Button(say.button(_WITHOUT[part]), NONE)]] if part in _WITHOUT else []
    return Screen(lines([title, Html(""), say(_ASKED[part])]), rows)


async def _press(part: PersonPart, form: Form, answer: str) -> None:
    if answer == NONE and part in _WITHOUT:
        await _correct(part, form, None)


async def _hear(part: PersonPart, form: Form, text: str) -> None:
    contact = shared(form)
    if contact is None:
        await _correct(part, form, text)
    elif part is not PersonPart.POSITION:
        await _correct(part, form, contact[0] if part is PersonPart.NAME else contact[1])


async def _correct(part: PersonPart, form: Form, text: str | None) -> None:
    card = await form.ctx.write(contacts.correct_person, form.about["person"], part, text)
    await form.end(name=masked_name(card.person.name))


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    """In few words: contacts themselves come in a message that cannot be forwarded, when asked for."""
    say, client_id = form.say, form.about["client"]
    name, client = done.get("name", form.about["name"]), form.about["client_name"]
    told = say("person-corrected" if done else "person-form-title", name=name, client=client)
    persons = press(say.button("client-persons"), ClientPress(id=client_id, do="persons"))
    card = press(say.button("payment-client-card"), ClientPress(id=client_id))
    return Screen(told, in_pairs([persons, card]))


dialogs = (
    Frame(
        [
            Step(state, partial(_ask, part), partial(_press, part), partial(_hear, part))
            for part, state in _STATES.items()
        ],
        PersonForm.ended,
        _outcome,
    ).dialog(),
)
