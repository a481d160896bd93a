"""The first screen of the day, the greeting of somebody new, and help. Pure functions of data."""

from collections.abc import Sequence
from typing import Final

from domain.staff import Actor, Permission, Role
from handlers.presses import (
    ClientsPress,
    CommandPress,
    EarningsPress,
    HomePress,
    PlanPress,
    SettingsPress,
    SetupPress,
    TeamPress,
    TransfersPress,
)
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines
from usecases.home import Home

MOST_BUTTONS: Final = 6
MOST_HELP: Final = 10

_GREETINGS: Final = {
    Role.DIRECTOR: "start-greeting-director",
    Role.HEAD: "start-greeting-head",
    Role.HUNTER: "start-greeting-hunter",
    Role.ACCOUNT_MANAGER: "start-greeting-manager",
    Role.ACCOUNTANT: "start-greeting-accountant",
}
_HELP: Final = {
    "pay": "help-pay",
    "confirm": "help-confirm",
    "clients": "help-clients",
    "client": "help-client",
    "deal": "help-deal",
    "transfers": "help-transfers",
    "earnings": "help-earnings",
    "whatif": "help-whatif",
    "team": "help-team",
    "month": "help-month",
    "plan": "help-plan",
    "digest": "help-digest",
    "settings": "help-settings",
}


def home_screen(say: Texts, actor: Actor, home: Home) -> Screen:
    """What waits for this person, and where to go from here."""
    if not home.set_up and actor.may(Permission.MANAGE_COMPANY):
        return Screen(say("start-not-set-up", name=actor.name), [[press(say.button("start-set-up"), SetupPress())]])
    told = [*_counts(say, home), *_standing(say, actor, home)]
    return Screen(lines([say("start-title", name=actor.name, day=say.long_day(say.today)), *told]), _rows(say, home, actor))


def _counts(say: Texts, home: Home) -> list[Html]:
    if not home.something_waits:
        return [say("start-nothing")]
    waiting = []
    if home.to_confirm:
        waiting.append(say("start-to-confirm", count=home.to_confirm, amount=home.to_confirm_sum))
    if home.transfers:
        waiting.append(say("start-transfers", count=home.transfers))
    if home.lapsing:
        waiting.append(say("start-lapsing", count=home.lapsing))
    if home.declared:
        waiting.append(say("start-declared", count=home.declared, amount=home.declared_sum))
    return waiting


def _standing(say: Texts, actor: Actor, home: Home) -> list[Html]:
    told = []
    if home.earned is not None and actor.role is not Role.DIRECTOR:
        told.append(say("start-earned", month=say.month(say.today, "prepositional"), amount=home.earned))
    if actor.may(Permission.LOG_PAYMENTS):
        told += [Html(""), say("start-hint" if home.clients else "start-no-clients")]
    return told


def _rows(say: Texts, home: Home, actor: Actor) -> list[list[Button]]:
    found = [*_urgent(say, home), *_usual(say, actor)]
    shown = {button.data: button for button in reversed(found)}
    kept = [button for button in found if shown.pop(button.data, None) is not None or button.data is None]
    first = [[button] for button in _distinct(found)[:0]]
    return first + _in_pairs(_distinct(kept or found)[: MOST_BUTTONS - 1], press(say.button("start-help"), HomePress(do="help")))


def _distinct(buttons: Sequence[Button]) -> list[Button]:
    return list(buttons)


def _in_pairs(buttons: Sequence[Button], last: Button) -> list[list[Button]]:
    every = [*buttons, last]
    return [every[place : place + 2] for place in range(0, len(every), 2)]


def _urgent(say: Texts, home: Home) -> list[Button]:
    return []


def _usual(say: Texts, actor: Actor) -> list[Button]:
    return []
