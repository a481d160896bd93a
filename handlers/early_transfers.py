"""A transfer that a person opens: before the period ends, which is asked once more, or again after it was returned."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.refusals import NotFound
from domain.staff import Actor
from handlers.context import Context
from handlers.notices import Notice
from handlers.presses import ClientPress, EarlyTransferPress, Pressed, TransferPress
from handlers.screen import Screen, press, show
from handlers.transfer_screens import card_screen
from storage.db import Tx
from texts import Texts
from usecases import transfer_cards, transfers
from usecases.transfers import Offer, Proposal

router = Router(name="early transfers")


@router.callback_query(Pressed(EarlyTransferPress, "ask"))
async def ask(query: CallbackQuery, callback_data: EarlyTransferPress, ctx: Context) -> None:
    await show(query, proposal_screen(ctx.say, await ctx.read(transfers.proposal, callback_data.id)))


@router.callback_query(Pressed(EarlyTransferPress, "look"))
async def look(query: CallbackQuery, callback_data: EarlyTransferPress, ctx: Context) -> None:
    found = await ctx.read(transfers.proposal, callback_data.id)
    if found.transfer_id is None:
        await show(query, proposal_screen(ctx.say, found))
        return
    card = await ctx.read(transfer_cards.show, found.transfer_id)
    await show(query, card_screen(ctx.say, card, listed=True))


@router.callback_query(Pressed(EarlyTransferPress, "yes"))
async def propose(query: CallbackQuery, callback_data: EarlyTransferPress, ctx: Context) -> None:
    transfer_id = await ctx.write(transfers.open_early, callback_data.id)
    card = await ctx.read(transfer_cards.show, transfer_id)
    await show(query, card_screen(ctx.say, card, listed=True), ctx.say.toast("transfers-toast-proposed"))


@router.callback_query(Pressed(EarlyTransferPress, "reopen"))
async def reopen(query: CallbackQuery, callback_data: EarlyTransferPress, ctx: Context) -> None:
    transfer_id = await ctx.write(transfers.reopen, callback_data.id)
    card = await ctx.read(transfer_cards.show, transfer_id)
    await show(query, card_screen(ctx.say, card, listed=True), ctx.say.toast("transfers-toast-reopened"))


def proposal_screen(say: Texts, found: Proposal) -> Screen:
    """What an early transfer costs, before it is proposed; or what stands in its way."""
    back = [press(say.button("common-back"), ClientPress(id=found.client_id))]
    if found.offer is Offer.LOOK and found.transfer_id is not None:
        look = press(say.button("transfers-open-card"), TransferPress(id=found.transfer_id, do="open"))
        return Screen(say("transfers-early-open", client=found.client_name), [[look], back])
    if found.offer is not Offer.EARLY:
        return Screen(say("transfers-early-late", client=found.client_name), [back])
    if found.lapses_on is None:
        text = say("transfers-early-ask-open", client=found.client_name, day=found.today)
    else:
        text = say("transfers-early-ask", client=found.client_name, day=found.today, lapses=found.lapses_on)
    yes = press(say.button("transfers-early-yes"), EarlyTransferPress(id=found.client_id, do="yes"))
    return Screen(text, [[yes], back])


def _tell_proposed(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        card = transfer_cards.show(tx, recipient, params["transfer_id"])
    except NotFound:
        return None
    if not card.transfer.is_open:
        return None
    look = press(say.button("transfers-open-card"), TransferPress(id=card.transfer_id, do="open"))
    text = say("transfers-told-proposed", client=card.client.name, day=card.transfer.lapsed_on)
    return Screen(text, [[look]])


NOTICES: dict[str, Notice] = {"transfer_proposed": _tell_proposed}
