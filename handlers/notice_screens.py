"""What a person hears of, and how: the one screen where notices and days off are tuned. A pure function of data."""

from typing import Final

from domain.notices import CHOICES, Heard, NoticeKind
from domain.staff import Permission, roles_that_may
from handlers.presses import SettingsPress
from handlers.screen import Button, Screen, press
from storage.staff import Person
from texts import Html, Texts, lines

DAYS: Final = range(7)
_CONCERNS: Final = {
    NoticeKind.MONEY: Permission.OWN_SETTINGS,
    NoticeKind.TRANSFERS: Permission.SEE_TRANSFERS,
    NoticeKind.INTRODUCTIONS: Permission.SEE_TRANSFERS,
    NoticeKind.REMINDERS: Permission.SEE_CLIENTS,
    NoticeKind.TEAM: Permission.SEE_TEAM,
    NoticeKind.DIGEST: Permission.OWN_SETTINGS,
}
"""Whom a kind of notice concerns: others are not asked about it."""
_KINDS: Final = {
    NoticeKind.MONEY: "notices-kind-money",
    NoticeKind.TRANSFERS: "notices-kind-transfers",
    NoticeKind.INTRODUCTIONS: "notices-kind-introductions",
    NoticeKind.REMINDERS: "notices-kind-reminders",
    NoticeKind.TEAM: "notices-kind-team",
    NoticeKind.DIGEST: "notices-kind-digest",
}
_HEARD: Final = {
    Heard.SOUND: "notices-with-sound",
    Heard.SILENT: "notices-without-sound",
    Heard.DIGEST: "notices-in-digest",
}


def notices_screen(say: Texts, person: Person) -> Screen:
    """Each kind of notice with how it comes: a tap changes it to the next way. Below them the days off."""
    kinds = [kind for kind in CHOICES if person.role in roles_that_may(_CONCERNS[kind])]
    text = lines(
        [
            say("notices-title"),
            say("notices-how"),
            say("notices-always"),
            say("notices-no-digest") if _lacks_digest(person) else None,
            Html(""),
            days_off_words(say, person),
        ]
    )
    days = [_day(say, person, day) for day in DAYS]
    back = [press(say.button("common-back"), SettingsPress())]
    return Screen(text, [*([_kind(say, person, kind)] for kind in kinds), days[:4], days[4:], back])


def _lacks_digest(person: Person) -> bool:
    return person.digest_minute is None and Heard.DIGEST in person.notices.values()


def _kind(say: Texts, person: Person, kind: NoticeKind) -> Button:
    how = Heard(person.notices.get(kind, Heard.SOUND))
    label = say.button(_HEARD[how], kind=say.plain(_KINDS[kind]))
    return press(label, SettingsPress(do="notice", value=kind.value))


def _day(say: Texts, person: Person, day: int) -> Button:
    words = say.plain("weekday-short", weekday=day + 1)
    label = say.button("digests-day", day=words, chosen=bool(person.days_off >> day & 1))
    return press(label, SettingsPress(do="day-off", value=str(day)))


def days_off_words(say: Texts, person: Person) -> Html:
    """On which days of the week nothing comes."""
    if not person.days_off:
        return say("notices-no-days-off")
    days = ", ".join(say("weekday-short", weekday=day + 1) for day in DAYS if person.days_off >> day & 1)
    return say("notices-days-off", days=days)


def how_words(say: Texts, person: Person) -> Html:
    """In a line, for the settings: whether anything comes otherwise than with a sound."""
    quieter = sum(how != Heard.SOUND for how in person.notices.values())
    return say("notices-some-quiet", count=quieter) if quieter else say("notices-all-loud")
