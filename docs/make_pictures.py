"""Make the pictures in docs/pictures anew: `make pictures`. Needs Chromium.

The demo is started as a person would start it, once for each language, on a page as narrow as a telephone. In Russian
what the browser test plays is played too, with a picture between the steps; a wide page shows the same moment on
several telephones.
"""

import asyncio
import io
import re
from datetime import timedelta
from pathlib import Path

from PIL import Image
from playwright.async_api import Page, expect

from tests import key_client_play as play
from tests.browser import chromium_page, open_phone, open_sandbox, write
from tests.demo_page import ANNA, BORIS, GALINA, IVAN, NINA, OLGA, demo, move_to, now

PICTURES = Path(__file__).parent / "pictures"
NARROW = 390, 844
COLOURS = 200
QUIET = 3_000  # milliseconds without news, after which none is on its way
SETTLED = 1_000  # milliseconds in which the last message has certainly come and been drawn

PATIENCE = 60_000  # milliseconds: whoever makes pictures can wait

Steps = tuple[str, ...]
"""What is typed, and after a `>` the words on the button that is pressed, in Russian and in English; `>·` is the first
of a list.
"""
PEOPLE: tuple[tuple[str, int, Steps], ...] = (
    ("payment", IVAN, ("ромашка 150к вчера",)),
    ("earnings", IVAN, ("/earnings",)),
    ("why", IVAN, (">Из чего сложилось|What it is made of", ">·")),
    ("confirm", NINA, ("/confirm",)),
    ("correct", NINA, (">Последние оплаты|Latest payments", ">·")),
    ("month", GALINA, ("/month",)),
    ("plan", GALINA, ("/plan",)),
    ("side", GALINA, ("/team", ">Отделы рядом|Departments side by side")),
    ("team", BORIS, ("/team",)),
)
HAND_OVER: tuple[tuple[str, int, Steps], ...] = (
    ("card", ANNA, ("/transfers", ">your turn")),
    ("packet", ANNA, (">What the hunter passes on",)),
    ("introduction", OLGA, ("/transfers", ">Introductions", ">your turn")),
)
"""In English; in Russian the play of a key client shows them."""


async def take(page: Page, name: str, *shown: tuple[int, str | re.Pattern[str]]) -> None:
    """What the page shows when nothing moves on it any more, with these people's newest messages in view."""
    await page.wait_for_timeout(SETTLED)
    for person, words in shown:
        await play.is_shown(page, person, words)
    await expect(page.locator(".toast")).to_have_count(0)
    picture = Image.open(io.BytesIO(await page.screenshot())).convert("RGB")
    path = PICTURES / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


async def do(page: Page, person: int, step: str) -> None:
    """Type it, or press the newest button with these words."""
    phone = await open_phone(page, person)
    if not step.startswith(">"):
        await write(phone, step)
        await expect(phone.locator(".row").last).to_have_class(re.compile(r"\bin\b"), timeout=PATIENCE)
        return
    button = page.locator(".inline-button").filter(has_text=re.compile(step[1:]))
    await phone.locator(".row.in").filter(has=button).last.locator(button).first.click()


async def of_people(page: Page, language: str, shots: tuple[tuple[str, int, Steps], ...]) -> None:
    """One picture after another, each where the last steps lead."""
    for name, person, steps in shots:
        for step in steps:
            await do(page, person, step)
            await page.wait_for_timeout(SETTLED)
        await take(page, f"{language}/{name}")
        if name == "payment":
            await do(page, person, ">Записать|Record")


async def speak_english(page: Page) -> None:
    """Everybody changes the language, as everybody can."""
    for person in (IVAN, BORIS, ANNA, OLGA, NINA, GALINA):
        await do(page, person, "/settings")
        await do(page, person, ">English")
        settings = (await open_phone(page, person)).locator(".row.in").filter(has_text="Settings")
        await expect(settings.last).to_be_visible(timeout=PATIENCE)


async def a_warning(page: Page) -> None:
    """The clock goes on until a period of Ivan's ends soon."""
    ivan = await open_phone(page, IVAN)
    warning = ivan.locator(".row.in").filter(has_text=re.compile("The acquisition period of .* ends"))
    for _ in range(14):
        if await warning.count():
            break
        await move_to(page, await now(page) + timedelta(days=1))
        await page.wait_for_timeout(SETTLED)
    await take(page, "en/warning", (IVAN, re.compile("The acquisition period of .* ends")))


async def a_key_client(page: Page, wide: Page) -> None:
    """From the warning to the introduction."""
    the_lapse = await play.hunter_and_head_are_warned(page)
    await take(page, "ru/warning", (IVAN, play.WARNING))
    await move_to(page, the_lapse)
    await play.both_heads_have_the_card(page)
    await take(page, "ru/card", (ANNA, play.CARD))
    await play.the_hunter_passes_on_what_was_promised(page)
    await play.the_commercial_head_confirms(page)
    await play.the_client_head_reads_the_packet(page)
    await take(page, "ru/packet", (ANNA, play.PACKET))
    await play.is_pressed(page, ANNA, play.CARD, "Подтвердить")
    await take(wide, "transfer", (IVAN, "ответов 5 из 5"), (BORIS, play.CARD), (ANNA, play.CHOICE))
    await play.is_pressed(page, ANNA, play.CHOICE, "Ольга Белова")
    await play.four_people_are_asked_to_introduce(page)
    await play.hunter_and_manager_say_so(page)
    await take(page, "ru/introduction", (BORIS, play.TASK))


async def in_russian() -> None:
    """What a person of each role does, in Russian."""
    async with demo() as address, chromium_page(*NARROW) as narrow:
        await opened(narrow, address)
        await of_people(narrow, "ru", PEOPLE)


async def in_english() -> None:
    """The same in English, and a hand-over."""
    async with demo() as address, chromium_page(*NARROW) as narrow:
        await opened(narrow, address)
        await speak_english(narrow)
        await of_people(narrow, "en", PEOPLE + HAND_OVER)
        await a_warning(narrow)


async def of_a_key_client() -> None:
    """The whole way of a key client, in Russian."""
    async with demo() as address, chromium_page() as wide, chromium_page(*NARROW) as narrow:
        for page in (wide, narrow):
            await opened(page, address)
        await a_key_client(narrow, wide)


async def opened(page: Page, address: str) -> None:
    """The demo's page, however long it takes, when everybody has been told what waits for them."""
    page.set_default_timeout(PATIENCE)
    await open_sandbox(page, address)
    said = ""
    while said != (said := await page.locator("body").inner_text()):
        await page.wait_for_timeout(QUIET)


async def make() -> None:
    """All pictures."""
    await in_russian()
    await in_english()
    await of_a_key_client()


if __name__ == "__main__":
    asyncio.run(make())
