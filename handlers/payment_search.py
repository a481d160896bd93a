"""A line typed by somebody who confirms payments and logs none: the payments that it may mean."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from domain.staff import Permission
from handlers.context import Context
from handlers.correction_screens import sought_screen
from handlers.screen import reply
from usecases import payment_changes

router = Router(name="payment search")


class WordsOfWhoConfirms(Filter):
    """A plain message of somebody whose lists are payments; commands are others' business."""

    async def __call__(self, message: Message, ctx: Context) -> bool:
        text, may = message.text, ctx.actor.may
        if text is None or text.startswith("/"):
            return False
        return may(Permission.CORRECT_PAYMENTS) and not may(Permission.LOG_PAYMENTS)


@router.message(WordsOfWhoConfirms())
async def find(message: Message, ctx: Context) -> None:
    words = message.text or ""
    found = await ctx.read(payment_changes.search, words)
    await reply(message, sought_screen(found, words, ctx.say))
