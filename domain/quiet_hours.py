"""Quiet hours: what is not urgent waits until the person's morning, in their own time zone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.working_time import next_working

MINUTES_A_DAY = 24 * 60


def not_before(now: datetime, zone: str, quiet_from: int, quiet_to: int) -> datetime:
    """The instant from which a person may be messaged: now, or the end of the quiet hours that now lies in.

    `quiet_from` and `quiet_to` are minutes after local midnight; equal ones mean that no hour is quiet.
    """
    local = now.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    if not (minute - quiet_from) % MINUTES_A_DAY < (quiet_to - quiet_from) % MINUTES_A_DAY:
        return now
    day = local.date() if minute < quiet_to else local.date() + timedelta(days=1)
    hours, minutes = divmod(quiet_to, 60)
    ends = datetime(day.year, day.month, day.day, hours, minutes, tzinfo=ZoneInfo(zone))
    return max(ends.astimezone(now.tzinfo), now)


def not_before_work(now: datetime, zone: str, quiet_from: int, quiet_to: int, country: str) -> datetime:
    """The instant from which a person may be messaged in their working time, and out of their quiet hours.

    Where these leave no working time at all, they alone decide: it is what the person asked for.
    """
    loud = at = not_before(now, zone, quiet_from, quiet_to)
    for _ in range(3):
        opens = next_working(at, zone, country)
        at = not_before(opens, zone, quiet_from, quiet_to)
        if at == opens:
            return at
    return loud
