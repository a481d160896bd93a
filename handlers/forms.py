"""Forms: windows of aiogram-dialog whose text and buttons are a screen, a pure function of data like any other.

The `data` of a screen's button is a short word that comes back to `pressed`; what is typed comes to `typed`. What no
button says on the step as it was shown last is an old button's word, or made up: the step is shown again, and `pressed`
never hears of it. After a typed answer the form moves below it, so that a chat holds one message of each form.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Keyboard
from aiogram_dialog.widgets.text import Text

from domain.client_names import normalise
from domain.staff import Permission
from handlers.context import Context, words_of
from handlers.screen import Screen, put
from texts import Html, Texts

Draw = Callable[[DialogManager], Awaitable[Screen]]
Answered = Callable[[str, DialogManager], Awaitable[None]]

LISTENS_FOR: Final = timedelta(minutes=30)
_SCREEN: Final = "screen"
_ANSWERS: Final = "answers"
_SHOWN: Final = "shown"


def ctx_of(manager: DialogManager) -> Context:
    """The context of the update that the form is handling."""
    ctx: Context = manager.middleware_data["ctx"]
    return ctx


def says_cancel(text: str, say: Texts) -> bool:
    """Whether this is the word on ✖️, typed instead of pressed."""
    return normalise(text) == normalise(say.button("common-cancel"))


class _ScreenText(Text):
    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        del manager
        screen: Screen = data[_SCREEN]
        return screen.text


class _ScreenButtons(Keyboard):
    def __init__(self, pressed: Answered, *, ended: bool) -> None:
        super().__init__(id="p")
        self._pressed, self._ended = pressed, ended

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        del manager
        screen: Screen = data[_SCREEN]
        return [
            [
                InlineKeyboardButton(text=b.text, url=b.url, callback_data=b.data and self._item_callback_data(b.data))
                for b in row
            ]
            for row in screen.rows
        ]

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        del callback, dialog
        if self._ended or data in manager.dialog_data.get(_ANSWERS, ()):
            await self._pressed(data, manager)
        return True


def form_window(state: State, draw: Draw | None, pressed: Answered, typed: Answered | None = None) -> Window:
    """A step of a form. `draw` None: the form has ended, and what any button of it now shows is `pressed`'s business.

    `typed` None: it asks for nothing typed, and leaves a typed text to others.
    """

    async def screen(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        drawn = await draw(dialog_manager) if draw else Screen(Html())
        dialog_manager.dialog_data[_ANSWERS] = [each.data for row in drawn.rows for each in row if each.data]
        return {_SCREEN: drawn}

    async def read(message: Message, _: MessageInput, manager: DialogManager) -> None:
        if typed is not None:
            if message.via_bot is not None:
                raise SkipHandler  # a result of the input line, not words of theirs
            if message.document is not None and ctx_of(manager).actor.may(Permission.PUBLISH_PLAN):
                raise SkipHandler  # it may be a plan, whatever the form asks
            manager.show_mode = ShowMode.DELETE_AND_SEND
            await typed(words_of(message), manager)

    inputs = [] if typed is None else [MessageInput(read)]
    return Window(_ScreenText(), _ScreenButtons(pressed, ended=draw is None), *inputs, state=state, getter=screen)


def step_window(state: State, draw: Draw, pressed: Answered, typed: Answered | None = None) -> Window:
    """A step that answers only while it is asked: a second tap on the button of an earlier one changes nothing.

    What is typed long after the step was shown is meant for somebody else.
    """
    name = _name(state)

    async def asked(manager: DialogManager) -> Screen:
        manager.dialog_data[_SHOWN] = ctx_of(manager).now.isoformat()
        screen = await draw(manager)
        rows = [[replace(button, data=f"{name}.{button.data}") for button in row] for row in screen.rows]
        return replace(screen, rows=rows)

    async def answered(word: str, manager: DialogManager) -> None:
        await pressed(word.removeprefix(f"{name}."), manager)

    async def heard(text: str, manager: DialogManager) -> None:
        shown = datetime.fromisoformat(manager.dialog_data[_SHOWN])
        ctx = ctx_of(manager)
        if typed is None or ctx.now - shown > LISTENS_FOR or says_cancel(text, ctx.say):
            raise SkipHandler
        await typed(text, manager)

    return form_window(state, asked, answered, heard if typed else None)


def ended_window(state: State, outcome: Draw) -> Window:
    """What answers the buttons of a form that has ended, such as a second tap on its last one: what came of it."""

    async def again(_: str, manager: DialogManager) -> None:
        await _show_outcome(manager, await outcome(manager))

    return form_window(state, None, again)


async def end(manager: DialogManager, ended: State, outcome: Draw) -> None:
    """End a form: one that was opened from another leads back there, else what came of it takes its place."""
    stack = manager.current_stack()
    if len(stack.intents) > 1:
        await manager.done()
        return
    # the next form must not take this message's buttons away
    stack.last_message_id = None
    await manager.switch_to(ended)
    await _show_outcome(manager, await outcome(manager))


async def _show_outcome(manager: DialogManager, outcome: Screen) -> None:
    manager.show_mode = ShowMode.NO_UPDATE
    event = manager.event
    if isinstance(event, CallbackQuery) and isinstance(event.message, Message):
        await put(event.message, outcome)


def _name(state: State) -> str:
    return (state.state or "").partition(":")[2]
