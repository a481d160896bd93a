"""`/deal`: what was agreed with a client, from the menu or from the client's card."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from domain.calendar import month_of
from domain.dates import parse_date_around
from domain.deals import DealKind
from domain.staff import Permission, clean_name, roles_that_may
from handlers.calendar_rows import DAY, MONTH, month_rows
from handlers.client_cards import card_after
from handlers.context import Context
from handlers.form_parts import Form, Frame, Step, Wrong, begin, left_screen
from handlers.presses import ClientPress, Pressed
from handlers.screen import Button, Screen
from handlers.taking_back import undo_row
from storage.scope import Reach
from texts import Html, Texts, lines, shortened
from usecases import clients, deals
from usecases.typed_answers import DateNotUnderstood, read_amount

router = Router(name="deal form")

COMMANDS = {"deal": roles_that_may(Permission.EDIT_CLIENTS)}

PAPERS = {"contract": "deal-form-paper-contract", "invoice": "deal-form-paper-invoice", "act": "deal-form-paper-act"}
MONEY = {"amount": "deal-form-amount", "monthly": "deal-form-monthly", "first": "deal-form-first"}


class DealForm(StatesGroup):
    """The questions, by what they ask for."""

    client = State()
    title = State()
    kind = State()
    amount = State()
    monthly = State()
    first = State()
    start = State()
    papers = State()
    check = State()
    ended = State()


@router.message(Command("deal"))
async def begin_deal(_: Message, dialog_manager: DialogManager) -> None:
    await begin(dialog_manager, Permission.EDIT_CLIENTS, DealForm.client)


@router.callback_query(Pressed(ClientPress, "deal"))
async def begin_for_client(
    _: CallbackQuery, callback_data: ClientPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    card = await ctx.write(clients.show, callback_data.id, Reach.OWN)
    known = {"client": callback_data.id, "client_name": card.client.name}
    await begin(
        dialog_manager, Permission.EDIT_CLIENTS, DealForm.title, about={"client": callback_data.id}, entered=known
    )
    await dialog_manager.answer_callback()


def summary(entered: Mapping[str, Any], say: Texts) -> list[Html | None]:
    """What has been entered so far, a line each."""
    sums = [say(key, amount=Decimal(entered[name])) for name, key in MONEY.items() if entered.get(name)]
    return [
        say("deal-form-title"),
        say("payment-client", name=entered["client_name"]) if "client_name" in entered else None,
        say("deal-form-called", title=entered["title"]) if "title" in entered else None,
        *sums,
        say("deal-form-start", day=date.fromisoformat(entered["start"])) if "start" in entered else None,
    ]


def question(form: Form, key: str, rows: list[list[Button]] | None = None) -> Screen:
    """What has been entered, and a question."""
    return Screen(lines([*summary(form.entered, form.say), Html(""), form.say(key)]), rows or [])


async def _ask_client(form: Form) -> Screen:
    found: Mapping[str, str] = form.entered.get("found") or {
        str(client.client_id): client.name for client in await form.ctx.read(clients.recent)
    }
    rows = [[Button(name, client_id)] for client_id, name in found.items()]
    return question(form, "deal-form-ask-client", rows)


async def _hear_client(form: Form, text: str) -> None:
    found = await form.ctx.read(clients.find, text)
    if not found:
        raise Wrong(form.say("deal-form-no-client", words=shortened(text)))
    form.entered["found"] = {str(client.client_id): client.name for client in found}
    if len(found) == 1:
        await _press_client(form, str(found[0].client_id))


async def _press_client(form: Form, answer: str) -> None:
    card = await form.ctx.write(clients.show, int(answer))
    form.entered.update(client=card.client.client_id, client_name=card.client.name, found=None)
    await form.ask(DealForm.title)


async def _ask_title(form: Form) -> Screen:
    return question(form, "deal-form-ask-title")


async def _hear_title(form: Form, text: str) -> None:
    form.entered["title"] = clean_name(text)
    await _after_title(form)


async def _after_title(form: Form) -> None:
    await form.ask(DealForm.kind)


async def _ask_kind(form: Form) -> Screen:
    say = form.say
    kinds = [
        Button(say.button("deal-form-one-off"), DealKind.ONE_OFF),
        Button(say.button("deal-form-recurring"), DealKind.RECURRING),
    ]
    return question(form, "deal-form-ask-kind", [kinds])


async def _press_kind(form: Form, answer: str) -> None:
    once = DealKind(answer) is DealKind.ONE_OFF
    for other in ("monthly", "first") if once else ("amount",):
        form.entered.pop(other, None)
    await form.ask(DealForm.amount if once else DealForm.monthly)


async def _ask_amount(form: Form) -> Screen:
    return question(form, "deal-form-ask-amount")


async def _hear_amount(form: Form, text: str) -> None:
    form.entered["amount"] = str(read_amount(text, form.say.currency_code))
    await _to_start(form)


async def _ask_monthly(form: Form) -> Screen:
    return question(form, "deal-form-ask-monthly")


async def _hear_monthly(form: Form, text: str) -> None:
    form.entered["monthly"] = str(read_amount(text, form.say.currency_code))
    await _after_monthly(form)


async def _after_monthly(form: Form) -> None:
    await form.ask(DealForm.first)


async def _ask_first(form: Form) -> Screen:
    return question(form, "deal-form-ask-first", [[Button(form.say.button("common-skip"), "skip")]])


async def _hear_first(form: Form, text: str) -> None:
    form.entered["first"] = str(read_amount(text, form.say.currency_code))
    await _to_start(form)


async def _skip_first(form: Form, _: str) -> None:
    form.entered["first"] = None
    await _to_start(form)


async def _to_start(form: Form) -> None:
    form.entered.pop("month", None)
    await form.ask(DealForm.start)


async def _ask_start(form: Form) -> Screen:
    today = form.ctx.today
    month = date.fromisoformat(form.entered.get("month") or str(month_of(today)))
    now = Button(form.say.button("deal-form-today", day=today), f"{DAY}{today}")
    return question(form, "deal-form-ask-start", [[now], *month_rows(month, form.say)])


async def _press_start(form: Form, answer: str) -> None:
    if answer.startswith(MONTH):
        form.entered["month"] = answer.removeprefix(MONTH)
    elif answer.startswith(DAY):
        form.entered["start"] = answer.removeprefix(DAY)
        await _after_start(form)


async def _hear_start(form: Form, text: str) -> None:
    day = parse_date_around(text, form.ctx.today)
    if day is None:
        raise DateNotUnderstood
    form.entered["start"] = str(day)
    await _after_start(form)


async def _after_start(form: Form) -> None:
    form.entered.setdefault("papers", list(PAPERS))
    await form.ask(DealForm.papers)


async def _ask_papers(form: Form) -> Screen:
    say, wanted = form.say, form.entered["papers"]
    rows = []
    for paper in PAPERS:
        key = "deal-form-paper-wanted" if paper in wanted else "deal-form-paper"
        rows.append([Button(say.button(key, title=_paper(paper, say)), paper)])
    return question(form, "deal-form-ask-papers", [*rows, [Button(say.button("common-next"), "go")]])


def _paper(paper: str, say: Texts) -> str:
    return say.plain(PAPERS[paper])


async def _press_paper(form: Form, answer: str) -> None:
    if answer == "go":
        await form.ask(DealForm.check)
        return
    wanted: list[str] = form.entered["papers"]
    form.entered["papers"] = [p for p in PAPERS if (p in wanted) != (p == answer)]


async def _ask_check(form: Form) -> Screen:
    say, papers = form.say, [_paper(paper, form.say) for paper in form.entered["papers"]]
    told = say("deal-form-papers", papers=", ".join(papers)) if papers else say("deal-form-no-papers")
    return Screen(lines([*summary(form.entered, say), told]), [[Button(say.button("common-save"), "save")]])


async def _agree(form: Form, _: str) -> None:
    entered = form.entered
    amounts = {key: Decimal(entered[key]) for key in MONEY if entered.get(key)}
    deal_id = await form.ctx.write(
        deals.agree,
        entered["client"],
        entered["title"],
        starts_on=date.fromisoformat(entered["start"]),
        documents=[_paper(paper, form.say) for paper in entered["papers"]],
        **amounts,
    )
    await form.end(client=entered["client"], title=entered["title"], deal=deal_id)


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    ctx, client_id = form.ctx, done.get("client") or form.about.get("client")
    if client_id is None:
        return left_screen(ctx.say)
    if not done:
        return await card_after(ctx, client_id)
    undo = undo_row(ctx.say, "deal", done["deal"])
    return await card_after(ctx, client_id, ctx.say("deal-form-done", title=done["title"]), undo)


dialogs = (
    Frame(
        [
            Step(DealForm.client, _ask_client, _press_client, _hear_client),
            Step(DealForm.title, _ask_title, hear=_hear_title, onward=_after_title),
            Step(DealForm.kind, _ask_kind, _press_kind),
            Step(DealForm.amount, _ask_amount, hear=_hear_amount, onward=_to_start),
            Step(DealForm.monthly, _ask_monthly, hear=_hear_monthly, onward=_after_monthly),
            Step(DealForm.first, _ask_first, _skip_first, _hear_first, _to_start),
            Step(DealForm.start, _ask_start, _press_start, _hear_start, _after_start),
            Step(DealForm.papers, _ask_papers, _press_paper),
            Step(DealForm.check, _ask_check, _agree),
        ],
        DealForm.ended,
        _outcome,
    ).dialog(),
)
