"""Deals in chat: those of a client, one of them, and closing it."""

from contextlib import suppress

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.refusals import Outdated
from handlers.context import Context
from handlers.deal_screens import DealPress, card_screen, close_screen, list_screen
from handlers.presses import ClientPress, Pressed
from handlers.screen import show
from usecases import deals

router = Router(name="deals")


@router.callback_query(Pressed(ClientPress, "deals"))
async def show_deals(query: CallbackQuery, callback_data: ClientPress, ctx: Context) -> None:
    await show(query, list_screen(await ctx.read(deals.of_client, callback_data.id), ctx.say))


@router.callback_query(Pressed(DealPress, "show"))
async def show_deal(query: CallbackQuery, callback_data: DealPress, ctx: Context) -> None:
    await _show(query, callback_data.id, ctx)


@router.callback_query(Pressed(DealPress, "close"))
async def ask_close(query: CallbackQuery, callback_data: DealPress, ctx: Context) -> None:
    await show(query, close_screen(await ctx.read(deals.show, callback_data.id), ctx.say))


@router.callback_query(Pressed(DealPress, "close-yes"))
async def close(query: CallbackQuery, callback_data: DealPress, ctx: Context) -> None:
    with suppress(Outdated):
        await ctx.write(deals.close, callback_data.id)
    await _show(query, callback_data.id, ctx)


async def _show(query: CallbackQuery, deal_id: int, ctx: Context) -> None:
    await show(query, card_screen(await ctx.read(deals.show, deal_id), ctx.say))
