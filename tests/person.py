"""A person with a phone, as stories tell of them: `await ivan.send("Ромашка 150к")`, `ivan.sees("15 000 ₽")`."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.world import World

_THIN = {**dict.fromkeys(map(ord, "\u202f\u00a0"), " "), ord("\u2060"): ""}


def plain(text: str) -> str:
    """Text with plain spaces where money and dates have others, and without what only keeps a line together."""
    return text.translate(_THIN)


class Person:
    """Somebody's phone. Each move is done when the bot has handled it and delivered what follows."""

    def __init__(self, world: World, telegram_id: int, name: str, settle: Callable[[], Awaitable[None]]) -> None:
        self.world, self.telegram_id, self.name, self._settle = world, telegram_id, name, settle

    async def send(self, text: str) -> None:
        self.world.person_sends(self.telegram_id, text)
        await self._settle()

    async def edit(self, text: str) -> None:
        """Correct the newest message of one's own."""
        own = [m for m in self.world.messages(self.telegram_id) if m["from"]["id"] == self.telegram_id]
        self.world.person_edits(self.telegram_id, own[-1]["message_id"], text)
        await self._settle()

    async def press(self, label: str) -> str:
        """Press the newest button whose label holds these words; the id of the press."""
        press_id = self.tap(label)
        await self._settle()
        return press_id

    def tap(self, label: str) -> str:
        """Press it, and the bot has not heard of it yet."""
        message_id, data = self.button(label)
        return self.world.person_presses(self.telegram_id, message_id, data)

    def button(self, label: str) -> tuple[int, str]:
        """The newest button whose label holds these words: its message and its data."""
        for message in reversed(self.messages()):
            for button in _buttons(message):
                if label in plain(button["text"]) and "callback_data" in button:
                    return message["message_id"], button["callback_data"]
        raise AssertionError(f"{self.name} has no button {label!r}; buttons: {self.buttons()}\n{self.screen()}")

    def pressable(self) -> list[str]:
        """The labels of the newest message's buttons that send a press; others open a link or the input line."""
        shown = self.messages()[-1:]
        return [plain(each["text"]) for message in shown for each in _buttons(message) if "callback_data" in each]

    async def press_again(self, message_id: int, data: str) -> str:
        press_id = self.world.person_presses(self.telegram_id, message_id, data)
        await self._settle()
        return press_id

    async def press_old(self, message_id: int, data: str) -> None:
        """Press what stands on a message no more, or never did: an old phone, or somebody who makes presses up."""
        person = self.world.person(self.telegram_id)
        payload = {"from": person.user(), "message": person.messages[message_id], "chat_instance": "1", "data": data}
        self.world.updates.put("callback_query", self.world.presses.open(person.id, payload).payload, person.id)
        await self._settle()

    def messages(self) -> list[dict[str, Any]]:
        """What the bot's messages in the chat are now, oldest first."""
        own = self.world.messages(self.telegram_id)
        return [message for message in own if message["from"]["id"] == self.world.bot_id]

    def texts(self) -> list[str]:
        return [plain(message.get("text") or message.get("caption") or "") for message in self.messages()]

    def screen(self) -> str:
        """The newest message."""
        texts = self.texts()
        return texts[-1] if texts else ""

    def buttons(self) -> list[str]:
        """The labels under the newest message."""
        return [plain(button["text"]) for button in _buttons(self.messages()[-1])] if self.messages() else []

    def all_buttons(self) -> list[str]:
        """The labels under all messages."""
        return [plain(button["text"]) for message in self.messages() for button in _buttons(message)]

    def hears(self) -> bool:
        """Whether the newest message came with a sound."""
        return self.messages()[-1]["message_id"] not in self.world.person(self.telegram_id).silent

    def sees(self, *words: str) -> None:
        """The newest message holds each of these."""
        for each in words:
            assert each in self.screen(), f"{self.name} does not see {each!r} but:\n{self.screen()}"

    def has_seen(self, words: str) -> str:
        """Some message holds these; that message."""
        found = [text for text in self.texts() if words in text]
        assert found, f"{self.name} has seen no {words!r} but:\n" + "\n--\n".join(self.texts())
        return found[-1]

    def toasts(self) -> list[str]:
        return [plain(toast["text"] or "") for toast in self.world.toasts(self.telegram_id)]

    def link(self) -> str:
        """The payload of the newest invitation link in the chat."""
        links = re.findall(r"t\.me/\w+\?start=([\w-]+)", "\n".join(self.texts()))
        assert links, self.screen()
        return str(links[-1])


def _buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
