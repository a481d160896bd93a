"""The whole story on the demo's page in Chromium: from a typed payment to the residual, and the evening's digests.

The demo runs in a process of its own on real time, so the test begins by moving its clock to the evening: nobody's
phone is silent yet, and each day that is clicked on brings its digests. «Ромашка» lapses a few days later.
"""

import re
from datetime import datetime, time, timedelta
from decimal import Decimal

from playwright.async_api import Locator, Page, expect

from tests.browser import chromium_page, chromium_path, open_phone, open_sandbox, write
from tests.demo_page import ANNA, BORIS, IVAN, MOSCOW, NINA, OLGA, PETR, demo, heard, move_to, now, press

CLIENT = "ООО «Ромашка»"
CARD = re.compile(rf"Передача клиента\s+{CLIENT}")
DIGEST = re.compile(r"📊 (Понедельник|Вторник|Среда|Четверг|Пятница|Суббота|Воскресенье), \d+ [а-я]+")


async def earned(phone: Locator) -> Decimal:
    """What a person reads in /earnings."""
    answers = phone.locator(".row.in").filter(has_text="Начислено:")
    before = await answers.count()
    await write(phone, "/earnings")
    await expect(answers).to_have_count(before + 1)
    found = re.search(r"Начислено: ([\d\s]+(?:,\d\d)?)\s₽", await answers.last.inner_text())
    assert found is not None
    return Decimal(re.sub(r"\s", "", found[1]).replace(",", "."))


async def confirmed(nina: Locator, amount: str) -> None:
    """The accountant confirms the client's payment."""
    await write(nina, "/confirm")
    await press(nina, "Ждут подтверждения", f"{CLIENT} · {amount}")
    await expect(heard(nina, "подтвержд").locator(".inline-button").filter(has_text=CLIENT)).to_have_count(0)


async def test_the_demo_plays_the_whole_story() -> None:
    chromium_path()
    async with demo() as address, chromium_page() as page:
        await open_sandbox(page, address)
        # an evening that Petr, two hours ahead, has before him as well, whenever this runs
        await move_to(page, evening_after(await now(page) + timedelta(hours=2)))
        ivan, petr = await open_phone(page, IVAN), await open_phone(page, PETR)
        await has_digests(ivan, 1)

        await a_client_is_found_from_the_input_line(page)
        days = await a_payment_is_typed_confirmed_and_earned(page)
        for day in range(days):
            await page.locator("[data-role=clock-day]").click()
            await has_digests(ivan, day + 2)
        await both_heads_confirm_and_the_client_moves(page)
        await the_next_payment_earns_residual_and_service(page)

        # Petr's half past six is two hours before Moscow's
        await has_digests(petr, days + 1)
        tomorrow = evening_after(await now(page))
        await move_to(page, tomorrow - timedelta(hours=2))
        await has_digests(petr, days + 2)
        await has_digests(ivan, days + 1)
        await move_to(page, tomorrow)
        await has_digests(ivan, days + 2)
        await has_digests(petr, days + 2)


def evening_after(moment: datetime) -> datetime:
    """The next 18:31 in Moscow."""
    today = datetime.combine(moment, time(18, 31), MOSCOW)
    return today if moment < today else today + timedelta(days=1)


async def has_digests(phone: Locator, count: int) -> None:
    """Wait for them: the first picture of a process takes its time."""
    await expect(phone.locator(".row.in").filter(has_text=DIGEST)).to_have_count(count)


async def a_client_is_found_from_the_input_line(page: Page) -> None:
    ivan = await open_phone(page, IVAN)
    await write(ivan, "/clients")
    await press(ivan, "Клиенты:", "Найти")
    composer = ivan.locator("[data-role=composer]")
    await composer.press_sequentially("hjvfi")

    found = ivan.get_by_role("option").filter(has_text=CLIENT)
    await expect(found).to_contain_text("Период привлечения: до")
    await found.click()

    await expect(ivan.locator(".row.out").last).to_contain_text("📇 Карточка клиента")
    await expect(heard(ivan, "📇")).to_contain_text("Коммерсант: Иван Петров")


async def a_payment_is_typed_confirmed_and_earned(page: Page) -> int:
    """In how many days the client's period ends."""
    ivan = await open_phone(page, IVAN)
    before = await earned(ivan)

    await write(ivan, "Ромашка 150к")
    draft = heard(ivan, "Оплата · черновик")
    await expect(draft).to_contain_text("Вам: 15 000 ₽ (10 %) — после подтверждения")
    left = re.search(r"Период привлечения: до \d\d\.\d\d(?:\.\d{4})?, ещё\s(\d+)\sд", await draft.inner_text())
    assert left is not None
    await press(ivan, "Оплата · черновик", "Записать")
    await expect(heard(ivan, "✅ Записано")).to_contain_text(f"{CLIENT} · 150 000 ₽")

    await confirmed(await open_phone(page, NINA), "150 000 ₽")
    await expect(heard(ivan, "Оплата подтверждена")).to_contain_text("Вам начислено 15 000 ₽")
    ivan = await open_phone(page, IVAN)
    assert await earned(ivan) - before == 15_000
    return int(left[1])


async def both_heads_confirm_and_the_client_moves(page: Page) -> None:
    boris, anna = await open_phone(page, BORIS), await open_phone(page, ANNA)
    for head in (boris, anna):
        await expect(head.locator(".row.in").filter(has_text=CARD)).to_have_count(1)

    boris = await open_phone(page, BORIS)
    await press(boris, CARD, "Подтвердить")
    await expect(heard(anna, CARD)).to_contain_text("Коммерческий отдел: ✅ Борис Сидоров — передать")
    anna = await open_phone(page, ANNA)
    await press(anna, CARD, "Подтвердить")
    await press(anna, f"Кто примет клиента {CLIENT}", "Ольга Белова")

    for head in (boris, anna):
        await expect(heard(head, CARD)).to_contain_text("🤝 Передан")
        await expect(heard(head, CARD).locator(".inline-button").filter(has_text="Подтвердить")).to_have_count(0)
    olga = await open_phone(page, OLGA)
    await expect(heard(olga, "Вам передан клиент")).to_contain_text(CLIENT)
    await write(olga, "/clients")
    await expect(heard(olga, "Клиенты:")).to_be_visible()
    if not await heard(olga, "Клиенты:").locator(".inline-button").filter(has_text=CLIENT).count():
        await press(olga, "Клиенты:", "›")
    await press(olga, "Клиенты:", CLIENT)
    await expect(heard(olga, "📇")).to_contain_text("Менеджер: Ольга Белова")


async def the_next_payment_earns_residual_and_service(page: Page) -> None:
    olga, ivan = await open_phone(page, OLGA), await open_phone(page, IVAN)
    olga_before, ivan_before = await earned(olga), await earned(ivan)

    await write(ivan, "Ромашка 100к")
    await expect(heard(ivan, "Оплата · черновик")).to_contain_text("Вам: 1 000 ₽ (1 %)")
    await press(ivan, "Оплата · черновик", "Записать")
    await confirmed(await open_phone(page, NINA), "100 000 ₽")

    await expect(heard(ivan, "Оплата подтверждена")).to_contain_text("Вам начислено 1 000 ₽")
    assert await earned(await open_phone(page, IVAN)) - ivan_before == 1_000
    assert await earned(await open_phone(page, OLGA)) - olga_before == 3_000
