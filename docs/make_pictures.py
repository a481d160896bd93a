"""Make the pictures in docs/pictures anew: `make pictures`. Needs Chromium.

The demo is started as a person would start it. What the browser test plays is played on a page as narrow as a
telephone, with a picture between the steps; a wide page shows the same moment on several telephones.
"""

import asyncio
from pathlib import Path

from playwright.async_api import Page

from tests import key_client_play as play
from tests.browser import chromium_page, open_phone, open_sandbox, write
from tests.demo_page import ANNA, BORIS, IVAN, demo, move_to

PICTURES = Path(__file__).parent / "pictures"
NARROW = 390, 844
SETTLED = 1_000  # milliseconds in which the last message has certainly come and been drawn


async def take(page: Page, name: str) -> None:
    """What the page shows now."""
    await page.wait_for_timeout(SETTLED)
    await page.screenshot(path=PICTURES / f"{name}.png")


async def a_payment(page: Page) -> None:
    """One line typed, and the draft that waits for a tap."""
    ivan = await open_phone(page, IVAN)
    await write(ivan, "ромашка 150к вчера")
    await play.is_shown(page, IVAN, "Оплата · черновик")
    await take(page, "payment")


async def a_key_client(page: Page, wide: Page) -> None:
    """From the warning to the introduction."""
    the_lapse = await play.hunter_and_head_are_warned(page)
    await take(page, "warning")
    await move_to(page, the_lapse)
    await play.both_heads_have_the_card(page)
    await take(page, "card")
    await play.the_hunter_passes_on_what_was_promised(page)
    await play.the_commercial_head_confirms(page)
    await play.the_client_head_reads_the_packet(page)
    await take(page, "packet")
    await play.is_pressed(page, ANNA, play.CARD, "Подтвердить")
    await on_several_phones(wide)
    await play.is_pressed(page, ANNA, play.CHOICE, "Назад")
    await play.the_client_head_chooses_the_manager(page)
    await play.four_people_are_asked_to_introduce(page)
    await play.hunter_and_manager_say_so(page)
    await play.is_shown(page, BORIS, play.TASK)
    await take(page, "introduction")
    await play.both_heads_meet_the_client(page)
    await play.the_client_is_introduced(page)
    await take(page, "introduced")


async def on_several_phones(wide: Page) -> None:
    await play.is_shown(wide, IVAN, "ответов 5 из 5")
    await play.is_shown(wide, BORIS, play.CARD)
    await play.is_shown(wide, ANNA, play.CHOICE)
    await take(wide, "transfer")


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
