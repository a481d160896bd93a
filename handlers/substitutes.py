"""Absences in the chat: the list with its presses, and what people are told of them."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.refusals import NotFound
from domain.staff import Actor
from handlers import substitute_form
from handlers.context import Context
from handlers.notices import Notice
from handlers.presses import AbsencePress, Pressed
from handlers.screen import Screen, press, show
from handlers.substitute_screens import absence_screen
from storage.db import Tx
from texts import Texts
from usecases import substitutes

router = Router(name="substitutes")
router.include_router(substitute_form.router)
dialogs = substitute_form.dialogs


@router.callback_query(Pressed(AbsencePress, "show"))
async def show_absences(query: CallbackQuery, callback_data: AbsencePress, ctx: Context) -> None:
    await show(query, absence_screen(ctx.say, await ctx.read(substitutes.show, callback_data.id)))


@router.callback_query(Pressed(AbsencePress, "revoke"))
async def revoke(query: CallbackQuery, callback_data: AbsencePress, ctx: Context) -> None:
    staff_id = await ctx.write(substitutes.revoke, callback_data.id)
    screen = absence_screen(ctx.say, await ctx.read(substitutes.show, staff_id))
    await show(query, screen, ctx.say.toast("absence-revoked"))


def _teller(key: str) -> Notice:
    def render(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
        try:
            line = substitutes.told_of(tx, recipient, params["absence_id"])
        except NotFound:
            return None
        absence = line.absence
        concerns = {absence.substitute_id: "substitute", absence.staff_id: "self"}
        who = concerns.get(recipient.staff_id, "head")
        text = say(key, who=who, first=absence.first, last=absence.last, name=line.name)
        shown = AbsencePress(id=absence.staff_id if line.may_revoke else recipient.staff_id)
        return Screen(text, [[press(say.button("absence-open"), shown)]])

    return render


NOTICES: dict[str, Notice] = {
    "absence_recorded": _teller("absence-told"),
    "absence_revoked": _teller("absence-told-revoked"),
}
