"""A person's own settings: language, time zone, quiet hours, days off, the digest, and how they hear of what."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.digests import EVERY_DAY, next_digest_at
from domain.notices import Heard, NoticeKind, next_choice
from domain.quiet_hours import ALL_DAYS, MINUTES_A_DAY
from domain.refusals import Refusal
from domain.staff import Actor, Permission
from storage import audit, staff
from storage import held as held_notices
from storage.db import Tx
from storage.staff import Person
from texts import LANGUAGES
from usecases.access import needs


class ZoneUnknown(Refusal):
    """A time zone is one of the IANA database, such as "Asia/Yekaterinburg"."""


class HourWrong(Refusal):
    """An hour lies within a day; a digest's days are some of the week."""


class NoDayLeft(Refusal):
    """Somebody who has every day off would never hear of anything: one day of the week stays."""


class LanguageUnknown(Refusal):
    """A language is one that the bot speaks."""


@needs(Permission.OWN_SETTINGS)
def show(tx: Tx, actor: Actor) -> Person:
    """A person's settings as they are now."""
    return staff.get(tx, actor.staff_id)


@needs(Permission.OWN_SETTINGS)
def set_language(tx: Tx, actor: Actor, language: str) -> Person:
    """Speak another language with this person from now on."""
    if language not in LANGUAGES:
        raise LanguageUnknown
    return _change(tx, actor, language=language)


@needs(Permission.OWN_SETTINGS)
def set_zone(tx: Tx, actor: Actor, zone: str) -> Person:
    """Live by another clock; the digest comes at its hour there."""
    ensure_zone(zone)
    return _change(tx, actor, zone=zone)


def ensure_zone(zone: str) -> None:
    """Refuse what is no time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ZoneUnknown from None


@needs(Permission.OWN_SETTINGS)
def set_quiet_hours(tx: Tx, actor: Actor, quiet_from: int, quiet_to: int) -> Person:
    """Hold back what is not urgent between two minutes of the day; equal ones: never."""
    _ensure_minute(quiet_from)
    _ensure_minute(quiet_to)
    return _change(tx, actor, quiet_from=quiet_from, quiet_to=quiet_to)


@needs(Permission.OWN_SETTINGS)
def set_digest(tx: Tx, actor: Actor, minute: int | None, weekdays: int = EVERY_DAY) -> Person:
    """Send the digest at a minute of the local day, None: never; on `weekdays`: bit 0 is Monday."""
    if minute is not None:
        _ensure_minute(minute)
    if not 0 < weekdays <= EVERY_DAY:
        raise HourWrong
    if minute is None:
        held_notices.release(tx, actor.staff_id)
    return _change(tx, actor, digest_minute=minute, digest_weekdays=weekdays)


@needs(Permission.OWN_SETTINGS)
def turn_day_off(tx: Tx, actor: Actor, weekday: int) -> Person:
    """Make a weekday (0 is Monday) a day off, or a day like others again; the digest leaves it out, or comes on it."""
    person, day = staff.get(tx, actor.staff_id), 1 << weekday % 7
    days_off = person.days_off ^ day
    if days_off == ALL_DAYS:
        raise NoDayLeft
    weekdays = person.digest_weekdays & ~day if days_off & day else person.digest_weekdays | day
    return _change(tx, actor, days_off=days_off, digest_weekdays=weekdays or person.digest_weekdays)


@needs(Permission.OWN_SETTINGS)
def turn_notice(tx: Tx, actor: Actor, kind: NoticeKind) -> Person:
    """Hear of a kind of notice in the next of the ways that it offers: with a sound, without, in the digest only."""
    person = staff.get(tx, actor.staff_id)
    chosen = next_choice(kind, person.notices)
    staff.change(tx, actor.staff_id, notices={**person.notices, kind.value: chosen.value})
    before = {"notice": kind.value, "heard": person.notices.get(kind.value, Heard.SOUND.value)}
    after = {"notice": kind.value, "heard": chosen.value}
    audit.record(tx, actor, "settings changed", f"staff:{actor.staff_id}", before=before, after=after)
    return staff.get(tx, actor.staff_id)


def _ensure_minute(minute: int) -> None:
    if not 0 <= minute < MINUTES_A_DAY:
        raise HourWrong


def _change(tx: Tx, actor: Actor, **values: str | int | None) -> Person:
    before = staff.get(tx, actor.staff_id)
    staff.change(tx, actor.staff_id, **values)
    schedule_digest(tx, actor.staff_id)
    known = {name: getattr(before, name) for name in values}
    audit.record(tx, actor, "settings changed", f"staff:{actor.staff_id}", before=known, after=values)
    return staff.get(tx, actor.staff_id)


def schedule_digest(tx: Tx, staff_id: int) -> None:
    """Find a person's next digest anew: when they join, come back, or live by another clock."""
    person = staff.get(tx, staff_id)
    due = next_digest_at(tx.now, person.zone, person.digest_minute, person.digest_weekdays)
    staff.change(tx, staff_id, next_digest_at=due)
