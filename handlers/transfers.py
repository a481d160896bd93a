"""Transfers in the chat: the card with its presses, the list, and what people are told."""

from collections.abc import Callable
from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.refusals import NotFound
from domain.staff import Actor, Permission, roles_that_may
from domain.transfer_states import TransferState
from domain.transfers import DecisionStands
from handlers.context import Context
from handlers.notices import Notice
from handlers.presses import Pressed, TransferPress, TransfersPress
from handlers.screen import Screen, reply, show
from handlers.transfer_screens import (
    asked_screen,
    card_screen,
    choice_screen,
    handed_over_screen,
    list_screen,
    returned_screen,
    withdrawn_screen,
)
from storage.db import Tx
from texts import Texts
from usecases import transfer_cards, transfer_decisions
from usecases.transfer_cards import TransferCard

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
    if card.confirms is None:
        await show(query, card_screen(ctx.say, card))
        return
    candidates = await ctx.read(transfer_cards.choice, callback_data.id)
    await show(query, choice_screen(ctx.say, card, candidates))


@router.callback_query(Pressed(TransferPress, "back"))
async def take_back(query: CallbackQuery, callback_data: TransferPress, ctx: Context) -> None:
    toast = "transfers-toast-taken-back"
    try:
        await ctx.write(transfer_decisions.take_back, callback_data.id)
    except DecisionStands as refused:
        toast = f"refusal-{refused.code}"
    card = await ctx.read(transfer_cards.show, callback_data.id)
    await show(query, card_screen(ctx.say, card), ctx.say.toast(toast))


@router.callback_query(Pressed(TransferPress, "open"))
async def open_from_list(query: CallbackQuery, callback_data: TransferPress, ctx: Context) -> None:
    card = await ctx.read(transfer_cards.show, callback_data.id)
    await show(query, card_screen(ctx.say, card, listed=True))


@router.callback_query(Pressed(TransferPress, "show"))
async def show_card(query: CallbackQuery, callback_data: TransferPress, ctx: Context) -> None:
    card = await ctx.read(transfer_cards.show, callback_data.id)
    await show(query, card_screen(ctx.say, card))


def _tell(screen: Callable[[Texts, TransferCard, Actor, dict[str, Any]], Screen | None]) -> Notice:
    """A notice about the present state of a transfer; nothing, when it is no business of the recipient any more."""

    def render(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
        try:
            return screen(say, transfer_cards.show(tx, recipient, params["transfer_id"]), recipient, params)
        except NotFound:
            return None

    return render


def _card(say: Texts, card: TransferCard, *_: object) -> Screen:
    return card_screen(say, card)


def _asked(say: Texts, card: TransferCard, *_: object) -> Screen | None:
    return asked_screen(say, card) if card.yours is not None or card.directs else None


def _handed_over(say: Texts, card: TransferCard, recipient: Actor, _: dict[str, Any]) -> Screen:
    return handed_over_screen(say, card, to_manager=card.transfer.manager_id == recipient.staff_id)


def _returned(say: Texts, card: TransferCard, *_: object) -> Screen:
    return returned_screen(say, card)


def _withdrawn(say: Texts, card: TransferCard, _: Actor, params: dict[str, Any]) -> Screen:
    now = date.fromisoformat(params["now"]) if params["now"] else None
    return withdrawn_screen(say, card, date.fromisoformat(params["was"]), now)


NOTICES: dict[str, Notice] = {
    "transfer_opened": _tell(_card),
    "transfer_changed": _tell(_card),
    "transfer_asked": _tell(_asked),
    "transfer_confirmed": _tell(_handed_over),
    "transfer_returned": _tell(_returned),
    "transfer_withdrawn": _tell(_withdrawn),
}
