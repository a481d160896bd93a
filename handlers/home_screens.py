"""The first screen of the day, the greeting of somebody new, and help. Pure functions of data."""

from collections.abc import Sequence
from typing import Final

from domain.staff import Actor, Permission, Role
from handlers.introduction_screens import to_list_button, waiting_lines
from handlers.payment_screens import OwnWaitingPress
from handlers.presses import (
    AgreementPress,
    ClientsPress,
    CommandPress,
    EarningsPress,
    HomePress,
    LeavingPress,
    ObjectionPress,
    PlanPress,
    SettingsPress,
    SetupPress,
    TeamPress,
    TourPress,
    TransfersPress,
    UnresolvedPress,
    WatchPress,
)
from handlers.screen import Button, Screen, in_pairs, press
from storage.client_queries import ClientFilter
from texts import Html, Texts, lines
from usecases.home import Home

MOST_BUTTONS: Final = 6
MOST_LINES: Final = 12
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
    "watch": "help-watch",
    "team": "help-team",
    "month": "help-month",
    "plan": "help-plan",
    "digest": "help-digest",
    "settings": "help-settings",
}


_LEAST_ASKED_FOR: Final = ("watch", "whatif", "deal", "client", "digest")
"""What other buttons lead to as well: left out of help first."""


def home_screen(say: Texts, actor: Actor, home: Home) -> Screen:
    """What waits for this person, and where to go from here."""
    if not home.set_up and actor.may(Permission.MANAGE_COMPANY):
        return Screen(say("start-not-set-up", name=actor.name), [[press(say.button("start-set-up"), SetupPress())]])
    title = say("start-title", name=actor.name, day=say.long_day(say.today))
    earned = _earned(say, actor, home)
    told = Html("")
    for short in (False, True):
        told = lines([title, *_counts(say, home, short=short), *earned])
        if len(told.splitlines()) <= MOST_LINES:
            break
    hint = _hint(say, actor, home)
    with_hint = lines([told, Html(""), hint]) if hint else told
    return Screen(with_hint if len(with_hint.splitlines()) <= MOST_LINES else told, _rows(say, actor, home))


def _counts(say: Texts, home: Home, *, short: bool) -> list[Html]:
    if not home.something_waits:
        return [say("start-nothing")]
    waiting = _to_decide(say, home, short=short)
    if home.watch:
        waiting.append(say("start-watch", count=home.watch))
    if home.unresolved:
        waiting.append(say("unresolved-home", count=home.unresolved, amount=home.unresolved_sum))
    if home.declared:
        waiting.append(say("start-declared", count=home.declared, amount=home.declared_sum))
    return waiting


def _to_decide(say: Texts, home: Home, *, short: bool) -> list[Html]:
    """`short`: introductions are counted and not named."""
    waiting = []
    if home.to_confirm:
        waiting.append(say("start-to-confirm", count=home.to_confirm, amount=home.to_confirm_sum))
    if home.transfers:
        waiting.append(say("start-transfers", count=home.transfers))
    if home.left:
        waiting.append(say("leaving-home", count=home.left))
    if home.introductions and short:
        waiting.append(say("introductions-home-count", count=len(home.introductions)))
    elif home.introductions:
        waiting += [say("introductions-home"), *waiting_lines(say, home.introductions)]
    if home.lapsing:
        waiting.append(say("start-lapsing", count=home.lapsing))
    if home.objections:
        waiting.append(say("objection-home", count=home.objections))
    if home.agreements:
        waiting.append(say("agreement-home", count=home.agreements))
    return waiting


def _earned(say: Texts, actor: Actor, home: Home) -> list[Html]:
    if home.earned is None or actor.role is Role.DIRECTOR:
        return []
    return [say("start-earned", month=say.month(say.today, "prepositional"), amount=home.earned)]


def _hint(say: Texts, actor: Actor, home: Home) -> Html | None:
    if not actor.may(Permission.LOG_PAYMENTS):
        return None
    return say("start-hint" if home.clients else "start-no-clients")


def _rows(say: Texts, actor: Actor, home: Home) -> list[list[Button]]:
    urgent = [*_urgent(say, home), *_own_waiting(say, home)]
    doors = [door for door in _doors(say, actor) if door.data not in {button.data for button in urgent}]
    usual = doors[: max(0, MOST_BUTTONS - 1 - len(urgent))]
    usual.append(press(say.button("start-help"), HomePress(do="help")))
    return [*([button] for button in urgent), *in_pairs(usual)]


def _urgent(say: Texts, home: Home) -> list[Button]:
    """A button for each thing that waits, with its number."""
    found = []
    if home.to_confirm:
        found.append(press(say.button("start-do-confirm", count=home.to_confirm), CommandPress(command="confirm")))
    if home.transfers:
        found.append(press(say.button("start-do-transfers", count=home.transfers), TransfersPress()))
    if home.left:
        found.append(press(say.button("leaving-open", count=home.left), LeavingPress(id=home.left_by)))
    if home.introductions:
        found.append(to_list_button(say, len(home.introductions)))
    if home.lapsing:
        found.append(press(say.button("start-do-lapsing", count=home.lapsing), ClientsPress(which=ClientFilter.SOON)))
    if home.objections:
        label = say.button("objection-do", count=home.objections)
        found.append(press(label, ObjectionPress(id=home.objection_id)))
    if home.agreements:
        label = say.button("agreement-do", count=home.agreements)
        found.append(press(label, AgreementPress(id=home.agreement_id)))
    if home.watch:
        found.append(press(say.button("start-do-watch", count=home.watch), WatchPress()))
    if home.unresolved:
        found.append(press(say.button("unresolved-do", count=home.unresolved), UnresolvedPress()))
    return found


def _own_waiting(say: Texts, home: Home) -> list[Button]:
    """To what they logged and nobody has confirmed: there it can be changed."""
    return [press(say.button("own-waiting-open", count=home.declared), OwnWaitingPress())] if home.declared else []


def _doors(say: Texts, actor: Actor) -> list[Button]:
    """Where this role goes most days."""
    clients = press(say.button("start-clients"), ClientsPress())
    team = press(say.button("start-team"), TeamPress())
    earnings = press(say.button("start-earnings"), EarningsPress())
    transfers = press(say.button("start-transfers-all"), TransfersPress())
    plan = press(say.button("start-plan"), PlanPress())
    settings = press(say.button("start-settings"), SettingsPress())
    match actor.role:
        case Role.DIRECTOR:
            return [clients, team, transfers, plan, settings]
        case Role.HEAD:
            return [clients, team, earnings, transfers]
        case Role.ACCOUNTANT:
            return [press(say.button("start-confirm"), CommandPress(command="confirm")), plan, settings]
        case _:
            return [clients, earnings, transfers, plan]


def greeting_screen(say: Texts, actor: Actor) -> Screen:
    """What somebody who has just joined reads: what this is, and one thing to try."""
    text = say(_GREETINGS[actor.role], name=actor.name)
    if actor.role is Role.DIRECTOR:
        return Screen(text, [[press(say.button("start-set-up"), SetupPress())]])
    home = press(say.button("start-home"), HomePress())
    tour = press(say.button("tour-open"), TourPress())
    return Screen(text, [[tour], [home, press(say.button("start-help"), HomePress(do="help"))]])


def help_screen(say: Texts, actor: Actor, commands: Sequence[str]) -> Screen:
    """What this person can do here: a button for each thing."""
    known = [command for command in commands if command in _HELP]
    spare = [command for command in _LEAST_ASKED_FOR if command in known][: max(0, len(known) - MOST_HELP)]
    known = [command for command in known if command not in spare]
    rows = [[press(say.button(_HELP[command]), CommandPress(command=command))] for command in known]
    rows.append([press(say.button("tour-open"), TourPress())])
    logs = actor.may(Permission.LOG_PAYMENTS)
    return Screen(say("help-title-typing" if logs else "help-title"), rows)
