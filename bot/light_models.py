"""Makes aiogram's models lighter to build: each learns its bot by one assignment.

A model has one private attribute, the bot it came by. pydantic sets it up through a call for each class that the model
descends from and looks for a default that is not there: half of what it costs to read an update.
"""

from typing import Any

from aiogram.client.context_controller import BotContextController

_BOT = {"_bot"}


def lighten() -> None:
    """For all models there are by now. One with other private attributes, or of another aiogram, stays as it is."""
    waiting: list[Any] = [BotContextController]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if model.__private_attributes__.keys() == _BOT:
            model.model_post_init = _know_the_bot


def _know_the_bot(self: BotContextController, context: Any, /) -> None:
    bot = context.get("bot") if context else None
    # a heavier descendant has its other attributes set already
    object.__setattr__(self, "__pydantic_private__", {**(self.__pydantic_private__ or {}), "_bot": bot})
