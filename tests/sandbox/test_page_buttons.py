"""Buttons, keyboards, commands and inline results on the chat page."""

import re

import pytest
from playwright.async_api import expect

from tests.browser import write
from tests.sandbox.page_world import ANNA, BORIS, PageWorld, last_message, says

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_inline_buttons_stand_in_the_rows_the_bot_gave(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await write(anna, "кнопки")
    await says(anna, "Нажмите")

    rows = last_message(anna).locator(".inline-row")
    shown = [await row.get_by_role("button").all_inner_texts() for row in await rows.all()]
    assert shown == [["Тост", "Окно"], ["Правка", "Удалить"], ["Долго"]]


async def test_an_answered_press_shows_a_toast_on_that_phone_alone(wide: PageWorld) -> None:
    boris = await wide.phone(BORIS)
    anna = await wide.phone(ANNA)
    await write(anna, "кнопки")

    await anna.get_by_role("button", name="Тост").click()

    await expect(anna.locator("[data-role=toast]")).to_have_text("Готово")
    await expect(boris.locator("[data-role=toast]")).to_have_count(0)


async def test_an_alert_stays_until_it_is_acknowledged(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "кнопки")

    await anna.get_by_role("button", name="Окно").click()
    await expect(anna.locator("[data-role=alert]")).to_contain_text("Уже закрыто")
    await anna.locator("[data-role=alert-ok]").click()

    await expect(anna.locator("[data-role=alert]")).to_have_count(0)


async def test_a_pressed_button_waits_until_the_bot_answers(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "кнопки")
    slow = anna.get_by_role("button", name="Долго")

    await slow.click()
    await expect(slow).to_have_class(re.compile("waiting"))
    wide.bot.release.set()

    await expect(anna.locator("[data-role=toast]")).to_have_text("Дождались")
    await expect(slow).not_to_have_class(re.compile("waiting"))


async def test_the_bots_keyboard_sends_its_words_and_goes_when_removed(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    keyboard = anna.locator("[data-role=reply-keyboard]")
    await expect(keyboard).to_be_hidden()

    await write(anna, "клавиатура")
    await expect(anna.locator("[data-role=composer]")).to_have_attribute("placeholder", "Число")
    await keyboard.get_by_role("button", name="Два").click()
    await says(anna, "Эхо: Два")

    await write(anna, "убери")
    await expect(keyboard).to_be_hidden()
    await expect(anna.locator("[data-role=composer]")).to_have_attribute("placeholder", "Сообщение")


async def test_the_menu_lists_the_commands_and_sends_the_chosen_one(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await anna.locator("[data-role=commands]").click()
    options = anna.get_by_role("option")
    assert await options.all_inner_texts() == ["/start\nНачать", "/help\nПомощь"]
    await options.nth(1).click()

    await says(anna, "Эхо: /help")


async def test_a_slash_filters_the_commands_as_it_is_typed(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    composer = anna.locator("[data-role=composer]")

    await composer.press_sequentially("/he")
    await expect(anna.get_by_role("option")).to_have_count(1)
    await composer.press("Enter")

    await says(anna, "Эхо: /help")
    await expect(composer).to_have_value("")


async def test_a_command_inside_a_message_is_sent_by_a_click(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "/help")
    await says(anna, "Эхо: /help")

    await anna.locator(".row.out").get_by_role("button", name="/help").click()

    await expect(anna.locator(".row.out")).to_have_count(2)


async def test_inline_results_follow_the_query_and_the_chosen_one_is_sent(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    composer = anna.locator("[data-role=composer]")

    await composer.press_sequentially("@page_bot ром")
    options = anna.get_by_role("option")
    await expect(options).to_have_count(2)
    await expect(options.nth(1)).to_contain_text("Карточка: Романтика")
    await options.nth(1).click()

    await expect(anna.locator(".row.out")).to_contain_text("📇 Романтика")
    await expect(anna.locator(".row.out .via")).to_have_text("через @page_bot")
    await expect(composer).to_have_value("")


async def test_a_query_without_results_says_so(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await anna.locator("[data-role=composer]").press_sequentially("@page_bot яя")

    await expect(anna.locator("[data-role=suggestions]")).to_have_text("Ничего не нашлось")
