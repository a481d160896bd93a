"""Update → who is it, in which words → handler. A stranger gets one polite line, and nothing changes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from weakref import WeakValueDictionary

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, InlineQuery, Message, TelegramObject, Update, User

from bot.dialog_storage import form_keys, state_in
from bot.dialogs import FORM_STATE, is_form_press
from domain.staff import SYSTEM, Actor, Role
from handlers.context import Context
from storage import company, dialogs, staff
from storage.clock import Clock
from storage.company import Company
from storage.db import Database, Tx
from storage.dialogs import Rows
from texts import LANGUAGES, Texts
from usecases import reach
from usecases.staff import join

Locks = WeakValueDictionary[int, asyncio.Lock]
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class OneAtATime(BaseMiddleware):
    """Updates of one person run one after another: a double tap is two taps in a row.

    `locks` by person are the running bot's own: a lock serves one event loop, the dispatcher all of a process.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User | None = data.get("event_from_user")
        if user is None:
            return UNHANDLED
        locks: Locks = data["locks"]
        lock = locks.setdefault(user.id, asyncio.Lock())
        async with lock:
            return await handler(event, data)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look into the database says of an update's author. `form`: the rows of the dialogue in progress."""

    actor: Actor | None
    company: Company
    today: date
    form: Rows


def look_up(tx: Tx, telegram_id: int, keys_of_form: tuple[str, str] | None) -> Seen:
    """Who it is, on what day, and, when asked, in which form."""
    actor = staff.find_actor(tx, telegram_id)
    settings = company.get(tx)
    form = dialogs.open_form(tx, *keys_of_form) if actor and keys_of_form else {}
    return Seen(actor, settings, settings.local_date(tx.now), form)


class WhoIsIt(BaseMiddleware):
    """Gives the handler its `ctx`; only private chats, where one knows who reads along."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User = data["event_from_user"]
        if not isinstance(event, Update) or user.is_bot or _is_read_by_others(data, user):
            return UNHANDLED
        db, bot = data["db"], data["bot"]
        seen = await db.read(look_up, user.id, form_keys(bot.id, user.id) if _may_be_for_a_form(event) else None)
        if event.my_chat_member is not None:
            return await _note_reachable(db, seen.actor, event)
        actor = seen.actor or await _newcomer(event, user, seen, data)
        if actor is None:
            return None
        if actor.unreachable:
            await db.write(reach.back, SYSTEM, actor.staff_id)
        data["ctx"] = _context(actor, seen, data)
        data["fsm_storage"] = data["dialog_storage"].primed(seen.form)
        data[FORM_STATE] = state_in(seen.form)
        answer = await handler(event, data)
        # the answer is there already: only the first update of a person after a start or a new role costs more
        await data["menus"].keep(actor, data["ctx"].say)
        return answer


def _is_read_by_others(data: dict[str, Any], user: User) -> bool:
    """A private chat has the id of who writes there; what comes from the input line or a sent result has no chat."""
    chat = data.get("event_chat")
    return chat is not None and (chat.type != "private" or chat.id != user.id)


def _may_be_for_a_form(update: Update) -> bool:
    return update.message is not None or (update.callback_query is not None and is_form_press(update.callback_query))


def _context(actor: Actor, seen: Seen, data: dict[str, Any]) -> Context:
    clock: Clock = data["clock"]
    say = Texts.of(actor.language, currency=seen.company.currency, zone=actor.zone, today=seen.today)
    return Context(
        actor,
        say,
        data["db"],
        clock.now(),
        seen.today,
        data["bot_username"],
        inline_mode=data["inline_mode"],
        revision=seen.company.revision,
    )


async def _note_reachable(db: Database, actor: Actor | None, update: Update) -> None:
    if actor is not None and update.my_chat_member is not None:
        blocked = update.my_chat_member.new_chat_member.status == "kicked"
        await db.write(reach.lost if blocked else reach.back, SYSTEM, actor.staff_id)


def language_of(user: User) -> str:
    """The language to speak to a stranger in: their Telegram's, English if it is none of ours."""
    spoken = (user.language_code or LANGUAGES[0])[:2]
    return spoken if spoken in LANGUAGES else "en"


async def _newcomer(update: Update, user: User, seen: Seen, data: dict[str, Any]) -> Actor | None:
    """The person whom an invitation has just made one of the staff; None: a stranger, who is told so."""
    language, zone = language_of(user), seen.company.zone
    newcomer = Actor(0, Role.NEWCOMER, user.full_name, telegram_id=user.id, language=language, zone=zone)
    token = _invitation(update.message)
    if token is None:
        await _turn_away(update, newcomer, seen)
        await data["menus"].forget(user.id)
        return None
    data["ctx"] = _context(newcomer, seen, data)
    data["joined"] = True
    db: Database = data["db"]
    return await db.write(join, newcomer, token)


def _invitation(message: Message | None) -> str | None:
    command, _, token = ((message and message.text) or "").partition(" ")
    return token.strip() or None if command == "/start" else None


async def _turn_away(update: Update, newcomer: Actor, seen: Seen) -> None:
    say = Texts.of(newcomer.language, zone=newcomer.zone, today=seen.today)
    event = update.event
    if isinstance(event, Message):
        await event.answer(say("stranger"))
    elif isinstance(event, CallbackQuery):
        await event.answer(say.toast("stranger"), show_alert=True)
    elif isinstance(event, InlineQuery):
        await event.answer([], cache_time=0, is_personal=True)
