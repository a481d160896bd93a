"""Coverage in chat: the lists of gaps and alarms, and the alarm that both heads hear of."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.staff import Actor
from handlers.context import Context
from handlers.coverage_screens import alarms_screen, gaps_screen, told_screen
from handlers.notices import Notice
from handlers.presses import CoveragePress, Pressed
from handlers.screen import Screen, show
from storage.db import Tx
from texts import Texts
from usecases import coverage

router = Router(name="coverage")


@router.callback_query(Pressed(CoveragePress, "gaps"))
async def show_gaps(query: CallbackQuery, callback_data: CoveragePress, ctx: Context) -> None:
    await show(query, gaps_screen(ctx.say, await ctx.read(coverage.gaps, callback_data.page)))


@router.callback_query(Pressed(CoveragePress, "alarms"))
async def show_alarms(query: CallbackQuery, callback_data: CoveragePress, ctx: Context) -> None:
    await show(query, alarms_screen(ctx.say, await ctx.read(coverage.alarms, callback_data.page)))


def _tell_alarm(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    stands = coverage.standing(tx, params["alarm_ids"])
    return told_screen(say, stands, coverage.openable(tx, recipient, stands)) if stands else None


NOTICES: dict[str, Notice] = {"coverage_alarm": _tell_alarm}
