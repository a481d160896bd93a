"""Introductions in chat: the card with its presses, the list, and what people are told."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.refusals import NotFound
from domain.staff import Actor
from handlers.context import Context
from handlers.introduction_screens import card_screen, late_screen, list_screen
from handlers.notices import Notice
from handlers.presses import IntroductionPress, IntroductionsPress, Pressed
from handlers.screen import Screen, show
from storage.db import Tx
from texts import Texts
from usecases import introduction_cards, introduction_steps

router = Router(name="introductions")


@router.callback_query(IntroductionsPress.filter())
async def show_list(query: CallbackQuery, callback_data: IntroductionsPress, ctx: Context) -> None:
    await show(query, list_screen(ctx.say, await ctx.read(introduction_cards.listing), callback_data.page))


@router.callback_query(Pressed(IntroductionPress, "show"))
async def show_card(query: CallbackQuery, callback_data: IntroductionPress, ctx: Context) -> None:
    await show(query, card_screen(ctx.say, await ctx.read(introduction_cards.show, callback_data.id)))


@router.callback_query(Pressed(IntroductionPress, "open"))
async def open_from_list(query: CallbackQuery, callback_data: IntroductionPress, ctx: Context) -> None:
    await show(query, card_screen(ctx.say, await ctx.read(introduction_cards.show, callback_data.id), listed=True))


@router.callback_query(Pressed(IntroductionPress, "done"))
async def say_introduced(query: CallbackQuery, callback_data: IntroductionPress, ctx: Context) -> None:
    await ctx.write(introduction_steps.say_introduced, callback_data.id)
    card = await ctx.read(introduction_cards.show, callback_data.id)
    await show(query, card_screen(ctx.say, card), ctx.say.toast("introduction-toast-said"))


@router.callback_query(Pressed(IntroductionPress, "back"))
async def take_back(query: CallbackQuery, callback_data: IntroductionPress, ctx: Context) -> None:
    await ctx.write(introduction_steps.take_back, callback_data.id)
    await show_card(query, callback_data, ctx)


def _tell_card(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        return card_screen(say, introduction_cards.show(tx, recipient, params["introduction_id"]))
    except NotFound:
        return None


def _tell_asked(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    """Nothing is asked of who has done their part meanwhile."""
    try:
        card = introduction_cards.show(tx, recipient, params["introduction_id"])
    except NotFound:
        return None
    return card_screen(say, card) if card.yours is not None else None


def _tell_late(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        card = introduction_cards.show(tx, recipient, params["introduction_id"])
    except NotFound:
        return None
    return late_screen(say, card) if card.outcome is None else None


NOTICES: dict[str, Notice] = {
    "introduction": _tell_asked,
    "introduction_changed": _tell_card,
    "introduction_late": _tell_late,
}
