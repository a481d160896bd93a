"""/plan: the compensation plan in force and its other versions, for everybody; beside it the director's desk."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.refusals import Outdated
from domain.staff import Actor, Permission, roles_that_may
from handlers.context import Context
from handlers.notices import Notice
from handlers.plan_screens import advice_screen, notice_screen, plan_screen, withdraw_screen
from handlers.presses import PlanDeskPress, PlanPress, Pressed
from handlers.screen import Screen, reply, show
from storage.db import Tx
from texts import Texts
from usecases import period_advice, plan

router = Router(name="plan")

COMMANDS = {"plan": roles_that_may(Permission.READ_PLAN)}


@router.message(Command("plan"))
async def read(message: Message, ctx: Context) -> None:
    await reply(message, await _plan(ctx, None))


@router.callback_query(PlanPress.filter())
async def read_version(query: CallbackQuery, callback_data: PlanPress, ctx: Context) -> None:
    await show(query, await _plan(ctx, callback_data.id or None))


async def _plan(ctx: Context, plan_id: int | None) -> Screen:
    may_set_up = ctx.actor.may(Permission.MANAGE_COMPANY)
    return plan_screen(ctx.say, await ctx.read(plan.show, plan_id), may_set_up=may_set_up)


@router.callback_query(Pressed(PlanDeskPress, "advice"))
async def advise(query: CallbackQuery, ctx: Context) -> None:
    advice = await ctx.read(period_advice.by_line)
    await show(query, advice_screen(ctx.say, await ctx.read(plan.show), advice))


@router.callback_query(Pressed(PlanDeskPress, "withdraw"))
async def ask_to_withdraw(query: CallbackQuery, callback_data: PlanDeskPress, ctx: Context) -> None:
    view = await ctx.read(plan.show, callback_data.id)
    sure = (
        withdraw_screen(ctx.say, view.plan) if view.may_withdraw and view.plan else await _plan(ctx, callback_data.id)
    )
    await show(query, sure)


@router.callback_query(Pressed(PlanDeskPress, "withdraw-yes"))
async def withdraw(query: CallbackQuery, callback_data: PlanDeskPress, ctx: Context) -> None:
    """Who presses twice finds it withdrawn."""
    toast: str | None = ctx.say.toast("plan-withdrawn-toast")
    try:
        await ctx.write(plan.withdraw, callback_data.id)
    except Outdated:
        toast = None
    await show(query, await _plan(ctx, callback_data.id), toast)


def _tell_published(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    found = plan.find(tx, recipient, params["plan_id"])
    return None if found.withdrawn else notice_screen(say, found.plan, withdrawn=False)


def _tell_withdrawn(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    return notice_screen(say, plan.find(tx, recipient, params["plan_id"]).plan, withdrawn=True)


NOTICES: dict[str, Notice] = {"plan_published": _tell_published, "plan_withdrawn": _tell_withdrawn}
