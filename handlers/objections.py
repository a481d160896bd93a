"""Objections in chat: the card with its presses, and what people are told."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.refusals import NotFound
from domain.staff import Actor
from handlers.context import Context
from handlers.notices import Notice
from handlers.objection_screens import about, objection_screen, outcome
from handlers.presses import ObjectionPress, Pressed, WhyPress
from handlers.screen import Screen, press, show
from storage.db import Tx
from texts import Texts, lines
from usecases import objections

router = Router(name="objections")


@router.callback_query(Pressed(ObjectionPress, "show"))
async def show_card(query: CallbackQuery, callback_data: ObjectionPress, ctx: Context) -> None:
    await show(query, objection_screen(await ctx.read(objections.show, callback_data.id), ctx.say))


def _tell_card(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        return objection_screen(objections.show(tx, recipient, params["objection_id"]), say)
    except NotFound:
        return None


def _tell_decided(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    found = objections.show(tx, recipient, params["objection_id"]).objection
    text = lines([say("objection-told-decided"), about(found, say), outcome(found, say)])
    return Screen(text, [[press(say.button("objection-why"), WhyPress(payment_id=found.payment_id))]])


NOTICES: dict[str, Notice] = {
    "objection_raised": _tell_card,
    "objection_changed": _tell_card,
    "objection_decided": _tell_decided,
}
