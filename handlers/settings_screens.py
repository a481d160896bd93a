"""A person's settings as a screen. Pure functions of data."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from domain.digests import EVERY_DAY, WORKDAYS
from domain.quiet_hours import MINUTES_A_DAY
from domain.staff import Permission, roles_that_may
from handlers.notice_screens import days_off_words, how_words
from handlers.presses import AbsencePress, CommandPress, HomePress, SettingsPress
from handlers.screen import Button, Screen, in_pairs, press
from handlers.zone_names import zone_name
from storage.staff import Person
from texts import LANGUAGES, Html, Texts, lines

HOUR: Final = 60
USUAL_QUIET: Final = (21 * HOUR, 8 * HOUR)
_LANGUAGES: Final = {"ru": "settings-language-ru", "en": "settings-language-en"}


def clock_words(minute: int) -> str:
    """Minutes after midnight as `18:30`."""
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def settings_screen(say: Texts, person: Person, now: datetime) -> Screen:
    """All settings with a button for each."""
    time = f"{now.astimezone(ZoneInfo(person.zone)):%H:%M}"
    text = lines(
        [
            say("settings-title"),
            say("settings-language", language=say(_LANGUAGES[person.language])),
            say("settings-zone", city=zone_name(say, person.zone), time=time),
            _quiet_words(say, person),
            days_off_words(say, person) if person.days_off else None,
            how_words(say, person),
            _digest_words(say, person),
        ]
    )
    others = [code for code in LANGUAGES if code != person.language]
    languages = [press(say.button(_LANGUAGES[code]), SettingsPress(do="language", value=code)) for code in others]
    buttons = [
        *languages,
        press(say.button("settings-change-zone"), SettingsPress(do="zone")),
        press(say.button("settings-change-quiet"), SettingsPress(do="quiet")),
        press(say.button("settings-change-digest"), CommandPress(command="digest")),
        press(say.button("notices-open"), SettingsPress(do="notices")),
        *(_of_company(say) if _runs_company(person) else []),
        press(say.button("absence-open"), AbsencePress(id=person.staff_id)),
    ]
    return Screen(text, [*in_pairs(buttons), [press(say.button("start-home"), HomePress())]])


def _of_company(say: Texts) -> list[Button]:
    return [
        press(say.button("holidays-open"), SettingsPress(do="country")),
        press(say.button("limit-open"), SettingsPress(do="opened")),
    ]


def _runs_company(person: Person) -> bool:
    return person.role in roles_that_may(Permission.MANAGE_COMPANY)


def _quiet_words(say: Texts, person: Person) -> Html:
    if person.quiet_from == person.quiet_to:
        return say("settings-quiet-never")
    return say("settings-quiet", first=clock_words(person.quiet_from), last=clock_words(person.quiet_to))


def _digest_words(say: Texts, person: Person) -> Html:
    if person.digest_minute is None:
        return say("settings-digest-never")
    time = clock_words(person.digest_minute)
    if person.digest_weekdays == EVERY_DAY:
        return say("settings-digest-daily", time=time)
    if person.digest_weekdays == WORKDAYS:
        return say("settings-digest-workdays", time=time)
    return say("settings-digest-some-days", time=time, count=person.digest_weekdays.bit_count())


def quiet_screen(say: Texts, person: Person) -> Screen:
    """The quiet hours, each end an hour earlier or later at a tap, or none at all."""
    first, last = person.quiet_from, person.quiet_to
    back = [press(say.button("common-back"), SettingsPress())]
    if first == last:
        return Screen(_quiet_words(say, person), [[_quiet(say.button("settings-quiet-on"), *USUAL_QUIET)], back])
    text = lines([_quiet_words(say, person), say("settings-quiet-why")])
    rows = [
        [_quiet(say.button("settings-quiet-from-earlier"), first - HOUR, last)],
        [_quiet(say.button("settings-quiet-from-later"), first + HOUR, last)],
        [_quiet(say.button("settings-quiet-to-earlier"), first, last - HOUR)],
        [_quiet(say.button("settings-quiet-to-later"), first, last + HOUR)],
        [_quiet(say.button("settings-quiet-off"), 0, 0)],
    ]
    return Screen(text, [*rows, back])


def _quiet(label: str, first: int, last: int) -> Button:
    return press(label, SettingsPress(do="quiet-is", value=f"{first % MINUTES_A_DAY}-{last % MINUTES_A_DAY}"))
