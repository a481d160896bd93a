"""People, their phones, invitations and the clock on the chat page."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import expect

from tests.browser import write
from tests.sandbox.page_world import ANNA, INVITATION, MONDAY, STRANGER, PageWorld, says

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_bar_names_everyone_with_their_role(wide: PageWorld) -> None:
    names = await wide.page.locator("[data-role=people-bar] [data-open]").all_inner_texts()

    assert names[0].split("\n")[-2:] == ["Анна Смирнова", "Коммерсант"]
    assert names[1].split("\n")[-2:] == ["Борис", "Руководитель"]
    assert names[2].split("\n")[-2:] == ["Пётр Новиков", "ещё не запускал бота"]


async def test_a_person_who_has_not_started_can_only_start(wide: PageWorld) -> None:
    stranger = await wide.phone(STRANGER)
    await expect(stranger.locator("[data-role=composer]")).to_be_hidden()

    await stranger.locator("[data-role=start]").click()

    await says(stranger, "Эхо: /start")
    await expect(stranger.locator("[data-role=composer]")).to_be_visible()


async def test_a_blocked_bot_can_be_let_back(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)

    await anna.locator("[data-role=phone-menu]").click()
    await wide.page.get_by_role("menuitem", name="Заблокировать бота").click()
    await expect(anna.locator(".composer")).to_contain_text("Бот заблокирован")
    await anna.locator("[data-role=unblock]").click()

    await expect(anna.locator("[data-role=composer]")).to_be_visible()


async def test_an_invitation_is_opened_on_the_chosen_phone(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "приглашение")
    await anna.get_by_role("link", name=INVITATION).click()

    await wide.page.locator(f"[data-role=link-dialog] [data-open='{STRANGER}']").click()

    await says(await wide.phone(STRANGER), "Эхо: /start inv_42")
    assert wide.world.messages(STRANGER)[0]["text"] == "/start inv_42"


async def test_an_invitation_is_opened_on_a_new_phone(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "приглашение")
    await anna.get_by_role("link", name=INVITATION).click()
    await wide.page.locator("[data-role=link-dialog] [data-open=new]").click()
    dialog = wide.page.locator("[data-role=person-dialog]")

    await dialog.get_by_label("Имя", exact=True).fill("Вера")
    await dialog.get_by_role("button", name="Добавить").click()

    phone = wide.page.locator(".phone").filter(has_text="Вера")
    await says(phone, "Эхо: /start inv_42")


async def test_a_link_to_somewhere_else_is_refused_in_words(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await anna.locator("[data-role=phone-menu]").click()
    await wide.page.get_by_role("menuitem", name="Открыть ссылку").click()
    field = wide.page.locator("[data-role=link-input]")

    await field.fill("https://t.me/other_bot?start=inv_42")
    await field.press("Enter")

    assert await field.evaluate("field => field.validationMessage") == "Это не ссылка на этого бота"
    assert wide.world.messages(ANNA) == []


@pytest.mark.parametrize(
    ("button", "moved_to"),
    [
        ("clock-hour", MONDAY + timedelta(hours=1)),
        ("clock-day", MONDAY + timedelta(days=1)),
        ("clock-month", datetime(2026, 12, 23, 6, 15, tzinfo=UTC)),
    ],
)
async def test_the_clock_moves_by_its_buttons(wide: PageWorld, button: str, moved_to: datetime) -> None:
    face = wide.page.locator("[data-role=clock-now]")
    await expect(face).to_contain_text("09:15")

    await wide.page.locator(f"[data-role={button}]").click()

    await expect(face).to_have_attribute("datetime", f"{moved_to:%Y-%m-%dT%H:%M}Z")
    assert wide.world.clock.now() == moved_to


async def test_the_clock_moves_to_a_date_in_the_worlds_zone(wide: PageWorld) -> None:
    await wide.page.locator("[data-role=clock-to]").click()
    await wide.page.locator("[data-role=clock-input]").fill("2026-12-01T10:00")
    await wide.page.get_by_role("button", name="OK").click()

    await expect(wide.page.locator("[data-role=clock-now]")).to_contain_text("1 декабря 2026")
    assert wide.world.clock.now() == datetime(2026, 12, 1, 7, 0, tzinfo=UTC)


async def test_a_closed_phone_returns_from_the_bar_with_its_messages(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await write(anna, "раз")
    await says(anna, "Эхо: раз")

    await anna.get_by_role("button", name="Убрать телефон").click()
    await expect(anna).to_have_count(0)
    await wide.bot.say(ANNA, "пока вас не было")
    await expect(wide.badge(ANNA)).to_have_text("1")

    await says(await wide.phone(ANNA), "пока вас не было")


async def test_the_page_speaks_english_when_asked_and_keeps_what_was_being_typed(wide: PageWorld) -> None:
    anna = await wide.phone(ANNA)
    await anna.locator("[data-role=composer]").fill("недописано")

    await wide.page.locator("[data-role=language]").click()

    await expect(wide.page.locator("[data-role=add-person]")).to_contain_text("New person")
    await expect(anna.locator("[data-role=composer]")).to_have_value("недописано")
    await wide.page.reload()
    await expect(wide.page.locator("[data-role=add-person]")).to_contain_text("New person")
