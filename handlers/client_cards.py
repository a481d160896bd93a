"""A client's card after something was done about the client: what was done stays done, whoever may see the card now."""

from domain.client_base import TooManyOpened
from handlers.client_screens import card_screen
from handlers.context import Context
from handlers.screen import Screen
from texts import Html, lines
from usecases import clients


async def card_after(ctx: Context, client_id: int, told: Html | None = None) -> Screen:
    """What was done, and the card; in its place, to whoever may open no further client now, why."""
    try:
        card = card_screen(await ctx.write(clients.show, client_id), ctx.say)
    except TooManyOpened as refused:
        return Screen(lines([told, ctx.say(f"refusal-{refused.code}", **refused.params)]))
    return Screen(lines([told, card.text]), card.rows)
