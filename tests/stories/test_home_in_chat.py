"""/start and /help: what waits, where to go, and never an empty screen."""

from datetime import date

from tests.office import Office


async def test_a_hunter_sees_what_waits_and_what_was_earned(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.ivan.send("Ромашка 50к")
    await office.ivan.press("Записать")

    await office.ivan.send("/start")

    assert office.ivan.screen() == (
        "👋 Иван Петров\nПятница, 15 марта\n"
        "⏳ 1 ваша оплата ждёт подтверждения: 50 000 ₽\n"
        "📈 Вы заработали в марте: 10 000 ₽\n\n"
        "Пришла оплата? Напишите одной строкой: Ромашка 150к"
    )
    waiting = "⏳ Ждут подтверждения · 1"
    assert office.ivan.buttons() == [waiting, "👥 Клиенты", "📈 Заработок", "🔁 Передачи", "📜 План", "❓ Что я умею"]


async def test_an_accountant_confirms_from_there(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 50к")
    await office.ivan.press("Записать")

    await office.nina.send("/start")
    office.nina.sees("💰 Подтвердить: 1 оплата на 50 000 ₽")
    assert office.nina.buttons() == ["💰 Подтвердить · 1", "📜 План", "⚙️ Настройки", "❓ Что я умею"]
    await office.nina.press("Подтвердить · 1")

    office.nina.sees("Ждут подтверждения: 1 оплата на 50 000 ₽")
    await office.nina.press("✅")
    await office.nina.send("/start")
    office.nina.sees("Всё сделано: сегодня вас ничего не ждёт")


async def test_heads_see_transfers_and_clients_that_lapse_soon(office: Office) -> None:
    await office.client("Ромашка")
    await office.client("Вектор")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 3, 25))
    await office.pays(office.ivan, "Вектор 100к")
    await office.on(date(2024, 6, 15))

    await office.boris.send("/start")

    office.boris.sees("🔁 Вашего решения ждёт 1 передача", "⏰ Ближайшие 14 дней: период закончится у 1 клиента")
    assert office.boris.buttons()[:2] == ["🔁 Решить передачи · 1", "⏰ Скоро конец периода · 1"]
    await office.boris.press("Скоро конец периода")
    assert "Вектор · до 25.06" in office.boris.buttons()


async def test_help_does_what_its_buttons_say(office: Office) -> None:
    await office.nina.send("/help")
    assert office.nina.buttons() == [
        "✅ Подтвердить оплаты",
        "📅 Закрыть месяц, ведомости",
        "📜 План вознаграждения",
        "📊 Сводка: сейчас и по расписанию",
        "⚙️ Язык, часовой пояс, тихие часы",
        "🧭 Показать главное за минуту",
    ]

    await office.nina.press("Язык, часовой пояс")
    office.nina.sees("Настройки")
    await office.nina.press("Мой день")
    office.nina.sees("Нина Зайцева")


async def test_a_head_has_ten_lines_of_help_and_the_rarest_are_left_out(office: Office) -> None:
    await office.boris.send("/help")

    assert office.boris.buttons() == [
        "💰 Записать оплату",
        "✅ Подтвердить оплаты",
        "➕ Завести клиента",
        "👥 Найти клиента, открыть карточку",
        "🔁 Передачи: что ждёт, что сделано",
        "📈 Мой заработок и почему столько",
        "🧑‍💼 Люди и приглашения",
        "📜 План вознаграждения",
        "📊 Сводка: сейчас и по расписанию",
        "⚙️ Язык, часовой пояс, тихие часы",
        "🧭 Показать главное за минуту",
    ]


async def test_a_form_can_be_begun_from_help(office: Office) -> None:
    await office.ivan.send("/help")

    await office.ivan.press("Завести клиента")

    office.ivan.sees("Как называется клиент?")
    await office.ivan.send("Лотос")
    office.ivan.sees("Название: Лотос")


async def test_everybody_reads_the_plan_and_the_versions_around_it(office: Office) -> None:
    await office.olga.send("/plan")

    office.olga.sees(
        "План вознаграждения № 1-П",
        "Действует с 01.01",
        "Интернет: первые 2 платежа; 10 %, потом 1 %; менеджеру 3 %",
        "Товары: 3 месяца с первой оплаты; 10 %, потом 1 %; менеджеру 3 %; НДС 20 %",
        "Личных контактов нужно: у обычного клиента 2, у ключевого 4",
    )
    assert office.olga.buttons() == ["🏠 Мой день"]
