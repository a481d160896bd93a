"""The tour of the first day, message after message: each stays in the chat with the button that does what it says."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.context import Context
from handlers.presses import Pressed, TourPress
from handlers.screen import acknowledge, put, reply, show, show_beside
from handlers.tour_screens import tour_screen
from usecases import tour

router = Router(name="tour")


@router.callback_query(Pressed(TourPress, "start"))
async def begin(query: CallbackQuery, ctx: Context) -> None:
    await show_beside(query, tour_screen(ctx.say, ctx.actor, await ctx.write(tour.start)))


@router.callback_query(Pressed(TourPress, "next"))
async def go_on(query: CallbackQuery, callback_data: TourPress, ctx: Context) -> None:
    found = await ctx.write(tour.go_on, callback_data.step)
    await acknowledge(query, None if found else ctx.say.toast("tour-shown"))
    if isinstance(query.message, Message):
        done = await ctx.read(tour.show, callback_data.step)
        await put(query.message, tour_screen(ctx.say, ctx.actor, done, leads_on=False))
        if found is not None:
            await reply(query.message, tour_screen(ctx.say, ctx.actor, found))


@router.callback_query(Pressed(TourPress, "leave"))
async def leave(query: CallbackQuery, callback_data: TourPress, ctx: Context) -> None:
    await ctx.write(tour.leave)
    done = await ctx.read(tour.show, callback_data.step)
    await show(query, tour_screen(ctx.say, ctx.actor, done, leads_on=False), ctx.say.toast("tour-again"))
