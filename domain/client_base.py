"""The client base (клиентская база): it is opened one client at a time, and nobody opens many of them in an hour.

A client is opened by its card, and by its contact persons. Each opening is on record; the same client again within the
hour is no further one. Whoever would go over the company's limit is stopped, and whoever leads them is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from statistics import median
from typing import Final
from zoneinfo import ZoneInfo

from domain.refusals import Refusal
from domain.working_time import is_working_day

WINDOW: Final = timedelta(hours=1)
LOOKED_BACK: Final = timedelta(days=7)
USUAL_WEEKS: Final = 4
TIMES_USUAL: Final = 2
LEAST_UNUSUAL: Final = 10
"""Fewer clients than these in a week are never unusual."""
LEAST_AN_HOUR: Final = 5
MOST_AN_HOUR: Final = 1000
_MORNING, _NIGHT = time(7), time(22)
_LETTERS_SHOWN: Final = 1
_DIGITS_SHOWN: Final = 4


class View(StrEnum):
    """What of a client was shown."""

    CARD = "card"
    CONTACTS = "contacts"  # its contact persons, whatever message they stood in


class TooManyOpened(Refusal):
    """Nobody opens more different clients in an hour than the company allows, until whoever leads them says so."""


class LimitWrong(Refusal):
    """The limit of clients in an hour is a number from 5 to 1000: fewer stops the work, more stops nobody."""


def opens_again(opened: Mapping[int, datetime], most: int) -> datetime | None:
    """When a person may open one more client; None: now. `opened`: the clients of the last hour, and when last."""
    if len(opened) < most:
        return None
    return sorted(opened.values())[len(opened) - most] + WINDOW


def ensure_limit(most: int) -> None:
    """Refuse a limit that is none."""
    if not LEAST_AN_HOUR <= most <= MOST_AN_HOUR:
        raise LimitWrong


@dataclass(frozen=True, slots=True)
class Opened:
    """A client as somebody opened it in some days. `contacts`: how often its contact persons were shown."""

    client_id: int
    times: int
    contacts: int
    last: datetime
    at_odd_hours: bool


def by_client(views: Iterable[tuple[int, View, datetime]], zone: str, country: str) -> list[Opened]:
    """Views of one person by client, the latest first; odd hours are the night and days off, in the company's zone."""
    found: dict[int, list[tuple[View, datetime]]] = {}
    for client_id, what, at in views:
        found.setdefault(client_id, []).append((what, at))
    opened = [
        Opened(
            client_id,
            times=len(seen),
            contacts=sum(what is View.CONTACTS for what, _ in seen),
            last=max(at for _, at in seen),
            at_odd_hours=any(is_odd_hour(at, zone, country) for _, at in seen),
        )
        for client_id, seen in found.items()
    ]
    return sorted(opened, key=lambda each: each.last, reverse=True)


def is_odd_hour(at: datetime, zone: str, country: str) -> bool:
    """Whether hardly anybody works: from 22 to 7 o'clock, at a weekend, on a public holiday."""
    local = at.astimezone(ZoneInfo(zone))
    return not _MORNING <= local.time() < _NIGHT or not is_working_day(local.date(), country)


def usual_week(weeks: Sequence[int]) -> int:
    """How many clients somebody opens in a week, by the weeks before."""
    return round(median(weeks)) if weeks else 0


def is_unusual(clients: int, usual: int) -> bool:
    """Whether that many different clients in a week is far more than somebody's usual."""
    return clients >= LEAST_UNUSUAL and clients > TIMES_USUAL * usual


def masked_name(name: str) -> str:
    """A contact person where the message can be forwarded: `М. С.`."""
    return " ".join(f"{word[:_LETTERS_SHOWN]}." for word in name.split())


def masked_phone(phone: str) -> str:
    """Enough of a number to know it again: `…4567`."""
    return f"…{phone[-_DIGITS_SHOWN:]}"
