"""A screen is data: text, rows of buttons, perhaps a picture. Screens are pure functions of data; these show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.exceptions import TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import EditMessageText
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from reports.charts import MonthChart
from texts import Html


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: a press (callback data), a link, or words put into the input line (`inline`)."""

    text: str
    data: str | None = None
    url: str | None = None
    inline: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """What one message shows. `protect`: cannot be forwarded or saved. `chart`: drawn and sent as its photo."""

    text: Html
    rows: Sequence[Sequence[Button]] = ()
    chart: MonthChart | None = None
    protect: bool = False

    def markup(self) -> InlineKeyboardMarkup | None:
        """The keyboard as Telegram wants it; None: no buttons."""
        if not self.rows:
            return None
        rows = [
            [
                InlineKeyboardButton(
                    text=b.text, callback_data=b.data, url=b.url, switch_inline_query_current_chat=b.inline
                )
                for b in row
            ]
            for row in self.rows
        ]
        return InlineKeyboardMarkup(inline_keyboard=rows)


class _Edit(EditMessageText):
    """An edit whose result, the whole message once more, is not made into an object: nobody looks at it."""

    __returning__ = bool | dict[str, Any]


def press(text: str, data: CallbackData) -> Button:
    """A button that sends its data back."""
    return Button(text, data=data.pack())


async def reply(message: Message, screen: Screen) -> Message:
    """Show a screen as a new message."""
    return await message.answer(screen.text, reply_markup=screen.markup(), protect_content=screen.protect or None)


async def show(query: CallbackQuery, screen: Screen, toast: str | None = None) -> None:
    """Show a screen in the place of the pressed one, and answer the press.

    A press that comes again has its answer perhaps, and what it shows perhaps not: the bot was killed in between.
    """
    try:
        await query.answer(toast)
    except TelegramBadRequest as refused:
        if "query is too old" not in refused.message:
            raise
    if isinstance(query.message, Message):
        await put(query.message, screen)


async def show_beside(query: CallbackQuery, screen: Screen) -> None:
    """Show a screen as a new message, and leave the pressed one as it is."""
    await query.answer()
    if isinstance(query.message, Message):
        await reply(query.message, screen)


async def put(message: Message, screen: Screen) -> None:
    """Show a screen in the place of a message.

    A picture's message cannot become a text: then it is a new message. A screen that is there already stays.
    """
    if message.text is None or screen.protect:
        await reply(message, screen)
        return
    try:
        await _Edit(
            text=screen.text,
            chat_id=message.chat.id,
            message_id=message.message_id,
            reply_markup=screen.markup(),
        ).as_(message.bot)
    except TelegramBadRequest as refused:
        if "message is not modified" not in refused.message:
            raise
