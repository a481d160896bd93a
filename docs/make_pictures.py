"""Make the pictures in docs/pictures anew: `make pictures`. Needs Chromium.

The demo is started as a person would start it. What the browser test plays is played on a page as narrow as a
telephone, with a picture between the steps; a wide page shows the same moment on several telephones.
"""

import asyncio
import re
from pathlib import Path

from playwright.async_api import Page, expect

from tests import key_client_play as play
from tests.browser import chromium_page, open_phone, open_sandbox, write
from tests.demo_page import ANNA, BORIS, IVAN, demo, move_to

PICTURES = Path(__file__).parent / "pictures"
NARROW = 390, 844
SETTLED = 1_000  # milliseconds in which the last message has certainly come and been drawn


async def take(page: Page, name: str, *shown: tuple[int, str | re.Pattern[str]]) -> None:
    """What the page shows when nothing moves on it any more, with these people's newest messages in view."""
    await page.wait_for_timeout(SETTLED)
    for person, words in shown:
        await play.is_shown(page, person, words)
    await expect(page.locator(".toast")).to_have_count(0)
    await page.screenshot(path=PICTURES / f"{name}.png")


async def a_payment(page: Page) -> None:
    """One line typed, and the draft that waits for a tap."""
    ivan = await open_phone(page, IVAN)
    await write(ivan, "ромашка 150к вчера")
    await take(page, "payment", (IVAN, "Оплата · черновик"))


async def a_key_client(page: Page, wide: Page) -> None:
    """From the warning to the introduction."""
    the_lapse = await play.hunter_and_head_are_warned(page)
    await take(page, "warning", (IVAN, play.WARNING))
    await move_to(page, the_lapse)
    await play.both_heads_have_the_card(page)
    await take(page, "card", (ANNA, play.CARD))
    await play.the_hunter_passes_on_what_was_promised(page)
    await play.the_commercial_head_confirms(page)
    await play.the_client_head_reads_the_packet(page)
    await take(page, "packet", (ANNA, play.PACKET))
    await play.is_pressed(page, ANNA, play.CARD, "Подтвердить")
    await take(wide, "transfer", (IVAN, "ответов 5 из 5"), (BORIS, play.CARD), (ANNA, play.CHOICE))
    await play.is_pressed(page, ANNA, play.CHOICE, "Ольга Белова")
    await play.four_people_are_asked_to_introduce(page)
    await play.hunter_and_manager_say_so(page)
    await take(page, "introduction", (BORIS, play.TASK))


async def make() -> None:
    """All pictures."""
    PICTURES.mkdir(exist_ok=True)
    async with demo() as address, chromium_page() as wide, chromium_page(*NARROW) as narrow:
        for page in (wide, narrow):
            await open_sandbox(page, address)
        await a_payment(narrow)
        await a_key_client(narrow, wide)


if __name__ == "__main__":
    asyncio.run(make())
