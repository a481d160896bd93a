"""Somebody leaves: the suspension, the new owners of their clients, and what people are told of both."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.refusals import NotAllowed, NotFound, Outdated
from domain.staff import Actor
from handlers.client_base_screens import open_button
from handlers.context import Context
from handlers.leaving_screens import (
    all_screen,
    leaving_screen,
    one_screen,
    settlement_lines,
    sure_screen,
    suspended_screen,
)
from handlers.notices import Notice
from handlers.presses import ClientPress, LeavingPress, Pressed, TeamPress
from handlers.screen import Screen, press, show
from handlers.staff import show_person
from storage import client_base
from storage import clients as clients_storage
from storage import leaving as leaving_storage
from storage import staff as staff_storage
from storage.db import Tx
from texts import Texts, lines
from usecases import left_clients, staff

router = Router(name="leaving")


@router.callback_query(Pressed(TeamPress, "suspend-yes"))
async def suspend(query: CallbackQuery, callback_data: TeamPress, ctx: Context) -> None:
    try:
        done = await ctx.write(staff.suspend, callback_data.id)
    except Outdated:
        await show_person(query, callback_data, ctx)
        return
    await show(query, suspended_screen(ctx.say, callback_data.id, done), ctx.say.toast("person-suspended-toast"))


@router.callback_query(Pressed(LeavingPress, "show"))
async def show_progress(query: CallbackQuery, callback_data: LeavingPress, ctx: Context) -> None:
    await show(query, leaving_screen(ctx.say, await ctx.read(left_clients.show, callback_data.id)))


@router.callback_query(Pressed(LeavingPress, "all"))
async def ask_for_all(query: CallbackQuery, callback_data: LeavingPress, ctx: Context) -> None:
    known = await ctx.read(left_clients.show, callback_data.id)
    await show(query, all_screen(ctx.say, known) if known.undecided else leaving_screen(ctx.say, known))


@router.callback_query(Pressed(LeavingPress, "all-to"))
async def ask_once_more(query: CallbackQuery, callback_data: LeavingPress, ctx: Context) -> None:
    known = await ctx.read(left_clients.show, callback_data.id)
    sure = sure_screen(ctx.say, known, callback_data.owner)
    await show(query, sure if known.undecided else leaving_screen(ctx.say, known))


@router.callback_query(Pressed(LeavingPress, "all-yes"))
async def give_all(query: CallbackQuery, callback_data: LeavingPress, ctx: Context) -> None:
    await ctx.write(left_clients.hand_on_all, callback_data.id, callback_data.owner)
    await show_progress(query, callback_data, ctx)


@router.callback_query(Pressed(LeavingPress, "keep"))
async def keep_all(query: CallbackQuery, callback_data: LeavingPress, ctx: Context) -> None:
    await ctx.write(left_clients.keep_all, callback_data.id)
    await show_progress(query, callback_data, ctx)


@router.callback_query(Pressed(LeavingPress, "first"))
async def begin_one_by_one(query: CallbackQuery, callback_data: LeavingPress, ctx: Context) -> None:
    """The first that waits, or, to look again, the first of all."""
    known = await ctx.read(left_clients.show, callback_data.id)
    first = next(iter([*known.undecided, *known.clients]), None)
    await show(query, one_screen(ctx.say, known, first) if first else leaving_screen(ctx.say, known))


@router.callback_query(Pressed(LeavingPress, "one"))
async def show_one(query: CallbackQuery, callback_data: LeavingPress, ctx: Context) -> None:
    known, client = await ctx.read(left_clients.step, callback_data.id)
    await show(query, one_screen(ctx.say, known, client))


@router.callback_query(Pressed(LeavingPress, "to"))
async def give_one(query: CallbackQuery, callback_data: LeavingPress, ctx: Context) -> None:
    """Then comes the next one that waits; after the last, the end."""
    given = await ctx.write(left_clients.hand_on, callback_data.id, callback_data.owner)
    known = await ctx.read(left_clients.show, given.staff_id)
    later = [client for client in known.undecided if client.left_id > given.left_id]
    following = next(iter([*later, *known.undecided]), None)
    screen = one_screen(ctx.say, known, following) if following else leaving_screen(ctx.say, known)
    await show(query, screen, ctx.say.toast("leaving-toast"))


def _about(key: str) -> Notice:
    """A line about somebody who left, what their numbers come to, and the way to their clients and card."""

    def render(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
        person = staff_storage.get(tx, params["person_id"])
        try:
            settled = left_clients.settlement(tx, recipient, person.staff_id)
        except (NotAllowed, NotFound):
            return None  # they lead these people no more
        waiting = leaving_storage.waiting(tx).get(person.staff_id, 0)
        told = [say(key, name=person.name, count=params["clients"])]
        told += settlement_lines(say, settled) if settled else []
        rows = [[press(say.button("notice-open-card"), TeamPress(do="person", id=person.staff_id))]]
        if opened := client_base.opened_lately(tx, person.staff_id):
            told.append(say("views-before-leaving", count=opened))
            rows.insert(0, [open_button(say, person.staff_id)])
        if waiting:
            rows.insert(0, [press(say.button("leaving-open", count=waiting), LeavingPress(id=person.staff_id))])
        return Screen(lines(told), rows)

    return render


def _tell_new_owner(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    del recipient
    client = clients_storage.load(tx, params["client_id"])
    person = staff_storage.get(tx, params["person_id"])
    card = press(say.button("leaving-client"), ClientPress(id=client.client_id, do="beside"))
    return Screen(say("notice-left-client", client=client.name, name=person.name), [[card]])


def _tell_new_owner_of_all(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    del recipient
    person = staff_storage.get(tx, params["person_id"])
    return Screen(say("notice-left-clients", count=params["clients"], name=person.name))


NOTICES: dict[str, Notice] = {
    "staff_clients_taken": _about("notice-clients-taken"),
    "staff_clients_left": _about("notice-clients-left"),
    "staff_settled": _about("notice-settled"),
    "left_client": _tell_new_owner,
    "left_clients": _tell_new_owner_of_all,
}
