"""Quiet hours: what is not urgent waits until the person's morning, in their own time zone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

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
