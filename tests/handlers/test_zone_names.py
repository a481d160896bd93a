"""Time zones are found by what people call them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.zone_names import USUAL, find_zones

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Москва", "Europe/Moscow"),
        ("  санкт-петербург ", "Europe/Moscow"),
        ("Ростов на Дону", "Europe/Moscow"),
        ("Киров", "Europe/Moscow"),
        ("уфа", "Asia/Yekaterinburg"),
        ("Yekaterinburg", "Asia/Yekaterinburg"),
        ("Якутск", "Asia/Yakutsk"),
        ("екатеренбург", "Asia/Yekaterinburg"),
        ("Berlin", "Europe/Berlin"),
        ("Берлин", "Europe/Berlin"),
        ("America/Sao_Paulo", "America/Sao_Paulo"),
        ("utc+12", "Asia/Kamchatka"),
    ],
)
def test_a_city_in_either_language_leads_to_its_zone(words: str, zone: str) -> None:
    assert find_zones(words, NOW)[0] == zone


@pytest.mark.parametrize("words", ["", "   ", "Зурбаган", "+1", "-5"])
def test_what_is_no_city_finds_nothing(words: str) -> None:
    assert find_zones(words, NOW) == []


def test_the_usual_zones_go_from_west_to_east() -> None:
    offsets = [NOW.astimezone(ZoneInfo(zone)).utcoffset() for zone in USUAL]

    hours = [offset.total_seconds() / 3600 for offset in offsets if offset is not None]
    assert hours == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
