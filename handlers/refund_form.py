"""Records that money went back to a client: how much, what it changes for whom, and one more tap."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.refusals import Refusal
from domain.staff import Permission
from handlers.effects import effect_lines
from handlers.form_parts import Form, Frame, Step, begin
from handlers.payment_screens import PaymentPress, payment_screen
from handlers.presses import Pressed
from handlers.screen import Button, Screen
from texts import lines
from usecases import payment_changes, payments
from usecases.typed_answers import read_amount

router = Router(name="refund form")


class RefundForm(StatesGroup):
    """The questions, by what they ask for."""

    amount = State()
    check = State()
    ended = State()


@router.callback_query(Pressed(PaymentPress, "refund"))
async def begin_refund(_: CallbackQuery, callback_data: PaymentPress, dialog_manager: DialogManager) -> None:
    await begin(dialog_manager, Permission.CORRECT_PAYMENTS, RefundForm.amount, about={"payment": callback_data.id})
    await dialog_manager.answer_callback()


async def _ask_amount(form: Form) -> Screen:
    view = await form.ctx.read(payments.show, form.about["payment"])
    return Screen(
        lines(
            [
                form.say("payment-title", refund=True),
                form.say("payment-refund-ask", client=view.client_name, left=view.left),
            ]
        ),
        [[Button(form.say.button("payment-refund-all", left=view.left), "all")]],
    )


async def _press_all(form: Form, _: str) -> None:
    view = await form.ctx.read(payments.show, form.about["payment"])
    await _take(form, view.left)


async def _hear_amount(form: Form, text: str) -> None:
    await _take(form, read_amount(text, form.say.currency_code))


async def _take(form: Form, amount: Decimal) -> None:
    await form.ctx.read(payment_changes.refund_effect, form.about["payment"], amount)
    form.entered["amount"] = str(amount)
    await form.ask(RefundForm.check)


async def _after_amount(form: Form) -> None:
    await form.ask(RefundForm.check)


async def _ask_check(form: Form) -> Screen:
    say, amount = form.say, Decimal(form.entered["amount"])
    effect = await form.ctx.read(payment_changes.refund_effect, form.about["payment"], amount)
    asked = say("refund-form-sure", client=effect.client_name, amount=amount)
    text = lines([say("payment-title", refund=True), asked, *effect_lines(effect, say)])
    return Screen(text, [[Button(say.button("refund-form-save"), "save")]])


async def _refund(form: Form, _: str) -> None:
    try:
        refund_id = await form.ctx.write(payments.refund, form.about["payment"], Decimal(form.entered["amount"]))
    except Refusal:
        await form.back()  # life went on: what was shown to be agreed to is so no more
        raise
    await form.end(refund=refund_id)


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    ctx = form.ctx
    card = payment_screen(await ctx.read(payments.show, done.get("refund") or form.about["payment"]), ctx.say)
    return Screen(lines([ctx.say("refund-form-done") if done else None, card.text]), card.rows)


dialogs = (
    Frame(
        [
            Step(RefundForm.amount, _ask_amount, _press_all, _hear_amount, _after_amount),
            Step(RefundForm.check, _ask_check, _refund),
        ],
        RefundForm.ended,
        _outcome,
    ).dialog(),
)
