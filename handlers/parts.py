"""The messages that one screen is made of: each is words, a picture or a file, words under these as their caption."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
)

from reports.charts import MonthChart, month_chart
from texts import Html

_NOT_THERE = ("message to edit not found", "message can't be edited", "there is no text in the message")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent with a screen. `make`: gives its bytes; it may be slow, and is called in a thread."""

    name: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Part:
    """One message: words, or a chart drawn as its photo, or a file; words are the caption then. `silent`: without a
    sound.
    """

    text: Html | None
    markup: InlineKeyboardMarkup | None = None
    protect: bool = False
    silent: bool = False
    chart: MonthChart | None = None
    file: Attachment | None = None


async def send(bot: Bot, chat_id: int, part: Part) -> Message:
    """Say it in a new message."""
    manner: dict[str, Any] = {
        "reply_markup": part.markup,
        "protect_content": part.protect or None,
        "disable_notification": part.silent or None,
    }
    if part.chart is not None:
        return await bot.send_photo(chat_id, await drawn(part.chart), caption=part.text, **manner)
    if part.file is not None:
        return await bot.send_document(chat_id, await made(part.file), caption=part.text, **manner)
    return await bot.send_message(chat_id, part.text or "", **manner)


async def put(bot: Bot, chat_id: int, message_id: int, part: Part) -> bool:
    """Say it in a message that is there, in the place of what it says; True also if it says so already.

    False: there is no such message that could be changed.
    """
    try:
        if (media := await _media(part)) is None:
            await bot.edit_message_text(
                part.text or "", chat_id=chat_id, message_id=message_id, reply_markup=part.markup
            )
        else:
            await bot.edit_message_media(media, chat_id=chat_id, message_id=message_id, reply_markup=part.markup)
    except TelegramBadRequest as refused:
        if any(words in refused.message for words in _NOT_THERE):
            return False
        if "message is not modified" not in refused.message:
            raise
    return True


async def _media(part: Part) -> InputMediaPhoto | InputMediaDocument | None:
    if part.chart is not None:
        return InputMediaPhoto(media=await drawn(part.chart), caption=part.text, parse_mode="HTML")
    if part.file is not None:
        return InputMediaDocument(media=await made(part.file), caption=part.text, parse_mode="HTML")
    return None


async def drawn(chart: MonthChart) -> BufferedInputFile:
    return BufferedInputFile(await asyncio.to_thread(month_chart, chart), "month.png")


async def made(file: Attachment) -> BufferedInputFile:
    return BufferedInputFile(await asyncio.to_thread(file.make), file.name)
