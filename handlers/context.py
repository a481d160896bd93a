"""What a handler is given: who acts, in which words, on which database. Made once for each update."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Concatenate, ParamSpec, TypeVar

from aiogram.types import Message

from domain.client_base import TooManyOpened
from domain.staff import Actor
from storage.db import Database, Tx
from texts import Texts
from usecases import access
from usecases.client_base import report

Params = ParamSpec("Params")
Result = TypeVar("Result")


def words_of(message: Message) -> str:
    """What is typed, be it under a picture; empty: nothing."""
    return message.text or (message.photo and message.caption) or ""


@dataclass(frozen=True, slots=True)
class Context:
    """`now` is an aware UTC instant; `today` the business date in the company's time zone.

    `inline_mode`: the bot can be asked from the input line, `@bot …`, which its owner has to allow. `revision`: the
    company's when the actor was looked up; a use case that runs at a later one looks again.
    """

    actor: Actor
    say: Texts
    db: Database
    now: datetime
    today: date
    bot_username: str = ""
    inline_mode: bool = False
    revision: int = -1

    async def write(
        self, use_case: Callable[Concatenate[Tx, Actor, Params], Result], *args: Params.args, **kwargs: Params.kwargs
    ) -> Result:
        """Run a use case that changes something, as this person; its result is durable when it returns."""
        try:
            return await self.db.write(access.run, self.actor, self.revision, use_case, *args, **kwargs)
        except TooManyOpened:
            # the refusal undid all of its own transaction, and whoever leads this person is to hear of it
            await self.write(report)
            raise

    async def read(
        self, use_case: Callable[Concatenate[Tx, Actor, Params], Result], *args: Params.args, **kwargs: Params.kwargs
    ) -> Result:
        """Run a use case that only looks, on one snapshot."""
        return await self.db.read(access.run, self.actor, self.revision, use_case, *args, **kwargs)
