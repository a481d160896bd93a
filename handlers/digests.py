"""The daily digest in the chat: sent when due, or at once by /digest, and its hours and days.

What a person hears of in the digest only is rendered as it would have been, and told by its first words.
"""

from datetime import date
from typing import Any, Final

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.staff import Actor, Permission, roles_that_may
from handlers import features
from handlers.context import Context
from handlers.digest_hours import DigestPress, hours_screen
from handlers.digest_screens import digest_screen
from handlers.notices import Notice
from handlers.presses import Pressed
from handlers.screen import Screen, reply, show
from storage.db import Tx
from storage.held import Held
from texts import Html, Texts, shortened, unmarked
from usecases import digests, settings

router = Router(name="digests")

COMMANDS = {"digest": roles_that_may(Permission.OWN_SETTINGS)}

_MOST_WORDS: Final = 100
_FEW_WORDS: Final = 36


@router.message(Command("digest"))
async def tell_now(message: Message, ctx: Context) -> None:
    await reply(message, await _now(ctx))


async def _now(ctx: Context) -> Screen:
    digest = await ctx.read(digests.compose)
    words = await ctx.read(digests.words_of_held, digest.held, _telling(ctx.say))
    return digest_screen(ctx.say, digest, words, asked=True)


def _telling(say: Texts) -> digests.Telling:
    """Tells what there is to say by now of a message that was held, in a line."""

    def told(tx: Tx, recipient: Actor, held: Held) -> str | None:
        screen = features().notices[held.event](tx, recipient, say, held.params)
        return None if screen is None else _in_a_line(screen.text)

    return told


def _in_a_line(text: Html) -> str:
    """The first line; where that is a heading, the next one too."""
    first, *rest = [line.strip() for line in unmarked(text).splitlines() if line.strip()]
    return shortened(f"{first} · {rest[0]}" if rest and len(first) <= _FEW_WORDS else first, _MOST_WORDS)


@router.callback_query(Pressed(DigestPress, "now"))
async def send_now(query: CallbackQuery, ctx: Context) -> None:
    """A new message: it is what was asked for, and the hours stay where they are."""
    screen = await _now(ctx)
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
    digest = digests.compose(tx, recipient, date.fromisoformat(params["on"]), params.get("held", []))
    if not digest.worth_sending:
        return None
    return digest_screen(say, digest, digests.words_of_held(tx, recipient, digest.held, _telling(say)))


NOTICES: dict[str, Notice] = {"digest": _tell_digest}
