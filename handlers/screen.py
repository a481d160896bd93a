"""A screen is data: text, rows of buttons, a picture, files. Screens are pure functions of data; these show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import EditMessageMedia, EditMessageText
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)

from handlers.parts import Attachment, Part, drawn, send
from reports.charts import MonthChart
from texts import Html, shortened, unmarked, visible

MOST_IN_CAPTION = 1024
MOST_IN_HALF_A_ROW = 16


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: a press (callback data), a link, or words put into the input line (`inline`).

    Its label is plain text, often somebody's name: what nobody sees is left out of it, and what is too long cut off.
    """

    text: str
    data: str | None = None
    url: str | None = None
    inline: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", shortened(visible(self.text)))


@dataclass(frozen=True, slots=True)
class Screen:
    """What one message shows. `protect`: cannot be forwarded or saved. `chart`: drawn and sent as its photo. `silent`:
    it comes without a sound.

    `files`: sent as documents, the words with the last of them.
    """

    text: Html
    rows: Sequence[Sequence[Button]] = ()
    chart: MonthChart | None = None
    protect: bool = False
    files: Sequence[Attachment] = ()
    silent: bool = False

    def parts(self) -> list[Part]:
        """The messages it is made of, in their order: never none, and the last has the buttons."""
        bare = [Part(None, protect=self.protect, silent=self.silent, file=file) for file in self.files]
        if self.chart is not None:
            bare.append(Part(None, protect=self.protect, silent=self.silent, chart=self.chart))
        said = Part(self.text, self.markup(), self.protect, self.silent)
        if not bare or len(unmarked(self.text)) > MOST_IN_CAPTION:
            return [*bare, said]
        return [*bare[:-1], replace(bare[-1], text=said.text, markup=said.markup)]

    def plain_markup(self) -> dict[str, Any] | None:
        """The keyboard as Telegram wants it, as plain JSON; None: no buttons."""
        if not self.rows:
            return None
        return {"inline_keyboard": [[_plain(button) for button in row] for row in self.rows]}

    def markup(self) -> InlineKeyboardMarkup | None:
        """The same as aiogram's object; None: no buttons."""
        plain = self.plain_markup()
        return None if plain is None else InlineKeyboardMarkup.model_validate(plain)


def _plain(button: Button) -> dict[str, str]:
    said = {
        "text": button.text,
        "callback_data": button.data,
        "url": button.url,
        "switch_inline_query_current_chat": button.inline,
    }
    return {name: value for name, value in said.items() if value is not None}


class _Edit(EditMessageText):
    """An edit whose keyboard goes as it is, and whose result, the whole message once more, is not made into an object:
    nobody looks at either.
    """

    __returning__: ClassVar[Any] = Any

    reply_markup: Any = None


class _EditMedia(EditMessageMedia):
    """The same of a picture."""

    __returning__: ClassVar[Any] = Any


def in_pairs(buttons: Iterable[Button]) -> list[list[Button]]:
    """Rows of two, where both labels can be read on a phone; a longer one stands alone."""
    rows: list[list[Button]] = []
    for button in buttons:
        alone = rows and len(rows[-1]) == 1
        if alone and max(len(rows[-1][0].text), len(button.text)) <= MOST_IN_HALF_A_ROW:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def press(text: str, data: CallbackData) -> Button:
    """A button that sends its data back."""
    return Button(text, data=data.pack())


async def reply(message: Message, screen: Screen) -> Message:
    """Show a screen as a new message, its files before it."""
    *first, last = screen.parts()
    bot = cast("Bot", message.bot)
    for part in first:
        await send(bot, message.chat.id, part)
    return await send(bot, message.chat.id, last)


async def show(query: CallbackQuery, screen: Screen, toast: str | None = None) -> None:
    """Show a screen in the place of the pressed one, and answer the press.

    A press that comes again has its answer perhaps, and what it shows perhaps not: the bot was killed in between.
    """
    await acknowledge(query, toast)
    if isinstance(query.message, Message):
        await put(query.message, screen)


async def acknowledge(query: CallbackQuery, toast: str | None = None) -> None:
    """Answer a press, which may have been answered before: at once, where what it shows takes its time."""
    try:
        await query.answer(toast)
    except TelegramBadRequest as refused:
        if "query is too old" not in refused.message:
            raise


async def show_beside(query: CallbackQuery, screen: Screen) -> None:
    """Show a screen as a new message, and leave the pressed one as it is."""
    await query.answer()
    if isinstance(query.message, Message):
        await reply(query.message, screen)


async def put(message: Message, screen: Screen) -> None:
    """Show a screen in the place of a message.

    A picture's message takes another picture, and cannot become a text: then it is a new message. A text stays one,
    without the picture. A screen that is there already stays. What must not be forwarded takes the place only of what
    cannot be: a message is protected from its beginning on.
    """
    if message.photo and screen.chart is not None and len(unmarked(screen.text)) <= MOST_IN_CAPTION:
        await _put_picture(message, screen.chart, screen)
        return
    exposed = screen.protect and not message.has_protected_content
    if message.text is None or exposed or screen.files:
        await reply(message, screen)
        return
    try:
        await _Edit(
            text=screen.text,
            chat_id=message.chat.id,
            message_id=message.message_id,
            reply_markup=screen.plain_markup(),
        ).as_(message.bot)
    except TelegramBadRequest as refused:
        if "message is not modified" not in refused.message:
            raise


async def _put_picture(message: Message, chart: MonthChart, screen: Screen) -> None:
    await _EditMedia(
        media=InputMediaPhoto(media=await drawn(chart), caption=screen.text, parse_mode="HTML"),
        chat_id=message.chat.id,
        message_id=message.message_id,
        reply_markup=screen.markup(),
    ).as_(message.bot)
