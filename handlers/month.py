"""/month: the month that is closed next, the closing itself, and the files of closed ones; people get their own."""

from datetime import date, datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.month import MonthClosed, MonthStillOpen
from domain.refusals import Outdated
from domain.staff import Actor, Permission, roles_that_may
from handlers.context import Context
from handlers.month_papers import payroll_files, statement_files
from handlers.month_screens import (
    MonthPress,
    closed_screen,
    files_screen,
    people_screen,
    review_screen,
    sure_screen,
)
from handlers.notices import Notice
from handlers.presses import EarningsPress, Pressed
from handlers.screen import Screen, press, reply, show, show_beside
from storage.db import Tx
from texts import Texts
from usecases import months, statements
from usecases.months import ClosedMonth
from usecases.statements import Sheets

router = Router(name="month")

COMMANDS = {"month": roles_that_may(Permission.REVIEW_MONTH)}


@router.message(Command("month"))
async def review(message: Message, ctx: Context) -> None:
    await reply(message, review_screen(await ctx.read(months.review), ctx.say, ctx.actor))


@router.callback_query(Pressed(MonthPress, "review"))
async def review_again(query: CallbackQuery, ctx: Context) -> None:
    await show(query, review_screen(await ctx.read(months.review), ctx.say, ctx.actor))


@router.callback_query(Pressed(MonthPress, "sure"))
async def ask_once_more(query: CallbackQuery, callback_data: MonthPress, ctx: Context) -> None:
    """A button of a month that was closed since shows it as it was closed."""
    found = await ctx.read(months.review)
    if found.month != _day(callback_data):
        await show(query, closed_screen(await _closed(ctx, callback_data), ctx.say))
    else:
        await show(query, sure_screen(found, ctx.say))


@router.callback_query(Pressed(MonthPress, "close"))
async def close(query: CallbackQuery, callback_data: MonthPress, ctx: Context) -> None:
    """Who presses second finds it closed."""
    month = _day(callback_data)
    try:
        await ctx.write(months.close, month, despite_objections=callback_data.number)
        toast = ctx.say.toast("month-toast-closed")
    except MonthClosed as closed:
        params: dict[str, Any] = closed.params
        toast = ctx.say.toast("refusal-month-closed", **params)
    await show(query, closed_screen(await _closed(ctx, callback_data), ctx.say), toast)


@router.callback_query(Pressed(MonthPress, "closed"))
async def show_closed(query: CallbackQuery, callback_data: MonthPress, ctx: Context) -> None:
    await show(query, closed_screen(await _closed(ctx, callback_data), ctx.say))


@router.callback_query(Pressed(MonthPress, "people"))
async def choose_person(query: CallbackQuery, callback_data: MonthPress, ctx: Context) -> None:
    await show(query, people_screen(await _closed(ctx, callback_data), callback_data.number, ctx.say))


@router.callback_query(Pressed(MonthPress, "payroll"))
async def send_payroll(query: CallbackQuery, callback_data: MonthPress, ctx: Context) -> None:
    month = _day(callback_data)
    sheets = await ctx.write(statements.export, month)
    text = ctx.say("month-payroll", month=ctx.say.month(month))
    await show_beside(query, files_screen(text, payroll_files(sheets, ctx.say, ctx.now), month, ctx.say))


@router.callback_query(Pressed(MonthPress, "all"))
async def send_all(query: CallbackQuery, callback_data: MonthPress, ctx: Context) -> None:
    month = _day(callback_data)
    sheets = await ctx.write(statements.export, month)
    text = ctx.say("month-statements", month=ctx.say.month(month), count=len(sheets.people))
    await show_beside(query, files_screen(text, statement_files(sheets, ctx.say, ctx.now), month, ctx.say))


@router.callback_query(Pressed(MonthPress, "one"))
async def send_one(query: CallbackQuery, callback_data: MonthPress, ctx: Context) -> None:
    month = _day(callback_data)
    sheets = await ctx.write(statements.export, month, callback_data.number)
    text = ctx.say("month-statement", month=ctx.say.month(month), name=sheets.people[0].name)
    await show_beside(query, files_screen(text, statement_files(sheets, ctx.say, ctx.now), month, ctx.say))


@router.callback_query(Pressed(MonthPress, "own"))
async def send_own(query: CallbackQuery, callback_data: MonthPress, ctx: Context) -> None:
    """The same as came when the month was closed."""
    sheets = await ctx.write(statements.export_own, _day(callback_data))
    await show_beside(query, _own_statement(sheets, ctx.say, ctx.now))


def _day(pressed: MonthPress) -> date:
    if not pressed.month:
        raise Outdated
    return date.fromisoformat(pressed.month)


async def _closed(ctx: Context, pressed: MonthPress) -> ClosedMonth:
    month = _day(pressed)
    found = await ctx.read(months.closed, month)
    if found is None:
        raise MonthStillOpen(month=month.month, year=month.year)
    return found


def _tell_statement(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    sheets = statements.own(tx, recipient, date.fromisoformat(params["month"]))
    return _own_statement(sheets, say, tx.now)


def _own_statement(sheets: Sheets, say: Texts, now: datetime) -> Screen:
    month = sheets.closing.month
    text = say("month-told-statement", month=say.month(month, capital=True), amount=sheets.people[0].payable)
    button = press(say.button("month-to-earnings"), EarningsPress(do=month.isoformat()))
    return Screen(text, [[button]], files=statement_files(sheets, say, now))


def _tell_payroll(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    month = date.fromisoformat(params["month"])
    sheets = statements.of_everybody(tx, recipient, month)
    name = sheets.closing.closed_by_name
    text = say("month-told-payroll", month=say.month(month, capital=True), name=name)
    return files_screen(text, payroll_files(sheets, say, tx.now), month, say)


NOTICES: dict[str, Notice] = {"month_statement": _tell_statement, "month_payroll": _tell_payroll}
