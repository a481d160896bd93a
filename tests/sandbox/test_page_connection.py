"""The chat page when the sandbox goes away and comes back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import expect
from yarl import URL

from sandbox.server import Sandbox
from sandbox.world import World
from tests.browser import chromium_page, open_phone, open_sandbox
from tests.sandbox.page_world import BORIS, says, three_people


@asynccontextmanager
async def serving(world: World, port: int = 0) -> AsyncIterator[str]:
    server = Sandbox(world, port=port)
    base_url = await server.start()
    try:
        yield base_url
    finally:
        await server.stop()


async def test_after_a_lost_connection_the_page_shows_what_it_missed() -> None:
    world = three_people()
    # A browser itself writes each refused connection to the console: here they are the point.
    async with chromium_page(complaints=[]) as page:
        offline = page.get_by_text("Нет связи с песочницей")
        async with serving(world) as base_url:
            await open_sandbox(page, base_url)
            boris = await open_phone(page, BORIS)
            await boris.locator("[data-role=composer]").fill("недописано")

        await expect(offline).to_be_visible()
        await world.call("sendMessage", {"chat_id": BORIS, "text": "пока связи не было"})
        async with serving(world, URL(base_url).port or 0):
            await says(boris, "пока связи не было")
            await expect(offline).to_be_hidden()
            await expect(boris.locator("[data-role=composer]")).to_have_value("недописано")
            await page.close()
