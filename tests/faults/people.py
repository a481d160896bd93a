"""What each of the ten does, for as long as there is something to do: act, wait for the answer a while, go on.

What the bot says that it has recorded or confirmed is noted: that must be there afterwards, once.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sandbox.errors import SandboxRefusal
from tests.faults.company import THIN, clients_of, told_as
from tests.person import Person

WAITS = 20.0
"""Seconds for which somebody waits for an answer, before they go on with something else."""


@dataclass
class Notes:
    """What people did and were told, by amount. `ends`: whether they may stop once they have acted so often."""

    least: int
    ends: Callable[[], bool]
    acts: int = 0
    typed: list[int] = field(default_factory=list)
    recorded: set[int] = field(default_factory=set)
    confirmed: set[int] = field(default_factory=set)

    def act(self) -> bool:
        """Act once more; False: it is enough."""
        if self.acts >= self.least and self.ends():
            return False
        self.acts += 1
        return True


async def log_payments(person: Person, notes: Notes, amounts: Iterator[int], chance: Random) -> None:
    """Type a payment, record the draft; now and then press twice, or in anger again."""
    while notes.act():
        amount = next(amounts)
        notes.typed.append(amount)
        await person.send(f"{chance.choice(clients_of(person.name))} {amount}")
        if not await _seen(lambda amount=amount: _button(person, "Записать", amount) is not None):  # type: ignore[misc]  # mypy knows no default of a lambda
            continue
        place = _button(person, "Записать", amount)
        for _ in range(chance.choice((1, 1, 1, 2))):
            if place is None or not notes.act():
                break
            _press(person, *place)
        if await _seen(lambda amount=amount: _is_recorded(person, amount)):  # type: ignore[misc]  # likewise
            notes.recorded.add(amount)
        await asyncio.sleep(chance.uniform(0, 0.2))


async def confirm_payments(person: Person, notes: Notes, chance: Random) -> None:
    """Ask what waits, confirm some of the list one after another."""
    while notes.act():
        before = len(person.messages())
        await person.send("/confirm")
        await _seen(lambda before=before: len(person.messages()) > before)  # type: ignore[misc]  # likewise
        for _ in range(chance.randint(1, 6)):
            place = _button(person, "✅")
            if place is None or not notes.act():
                break
            _press(person, *place)
            if not await _seen(lambda place=place: _button(person, "✅") != place):  # type: ignore[misc]  # likewise
                break
            note_toasts([person], notes)
        await asyncio.sleep(chance.uniform(0.05, 0.3))


def note_toasts(people: list[Person], notes: Notes) -> None:
    """Which confirmations were acknowledged: a toast says the amount."""
    for person in people:
        for toast in person.toasts():
            kind, _, rest = toast.partition(": ")
            if kind == "Подтверждено":
                notes.confirmed.add(int("".join(filter(str.isdigit, rest.partition(",")[0]))))


def _press(person: Person, message_id: int, data: str) -> None:
    try:
        person.world.person_presses(person.telegram_id, message_id, data)
    except SandboxRefusal:
        return  # the button went while the thumb came down


def _button(person: Person, label: str, amount: int | None = None) -> tuple[int, str] | None:
    for message in reversed(_recent(person)):
        if amount is not None and told_as(amount) not in _text(message):
            continue
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if label in button["text"] and "callback_data" in button:
                    return message["message_id"], button["callback_data"]
    return None


def _is_recorded(person: Person, amount: int) -> bool:
    texts = map(_text, _recent(person))
    return any("✅ Записано" in text and told_as(amount) in text for text in texts)


def _recent(person: Person) -> list[dict[str, Any]]:
    """The last messages of the chat; the whole is long, and is looked at often."""
    return list(person.world.person(person.telegram_id).messages.values())[-12:]


def _text(message: dict[str, Any]) -> str:
    return str(message.get("text", "")).translate(THIN)


async def _seen(what: Callable[[], bool]) -> bool:
    try:
        async with asyncio.timeout(WAITS):
            while not what():  # noqa: ASYNC110 - the bot is another process
                await asyncio.sleep(0.03)
    except TimeoutError:
        return False
    return True
