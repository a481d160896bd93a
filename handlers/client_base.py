"""The client base in chat: who opened what, letting somebody go on who was stopped, and the limit."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.refusals import Outdated, Refusal
from domain.staff import Actor
from handlers.client_base_screens import limit_screen, opened_screen, stop_screen, viewers_screen
from handlers.context import Context
from handlers.notices import Notice
from handlers.presses import Pressed, SettingsPress, ViewsPress
from handlers.screen import Screen, show, show_beside
from storage.db import Tx
from texts import Texts
from usecases import client_views

router = Router(name="client base")


@router.callback_query(Pressed(ViewsPress, "open"))
async def open_views(query: CallbackQuery, callback_data: ViewsPress, ctx: Context) -> None:
    """A new message: the one pressed has a decision to be taken on it."""
    await show_beside(query, opened_screen(ctx.say, await ctx.read(client_views.of_person, callback_data.id)))


@router.callback_query(Pressed(ViewsPress, "list"))
async def show_views(query: CallbackQuery, callback_data: ViewsPress, ctx: Context) -> None:
    page = await ctx.read(client_views.of_person, callback_data.id, callback_data.page)
    await show(query, opened_screen(ctx.say, page))


@router.callback_query(Pressed(ViewsPress, "client"))
async def show_viewers(query: CallbackQuery, callback_data: ViewsPress, ctx: Context) -> None:
    page = await ctx.read(client_views.of_client, callback_data.id, callback_data.page)
    await show(query, viewers_screen(ctx.say, page))


@router.callback_query(Pressed(ViewsPress, "lift"))
async def lift(query: CallbackQuery, callback_data: ViewsPress, ctx: Context) -> None:
    await show(query, stop_screen(ctx.say, await ctx.write(client_views.lift, callback_data.id)))


@router.callback_query(Pressed(SettingsPress, "opened"))
async def ask_limit(query: CallbackQuery, ctx: Context) -> None:
    await show(query, limit_screen(ctx.say, await ctx.read(client_views.limit)))


@router.callback_query(Pressed(SettingsPress, "opened-is"))
async def set_limit(query: CallbackQuery, callback_data: SettingsPress, ctx: Context) -> None:
    if not (callback_data.value.isascii() and callback_data.value.isdigit()):
        raise Outdated
    most = await ctx.write(client_views.set_limit, int(callback_data.value))
    await show(query, limit_screen(ctx.say, most), ctx.say.toast("settings-saved"))


def _tell_stopped(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        return stop_screen(say, client_views.stop(tx, recipient, params["stop_id"]))
    except Refusal:
        return None  # they lead this person no more


def _tell_allowed(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    del tx, recipient
    return Screen(say("stop-allowed", name=params["by"]))


NOTICES: dict[str, Notice] = {"opening_stopped": _tell_stopped, "opening_allowed": _tell_allowed}
