"""One message of the outbox: from an event to words and pictures, and from these to Telegram."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest

from handlers.notices import Notice
from handlers.screen import Screen, send_files, send_picture
from storage import company, staff
from storage.db import Tx
from storage.outbox import Delivery
from texts import Texts
from usecases.notices import is_silent

_NO_CARD_THERE = ("message to edit not found", "message can't be edited", "there is no text in the message")


def rendered(tx: Tx, notices: Mapping[str, Notice], delivery: Delivery) -> Screen | None:
    """What there is to say of an event by now, in the recipient's words; None: nothing any more."""
    recipient = staff.actor_of(tx, delivery.staff_id)
    if recipient is None:
        return None
    settings = company.get(tx)
    say = Texts.of(
        recipient.language, currency=settings.currency, zone=recipient.zone, today=settings.local_date(tx.now)
    )
    screen = notices[delivery.event](tx, recipient, say, delivery.params)
    return screen and replace(screen, silent=is_silent(tx, delivery.staff_id, delivery.event))


async def deliver(bot: Bot, delivery: Delivery, screen: Screen) -> int:
    """Say it, or change the card that says it already; the message's id. TelegramAPIError when Telegram refuses."""
    if screen.chart is not None:
        return (await send_picture(bot, delivery.chat_id, screen.chart, screen)).message_id
    if screen.files:
        return (await send_files(bot, delivery.chat_id, screen)).message_id
    if delivery.replaces is not None:
        sent = await _send_text(bot, delivery.chat_id, screen)
        await _put_away(bot, delivery.chat_id, delivery.replaces)
        return sent
    if delivery.shown_as is not None and not screen.protect:
        try:
            await bot.edit_message_text(
                screen.text,
                chat_id=delivery.chat_id,
                message_id=delivery.shown_as,
                reply_markup=screen.markup(),
            )
        except TelegramBadRequest as refused:
            if "message is not modified" in refused.message:
                return delivery.shown_as
            if not any(words in refused.message for words in _NO_CARD_THERE):
                raise
        else:
            return delivery.shown_as
    return await _send_text(bot, delivery.chat_id, screen)


async def _send_text(bot: Bot, chat_id: int, screen: Screen) -> int:
    sent = await bot.send_message(chat_id, screen.text, reply_markup=screen.markup(), **screen.manner)
    return sent.message_id


async def _put_away(bot: Bot, chat_id: int, message_id: int) -> None:
    """A card that came again is pressed where it stands now. What was sent is not sent once more because of this."""
    with suppress(TelegramAPIError):
        await bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id)
