"""Departments side by side in the chat: the director's numbers, and the lists behind them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.context import Context
from handlers.presses import Pressed, SidePress
from handlers.screen import show
from handlers.side_by_side_screens import behind_screen, side_screen
from usecases import side_by_side
from usecases.side_by_side import Behind

router = Router(name="side by side")


@router.callback_query(Pressed(SidePress, "show"))
async def show_numbers(query: CallbackQuery, callback_data: SidePress, ctx: Context) -> None:
    await show(query, side_screen(ctx.say, await ctx.read(side_by_side.show, callback_data.id)))


@router.callback_query(SidePress.filter())
async def show_behind(query: CallbackQuery, callback_data: SidePress, ctx: Context) -> None:
    which, pressed = Behind(callback_data.do), callback_data
    page = await ctx.read(side_by_side.behind, which, pressed.id, pressed.page, pressed.who)
    await show(query, behind_screen(ctx.say, page))
