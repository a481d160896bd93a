"""How the chat page fits: two widths, two themes, many people, long chats."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser import write
from tests.sandbox.page_world import ANNA, BORIS, page_world, says, three_people

pytestmark = pytest.mark.asyncio(loop_scope="session")

WIDE = (1440, 900)
NARROW = (390, 844)
LUMINANCE = """() => {
    const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number);
    return (red + green + blue) / 3;
}"""


async def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(await page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_page_works_at_both_widths_in_both_themes(
    browser: Browser, size: tuple[int, int], *, dark: bool
) -> None:
    async with page_world(browser, *size, dark=dark) as opened:
        anna = await opened.phone(ANNA)
        for word in ("разметка", "фото", "файл", "клавиатура"):
            await write(anna, word)
        await write(anna, "кнопки")
        await says(anna, "Нажмите")
        await anna.get_by_role("button", name="Тост").click()
        await expect(anna.locator("[data-role=toast]")).to_have_text("Готово")

        assert await overflow(opened.page) == 0
        assert (await opened.page.evaluate(LUMINANCE) < 80) is dark


async def test_a_wide_page_shows_phones_side_by_side(browser: Browser) -> None:
    async with page_world(browser, *WIDE) as opened:
        boxes = [await phone.bounding_box() for phone in await opened.page.locator(".phone").all()]

        assert len(boxes) == 3
        lefts = [box["x"] for box in boxes if box]
        assert lefts == sorted(set(lefts))
        assert all(box and box["x"] + box["width"] <= 1440 for box in boxes)


async def test_a_narrow_page_shows_one_phone_at_a_time(browser: Browser) -> None:
    async with page_world(browser, *NARROW) as opened:
        for person_id in (ANNA, BORIS):
            phone = await opened.phone(person_id)
            await expect(opened.page.locator(".phone:visible")).to_have_count(1)
            box = await phone.bounding_box()
            assert box is not None
            assert (box["x"], box["width"]) == (0, 390)


async def test_the_theme_is_switched_by_hand_and_kept(browser: Browser) -> None:
    async with page_world(browser, *WIDE) as opened:
        assert await opened.page.evaluate(LUMINANCE) > 200

        await opened.page.locator("[data-role=theme]").click()
        assert await opened.page.evaluate(LUMINANCE) < 80
        await opened.page.reload()

        assert await opened.page.evaluate(LUMINANCE) < 80


async def test_thirty_people_fit_both_widths(browser: Browser) -> None:
    for size in (WIDE, NARROW):
        world = three_people()
        for person_id in range(10, 37):
            world.add_person(person_id, "Константин", f"Преображенский-Вознесенский {person_id}", started=True)
        async with page_world(browser, *size, world=world) as opened:
            assert await opened.page.locator("[data-role=people-bar] [data-open]").count() == 30
            await opened.phone(36)
            assert await overflow(opened.page) == 0


async def test_a_long_chat_grows_without_drawing_its_old_messages_again(browser: Browser) -> None:
    world = three_people()
    for number in range(500):
        await world.call("sendMessage", {"chat_id": ANNA, "text": f"строка {number}"})
    async with page_world(browser, *WIDE, world=world) as opened:
        anna = await opened.phone(ANNA)
        first = await anna.locator("[data-message]").first.element_handle()
        assert first is not None

        await opened.bot.say(ANNA, "самое новое")
        await says(anna, "самое новое")

        assert await first.evaluate("row => row.isConnected")
        await expect(anna.locator("[data-message]").last).to_be_in_viewport()


async def test_reading_old_messages_is_not_interrupted_by_new_ones(browser: Browser) -> None:
    world = three_people()
    for number in range(60):
        await world.call("sendMessage", {"chat_id": ANNA, "text": f"строка {number}"})
    async with page_world(browser, *NARROW, world=world) as opened:
        anna = await opened.phone(ANNA)
        feed = anna.locator("[data-role=feed]")
        await feed.evaluate("feed => feed.scrollTo(0, 200)")
        newest = anna.get_by_role("button", name="К последним сообщениям")
        await expect(newest).to_be_visible()

        await opened.bot.say(ANNA, "самое новое")
        await says(anna, "самое новое")
        assert await feed.evaluate("feed => feed.scrollTop") == 200
        await newest.click()

        await expect(anna.locator("[data-message]").last).to_be_in_viewport()
