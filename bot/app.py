"""The bot put together: used by `run`, the demo and the tests alike, which differ in settings, clock and session.

`start` makes it ready for `feed`. `work` adds what goes on by itself: the scheduler's ticks and the sender. `settle`
does at once what these would do.
"""

import asyncio
import gc
from collections.abc import Callable
from functools import cache
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import Response, TelegramMethod
from aiogram.types import LinkPreviewOptions, Message, Update
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import metrics
from bot.config import Settings
from bot.dialog_storage import DialogStorage
from bot.dialogs import include_forms
from bot.dispatch import HouseDispatcher
from bot.errors import NotDealtWithError, on_error
from bot.lag_watch import watch_lag
from bot.light_models import lighten
from bot.logs import traced
from bot.menus import Menus
from bot.middlewares import Locks, OneAtATime, WhoIsIt
from bot.pace import ChatPace, Window
from bot.requests import InReply, Paced, Patient
from bot.sender import Sender
from bot.telegram_session import JsonSession
from handlers import Features, features
from scheduler import ticks
from storage.clock import Clock, SystemClock
from storage.db import Database

KINDS_OF_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
)

KEPT_RESPONSES = tuple(Response[kind] for kind in (bool, Message, Message | bool, list[Update], Any))  # type: ignore[valid-type]
"""pydantic forgets a generic model that nobody holds, and builds it anew at each answer: 4 ms each time."""

_UNREAD = frozenset({"from", "reply_markup", "entities", "link_preview_options"})

_log = structlog.get_logger(__name__)


def arrange(offered: Features) -> HouseDispatcher:
    """A dispatcher: who is it, then the forms, then the features in their order."""
    dispatcher = HouseDispatcher()
    dispatcher.update.outer_middleware(OneAtATime())
    dispatcher.update.outer_middleware(WhoIsIt())
    dispatcher.errors.register(on_error)
    dispatcher.forms = include_forms(dispatcher, offered.dialogs)
    for router in offered.routers:
        dispatcher.include_router(router)
    dispatcher.learn_presses()
    return dispatcher


def _read(update: object, bot: Bot) -> Update:
    """The update, a pressed message without its author, buttons and markup: nobody asks for them, and they are most.

    ValidationError if it is none.
    """
    match update:
        case {"callback_query": {"message": {**message}, **press}, **rest}:
            kept = {name: value for name, value in message.items() if name not in _UNREAD}
            update = {**rest, "callback_query": {**press, "message": kept}}
    return Update.model_validate(update, context={"bot": bot})


def _kind(update: Update) -> str:
    return next((kind for kind in KINDS_OF_UPDATES if getattr(update, kind) is not None), "other")


@cache
def house_dispatcher() -> Dispatcher:
    """The product's dispatcher: one for the process, because a feature's router can stand in one only."""
    return arrange(features())


def session_for(settings: Settings) -> BaseSession:
    """How Telegram is reached: directly, through a proxy, at an API server of one's own."""
    proxy = settings.proxy.get_secret_value() if settings.proxy else None
    if settings.telegram_api:
        return JsonSession(proxy=proxy, api=TelegramAPIServer.from_base(settings.telegram_api))
    return JsonSession(proxy=proxy)


class App:
    """One running bot. `feed` is done when the update is."""

    def __init__(
        self, settings: Settings, clock: Clock, bot: Bot, dispatcher: Dispatcher, offered: Features, chats: ChatPace
    ) -> None:
        self.settings, self.clock, self.bot, self.dispatcher, self.features = settings, clock, bot, dispatcher, offered
        self.db: Database
        self.sender: Sender
        self.menus: Menus
        self.username = ""
        self._chats = chats
        self._supplies: dict[str, Any] = {}
        self._at_work: set[asyncio.Task[None]] = set()
        self._ticking: AsyncIOScheduler | None = None
        self._opened: Database | None = None

    async def start(self, db: Database | None = None) -> None:
        """Open the database, or use that given, and ask Telegram who one is."""
        if db is None:
            db = self._opened = await Database.connect(self.settings.database_url, self.clock)
        self.db = db
        me = await self.bot.me()
        self.username = me.username or ""
        self.menus = Menus(self.bot, self.features)
        self._supplies = {
            "db": db,
            "clock": self.clock,
            "dialog_storage": DialogStorage(db),
            "bot_username": self.username,
            "inline_mode": bool(me.supports_inline_queries),
            "menus": self.menus,
            "locks": Locks(),
        }
        self.dispatcher.workflow_data.update(self._supplies)
        lease = float(self.settings.takeover_seconds)
        self.sender = Sender(self.bot, db, self.clock, self._chats, self.features.notices, lease)

    def work(self, make_backup: Callable[[], object] | None = None) -> None:
        """Let the sender and the clock run. `make_backup`: at night, if given."""
        self._ticking = ticks.start(self.db, make_backup=make_backup)
        self._at_work = {
            asyncio.create_task(self.sender.run(), name="sender"),
            asyncio.create_task(watch_lag(self.db), name="lag"),
        }

    async def stop(self) -> None:
        """End what runs, after what is in hand, and close what `start` opened."""
        if self._ticking is not None:
            ticks.stop(self._ticking)
        for task in self._at_work:
            task.cancel()
        await asyncio.gather(*self._at_work, return_exceptions=True)
        await self.bot.session.close()
        if self._opened is not None:
            await self._opened.close()

    async def feed(self, update: object) -> bool:
        """Handle an update, read or as it came; False when it must come again: it was neither saved nor answered.

        ValidationError when it is none.
        """
        known = update if isinstance(update, Update) else _read(update, self.bot)
        with metrics.SECONDS.time():
            done = await self._handle(known)
        metrics.UPDATES.labels(_kind(known), done).inc()
        self.sender.poke()
        return done

    async def _handle(self, known: Update) -> bool:
        try:
            answer = await self.dispatcher.feed_update(self.bot, known, **self._supplies)
            if isinstance(answer, TelegramMethod):
                await self.bot(answer)
        except NotDealtWithError as trouble:
            _log.warning("update not dealt with", update=known.update_id, trace=traced(trouble))
            return False
        except Exception as error:  # noqa: BLE001 - a bug in one update must not keep those behind it waiting
            _log.error("update failed", update=known.update_id, trace=traced(error))
        return True

    def poke(self) -> None:
        """The clock was moved: do what is due by it, beside everything else."""
        task = asyncio.create_task(self._tick(), name="tick")
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)

    async def _tick(self) -> None:
        try:
            await ticks.tick(self.db)
        except Exception as error:  # noqa: BLE001 - the next tick tries again
            _log.error("tick failed", trace=traced(error))
        self.sender.poke()

    async def settle(self) -> None:
        """Do what is due by the clock once, and deliver everything that is due."""
        await ticks.tick(self.db)
        await self.sender.deliver_all()


def build_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    session: BaseSession | None = None,
    window: Window | None = None,
    chats: ChatPace | None = None,
    offered: Features | None = None,
) -> App:
    """The bot, not started yet. Tests bring a clock, a session, paces that never wait, and sometimes own features."""
    lighten()
    bot = Bot(
        settings.bot_token.get_secret_value(),
        session or session_for(settings),
        DefaultBotProperties(parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True)),
    )
    bot.session.middleware(InReply())
    bot.session.middleware(Patient())
    chats = chats or ChatPace()
    bot.session.middleware(Paced(window or Window(), chats))
    dispatcher = house_dispatcher() if offered is None else arrange(offered)
    return App(settings, clock or SystemClock(), bot, dispatcher, offered or features(), chats)


def freeze() -> None:
    """Once all is imported and built: the garbage collector need never look at it again, 120 ms each time.

    Not once before either: of 300 000 objects it would find 2 000 to throw away.
    """
    gc.freeze()
    # what an update leaves behind is freed at once, hardly anything by the collector: it need not look so often
    gc.set_threshold(10_000, 10, 10)
    gc.enable()
