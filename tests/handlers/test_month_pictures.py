"""The picture of a month calls what was earned what the person's pay calls it."""

from datetime import date
from decimal import Decimal

import pytest

from domain.digests import series_of
from domain.earnings import EntryKind
from handlers.month_pictures import month_picture
from tests.handlers.test_transfer_screens import RU

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("kinds", "called"),
    [
        ([EntryKind.COMMISSION, EntryKind.RESIDUAL], "бонус"),
        ([EntryKind.SERVICE], "сопровождение"),
        ([EntryKind.SERVICE, EntryKind.CORRECTION], "сопровождение"),
        ([EntryKind.OVERRIDE], "с отдела"),
        ([EntryKind.CORRECTION], "исправления"),
        ([EntryKind.RESIDUAL, EntryKind.SERVICE, EntryKind.OVERRIDE], "бонус, сопровождение, с отдела"),
    ],
)
def test_what_came_is_called_what_it_is(kinds: list[EntryKind], called: str) -> None:
    picture = month_picture(series_of([(DAY, kind, Decimal(100)) for kind in kinds], DAY), DAY, RU)

    assert picture is not None
    assert (picture.words.full, picture.words.running) == ("полный\u00a0%", called)
