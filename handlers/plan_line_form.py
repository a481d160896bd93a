"""The questions about one line of a plan in the making: asked from end to end for a new one, singly for a known one.

A new line is kept in the draft when it is whole; of a known one each answer is.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from aiogram.fsm.state import State, StatesGroup

from domain.money import Percent
from domain.plan import AcquisitionRule, PlanLine, Whichever
from domain.plan_drafts import clean_title, ensure_title_free
from domain.refusals import Outdated
from domain.typed_percents import PercentsUnclear, read_percents
from handlers.form_parts import Form, Step, Wrong
from handlers.plan_screens import line_terms
from handlers.screen import Button, Screen
from texts import lines
from usecases import plan_drafts

MOST_COUNT: Final = 120
COUNTS: Final = (1, 2, 3, 4, 6, 12)
TAXES: Final = (Percent(20), Percent(10))
KINDS: Final = {
    "payments": "plan-kind-payments",
    "months": "plan-kind-months",
    Whichever.FIRST.value: "plan-kind-first",
    Whichever.LAST.value: "plan-kind-last",
}
_COUNT = re.compile(r"[0-9]{1,3}")


class PlanForm(StatesGroup):
    """The questions, by what they ask for."""

    title = State()
    kind = State()
    payments = State()
    months = State()
    percents = State()
    vat = State()
    heads = State()
    contacts = State()
    turnover = State()
    number = State()
    start = State()
    ended = State()


def draft_id(form: Form) -> int:
    """The draft that is asked about."""
    return int(form.about["draft"])


async def _known_line(form: Form) -> PlanLine | None:
    """The line that is being changed; None: a new one is being added."""
    code: str = form.about["line"]
    if not code:
        return None
    line = (await form.ctx.read(plan_drafts.show, draft_id(form))).plan.lines.get(code)
    if line is None:
        raise Outdated
    return line


async def question(form: Form, key: str, rows: list[list[Button]] | None = None) -> Screen:
    """The line as it is, or as far as it has been entered, and a question."""
    code: str = form.about["line"]
    plan = (await form.ctx.read(plan_drafts.show, draft_id(form))).plan
    line, title = plan.lines.get(code), form.entered.get("title")
    head = line_terms(form.say, line) if line else form.say("plan-draft-line", title=title) if title else None
    if head is None:
        head = form.say("plan-draft-title", number=plan.number)
    return Screen(lines([head, form.say(key)], "\n\n"), rows or [])


async def _kept(form: Form, line: PlanLine) -> None:
    """Keep a line that was changed, and end."""
    await form.ctx.write(plan_drafts.change_line, draft_id(form), line)
    await form.end(line=line.code)


async def _ask_title(form: Form) -> Screen:
    return await question(form, "plan-ask-title")


async def _hear_title(form: Form, text: str) -> None:
    line, title = await _known_line(form), clean_title(text)
    if line is not None:
        await _kept(form, replace(line, title=title))
        return
    ensure_title_free((await form.ctx.read(plan_drafts.show, draft_id(form))).plan, title)
    form.entered["title"] = title
    await form.ask(PlanForm.kind)


async def _ask_kind(form: Form) -> Screen:
    rows = [[Button(form.say.button(key), kind)] for kind, key in KINDS.items()]
    return await question(form, "plan-ask-kind", rows)


async def _press_kind(form: Form, answer: str) -> None:
    if answer in KINDS:
        form.entered.update(kind=answer, payments=None, months=None)
        await form.ask(PlanForm.months if answer == "months" else PlanForm.payments)


def _count_rows() -> list[list[Button]]:
    return [[Button(str(count), str(count)) for count in COUNTS]]


async def _ask_payments(form: Form) -> Screen:
    return await question(form, "plan-ask-payments", _count_rows())


async def _ask_months(form: Form) -> Screen:
    return await question(form, "plan-ask-months", _count_rows())


def _count(form: Form, text: str) -> int:
    found = int(text) if _COUNT.fullmatch(text.strip()) else 0
    if not 1 <= found <= MOST_COUNT:
        raise Wrong(form.say("plan-wrong-count", most=MOST_COUNT))
    return found


async def _take_payments(form: Form, answer: str) -> None:
    form.entered["payments"] = _count(form, answer)
    if form.entered["kind"] == "payments":
        await _period_known(form)
    else:
        await form.ask(PlanForm.months)


async def _take_months(form: Form, answer: str) -> None:
    form.entered["months"] = _count(form, answer)
    await _period_known(form)


def _rule(entered: Mapping[str, Any]) -> AcquisitionRule:
    kind = entered["kind"]
    whichever = Whichever.LAST if kind == Whichever.LAST else Whichever.FIRST
    return AcquisitionRule(entered["payments"], entered["months"], whichever)


async def _period_known(form: Form) -> None:
    line = await _known_line(form)
    if line is None:
        await form.ask(PlanForm.percents)
    else:
        await _kept(form, replace(line, acquisition=_rule(form.entered)))


async def _ask_percents(form: Form) -> Screen:
    return await question(form, "setup-percents-ask")


async def _hear_percents(form: Form, text: str) -> None:
    try:
        commission, residual, service = read_percents(text, 3)
    except PercentsUnclear:
        raise Wrong(form.say("setup-wrong-percents")) from None
    line = await _known_line(form)
    if line is not None:
        await _kept(form, replace(line, commission=commission, residual=residual, service=service))
        return
    form.entered["percents"] = [str(commission), str(residual), str(service)]
    await form.ask(PlanForm.vat)


async def _ask_vat(form: Form) -> Screen:
    none = Button(form.say.button("plan-vat-none"), "none")
    known = [Button(form.say.percent(tax), str(tax)) for tax in TAXES]
    return await question(form, "plan-ask-vat", [[none, *known]])


async def _take_vat(form: Form, answer: str) -> None:
    try:
        found = None if answer == "none" else read_percents(answer, 1)[0]
    except PercentsUnclear:
        raise Wrong(form.say("plan-wrong-vat")) from None
    vat = found or None
    line = await _known_line(form)
    if line is not None:
        await _kept(form, replace(line, vat=vat))
        return
    await form.ctx.write(plan_drafts.add_line, draft_id(form), _new_line(form.entered, vat))
    await form.end(added=True)


def _new_line(entered: Mapping[str, Any], vat: Percent | None) -> PlanLine:
    commission, residual, service = map(Percent, entered["percents"])
    return PlanLine("", entered["title"], _rule(entered), commission, residual, service, vat)


LINE_STEPS: Final = (
    Step(PlanForm.title, _ask_title, None, _hear_title),
    Step(PlanForm.kind, _ask_kind, _press_kind),
    Step(PlanForm.payments, _ask_payments, _take_payments, _take_payments),
    Step(PlanForm.months, _ask_months, _take_months, _take_months),
    Step(PlanForm.percents, _ask_percents, None, _hear_percents),
    Step(PlanForm.vat, _ask_vat, _take_vat, _take_vat),
)
