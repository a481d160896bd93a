"""The questions around an objection: why one disagrees, what it is corrected by, why it is declined."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.money import ZERO
from domain.objections import clean_reason
from domain.payments import ensure_amount
from domain.refusals import Refusal
from domain.staff import Permission
from handlers.earning_screens import why_screen
from handlers.form_parts import Form, Frame, Step, begin
from handlers.objection_screens import ObjectPress, about, objection_screen
from handlers.presses import ObjectionPress, Pressed
from handlers.screen import Button, Screen
from texts import Html, lines
from usecases import explanations, objections

router = Router(name="objection forms")


class ObjectForm(StatesGroup):
    """Why does somebody disagree?"""

    words = State()
    check = State()
    ended = State()


class AcceptForm(StatesGroup):
    """What is it corrected by?"""

    amount = State()
    check = State()
    ended = State()


class DeclineForm(StatesGroup):
    """Why is it declined?"""

    words = State()
    check = State()
    ended = State()


@router.callback_query(ObjectPress.filter())
async def begin_objection(_: CallbackQuery, callback_data: ObjectPress, dialog_manager: DialogManager) -> None:
    """Refused before anything is asked where there can be none."""
    ctx = dialog_manager.middleware_data["ctx"]
    await ctx.read(objections.about, callback_data.payment_id)
    await begin(dialog_manager, Permission.SEE_EARNINGS, ObjectForm.words, about={"payment": callback_data.payment_id})
    await dialog_manager.answer_callback()


@router.callback_query(Pressed(ObjectionPress, "accept"))
async def begin_accepting(_: CallbackQuery, callback_data: ObjectionPress, dialog_manager: DialogManager) -> None:
    await begin(dialog_manager, Permission.DECIDE_OBJECTIONS, AcceptForm.amount, about={"objection": callback_data.id})
    await dialog_manager.answer_callback()


@router.callback_query(Pressed(ObjectionPress, "decline"))
async def begin_declining(_: CallbackQuery, callback_data: ObjectionPress, dialog_manager: DialogManager) -> None:
    await begin(dialog_manager, Permission.DECIDE_OBJECTIONS, DeclineForm.words, about={"objection": callback_data.id})
    await dialog_manager.answer_callback()


async def _ask_why(form: Form) -> Screen:
    found = await form.ctx.read(objections.about, form.about["payment"])
    return Screen(form.say("objection-ask-why", client=found.client_name, day=found.paid_on, amount=found.brought))


async def _hear_why(form: Form, text: str) -> None:
    form.entered["words"] = clean_reason(text)
    await form.ask(ObjectForm.check)


async def _after_why(form: Form) -> None:
    await form.ask(ObjectForm.check)


async def _check_objection(form: Form) -> Screen:
    found, say = await form.ctx.read(objections.about, form.about["payment"]), form.say
    asked = say("objection-check", client=found.client_name, day=found.paid_on, words=form.entered["words"])
    return Screen(asked, [[Button(say.button("objection-send"), "save")]])


async def _object(form: Form, _: str) -> None:
    objection_id = await form.ctx.write(objections.raise_objection, form.about["payment"], form.entered["words"])
    await form.end(objection=objection_id)


async def _after_objecting(form: Form, done: Mapping[str, Any]) -> Screen:
    ctx = form.ctx
    if not done:
        return why_screen(await ctx.read(explanations.why, form.about["payment"]), ctx.say)
    return await _card(form, done["objection"], ctx.say("objection-sent"))


async def _card(form: Form, objection_id: int, said: Html | None) -> Screen:
    card = objection_screen(await form.ctx.read(objections.show, objection_id), form.say)
    return Screen(lines([said, card.text]), card.rows)


async def _ask_amount(form: Form) -> Screen:
    view, say = await form.ctx.read(objections.show, form.about["objection"]), form.say
    found = view.objection
    asked = say("objection-ask-amount", name=found.name, amount=view.brought, month=say.month(view.books_to))
    text = lines([about(found, say), say("objection-reason", words=found.reason), asked])
    return Screen(text, [[Button(say.button("objection-no-correction"), "none")]])


async def _press_none(form: Form, _: str) -> None:
    form.entered["amount"] = str(ZERO)
    await form.ask(AcceptForm.check)


async def _hear_amount(form: Form, text: str) -> None:
    amount = objections.read_correction(text, form.say.currency_code)
    ensure_amount(abs(amount))
    form.entered["amount"] = str(amount)
    await form.ask(AcceptForm.check)


async def _after_amount(form: Form) -> None:
    await form.ask(AcceptForm.check)


async def _check_amount(form: Form) -> Screen:
    view, say = await form.ctx.read(objections.show, form.about["objection"]), form.say
    amount, name = Decimal(form.entered["amount"]), view.objection.name
    if amount:
        said = say("objection-accept-sure", name=name, amount=say.signed(amount), month=say.month(view.books_to))
    else:
        said = say("objection-accept-sure-plain", name=name)
    return Screen(lines([about(view.objection, say), said]), [[Button(say.button("objection-accept"), "save")]])


async def _accept(form: Form, _: str) -> None:
    await _decide(form, objections.accept, Decimal(form.entered["amount"]))


async def _decide(form: Form, use_case: Any, answer: Decimal | str) -> None:
    try:
        await form.ctx.write(use_case, form.about["objection"], answer)
    except Refusal:
        await form.back()  # somebody has decided it, or it is not theirs to decide any more
        raise
    await form.end(objection=form.about["objection"])


async def _after_deciding(form: Form, _: Mapping[str, Any]) -> Screen:
    return await _card(form, form.about["objection"], None)


async def _ask_why_not(form: Form) -> Screen:
    view, say = await form.ctx.read(objections.show, form.about["objection"]), form.say
    found = view.objection
    asked = say("objection-ask-why-not", name=found.name)
    return Screen(lines([about(found, say), say("objection-reason", words=found.reason), asked]))


async def _hear_why_not(form: Form, text: str) -> None:
    form.entered["words"] = clean_reason(text)
    await form.ask(DeclineForm.check)


async def _after_why_not(form: Form) -> None:
    await form.ask(DeclineForm.check)


async def _check_why_not(form: Form) -> Screen:
    view, say = await form.ctx.read(objections.show, form.about["objection"]), form.say
    said = say("objection-decline-sure", name=view.objection.name, words=form.entered["words"])
    return Screen(lines([about(view.objection, say), said]), [[Button(say.button("objection-decline"), "save")]])


async def _decline(form: Form, _: str) -> None:
    await _decide(form, objections.decline, form.entered["words"])


dialogs = (
    Frame(
        [
            Step(ObjectForm.words, _ask_why, hear=_hear_why, onward=_after_why),
            Step(ObjectForm.check, _check_objection, _object),
        ],
        ObjectForm.ended,
        _after_objecting,
    ).dialog(),
    Frame(
        [
            Step(AcceptForm.amount, _ask_amount, _press_none, _hear_amount, _after_amount),
            Step(AcceptForm.check, _check_amount, _accept),
        ],
        AcceptForm.ended,
        _after_deciding,
    ).dialog(),
    Frame(
        [
            Step(DeclineForm.words, _ask_why_not, hear=_hear_why_not, onward=_after_why_not),
            Step(DeclineForm.check, _check_why_not, _decline),
        ],
        DeclineForm.ended,
        _after_deciding,
    ).dialog(),
)
