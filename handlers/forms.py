"""Forms: windows of aiogram-dialog whose text and buttons are a screen, a pure function of data like any other.

The `data` of a screen's button is a short word that comes back to `pressed`; what is typed comes to `typed`. After a
typed answer the form moves below it, so that a chat holds one message of each form.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Keyboard
from aiogram_dialog.widgets.text import Text

from handlers.context import Context
from handlers.screen import Screen

Draw = Callable[[DialogManager], Awaitable[Screen]]
Answered = Callable[[str, DialogManager], Awaitable[None]]

_SCREEN = "screen"


def ctx_of(manager: DialogManager) -> Context:
    """The context of the update that the form is handling."""
    ctx: Context = manager.middleware_data["ctx"]
    return ctx


class _ScreenText(Text):
    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        del manager
        screen: Screen = data[_SCREEN]
        return screen.text


class _ScreenButtons(Keyboard):
    def __init__(self, pressed: Answered) -> None:
        super().__init__(id="p")
        self._pressed = pressed

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
        await self._pressed(data, manager)
        return True


def form_window(state: State, draw: Draw, pressed: Answered, typed: Answered | None = None) -> Window:
    """A step of a form. `typed` None: it asks for nothing typed, and leaves a typed text to others."""

    async def screen(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        return {_SCREEN: await draw(dialog_manager)}

    async def read(message: Message, _: MessageInput, manager: DialogManager) -> None:
        if typed is not None:
            manager.show_mode = ShowMode.DELETE_AND_SEND
            await typed(message.text or "", manager)

    inputs = [] if typed is None else [MessageInput(read)]
    return Window(_ScreenText(), _ScreenButtons(pressed), *inputs, state=state, getter=screen)


async def close(manager: DialogManager, after: Screen) -> None:
    """End a form: one that was opened from another leads back there, else `after` takes its place."""
    await manager.done(show_mode=ShowMode.NO_UPDATE if len(manager.current_stack().intents) == 1 else None)
    event = manager.event
    if manager.has_context():
        return
    if isinstance(event, CallbackQuery) and isinstance(event.message, Message):
        await event.message.edit_text(after.text, reply_markup=after.markup())
    elif isinstance(event, Message):
        await event.answer(after.text, reply_markup=after.markup())
