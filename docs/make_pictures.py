"""Make the pictures in docs/pictures anew, from the demo: `make pictures`. Needs Chromium.

The demo is started as a person would start it, and played in the browser until a transfer is being confirmed.
"""

import asyncio
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Locator, Page, async_playwright

PICTURES = Path(__file__).parent / "pictures"
WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 844}
IVAN, BORIS, ANNA = 101, 103, 104
CLIENT = "Ромашка"
SETTLED = 1_000  # milliseconds in which the last message has certainly come and been drawn


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """The demo's address, while it runs."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--port", "8180", stdout=asyncio.subprocess.PIPE
    )
    try:
        if process.stdout is None:
            raise RuntimeError("the demo has no output")
        async for line in process.stdout:
            if address := re.search(rb"http://\S+", line):
                yield address.group().decode()
                return
        raise RuntimeError("the demo did not start")
    finally:
        process.terminate()
        await process.wait()


def phone(page: Page, person: int) -> Locator:
    """A person's phone on the page."""
    return page.locator(f".phone[data-person='{person}']")


async def press(page: Page, person: int, label: str) -> None:
    """Press this button on the client's transfer card."""
    card = phone(page, person).locator("[data-message]").filter(has_text=CLIENT).filter(has_text="Передача").last
    await card.get_by_role("button", name=label).click()
    await page.wait_for_timeout(SETTLED)


async def play(page: Page) -> None:
    """Wind the clock to the lapse of a client, and have both heads at their cards."""
    for person in (IVAN, BORIS, ANNA):
        if not await phone(page, person).count():
            await page.locator(f"[data-open='{person}']").click()
    composer = phone(page, IVAN).locator("[data-role='composer']")
    await composer.fill("ромашка 150к вчера")
    await composer.press("Enter")
    await page.wait_for_timeout(SETTLED)
    for _ in range(4):
        await page.locator("[data-role='clock-day']").click()
        await page.wait_for_timeout(3 * SETTLED)
    await press(page, BORIS, "Подтвердить")
    await press(page, ANNA, "Подтвердить")
    for person in (BORIS, ANNA):
        await phone(page, person).locator("[data-message]").filter(has_text=CLIENT).last.scroll_into_view_if_needed()


async def make() -> None:
    """All pictures."""
    PICTURES.mkdir(exist_ok=True)
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser")
    async with demo() as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        page = await browser.new_page(viewport=WIDE, color_scheme="light", locale="ru-RU")  # type: ignore[arg-type]  # a size
        await page.goto(address)
        await page.wait_for_timeout(SETTLED)
        await play(page)
        await page.screenshot(path=PICTURES / "transfer.png")
        narrow = await browser.new_page(viewport=NARROW, color_scheme="dark", locale="ru-RU")  # type: ignore[arg-type]  # a size
        await narrow.goto(address)
        await narrow.wait_for_timeout(SETTLED)
        await narrow.screenshot(path=PICTURES / "payment.png")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(make())
