"""Says that a payment came on another day than was typed: the day, what it changes for whom, and one more tap."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.calendar import month_of
from domain.refusals import NotFound, Refusal
from domain.staff import Actor, Permission
from handlers.calendar_rows import DAY, MONTH, month_rows
from handlers.effects import effect_lines
from handlers.form_parts import Form, Frame, Step, begin
from handlers.notices import Notice
from handlers.payment_screens import PaymentPress, payment_screen
from handlers.presses import Pressed
from handlers.screen import Button, Screen
from storage.db import Tx
from texts import Texts, lines
from usecases import payment_changes, payments
from usecases.typed_answers import read_day

router = Router(name="redate form")


class RedateForm(StatesGroup):
    """The questions, by what they ask for."""

    day = State()
    check = State()
    ended = State()


@router.callback_query(Pressed(PaymentPress, "redate"))
async def begin_redate(_: CallbackQuery, callback_data: PaymentPress, dialog_manager: DialogManager) -> None:
    await begin(dialog_manager, Permission.CORRECT_PAYMENTS, RedateForm.day, about={"payment": callback_data.id})
    await dialog_manager.answer_callback()


async def _ask_day(form: Form) -> Screen:
    view = await form.ctx.read(payments.show, form.about["payment"])
    facts = view.payment.facts
    month = date.fromisoformat(form.entered.get("month") or str(month_of(facts.paid_on)))
    asked = form.say(
        "redate-form-ask",
        client=view.client_name,
        amount=abs(facts.amount),
        day=facts.paid_on,
        refund=facts.refund_of is not None,
    )
    return Screen(lines([form.say("redate-form-title"), asked]), month_rows(month, form.say, last=form.ctx.today))


async def _press_day(form: Form, answer: str) -> None:
    if answer.startswith(MONTH):
        form.entered["month"] = answer.removeprefix(MONTH)
    elif answer.startswith(DAY):
        await _take(form, date.fromisoformat(answer.removeprefix(DAY)))


async def _hear_day(form: Form, text: str) -> None:
    await _take(form, read_day(text, form.ctx.today))


async def _take(form: Form, day: date) -> None:
    await form.ctx.read(payment_changes.redate_effect, form.about["payment"], day)
    form.entered["day"] = str(day)
    await form.ask(RedateForm.check)


async def _after_day(form: Form) -> None:
    await form.ask(RedateForm.check)


async def _ask_check(form: Form) -> Screen:
    say, day = form.say, date.fromisoformat(form.entered["day"])
    effect = await form.ctx.read(payment_changes.redate_effect, form.about["payment"], day)
    facts = effect.payment.facts
    asked = say(
        "redate-form-sure",
        client=effect.client_name,
        amount=abs(facts.amount),
        was=facts.paid_on,
        day=say.day_with_weekday(day),
    )
    text = lines([say("redate-form-title"), asked, *effect_lines(effect, say)])
    return Screen(text, [[Button(say.button("redate-form-save"), "save")]])


async def _redate(form: Form, _: str) -> None:
    day = date.fromisoformat(form.entered["day"])
    try:
        await form.ctx.write(payment_changes.redate, form.about["payment"], day)
    except Refusal:
        await form.back()  # life went on: what was shown to be agreed to is so no more
        raise
    await form.end(day=str(day))


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    ctx = form.ctx
    card = payment_screen(await ctx.read(payments.show, form.about["payment"]), ctx.say)
    return Screen(lines([ctx.say("redate-form-done") if done else None, card.text]), card.rows)


def _tell_redated(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        view = payments.show(tx, recipient, params["payment_id"])
    except NotFound:
        return None
    facts, was = view.payment.facts, date.fromisoformat(params["was"])
    text = say(
        "notice-payment-redated",
        client=view.client_name,
        amount=abs(facts.amount),
        was=was,
        day=facts.paid_on,
        mine=view.mine,
    )
    return Screen(text, payment_screen(view, say).rows)


NOTICES: dict[str, Notice] = {"payment_redated": _tell_redated}

dialogs = (
    Frame(
        [
            Step(RedateForm.day, _ask_day, _press_day, _hear_day, _after_day),
            Step(RedateForm.check, _ask_check, _redate),
        ],
        RedateForm.ended,
        _outcome,
    ).dialog(),
)
