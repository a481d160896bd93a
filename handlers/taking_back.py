"""↩️ below what a tap has recorded: it is taken back, one line says so, and leads on."""

from typing import Final, Literal

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.client_cards import card_after
from handlers.context import Context
from handlers.presses import ClientsPress, Press
from handlers.screen import Button, Screen, press, show
from texts import Texts
from usecases import taking_back

router = Router(name="taking back")

_DONE: Final = {"meeting": "undo-done-meeting", "person": "undo-done-person", "deal": "undo-done-deal"}
Kind = Literal["meeting", "person", "deal", "client"]


class UndoPress(Press, prefix="ud"):
    """Take back what was recorded; `id`: of the record."""

    what: Kind
    id: int


def undo_row(say: Texts, what: Kind, record_id: int) -> list[Button]:
    """The button that takes a record back."""
    return [press(say.button("common-undo"), UndoPress(what=what, id=record_id))]


async def _take_back(what: Kind, record_id: int, ctx: Context) -> Screen:
    if what == "client":
        await ctx.write(taking_back.client, record_id)
        return Screen(ctx.say("undo-done-client"), [[press(ctx.say.button("search-all"), ClientsPress())]])
    use_case = {"meeting": taking_back.meeting, "person": taking_back.person, "deal": taking_back.deal}[what]
    return await card_after(ctx, await ctx.write(use_case, record_id), ctx.say(_DONE[what]))


@router.callback_query(UndoPress.filter())
async def undo(query: CallbackQuery, callback_data: UndoPress, ctx: Context) -> None:
    await show(query, await _take_back(callback_data.what, callback_data.id, ctx))
