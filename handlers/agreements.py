"""A client's period in chat: what can be proposed about it, the cards of proposals, and what people are told."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.agreements import AgreementState
from domain.refusals import NotFound
from domain.staff import Actor
from handlers.agreement_screens import card_screen, ended_screen, period_screen, told_screen
from handlers.context import Context
from handlers.notices import Notice
from handlers.presses import AgreementPress, PeriodPress, Pressed
from handlers.screen import Screen, show
from storage.db import Tx
from texts import Texts
from usecases import agreement_cards, agreements

router = Router(name="agreements")


@router.callback_query(Pressed(PeriodPress, "show"))
async def show_period(query: CallbackQuery, callback_data: PeriodPress, ctx: Context) -> None:
    await show(query, period_screen(ctx.say, await ctx.read(agreement_cards.period, callback_data.id)))


@router.callback_query(Pressed(AgreementPress, "show"))
async def show_card(query: CallbackQuery, callback_data: AgreementPress, ctx: Context) -> None:
    await show(query, card_screen(ctx.say, await ctx.read(agreement_cards.show, callback_data.id)))


@router.callback_query(Pressed(AgreementPress, "agree"))
async def agree(query: CallbackQuery, callback_data: AgreementPress, ctx: Context) -> None:
    """A repeated press shows the present state."""
    found = await ctx.write(agreements.agree, callback_data.id)
    agreed = found.state is AgreementState.AGREED
    toast = ctx.say.toast("agreement-toast-agreed" if agreed else "agreement-toast-present")
    await show(query, card_screen(ctx.say, await ctx.read(agreement_cards.show, callback_data.id)), toast)


@router.callback_query(Pressed(AgreementPress, "back"))
async def take_back(query: CallbackQuery, callback_data: AgreementPress, ctx: Context) -> None:
    await ctx.write(agreements.take_back, callback_data.id)
    card = await ctx.read(agreement_cards.show, callback_data.id)
    await show(query, card_screen(ctx.say, card), ctx.say.toast("agreement-toast-taken-back"))


def _tell_card(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        return card_screen(say, agreement_cards.show(tx, recipient, params["agreement_id"]))
    except NotFound:
        return None


def _tell_ended(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    return ended_screen(say, agreement_cards.told(tx, recipient, params["agreement_id"]))


def _tell_people(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    card = agreement_cards.told(tx, recipient, params["agreement_id"])
    return told_screen(say, card, hunts=recipient.staff_id in card.proposal.hunter_ids)


NOTICES: dict[str, Notice] = {
    "agreement_opened": _tell_card,
    "agreement_changed": _tell_card,
    "agreement_ended": _tell_ended,
    "agreement_told": _tell_people,
}
