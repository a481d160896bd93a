"""The questions around a client's period: until when it is extended, who wins the client back, why it is declined."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.agreements import Shares
from domain.calendar import month_of
from domain.objections import clean_reason
from domain.refusals import Refusal
from domain.staff import Permission
from handlers.agreement_screens import card_screen, period_screen, proposal_lines, shares_words
from handlers.calendar_rows import month_rows
from handlers.form_days import pressed_day, typed_day
from handlers.form_parts import Form, Frame, Step, begin
from handlers.presses import AgreementPress, PeriodPress, Pressed
from handlers.screen import Button, Screen, press
from texts import lines
from usecases import agreement_cards, agreements

router = Router(name="agreement forms")
SAME = "same"


class ExtensionForm(StatesGroup):
    """Until which day, and is it worth its price?"""

    day = State()
    check = State()
    ended = State()


class ReacquisitionForm(StatesGroup):
    """By whom, and is it worth its price?"""

    hunter = State()
    check = State()
    ended = State()


class RefuseForm(StatesGroup):
    """Why is it declined?"""

    words = State()
    check = State()
    ended = State()


@router.callback_query(Pressed(PeriodPress, "extend"))
async def begin_extension(_: CallbackQuery, callback_data: PeriodPress, dialog_manager: DialogManager) -> None:
    """Refused before anything is asked where it cannot be proposed."""
    ctx = dialog_manager.middleware_data["ctx"]
    await ctx.read(agreement_cards.extension, callback_data.id)
    await begin(dialog_manager, Permission.DECIDE_TRANSFERS, ExtensionForm.day, about={"client": callback_data.id})
    await dialog_manager.answer_callback()


@router.callback_query(Pressed(PeriodPress, "reacquire"))
async def begin_reacquisition(_: CallbackQuery, callback_data: PeriodPress, dialog_manager: DialogManager) -> None:
    """Refused before anything is asked where it cannot be proposed."""
    ctx = dialog_manager.middleware_data["ctx"]
    await ctx.read(agreement_cards.reacquisition, callback_data.id)
    await begin(
        dialog_manager, Permission.DECIDE_TRANSFERS, ReacquisitionForm.hunter, about={"client": callback_data.id}
    )
    await dialog_manager.answer_callback()


@router.callback_query(Pressed(AgreementPress, "decline"))
async def begin_declining(_: CallbackQuery, callback_data: AgreementPress, dialog_manager: DialogManager) -> None:
    about = {"agreement": callback_data.id}
    await begin(dialog_manager, Permission.DECIDE_TRANSFERS, RefuseForm.words, about=about)
    await dialog_manager.answer_callback()


async def _ask_day(form: Form) -> Screen:
    proposal = await form.ctx.read(agreement_cards.extension, form.about["client"])
    view = await form.ctx.read(agreement_cards.period, form.about["client"])
    first, last = view.days or (form.ctx.today, form.ctx.today)
    month = date.fromisoformat(form.entered.get("month") or str(month_of(first)))
    asked = form.say("agreement-ask-day", last=last)
    return Screen(lines([*proposal_lines(form.say, proposal), asked]), month_rows(month, form.say, first, last))


async def _press_day(form: Form, answer: str) -> None:
    day = pressed_day(form, answer)
    if day is not None:
        await _take_day(form, day)


async def _hear_day(form: Form, text: str) -> None:
    await _take_day(form, typed_day(form, text))


async def _take_day(form: Form, day: date) -> None:
    await form.ctx.read(agreement_cards.extension, form.about["client"], day)
    form.entered["day"] = str(day)
    await form.ask(ExtensionForm.check)


async def _after_day(form: Form) -> None:
    await form.ask(ExtensionForm.check)


async def _check_extension(form: Form) -> Screen:
    day = date.fromisoformat(form.entered["day"])
    proposal = await form.ctx.read(agreement_cards.extension, form.about["client"], day)
    return Screen(lines(proposal_lines(form.say, proposal)), [[Button(form.say.button("agreement-propose"), "save")]])


async def _extend(form: Form, _: str) -> None:
    day = date.fromisoformat(form.entered["day"])
    await form.end(agreement=await form.ctx.write(agreements.propose_extension, form.about["client"], day))


async def _ask_hunter(form: Form) -> Screen:
    say, client_id = form.say, form.about["client"]
    proposal = await form.ctx.read(agreement_cards.reacquisition, client_id)
    people = await form.ctx.read(agreement_cards.winners, client_id)
    same = await form.ctx.read(agreement_cards.last_shares, client_id)
    names = dict(people)
    rows = [[Button(name, str(staff_id))] for staff_id, name in people]
    if same:
        words = shares_words(say, [(names[staff_id], share) for staff_id, share in same])
        rows.insert(0, [Button(say.button("agreement-same-hunters", names=words), SAME)])
    asked = say("agreement-ask-hunter" if people else "agreement-nobody-hunts")
    return Screen(lines([*proposal_lines(say, proposal), asked]), rows)


async def _press_hunter(form: Form, answer: str) -> None:
    client_id = form.about["client"]
    shares: Shares = ((int(answer), Decimal(100)),) if answer != SAME else ()
    if answer == SAME:
        shares = await form.ctx.read(agreement_cards.last_shares, client_id)
    await form.ctx.read(agreement_cards.reacquisition, client_id, shares)
    form.entered["hunter"] = [[staff_id, str(share)] for staff_id, share in shares]
    await form.ask(ReacquisitionForm.check)


async def _after_hunter(form: Form) -> None:
    await form.ask(ReacquisitionForm.check)


def _shares(form: Form) -> Shares:
    return tuple((staff_id, Decimal(share)) for staff_id, share in form.entered["hunter"])


async def _check_reacquisition(form: Form) -> Screen:
    proposal = await form.ctx.read(agreement_cards.reacquisition, form.about["client"], _shares(form))
    return Screen(lines(proposal_lines(form.say, proposal)), [[Button(form.say.button("agreement-propose"), "save")]])


async def _reacquire(form: Form, _: str) -> None:
    client_id, shares = form.about["client"], _shares(form)
    await form.end(agreement=await form.ctx.write(agreements.propose_reacquisition, client_id, shares))


async def _after_proposing(form: Form, done: Mapping[str, Any]) -> Screen:
    """The card itself comes as a message that goes on changing."""
    ctx, say = form.ctx, form.say
    if not done:
        return period_screen(say, await ctx.read(agreement_cards.period, form.about["client"]))
    card = await ctx.read(agreement_cards.show, done["agreement"])
    names = ", ".join(card.waits_for)
    text = say("agreement-sent", who=names) if names else say("agreement-sent-nobody")
    return Screen(text, [[press(say.button("agreement-open"), AgreementPress(id=card.agreement_id))]])


async def _ask_why_not(form: Form) -> Screen:
    card, say = await form.ctx.read(agreement_cards.show, form.about["agreement"]), form.say
    asked = say("agreement-ask-why-not", name=card.proposed_by)
    return Screen(lines([*proposal_lines(say, card.proposal), asked]))


async def _hear_why_not(form: Form, text: str) -> None:
    form.entered["words"] = clean_reason(text)
    await form.ask(RefuseForm.check)


async def _after_why_not(form: Form) -> None:
    await form.ask(RefuseForm.check)


async def _check_why_not(form: Form) -> Screen:
    card, say = await form.ctx.read(agreement_cards.show, form.about["agreement"]), form.say
    asked = say("agreement-decline-sure", words=form.entered["words"])
    return Screen(
        lines([*proposal_lines(say, card.proposal), asked]), [[Button(say.button("agreement-decline"), "save")]]
    )


async def _decline(form: Form, _: str) -> None:
    try:
        await form.ctx.write(agreements.decline, form.about["agreement"], form.entered["words"])
    except Refusal:
        await form.back()  # somebody has decided it, or it is not theirs to decide any more
        raise
    await form.end(agreement=form.about["agreement"])


async def _after_declining(form: Form, _: Mapping[str, Any]) -> Screen:
    return card_screen(form.say, await form.ctx.read(agreement_cards.show, form.about["agreement"]))


dialogs = (
    Frame(
        [
            Step(ExtensionForm.day, _ask_day, _press_day, _hear_day, _after_day),
            Step(ExtensionForm.check, _check_extension, _extend),
        ],
        ExtensionForm.ended,
        _after_proposing,
    ).dialog(),
    Frame(
        [
            Step(ReacquisitionForm.hunter, _ask_hunter, _press_hunter, onward=_after_hunter),
            Step(ReacquisitionForm.check, _check_reacquisition, _reacquire),
        ],
        ReacquisitionForm.ended,
        _after_proposing,
    ).dialog(),
    Frame(
        [
            Step(RefuseForm.words, _ask_why_not, hear=_hear_why_not, onward=_after_why_not),
            Step(RefuseForm.check, _check_why_not, _decline),
        ],
        RefuseForm.ended,
        _after_declining,
    ).dialog(),
)
