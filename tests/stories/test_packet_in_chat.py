"""The hunter passes on what no data tells; who takes the client over reads it before the hand-over."""

from datetime import date

from tests.office import Office

MONDAY = date(2024, 6, 17)


async def lapsed(office: Office) -> None:
    """A client of Ivan's with a contact person and a deal; its period ended on 15 June, and it is Monday."""
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.ivan.send("Ромашка")
    await office.ivan.press("Контакты")
    await office.ivan.press("Добавить контакт")
    for typed in ("Мария Соколова", "8 916 123-45-67", "директор"):
        await office.ivan.send(typed)
    await office.ivan.press("Да")
    await office.on(MONDAY)


async def test_the_hunter_is_asked_and_answers_in_five_lines(office: Office) -> None:
    # given
    await lapsed(office)
    assert office.ivan.has_seen("📦 Клиента Ромашка пора передавать.").endswith(
        "От вас — что обещано: 5 коротких вопросов, можно отвечать «нет»."
    )

    # when
    await office.ivan.press("Ответить · 0 из 5")
    office.ivan.sees("📦 Ромашка · вопрос 1 из 5", "Обещали особую цену или скидку?")
    await office.ivan.send("скидка 5 % до конца года")
    office.ivan.sees("📦 Ромашка · вопрос 2 из 5", "Обещали сроки")
    await office.ivan.press("Нет")
    office.ivan.sees("вопрос 3 из 5", "Есть особый порядок оплаты")
    await office.ivan.press("Нет")
    office.ivan.sees("вопрос 4 из 5", "Обещали что-то ещё?")
    await office.ivan.press("Нет")
    office.ivan.sees("вопрос 5 из 5", "Что важно знать новому менеджеру?")
    await office.ivan.send("звонить только после обеда")

    # then
    office.ivan.sees(
        "📦 Ромашка: ответов 5 из 5. Изменить их можно до передачи.",
        "• Цены и скидки: скидка 5 % до конца года",
        "• Сроки: нет",
        "• Совет новому менеджеру: звонить только после обеда",
    )


async def test_it_is_left_and_taken_up_again_and_changed(office: Office) -> None:
    await lapsed(office)
    await office.ivan.press("Ответить · 0 из 5")
    await office.ivan.send("скидка 5 %")
    await office.ivan.press("Отмена")
    office.ivan.sees("📦 Ромашка: ответов 1 из 5.", "• Сроки: ⏳ нет ответа")

    await office.on(date(2024, 6, 18))
    await office.ivan.send("Ромашка")
    await office.ivan.press("Что передаёт коммерсант")
    office.ivan.sees("💬 Что обещано · Иван Петров", "• Цены и скидки: скидка 5 %")
    await office.ivan.press("Ответить · 1 из 5")
    office.ivan.sees("вопрос 2 из 5")
    await office.ivan.press("Назад")
    office.ivan.sees("вопрос 1 из 5", "Сейчас записано: скидка 5 %")
    await office.ivan.send("скидка 7 %")
    await office.ivan.send("о" * 501)
    office.ivan.sees("вопрос 2 из 5", "Ответьте одной строкой, не длиннее 500 знаков")
    await office.ivan.press("Назад")
    await office.ivan.press("Дальше")
    await office.ivan.press("Нет")
    await office.ivan.press("Назад")
    office.ivan.sees("вопрос 2 из 5", "Сейчас записано: нет")
    await office.ivan.press("Отмена")

    office.ivan.sees("ответов 2 из 5", "• Цены и скидки: скидка 7 %", "• Сроки: нет")


async def test_the_client_head_reads_it_from_the_transfer_card_before_confirming(office: Office) -> None:
    await lapsed(office)
    await office.ivan.press("Ответить · 0 из 5")
    await office.ivan.send("скидка 5 %")

    await office.anna.press("Что передаёт коммерсант")

    assert office.anna.screen() == (
        "📦 Что передаёт коммерсант · Ромашка\n"
        "\n"
        "📞 Мария Соколова — принимает решения · директор · +79161234567\n"
        "\n"
        "🤝 Открытых сделок нет\n"
        "Просрочки нет\n"
        "Документы: всё подписано\n"
        "\n"
        "💬 Что обещано · Иван Петров\n"
        "• Цены и скидки: скидка 5 %\n"
        "• Сроки, порядок оплаты, другие обещания, совет новому менеджеру: ⏳ нет ответа"
    )
    assert office.anna.messages()[-1]["has_protected_content"]
    assert office.anna.buttons() == ["📇 Карточка клиента"]
    assert office.anna.has_seen("🔁 Передача клиента")


async def test_the_named_manager_reads_it_while_the_other_head_is_silent(office: Office) -> None:
    await lapsed(office)
    await office.anna.press("✅ Подтвердить")
    await office.anna.press("Ольга")

    office.olga.sees("📦 Вас назначают менеджером клиента Ромашка.")
    await office.olga.press("Что передаёт коммерсант")

    office.olga.sees("📞 Мария Соколова", "+79161234567")
    assert office.olga.messages()[-1]["has_protected_content"]


async def test_after_the_hand_over_it_stays_as_it_is(office: Office) -> None:
    await lapsed(office)
    await office.ivan.press("Ответить · 0 из 5")
    await office.ivan.send("скидка 5 %")
    await office.boris.press("✅ Подтвердить")
    await office.anna.press("✅ Подтвердить")
    await office.anna.press("Ольга")

    await office.ivan.send("50 %")
    assert office.ivan.has_seen("Клиент уже передан: пакет остаётся таким, каким его принял менеджер.")
    await office.ivan.press("Отмена")
    assert office.ivan.has_seen("📦 Клиент Ромашка уже передан: ответы больше не меняются.")
    await office.olga.send("Ромашка")
    await office.olga.press("Что передаёт коммерсант")

    office.olga.sees("💬 Что обещано · Иван Петров", "• Цены и скидки: скидка 5 %")
    assert not any("Ответить" in label for label in office.olga.buttons())
