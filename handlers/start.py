"""The first word of a conversation: what waits today, a greeting for somebody new, and help."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from domain.staff import Permission, roles_that_may
from handlers import features
from handlers.context import Context
from handlers.forms import says_cancel
from handlers.home_screens import greeting_screen, help_screen, home_screen
from handlers.presses import CommandPress, HomePress, Pressed
from handlers.screen import Screen, reply, show
from texts import Html, lines
from usecases import draft_reading, home

router = Router(name="start")

COMMANDS = {
    "start": roles_that_may(Permission.OWN_SETTINGS),
    "help": roles_that_may(Permission.OWN_SETTINGS),
}


@router.message(Command("start"))
async def start(message: Message, ctx: Context, *, joined: bool = False) -> None:
    if joined:
        await reply(message, greeting_screen(ctx.say, ctx.actor))
    else:
        await reply(message, await _home(ctx))


async def _home(ctx: Context) -> Screen:
    return home_screen(ctx.say, ctx.actor, await ctx.read(home.show))


@router.message(Command("help"))
async def explain(message: Message, ctx: Context) -> None:
    await reply(message, _help(ctx))


def _help(ctx: Context) -> Screen:
    return help_screen(ctx.say, ctx.actor, features().commands_of(ctx.actor.role))


class SaysCancel(Filter):
    """The word on ✖️, typed instead of pressed."""

    async def __call__(self, message: Message, ctx: Context) -> bool:
        return says_cancel(message.text or "", ctx.say)


@router.message(Command("cancel"))
@router.message(SaysCancel())
async def cancel(message: Message, ctx: Context, dialog_manager: DialogManager) -> None:
    """Leave whatever asks for something; in no menu, because it is what people type who look for the way out."""
    await dialog_manager.reset_stack(remove_keyboard=False)
    if ctx.actor.may(Permission.LOG_PAYMENTS):
        await ctx.write(draft_reading.leave_question)
    screen = await _home(ctx)
    await reply(message, replace(screen, text=lines([ctx.say("start-cancelled"), Html(""), screen.text])))


@router.callback_query(Pressed(HomePress, "show"))
async def show_home(query: CallbackQuery, ctx: Context) -> None:
    await show(query, await _home(ctx))


@router.callback_query(Pressed(HomePress, "help"))
async def show_help(query: CallbackQuery, ctx: Context) -> None:
    await show(query, _help(ctx))


@router.callback_query(CommandPress.filter())
async def obey(query: CallbackQuery, callback_data: CommandPress, **data: Any) -> None:
    """Do what the command would do: it is asked of all features as if its author had typed it."""
    await query.answer()
    if not isinstance(query.message, Message):
        return
    typed = query.message.model_copy(
        update={"text": f"/{callback_data.command}", "entities": None, "from_user": query.from_user}
    )
    everything = router
    while everything.parent_router is not None:
        everything = everything.parent_router
    await everything.propagate_event("message", typed, **data)
