"""Payments in chat: one tap records a draft, others change it; confirming, taking back, voiding."""

from contextlib import suppress
from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from domain.payments import SamePayment
from domain.refusals import NotFound, Outdated
from domain.staff import Actor, Permission, roles_that_may
from domain.undo import TooLateToUndo
from handlers.context import Context
from handlers.correction_screens import newest_screen, void_screen
from handlers.draft_parts import DraftPress
from handlers.draft_questions import LEFT_OUT
from handlers.draft_screens import draft_screen
from handlers.notices import Notice
from handlers.payment_screens import (
    ConfirmDay,
    ConfirmPress,
    ConfirmsPress,
    NewPayment,
    OwnWaitingPress,
    PaymentPress,
    confirm_screen,
    no_clients_screen,
    own_waiting_screen,
    payment_screen,
)
from handlers.presses import NewestPress, Pressed
from handlers.screen import Screen, reply, show, show_beside
from handlers.typed_lines import opened_screen, screen_of
from storage.db import Tx
from texts import Texts
from usecases import clients, payment_changes, payment_drafts, payment_edits, payments
from usecases.draft_views import DraftView
from usecases.payment_edits import NotEditable

router = Router(name="payments")


@router.callback_query(Pressed(DraftPress, "save"))
async def record(query: CallbackQuery, callback_data: DraftPress, ctx: Context) -> None:
    try:
        view = await ctx.write(payment_drafts.record, callback_data.id)
    except (SamePayment, Outdated):
        view = await ctx.read(payment_drafts.view, callback_data.id)
        await show(query, await opened_screen(view, ctx))
        return
    except NotEditable as refused:
        await _show_what_it_changes(query, callback_data.id, ctx, ctx.say.toast(f"refusal-{refused.code}"))
        return
    await show(query, await screen_of(view, ctx))


@router.callback_query(Pressed(DraftPress, "second"))
async def record_second(query: CallbackQuery, callback_data: DraftPress, ctx: Context) -> None:
    view = await ctx.write(payment_drafts.record, callback_data.id, really_second=True)
    await show(query, await screen_of(view, ctx))


async def _show_what_it_changes(query: CallbackQuery, draft_id: int, ctx: Context, toast: str) -> None:
    """Life went on: the payment as it stands, instead of the draft that was to change it."""
    view = await ctx.write(payment_drafts.cancel, draft_id)
    await _show_payment(query, view.draft.edits or 0, ctx, toast)


@router.callback_query(DraftPress.filter())
async def change_draft(query: CallbackQuery, callback_data: DraftPress, ctx: Context) -> None:
    try:
        view = await _changed(callback_data, ctx)
    except Outdated:
        view = await ctx.read(payment_drafts.view, callback_data.id)
    await show(query, await screen_of(view, ctx))


async def _changed(pressed: DraftPress, ctx: Context) -> DraftView:
    chosen = {
        "client-is": (payment_drafts.choose_client, pressed.value),
        "amount-is": (payment_drafts.choose_amount, pressed.value),
        "date-is": (payment_drafts.choose_days_ago, pressed.value),
        "deal-is": (payment_drafts.choose_deal, pressed.value),
    }.get(pressed.do)
    if chosen is not None:
        return await ctx.write(chosen[0], pressed.id, chosen[1])
    if pressed.do in LEFT_OUT:
        return await ctx.write(payment_drafts.leave_out, pressed.id, LEFT_OUT[pressed.do])
    if pressed.do == "cancel":
        return await ctx.write(payment_drafts.cancel, pressed.id)
    if pressed.do == "back":
        return await ctx.write(payment_drafts.settle, pressed.id)
    return await ctx.write(payment_drafts.ask, pressed.id, pressed.do)


@router.message(Command("pay"))
async def begin(message: Message, ctx: Context, dialog_manager: DialogManager) -> None:
    if not await ctx.read(clients.recent):
        await reply(message, no_clients_screen(ctx.say))
        return
    await _take_the_place_of_forms(dialog_manager)
    view = await ctx.write(payment_drafts.begin, message.chat.id)
    sent = await reply(message, draft_screen(view, ctx.say, ctx.actor.staff_id))
    await ctx.write(payment_drafts.shown, view.draft.draft_id, sent.message_id)


@router.callback_query(NewPayment.filter())
async def begin_for(
    query: CallbackQuery, callback_data: NewPayment, ctx: Context, dialog_manager: DialogManager
) -> None:
    await _take_the_place_of_forms(dialog_manager)
    view = await ctx.write(payment_drafts.begin, *_place(query), callback_data.client_id)
    await show(query, draft_screen(view, ctx.say, ctx.actor.staff_id))


@router.callback_query(Pressed(PaymentPress, "edit"))
async def begin_edit(
    query: CallbackQuery, callback_data: PaymentPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    await _take_the_place_of_forms(dialog_manager)
    view = await ctx.write(payment_drafts.begin_edit, *_place(query), callback_data.id)
    await show(query, draft_screen(view, ctx.say, ctx.actor.staff_id))


async def _take_the_place_of_forms(dialog_manager: DialogManager) -> None:
    """What is typed from now on answers the draft, not a form that was left open."""
    await dialog_manager.reset_stack(remove_keyboard=False)


def _place(query: CallbackQuery) -> tuple[int, int]:
    """The chat, and the message of the bot that goes on showing what was pressed on it."""
    if not isinstance(query.message, Message):
        raise Outdated
    return query.message.chat.id, query.message.message_id


@router.callback_query(OwnWaitingPress.filter())
async def show_own_waiting(query: CallbackQuery, callback_data: OwnWaitingPress, ctx: Context) -> None:
    found = await ctx.read(payment_edits.waiting, callback_data.page)
    await show(query, own_waiting_screen(found, ctx.say))


@router.message(Command("confirm"))
async def to_confirm(message: Message, ctx: Context) -> None:
    await reply(message, confirm_screen(await ctx.read(payments.to_confirm), ctx.say))


@router.callback_query(ConfirmsPress.filter())
async def show_to_confirm(query: CallbackQuery, callback_data: ConfirmsPress, ctx: Context) -> None:
    await _show_list(query, callback_data.page, ctx)


async def _show_list(query: CallbackQuery, page: int, ctx: Context, toast: str | None = None) -> None:
    await show(query, confirm_screen(await ctx.read(payments.to_confirm), ctx.say, page), toast)


@router.callback_query(ConfirmDay.filter())
async def confirm_day(query: CallbackQuery, callback_data: ConfirmDay, ctx: Context) -> None:
    pressed, day = callback_data, date.fromisoformat(callback_data.day)
    count = await ctx.write(payments.confirm_day, day, pressed.last, pressed.seen)
    toast = ctx.say.toast("confirm-done-day", count=count) if count else ctx.say.toast("refusal-outdated")
    await _show_list(query, pressed.page, ctx, toast)


@router.callback_query(ConfirmPress.filter())
async def confirm(query: CallbackQuery, callback_data: ConfirmPress, ctx: Context) -> None:
    """What was changed since it was shown is not confirmed, but shown anew."""
    pressed = callback_data
    try:
        confirmed = await ctx.write(payments.confirm_if_waiting, pressed.id, pressed.seen)
        toast = ctx.say.toast("confirm-done", amount=confirmed.facts.amount) if pressed.page else None
    except payments.PaymentRevised as revised:
        toast = ctx.say.toast(f"refusal-{revised.code}")
    if pressed.page:
        await _show_list(query, pressed.page, ctx, toast)
    else:
        await _show_payment(query, pressed.id, ctx, toast)


@router.callback_query(Pressed(PaymentPress, "undo"))
async def undo(query: CallbackQuery, callback_data: PaymentPress, ctx: Context) -> None:
    toast = None
    try:
        await ctx.write(payments.undo, callback_data.id)
    except (Outdated, TooLateToUndo) as late:
        toast = ctx.say.toast(f"refusal-{late.code}")
    await _show_payment(query, callback_data.id, ctx, toast)


@router.callback_query(Pressed(PaymentPress, "void"))
async def ask_void(query: CallbackQuery, callback_data: PaymentPress, ctx: Context) -> None:
    try:
        effect = await ctx.read(payment_changes.void_effect, callback_data.id)
    except Outdated:
        await _show_payment(query, callback_data.id, ctx)
        return
    await show(query, void_screen(effect, ctx.say))


@router.callback_query(Pressed(PaymentPress, "void-yes"))
async def void(query: CallbackQuery, callback_data: PaymentPress, ctx: Context) -> None:
    with suppress(Outdated):
        await ctx.write(payments.void, callback_data.id)
    await _show_payment(query, callback_data.id, ctx)


@router.callback_query(NewestPress.filter())
async def show_newest(query: CallbackQuery, callback_data: NewestPress, ctx: Context) -> None:
    page = await ctx.read(payment_changes.newest, callback_data.page)
    await show(query, newest_screen(page, ctx.say))


@router.callback_query(Pressed(PaymentPress, "beside"))
async def show_beside_list(query: CallbackQuery, callback_data: PaymentPress, ctx: Context) -> None:
    """A new message: the list stays to go on with."""
    await show_beside(query, payment_screen(await ctx.read(payments.show, callback_data.id), ctx.say))


@router.callback_query(Pressed(PaymentPress, "show"))
async def show_payment(query: CallbackQuery, callback_data: PaymentPress, ctx: Context) -> None:
    await _show_payment(query, callback_data.id, ctx)


async def _show_payment(query: CallbackQuery, payment_id: int, ctx: Context, toast: str | None = None) -> None:
    await show(query, payment_screen(await ctx.read(payments.show, payment_id), ctx.say), toast)


def _about(key: str) -> Notice:
    def render(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
        try:
            view = payments.show(tx, recipient, params["payment_id"])
        except NotFound:  # the client is somebody else's by now
            return None
        facts = view.payment.facts
        return Screen(
            say(key, client=view.client_name, amount=abs(facts.amount), mine=view.mine),
            payment_screen(view, say).rows,
        )

    return render


NOTICES: dict[str, Notice] = {
    "payment_confirmed": _about("notice-payment-confirmed"),
    "payment_voided": _about("notice-payment-voided"),
    "payment_refunded": _about("notice-payment-refunded"),
}

COMMANDS = {
    "pay": roles_that_may(Permission.LOG_PAYMENTS),
    "confirm": roles_that_may(Permission.CONFIRM_PAYMENTS),
}
