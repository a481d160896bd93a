"""The fault campaign, in short: twenty kills. `make soak` plays the long one."""

from pathlib import Path

import pytest

from tests.faults.campaign import campaigns

# kills and the network say nothing about the kind of database; one is enough
pytestmark = pytest.mark.only_on("sqlite")


async def test_nothing_is_lost_nothing_doubled_and_order_kept_through_twenty_kills_in_bad_weather(
    tmp_path: Path, dialect: str
) -> None:
    figures = await campaigns(tmp_path, companies=2, kills=20, acts=300, seed=20261130)

    print(figures.told())  # noqa: T201 - the figures are what one runs it for, with -s
    assert (figures.kills, figures.acts >= 300) == (20, True)
    # work was done in the storm
    assert figures.recorded_and_told >= 30
    assert figures.confirmed_and_told >= 10
