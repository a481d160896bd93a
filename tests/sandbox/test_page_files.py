"""Photos and documents on the chat page, down from the bot and up from a person."""

import json
from pathlib import Path

import pytest
from playwright.async_api import FilePayload, Locator, expect

from tests.browser import write
from tests.sandbox.echo_bot import PNG
from tests.sandbox.page_world import ANNA, PageWorld, last_message, says

pytestmark = pytest.mark.asyncio(loop_scope="session")

STATEMENT = FilePayload(name="выписка.csv", mimeType="text/csv", buffer=b"1;2\n" * 10)
SCREENSHOT = FilePayload(name="чек.png", mimeType="image/png", buffer=PNG)


async def the_bot_reports(phone: Locator) -> dict[str, object]:
    """What the echo bot says it got."""
    await expect(last_message(phone)).to_contain_text("байт")
    said = await last_message(phone).locator(".words").evaluate("node => node.firstChild.textContent")
    return dict(json.loads(said))


async def test_a_photo_stands_with_its_caption_and_opens_large(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "фото")
    await says(anna, "Ноябрь")
    photo = last_message(anna).locator("[data-role=photo]")
    assert await photo.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 100

    await photo.click()

    viewer = wide.page.locator("[data-role=viewer]")
    await expect(viewer).to_contain_text("Ноябрь")
    await wide.page.keyboard.press("Escape")
    await expect(viewer).to_have_count(0)


async def test_a_document_shows_its_name_and_size_and_downloads_whole(wide: PageWorld, tmp_path: Path) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "файл")
    await says(anna, "Ведомость")
    document = last_message(anna).locator("[data-role=document]")
    await expect(document).to_contain_text("начисления.csv")
    await expect(document).to_contain_text("1 КБ")

    async with wide.page.expect_download() as downloading:
        await document.click()

    download = await downloading.value
    assert download.suggested_filename == "начисления.csv"
    await download.save_as(tmp_path / "taken.csv")
    assert (tmp_path / "taken.csv").read_bytes() == b"a;b\n" * 256


async def test_a_protected_message_has_a_lock_and_cannot_be_selected(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await write(anna, "файл")
    await says(anna, "Ведомость")

    await expect(last_message(anna).locator("[data-role=protected]")).to_be_visible()
    await expect(last_message(anna).locator(".bubble")).to_have_css("user-select", "none")


async def test_a_document_goes_up_with_its_caption(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await anna.locator("[data-role=file-input]").set_input_files(STATEMENT)
    dialog = wide.page.locator("[data-role=file-dialog]")
    await expect(dialog.locator("[data-role=as-photo]")).to_have_count(0)
    await dialog.locator("[data-role=caption]").fill("Ноябрь")
    await dialog.get_by_role("button", name="Отправить").click()

    assert await the_bot_reports(anna) == {"вид": "файл", "имя": "выписка.csv", "байт": 40, "подпись": "Ноябрь"}
    await expect(anna.locator(".row.out [data-role=document]")).to_contain_text("выписка.csv")


async def test_a_picture_goes_up_as_a_photo_unless_asked_otherwise(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await anna.locator("[data-role=file-input]").set_input_files(SCREENSHOT)
    await wide.page.locator("[data-role=file-dialog]").get_by_role("button", name="Отправить").click()
    assert await the_bot_reports(anna) == {"вид": "фото", "имя": None, "байт": len(PNG), "подпись": None}
    await expect(anna.locator(".row.out [data-role=photo]")).to_have_count(1)

    await anna.locator("[data-role=file-input]").set_input_files(SCREENSHOT)
    await wide.page.locator("[data-role=as-photo]").uncheck()
    await wide.page.locator("[data-role=file-dialog]").get_by_role("button", name="Отправить").click()
    await expect(anna.locator(".row.out [data-role=document]")).to_contain_text("чек.png")
