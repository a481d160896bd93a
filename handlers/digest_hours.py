"""When a person's digest comes: the screen of its hours and days."""

from typing import Final

from domain.digests import EVERY_DAY, WORKDAYS
from handlers.presses import Press
from handlers.screen import Button, Screen, press
from storage.staff import Person
from texts import Html, Texts

HOURS: Final = (9 * 60, 12 * 60, 17 * 60, 18 * 60 + 30, 20 * 60, 21 * 60)


class DigestPress(Press, prefix="dg"):
    """now: send it; hours: choose; at: an hour (minutes after midnight); day: a weekday on or off; workdays; off."""

    do: str
    value: int = 0


def hours_screen(say: Texts, person: Person) -> Screen:
    """When a person's digest comes: now, another hour, other days, or not at all."""
    minute = person.digest_minute
    weekdays = 0 if minute is None else person.digest_weekdays
    rows = [[press(say.button("digests-now"), DigestPress(do="now"))]]
    hours = [_hour(say, each, chosen=each == minute) for each in HOURS]
    rows += [hours[:3], hours[3:]]
    days = [_day(say, day, chosen=bool(weekdays >> day & 1)) for day in range(7)]
    rows += [days[:4], days[4:]]
    if minute is None:
        return Screen(say("digests-off"), rows)
    rows.append([press(say.button("digests-never"), DigestPress(do="off"))])
    return Screen(_when(say, minute, weekdays), rows)


def _when(say: Texts, minute: int, weekdays: int) -> Html:
    if weekdays == EVERY_DAY:
        return say("digests-every-day", time=clock_words(minute))
    if weekdays == WORKDAYS:
        return say("digests-workdays", time=clock_words(minute))
    days = ", ".join(say("weekday-short", weekday=day + 1) for day in range(7) if weekdays >> day & 1)
    return say("digests-some-days", time=clock_words(minute), days=days)


def clock_words(minute: int) -> str:
    """Minutes after midnight as `18:30`."""
    return "{}:{:02}".format(*divmod(minute, 60))


def _hour(say: Texts, minute: int, *, chosen: bool) -> Button:
    return press(
        say.button("digests-hour", time=clock_words(minute), chosen=chosen), DigestPress(do="at", value=minute)
    )


def _day(say: Texts, day: int, *, chosen: bool) -> Button:
    words = say.plain("weekday-short", weekday=day + 1)
    return press(say.button("digests-day", day=words, chosen=chosen), DigestPress(do="day", value=day))
