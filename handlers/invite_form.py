"""Inviting somebody: as whom, their name, and the link as a message of its own that is easy to forward."""

from typing import Any

from aiogram import Bot
from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog import Dialog, DialogManager

from domain.staff import NameNotGiven, Role
from handlers.context import Context
from handlers.forms import ctx_of, end, ended_window, step_window
from handlers.screen import Screen
from handlers.team_screens import name_screen, place_value, places_screen, sent_screen, team_screen
from texts import Html
from usecases import staff, team


class InviteForm(StatesGroup):
    """Three steps; where there is only one place to invite to, it is chosen already."""

    place = State()
    name = State()
    sent = State()
    ended = State()


async def _begin(_: Any, manager: DialogManager) -> None:
    places = await ctx_of(manager).read(team.places)
    if len(places) == 1:
        manager.dialog_data["place"] = place_value(*places[0])
        await manager.switch_to(InviteForm.name)


async def _draw_places(manager: DialogManager) -> Screen:
    ctx = ctx_of(manager)
    return places_screen(ctx.say, await ctx.read(team.places))


async def _place_pressed(value: str, manager: DialogManager) -> None:
    if value == "cancel":
        await _leave(manager)
        return
    manager.dialog_data["place"] = value
    await manager.switch_to(InviteForm.name)


async def _draw_name(manager: DialogManager) -> Screen:
    wrong = manager.dialog_data.pop("wrong", False)
    return name_screen(ctx_of(manager).say, _place(manager)[0], wrong=wrong)


def _place(manager: DialogManager) -> tuple[Role, int | None]:
    role, _, department = manager.dialog_data["place"].partition(".")
    return Role(role), int(department) or None


async def _name_typed(text: str, manager: DialogManager) -> None:
    ctx, (role, department_id) = ctx_of(manager), _place(manager)
    try:
        token = await ctx.write(staff.invite, role, text, department_id)
    except NameNotGiven:
        manager.dialog_data["wrong"] = True
        return
    bot: Bot = manager.middleware_data["bot"]
    await bot.send_message(manager.middleware_data["event_chat"].id, _link(ctx, text, token))
    manager.dialog_data["name"] = text
    await manager.switch_to(InviteForm.sent)


def _link(ctx: Context, name: str, token: str) -> Html:
    link = f"https://t.me/{ctx.bot_username}?start={token}"
    return ctx.say("invite-message", name=name, link=link, until=ctx.now + staff.INVITED_FOR)


async def _name_pressed(value: str, manager: DialogManager) -> None:
    if value == "back" and len(await ctx_of(manager).read(team.places)) > 1:
        await manager.switch_to(InviteForm.place)
    else:
        await _leave(manager)


async def _draw_sent(manager: DialogManager) -> Screen:
    return sent_screen(ctx_of(manager).say, manager.dialog_data["name"])


async def _sent_pressed(value: str, manager: DialogManager) -> None:
    if value == "more":
        await manager.switch_to(InviteForm.place)
        await _begin(None, manager)
    else:
        await _leave(manager)


async def _leave(manager: DialogManager) -> None:
    await end(manager, InviteForm.ended, _outcome)


async def _outcome(manager: DialogManager) -> Screen:
    ctx = ctx_of(manager)
    return team_screen(ctx.say, await ctx.read(team.show))


dialogs = (
    Dialog(
        step_window(InviteForm.place, _draw_places, _place_pressed),
        step_window(InviteForm.name, _draw_name, _name_pressed, _name_typed),
        step_window(InviteForm.sent, _draw_sent, _sent_pressed),
        ended_window(InviteForm.ended, _outcome),
        on_start=_begin,
    ),
)
