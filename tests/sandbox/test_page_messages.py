"""Messages on the chat page: written, formatted, edited, deleted and read as Telegram does it."""

import pytest
from playwright.async_api import expect

from tests.browser import write
from tests.sandbox.page_world import ANNA, BORIS, PageWorld, last_message, says

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_line_and_the_bots_answer_appear_without_reloading(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await write(anna, "Ромашка 150к")

    await says(anna, "Эхо: Ромашка 150к")
    await expect(anna.locator(".row.out")).to_have_count(1)
    await expect(anna.locator("[data-role=composer]")).to_have_value("")
    assert [message["text"] for message in wide.world.messages(ANNA)] == ["Ромашка 150к", "Эхо: Ромашка 150к"]


async def test_enter_sends_and_shift_enter_starts_a_new_line(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    composer = anna.locator("[data-role=composer]")

    await composer.press_sequentially("раз")
    await composer.press("Shift+Enter")
    await composer.press_sequentially("два")
    await composer.press("Enter")

    await says(anna, "Эхо:")
    assert wide.world.messages(ANNA)[0]["text"] == "раз\nдва"


async def test_marks_in_a_message_look_as_telegram_draws_them(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await write(anna, "разметка")
    await says(anna, "жирный")

    message = last_message(anna)
    drawn = {"strong": "жирный", "em": "курсив", "u": "линия", "s": "зачёркнуто", "code": "код", "pre": "таблица"}
    for tag, text in drawn.items():
        await expect(message.locator(f".words {tag}")).to_have_text(text)
    # The emoji before the link takes two UTF-16 units: the link is cut exactly only when those are counted.
    await expect(message.get_by_role("link")).to_have_text("ссылка")
    await expect(message.get_by_role("link")).to_have_attribute("href", "https://example.org/")


async def test_a_spoiler_shows_its_text_only_after_a_click(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "разметка")
    spoiler = last_message(anna).locator(".spoiler")
    await expect(spoiler).to_have_css("color", "rgba(0, 0, 0, 0)")

    await spoiler.click()

    await expect(spoiler).to_have_class("spoiler revealed")
    await expect(spoiler).not_to_have_css("color", "rgba(0, 0, 0, 0)")


async def test_an_expandable_quote_grows_on_a_click(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "разметка")
    quote = last_message(anna).locator("blockquote")
    before = await quote.bounding_box()

    await quote.get_by_role("button").click()

    await expect(quote).to_have_class("expandable open")
    after = await quote.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] > before["height"]


async def test_html_written_by_a_person_stays_text(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await write(anna, "<img src=x onerror=alert(1)><b>нет</b>")

    await says(anna, "Эхо: <img src=x onerror=alert(1)><b>нет</b>")
    await expect(anna.locator(".feed img, .feed strong")).to_have_count(0)


async def test_arrow_up_edits_the_last_own_message(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "150к")
    await says(anna, "Эхо: 150к")
    composer = anna.locator("[data-role=composer]")

    await composer.press("ArrowUp")
    await expect(composer).to_have_value("150к")
    await expect(anna.locator("[data-role=send]")).to_have_attribute("aria-label", "Сохранить")
    await composer.fill("160к")
    await composer.press("Enter")

    await says(anna, "Исправлено: 160к")
    own = anna.locator(".row.out")
    await expect(own).to_contain_text("160к")
    await expect(own.locator("[data-role=edited]")).to_have_text("изменено")


async def test_a_message_edited_by_the_bot_changes_in_its_place(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "кнопки")
    await write(anna, "после")
    await says(anna, "Эхо: после")
    row = anna.locator("[data-message]").filter(has_text="Нажмите")
    place = await row.get_attribute("data-message")

    await row.get_by_role("button", name="Правка").click()

    edited = anna.locator(f"[data-message='{place}']")
    await expect(edited).to_contain_text("Исправленный текст")
    await expect(edited.locator("[data-role=inline-keyboard]")).to_have_count(0)
    await says(anna, "Эхо: после")


async def test_a_message_deleted_by_the_bot_disappears(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "кнопки")
    await says(anna, "Нажмите")

    await anna.get_by_role("button", name="Удалить").click()

    await expect(anna.locator("[data-message]")).to_have_count(1)
    await says(anna, "кнопки")


async def test_what_came_to_another_phone_is_counted_until_it_is_opened(wide: PageWorld) -> None:
    await wide.phone(ANNA)
    await expect(wide.badge(BORIS)).to_be_hidden()

    await wide.bot.say(BORIS, "Одно")
    await wide.bot.say(BORIS, "Другое")
    await expect(wide.badge(BORIS)).to_have_text("2")
    boris = await wide.phone(BORIS)

    await says(boris, "Другое")
    await expect(wide.badge(BORIS)).to_be_hidden()


async def test_a_message_in_the_phone_in_use_is_read_at_once(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await wide.bot.say(ANNA, "Вам видно?")

    await says(anna, "Вам видно?")
    await expect(wide.badge(ANNA)).to_be_hidden()


async def test_an_answer_shows_what_it_answers(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await wide.bot.say(ANNA, "Какая сумма?")
    await says(anna, "Какая сумма?")

    await last_message(anna).click(button="right")
    await wide.page.get_by_role("menuitem", name="Ответить").click()
    await write(anna, "сто")

    await expect(anna.locator(".row.out .quoted")).to_contain_text("Какая сумма?")
