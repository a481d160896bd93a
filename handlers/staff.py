"""/team: people by department, their cards, suspending and restoring, invitations; and what is told of people."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode

from domain.refusals import NotFound
from domain.staff import Actor, Permission, roles_that_may
from handlers import invite_form
from handlers.context import Context
from handlers.notices import Notice
from handlers.presses import Pressed, TeamPress
from handlers.screen import Screen, press, reply, show
from handlers.team_screens import (
    ask_suspend_screen,
    group_screen,
    invitations_screen,
    person_screen,
    team_screen,
)
from storage import staff as staff_storage
from storage.db import Tx
from texts import Texts
from usecases import company, staff, team

router = Router(name="staff")
dialogs = invite_form.dialogs

COMMANDS = {"team": roles_that_may(Permission.SEE_TEAM)}


@router.message(Command("team"))
async def read(message: Message, ctx: Context) -> None:
    await reply(message, team_screen(ctx.say, await ctx.read(team.show)))


@router.callback_query(Pressed(TeamPress, "show"))
async def show_all(query: CallbackQuery, ctx: Context) -> None:
    await show(query, team_screen(ctx.say, await ctx.read(team.show)))


@router.callback_query(Pressed(TeamPress, "group"))
async def show_group(query: CallbackQuery, callback_data: TeamPress, ctx: Context) -> None:
    known = await ctx.read(team.show)
    wanted = callback_data.id or None
    group = next((g for g in known.groups if (g.department and g.department.department_id) == wanted), None)
    if group is None:
        raise NotFound
    await show(query, group_screen(ctx.say, known, group, callback_data.page, alone=len(known.groups) == 1))


@router.callback_query(Pressed(TeamPress, "person"))
async def show_person(query: CallbackQuery, callback_data: TeamPress, ctx: Context) -> None:
    await show(query, person_screen(ctx.say, await ctx.read(team.person, callback_data.id)))


@router.callback_query(Pressed(TeamPress, "suspend"))
async def ask_suspend(query: CallbackQuery, callback_data: TeamPress, ctx: Context) -> None:
    card = await ctx.read(team.person, callback_data.id)
    await show(query, ask_suspend_screen(ctx.say, card) if card.may_suspend else person_screen(ctx.say, card))


@router.callback_query(Pressed(TeamPress, "restore"))
async def restore(query: CallbackQuery, callback_data: TeamPress, ctx: Context) -> None:
    card = await ctx.read(team.person, callback_data.id)
    if card.may_restore:
        await ctx.write(staff.restore, callback_data.id)
    await show_person(query, callback_data, ctx)


@router.callback_query(Pressed(TeamPress, "appoint"))
async def appoint(query: CallbackQuery, callback_data: TeamPress, ctx: Context) -> None:
    card = await ctx.read(team.person, callback_data.id)
    if card.may_appoint and card.department is not None:
        await ctx.write(staff.appoint_head, card.department.department_id, callback_data.id)
    await show_person(query, callback_data, ctx)


@router.callback_query(Pressed(TeamPress, "invitations"))
async def show_invitations(query: CallbackQuery, ctx: Context) -> None:
    await show(query, invitations_screen(ctx.say, await ctx.read(team.show)))


@router.callback_query(Pressed(TeamPress, "revoke"))
async def revoke(query: CallbackQuery, callback_data: TeamPress, ctx: Context) -> None:
    known = await ctx.read(team.show)
    if callback_data.id in {invitation.invitation_id for invitation in known.invitations}:
        await ctx.write(staff.revoke_invitation, callback_data.id)
    screen = invitations_screen(ctx.say, await ctx.read(team.show))
    await show(query, screen, ctx.say.toast("invitations-revoked"))


@router.callback_query(Pressed(TeamPress, "invite"))
async def invite(query: CallbackQuery, dialog_manager: DialogManager) -> None:
    await query.answer()
    await dialog_manager.start(invite_form.InviteForm.place, mode=StartMode.RESET_STACK)


def _tell_joined(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    del recipient
    person = staff_storage.get(tx, params["person_id"])
    card = press(say.button("notice-open-card"), TeamPress(do="person", id=person.staff_id))
    return Screen(say("notice-joined", name=person.name), [[card]])


def _tell_head_appointed(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    department = next(d for d in company.departments(tx) if d.department_id == params["department_id"])
    if params["person_id"] == recipient.staff_id:
        return Screen(say("notice-head-you", department=department.name))
    head = staff_storage.get(tx, params["person_id"])
    return Screen(say("notice-head-other", department=department.name, name=head.name))


def _tell_unreachable(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    del recipient
    person = staff_storage.get(tx, params["person_id"])
    if not person.unreachable:
        return None
    card = press(say.button("notice-open-card"), TeamPress(do="person", id=person.staff_id))
    return Screen(say("notice-unreachable", name=person.name), [[card]])


NOTICES: dict[str, Notice] = {
    "staff_joined": _tell_joined,
    "staff_head_appointed": _tell_head_appointed,
    "staff_unreachable": _tell_unreachable,
}
