"""Watch on the cliff in chat: `/watch` shows the heads what was noticed; each item opens its payment or client."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.staff import Permission, roles_that_may
from handlers.client_screens import card_screen
from handlers.context import Context
from handlers.payment_screens import payment_screen
from handlers.presses import Pressed, WatchPress
from handlers.screen import Screen, reply, show, show_beside
from handlers.watch_screens import watch_screen
from usecases import clients, payments, watch

router = Router(name="watch")

COMMANDS = {"watch": roles_that_may(Permission.WATCH)}


@router.message(Command("watch"))
async def list_all(message: Message, ctx: Context) -> None:
    await reply(message, watch_screen(await ctx.read(watch.listing), ctx.say))


@router.callback_query(Pressed(WatchPress, "list"))
async def turn_page(query: CallbackQuery, callback_data: WatchPress, ctx: Context) -> None:
    page = await ctx.read(watch.listing, callback_data.page, with_seen=callback_data.seen)
    await show(query, watch_screen(page, ctx.say))


@router.callback_query(Pressed(WatchPress, "open"))
async def open_item(query: CallbackQuery, callback_data: WatchPress, ctx: Context) -> None:
    """A new message: the list stays to go on with."""
    await show_beside(query, await _opened(callback_data.id, ctx))


async def _opened(item_id: int, ctx: Context) -> Screen:
    item = await ctx.read(watch.show, item_id)
    if item.payment_id is not None:
        return payment_screen(await ctx.read(payments.show, item.payment_id), ctx.say)
    return card_screen(await ctx.write(clients.show, item.client_id), ctx.say)


@router.callback_query(Pressed(WatchPress, "mark"))
async def mark_seen(query: CallbackQuery, callback_data: WatchPress, ctx: Context) -> None:
    await ctx.write(watch.mark_seen, callback_data.id)
    page = await ctx.read(watch.listing, callback_data.page)
    await show(query, watch_screen(page, ctx.say), ctx.say.toast("watch-toast-seen", count=1))


@router.callback_query(Pressed(WatchPress, "mark-all"))
async def mark_all_seen(query: CallbackQuery, ctx: Context) -> None:
    count = await ctx.write(watch.mark_all_seen)
    await show(
        query, watch_screen(await ctx.read(watch.listing), ctx.say), ctx.say.toast("watch-toast-seen", count=count)
    )
