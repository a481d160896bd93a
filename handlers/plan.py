"""/plan: the compensation plan in force and its other versions, for everybody to read."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.staff import Permission, roles_that_may
from handlers.context import Context
from handlers.plan_screens import plan_screen
from handlers.presses import PlanPress
from handlers.screen import Screen, reply, show
from usecases import plan

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
