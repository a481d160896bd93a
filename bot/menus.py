"""The menu of commands: each person's own, by role and language; a stranger's holds only /start."""

from contextlib import suppress

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand, BotCommandScopeChat

from bot.pace import NOTICE
from bot.requests import errand
from domain.staff import Actor, Role
from handlers import Features
from texts import LANGUAGES, Texts

_log = structlog.get_logger(__name__)


class Menus:
    """Knows what this process has shown to whom, and shows anew what a change of role or language has made old."""

    def __init__(self, bot: Bot, offered: Features) -> None:
        self._bot, self._offered = bot, offered
        self._shown: dict[int, tuple[Role, str]] = {}

    async def keep(self, actor: Actor, say: Texts) -> None:
        """See that a person has their menu. What Telegram refuses is tried again at their next update."""
        chat_id = actor.telegram_id
        if chat_id is None or self._shown.get(chat_id) == (actor.role, actor.language):
            return
        if await self._set(self._offered.commands_of(actor.role), say, BotCommandScopeChat(chat_id=chat_id)):
            self._shown[chat_id] = actor.role, actor.language

    async def forget(self, chat_id: int) -> None:
        """Take the menu from somebody who has lost access."""
        if self._shown.pop(chat_id, None) is not None:
            with errand(NOTICE), suppress(TelegramAPIError):
                await self._bot.delete_my_commands(BotCommandScopeChat(chat_id=chat_id))

    async def keep_strangers(self, say_in: dict[str, Texts]) -> None:
        """What everybody sees before they belong here."""
        for language in LANGUAGES:
            await self._set(("start",), say_in[language], None, language if language != LANGUAGES[0] else None)

    async def _set(
        self, commands: tuple[str, ...], say: Texts, scope: BotCommandScopeChat | None, language: str | None = None
    ) -> bool:
        shown = [BotCommand(command=command, description=say.plain(f"command-{command}")) for command in commands]
        try:
            with errand(NOTICE):
                await self._bot.set_my_commands(shown, scope, language)
        except TelegramAPIError as refused:
            _log.warning("menu not shown", why=type(refused).__name__)
            return False
        return True
