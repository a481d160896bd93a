"""A key client's transfer on the demo's page, from the warning to the introduction: the steps, each with what it must
show. The browser test plays them; the pictures in `docs/` are taken between them.
"""

import re
from datetime import datetime, time, timedelta
from decimal import Decimal

from playwright.async_api import Locator, Page, expect

from tests.browser import open_phone, write
from tests.demo_page import ANNA, BORIS, IVAN, MOSCOW, OLGA, heard, now, press

CLIENT = "Завод «Маяк»"
WARNING = re.compile(rf"Через\s\d+\s\S+, \d\d\.\d\d(\.\d{{4}})?, у клиента {CLIENT} .*закончится период привлечения")
PACKET_ASKED = f"Клиента {CLIENT} пора передавать"
CARD = re.compile(rf"Передача клиента\s+{CLIENT} ⭐ ключевой")
CHOICE = f"Кто примет клиента {CLIENT}"
PACKET = f"Что передаёт коммерсант · {CLIENT}"
TASK = re.compile(rf"👣 Знакомство.*\s+{CLIENT} ⭐ ключевой")
ANSWERS = ("скидка 4 % до конца года", None, "отсрочка 14 дней", None, "звонить после обеда")


async def is_shown(page: Page, person: int, words: str | re.Pattern[str], *parts: str) -> Locator:
    """Wait until a person's newest message with these words also says this; the message, brought into view."""
    phone = await open_phone(page, person)
    message = heard(phone, words)
    await expect(message).to_be_visible()
    for part in parts:
        await expect(message).to_contain_text(part)
    await message.scroll_into_view_if_needed()
    return message


async def is_pressed(page: Page, person: int, words: str | re.Pattern[str], label: str) -> None:
    """A person presses a button of their newest message with these words."""
    await is_shown(page, person, words)
    await press(await open_phone(page, person), words, label)


async def hunter_and_head_are_warned(page: Page) -> datetime:
    """Ten in the morning of the day on which the period ends, by what the warning says."""
    warning = await is_shown(page, BORIS, WARNING, "Коммерсант: Иван Петров", "коммерсанту сейчас")
    said = await (await is_shown(page, IVAN, WARNING)).inner_text()
    brings = re.search(r"вам сейчас ([\d\s,]+)\s₽, после\s— ([\d\s,]+)\s₽", said)
    left = re.search(r"Через\s(\d+)", await warning.inner_text())
    assert left is not None
    assert brings is not None
    assert round(_amount(brings[1]) / _amount(brings[2])) == 10
    day = (await now(page)).date() + timedelta(days=int(left[1]))
    return datetime.combine(day, time(10), MOSCOW)


def _amount(shown: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", shown).replace(",", "."))


async def the_hunter_passes_on_what_was_promised(page: Page) -> None:
    ivan = await open_phone(page, IVAN)
    await is_pressed(page, IVAN, PACKET_ASKED, "Ответить · 0 из 5")
    for number, answer in enumerate(ANSWERS, start=1):
        question = re.compile(rf"{CLIENT} · вопрос {number} из 5")
        await is_shown(page, IVAN, question)
        if answer is None:
            await press(ivan, question, "Нет")
        else:
            await write(ivan, answer)
    done = f"{CLIENT}: ответов 5 из 5"
    await is_shown(page, IVAN, done, "Цены и скидки: скидка 4 % до конца года", "Сроки: нет")


async def both_heads_have_the_card(page: Page) -> None:
    for head in (BORIS, ANNA):
        await is_shown(
            page,
            head,
            CARD,
            "Контакты: 2 из 4 — нет: Борис Сидоров, Анна Кузнецова, клиентский отдел",
            "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа",
            "Клиентский отдел: ⏳ Анна Кузнецова — ждём ответа",
        )


async def the_commercial_head_confirms(page: Page) -> None:
    await is_pressed(page, BORIS, CARD, "Подтвердить")
    for head in (BORIS, ANNA):
        await is_shown(page, head, CARD, "Коммерческий отдел: ✅ Борис Сидоров — передать")


async def the_client_head_reads_the_packet(page: Page) -> None:
    await is_pressed(page, ANNA, CARD, "Что передаёт коммерсант")
    told = (
        "Дмитрий Чернов",
        "Что обещано · Иван Петров",
        "Порядок оплаты: отсрочка 14 дней",
        "Сроки, другие обещания: нет",
    )
    await is_shown(page, ANNA, PACKET, *told)


async def the_client_head_chooses_the_manager(page: Page) -> None:
    await is_pressed(page, ANNA, CARD, "Подтвердить")
    await is_pressed(page, ANNA, CHOICE, "Ольга Белова")
    for head in (BORIS, ANNA):
        card = await is_shown(page, head, CARD, "🤝 Передан", "Менеджер: Ольга Белова")
        await expect(card.locator(".inline-button").filter(has_text="Подтвердить")).to_have_count(0)


async def four_people_are_asked_to_introduce(page: Page) -> None:
    for person in (BORIS, ANNA, OLGA):
        await is_shown(page, person, TASK, "Менеджер: ⏳ Ольга Белова — ещё нет", "Личные контакты: 2 из 4")
    await is_shown(page, IVAN, TASK, "Познакомьте клиента лично: теперь его ведёт Ольга Белова")


async def hunter_and_manager_say_so(page: Page) -> None:
    await is_pressed(page, IVAN, TASK, "Знакомство было")
    await is_shown(page, IVAN, TASK, "Коммерсант: ✅ Иван Петров — готово")
    await is_pressed(page, OLGA, TASK, "Познакомились")
    await _says_when_and_with_whom(page, OLGA)
    await is_shown(page, OLGA, TASK, "Менеджер: ✅ Ольга Белова, встреча", "Личные контакты: 3 из 4")


async def _says_when_and_with_whom(page: Page, person: int) -> None:
    await is_pressed(page, person, "Когда вы встретились?", "Сегодня")
    await is_pressed(page, person, "С кем вы познакомились?", "Дмитрий Чернов")


async def both_heads_meet_the_client(page: Page) -> None:
    """One says so in the task, the other on the client's card."""
    await is_pressed(page, BORIS, TASK, "Мы встретились")
    await _says_when_and_with_whom(page, BORIS)
    await is_shown(page, BORIS, TASK, "Личные контакты: 4 из 4", "Начальник отдела: ⏳ Анна Кузнецова — ещё нет")

    await is_pressed(page, ANNA, TASK, "Карточка клиента")
    await is_pressed(page, ANNA, f"📇 {CLIENT}", "Встреча или звонок")
    await is_pressed(page, ANNA, f"👋 {CLIENT}", "Встретились сегодня")


async def the_client_is_introduced(page: Page) -> None:
    for person in (IVAN, OLGA, BORIS, ANNA):
        message = await is_shown(page, person, TASK, "Знакомство состоялось, личных контактов хватает")
        await expect(message.locator(".inline-button").filter(has_text="встретились")).to_have_count(0)
    for head in (BORIS, ANNA):
        await is_shown(page, head, CARD, "🎉 Знакомство состоялось", "Контакты: 5 (нужно 4)")
