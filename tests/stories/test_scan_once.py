"""However often the clock looks, and in however many processes: one transfer for a lapse, one card for each head."""

import asyncio
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scheduler.ticks import scan_transfers
from tests.office import Office
from tests.person import Person

pytestmark = pytest.mark.on_both_databases

LAPSE = datetime(2024, 6, 15, 7, tzinfo=UTC)
NAMES = ("Ромашка", "Вектор", "Лотос", "Гранит", "Полюс")


async def three_months_of(office: Office) -> None:
    """Five clients of Ivan's whose period ends on 15 June, and it is that morning; nobody has looked yet."""
    for name in NAMES:
        await office.client(name)
        await office.pays(office.ivan, f"{name} 100к")
    await office.on(date(2024, 6, 14))
    office.clock.move_to(LAPSE)


def cards(person: Person) -> list[str]:
    """The clients of the cards in a chat."""
    return sorted(text.splitlines()[1].partition(" ")[0] for text in person.texts() if "Передача клиента" in text)


async def test_a_hundred_scans_open_one_transfer_and_one_card_for_each_head(office: Office) -> None:
    await three_months_of(office)

    for _ in range(100):
        await scan_transfers(office.db)
    await office.settle()

    assert await office.rows("transfers") == len(NAMES)
    assert cards(office.boris) == cards(office.anna) == sorted(NAMES)
    assert [cards(person) for person in (office.galina, office.ivan, office.nina)] == [[], [], []]


async def test_two_processes_that_scan_at_once_open_one_transfer_and_one_card_for_each_head(
    office: Office, database_url: str
) -> None:
    await three_months_of(office)

    both = await asyncio.gather(*(scanner(database_url) for _ in range(2)))
    for process in both:  # they wait for this, so that neither is done before the other begins
        assert process.stdin is not None
        process.stdin.write(b"go\n")
    ended = await asyncio.gather(*(process.communicate() for process in both))
    await office.settle()

    assert [process.returncode for process in both] == [0, 0], ended
    assert await office.rows("transfers") == len(NAMES)
    assert cards(office.boris) == cards(office.anna) == sorted(NAMES)


async def scanner(url: str) -> asyncio.subprocess.Process:
    """A process that is about to scan fifty times."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.scheduler.scanning", url, LAPSE.isoformat(), "50"),
        cwd=Path(__file__).parents[2],
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
    )
    assert process.stdout is not None
    async with asyncio.timeout(30):
        assert await process.stdout.readline() == b"ready\n"
    return process
