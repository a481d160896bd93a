"""Adds a contact person to a client: typed, or shared as a Telegram contact."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from domain.staff import Permission, clean_name
from handlers.client_screens import card_screen
from handlers.context import Context
from handlers.form_parts import Form, Frame, Step, begin
from handlers.presses import ClientPress, Pressed
from handlers.screen import Button, Screen, in_pairs, press
from handlers.taking_back import undo_row
from storage.scope import Reach
from texts import Html, Texts, lines
from usecases import clients, contacts

router = Router(name="contact form")


class ContactForm(StatesGroup):
    """The questions, by what they ask for."""

    name = State()
    phone = State()
    position = State()
    decides = State()
    ended = State()


@router.callback_query(Pressed(ClientPress, "add-person"))
async def begin_contact(
    _: CallbackQuery, callback_data: ClientPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    card = await ctx.write(clients.show, callback_data.id, Reach.OWN)
    about = {"client": callback_data.id, "client_name": card.client.name}
    await begin(dialog_manager, Permission.EDIT_CLIENTS, ContactForm.name, about=about)
    await dialog_manager.answer_callback()


def _question(form: Form, key: str, rows: list[list[Button]] | None = None) -> Screen:
    say, entered = form.say, form.entered
    known = [
        say("contact-form-title", client=form.about["client_name"]),
        say("person-name", name=entered["name"]) if "name" in entered else None,
        say("person-phone", phone=entered["phone"]) if entered.get("phone") else None,
        say("person-position", position=entered["position"]) if entered.get("position") else None,
    ]
    return Screen(lines([*known, Html(""), say(key)]), rows or [])


def _skip(say: Texts) -> list[list[Button]]:
    return [[Button(say.button("common-skip"), "skip")]]


def shared(form: Form) -> tuple[str, str] | None:
    """The name and number of a contact that was shared instead of typing."""
    message = form.manager.event
    contact = message.contact if isinstance(message, Message) else None
    if contact is None:
        return None
    name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
    # Telegram gives the country code, now with a plus and now without
    return name, "+" + contact.phone_number.lstrip("+")


async def _ask_name(form: Form) -> Screen:
    return _question(form, "contact-form-ask-name")


async def _hear_name(form: Form, text: str) -> None:
    contact = shared(form)
    form.entered["name"] = clean_name(contact[0] if contact else text)
    if contact is None:
        await _after_name(form)
        return
    form.entered["phone"] = await form.ctx.read(contacts.check_phone, contact[1])
    await _after_phone(form)


async def _after_name(form: Form) -> None:
    await form.ask(ContactForm.phone)


async def _ask_phone(form: Form) -> Screen:
    return _question(form, "contact-form-ask-phone", _skip(form.say))


async def _hear_phone(form: Form, text: str) -> None:
    contact = shared(form)
    form.entered["phone"] = await form.ctx.read(contacts.check_phone, contact[1] if contact else text)
    await _after_phone(form)


async def _skip_phone(form: Form, _: str) -> None:
    form.entered["phone"] = None
    await _after_phone(form)


async def _after_phone(form: Form) -> None:
    await form.ask(ContactForm.position)


async def _ask_position(form: Form) -> Screen:
    return _question(form, "contact-form-ask-position", _skip(form.say))


async def _hear_position(form: Form, text: str) -> None:
    form.entered["position"] = clean_name(text)
    await _after_position(form)


async def _skip_position(form: Form, _: str) -> None:
    form.entered["position"] = None
    await _after_position(form)


async def _after_position(form: Form) -> None:
    await form.ask(ContactForm.decides)


async def _ask_decides(form: Form) -> Screen:
    say = form.say
    answers = [Button(say.button("common-yes"), "yes"), Button(say.button("common-no"), "no")]
    return _question(form, "contact-form-ask-decides", [answers])


async def _record(form: Form, answer: str) -> None:
    entered = form.entered
    person_id = await form.ctx.write(
        contacts.add_person,
        form.about["client"],
        entered["name"],
        entered["phone"],
        entered["position"],
        decides=answer == "yes",
    )
    await form.end(name=entered["name"], person=person_id)


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    ctx, client_id = form.ctx, form.about["client"]
    if not done:
        return card_screen(await ctx.write(clients.show, client_id), ctx.say)
    persons = press(ctx.say.button("client-persons"), ClientPress(id=client_id, do="persons"))
    card = press(ctx.say.button("payment-client-card"), ClientPress(id=client_id))
    told = ctx.say("contact-form-done", name=done["name"], client=form.about["client_name"])
    return Screen(told, [undo_row(ctx.say, "person", done["person"]), *in_pairs([persons, card])])


dialogs = (
    Frame(
        [
            Step(ContactForm.name, _ask_name, hear=_hear_name, onward=_after_name),
            Step(ContactForm.phone, _ask_phone, _skip_phone, _hear_phone, _after_phone),
            Step(ContactForm.position, _ask_position, _skip_position, _hear_position, _after_position),
            Step(ContactForm.decides, _ask_decides, _record),
        ],
        ContactForm.ended,
        _outcome,
    ).dialog(),
)
