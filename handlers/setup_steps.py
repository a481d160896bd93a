"""The form that sets a company up. Each step is kept as it is taken; only the plan waits until it is published."""

from contextlib import suppress
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog import Dialog, DialogManager

from domain.calendar import month_of
from domain.plan_templates import CLIENT_HEAD, COMMERCIAL_HEAD
from domain.refusals import Outdated
from domain.staff import NameNotGiven
from domain.typed_percents import PercentsUnclear, read_percents
from handlers import setup_screens as screens
from handlers.forms import ctx_of, end, ended_window, step_window
from handlers.home_screens import home_screen
from handlers.invite_form import InviteForm
from handlers.screen import Screen
from handlers.setup_screens import BACK, CANCEL, NEXT, PlanDraft
from handlers.zones import COMPANY, ZoneForm
from texts import Html
from usecases import home, setup
from usecases.setup import SetupState

HEADS = "heads"


class SetupForm(StatesGroup):
    """The steps in their order; those that type something aside lead back."""

    name = State()
    company = State()
    departments = State()
    rename = State()
    pair = State()
    lines = State()
    terms = State()
    percents = State()
    people = State()
    ended = State()


def first_open_step(state: SetupState) -> State:
    """Where to go on."""
    if not state.company.name:
        return SetupForm.name
    if not state.pairs:
        return SetupForm.company
    return SetupForm.lines if state.plan is None else SetupForm.people


async def _state(manager: DialogManager) -> SetupState:
    return await ctx_of(manager).read(setup.state)


def _wrong(manager: DialogManager) -> Html | None:
    key = manager.dialog_data.pop("wrong", None)
    return ctx_of(manager).say(key) if key else None


async def _go(manager: DialogManager, value: str, back: State | None, forward: State | None) -> None:
    """What ‹, › and ✖️ do at a step."""
    if value == CANCEL:
        await end(manager, SetupForm.ended, _outcome)
    elif value == BACK and back is not None:
        await manager.switch_to(back)
    elif value == NEXT and forward is not None:
        await manager.switch_to(forward)


async def _outcome(manager: DialogManager) -> Screen:
    ctx = ctx_of(manager)
    return home_screen(ctx.say, ctx.actor, await ctx.read(home.show))


async def _draw_name(manager: DialogManager) -> Screen:
    return screens.name_screen(ctx_of(manager).say, await _state(manager), _wrong(manager))


async def _name_typed(text: str, manager: DialogManager) -> None:
    try:
        await ctx_of(manager).write(setup.set_name, text)
    except NameNotGiven:
        manager.dialog_data["wrong"] = "setup-wrong-name"
    else:
        await manager.switch_to(SetupForm.company)


async def _name_pressed(value: str, manager: DialogManager) -> None:
    await _go(manager, value, None, SetupForm.company)


async def _draw_company(manager: DialogManager) -> Screen:
    ctx = ctx_of(manager)
    return screens.company_screen(ctx.say, await _state(manager), ctx.now)


async def _company_pressed(value: str, manager: DialogManager) -> None:
    ctx, company = ctx_of(manager), (await _state(manager)).company
    match value:
        case "zone":
            await manager.start(ZoneForm.choose, {"whose": COMPANY})
        case "currency":
            place = setup.CURRENCIES.index(company.currency) + 1
            await ctx.write(setup.set_currency, setup.CURRENCIES[place % len(setup.CURRENCIES)])
        case "confirmation":
            await ctx.write(setup.set_confirmation, wanted=not company.confirmation)
        case _:
            if value == NEXT:
                commercial, client = ctx.say.plain("setup-commercial"), ctx.say.plain("setup-client")
                await ctx.write(setup.ensure_pair, commercial, client)
            await _go(manager, value, SetupForm.name, SetupForm.departments)


async def _draw_departments(manager: DialogManager) -> Screen:
    return screens.departments_screen(ctx_of(manager).say, await _state(manager))


async def _departments_pressed(value: str, manager: DialogManager) -> None:
    do, _, department_id = value.partition(".")
    if do == "rename":
        manager.dialog_data["department"] = int(department_id)
        await manager.switch_to(SetupForm.rename)
    elif do == "add":
        await manager.switch_to(SetupForm.pair)
    else:
        await _go(manager, value, SetupForm.company, SetupForm.lines)


async def _draw_rename(manager: DialogManager) -> Screen:
    state, wanted = await _state(manager), manager.dialog_data["department"]
    name = next(d.name for pair in state.pairs for d in pair if d.department_id == wanted)
    return screens.rename_screen(ctx_of(manager).say, name, _wrong(manager))


async def _new_name_typed(text: str, manager: DialogManager) -> None:
    try:
        await ctx_of(manager).write(setup.rename_department, manager.dialog_data["department"], text)
    except NameNotGiven:
        manager.dialog_data["wrong"] = "setup-wrong-department"
    else:
        await manager.switch_to(SetupForm.departments)


async def _draw_pair(manager: DialogManager) -> Screen:
    return screens.pair_screen(ctx_of(manager).say, _wrong(manager))


async def _pair_typed(text: str, manager: DialogManager) -> None:
    commercial, _, client = text.replace("\n", "/").partition("/")
    try:
        await ctx_of(manager).write(setup.add_pair, commercial, client)
    except NameNotGiven:
        manager.dialog_data["wrong"] = "setup-wrong-pair"
    else:
        await manager.switch_to(SetupForm.departments)


async def _to_departments(value: str, manager: DialogManager) -> None:
    await _go(manager, value, SetupForm.departments, None)


def _draft(manager: DialogManager) -> PlanDraft:
    data: dict[str, Any] = manager.dialog_data
    typed = {code: read_percents(text, 3) for code, text in data.get("percents", {}).items()}
    commercial, client = read_percents(data.get(HEADS, f"{COMMERCIAL_HEAD} {CLIENT_HEAD}"), 2)
    return PlanDraft(tuple(data.get("chosen", ())), typed, (commercial, client))


async def _draw_lines(manager: DialogManager) -> Screen:
    return screens.lines_screen(ctx_of(manager).say, _draft(manager))


async def _lines_pressed(value: str, manager: DialogManager) -> None:
    do, _, code = value.partition(".")
    if do == "line":
        chosen = list(_draft(manager).chosen)
        manager.dialog_data["chosen"] = [c for c in chosen if c != code] if code in chosen else [*chosen, code]
    else:
        await _go(manager, value, SetupForm.departments, SetupForm.terms)


async def _draw_terms(manager: DialogManager) -> Screen:
    ctx = ctx_of(manager)
    return screens.terms_screen(ctx.say, _draft(manager), month_of(ctx.today))


async def _terms_pressed(value: str, manager: DialogManager) -> None:
    do, _, code = value.partition(".")
    if do == "edit":
        manager.dialog_data["editing"] = code
        await manager.switch_to(SetupForm.percents)
    elif do == "publish":
        await _publish(manager)
    else:
        await _go(manager, value, SetupForm.lines, None)


async def _publish(manager: DialogManager) -> None:
    ctx, draft = ctx_of(manager), _draft(manager)
    # outdated: a second tap, or another director was faster; there is a plan, and people come next
    with suppress(Outdated):
        await ctx.write(setup.publish_first_plan, draft.lines(ctx.say), *draft.heads)
    await manager.switch_to(SetupForm.people)


async def _draw_percents(manager: DialogManager) -> Screen:
    ctx, editing = ctx_of(manager), manager.dialog_data["editing"]
    line = next((line for line in _draft(manager).lines(ctx.say) if line.code == editing), None)
    return screens.percents_screen(ctx.say, line, _wrong(manager))


async def _percents_typed(text: str, manager: DialogManager) -> None:
    data, editing = manager.dialog_data, manager.dialog_data["editing"]
    try:
        read_percents(text, 2 if editing == HEADS else 3)
    except PercentsUnclear:
        data["wrong"] = "setup-wrong-heads" if editing == HEADS else "setup-wrong-percents"
        return
    if editing == HEADS:
        data[HEADS] = text
    else:
        data["percents"] = {**data.get("percents", {}), editing: text}
    await manager.switch_to(SetupForm.terms)


async def _to_terms(value: str, manager: DialogManager) -> None:
    await _go(manager, value, SetupForm.terms, None)


async def _draw_people(manager: DialogManager) -> Screen:
    ctx = ctx_of(manager)
    return screens.people_screen(ctx.say, await _state(manager), ctx.actor.staff_id)


async def _people_pressed(value: str, manager: DialogManager) -> None:
    if value == "invite":
        await manager.start(InviteForm.place)
    else:
        await _go(manager, CANCEL, None, None)


dialogs = (
    Dialog(
        step_window(SetupForm.name, _draw_name, _name_pressed, _name_typed),
        step_window(SetupForm.company, _draw_company, _company_pressed),
        step_window(SetupForm.departments, _draw_departments, _departments_pressed),
        step_window(SetupForm.rename, _draw_rename, _to_departments, _new_name_typed),
        step_window(SetupForm.pair, _draw_pair, _to_departments, _pair_typed),
        step_window(SetupForm.lines, _draw_lines, _lines_pressed),
        step_window(SetupForm.terms, _draw_terms, _terms_pressed),
        step_window(SetupForm.percents, _draw_percents, _to_terms, _percents_typed),
        step_window(SetupForm.people, _draw_people, _people_pressed),
        ended_window(SetupForm.ended, _outcome),
    ),
)
