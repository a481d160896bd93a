"""A headless Chromium for the tests that look at pages.

Where no Chromium is installed such tests are skipped in one line; under CI, where it must be, they fail instead.
"""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, ConsoleMessage, Error, Locator, Page, async_playwright, expect

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE_MS = 120_000
"""How long what must come may take: a browser beside other tests on two cores is slow."""
expect.set_options(timeout=PATIENCE_MS)


def chromium_path() -> str:
    """Where the browser is; skips the test that asks, or fails it under CI, where there is none."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        reason = "Chromium is not installed: the tests of the chat page need it on PATH"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A running browser."""
    path = chromium_path()
    async with async_playwright() as playwright:
        # in the locale "C" a file with a Russian name is saved as "download"
        surroundings: dict[str, str | float | bool] = {**os.environ, "LC_ALL": "C.UTF-8"}
        browser = await playwright.chromium.launch(executable_path=path, args=QUIET, env=surroundings)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def chromium_page(
    width: int = 1440,
    height: int = 900,
    *,
    dark: bool = False,
    complaints: list[str] | None = None,
    browser: Browser | None = None,
) -> AsyncIterator[Page]:
    """An empty page of that size; a narrow one is touched as a telephone is. `browser`: None starts one for it.

    What the page writes to the console as an error fails the test at the end, unless the test gives a list to
    collect it in.
    """
    if browser is None:
        async with (
            chromium() as started,
            chromium_page(width, height, dark=dark, complaints=complaints, browser=started) as page,
        ):
            yield page
        return
    heard: list[str] = [] if complaints is None else complaints
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        has_touch=width < 760,
        locale="ru-RU",
    )
    context.set_default_timeout(PATIENCE_MS)
    page = await context.new_page()

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            heard.append(message.text)

    def on_error(error: Error) -> None:
        heard.append(str(error))

    page.on("console", on_console)
    page.on("pageerror", on_error)
    try:
        yield page
    finally:
        await context.close()
    if complaints is None:
        assert heard == []


async def open_sandbox(page: Page, base_url: str) -> None:
    """Opens the sandbox's chat page and waits until it shows the world."""
    await page.goto(base_url)
    await page.locator("body[data-ready]").wait_for()


async def open_phone(page: Page, person_id: int) -> Locator:
    """The phone of that person, brought to the front by their name in the bar of people."""
    await page.locator(f"[data-role=people-bar] [data-open='{person_id}']").click()
    phone = page.locator(f".phone[data-person='{person_id}']")
    await phone.wait_for()
    return phone


async def write(phone: Locator, text: str) -> None:
    """Types a message into the phone and sends it."""
    await phone.locator("[data-role=composer]").fill(text)
    await phone.locator("[data-role=send]").click()
