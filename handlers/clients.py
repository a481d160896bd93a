"""Clients in chat: the list, the card, and what is done from it in one or two taps."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.staff import Permission, roles_that_may
from handlers.client_screens import (
    UNDOES,
    DocumentPress,
    card_screen,
    list_screen,
    papers_screen,
    persons_screen,
)
from handlers.context import Context
from handlers.payment_screens import PaymentsPress, payments_screen
from handlers.presses import ClientPress, ClientsPress, Pressed
from handlers.screen import reply, show, show_beside
from storage.client_queries import ClientFilter
from usecases import clients, contacts, deals, payments

router = Router(name="clients")

COMMANDS = {"clients": roles_that_may(Permission.SEE_CLIENTS)}


@router.message(Command("clients"))
async def list_all(message: Message, ctx: Context) -> None:
    page = await ctx.read(clients.page)
    await reply(message, list_screen(page, ClientFilter.ALL, 0, ctx.say, inline_mode=ctx.inline_mode))


@router.callback_query(ClientsPress.filter())
async def turn_page(query: CallbackQuery, callback_data: ClientsPress, ctx: Context) -> None:
    which = ClientFilter(callback_data.which)
    page = await ctx.read(clients.page, which, callback_data.page)
    number = callback_data.page
    await show(query, list_screen(page, which, number, ctx.say, inline_mode=ctx.inline_mode))


@router.callback_query(Pressed(ClientPress, "show"))
async def show_card(query: CallbackQuery, callback_data: ClientPress, ctx: Context) -> None:
    await show(query, card_screen(await ctx.write(clients.show, callback_data.id), ctx.say))


@router.callback_query(Pressed(ClientPress, "beside"))
async def show_card_beside(query: CallbackQuery, callback_data: ClientPress, ctx: Context) -> None:
    """As a new message: the one pressed has a decision to be taken on it."""
    await show_beside(query, card_screen(await ctx.write(clients.show, callback_data.id), ctx.say))


@router.callback_query(Pressed(ClientPress, "persons"))
async def show_persons(query: CallbackQuery, callback_data: ClientPress, ctx: Context) -> None:
    await show(query, persons_screen(await ctx.write(contacts.show, callback_data.id), ctx.say))


@router.callback_query(Pressed(ClientPress, "payments"))
async def show_payments(query: CallbackQuery, callback_data: ClientPress, ctx: Context) -> None:
    found = await ctx.read(payments.of_client, callback_data.id)
    await show(query, payments_screen(found, ctx.say))


@router.callback_query(PaymentsPress.filter())
async def turn_payments(query: CallbackQuery, callback_data: PaymentsPress, ctx: Context) -> None:
    found = await ctx.read(payments.of_client, callback_data.id, callback_data.page)
    await show(query, payments_screen(found, ctx.say))


@router.callback_query(Pressed(ClientPress, "papers"))
async def show_papers(query: CallbackQuery, callback_data: ClientPress, ctx: Context) -> None:
    await _show_papers(query, callback_data.id, ctx)


@router.callback_query(DocumentPress.filter())
async def move_paper(query: CallbackQuery, callback_data: DocumentPress, ctx: Context) -> None:
    pressed, undoes = callback_data, callback_data.state.endswith(UNDOES)
    was = await ctx.write(deals.set_document, pressed.client_id, pressed.id, pressed.state.removesuffix(UNDOES))
    await _show_papers(query, pressed.client_id, ctx, None if undoes else (pressed.id, was))


async def _show_papers(
    query: CallbackQuery, client_id: int, ctx: Context, moved: tuple[int, str] | None = None
) -> None:
    await show(query, papers_screen(await ctx.read(deals.papers, client_id), ctx.say, moved))
