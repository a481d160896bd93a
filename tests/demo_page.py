"""The demo's page in Chromium: started as a person would start it, its phones read and pressed, its clock moved."""

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, Page, expect

IVAN, PETR, BORIS, ANNA, OLGA, GALINA, NINA = 101, 102, 103, 104, 105, 107, 108
MOSCOW = ZoneInfo("Europe/Moscow")


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """The address of a demo that has been started."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "8470", "--quiet"),
        cwd=Path(__file__).parents[1],
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(600):
            said = [await process.stdout.readline() for _ in range(2)]
        yield said[1].decode().rpartition(" ")[2].strip()
    finally:
        process.terminate()
        hung = asyncio.get_running_loop().call_later(300, process.kill)
        ended = await process.wait()
        hung.cancel()
    assert ended == 0


def heard(phone: Locator, words: str | re.Pattern[str]) -> Locator:
    """The newest message of the bot with these words."""
    return phone.locator(".row.in").filter(has_text=words).last


async def press(phone: Locator, words: str | re.Pattern[str], label: str) -> None:
    """Press a button of the newest message with these words."""
    await heard(phone, words).locator(".inline-button").filter(has_text=label).first.click()


async def now(page: Page) -> datetime:
    """What the page's clock shows, in Moscow."""
    shown = await page.locator("[data-role=clock-now]").get_attribute("datetime")
    assert shown is not None
    return datetime.fromisoformat(shown).astimezone(MOSCOW)


async def move_to(page: Page, moment: datetime) -> None:
    """Set the clock, as the page does in its zone, Moscow's."""
    await page.locator("[data-role=clock-to]").click()
    await page.locator("[data-role=clock-input]").fill(f"{moment:%Y-%m-%dT%H:%M}")
    await page.get_by_role("button", name="OK").click()
    await expect(page.locator("[data-role=clock-dialog]")).to_have_count(0)
