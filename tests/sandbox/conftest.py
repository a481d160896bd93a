"""A local Telegram on a free port, with one person who has started the bot."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from playwright.async_api import Browser

from sandbox.clock import WarpClock
from sandbox.server import Sandbox
from sandbox.world import World
from tests.browser import chromium
from tests.sandbox.page_world import PageWorld, page_world
from tests.sandbox.raw_api import ANNA, RawApi, RunningSandbox

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all tests of the page: each opens a window of its own, which knows nothing of the others."""
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def wide(browser: Browser) -> AsyncIterator[PageWorld]:
    """The page on a wide screen."""
    async with page_world(browser) as opened:
        yield opened


@pytest.fixture
def world() -> World:
    """A world whose clock stands at 23 November 2026, 12:00 in Moscow."""
    made = World(username="sales_bot", name="Продажи", clock=WarpClock(START, frozen=True))
    made.add_person(ANNA, "Анна", "Смирнова", username="anna", started=True)
    return made


@pytest.fixture
async def sandbox(world: World) -> AsyncIterator[RunningSandbox]:
    """The world's server; `sandbox.world` is the world, `sandbox.url` the page."""
    server = Sandbox(world)
    url = await server.start()
    yield RunningSandbox(url, world, server)
    await server.stop()


@pytest.fixture
async def raw(sandbox: RunningSandbox) -> AsyncIterator[RawApi]:
    """The Bot API and the page's API of the running sandbox, without a library in between."""
    async with aiohttp.ClientSession() as session:
        yield RawApi(session, sandbox)


@pytest.fixture
async def bot(sandbox: RunningSandbox) -> AsyncIterator[Bot]:
    """A real aiogram bot that talks to the sandbox over HTTP."""
    made = Bot(sandbox.token, session=AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url)))
    yield made
    await made.session.close()
