"""Key clients in chat: the button on the card, both ways, and what both heads are told."""

from decimal import Decimal
from typing import Any, Final

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.refusals import NotFound
from domain.staff import Actor
from handlers.client_screens import card_screen
from handlers.context import Context
from handlers.notices import Notice
from handlers.presses import ClientPress, ClientsPress, Pressed
from handlers.screen import Screen, press, show
from storage import client_queries
from storage import clients as client_storage
from storage import staff as staff_storage
from storage.clients import Client
from storage.db import Tx
from texts import Html, Texts, lines
from usecases import clients, key_clients

router = Router(name="key clients")

MOST_NAMES: Final = 5


@router.callback_query(Pressed(ClientPress, "key"))
async def mark(query: CallbackQuery, callback_data: ClientPress, ctx: Context) -> None:
    await _mark(query, callback_data.id, ctx, key=True)


@router.callback_query(Pressed(ClientPress, "unkey"))
async def unmark(query: CallbackQuery, callback_data: ClientPress, ctx: Context) -> None:
    await _mark(query, callback_data.id, ctx, key=False)


async def _mark(query: CallbackQuery, client_id: int, ctx: Context, *, key: bool) -> None:
    await ctx.write(key_clients.mark, client_id, key=key)
    card = await ctx.write(clients.show, client_id)
    toast = "key-toast-marked" if key else "key-toast-stays" if card.client.key else "key-toast-unmarked"
    await show(query, card_screen(card, ctx.say), ctx.say.toast(toast))


def _tell_changed(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    what = params["what"]
    client = client_storage.load(tx, what["client_id"])
    card = press(say.button("transfers-client-card"), ClientPress(id=client.client_id))
    return Screen(_why(tx, say, client, what), [[card]] if _may_open(tx, recipient, client) else [])


def _may_open(tx: Tx, recipient: Actor, client: Client) -> bool:
    """A client head hears of clients whose cards are not theirs to open yet."""
    try:
        client_queries.get(tx, recipient, client.client_id)
    except NotFound:
        return False
    return True


def _why(tx: Tx, say: Texts, client: Client, what: dict[str, Any]) -> Html:
    if what["why"] in {key_clients.MARKED, key_clients.UNMARKED}:
        by = staff_storage.get(tx, what["by"]).name
        if what["why"] == key_clients.MARKED:
            return say("key-told-marked", client=client.name, name=by)
        return say("key-told-unmarked", client=client.name, name=by, stays=client.key)
    amount = Decimal(what["amount"])
    if not what["threshold"]:
        return say("key-told-no-threshold", client=client.name)
    key = "key-told-earned" if what["why"] == key_clients.EARNED else "key-told-unearned"
    return say(key, client=client.name, amount=amount, threshold=Decimal(what["threshold"]))


def _tell_threshold(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    """Many clients at once: another plan is in force."""
    del recipient
    known = [client_storage.load(tx, client_id) for client_id in params["client_ids"]]
    became = [client.name for client in known if client.key]
    ceased = [client.name for client in known if not client.key]
    said = [
        say("key-told-threshold", threshold=Decimal(params["threshold"]))
        if params["threshold"]
        else say("key-told-threshold-gone"),
        say("key-told-became", count=len(became), names=_names(became)) if became else None,
        say("key-told-ceased", count=len(ceased), names=_names(ceased)) if ceased else None,
    ]
    return Screen(lines(said), [[press(say.button("start-clients"), ClientsPress())]])


def _names(names: list[str]) -> str:
    return ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")


NOTICES: dict[str, Notice] = {"key_changed": _tell_changed, "key_threshold": _tell_threshold}
