"""`@bot ром…` from the input line of any chat: one's own clients as results while one types.

What is sent says nothing and has a button: the card comes to whoever presses it and may see it, in their chat with the
bot. In that chat the card follows at once.
"""

from contextlib import suppress

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import (
    CallbackQuery,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Message,
)

from domain.staff import Permission
from handlers.client_screens import card_screen
from handlers.context import Context
from handlers.periods import state_words
from handlers.presses import Press
from handlers.screen import Screen, acknowledge, press, reply
from storage.clients import Client
from texts import Texts, unmarked
from usecases import clients

router = Router(name="inline")

MOST_RESULTS = 20
MOST_TYPED = 256  # as Telegram has it


class CardPress(Press, prefix="ic"):
    """The card that a sent result stands for."""

    id: int


class SentResult(Filter):
    """A result that somebody has sent into their chat with the bot."""

    async def __call__(self, message: Message) -> bool | dict[str, list[int]]:
        if message.via_bot is None or message.bot is None or message.via_bot.id != message.bot.id:
            return False
        rows = message.reply_markup.inline_keyboard if message.reply_markup else []
        prefix = f"{CardPress.__prefix__}{CardPress.__separator__}"
        sent = [button.callback_data or "" for row in rows for button in row]
        with suppress(ValueError):  # what no button of ours says
            return {"client_ids": [CardPress.unpack(data).id for data in sent if data.startswith(prefix)]}
        return False


@router.inline_query()
async def find_cards(query: InlineQuery, ctx: Context) -> None:
    """Nothing of it is kept by Telegram: what a person may see changes, above all when they are suspended."""
    found = await _found(query.query, ctx)
    nobody = InlineQueryResultsButton(text=ctx.say.button("inline-nobody"), start_parameter="home")
    await query.answer(
        [_result(client, ctx.say) for client in found],
        cache_time=0,
        is_personal=True,
        button=None if found or not ctx.actor.may(Permission.SEE_CLIENTS) else nobody,
    )


async def _found(words: str, ctx: Context) -> list[Client]:
    if not ctx.actor.may(Permission.SEE_CLIENTS):
        return []
    if not words.strip():
        return await ctx.read(clients.recent, MOST_RESULTS)
    return await ctx.read(clients.find, words[:MOST_TYPED], MOST_RESULTS)


def _result(client: Client, say: Texts) -> InlineQueryResultArticle:
    sent = Screen(say("inline-card"), [[press(say.button("inline-open"), CardPress(id=client.client_id))]])
    return InlineQueryResultArticle(
        id=str(client.client_id),
        title=say.button("clients-one", name=client.name, star=client.key),
        description=unmarked(state_words(client, say)),
        input_message_content=InputTextMessageContent(message_text=sent.text),
        reply_markup=sent.markup(),
    )


@router.callback_query(CardPress.filter())
async def open_card(query: CallbackQuery, callback_data: CardPress, ctx: Context) -> None:
    """Never in place of the pressed message: others may read along there."""
    card = await ctx.write(clients.show, callback_data.id)
    await acknowledge(query, ctx.say.toast("inline-opened"))
    screen = card_screen(card, ctx.say)
    if query.bot is not None:
        await query.bot.send_message(query.from_user.id, screen.text, reply_markup=screen.markup())


@router.message(SentResult())
async def follow_with_card(message: Message, client_ids: list[int], ctx: Context) -> None:
    for client_id in client_ids:
        await reply(message, card_screen(await ctx.write(clients.show, client_id), ctx.say))
