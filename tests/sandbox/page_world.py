"""The little world the page tests play in: three people, an echo bot behind the HTTP Bot API, a browser on the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.async_api import Browser, Locator, Page, expect

from sandbox.clock import WarpClock
from sandbox.server import Sandbox
from sandbox.world import World
from tests.browser import chromium_page, open_phone, open_sandbox
from tests.sandbox.echo_bot import EchoBot

TOKEN = "777:page-tests"
INVITATION = "https://t.me/page_bot?start=inv_42"
ANNA, BORIS, STRANGER = 1, 2, 3
MONDAY = datetime(2026, 11, 23, 6, 15, tzinfo=UTC)


@dataclass(frozen=True)
class PageWorld:
    """What a test of the page holds: the page, the world behind it, the bot in it."""

    page: Page
    world: World
    server: Sandbox
    bot: EchoBot
    base_url: str

    async def phone(self, person_id: int) -> Locator:
        return await open_phone(self.page, person_id)

    def badge(self, person_id: int) -> Locator:
        return self.page.locator(f"[data-role=people-bar] [data-open='{person_id}'] [data-role=unread]")


def three_people() -> World:
    world = World(token=TOKEN, username="page_bot", name="Эхо", clock=WarpClock(start=MONDAY, frozen=True))
    world.add_person(ANNA, "Анна", "Смирнова", started=True, title="Коммерсант")
    world.add_person(BORIS, "Борис", started=True, title="Руководитель")
    world.add_person(STRANGER, "Пётр", "Новиков")
    return world


@asynccontextmanager
async def page_world(
    browser: Browser, width: int = 1440, height: int = 900, *, dark: bool = False, world: World | None = None
) -> AsyncIterator[PageWorld]:
    """The page opened on a fresh world (or on the given one), the bot listening."""
    async with chromium_page(width, height, dark=dark, browser=browser) as page:
        played = world or three_people()
        server = Sandbox(played)
        base_url = await server.start()
        try:
            async with EchoBot(base_url, TOKEN, INVITATION) as bot:
                await open_sandbox(page, base_url)
                yield PageWorld(page, played, server, bot, base_url)
        finally:
            await page.close()
            await server.stop()


def last_message(phone: Locator) -> Locator:
    return phone.locator("[data-message]").last


async def says(phone: Locator, text: str) -> None:
    """Waits until the newest message of the phone holds the text."""
    await expect(last_message(phone)).to_contain_text(text)
