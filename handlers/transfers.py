"""Transfers in the chat: the card with its presses, the list, and what people are told."""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.refusals import NotFound
from domain.staff import Actor, Permission, roles_that_may
from domain.transfers import TransferState
from handlers.context import Context
from handlers.notices import Notice
from handlers.presses import ClientPress, Pressed, TransferPress, TransfersPress
from handlers.screen import Screen, press, reply, show
from handlers.transfer_screens import card_screen, choice_screen, handed_over_screen, list_screen
from storage.db import Tx
from texts import Texts
from usecases import transfer_cards, transfer_decisions

router = Router(name="transfers")

COMMANDS = {"transfers": roles_that_may(Permission.SEE_TRANSFERS)}


@router.message(Command("transfers"))
async def list_all(message: Message, ctx: Context) -> None:
    await reply(message, list_screen(ctx.say, await ctx.read(transfer_cards.listing)))


@router.callback_query(TransfersPress.filter())
async def turn_page(query: CallbackQuery, callback_data: TransfersPress, ctx: Context) -> None:
    await show(query, list_screen(ctx.say, await ctx.read(transfer_cards.listing, callback_data.page)))


@router.callback_query(Pressed(TransferPress, "confirm"))
async def confirm(query: CallbackQuery, callback_data: TransferPress, ctx: Context) -> None:
    """A repeated press, or one of yesterday, shows the present state."""
    transfer = await ctx.write(transfer_decisions.confirm, callback_data.id, callback_data.manager or None)
    card = await ctx.read(transfer_cards.show, callback_data.id)
    done = transfer.state is TransferState.CONFIRMED
    toast = "transfers-toast-handed-over" if done else "transfers-toast-present"
    await show(query, card_screen(ctx.say, card), ctx.say.toast(toast))


@router.callback_query(Pressed(TransferPress, "choose"))
async def choose(query: CallbackQuery, callback_data: TransferPress, ctx: Context) -> None:
    card = await ctx.read(transfer_cards.show, callback_data.id)
    if card.yours is None:
        await show(query, card_screen(ctx.say, card))
        return
    candidates = await ctx.read(transfer_cards.choice, callback_data.id)
    await show(query, choice_screen(ctx.say, card, candidates))


@router.callback_query(Pressed(TransferPress, "back"))
async def take_back(query: CallbackQuery, callback_data: TransferPress, ctx: Context) -> None:
    await ctx.write(transfer_decisions.take_back, callback_data.id)
    card = await ctx.read(transfer_cards.show, callback_data.id)
    await show(query, card_screen(ctx.say, card), ctx.say.toast("transfers-toast-taken-back"))


@router.callback_query(Pressed(TransferPress, "open"))
async def open_from_list(query: CallbackQuery, callback_data: TransferPress, ctx: Context) -> None:
    card = await ctx.read(transfer_cards.show, callback_data.id)
    await show(query, card_screen(ctx.say, card, listed=True))


@router.callback_query(Pressed(TransferPress, "show"))
async def show_card(query: CallbackQuery, callback_data: TransferPress, ctx: Context) -> None:
    card = await ctx.read(transfer_cards.show, callback_data.id)
    await show(query, card_screen(ctx.say, card))


def _tell_card(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        return card_screen(say, transfer_cards.show(tx, recipient, params["transfer_id"]))
    except NotFound:
        return None


def _tell_handed_over(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        card = transfer_cards.show(tx, recipient, params["transfer_id"])
    except NotFound:
        return None
    return handed_over_screen(say, card, to_manager=card.manager_id == recipient.staff_id)


def _tell_withdrawn(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        card = transfer_cards.show(tx, recipient, params["transfer_id"])
    except NotFound:
        return None
    was = date.fromisoformat(params["was"])
    if params["now"] is None:
        text = say("transfers-told-withdrawn-open", client=card.client_name, was=was)
    else:
        now = date.fromisoformat(params["now"])
        text = say("transfers-told-withdrawn", client=card.client_name, was=was, now=now)
    button = press(say.button("transfers-client-card"), ClientPress(id=card.client_id))
    return Screen(text, [[button]])


NOTICES: dict[str, Notice] = {
    "transfer_opened": _tell_card,
    "transfer_changed": _tell_card,
    "transfer_confirmed": _tell_handed_over,
    "transfer_withdrawn": _tell_withdrawn,
}
