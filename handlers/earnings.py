"""Earnings in chat: the month by day, its lines, the year, and why a line is what it is.

A month comes as a picture when it is asked for; from there on texts are new messages below it, and a picture takes the
place of a picture. Between texts everything happens in one message.
"""

from datetime import date

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.staff import Permission, roles_that_may
from handlers.context import Context
from handlers.earning_screens import (
    LinesPress,
    PicturePress,
    lines_screen,
    month_screen,
    why_screen,
    year_screen,
)
from handlers.presses import EarningsPress, Pressed, WhyPress
from handlers.screen import Screen, reply, show, show_beside
from usecases import earnings, explanations

router = Router(name="earnings")

COMMANDS = {"earnings": roles_that_may(Permission.SEE_EARNINGS)}


@router.message(Command("earnings"))
async def this_month(message: Message, ctx: Context) -> None:
    await reply(message, await _picture(ctx))


async def _picture(ctx: Context, first: date | None = None) -> Screen:
    return month_screen(await ctx.read(earnings.month, first), ctx.say, as_picture=True)


@router.callback_query(Pressed(EarningsPress, "month"))
async def show_this_month(query: CallbackQuery, ctx: Context) -> None:
    await show_beside(query, await _picture(ctx))


@router.callback_query(Pressed(EarningsPress, "year"))
async def show_year(query: CallbackQuery, ctx: Context) -> None:
    await show(query, year_screen(await ctx.read(earnings.year), ctx.say))


@router.callback_query(PicturePress.filter())
async def draw_month(query: CallbackQuery, callback_data: PicturePress, ctx: Context) -> None:
    await show_beside(query, await _picture(ctx, date.fromisoformat(callback_data.month)))


@router.callback_query(EarningsPress.filter())
async def show_month(query: CallbackQuery, callback_data: EarningsPress, ctx: Context) -> None:
    drawn = isinstance(query.message, Message) and bool(query.message.photo)
    found = await ctx.read(earnings.month, date.fromisoformat(callback_data.do))
    await show(query, month_screen(found, ctx.say, as_picture=drawn))


@router.callback_query(LinesPress.filter())
async def show_lines(query: CallbackQuery, callback_data: LinesPress, ctx: Context) -> None:
    found = await ctx.read(earnings.month, date.fromisoformat(callback_data.month), callback_data.page)
    await show(query, lines_screen(found, callback_data.page, ctx.say))


@router.callback_query(WhyPress.filter())
async def explain(query: CallbackQuery, callback_data: WhyPress, ctx: Context) -> None:
    found = await ctx.read(explanations.why, callback_data.payment_id)
    month = date.fromisoformat(callback_data.month) if callback_data.month else None
    await show(query, why_screen(found, ctx.say, month))
