"""The chat page when the sandbox goes away and comes back."""

from playwright.async_api import expect
from yarl import URL

from sandbox.server import Sandbox
from tests.browser import chromium_page, open_phone, open_sandbox
from tests.sandbox.page_world import BORIS, says, three_people


async def test_after_a_lost_connection_the_page_shows_what_it_missed() -> None:
    world = three_people()
    server = Sandbox(world)
    base_url = await server.start()
    # A browser itself writes each refused connection to the console: here they are the point.
    async with chromium_page(complaints=[]) as page:
        await open_sandbox(page, base_url)
        boris = await open_phone(page, BORIS)
        await boris.locator("[data-role=composer]").fill("недописано")

        await server.stop()
        offline = page.get_by_text("Нет связи с песочницей")
        await expect(offline).to_be_visible()
        await world.call("sendMessage", {"chat_id": BORIS, "text": "пока связи не было"})
        restarted = Sandbox(world, port=URL(base_url).port or 0)
        await restarted.start()

        await says(boris, "пока связи не было")
        await expect(offline).to_be_hidden()
        await expect(boris.locator("[data-role=composer]")).to_have_value("недописано")
    await restarted.stop()
