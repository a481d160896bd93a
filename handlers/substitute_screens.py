"""Absences to come, of oneself or of one's people, as a screen. Pure functions of data."""

from typing import Final

from handlers.presses import AbsencePress, SettingsPress, TeamPress
from handlers.screen import Screen, press
from texts import Html, Texts, lines
from usecases.substitutes import AbsenceLine, AbsenceView

MOST_LISTED: Final = 20


def absence_screen(say: Texts, view: AbsenceView) -> Screen:
    """What is recorded, each range with a button that takes it back, and a way to record more."""
    staff_id, away, stands_in = view.person.staff_id, view.away[:MOST_LISTED], view.stands_in[:MOST_LISTED]
    title = say("absence-title") if view.own else say("absence-title-of", name=view.person.name)
    told = [title, *(_away(say, line) for line in away), *(_stands_in(say, line) for line in stands_in)]
    if not away:
        told.append(say("absence-none-head" if view.heads else "absence-none"))
    rows = [[press(say.button("absence-new"), AbsencePress(id=staff_id, do="new"))]]
    for line in away:
        label = say.button("absence-revoke", first=line.absence.first, last=line.absence.last)
        rows.append([press(label, AbsencePress(id=line.absence.absence_id, do="revoke"))])
    back = SettingsPress() if view.own else TeamPress(do="person", id=staff_id)
    return Screen(lines(told), [*rows, [press(say.button("common-back"), back)]])


def _away(say: Texts, line: AbsenceLine) -> Html:
    first, last = line.absence.first, line.absence.last
    if line.substitute is None:
        return say("absence-away", first=first, last=last)
    return say("absence-away-with", first=first, last=last, substitute=line.substitute)


def _stands_in(say: Texts, line: AbsenceLine) -> Html:
    return say("absence-instead", first=line.absence.first, last=line.absence.last, name=line.name)
