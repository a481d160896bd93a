"""A person's own settings: language, time zone, quiet hours. The hours of the digest stand in `digests`."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.quiet_hours import MINUTES_A_DAY
from domain.refusals import Refusal
from domain.staff import Actor, Permission
from storage import audit, staff
from storage.db import Tx
from storage.staff import Person
from texts import LANGUAGES
from usecases import digests
from usecases.access import needs


class ZoneUnknown(Refusal):
    """A time zone is one of the IANA database, such as "Asia/Yekaterinburg"."""


class HourWrong(Refusal):
    """An hour lies within a day."""


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


def _ensure_minute(minute: int) -> None:
    if not 0 <= minute < MINUTES_A_DAY:
        raise HourWrong


def _change(tx: Tx, actor: Actor, **values: str | int) -> Person:
    before = staff.get(tx, actor.staff_id)
    staff.change(tx, actor.staff_id, **values)
    digests.schedule(tx, actor.staff_id)
    known = {name: getattr(before, name) for name in values}
    audit.record(tx, actor, "settings changed", f"staff:{actor.staff_id}", before=known, after=values)
    return staff.get(tx, actor.staff_id)
