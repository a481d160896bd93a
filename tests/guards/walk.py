"""Somebody who presses every button they can find: from each command of their role, four presses deep.

Lists are long and alike, so of presses that differ only in numbers a few are enough. A button that the last press took
away is pressed all the same: phones show yesterday's. The language stays as it is.
"""

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from bot.app import App
from sandbox.clock import WarpClock
from sandbox.errors import ApiError
from sandbox.world import World

DEPTH = 4
MOST_PRESSES = 400
STEPS = 8
LEADING = re.compile(r"(back|cancel)$")
UNCHANGED = "message is not modified"


class StrictWorld(World):
    """Remembers what it refused the bot: a text too long, callback data over 64 bytes, markup that cannot be read."""

    def __init__(self, clock: WarpClock) -> None:
        super().__init__(username="sales_bot", clock=clock)
        self.refused: list[str] = []
        self.way = ""

    async def call(self, method: str, params: Any, files: Any = None) -> Any:
        try:
            return await super().call(method, params, files)
        except ApiError as refusal:
            if UNCHANGED not in refusal.description:
                self.refused.append(f"{self.way}: {method}: {refusal.description}")
            raise


@dataclass
class Walk:
    """What a walk came by. `trouble`: what went wrong; `screens`: all that was said, and the labels of all buttons.

    `alike`: of presses that differ only in numbers, so many are tried.
    """

    app: App
    world: StrictWorld
    person_id: int
    alike: int = 2
    trouble: list[str] = field(default_factory=list)
    screens: set[str] = field(default_factory=set)
    presses: int = 0
    _offset: int = 0
    _alike: Counter[str] = field(default_factory=Counter)

    async def command(self, text: str) -> None:
        """Send it, then press all that it leads to."""
        known, self.world.way = self._state(), text
        self.world.person_sends(self.person_id, text)
        await self._hear()
        if not self._changed(known):
            self.trouble.append(f"{text}: no answer")
        self._note(known)
        await self._press_all(known, text)

    async def answer(self, text: str, typed: str) -> None:
        """Send it, and go on as in a form: type something, then take the first answer offered, again and again."""
        self.world.person_sends(self.person_id, text)
        await self._hear()
        for step in range(STEPS):
            known, self.world.way = self._state(), f"{text}, step {step}"
            self.world.person_sends(self.person_id, typed)
            await self._hear()
            self._note(known)
            offered = [button for button in self._buttons({}) if not LEADING.search(button[1])]
            known = self._state()
            if offered:
                newest = max(message_id for message_id, _, _ in offered)
                message_id, data, label = next(button for button in offered if button[0] == newest)
                await self._press(message_id, data, f"{self.world.way} → {label}")
            self._note(known)

    async def _press_all(self, known: dict[int, Any], text: str) -> None:
        waiting = deque((0, text, *button) for button in self._buttons(known))
        while waiting and self.presses < MOST_PRESSES:
            depth, way, message_id, data, label = waiting.popleft()
            kind = re.sub(r"\d+", "#", data)
            if self._alike[kind] >= self.alike:
                continue
            self._alike[kind] += 1
            way = f"{way} → {label}"
            known, self.world.way = self._state(), way
            await self._press(message_id, data, way)
            self._note(known)
            if depth + 1 < DEPTH:
                waiting.extend((depth + 1, way, *button) for button in self._buttons(known))

    async def _press(self, message_id: int, data: str, way: str) -> None:
        person = self.world.person(self.person_id)
        message = person.messages.get(message_id)
        if message is None:
            return
        self.presses += 1
        stands = data in str(message.get("reply_markup"))
        payload = {"from": person.user(), "message": message, "chat_instance": "1", "data": data}
        press = self.world.presses.open(self.person_id, payload)
        self.world.updates.put("callback_query", press.payload, self.person_id)
        await self._hear()
        if press.answer is None:
            self.trouble.append(f"{way}: not answered")
        elif press.answer.get("show_alert") and stands:
            self.trouble.append(f"{way}: {press.answer['text']}")
        elif press.answer.get("text"):
            self.screens.add(press.answer["text"])

    async def _hear(self) -> None:
        while updates := await self.world.call("getUpdates", {"offset": self._offset, "timeout": 0}):
            for update in updates:
                if not await self.app.feed(update):
                    self.trouble.append(f"not dealt with: {update}")
                self._offset = max(self._offset, update["update_id"] + 1)

    def _state(self) -> dict[int, Any]:
        return dict(self.world.person(self.person_id).messages)

    def _changed(self, known: dict[int, Any]) -> list[dict[str, Any]]:
        """The messages of the bot that are new or other than before."""
        now = self.world.messages(self.person_id)
        return [m for m in now if m["from"]["id"] == self.world.bot_id and m != known.get(m["message_id"])]

    def _buttons(self, known: dict[int, Any]) -> list[tuple[int, str, str]]:
        return [
            (message["message_id"], button["callback_data"], button["text"])
            for message in self._changed(known)
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
            if "callback_data" in button and "language" not in button["callback_data"]
        ]

    def _note(self, known: dict[int, Any]) -> None:
        for message in self._changed(known):
            self.screens |= words_of(message)


def words_of(message: dict[str, Any]) -> set[str]:
    """The text of a message, and the labels of its buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {message.get("text") or message.get("caption") or "", *(b["text"] for row in rows for b in row)}
