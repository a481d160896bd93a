"""Who of us a client knows: the line on cards, the lists of gaps and alarms, and what both heads are told."""

from collections.abc import Collection, Sequence
from typing import Final

from domain.coverage import AlarmKind, Coverage
from domain.staff import DepartmentKind
from handlers.presses import ClientPress, CoveragePress, HomePress
from handlers.screen import Button, Screen, press
from storage.coverage import Alarm
from texts import Html, Texts, lines
from usecases.coverage import PAGE, AlarmPage, GapPage

MOST_TOLD: Final = 5

_DEPARTMENTS: Final = {
    DepartmentKind.COMMERCIAL: "department-commercial",
    DepartmentKind.CLIENT: "department-client",
}


def contacts_line(say: Texts, met: Coverage, missing_heads: Sequence[str]) -> Html:
    """How many of us have met the client, of how many, and who is missing."""
    missing = [*missing_heads, *(say.plain(_DEPARTMENTS[kind]) for kind in met.missing_kinds)]
    held = {"held": met.held, "required": met.required, "more": met.held > met.required}
    if not missing:
        return say("client-contacts", **held)
    return say("client-contacts-missing", **held, enough=met.held >= met.required, missing=", ".join(missing))


def gaps_screen(say: Texts, page: GapPage) -> Screen:
    """Clients that too few of us have met; each line opens its card."""
    rows = [
        [
            press(
                say.button("coverage-gap", client=gap.name, star=gap.key, held=gap.met.held, required=gap.met.required),
                ClientPress(id=gap.client_id),
            )
        ]
        for gap in page.gaps
    ]
    turns = _turning(say, "gaps", page.number, page.total)
    rows += turns
    if page.alarms:
        rows.append([press(say.button("coverage-to-alarms", count=page.alarms), CoveragePress(do="alarms"))])
    title = say("coverage-gaps", count=page.total) if page.total else say("coverage-no-gaps")
    return Screen(lines([title, _find(say, turns)]), [*rows, _home(say)])


def alarms_screen(say: Texts, page: AlarmPage) -> Screen:
    """Clients that hang on one person, or that nobody here knows any more."""
    rows = _cards(say, page.alarms, page.openable)
    turns = _turning(say, "alarms", page.number, page.total)
    rows += turns
    if page.gaps:
        rows.append([press(say.button("coverage-to-gaps", count=page.gaps), CoveragePress())])
    told = [_alarm(say, alarm) for alarm in page.alarms]
    title = say("coverage-alarms", count=page.total) if page.total else say("coverage-no-alarms")
    return Screen(lines([title, _find(say, turns), *told]), [*rows, _home(say)])


def _find(say: Texts, turns: Sequence[object]) -> Html | None:
    return say("common-find-client") if turns else None


def _turning(say: Texts, do: str, number: int, total: int) -> list[list[Button]]:
    pages = -(-total // PAGE)
    if pages < 2:
        return []
    back = press(say.button("clients-previous"), CoveragePress(do=do, page=(number - 1) % pages))
    here = press(say.button("clients-page", number=number + 1, pages=pages), CoveragePress(do=do, page=number))
    on = press(say.button("clients-next"), CoveragePress(do=do, page=(number + 1) % pages))
    return [[back, here, on]]


def _home(say: Texts) -> list[Button]:
    return [press(say.button("start-home"), HomePress())]


def _alarm(say: Texts, alarm: Alarm) -> Html:
    key = "coverage-alarm-hangs" if alarm.kind is AlarmKind.HANGS else "coverage-alarm-lost"
    return say(key, client=alarm.client_name, name=alarm.name)


def _cards(say: Texts, alarms: Sequence[Alarm], openable: Collection[int]) -> list[list[Button]]:
    return [
        [press(say.button("coverage-alarm-client", client=alarm.client_name), ClientPress(id=alarm.client_id))]
        for alarm in alarms
        if alarm.client_id in openable
    ]


def told_screen(say: Texts, alarms: Sequence[Alarm], openable: Collection[int]) -> Screen:
    """What both heads are told of clients that one event has left in danger."""
    shown = alarms[:MOST_TOLD]
    rows = _cards(say, shown, openable)
    told = [say("coverage-told"), *(_alarm(say, alarm) for alarm in shown)]
    if len(alarms) > len(shown):
        told.append(say("coverage-told-more", count=len(alarms) - len(shown)))
        rows.append([press(say.button("coverage-to-alarms", count=len(alarms)), CoveragePress(do="alarms"))])
    return Screen(lines([*told, say("coverage-told-do")]), rows)
