"""What clients owe and have not signed, as a list in the chat; each line opens the client's card."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.context import Context
from handlers.presses import ClientPress, ClientsPress, DebtsPress
from handlers.screen import Button, Screen, press, show
from texts import Html, Texts, lines
from usecases import debts
from usecases.debts import PAGE, DebtLine, DebtPage

router = Router(name="debts")


@router.callback_query(DebtsPress.filter())
async def show_page(query: CallbackQuery, callback_data: DebtsPress, ctx: Context) -> None:
    await show(query, debts_screen(ctx.say, await ctx.read(debts.listed, callback_data.page)))


def debts_screen(say: Texts, found: DebtPage) -> Screen:
    """Who owes how much since when, and how many papers are open."""
    back = [press(say.button("clients-back"), ClientsPress())]
    if not found.total:
        return Screen(say("debts-none"), [back])
    told = [_line(say, each) for each in found.lines]
    rows = [[press(say.button("debts-client", client=each.client_name), _card(each))] for each in found.lines]
    turns = _turns(say, found)
    find = say("common-find-client") if turns else None
    return Screen(lines([say("debts-title", count=found.total), find, Html(""), *told]), [*rows, *turns, back])


def _card(line: DebtLine) -> ClientPress:
    return ClientPress(id=line.client_id)


def _line(say: Texts, line: DebtLine) -> Html:
    what = [
        say("debts-overdue", amount=line.overdue, since=line.since) if line.since else None,
        say("debts-papers", count=line.papers) if line.papers else None,
    ]
    return say("debts-line", client=line.client_name, what=lines(what, " · "))


def _turns(say: Texts, found: DebtPage) -> list[list[Button]]:
    row = []
    if found.number:
        row.append(press(say.button("common-back"), DebtsPress(page=found.number - 1)))
    if (found.number + 1) * PAGE < found.total:
        row.append(press(say.button("common-next"), DebtsPress(page=found.number + 1)))
    return [row] if row else []
