"""In which message of a chat a form stands: in the place of what was pressed, in its own, or below what came since."""

from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, ShowMode

from handlers.screen import Screen, put, reply


def where_to_begin(event: ChatEvent) -> ShowMode:
    """In the place of a pressed message, or below a command."""
    if not isinstance(event, CallbackQuery):
        return ShowMode.SEND
    # what cannot be forwarded stays as it is: to be changed it would have to be deleted
    protected = isinstance(event.message, Message) and event.message.has_protected_content
    return ShowMode.SEND if protected else ShowMode.EDIT


def where_to_show(manager: DialogManager) -> ShowMode:
    """In its own message while it stands right above the answer; once something came between, below it."""
    event, data = manager.event, manager.dialog_data
    if not isinstance(event, Message):
        return ShowMode.EDIT
    last = max(data.get("heard", 0), manager.current_stack().last_message_id or 0)
    data["heard"] = event.message_id
    return ShowMode.EDIT if event.message_id == last + 1 else ShowMode.DELETE_AND_SEND


async def replace_shown(typed: Message, shown: int, screen: Screen, *, in_place: bool) -> None:
    """Show what came of an answer that was typed: in the form's own message, or below it instead of there."""
    if in_place:
        await put(typed.model_copy(update={"message_id": shown}).as_(typed.bot), screen)
        return
    with suppress(TelegramBadRequest):
        await typed.model_copy(update={"message_id": shown}).as_(typed.bot).delete()
    await reply(typed, screen)
