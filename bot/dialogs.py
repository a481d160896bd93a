"""Where aiogram-dialog stands, so that only what belongs to a form pays for it.

Of itself it reads the database at every update and writes twice after it. Here its part of the dispatcher is entered
only by a press on a form's button (its data says so) and by a text that the form in progress waits for (one read, made
together with finding the person). A handler that asks for `dialog_manager` gets it; all others never notice.
"""

import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiogram import BaseMiddleware, Dispatcher, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import CallbackQuery, Message, TelegramObject
from aiogram_dialog import Dialog, Window, setup_dialogs
from aiogram_dialog.api.entities import stack
from aiogram_dialog.api.internal import STORAGE_KEY
from aiogram_dialog.utils import REPLY_CALLBACK_SYMBOLS, remove_intent_id

from domain.refusals import Outdated

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

FORM_STATE = "form_state"
"""Where an update's data says in which state the person's form is; None: none is open."""


def is_form_press(query: CallbackQuery) -> bool:
    """Whether the pressed button stands on a form."""
    return remove_intent_id(query.data or "")[0] is not None


class ForFormsOnly(BaseMiddleware):
    """The door to the forms: passes on what is theirs, before anything is read."""

    def __init__(self, listening: frozenset[str]) -> None:
        self._listening = listening

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if isinstance(event, CallbackQuery):
            theirs = is_form_press(event)
        elif isinstance(event, Message):
            # a command leads out of any form; a form that asks for nothing typed leaves the text to others
            theirs = data.get(FORM_STATE) in self._listening and not (event.text or "").startswith("/")
            event = _without_hidden_press(event) if theirs else event
        else:
            theirs = True
        return await handler(event, data) if theirs else UNHANDLED


def _without_hidden_press(message: Message) -> Message:
    """aiogram-dialog reads presses out of invisible letters at a text's end; our forms have no such keyboards."""
    visible = (message.text or "").rstrip(REPLY_CALLBACK_SYMBOLS)
    return message if visible == (message.text or "") else message.model_copy(update={"text": visible})


class FormsForTheAsking(BaseMiddleware):
    """Gives `dialog_manager` to a handler outside the forms that has such a parameter."""

    def __init__(self, forms: Router, kind: str) -> None:
        observer = forms.observers[kind]
        self._chain = [*list(observer.outer_middleware)[1:], *observer.middleware]

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if "dialog_manager" not in data["handler"].params or STORAGE_KEY in data:
            return await handler(event, data)
        if data.get("event_chat") is None:
            raise Outdated  # on a result sent from the input line, where no button of ours opens a form
        chained: Any = handler
        for middleware in reversed(self._chain):
            chained = partial(middleware, chained)
        return await chained(event, data)


def include_forms(dispatcher: Dispatcher, dialogs: tuple[Dialog, ...]) -> Router:
    """Put the forms before all other handlers, behind their door; the router they stand in."""
    # of itself aiogram-dialog gives two forms opened within a second the same name, one time in a hundred
    stack.new_id = partial(secrets.token_hex, 4)
    forms = Router(name="forms")
    door = ForFormsOnly(_listening_states(dialogs))
    # registered first, so that it stands before aiogram-dialog's own
    forms.message.outer_middleware(door)
    forms.callback_query.outer_middleware(door)
    for dialog in dialogs:
        forms.include_router(dialog)
    # one update of a person runs at a time already
    setup_dialogs(forms, events_isolation=DisabledEventIsolation())
    dispatcher.include_router(forms)
    dispatcher.message.middleware(FormsForTheAsking(forms, "message"))
    dispatcher.callback_query.middleware(FormsForTheAsking(forms, "callback_query"))
    return forms


def _listening_states(dialogs: tuple[Dialog, ...]) -> frozenset[str]:
    windows = [window for dialog in dialogs for window in dialog.windows.values()]
    return frozenset(
        str(window.get_state().state) for window in windows if isinstance(window, Window) and window.on_message
    )
