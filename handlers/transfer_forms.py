"""The questions before a transfer is postponed or returned: until when, and why."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.calendar import month_of
from domain.objections import clean_reason
from domain.refusals import Refusal
from domain.staff import Permission
from domain.transfers import POSTPONED_AT_MOST, ReturnReason
from handlers.calendar_rows import DAY, month_rows
from handlers.context import Context
from handlers.form_days import pressed_day, typed_day
from handlers.form_parts import Form, Frame, Step, begin
from handlers.presses import Pressed, TransferPress
from handlers.screen import Button, Screen, show
from handlers.transfer_screens import card_screen, reason_words
from usecases import transfer_cards, transfer_decisions

router = Router(name="transfer forms")

QUICK: Final = {
    "transfers-postpone-week": timedelta(days=7),
    "transfers-postpone-two-weeks": timedelta(days=14),
    "transfers-postpone-month": POSTPONED_AT_MOST,
}


class PostponeForm(StatesGroup):
    """Until when?"""

    day = State()
    ended = State()


class ReturnForm(StatesGroup):
    """Why?"""

    reason = State()
    check = State()
    ended = State()


@router.callback_query(Pressed(TransferPress, "postpone"))
async def begin_postponing(
    query: CallbackQuery, callback_data: TransferPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    card = await ctx.read(transfer_cards.show, callback_data.id)
    if card.yours is None:
        await show(query, card_screen(ctx.say, card))
        return
    about = {"transfer": callback_data.id, "client": card.client.name}
    await begin(dialog_manager, Permission.DECIDE_TRANSFERS, PostponeForm.day, about=about)
    await dialog_manager.answer_callback()


@router.callback_query(Pressed(TransferPress, "return"))
async def begin_returning(
    query: CallbackQuery, callback_data: TransferPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    card = await ctx.read(transfer_cards.show, callback_data.id)
    if card.yours is None and not card.directs:
        await show(query, card_screen(ctx.say, card))
        return
    about = {"transfer": callback_data.id, "client": card.client.name, "directs": card.directs}
    await begin(dialog_manager, Permission.DECIDE_TRANSFERS, ReturnForm.reason, about=about)
    await dialog_manager.answer_callback()


async def _ask_day(form: Form) -> Screen:
    say, today = form.say, form.ctx.today
    first, last = today + timedelta(days=1), today + POSTPONED_AT_MOST
    month = date.fromisoformat(form.entered.get("month") or str(month_of(first)))
    quick = [Button(say.button(key), f"{DAY}{today + step}") for key, step in QUICK.items()]
    asked = say("transfers-postpone-ask", client=form.about["client"], last=last)
    return Screen(asked, [quick, *month_rows(month, say, first, last)])


async def _press_day(form: Form, answer: str) -> None:
    day = pressed_day(form, answer)
    if day is not None:
        await _postpone(form, day)


async def _hear_day(form: Form, text: str) -> None:
    await _postpone(form, typed_day(form, text))


async def _postpone(form: Form, day: date) -> None:
    await form.ctx.write(transfer_decisions.postpone, form.about["transfer"], day)
    await form.end(transfer=form.about["transfer"])


async def _ask_reason(form: Form) -> Screen:
    say = form.say
    key = "transfers-return-ask-director" if form.about["directs"] else "transfers-return-ask"
    rows = [[Button(reason_words(say, reason.value), reason.value)] for reason in ReturnReason]
    return Screen(say(key, client=form.about["client"]), rows)


async def _take_reason(form: Form, answer: str) -> None:
    form.entered["reason"] = clean_reason(answer)
    await form.ask(ReturnForm.check)


async def _after_reason(form: Form) -> None:
    await form.ask(ReturnForm.check)


async def _check_return(form: Form) -> Screen:
    say = form.say
    key = "transfers-return-sure-director" if form.about["directs"] else "transfers-return-sure"
    asked = say(key, client=form.about["client"], reason=reason_words(say, form.entered["reason"]))
    return Screen(asked, [[Button(say.button("transfers-return"), "save")]])


async def _give_back(form: Form, _: str) -> None:
    try:
        await form.ctx.write(transfer_decisions.give_back, form.about["transfer"], form.entered["reason"])
    except Refusal:
        await form.back()  # it is not theirs to decide any more
        raise
    await form.end(transfer=form.about["transfer"])


async def _outcome(form: Form, _: Mapping[str, Any]) -> Screen:
    return card_screen(form.say, await form.ctx.read(transfer_cards.show, form.about["transfer"]))


dialogs = (
    Frame([Step(PostponeForm.day, _ask_day, _press_day, _hear_day)], PostponeForm.ended, _outcome).dialog(),
    Frame(
        [
            Step(ReturnForm.reason, _ask_reason, _take_reason, _take_reason, _after_reason),
            Step(ReturnForm.check, _check_return, _give_back),
        ],
        ReturnForm.ended,
        _outcome,
    ).dialog(),
)
