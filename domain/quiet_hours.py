"""Quiet hours and days off: what is not urgent waits until the person's morning, in their own time zone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.working_time import OPENS, next_working

MINUTES_A_DAY = 24 * 60
ALL_DAYS = 0b1111111
_DAY = timedelta(days=1)


def not_before(now: datetime, zone: str, quiet_from: int, quiet_to: int, days_off: int = 0) -> datetime:
    """The instant from which a person may be messaged: now, or the end of the quiet hours that now lies in; from a day
    off on, the next other day at nine.

    `quiet_from` and `quiet_to` are minutes after local midnight; equal ones mean that no hour is quiet. `days_off`: bit
    0 is Monday; all seven count as none, for then no day would be left.
    """
    loud = _after_quiet(now, zone, quiet_from, quiet_to)
    day = loud.astimezone(ZoneInfo(zone)).date()
    if not _is_off(day, days_off) or days_off == ALL_DAYS:
        return loud
    while _is_off(day, days_off):
        day += _DAY
    opens = datetime.combine(day, OPENS, ZoneInfo(zone)).astimezone(now.tzinfo)
    return _after_quiet(opens, zone, quiet_from, quiet_to)


def _is_off(day: date, days_off: int) -> bool:
    return bool(days_off >> day.weekday() & 1)


def _after_quiet(now: datetime, zone: str, quiet_from: int, quiet_to: int) -> datetime:
    local = now.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    if not (minute - quiet_from) % MINUTES_A_DAY < (quiet_to - quiet_from) % MINUTES_A_DAY:
        return now
    day = local.date() if minute < quiet_to else local.date() + _DAY
    ends = datetime.combine(day, time(*divmod(quiet_to, 60)), ZoneInfo(zone))
    return max(ends.astimezone(now.tzinfo), now)


def not_before_work(
    now: datetime, zone: str, quiet_from: int, quiet_to: int, country: str, days_off: int = 0
) -> datetime:
    """The instant from which a person may be messaged in their working time, out of their quiet hours and days off.

    Where these leave no working time at all, they alone decide: it is what the person asked for.
    """
    loud = at = not_before(now, zone, quiet_from, quiet_to, days_off)
    for _ in range(3):
        opens = next_working(at, zone, country)
        at = not_before(opens, zone, quiet_from, quiet_to, days_off)
        if at == opens:
            return at
    return loud
