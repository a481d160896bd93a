"""The director says whose public holidays the company keeps."""

from typing import Final

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.context import Context
from handlers.presses import Pressed, SettingsPress
from handlers.screen import Screen, press, show
from texts import Texts
from usecases import holidays

router = Router(name="holidays")

_NAMES: Final = {
    "RU": "holidays-ru",
    "BY": "holidays-by",
    "KZ": "holidays-kz",
    "AM": "holidays-am",
    "AZ": "holidays-az",
    "GE": "holidays-ge",
    "KG": "holidays-kg",
    "UZ": "holidays-uz",
}
A_ROW: Final = 2


@router.callback_query(Pressed(SettingsPress, "country"))
async def ask(query: CallbackQuery, ctx: Context) -> None:
    await show(query, holidays_screen(ctx.say, await ctx.read(holidays.show)))


@router.callback_query(Pressed(SettingsPress, "country-is"))
async def choose(query: CallbackQuery, callback_data: SettingsPress, ctx: Context) -> None:
    country = await ctx.write(holidays.choose, callback_data.value)
    await show(query, holidays_screen(ctx.say, country), ctx.say.toast("settings-saved"))


def holidays_screen(say: Texts, country: str) -> Screen:
    """The countries to choose from, the present one marked."""
    buttons = [
        press(
            say.button("holidays-one", country=say.plain(name), chosen=code == country),
            SettingsPress(do="country-is", value=code),
        )
        for code, name in _NAMES.items()
    ]
    rows = [buttons[first : first + A_ROW] for first in range(0, len(buttons), A_ROW)]
    return Screen(say("holidays-title"), [*rows, [press(say.button("common-back"), SettingsPress())]])
