"""Every zone of the world over some years, and the moments at which a bot looks at the clock there.

Zones of the same offset every six local hours, and every five minutes of the days on which it changes, are one zone by
many names: it is played once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

STEPS: Final = (timedelta(minutes=10), *(timedelta(hours=hours) for hours in (1, 11, 26, 72)))
AROUND: Final = (-90, -31, -1, 0, 29, 31, 59, 61, 150)
BACK_AT_MOST: Final = 120
EVENING: Final = 18 * 60 + 30
HALF_AN_HOUR: Final = timedelta(minutes=30)


@dataclass(frozen=True)
class Zone:
    """A zone by all its names; it is held, or it would be read from its file each time.

    `changes`: the first time on the wall after what each of them skips or doubles, the offsets before and after it.
    """

    own: ZoneInfo
    names: tuple[str, ...]
    changes: tuple[tuple[datetime, timedelta, timedelta], ...]

    @property
    def name(self) -> str:
        """One of them."""
        return self.names[0]

    @property
    def moments(self) -> list[datetime]:
        """When its clocks are moved."""
        return [(wall - max(before, after)).replace(tzinfo=UTC) for wall, before, after in self.changes]

    @property
    def minutes(self) -> list[int]:
        """Minutes of the day at which a digest is tried: in what changes skip or double, else the evening."""
        shown = {wall - HALF_AN_HOUR for wall, _, _ in self.changes}
        return sorted({wall.hour * 60 + wall.minute for wall in shown}) or [EVENING]


def zones(names: Iterable[str], begins: date, ends: date) -> list[Zone]:
    """The zones that there are behind these names."""
    start, days = datetime.combine(begins, time()), (ends - begins).days
    rough, found = [start + timedelta(hours=6 * number) for number in range(4 * days)], []
    for alike in _alike(names, rough):
        changes = _days_of_change(alike[0], rough)
        fine = [day + timedelta(minutes=5 * number) for day in changes for number in range(12 * 24)]
        again = [wall.replace(fold=1) for wall in fine]
        found += [
            Zone(ZoneInfo(same[0]), tuple(same), tuple(_changes(same[0], fine)))
            for same in _alike(alike, [*fine, *again])
        ]
    return found


def _alike(names: Iterable[str], walls: Sequence[datetime]) -> list[list[str]]:
    found: dict[tuple[timedelta | None, ...], list[str]] = defaultdict(list)
    for name in names:
        found[tuple(map(ZoneInfo(name).utcoffset, walls))].append(name)
    return list(found.values())


def _days_of_change(name: str, walls: Sequence[datetime]) -> list[datetime]:
    around = {(wall + timedelta(days=days)).date() for wall, _, _ in _changes(name, walls) for days in (-1, 0, 1)}
    return [datetime.combine(day, time()) for day in sorted(around)]


def _changes(name: str, walls: Sequence[datetime]) -> Iterable[tuple[datetime, timedelta, timedelta]]:
    offset = ZoneInfo(name).utcoffset
    for first, second in pairwise(walls):
        before, after = offset(first) or timedelta(), offset(second) or timedelta()
        if before != after:
            yield second, before, after


def ticks(begins: datetime, ends: datetime, changes: Iterable[datetime], moves: Random) -> list[datetime]:
    """After standstills of up to three days, thickly around changes, and now and then by a clock that was set back."""
    found, moment = {change + timedelta(minutes=minutes) for change in changes for minutes in AROUND}, begins
    while moment < ends:
        found.add(moment)
        moment += moves.choice(STEPS)
    there_and_back: list[datetime] = []
    for moment in sorted(found):
        there_and_back.append(moment)
        if moves.random() < 1 / 8:
            there_and_back.append(moment - timedelta(minutes=moves.randint(1, BACK_AT_MOST)))
    return there_and_back


def due_days(zone: str, minute: int, begins: date, ends: date) -> list[tuple[datetime, date]]:
    """When the digest of each local day is due: at the first moment at which the clock on the wall shows the minute.

    Where a change skips it, as if the clocks had not been moved; if that is another day, as if they had been already.
    """
    own, found = ZoneInfo(zone), []
    for number in range((ends - begins).days):
        day = begins + timedelta(days=number)
        wall = datetime.combine(day, time(*divmod(minute, 60)))
        before, after = (own.utcoffset(wall + timedelta(days=days)) or timedelta() for days in (-1, 1))
        moments = [(wall - offset).replace(tzinfo=UTC) for offset in (before, after)]
        shown = [moment.astimezone(own).replace(tzinfo=None) for moment in moments]
        exact = [moment for moment, wall_then in zip(moments, shown, strict=True) if wall_then == wall]
        that_day = [moment for moment, wall_then in zip(moments, shown, strict=True) if wall_then.date() == day]
        if exact or that_day:
            found.append((min(exact) if exact else that_day[0], day))
    return found
