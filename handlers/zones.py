"""Choosing a time zone: the usual ones by their city with the hour that it is there, or any other by typing a city."""

from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog import Dialog, DialogManager

from handlers.forms import ctx_of, end, ended_window, step_window
from handlers.screen import Button, Screen, in_pairs
from handlers.settings_screens import settings_screen
from handlers.zone_names import USUAL, find_zones, zone_name
from texts import Texts, lines
from usecases import settings, setup

BACK, COMPANY, OWN = "back", "company", "own"


class ZoneForm(StatesGroup):
    """One question. Its start data says whose zone it is: `OWN`, or that of the `COMPANY`."""

    choose = State()
    ended = State()


def zones_screen(say: Texts, zones: list[str], now: datetime, *, unknown: bool = False) -> Screen:
    """Zones to choose from, two in a row where that can be read."""
    rows = in_pairs(Button(_label(say, zone, now), zone) for zone in zones)
    told = [say("zone-choose"), say("zone-unknown") if unknown else None]
    return Screen(lines(told, "\n\n"), [*rows, [Button(say.button("common-back"), BACK)]])


def _label(say: Texts, zone: str, now: datetime) -> str:
    return say.button("zone-label", city=zone_name(say, zone), time=f"{now.astimezone(ZoneInfo(zone)):%H:%M}")


async def _draw(manager: DialogManager) -> Screen:
    ctx, found = ctx_of(manager), manager.dialog_data.get("found")
    return zones_screen(ctx.say, found or list(USUAL), ctx.now, unknown=found == [])


async def _typed(text: str, manager: DialogManager) -> None:
    manager.dialog_data["found"] = find_zones(text, ctx_of(manager).now)


async def _pressed(zone: str, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    if zone != BACK and cast("dict[str, Any]", manager.start_data)["whose"] == COMPANY:
        await ctx.write(setup.set_zone, zone)
    elif zone != BACK:
        await ctx.write(settings.set_zone, zone)
    await end(manager, ZoneForm.ended, _outcome)


async def _outcome(manager: DialogManager) -> Screen:
    ctx = ctx_of(manager)
    return settings_screen(ctx.say, await ctx.read(settings.show), ctx.now)


dialogs = (
    Dialog(
        step_window(ZoneForm.choose, _draw, _pressed, _typed),
        ended_window(ZoneForm.ended, _outcome),
    ),
)
