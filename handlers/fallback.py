"""What nobody understood still leads on: to what this person can do here."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers import features
from handlers.context import Context
from handlers.screen import Screen, reply
from handlers.typed_lines import repeat_question
from texts import Html, Texts, escaped, lines

router = Router(name="fallback")


def leads_on(say: Texts, key: str, commands: tuple[str, ...]) -> Screen:
    """A line that says why, and commands that a tap on them gives."""
    told = [lines([escaped(f"/{command} —"), say(f"command-{command}")], " ") for command in commands]
    return Screen(lines([say(key), Html(""), *told]))


@router.message()
async def answer_unknown(message: Message, ctx: Context) -> None:
    if not message.text and await repeat_question(message, ctx):
        return
    key = "fallback-text" if message.text else "fallback-no-text"
    await reply(message, leads_on(ctx.say, key, features().commands_of(ctx.actor.role)))


@router.callback_query()
async def answer_unknown_press(query: CallbackQuery, ctx: Context) -> None:
    """A button of an older version: its message may be long gone, what to do next is not."""
    await query.answer()
    if isinstance(query.message, Message):
        await reply(query.message, leads_on(ctx.say, "fallback-press", features().commands_of(ctx.actor.role)))


@router.edited_message()
async def leave_edited(_: Message) -> None:
    """What was corrected is no payment that could follow: what it said has been answered."""
