"""The bot's commands by scope and language, and the menu button by chat, as a person ends up seeing them."""

import re
from typing import Any

from sandbox.errors import Json, bad_request
from sandbox.keyboards import check_web_app_url
from sandbox.people import Person

COMMANDS_LIMIT = 100
NAME_LIMIT = 32
DESCRIPTION_LIMIT = 256
_NAME = re.compile(r"[a-z0-9_]+")
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
_SCOPES = _CHAT_SCOPES | {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}

Scope = tuple[str, int, int]
DEFAULT_SCOPE: Scope = ("default", 0, 0)


class Menus:
    """What setMyCommands and setChatMenuButton left behind."""

    def __init__(self) -> None:
        self._commands: dict[tuple[Scope, str], list[Json]] = {}
        self._buttons: dict[int, Json] = {}

    def set_commands(self, scope: Scope, language: str, commands: list[Any]) -> None:
        """Replace the list of one scope and language; an empty list removes it."""
        if len(commands) > COMMANDS_LIMIT:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        checked = [_command(command) for command in commands]
        self._commands.pop((scope, language), None)
        if checked:
            self._commands[scope, language] = checked

    def commands(self, scope: Scope, language: str) -> list[Json]:
        """Exactly what was set for the scope and language, nothing inherited."""
        return self._commands.get((scope, language), [])

    def commands_for(self, person: Person) -> list[Json]:
        """The menu in the person's private chat: chat over private chats over default, their language over none."""
        for scope in (("chat", person.id, 0), ("all_private_chats", 0, 0), DEFAULT_SCOPE):
            for language in (person.language_code, ""):
                found = self._commands.get((scope, language))
                if found:
                    return found
        return []

    def set_button(self, chat_id: int, button: Json | None) -> None:
        """The menu button of a chat, or of all chats without their own when `chat_id` is 0."""
        kind = (button or {"type": "default"}).get("type")
        if kind not in {"commands", "default", "web_app"}:
            raise bad_request("can't parse menu button: MenuButton has unsupported type")
        self._buttons.pop(chat_id, None)
        if button is None or kind == "default":
            return
        if kind == "web_app":
            check_web_app_url(str(button.get("web_app", {}).get("url", "")), "menu button Web App")
        self._buttons[chat_id] = button

    def button(self, chat_id: int) -> Json:
        """The menu button in force in a chat."""
        return self._buttons.get(chat_id) or self._buttons.get(0) or {"type": "commands"}


def scope_key(scope: Json | None) -> Scope:
    """A BotCommandScope as a key; ApiError when it names no known scope or lacks its chat."""
    kind = (scope or {"type": "default"}).get("type")
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if scope is None or kind not in _CHAT_SCOPES:
        return (str(kind), 0, 0)
    try:
        return (str(kind), int(scope.get("chat_id", "")), int(scope.get("user_id", 0)))
    except ValueError:
        raise bad_request("chat not found") from None


def language_key(language: str) -> str:
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


def _command(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(command.get("command", "")).strip().removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > NAME_LIMIT:
        raise bad_request(f"command length must not exceed {NAME_LIMIT}")
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > DESCRIPTION_LIMIT:
        raise bad_request(f"command description length must not exceed {DESCRIPTION_LIMIT}")
    return {"command": name, "description": description}
