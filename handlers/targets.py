"""Targets in chat: the list of a month, the question for an amount in one form, and what is told of them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.refusals import NotFound
from domain.staff import Actor, Permission
from handlers.context import Context
from handlers.form_parts import Form, Frame, Step, begin
from handlers.notices import Notice
from handlers.presses import EarningsPress, Pressed
from handlers.screen import Button, Screen, press, show
from handlers.target_screens import TargetPress, ask_screen, list_screen, progress_lines
from storage.db import Tx
from texts import Html, Texts, Word, lines
from usecases import targets
from usecases.typed_answers import read_amount

router = Router(name="targets")


class TargetForm(StatesGroup):
    """How much is to be earned in a month?"""

    amount = State()
    ended = State()


def _month(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@router.callback_query(Pressed(TargetPress, "list"))
async def show_list(query: CallbackQuery, callback_data: TargetPress, ctx: Context) -> None:
    found = await ctx.read(targets.listing, _month(callback_data.month))
    await show(query, list_screen(ctx.say, found, callback_data.page))


@router.callback_query(Pressed(TargetPress, "ask"))
async def begin_target(
    _: CallbackQuery, callback_data: TargetPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    whose = callback_data.who, callback_data.department
    view = await ctx.read(targets.show, *whose, _month(callback_data.month))
    about = {"who": callback_data.who, "department": callback_data.department}
    entered = {"month": view.month.isoformat()}
    await begin(dialog_manager, Permission.SET_TARGETS, TargetForm.amount, about=about, entered=entered)
    await dialog_manager.answer_callback()


def _whose(form: Form) -> tuple[int, int]:
    return form.about["who"], form.about["department"]


def _chosen(form: Form) -> date:
    return date.fromisoformat(form.entered["month"])


async def _ask(form: Form) -> Screen:
    return ask_screen(form.say, await form.ctx.read(targets.show, *_whose(form), _chosen(form)))


async def _press(form: Form, answer: str) -> None:
    if answer == "remove":
        await form.ctx.write(targets.remove, *_whose(form), _chosen(form))
        await form.end(month=form.entered["month"])
    elif "-" in answer:
        form.entered["month"] = date.fromisoformat(answer).isoformat()
    else:
        await _set(form, Decimal(answer))


async def _hear(form: Form, text: str) -> None:
    await _set(form, read_amount(text, form.say.currency_code))


async def _set(form: Form, amount: Decimal) -> None:
    month = form.entered["month"]
    await form.ctx.write(targets.set_target, *_whose(form), date.fromisoformat(month), amount)
    await form.end(month=month)


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    """The list, and above it what was done."""
    month = _month(done.get("month", ""))
    screen = list_screen(form.say, await form.ctx.read(targets.listing, month), 0)
    if month is None:
        return screen
    view = await form.ctx.read(targets.show, *_whose(form), month)
    words: dict[str, Word] = {"name": view.subject.name, "month": form.say.month(view.month)}
    target = view.progress.target if view.progress else None
    said = form.say("targets-saved", **words, amount=target) if target else form.say("targets-removed", **words)
    return Screen(lines([said, Html(""), screen.text]), screen.rows)


def _tell_set(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        found = targets.own(tx, recipient, params["department_id"], date.fromisoformat(params["month"]))
    except NotFound:
        return None
    if found.progress is None:
        return None
    words: dict[str, Word] = {"month": say.month(found.month), "target": found.progress.target, "by": found.by}
    told = say("notice-target-set", **words)
    if found.department is not None:
        told = say("notice-target-set-department", **words, department=found.department)
    return Screen(lines([told, *progress_lines(say, found.progress)[1:]]), [_to_earnings(say)])


def _tell_removed(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        found = targets.own(tx, recipient, params["department_id"], date.fromisoformat(params["month"]))
    except NotFound:
        return None
    if found.progress is not None:
        return None
    month = say.month(found.month)
    if found.department is None:
        return Screen(say("notice-target-removed", month=month), [_to_earnings(say)])
    return Screen(say("notice-target-removed-department", month=month, department=found.department))


def _to_earnings(say: Texts) -> list[Button]:
    return [press(say.button("start-earnings"), EarningsPress())]


NOTICES: dict[str, Notice] = {"target_set": _tell_set, "target_removed": _tell_removed}

dialogs = (Frame([Step(TargetForm.amount, _ask, _press, _hear)], TargetForm.ended, _outcome).dialog(),)
