"""Payments that nothing in the plan rules: the director's list of them, and the word of a new one."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.earnings import Unresolved
from domain.staff import Actor
from handlers.context import Context
from handlers.notices import Notice
from handlers.payment_screens import PaymentPress
from handlers.presses import HomePress, PlanPress, UnresolvedPress
from handlers.screen import Button, Screen, press, show
from storage.db import Tx
from texts import Html, Texts, lines
from usecases import unresolved
from usecases.unresolved import A_PAGE, Waiting, WaitingPage

router = Router(name="unresolved")


@router.callback_query(UnresolvedPress.filter())
async def show_page(query: CallbackQuery, callback_data: UnresolvedPress, ctx: Context) -> None:
    await show(query, unresolved_screen(ctx.say, await ctx.read(unresolved.listed, callback_data.page)))


def unresolved_screen(say: Texts, found: WaitingPage) -> Screen:
    """What each of them lacks; a tap opens the payment."""
    foot = [press(say.button("plan-to-plan"), PlanPress()), press(say.button("start-home"), HomePress())]
    if not found.total:
        return Screen(say("unresolved-nothing"), [foot])
    title = say("unresolved-title", count=found.total, amount=found.amount)
    # payments of one client that lack the same rule need it said once
    told = dict.fromkeys(_lacks(say, waiting) for waiting in found.payments)
    rows = [[_payment_button(say, waiting)] for waiting in found.payments]
    turns = _pages(say, found)
    find = say("common-find-payment") if turns else None
    return Screen(lines([title, find, Html(""), *told]), [*rows, *turns, foot])


def _lacks(say: Texts, waiting: Waiting) -> Html:
    if waiting.payment.why is Unresolved.NO_PLAN:
        return say("unresolved-no-plan", day=waiting.rule_on)
    return say("unresolved-no-line", day=waiting.rule_on, line=waiting.line)


def _payment_button(say: Texts, waiting: Waiting) -> Button:
    payment = waiting.payment
    label = say.button("unresolved-payment", day=payment.paid_on, client=payment.client_name, amount=payment.amount)
    return press(label, PaymentPress(id=payment.payment_id))


def _pages(say: Texts, found: WaitingPage) -> list[list[Button]]:
    row = []
    if found.page:
        row.append(press(say.button("unresolved-earlier"), UnresolvedPress(page=found.page - 1)))
    if (found.page + 1) * A_PAGE < found.total:
        row.append(press(say.button("unresolved-later"), UnresolvedPress(page=found.page + 1)))
    return [row] if row else []


def _tell(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    """None: a plan covers it by now, or it was taken back."""
    waiting = unresolved.find(tx, recipient, params["payment_id"])
    if waiting is None:
        return None
    payment = waiting.payment
    told: dict[str, Any] = {
        "client": payment.client_name,
        "amount": payment.amount,
        "day": payment.paid_on,
        "rule": waiting.rule_on,
    }
    if payment.why is Unresolved.NO_PLAN:
        text = say("unresolved-told-no-plan", **told)
    else:
        text = say("unresolved-told-no-line", line=waiting.line, **told)
    opens = press(say.button("unresolved-open"), PaymentPress(id=payment.payment_id))
    return Screen(text, [[opens, press(say.button("unresolved-all"), UnresolvedPress())]])


NOTICES: dict[str, Notice] = {"payment_unresolved": _tell}
