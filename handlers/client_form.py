"""`/client`: registers a client in a few questions, also from the list and from a payment whose client is unknown."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from domain.money import Percent
from domain.refusals import NotFound, Outdated
from domain.staff import MOST_NAME, Permission, clean_name, roles_that_may
from handlers.client_cards import card_after
from handlers.client_hunters import ask_hunter, ask_shares, hear_shares, offered, press_hunter, press_shares
from handlers.client_screens import list_screen
from handlers.context import Context
from handlers.draft_screens import draft_screen
from handlers.form_parts import Form, Frame, Step, begin, left_screen
from handlers.presses import HomePress, NewClientPress
from handlers.screen import Button, Screen, press
from handlers.taking_back import undo_row
from storage.client_queries import ClientFilter
from texts import Html, Texts, lines
from usecases import clients, payment_drafts, watch

router = Router(name="client form")

COMMANDS = {"client": roles_that_may(Permission.EDIT_CLIENTS)}


class ClientForm(StatesGroup):
    """The questions, by what they ask for."""

    name = State()
    similar = State()
    line = State()
    tax_number = State()
    hunter = State()
    shares = State()
    check = State()
    ended = State()


@router.message(Command("client"))
async def begin_client(_: Message, dialog_manager: DialogManager) -> None:
    await begin(dialog_manager, Permission.EDIT_CLIENTS, ClientForm.name)


@router.callback_query(NewClientPress.filter())
async def begin_from(
    _: CallbackQuery, callback_data: NewClientPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    """From a draft, the name is what it says; ‹ leads to it, to word it differently."""
    about, words = {"list": 0}, ""
    if callback_data.draft:
        about = {"draft": callback_data.draft}
        words = (await ctx.read(payment_drafts.view, callback_data.draft)).client_words[:MOST_NAME].strip()
    if words:
        known = {"name": clean_name(words)}
        await begin(
            dialog_manager, Permission.EDIT_CLIENTS, ClientForm.line, about=about, entered=known, path=[ClientForm.name]
        )
    else:
        await begin(dialog_manager, Permission.EDIT_CLIENTS, ClientForm.name, about=about)
    await dialog_manager.answer_callback()


def summary(entered: Mapping[str, Any], say: Texts) -> list[Html | None]:
    """What has been entered so far, a line each."""
    return [
        say("client-form-title"),
        say("client-form-name", name=entered["name"]) if "name" in entered else None,
        say("client-form-line", line=entered["line_title"]) if "line_title" in entered else None,
        say("client-tax-number", number=entered["tax_number"]) if entered.get("tax_number") else None,
    ]


def question(form: Form, key: str, rows: list[list[Button]] | None = None) -> Screen:
    """What has been entered, and a question."""
    return Screen(lines([*summary(form.entered, form.say), Html(""), form.say(key)]), rows or [])


async def _ask_name(form: Form) -> Screen:
    return question(form, "client-form-ask-name")


async def _hear_name(form: Form, text: str) -> None:
    form.entered["name"] = clean_name(text)
    await _after_name(form)


async def _after_name(form: Form) -> None:
    alike = await form.ctx.read(clients.find, form.entered["name"])
    await form.ask(ClientForm.similar if alike else ClientForm.line)


async def _ask_similar(form: Form) -> Screen:
    alike = await form.ctx.read(clients.find, form.entered["name"])
    rows = [[Button(form.say.button("client-form-it-is", name=client.name), str(client.client_id))] for client in alike]
    rows.append([Button(form.say.button("client-form-another"), "another")])
    return question(form, "client-form-ask-similar", rows)


async def _press_similar(form: Form, answer: str) -> None:
    if answer == "another":
        await form.ask(ClientForm.line)
        return
    alike = await form.ctx.read(clients.find, form.entered["name"])
    if answer not in {str(client.client_id) for client in alike}:
        raise NotFound  # taken back meanwhile, or not theirs any more
    await _found(form, int(answer))


async def _found(form: Form, client_id: int, name: str | None = None) -> None:
    """The client is known now: the draft that waited for it goes on. `name`: of one that is new."""
    goes_on = "draft" in form.about
    if goes_on:
        try:
            await form.ctx.write(payment_drafts.choose_client, form.about["draft"], client_id)
        except (NotFound, Outdated):
            goes_on = False  # registered for somebody else, whose payment it is; or the draft has ended meanwhile
    await form.end(client_id=client_id, name=name, draft=goes_on)


async def _ask_line(form: Form) -> Screen:
    known = await form.ctx.read(clients.lines)
    rows = [[Button(form.say.button("audit-choice", name=line.title), line.code)] for line in known]
    return question(form, "client-form-ask-line" if known else "client-form-no-lines", rows)


async def _press_line(form: Form, answer: str) -> None:
    known = {line.code: line for line in await form.ctx.read(clients.lines)}
    if answer not in known:
        raise clients.UnknownLine
    form.entered.update(line=answer, line_title=known[answer].title)
    await form.ask(ClientForm.tax_number)


async def _ask_tax_number(form: Form) -> Screen:
    return question(form, "client-form-ask-tax-number", [[Button(form.say.button("common-skip"), "skip")]])


async def _hear_tax_number(form: Form, text: str) -> None:
    try:
        form.entered["tax_number"] = await form.ctx.read(clients.check_new_tax_number, text)
    except clients.TaxNumberTaken as taken:
        await _note_taken(form, taken)
        raise
    await _after_tax_number(form)


async def _note_taken(form: Form, taken: clients.TaxNumberTaken) -> None:
    """A refusal leaves no trace, and the heads are to see this one."""
    number = str(taken.params["number"])
    await form.ctx.write(watch.note_tax_number, number)


async def _skip_tax_number(form: Form, _: str) -> None:
    form.entered["tax_number"] = None
    await _after_tax_number(form)


async def _after_tax_number(form: Form) -> None:
    people = await offered(form)
    if len(people) == 1:
        form.entered.update(hunters=[people[0].staff_id], shares=["100"])
    await form.ask(ClientForm.check if len(people) == 1 else ClientForm.hunter)


async def _ask_hunter(form: Form) -> Screen:
    return await ask_hunter(form, summary(form.entered, form.say))


async def _press_hunter(form: Form, answer: str) -> None:
    chosen = await press_hunter(form, answer)
    if chosen:
        await form.ask(ClientForm.check if chosen == 1 else ClientForm.shares)


async def _ask_shares(form: Form) -> Screen:
    return await ask_shares(form, summary(form.entered, form.say))


async def _hear_shares(form: Form, text: str) -> None:
    hear_shares(form, text)
    await form.ask(ClientForm.check)


async def _press_shares(form: Form, _: str) -> None:
    press_shares(form)
    await form.ask(ClientForm.check)


async def _ask_check(form: Form) -> Screen:
    names = {person.staff_id: person.name for person in await offered(form)}
    say, who = form.say, form.entered
    shares = list(zip(who["hunters"], who["shares"], strict=True))
    told = [say("client-share", name=names[staff_id], share=Percent(share)) for staff_id, share in shares]
    hunters = say("client-hunters", names=lines(told, ", "))
    if len(shares) == 1:
        hunters = say("client-hunter", name=names[shares[0][0]])
    return Screen(lines([*summary(who, say), hunters]), [[Button(say.button("common-save"), "save")]])


async def _register(form: Form, _: str) -> None:
    who = form.entered
    shares = [(staff_id, Decimal(share)) for staff_id, share in zip(who["hunters"], who["shares"], strict=True)]
    try:
        client_id = await form.ctx.write(clients.register, who["name"], who["line"], shares, who["tax_number"])
    except clients.TaxNumberTaken as taken:
        await _note_taken(form, taken)  # somebody registered it while this form was filled in
        raise
    await _found(form, client_id, who["name"])


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    ctx = form.ctx
    if "draft" in form.about and done.get("draft", True):
        return draft_screen(await ctx.read(payment_drafts.view, form.about["draft"]), ctx.say, ctx.actor.staff_id)
    if not done and form.about:
        page = await ctx.read(clients.page)
        return list_screen(page, ClientFilter.ALL, 0, ctx.say, inline_mode=ctx.inline_mode)
    if not done:
        return left_screen(ctx.say)
    return await _card(ctx, done["client_id"], done["name"])


async def _card(ctx: Context, client_id: int, name: str | None) -> Screen:
    undo = undo_row(ctx.say, "client", client_id)
    try:
        if name is None:
            return await card_after(ctx, client_id)
        return await card_after(ctx, client_id, ctx.say("client-form-done", name=name), undo)
    except NotFound:
        home = press(ctx.say.button("start-home"), HomePress())
        return Screen(ctx.say("client-form-done-for-other", name=name), [undo, [home]])


dialogs = (
    Frame(
        [
            Step(ClientForm.name, _ask_name, hear=_hear_name, onward=_after_name),
            Step(ClientForm.similar, _ask_similar, _press_similar),
            Step(ClientForm.line, _ask_line, _press_line),
            Step(ClientForm.tax_number, _ask_tax_number, _skip_tax_number, _hear_tax_number, _after_tax_number),
            Step(ClientForm.hunter, _ask_hunter, _press_hunter),
            Step(ClientForm.shares, _ask_shares, _press_shares, _hear_shares),
            Step(ClientForm.check, _ask_check, _register),
        ],
        ClientForm.ended,
        _outcome,
    ).dialog(),
)
