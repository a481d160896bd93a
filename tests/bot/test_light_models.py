"""Models that learn their bot in the short way are the same as others: they know it, wherever they stand."""

import pytest
from aiogram import Bot
from aiogram.client.context_controller import BotContextController
from aiogram.methods import SendMessage
from aiogram.types import Update

from bot.light_models import lighten

TOKEN = "123456:ABC-DEF"
USER = {"id": 5, "is_bot": False, "first_name": "Ivan"}
MESSAGE = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}, "from": USER, "text": "Hi"}

# no database is asked
pytestmark = pytest.mark.only_on("sqlite")


@pytest.fixture(autouse=True)
def _light() -> None:
    lighten()


def read(bot: Bot | None) -> Update:
    return Update.model_validate({"update_id": 1, "message": MESSAGE}, context={"bot": bot} if bot else None)


def test_an_update_and_all_in_it_know_the_bot_it_came_by() -> None:
    bot = Bot(TOKEN)

    message = read(bot).message

    assert message is not None
    assert message.from_user is not None
    assert [each.bot for each in (message, message.chat, message.from_user)] == [bot, bot, bot]


def test_a_model_that_came_by_no_bot_knows_none() -> None:
    message = read(None).message

    assert message is not None
    assert message.bot is None


def test_a_copy_knows_the_bot_of_its_original() -> None:
    bot = Bot(TOKEN)
    message = read(bot).message
    assert message is not None

    copied = message.model_copy(update={"text": "Ho"})

    assert (copied.text, copied.bot) == ("Ho", bot)


def test_a_call_is_bound_to_a_bot_later() -> None:
    bot = Bot(TOKEN)

    call = SendMessage(chat_id=5, text="x").as_(bot)

    assert call.bot == bot


def test_a_model_with_more_to_remember_stays_as_it_is() -> None:
    class Keeping(BotContextController):
        _kept: str = "kept"

    lighten()
    heavy = Keeping.model_validate({}, context={"bot": (bot := Bot(TOKEN))})

    assert (heavy._kept, heavy.bot) == ("kept", bot)
