"""What the forms of everyday work share: the way back, ✖️, one friendly line for a wrong answer, an end that stays one.

A form keeps what was entered and by which questions it came, so ‹ leads back by the same way and loses nothing. Once
ended it goes on answering its buttons with what came of it: a second tap on "Record" does nothing twice. A form that
nobody touched for half an hour leaves typed texts to others.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode

from domain.client_names import normalise
from domain.refusals import Refusal
from domain.staff import Permission
from handlers.context import Context
from handlers.form_places import replace_shown, where_to_begin, where_to_show
from handlers.forms import LISTENS_FOR, ctx_of, form_window
from handlers.presses import HomePress
from handlers.screen import Button, Screen, press, put
from texts import Html, Texts, lines
from usecases import draft_reading
from usecases.draft_reading import OnlyWords

BACK, CANCEL, NEXT, SAVE = "back", "cancel", "next", "save"


class Wrong(Exception):  # noqa: N818 - an answer that is wrong is no failure
    """What was entered cannot be taken; the words say why and show an example."""

    def __init__(self, words: Html) -> None:
        super().__init__(words)
        self.words = words


class Form:
    """A form in progress, as its questions see it. What it keeps is JSON: it lies in the database."""

    def __init__(self, frame: "Frame", manager: DialogManager) -> None:
        self._frame, self.manager = frame, manager
        self.ctx: Context = ctx_of(manager)
        self.say: Texts = self.ctx.say

    @property
    def entered(self) -> dict[str, Any]:
        """What has been entered so far."""
        found: dict[str, Any] = self.manager.dialog_data.setdefault("entered", {})
        return found

    @property
    def about(self) -> Mapping[str, Any]:
        """What the form was begun from; empty: from a command, so there is nothing to go back to."""
        data = self.manager.start_data
        return data["about"] if isinstance(data, dict) else {}

    @property
    def path(self) -> list[str]:
        """The questions that led here."""
        found: list[str] = self.manager.dialog_data.setdefault("path", [])
        return found

    async def ask(self, state: State) -> None:
        """Go on to a question."""
        self.path.append(_name(self.manager.current_context().state))
        await self.manager.switch_to(state)

    async def back(self) -> None:
        """Go back to the question before; from the first one, to where the form was begun."""
        if self.path:
            await self.manager.switch_to(self._frame.steps[self.path.pop()].state)
        else:
            await self.end()

    async def end(self, **done: Any) -> None:
        """End the form, and show in its place what came of it; nothing done: it was left."""
        stack = self.manager.current_stack()
        shown, mode = stack.last_message_id, self.manager.show_mode
        self.manager.dialog_data.clear()
        self.manager.dialog_data["done"] = done
        stack.last_message_id = None
        await self.manager.switch_to(self._frame.ended)
        screen = await self.show_outcome()
        event = self.manager.event
        if isinstance(event, Message) and shown is not None:
            await replace_shown(event, shown, screen, in_place=mode is ShowMode.EDIT)

    async def show_outcome(self) -> Screen:
        """Show what came of an ended form, as it stands now, in the place of a pressed message."""
        self.manager.show_mode = ShowMode.NO_UPDATE
        screen = await self._frame.outcome(self, self.manager.dialog_data.get("done", {}))
        event = self.manager.event
        if isinstance(event, CallbackQuery) and isinstance(event.message, Message):
            await put(event.message, screen)
        return screen


Ask = Callable[[Form], Awaitable[Screen]]
Take = Callable[[Form, str], Awaitable[None]]
GoOn = Callable[[Form], Awaitable[None]]
Outcome = Callable[[Form, Mapping[str, Any]], Awaitable[Screen]]


@dataclass(frozen=True)
class Step:
    """One question. `press` takes a button's answer, `hear` a typed one; `onward` goes on with what is kept already,
    which offers "Next" to whoever came back.
    """

    state: State
    ask: Ask
    press: Take | None = None
    hear: Take | None = None
    onward: GoOn | None = None


class Frame:
    """The steps of one form made into a dialogue."""

    def __init__(self, steps: Iterable[Step], ended: State, outcome: Outcome) -> None:
        self.steps = {_name(step.state): step for step in steps}
        self.ended, self.outcome = ended, outcome

    def dialog(self) -> Dialog:
        """The dialogue, to be included."""
        windows = [form_window(step.state, self._draw, self._pressed, self._typed) for step in self.steps.values()]
        return Dialog(*windows, form_window(self.ended, None, self._after_end), on_start=_take_over)

    async def _draw(self, manager: DialogManager) -> Screen:
        form, step = self._now(manager)
        screen = await step.ask(form)
        rows = [[_marked(button, step) for button in row] for row in [*screen.rows, _leading(form, step)]]
        problem = manager.dialog_data.get("problem")
        return Screen(lines([screen.text, *([Html(""), Html(problem)] if problem else [])]), rows)

    async def _pressed(self, word: str, manager: DialogManager) -> None:
        form, step = self._now(manager)
        answer = word.removeprefix(f"{_name(step.state)}.")
        async with _Judged(form):
            if answer == BACK:
                await form.back()
            elif answer == CANCEL:
                await form.end()
            elif answer == NEXT and step.onward is not None:
                await step.onward(form)
            elif step.press is not None:
                await step.press(form, answer)

    async def _typed(self, text: str, manager: DialogManager) -> None:
        form, step = self._now(manager)
        if _idle(form):
            raise SkipHandler
        if step.hear is None:
            await self._said(text, manager)
            return
        manager.show_mode = where_to_show(manager)
        if leading := _meant(Screen(Html(), [_leading(form, step)]), text):
            await self._pressed(leading, manager)
            return
        if manager.show_mode is not ShowMode.EDIT and await _is_a_payment(form, text):
            raise SkipHandler
        complaint = manager.dialog_data.get("problem")
        async with _Judged(form):
            await step.hear(form, text)
        if complaint and complaint == manager.dialog_data.get("problem"):
            manager.show_mode = ShowMode.DELETE_AND_SEND  # the same words in the same place would be no answer

    async def _said(self, text: str, manager: DialogManager) -> None:
        """Where only buttons answer, the words on one of them do so too; other words are meant for others."""
        if not text:
            async with _Judged(Form(self, manager)):
                raise OnlyWords
            return
        try:
            meant = _meant(await self._draw(manager), text)
        except Refusal:
            meant = None  # what it asks about is gone, or not theirs any more: no reason to lose what was typed
        if meant is None:
            raise SkipHandler
        manager.show_mode = where_to_show(manager)
        await self._pressed(meant, manager)

    async def _after_end(self, _: str, manager: DialogManager) -> None:
        await Form(self, manager).show_outcome()

    def _now(self, manager: DialogManager) -> tuple[Form, Step]:
        return Form(self, manager), self.steps[_name(manager.current_context().state)]


class _Judged:
    """Takes an answer: what is refused becomes one line on the form, and what was entered stays."""

    def __init__(self, form: Form) -> None:
        self._form, self._data = form, form.manager.dialog_data

    async def __aenter__(self) -> None:
        self._data.pop("problem", None)
        self._data["touched"] = self._form.ctx.now.isoformat()

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> bool:
        if isinstance(error, Refusal):
            params: dict[str, Any] = error.params
            self._data["problem"] = self._form.say(f"refusal-{error.code}", **params)
        elif isinstance(error, Wrong):
            self._data["problem"] = error.words
        return isinstance(error, Refusal | Wrong)


async def begin(
    manager: DialogManager,
    permission: Permission,
    first: State,
    *,
    about: Mapping[str, Any] | None = None,
    entered: Mapping[str, Any] | None = None,
    path: Iterable[State] = (),
) -> None:
    """Begin a form in the place of the pressed message, or below a command; refused to who may not finish it.

    `path`: the questions answered already.
    """
    ctx_of(manager).actor.ensure_may(permission)
    data = {
        "about": dict(about or {}),
        "entered": dict(entered or {}),
        "path": [_name(state) for state in path],
    }
    await manager.start(first, data, StartMode.RESET_STACK, where_to_begin(manager.event))


async def _take_over(data: Any, manager: DialogManager) -> None:
    manager.dialog_data["entered"] = dict(data["entered"])
    manager.dialog_data["path"] = list(data["path"])
    manager.dialog_data["touched"] = ctx_of(manager).now.isoformat()


def left_screen(say: Texts) -> Screen:
    """What stands where a form was left that was begun by a command."""
    return Screen(say("form-left"), [[press(say.button("start-home"), HomePress())]])


def _name(state: State | None) -> str:
    return ((state and state.state) or "").partition(":")[2]


def _marked(button: Button, step: Step) -> Button:
    return replace(button, data=f"{_name(step.state)}.{button.data}")


def _meant(screen: Screen, text: str) -> str | None:
    """The answer of the one button that says this, or begins with these words; what saves wants a tap."""
    words, buttons = normalise(text), [button for row in screen.rows for button in row]
    said = [(normalise(button.text), button.data) for button in buttons if button.data and _asks(button.data)]
    whole = [data for label, data in said if label == words]
    found = whole or [data for label, data in said if label.startswith(f"{words} ")]
    return found[0] if words and len(found) == 1 else None


def _asks(data: str) -> bool:
    return not data.endswith(f".{SAVE}")


def _leading(form: Form, step: Step) -> list[Button]:
    known = step.onward is not None and _name(step.state) in form.entered
    offered = {
        BACK: ("common-back", bool(form.path or form.about)),
        NEXT: ("common-next", known),
        CANCEL: ("common-cancel", True),
    }
    return [Button(form.say.button(key), data) for data, (key, shown) in offered.items() if shown]


def _idle(form: Form) -> bool:
    touched: str = form.manager.dialog_data["touched"]
    return form.ctx.now - datetime.fromisoformat(touched) > LISTENS_FOR


async def _is_a_payment(form: Form, text: str) -> bool:
    """Whether what is typed below other messages than the form's is a client's payment, and no answer to it."""
    return form.ctx.actor.may(Permission.LOG_PAYMENTS) and await form.ctx.read(draft_reading.is_payment, text)
