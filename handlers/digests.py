"""The daily digest in the chat: sent when due, or at once by /digest, and its hours and days."""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.staff import Actor, Permission, roles_that_may
from handlers.context import Context
from handlers.digest_screens import DigestPress, digest_screen, hours_screen
from handlers.notices import Notice
from handlers.presses import Pressed
from handlers.screen import Screen, reply, show
from storage.db import Tx
from texts import Texts
from usecases import digests, settings

router = Router(name="digests")

COMMANDS = {"digest": roles_that_may(Permission.OWN_SETTINGS)}


@router.message(Command("digest"))
async def tell_now(message: Message, ctx: Context) -> None:
    await reply(message, digest_screen(ctx.say, await ctx.read(digests.compose), asked=True))


@router.callback_query(Pressed(DigestPress, "now"))
async def send_now(query: CallbackQuery, ctx: Context) -> None:
    """A new message: it is what was asked for, and the hours stay where they are."""
    screen = digest_screen(ctx.say, await ctx.read(digests.compose), asked=True)
    await query.answer()
    if isinstance(query.message, Message):
        await reply(query.message, screen)


@router.callback_query(Pressed(DigestPress, "hours"))
async def choose(query: CallbackQuery, ctx: Context) -> None:
    """A new message: the digest above it stays to be read."""
    screen = hours_screen(ctx.say, await ctx.read(settings.show))
    await query.answer()
    if isinstance(query.message, Message):
        await reply(query.message, screen)


@router.callback_query(Pressed(DigestPress, "at"))
async def choose_hour(query: CallbackQuery, callback_data: DigestPress, ctx: Context) -> None:
    chosen = await ctx.write(digests.choose_hour, callback_data.value)
    await show(query, hours_screen(ctx.say, chosen), ctx.say.toast("digests-toast-saved"))


@router.callback_query(Pressed(DigestPress, "day"))
async def turn_day(query: CallbackQuery, callback_data: DigestPress, ctx: Context) -> None:
    chosen = await ctx.write(digests.turn_day, callback_data.value)
    await show(query, hours_screen(ctx.say, chosen), ctx.say.toast("digests-toast-saved"))


@router.callback_query(Pressed(DigestPress, "workdays"))
async def leave_weekends_out(query: CallbackQuery, ctx: Context) -> None:
    """Pressed under a digest, which stays as it is."""
    await ctx.write(digests.leave_weekends_out)
    await query.answer(ctx.say.toast("digests-toast-workdays"))


@router.callback_query(Pressed(DigestPress, "off"))
async def turn_off(query: CallbackQuery, ctx: Context) -> None:
    chosen = await ctx.write(digests.turn_off)
    await show(query, hours_screen(ctx.say, chosen), ctx.say.toast("digests-toast-saved"))


def _tell_digest(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    digest = digests.compose(tx, recipient, date.fromisoformat(params["on"]))
    return digest_screen(say, digest) if digest.worth_sending else None


NOTICES: dict[str, Notice] = {"digest": _tell_digest}
