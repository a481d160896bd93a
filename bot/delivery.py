"""One message of the outbox: from an event to words and pictures, and from these to Telegram.

Whatever happens on the way, and however often it is tried, the person has its words at least once and at most twice.
They are sent straight away once only. From then on they are in doubt, and go into a message that was sent without them
and whose id is kept (`storage/deliveries.py`): to say the same there again changes nothing.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from handlers import parts
from handlers.notices import Notice
from handlers.parts import Part
from handlers.screen import Screen
from storage import company, staff
from storage.db import Tx
from storage.deliveries import Delivery
from texts import Html, Texts
from usecases.notices import is_silent


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to say, and what stands in its place until it is said once more."""

    screen: Screen
    again: Html


class Progress(Protocol):
    """Keeps how far a message came; raises when somebody else has taken it over, and then nothing more is said."""

    async def keep_shell(self, message_id: int) -> None: ...

    async def keep_part(self, arrived: int) -> None: ...


def rendered(tx: Tx, notices: Mapping[str, Notice], delivery: Delivery) -> Told | None:
    """What there is to say of an event by now, in the recipient's words; None: nothing any more."""
    recipient = staff.actor_of(tx, delivery.staff_id)
    if recipient is None:
        return None
    settings = company.get(tx)
    say = Texts.of(
        recipient.language, currency=settings.currency, zone=recipient.zone, today=settings.local_date(tx.now)
    )
    screen = notices[delivery.event](tx, recipient, say, delivery.params)
    if screen is None:
        return None
    silent = is_silent(tx, delivery.staff_id, delivery.event)
    return Told(replace(screen, silent=silent), say("delivery-again"))


async def deliver(bot: Bot, delivery: Delivery, told: Told, progress: Progress) -> int | None:
    """Say it, or change the card that says it already; the message's id. TelegramAPIError when Telegram refuses."""
    chat_id, found = delivery.chat_id, told.screen.parts()
    may_change = not told.screen.protect and len(found) == 1
    if delivery.shown_as is not None and may_change and await parts.put(bot, chat_id, delivery.shown_as, found[0]):
        return delivery.shown_as
    shown, shell, doubted = None, delivery.shell_id, delivery.doubted
    for number, part in enumerate(found[delivery.parts :], delivery.parts + 1):
        if doubted:
            shown = await _say_again(bot, chat_id, part, shell, told.again, progress)
        else:
            shown = (await parts.send(bot, chat_id, part)).message_id
        if number < len(found):
            await progress.keep_part(number)
        shell, doubted = None, False
    if delivery.replaces is not None:
        await _put_away(bot, chat_id, delivery.replaces)
    return shown


async def _say_again(bot: Bot, chat_id: int, part: Part, shell: int | None, again: Html, progress: Progress) -> int:
    if shell is not None and await parts.put(bot, chat_id, shell, part):
        return shell
    shell = (await parts.send(bot, chat_id, Part(again, protect=part.protect, silent=part.silent))).message_id
    await progress.keep_shell(shell)
    if not await parts.put(bot, chat_id, shell, part):
        raise LookupError("the shell is gone already")
    return shell


async def _put_away(bot: Bot, chat_id: int, message_id: int) -> None:
    """A card that came again is pressed where it stands now. What was sent is not sent once more because of this."""
    with suppress(TelegramAPIError):
        await bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id)
