"""Earnings in chat: the month by day, its lines, and why a line is what it is."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.staff import Permission, roles_that_may
from handlers.context import Context
from handlers.earning_screens import LinesPress, WhyPress, lines_screen, month_screen, why_screen
from handlers.presses import EarningsPress
from handlers.screen import reply, show
from usecases import earnings

router = Router(name="earnings")

COMMANDS = {"earnings": roles_that_may(Permission.SEE_EARNINGS)}


@router.message(Command("earnings"))
async def this_month(message: Message, ctx: Context) -> None:
    await reply(message, month_screen(await ctx.read(earnings.month), ctx.say))


@router.callback_query(EarningsPress.filter())
async def show_month(query: CallbackQuery, callback_data: EarningsPress, ctx: Context) -> None:
    first = None if callback_data.do == "month" else date.fromisoformat(callback_data.do)
    await show(query, month_screen(await ctx.read(earnings.month, first), ctx.say))


@router.callback_query(LinesPress.filter())
async def show_lines(query: CallbackQuery, callback_data: LinesPress, ctx: Context) -> None:
    found = await ctx.read(earnings.month, date.fromisoformat(callback_data.month), callback_data.page)
    await show(query, lines_screen(found, callback_data.page, ctx.say))


@router.callback_query(WhyPress.filter())
async def explain(query: CallbackQuery, callback_data: WhyPress, ctx: Context) -> None:
    found = await ctx.read(earnings.why, callback_data.payment_id)
    await show(query, why_screen(found, ctx.say))
