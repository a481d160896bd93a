"""The questions about a version of the plan in the making, each about one term; those about a line stand beside it."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.calendar import month_of
from domain.dates import parse_date_around
from domain.refusals import Outdated
from domain.staff import Permission
from domain.typed_percents import PercentsUnclear, read_percents
from handlers.calendar_rows import DAY, MONTH, month_rows
from handlers.form_parts import Form, Frame, Step, Wrong, begin
from handlers.plan_drafts import draft_card, line_card
from handlers.plan_line_form import LINE_STEPS, PlanForm, draft_id, question
from handlers.presses import PlanDraftPress, Pressed
from handlers.screen import Button, Screen
from usecases import plan_drafts
from usecases.typed_answers import DateNotUnderstood, read_amount

router = Router(name="plan form")

_TWO_COUNTS = re.compile(r"([0-9]{1,2})[\s,;/]+([0-9]{1,2})")


@router.callback_query(Pressed(PlanDraftPress, "add"))
async def begin_line(_: CallbackQuery, callback_data: PlanDraftPress, dialog_manager: DialogManager) -> None:
    await begin(dialog_manager, Permission.PUBLISH_PLAN, PlanForm.title, about={"draft": callback_data.id, "line": ""})
    await dialog_manager.answer_callback()


_ASKED: Final = {
    "title": PlanForm.title,
    "kind": PlanForm.kind,
    "percents": PlanForm.percents,
    "vat": PlanForm.vat,
    "heads": PlanForm.heads,
    "contacts": PlanForm.contacts,
    "turnover": PlanForm.turnover,
    "number": PlanForm.number,
    "start": PlanForm.start,
}


@router.callback_query(PlanDraftPress.filter())
async def begin_change(_: CallbackQuery, callback_data: PlanDraftPress, dialog_manager: DialogManager) -> None:
    asked = _ASKED.get(callback_data.do)
    if asked is None:
        raise Outdated
    await begin(
        dialog_manager, Permission.PUBLISH_PLAN, asked, about={"draft": callback_data.id, "line": callback_data.line}
    )
    await dialog_manager.answer_callback()


async def _ask_heads(form: Form) -> Screen:
    return await question(form, "setup-heads-ask")


async def _hear_heads(form: Form, text: str) -> None:
    try:
        commercial, client = read_percents(text, 2)
    except PercentsUnclear:
        raise Wrong(form.say("setup-wrong-heads")) from None
    await form.ctx.write(plan_drafts.set_heads, draft_id(form), commercial, client)
    await form.end(changed=True)


async def _ask_contacts(form: Form) -> Screen:
    return await question(form, "plan-ask-contacts")


async def _hear_contacts(form: Form, text: str) -> None:
    found = _TWO_COUNTS.fullmatch(text.strip())
    if found is None:
        raise Wrong(form.say("plan-wrong-contacts"))
    await form.ctx.write(plan_drafts.set_contacts, draft_id(form), int(found[1]), int(found[2]))
    await form.end(changed=True)


async def _ask_turnover(form: Form) -> Screen:
    return await question(form, "plan-ask-turnover", [[Button(form.say.button("plan-turnover-none"), "none")]])


async def _hear_turnover(form: Form, text: str) -> None:
    await _keep_turnover(form, read_amount(text, form.say.currency_code))


async def _press_turnover(form: Form, _: str) -> None:
    await _keep_turnover(form, None)


async def _keep_turnover(form: Form, amount: Decimal | None) -> None:
    await form.ctx.write(plan_drafts.set_turnover, draft_id(form), amount)
    await form.end(changed=True)


async def _ask_number(form: Form) -> Screen:
    return await question(form, "plan-ask-number")


async def _hear_number(form: Form, text: str) -> None:
    await form.ctx.write(plan_drafts.set_number, draft_id(form), text)
    await form.end(changed=True)


async def _ask_start(form: Form) -> Screen:
    plan = (await form.ctx.read(plan_drafts.show, draft_id(form))).plan
    month = date.fromisoformat(form.entered.get("month") or str(month_of(plan.effective_from)))
    return await question(form, "plan-ask-start", month_rows(month, form.say))


async def _press_start(form: Form, answer: str) -> None:
    if answer.startswith(MONTH):
        form.entered["month"] = answer.removeprefix(MONTH)
    elif answer.startswith(DAY):
        await _keep_start(form, date.fromisoformat(answer.removeprefix(DAY)))


async def _hear_start(form: Form, text: str) -> None:
    day = parse_date_around(text, form.ctx.today)
    if day is None:
        raise DateNotUnderstood
    await _keep_start(form, day)


async def _keep_start(form: Form, day: date) -> None:
    await form.ctx.write(plan_drafts.set_start, draft_id(form), day)
    await form.end(changed=True)


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    code = done.get("line") or form.about["line"]
    if code:
        return await line_card(form.ctx, draft_id(form), code)
    return await draft_card(form.ctx, draft_id(form))


dialogs = (
    Frame(
        [
            *LINE_STEPS,
            Step(PlanForm.heads, _ask_heads, None, _hear_heads),
            Step(PlanForm.contacts, _ask_contacts, None, _hear_contacts),
            Step(PlanForm.turnover, _ask_turnover, _press_turnover, _hear_turnover),
            Step(PlanForm.number, _ask_number, None, _hear_number),
            Step(PlanForm.start, _ask_start, _press_start, _hear_start),
        ],
        PlanForm.ended,
        _outcome,
    ).dialog(),
)
