"""A client's card after something was done about the client: what was done stays done, whoever may see the card now."""

from collections.abc import Sequence
from typing import Any

from domain.client_base import TooManyOpened
from handlers.client_screens import card_screen
from handlers.context import Context
from handlers.screen import Button, Screen
from texts import Html, lines
from usecases import clients


async def card_after(ctx: Context, client_id: int, told: Html | None = None, undo: Sequence[Button] = ()) -> Screen:
    """What was done, the way to undo it, and the card; in its place, to whoever may open no further client now, why."""
    first = [undo] if undo else []
    try:
        card = card_screen(await ctx.write(clients.show, client_id), ctx.say)
    except TooManyOpened as refused:
        params: dict[str, Any] = refused.params
        return Screen(lines([told, ctx.say(f"refusal-{refused.code}", **params)]), first)
    return Screen(lines([told, card.text]), [*first, *card.rows])
