"""/audit: who did what, in words, as far as each sees: narrowed to a client, a person, a day, page by page."""

from datetime import date

from tests.office import Office
from tests.stories.test_introductions_in_chat import handed_over, says_met

NOT_YOURS = "Это делает кто-то другой: у вашей роли такого права нет."
OF_ROMASHKA = (
    "15.03 10:00 · Нина Зайцева\n"
    "Оплата подтверждена · Ромашка\n"
    " • состояние: ждёт подтверждения → подтверждена\n"
    "\n"
    "15.03 10:00 · Иван Петров\n"
    "Оплата записана · Ромашка\n"
    " • сумма: 150 000 ₽\n"
    " • день оплаты: 15.03\n"
    " • состояние: ждёт подтверждения\n"
    "\n"
    "15.03 10:00 · Иван Петров\n"
    "Клиент заведён · Ромашка\n"
    " • название: Ромашка\n"
    " • коммерсанты: Иван Петров 100 %\n"
    " • направление: Поставки"
)


async def one_payment(office: Office) -> None:
    """Ivan registers a client and logs a payment, which Nina confirms."""
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 150к")


async def test_the_log_of_a_client_says_what_was_and_what_became(office: Office) -> None:
    await one_payment(office)

    await office.boris.send("/audit ромашка")

    assert office.boris.screen() == f"🧾 Журнал · Ромашка\n\n{OF_ROMASHKA}"
    assert office.boris.buttons() == ["👤 Чьи действия", "📅 За день", "Весь журнал", "👁 Кто открывал"]


async def test_a_head_turns_pages_of_what_concerns_the_own_department(office: Office) -> None:
    await one_payment(office)

    await office.boris.send("/audit")
    assert office.boris.screen().startswith(
        f"🧾 Журнал\n\n{OF_ROMASHKA}\n\n15.03 10:00 · Пётр Смирнов\nТеперь в боте\n"
    )
    assert office.boris.buttons() == ["Раньше ›", "👤 Чьи действия", "📅 За день", "🏢 По клиенту"]
    await office.boris.press("Раньше")
    office.boris.sees(
        "Назначен начальник отдела · Коммерческий отдел\n • начальник: Борис Сидоров\n • с какого дня: 15.03"
    )
    assert office.boris.buttons() == ["‹ Новее", "Раньше ›", "👤 Чьи действия", "📅 За день", "🏢 По клиенту"]
    await office.boris.press("Раньше")

    # then the first act of the department comes last, and nothing of the other one is there
    office.boris.sees(
        "15.03 10:00 · Галина Орлова\n"
        "Приглашение выдано\n"
        " • имя: Борис Сидоров\n"
        " • отдел: Коммерческий отдел\n"
        " • роль: начальник отдела"
    )
    assert office.boris.buttons() == ["‹ Новее", "👤 Чьи действия", "📅 За день", "🏢 По клиенту"]
    assert not [text for text in office.boris.texts() if "Олег" in text or "Анна" in text]


async def test_what_is_not_of_ones_department_does_not_exist(office: Office) -> None:
    await one_payment(office)

    await office.anna.send("/audit ромашка")
    assert office.anna.screen() == (
        "Ничего не нашлось. Напишите имя, клиента или день, например /audit Ромашка или /audit 15.03"
    )
    await office.anna.send("/audit иван")
    assert office.anna.screen().startswith("Ничего не нашлось.")
    await office.anna.send("/audit")
    assert "Ромашка" not in office.anna.screen()

    # nor for a press that somebody made up: the same answer as for an unknown client
    message_id, _ = office.anna.button("Чьи")
    for client_id in (1, 999):
        await office.anna.press_old(message_id, f"au:list:{client_id}:0::0")
    assert len(set(office.anna.toasts()[-2:])) == 1
    assert office.anna.toasts()[-1] != ""


async def test_hunters_account_managers_and_the_accountant_have_no_log(office: Office) -> None:
    for person in (office.ivan, office.olga, office.nina):
        await person.send("/audit")

        assert person.screen() == NOT_YOURS


async def test_the_log_of_a_person_and_a_day_is_chosen_by_buttons(office: Office) -> None:
    await one_payment(office)
    await office.on(date(2024, 3, 18))
    await office.ivan.send("Ромашка 5к")
    await office.ivan.press("Записать")

    await office.boris.send("/audit")
    await office.boris.press("Чьи действия")
    assert office.boris.screen() == "👤 Чьи действия показать?"
    assert office.boris.buttons() == ["Борис Сидоров", "Иван Петров", "Пётр Смирнов", "‹ Назад"]
    await office.boris.press("Иван Петров")
    await office.boris.press("За день")
    assert office.boris.screen() == "📅 За какой день? Можно и сразу: /audit вчера"
    await office.boris.press("[18]")

    assert office.boris.screen() == (
        "🧾 Журнал · Иван Петров · 18.03\n"
        "\n"
        "18.03 10:00 · Иван Петров\n"
        "Оплата записана · Ромашка\n"
        " • сумма: 5 000 ₽\n"
        " • день оплаты: 18.03\n"
        " • состояние: ждёт подтверждения"
    )
    assert office.boris.buttons() == ["Весь журнал", "🏢 По клиенту", "👁 Открытые клиенты"]
    await office.boris.send("/audit 17.03")
    assert office.boris.screen() == "🧾 Журнал · 17.03\n\nЗаписей нет."


async def test_the_day_is_the_companys(office: Office) -> None:
    # given a client registered half an hour after midnight in Moscow
    await office.on(date(2024, 3, 18), hour=21)
    await office.later(minutes=30)
    await office.client("Ночная")

    await office.galina.send("/audit 18.03")
    assert "Ночная" not in office.galina.screen()
    await office.galina.send("/audit 19.03")
    office.galina.sees("🧾 Журнал · 19.03", "19.03 00:30 · Иван Петров\nКлиент заведён · Ночная")


async def test_words_that_mean_several_are_asked_about(office: Office) -> None:
    await office.client("Иван и сыновья")

    await office.galina.send("/audit иван")

    assert office.galina.screen() == "Что из этого?"
    assert office.galina.buttons() == ["🏢 Иван и сыновья", "👤 Иван Петров", "Весь журнал"]
    await office.galina.press("🏢")
    office.galina.sees("🧾 Журнал · Иван и сыновья")


async def test_a_client_is_chosen_from_a_list(office: Office) -> None:
    for number in range(9):
        await office.client(f"Клиент {number}")

    await office.galina.send("/audit")
    await office.galina.press("По клиенту")
    assert office.galina.screen() == "🏢 По какому клиенту? Можно и сразу: /audit Ромашка"
    assert office.galina.buttons() == [*(f"Клиент {number}" for number in range(8)), "›", "‹ Назад"]
    await office.galina.press("›")
    assert office.galina.buttons() == ["Клиент 8", "‹", "‹ Назад"]
    await office.galina.press("Клиент 8")

    office.galina.sees("🧾 Журнал · Клиент 8\n\n15.03 10:00 · Иван Петров\nКлиент заведён · Клиент 8")


async def test_who_suspended_whom_stands_there(office: Office) -> None:
    await office.galina.send("/team")
    await office.galina.press("Коммерческий")
    await office.galina.press("Пётр Смирнов")
    await office.galina.press("Приостановить")
    await office.galina.press("Да, приостановить")

    await office.boris.send("/audit смирнов")

    assert office.boris.screen().startswith(
        "🧾 Журнал · Пётр Смирнов\n"
        "\n"
        "15.03 10:00 · Галина Орлова\n"
        "Доступ приостановлен · Пётр Смирнов\n"
        " • состояние: работает → приостановлен\n"
    )


async def test_a_transfer_and_the_introduction_are_told_in_words_with_the_names_of_people(office: Office) -> None:
    await handed_over(office)
    await says_met(office.olga, "Познакомились", "Сегодня", "Мария Соколова")

    await office.galina.send("/audit ромашка")
    office.galina.sees(
        "17.06 10:00 · Ольга Белова\n"
        "Отмечено знакомство · Ромашка\n"
        " • день встречи: 17.06\n"
        " • с кем познакомились: М. С.\n"
        " • что нужно: познакомиться с клиентом",
    )
    await office.galina.press("Раньше")
    office.galina.sees(
        "17.06 10:00 · Анна Кузнецова\n"
        "Передача подтверждена · Ромашка\n"
        " • менеджер: Ольга Белова\n"
        " • состояние: одна сторона подтвердила → подтверждена",
    )
    await office.galina.press("Раньше")
    office.galina.sees(
        "17.06 10:00 · Борис Сидоров\nРешение о передаче: подтвердить · Ромашка\n • сторона: коммерческий отдел",
        "17.06 10:00 · По расписанию\nПередача открыта · Ромашка\n • досрочно: нет\n • период закончился: 15.06",
    )
