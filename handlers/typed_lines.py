"""Typed lines in chat: one becomes a draft, several become drafts looked through together; a corrected one follows."""

from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from domain.refusals import Outdated
from domain.staff import Permission
from handlers.batch_screens import batch_screen
from handlers.client_screens import card_screen
from handlers.context import Context, words_of
from handlers.draft_parts import BatchPress
from handlers.draft_screens import already_recorded_screen, draft_screen
from handlers.payment_screens import search_screen
from handlers.presses import Pressed
from handlers.screen import Screen, reply, show
from handlers.team_screens import person_screen
from usecases import clients, draft_batches, draft_reading, payment_drafts, team
from usecases.draft_batches import BatchView
from usecases.draft_reading import Search, Typed
from usecases.draft_views import OPEN, RECORDED, DraftView

router = Router(name="typed lines")


class TypedLine(Filter):
    """A plain message of somebody who logs payments, or words under a picture; commands are others' business."""

    async def __call__(self, message: Message, ctx: Context) -> bool:
        text = words_of(message)
        return text != "" and not text.startswith("/") and ctx.actor.may(Permission.LOG_PAYMENTS)


async def screen_of(view: DraftView, ctx: Context) -> Screen:
    """What a draft's message shows now: one of several that asks nothing is a line among them again."""
    if view.draft.position and view.draft.asks is None:
        return batch_screen(await ctx.read(draft_batches.view, view.draft.draft_id), ctx.say)
    return draft_screen(view, ctx.say, ctx.actor.staff_id)


async def opened_screen(view: DraftView, ctx: Context) -> Screen:
    """A draft that can be recorded or changed by itself, also one of several; what has ended as it stands."""
    if view.draft.state == OPEN:
        return draft_screen(view, ctx.say, ctx.actor.staff_id)
    return await screen_of(view, ctx)


@router.callback_query(Pressed(BatchPress, "save"))
async def record_all(query: CallbackQuery, callback_data: BatchPress, ctx: Context) -> None:
    batch = await ctx.write(draft_batches.record_all, callback_data.id)
    await show(query, batch_screen(batch, ctx.say))


@router.callback_query(Pressed(BatchPress, "open"))
async def open_one(query: CallbackQuery, callback_data: BatchPress, ctx: Context) -> None:
    view = await ctx.write(draft_batches.open_one, callback_data.id)
    await show(query, await opened_screen(view, ctx))


@router.callback_query(Pressed(BatchPress, "list"))
async def show_all(query: CallbackQuery, callback_data: BatchPress, ctx: Context) -> None:
    await show(query, batch_screen(await ctx.write(draft_batches.back, callback_data.id), ctx.say))


@router.callback_query(Pressed(BatchPress, "cancel"))
async def cancel_all(query: CallbackQuery, callback_data: BatchPress, ctx: Context) -> None:
    await show(query, batch_screen(await ctx.write(draft_batches.cancel_all, callback_data.id), ctx.say))


@router.callback_query(Pressed(BatchPress, "undo"))
async def undo_all(query: CallbackQuery, callback_data: BatchPress, ctx: Context) -> None:
    toast = None
    try:
        batch = await ctx.write(draft_batches.undo_all, callback_data.id)
    except Outdated:
        batch, toast = await ctx.read(draft_batches.view, callback_data.id), ctx.say.toast("batch-undo-late")
    await show(query, batch_screen(batch, ctx.say), toast)


@router.message(TypedLine())
async def typed(message: Message, ctx: Context) -> None:
    """Registered after the commands: whatever else a text may mean has been asked before."""
    found = await ctx.write(draft_reading.read, message.chat.id, message.message_id, words_of(message))
    await _answer(message, found, ctx)


@router.edited_message(TypedLine())
async def corrected(message: Message, ctx: Context) -> None:
    """The draft follows; what is recorded stays, and says so."""
    found = await ctx.write(draft_reading.correct, message.chat.id, message.message_id, words_of(message))
    if isinstance(found, DraftView) and found.draft.state == RECORDED:
        await reply(message, already_recorded_screen(found, ctx.say))
    elif found is not None:
        await _answer(message, found, ctx)


async def repeat_question(message: Message, ctx: Context) -> bool:
    """What a draft asks, once more below something that is no answer; False: none asks."""
    if not ctx.actor.may(Permission.LOG_PAYMENTS):
        return False
    waiting = await ctx.read(draft_reading.asked)
    if waiting is not None:
        await _answer(message, waiting, ctx)
    return waiting is not None


async def _answer(message: Message, found: Typed, ctx: Context) -> None:
    if isinstance(found, Search):
        await reply(message, await _found_screen(found, ctx))
        return
    any_id, card_id = _place(found)
    screen = batch_screen(found, ctx.say) if isinstance(found, BatchView) else await screen_of(found, ctx)
    await _show_card(message, screen, any_id, card_id, ctx)


async def _found_screen(found: Search, ctx: Context) -> Screen:
    """The only one that can be meant is there at once."""
    people = []
    if found.words and ctx.actor.may(Permission.SEE_TEAM):
        people = await ctx.read(team.find, found.words, forgiving=not found.clients)
    if len(found.clients) == 1 and not people:
        return card_screen(await ctx.write(clients.show, found.clients[0].client_id), ctx.say)
    if len(people) == 1 and not found.clients:
        return person_screen(ctx.say, await ctx.read(team.person, people[0].staff_id))
    return search_screen(found, people, ctx.say)


def _place(found: DraftView | BatchView) -> tuple[int, int | None]:
    """Any draft of the message, and the bot's message that shows it."""
    if isinstance(found, BatchView):
        return found.any_id, found.card_id
    return found.draft.draft_id, found.draft.card_id


async def _show_card(message: Message, screen: Screen, any_id: int, card_id: int | None, ctx: Context) -> None:
    """Change the message that shows the draft; where something came between, or nothing is new, it comes down below."""
    if card_id is not None and message.bot is not None:
        if message.message_id <= card_id + 1:
            with suppress(TelegramBadRequest):
                await message.bot.edit_message_text(
                    screen.text, chat_id=message.chat.id, message_id=card_id, reply_markup=screen.markup()
                )
                return
        if message.message_id < card_id:
            return  # corrected without a change of what is understood, or delivered again
        with suppress(TelegramBadRequest):
            await message.bot.delete_message(message.chat.id, card_id)
    sent = await reply(message, screen)
    await ctx.write(payment_drafts.shown, any_id, sent.message_id)
