"""/settings: a person's language, time zone, quiet hours, days off and notices, each changed in place."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode

from domain.notices import NoticeKind
from domain.refusals import Outdated
from domain.staff import Permission, roles_that_may
from handlers import zones
from handlers.context import Context
from handlers.notice_screens import DAYS, notices_screen
from handlers.presses import Pressed, SettingsPress
from handlers.screen import reply, show
from handlers.settings_screens import quiet_screen, settings_screen
from texts import Texts
from usecases import settings

router = Router(name="settings")
dialogs = zones.dialogs

COMMANDS = {"settings": roles_that_may(Permission.OWN_SETTINGS)}


@router.message(Command("settings"))
async def read(message: Message, ctx: Context) -> None:
    await reply(message, settings_screen(ctx.say, await ctx.read(settings.show), ctx.now))


@router.callback_query(Pressed(SettingsPress, "show"))
async def show_all(query: CallbackQuery, ctx: Context) -> None:
    await show(query, settings_screen(ctx.say, await ctx.read(settings.show), ctx.now))


@router.callback_query(Pressed(SettingsPress, "language"))
async def choose_language(query: CallbackQuery, callback_data: SettingsPress, ctx: Context) -> None:
    person = await ctx.write(settings.set_language, callback_data.value)
    say = Texts.of(person.language, zone=person.zone, today=ctx.today)
    await show(query, settings_screen(say, person, ctx.now), say.toast("settings-saved"))


@router.callback_query(Pressed(SettingsPress, "zone"))
async def ask_zone(query: CallbackQuery, dialog_manager: DialogManager) -> None:
    await query.answer()
    await dialog_manager.start(zones.ZoneForm.choose, {"whose": zones.OWN}, mode=StartMode.RESET_STACK)


@router.callback_query(Pressed(SettingsPress, "quiet"))
async def ask_quiet_hours(query: CallbackQuery, ctx: Context) -> None:
    await show(query, quiet_screen(ctx.say, await ctx.read(settings.show)))


@router.callback_query(Pressed(SettingsPress, "quiet-is"))
async def set_quiet_hours(query: CallbackQuery, callback_data: SettingsPress, ctx: Context) -> None:
    first, _, last = callback_data.value.partition("-")
    if not (first.isdecimal() and last.isdecimal()):
        raise Outdated
    person = await ctx.write(settings.set_quiet_hours, int(first), int(last))
    await show(query, quiet_screen(ctx.say, person), ctx.say.toast("settings-saved"))


@router.callback_query(Pressed(SettingsPress, "notices"))
async def show_notices(query: CallbackQuery, ctx: Context) -> None:
    await show(query, notices_screen(ctx.say, await ctx.read(settings.show)))


@router.callback_query(Pressed(SettingsPress, "notice"))
async def turn_notice(query: CallbackQuery, callback_data: SettingsPress, ctx: Context) -> None:
    if callback_data.value not in set(NoticeKind):
        raise Outdated
    person = await ctx.write(settings.turn_notice, NoticeKind(callback_data.value))
    await show(query, notices_screen(ctx.say, person), ctx.say.toast("settings-saved"))


@router.callback_query(Pressed(SettingsPress, "day-off"))
async def turn_day_off(query: CallbackQuery, callback_data: SettingsPress, ctx: Context) -> None:
    if callback_data.value not in {str(day) for day in DAYS}:
        raise Outdated
    person = await ctx.write(settings.turn_day_off, int(callback_data.value))
    await show(query, notices_screen(ctx.say, person), ctx.say.toast("settings-saved"))
