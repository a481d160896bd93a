"""`/whatif`: what would a payment bring? In one line, `/whatif ромашка 150к завтра`, or by buttons. Nothing is written.

The answer is no form: its buttons hold the whole question, so that one of last week can be asked anew.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from domain.calendar import month_of
from domain.dates import parse_date_around
from domain.staff import Permission, roles_that_may
from handlers.calendar_rows import DAY, MONTH, month_rows
from handlers.context import Context
from handlers.form_parts import Form, Frame, Step, Wrong, begin, left_screen
from handlers.presses import Pressed
from handlers.screen import Button, Screen, reply, show
from handlers.whatif_screens import WhatIfPress, answer_screen, days_offered
from texts import Html, lines, shortened
from usecases import clients, whatif
from usecases.typed_answers import DateNotUnderstood, read_amount
from usecases.whatif import Asked

router = Router(name="whatif")

COMMANDS = {"whatif": roles_that_may(Permission.SEE_EARNINGS)}


class WhatIfForm(StatesGroup):
    """The questions, by what they ask for."""

    client = State()
    amount = State()
    day = State()
    ended = State()


@router.message(Command("whatif"))
async def begin_question(message: Message, command: CommandObject, ctx: Context, dialog_manager: DialogManager) -> None:
    if not command.args:
        await begin(dialog_manager, Permission.SEE_EARNINGS, WhatIfForm.client)
        return
    asked = await ctx.read(whatif.read, command.args)
    known = _known(asked)
    if len(known) == len(("client", "client_name", "amount", "day")):
        await reply(message, await _answer(ctx, known))
        return
    missing = next(name for name in ("client", "amount", "day") if name not in known)
    await begin(
        dialog_manager, Permission.SEE_EARNINGS, getattr(WhatIfForm, missing), entered={**known, **_candidates(asked)}
    )


def _known(asked: Asked) -> dict[str, Any]:
    client = asked.clients[0] if len(asked.clients) == 1 else None
    known = {
        "client": client and client.client_id,
        "client_name": client and client.name,
        "amount": asked.amount and str(asked.amount),
        "day": asked.paid_on and str(asked.paid_on),
    }
    return {name: value for name, value in known.items() if value is not None}


def _candidates(asked: Asked) -> dict[str, Any]:
    return {"found": {str(client.client_id): client.name for client in asked.clients}} if asked.clients else {}


async def _answer(ctx: Context, known: Mapping[str, Any]) -> Screen:
    amount, day = Decimal(known["amount"]), date.fromisoformat(known["day"])
    return answer_screen(await ctx.read(whatif.ask, known["client"], amount, day, known.get("draft")), ctx.say)


@router.callback_query(Pressed(WhatIfPress, "terms"))
async def by_other_terms(query: CallbackQuery, callback_data: WhatIfPress, ctx: Context) -> None:
    """The same question by a draft of a plan, or by the published ones again."""
    pressed, day = callback_data, date.fromisoformat(callback_data.day)
    found = await ctx.read(whatif.ask, pressed.client, pressed.amount, day, pressed.draft)
    await show(query, answer_screen(found, ctx.say))


@router.callback_query(WhatIfPress.filter())
async def ask_anew(_: CallbackQuery, callback_data: WhatIfPress, ctx: Context, dialog_manager: DialogManager) -> None:
    card = await ctx.write(clients.show, callback_data.client)
    known = {
        "client": callback_data.client,
        "client_name": card.client.name,
        "amount": str(callback_data.amount),
        "day": callback_data.day,
        "draft": callback_data.draft,
    }
    asked = {"client": WhatIfForm.client, "amount": WhatIfForm.amount}.get(callback_data.do, WhatIfForm.day)
    entered = {name: value for name, value in known.items() if not name.startswith(callback_data.do)}
    await begin(dialog_manager, Permission.SEE_EARNINGS, asked, about=known, entered=entered)
    await dialog_manager.answer_callback()


def _question(form: Form, key: str, rows: list[list[Button]]) -> Screen:
    say, entered = form.say, form.entered
    known: list[Html | None] = [
        say("whatif-title"),
        say("payment-client", name=entered["client_name"]) if "client_name" in entered else None,
        say.money(Decimal(entered["amount"])) if "amount" in entered else None,
        say.day_with_weekday(date.fromisoformat(entered["day"])) if "day" in entered else None,
    ]
    return Screen(lines([*known, Html(""), say(key)]), rows)


async def _go_on(form: Form) -> None:
    """Ask for the first thing that is missing; with everything known the form ends in the answer."""
    for name, state in (("client", WhatIfForm.client), ("amount", WhatIfForm.amount), ("day", WhatIfForm.day)):
        if name not in form.entered:
            await form.ask(state)
            return
    known = {name: form.entered[name] for name in ("client", "amount", "day")}
    known["draft"] = form.entered.get("draft", 0)
    await _answer(form.ctx, known)  # what is refused is said while the form is there to say it
    await form.end(**known)


async def _ask_client(form: Form) -> Screen:
    found: Mapping[str, str] = form.entered.get("found") or {
        str(client.client_id): client.name for client in await form.ctx.read(clients.recent)
    }
    rows = [[Button(name, client_id)] for client_id, name in found.items()]
    return _question(form, "whatif-ask-client" if rows else "whatif-no-clients", rows)


async def _hear_client(form: Form, text: str) -> None:
    asked = await form.ctx.read(whatif.read, text)
    if asked.amount is not None and len(asked.clients) == 1:  # the whole question in one line
        form.entered.update(_known(asked))
        await _go_on(form)
        return
    found = await form.ctx.read(clients.find, text)
    if not found:
        raise Wrong(form.say("deal-form-no-client", words=shortened(text)))
    form.entered["found"] = {str(client.client_id): client.name for client in found}
    if len(found) == 1:
        await _press_client(form, str(found[0].client_id))


async def _press_client(form: Form, answer: str) -> None:
    card = await form.ctx.write(clients.show, int(answer))
    form.entered.pop("found", None)
    form.entered.update(client=card.client.client_id, client_name=card.client.name)
    await _go_on(form)


async def _ask_amount(form: Form) -> Screen:
    return _question(form, "whatif-ask-amount", [])


async def _hear_amount(form: Form, text: str) -> None:
    form.entered["amount"] = str(read_amount(text, form.say.currency_code))
    await _go_on(form)


async def _ask_day(form: Form) -> Screen:
    today, card = form.ctx.today, await form.ctx.write(clients.show, form.entered["client"])
    month = date.fromisoformat(form.entered.get("month") or str(month_of(today)))
    offered = [
        [Button(label, f"{DAY}{day}") for label, day in row]
        for row in days_offered(today, card.client.lapses_on, form.say)
    ]
    return _question(form, "whatif-ask-day", [*offered, *month_rows(month, form.say)])


async def _press_day(form: Form, answer: str) -> None:
    if answer.startswith(MONTH):
        form.entered["month"] = answer.removeprefix(MONTH)
    elif answer.startswith(DAY):
        form.entered["day"] = answer.removeprefix(DAY)
        await _go_on(form)


async def _hear_day(form: Form, text: str) -> None:
    day = parse_date_around(text, form.ctx.today)
    if day is None:
        raise DateNotUnderstood
    form.entered["day"] = str(day)
    await _go_on(form)


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    asked = done or form.about
    return await _answer(form.ctx, asked) if asked else left_screen(form.say)


dialogs = (
    Frame(
        [
            Step(WhatIfForm.client, _ask_client, _press_client, _hear_client, _go_on),
            Step(WhatIfForm.amount, _ask_amount, hear=_hear_amount, onward=_go_on),
            Step(WhatIfForm.day, _ask_day, _press_day, _hear_day, _go_on),
        ],
        WhatIfForm.ended,
        _outcome,
    ).dialog(),
)
