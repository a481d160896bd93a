"""Somebody who presses every button they can find, six presses deep from a command, and types what forms ask for.

Lists are long and alike, so of presses that differ only in numbers a few are enough. A button that the last press took
away is pressed all the same: phones show yesterday's. A form is led to the same question again for each of its
buttons, and is given the very example that it shows. The language stays as it is.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.app import App
from sandbox.clock import WarpClock
from sandbox.errors import ApiError
from sandbox.world import World

Message = dict[str, Any]

DEPTH = 6
STEPS = 8
LEADING = re.compile(r"(back|cancel)$")
UNCHANGED = "message is not modified"
FORM = "\x1d"
"""What stands between the name of a form and the word of its button."""
ANYTHING = "Пример 12"


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


@dataclass(frozen=True)
class Step:
    """One thing done, and what was done before it: a text typed, or with `message_id` a button pressed.

    `label`: what the button says; `asked`: the question of a form that this answers.
    """

    said: str
    before: "Step | None" = None
    message_id: int = 0
    label: str = ""
    asked: str = ""

    @property
    def depth(self) -> int:
        return self.before.depth + 1 if self.before else 0

    @property
    def way(self) -> str:
        done = self.label or f"«{self.said}»"
        return f"{self.before.way} → {done}" if self.before else done

    @property
    def opener(self) -> "Step":
        """What opened the form that this step is in."""
        return self.before.opener if self.before and self.asked else self

    @property
    def kind(self) -> str:
        """The same for presses that differ only in numbers, and for all that is typed at one question of a form."""
        word = "typed" if self.asked and not self.message_id else re.sub(r"\d+", "#", word_of(self.said))
        return f"{self.opener.kind} {word}" if self.asked else word


@dataclass
class Walk:
    """What a walk came by. `trouble`: what went wrong; `screens`: all that was said, and the labels of all buttons;
    `shown`: each message as it stood, by the way that led to it; `answers`: what each command showed; `pressed`: the
    data of the buttons pressed.

    `alike`: of presses that differ only in numbers, so many are tried. `final`: screens that may end a matter.
    """

    app: App
    world: StrictWorld
    person_id: int
    alike: int = 2
    final: re.Pattern[str] = re.compile("(?!)")
    trouble: list[str] = field(default_factory=list)
    screens: set[str] = field(default_factory=set)
    shown: list[tuple[str, Message]] = field(default_factory=list)
    answers: dict[str, Message] = field(default_factory=dict)
    pressed: set[str] = field(default_factory=set)
    presses: int = 0
    _offset: int = 0
    _alike: Counter[str] = field(default_factory=Counter)
    _form: int = 0

    async def command(self, text: str) -> None:
        """Send it, then press all that it leads to."""
        step = Step(text)
        changed = await self._do(step)
        self.answers[text] = changed[-1] if changed else {}
        await self._walk(self._next(step, changed))

    async def inbox(self) -> None:
        """Press all that has come by itself."""
        await self._hear()
        lying = self._next(Step("inbox"), self._changed({}))
        await self._walk(step for step in lying if not step.asked)

    async def answer(self, text: str, typed: str) -> None:
        """Send it, and go on as in a form: type something, then take the first answer offered, again and again."""
        step = Step(text)
        await self._do(step)
        for _ in range(STEPS):
            step = Step(typed, step)
            offered = [each for each in self._next(step, await self._do(step)) if each.message_id]
            onward = [each for each in offered if not LEADING.search(each.said)]
            if onward:
                await self._do(max(onward, key=lambda each: each.message_id))

    async def _walk(self, first: Iterable[Step]) -> None:
        waiting = deque(first)
        while waiting:
            step = waiting.popleft()
            kind, most = step.kind, 1 if step.asked else self.alike
            if self._alike[kind] >= most or not await self._stands(step):
                continue
            self._alike[kind] += 1
            changed = await self._do(step)
            if step.depth < DEPTH:
                waiting.extend(self._next(step, changed))

    def _next(self, step: Step, changed: Iterable[Message]) -> Iterator[Step]:
        """All that may be done with what a step has shown."""
        for message in changed:
            for data, label in buttons_of(message):
                asked = asked_by(data)
                if "language" not in data:
                    yield Step(data, step, message["message_id"], label, asked)
            if questions := {asked_by(data) for data, _ in buttons_of(message)} - {""}:
                yield Step(example_in(message), step, asked=questions.pop())

    async def _stands(self, step: Step) -> bool:
        """Whether it can be done now. A form is brought to the question that this step answers, by the same way."""
        if not step.asked or self._now(step):
            return True
        again = [step.opener]
        each = step.before
        while each and each is not step.opener:
            again.insert(1, each)
            each = each.before
        for done in again:
            if done.asked and not self._now(done):
                return False
            await self._do(done)
        return self._now(step) is not None

    def _now(self, step: Step) -> str | None:
        """The data, as the form in progress has it, of the button that a step presses, or of any at its question."""
        message = self.world.person(self.person_id).messages.get(self._form, {})
        standing = [data for data, _ in buttons_of(message)]
        if step.message_id:
            return next((data for data in standing if FORM in data and word_of(data) == word_of(step.said)), None)
        return next((data for data in standing if asked_by(data) == step.asked), None)

    async def _do(self, step: Step) -> list[Message]:
        """Do it; what is new in the chat, or changed."""
        known, self.world.way = self._state(), step.way
        if not step.message_id:
            self.world.person_sends(self.person_id, step.said)
            await self._hear()
        elif step.asked:
            await self._press(self._form, self._now(step) or step.said, step.way)
        else:
            await self._press(step.message_id, step.said, step.way)
        changed = self._changed(known)
        self._judge(step, changed)
        for message in changed:
            self.screens |= words_of(message)
            self.shown.append((step.way, message))
            if any(FORM in data for data, _ in buttons_of(message)):
                self._form = message["message_id"]
        return changed

    def _judge(self, step: Step, changed: list[Message]) -> None:
        if not changed and not step.message_id:
            self.trouble.append(f"{step.way}: no answer")
        elif changed and not any(leads_on(message) for message in changed):
            said = words(changed[-1])
            if not self.final.fullmatch(said):
                self.trouble.append(f"{step.way}: nothing leads on from {said!r}")

    async def _press(self, message_id: int, data: str, way: str) -> None:
        person = self.world.person(self.person_id)
        # one that is gone, as a form goes when its answer is typed below it, has its buttons on the newest instead
        message = person.messages.get(message_id) or self._changed({})[-1]
        self.presses += 1
        self.pressed.add(data)
        stands = any(data == standing for standing, _ in buttons_of(message))
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

    def _state(self) -> dict[int, Message]:
        return dict(self.world.person(self.person_id).messages)

    def _changed(self, known: Mapping[int, Message]) -> list[Message]:
        """The messages of the bot that are new or other than before."""
        now = self.world.messages(self.person_id)
        return [m for m in now if m["from"]["id"] == self.world.bot_id and m is not known.get(m["message_id"])]


def buttons_of(message: Message) -> list[tuple[str, str]]:
    """The data and the label of each button that sends something back."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [(button["callback_data"], button["text"]) for row in rows for button in row if "callback_data" in button]


def word_of(data: str) -> str:
    """A form's button without the name of this very form; other presses as they are."""
    return data.rpartition(FORM)[2]


def asked_by(data: str) -> str:
    """The question of a form that a button answers; empty: it is in no form."""
    return word_of(data).partition(".")[0] if FORM in data else ""


def leads_on(message: Message) -> bool:
    """Whether there is something to press, or a command to tap."""
    return bool(message.get("reply_markup")) or "bot_command" in str(message.get("entities")) or "document" in message


def words(message: Message) -> str:
    """What a message says."""
    return str(message.get("text") or message.get("caption") or "")


def words_of(message: Message) -> set[str]:
    """The text of a message, and the labels of its buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {words(message), *(button["text"] for row in rows for button in row)}


def example_in(message: Message) -> str:
    """What a question shows as an example of an answer."""
    shown = [entity for entity in message.get("entities", []) if entity["type"] in {"italic", "code"}]
    text = words(message).encode("utf-16-le")
    examples = [text[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le") for each in shown]
    return examples[-1] if examples else ANYTHING
