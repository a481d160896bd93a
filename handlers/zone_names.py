"""Time zones as people call them: by a city, in either language. The usual ones of Russia come first."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import get_timezone_location
from rapidfuzz import fuzz, process

from texts import LANGUAGES, Texts

USUAL: Final = {
    "Europe/Kaliningrad": "zone-kaliningrad",
    "Europe/Moscow": "zone-moscow",
    "Europe/Samara": "zone-samara",
    "Asia/Yekaterinburg": "zone-yekaterinburg",
    "Asia/Omsk": "zone-omsk",
    "Asia/Novosibirsk": "zone-novosibirsk",
    "Asia/Irkutsk": "zone-irkutsk",
    "Asia/Yakutsk": "zone-yakutsk",
    "Asia/Vladivostok": "zone-vladivostok",
    "Asia/Magadan": "zone-magadan",
    "Asia/Kamchatka": "zone-kamchatka",
}
"""Each with the key of its cities, the one that names it first."""

MOST_FOUND: Final = 8
_AREAS: Final = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_OFFSET: Final = re.compile(r"(?:utc|gmt)?\s*([+-]\d{1,2})")
_LEAST_LIKENESS: Final = 80


def zone_name(say: Texts, zone: str) -> str:
    """The city that a zone is called by."""
    if zone in USUAL:
        return say.plain(USUAL[zone]).partition(",")[0]
    return get_timezone_location(ZoneInfo(zone), locale=say.language, return_city=True)


def find_zones(words: str, now: datetime) -> list[str]:
    """The zones that a city, a zone's own name or an offset such as `+5` may mean, the likeliest first."""
    if offset := _OFFSET.fullmatch(words.strip().casefold()):
        hours = int(offset[1])
        return [zone for zone in USUAL if _hours_of(zone, now) == hours]
    wanted = _folded(words)
    if not wanted:
        return []
    cities = _cities()
    found = [zone for name, zone in cities if name.startswith(wanted)]
    found = found or [zone for name, zone in cities if wanted in name]
    if not found:
        names = dict(enumerate(name for name, _ in cities))
        alike = process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS, limit=MOST_FOUND)
        found = [cities[place][1] for _, _, place in alike]
    return list(dict.fromkeys(found))[:MOST_FOUND]


def _hours_of(zone: str, now: datetime) -> float:
    offset = now.astimezone(ZoneInfo(zone)).utcoffset()
    return offset.total_seconds() / 3600 if offset else 0


def _folded(text: str) -> str:
    """Without case, accents and dots: what is typed in a hurry and what stands in a list are the same."""
    decomposed = unicodedata.normalize("NFKD", text.strip().casefold().replace("_", " ").replace("-", " "))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@cache
def _cities() -> list[tuple[str, str]]:
    """Every name of every zone, the usual ones first."""
    return list(dict.fromkeys((_folded(name), zone) for name, zone in _named()))


def _named() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        say = Texts.of(language, today=date.min)
        for zone, key in USUAL.items():
            yield from ((name, zone) for name in say.plain(key).split(", "))
    others = sorted(zone for zone in available_timezones() if zone.split("/")[0] in _AREAS)
    for zone in others:
        yield zone, zone
        for language in LANGUAGES:
            yield get_timezone_location(ZoneInfo(zone), locale=language, return_city=True), zone
