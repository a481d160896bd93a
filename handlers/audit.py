"""The audit log in chat: `/audit`, `/audit Ромашка`, `/audit Иван`, `/audit вчера`; for the director and the heads."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.staff import Permission, roles_that_may
from handlers.audit_screens import (
    AuditMonthPress,
    AuditPress,
    audit_screen,
    clients_screen,
    days_screen,
    meant_screen,
    people_screen,
)
from handlers.context import Context
from handlers.presses import Pressed
from handlers.screen import Screen, reply, show
from storage.client_queries import PAGE, ClientFilter
from usecases import audit, clients
from usecases.audit import Narrowing

router = Router(name="audit")

COMMANDS = {"audit": roles_that_may(Permission.SEE_AUDIT)}


@router.message(Command("audit"))
async def read(message: Message, command: CommandObject, ctx: Context) -> None:
    await reply(message, await (_of_words(command.args, ctx) if command.args else _page(Narrowing(), 0, ctx)))


async def _page(narrowed: Narrowing, number: int, ctx: Context) -> Screen:
    return audit_screen(await ctx.read(audit.listing, narrowed, number), ctx.say, ctx.today)


async def _of_words(words: str, ctx: Context) -> Screen:
    meant = await ctx.read(audit.meant, words)
    if meant.day is not None:
        return await _page(Narrowing(day=meant.day), 0, ctx)
    if len(meant.people) + len(meant.clients) != 1:
        return meant_screen(meant, ctx.say)
    if meant.people:
        return await _page(Narrowing(person_id=meant.people[0].staff_id), 0, ctx)
    return await _page(Narrowing(client_id=meant.clients[0].client_id), 0, ctx)


@router.callback_query(Pressed(AuditPress, "list"))
async def turn_page(query: CallbackQuery, callback_data: AuditPress, ctx: Context) -> None:
    await show(query, await _page(callback_data.narrowing, callback_data.page, ctx))


@router.callback_query(Pressed(AuditPress, "people"))
async def ask_person(query: CallbackQuery, callback_data: AuditPress, ctx: Context) -> None:
    people = await ctx.read(audit.people)
    await show(query, people_screen(people, callback_data.narrowing, callback_data.page, ctx.say))


@router.callback_query(Pressed(AuditPress, "clients"))
async def ask_client(query: CallbackQuery, callback_data: AuditPress, ctx: Context) -> None:
    number = callback_data.page
    found = await ctx.read(clients.page, ClientFilter.ALL, number)
    more = (number + 1) * PAGE < found.total
    await show(query, clients_screen(found.clients, callback_data.narrowing, number, ctx.say, more=more))


@router.callback_query(AuditMonthPress.filter())
async def ask_day(query: CallbackQuery, callback_data: AuditMonthPress, ctx: Context) -> None:
    narrowed = Narrowing(callback_data.client, callback_data.person)
    await show(query, days_screen(date.fromisoformat(callback_data.month), narrowed, ctx.say))
