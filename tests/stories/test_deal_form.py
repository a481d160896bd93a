"""`/deal`: what was agreed, step by step, from the menu or from the client's card."""

from tests.office import Office


async def test_a_one_off_deal_from_the_menu(office: Office) -> None:
    # given
    await office.client("ООО «Ромашка»")
    await office.ivan.send("/deal")
    office.ivan.sees("Новая сделка", "С кем сделка?")

    # when
    await office.ivan.press("Ромашка")
    await office.ivan.send("Поставка сырья № 14")
    await office.ivan.press("Разовая")
    await office.ivan.send("500к")
    office.ivan.sees("ООО «Ромашка»", "Сделка: Поставка сырья № 14", "Сумма: 500 000 ₽", "Когда начинается?")
    await office.ivan.press("Сегодня, 15.03")
    office.ivan.sees("Начало: 15.03", "Какие документы нужны?")
    await office.ivan.press("Счёт")
    assert office.ivan.buttons()[:3] == ["☑️ Договор", "▫️ Счёт", "☑️ Акт"]
    await office.ivan.press("Дальше")
    office.ivan.sees("Документы: Договор, Акт")
    await office.ivan.press("Записать")

    # then
    office.ivan.sees("✅ Сделка записана: Поставка сырья № 14", "📇 ООО «Ромашка»", "Документы: не закрыто 2")
    assert await office.rows("deals") == 1
    assert sum("Новая сделка" in text for text in office.ivan.texts()) == 0


async def test_a_recurring_deal_from_the_card(office: Office) -> None:
    # given
    await office.client("Вектор", "internet")
    await office.ivan.send("Вектор")
    messages = len(office.ivan.messages())

    # when
    await office.ivan.press("Новая сделка")
    office.ivan.sees("Вектор", "О чём договорились?")
    await office.ivan.send("Интернет в офис")
    await office.ivan.press("Ежемесячная")
    await office.ivan.send("1000")
    await office.ivan.send("5000")
    office.ivan.sees("Каждый месяц: 1 000 ₽", "Первый платёж (подключение): 5 000 ₽")
    await office.ivan.send("1 апреля")
    office.ivan.sees("Начало: 01.04")
    await office.ivan.press("Дальше")
    await office.ivan.press("Записать")

    # then
    office.ivan.sees("✅ Сделка записана: Интернет в офис", "Сделка: Интернет в офис")
    assert len(office.ivan.messages()) == messages

    # when it is paid
    await office.ivan.send("Вектор 6000")

    # then the deal is the one that the payment is for
    office.ivan.sees("Сделка: Интернет в офис", "Вам: 600 ₽ (10 %)")


async def test_the_client_is_found_by_a_part_of_its_name(office: Office) -> None:
    # given
    await office.client("Ромашка Плюс")
    await office.client("Ромашка Минус")
    await office.ivan.send("/deal")

    # when
    await office.ivan.send("лотос")
    office.ivan.sees("Клиента «лотос» у вас нет")
    await office.ivan.send("ромашка")

    # then
    assert office.ivan.buttons() == ["Ромашка Минус", "Ромашка Плюс", "✖️ Отмена"]

    # when
    await office.ivan.send("ромашка минус")

    # then
    office.ivan.sees("Ромашка Минус", "О чём договорились?")


async def test_a_wrong_amount_gets_one_line_with_an_example(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/deal")
    await office.ivan.press("Ромашка")
    await office.ivan.send("Поставка")
    await office.ivan.press("Разовая")

    # when
    await office.ivan.send("много")

    # then
    office.ivan.sees("Сделка: Поставка", "Сумму не получилось понять. Например, 150к")
    await office.ivan.send("0")
    office.ivan.sees("Сумму не получилось понять")
    await office.ivan.send("15к")
    office.ivan.sees("Сумма: 15 000 ₽", "Когда начинается?")


async def test_the_calendar_turns_its_months_in_the_persons_language(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/deal")
    await office.ivan.press("Ромашка")
    await office.ivan.send("Поставка")
    await office.ivan.press("Разовая")
    await office.ivan.send("15к")
    assert office.ivan.buttons()[:11] == [
        "Сегодня, 15.03", "‹", "Март", "›", "пн", "вт", "ср", "чт", "пт", "сб", "вс",
    ]  # fmt: skip
    assert "[15]" in office.ivan.buttons()

    # when
    await office.ivan.press("›")
    await office.ivan.press("›")

    # then
    assert office.ivan.buttons()[2] == "Май"
    assert office.ivan.buttons()[11:14] == [" ", " ", "1"]

    # when a blank is pressed, nothing happens
    await office.ivan.press("Май")
    office.ivan.sees("Когда начинается?")

    # when
    await office.ivan.press("31")

    # then
    office.ivan.sees("Начало: 31.05", "Какие документы нужны?")


async def test_the_kind_can_be_changed_on_the_way_back(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/deal")
    await office.ivan.press("Ромашка")
    await office.ivan.send("Поставка")
    await office.ivan.press("Ежемесячная")
    await office.ivan.send("1000")
    await office.ivan.press("Пропустить")

    # when
    for _ in range(3):
        await office.ivan.press("Назад")
    await office.ivan.press("Разовая")
    await office.ivan.send("20к")
    await office.ivan.press("Сегодня")
    await office.ivan.press("Дальше")

    # then
    office.ivan.sees("Сумма: 20 000 ₽")
    assert "Каждый месяц" not in office.ivan.screen()
    await office.ivan.press("Записать")
    office.ivan.sees("✅ Сделка записана: Поставка")


async def test_leaving_the_form_of_a_card_shows_the_card_again(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка")
    await office.ivan.press("Новая сделка")

    await office.ivan.press("✖️")

    office.ivan.sees("📇 Ромашка · Поставки")
    assert await office.rows("deals") == 0


async def test_the_form_of_another_hunters_client_cannot_be_opened(office: Office) -> None:
    # given a button of Ivan's that Petr makes up
    client_id = await office.client("Ромашка")
    await office.petr.send("/clients")
    message_id = office.petr.messages()[-1]["message_id"]

    # when
    await office.petr.press_old(message_id, f"cl:{client_id}:deal")

    # then
    assert "Не нашлось" in office.petr.toasts()[-1]
    office.petr.sees("Клиентов пока нет")
