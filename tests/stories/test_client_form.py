"""`/client`: a client is registered in a few questions, on one message that ends as the client's card."""

from datetime import timedelta

from tests.office import Office
from usecases import taking_back


async def test_a_hunter_registers_a_client_on_one_message(office: Office) -> None:
    # when
    await office.ivan.send("/client")

    # then
    office.ivan.sees("Новый клиент", "Как называется клиент?")
    messages = len(office.ivan.messages())

    # when
    await office.ivan.send("  ООО   «Лотос» ")
    office.ivan.sees("Название: ООО «Лотос»", "Какое направление?")
    assert office.ivan.buttons() == ["Интернет", "Поставки", "Товары", "‹ Назад", "✖️ Отмена"]
    await office.ivan.press("Поставки")
    office.ivan.sees("Направление: Поставки", "ИНН?")
    await office.ivan.send("7707083893")

    # then it is Ivan's, nobody asks whose
    office.ivan.sees("ИНН 7707083893", "Коммерсант: Иван Петров")

    # when
    await office.ivan.press("Записать")

    # then
    office.ivan.sees("✅ Клиент записан: ООО «Лотос»", "📇 ООО «Лотос» · Поставки", "Период привлечения начнётся")
    assert len(office.ivan.messages()) == messages
    assert await office.rows("clients") == 1


async def test_a_wrong_answer_gets_one_line_with_an_example_and_what_was_entered_stays(office: Office) -> None:
    # given
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    await office.ivan.press("Поставки")

    # when
    await office.ivan.send("7707083894")

    # then
    office.ivan.sees("Название: Лотос", "Направление: Поставки", "Это не ИНН", "7707083893")

    # when
    await office.ivan.press("Пропустить")

    # then
    office.ivan.sees("Коммерсант: Иван Петров")
    assert "не ИНН" not in office.ivan.screen()


async def test_the_way_back_keeps_what_was_entered(office: Office) -> None:
    # given
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    await office.ivan.press("Поставки")

    # when
    await office.ivan.press("Назад")
    await office.ivan.press("Назад")

    # then
    office.ivan.sees("Название: Лотос", "Как называется клиент?")
    assert office.ivan.buttons() == ["Дальше ›", "✖️ Отмена"]

    # when
    await office.ivan.press("Дальше")
    await office.ivan.press("Товары")
    await office.ivan.press("Пропустить")

    # then
    office.ivan.sees("Название: Лотос", "Направление: Товары", "Коммерсант: Иван Петров")


async def test_a_similar_client_is_shown_before_a_second_one_is_made(office: Office) -> None:
    # given
    await office.client("ООО «Ромашка»")
    await office.ivan.send("/client")

    # when
    await office.ivan.send("Ромашка")

    # then
    office.ivan.sees("Похожий клиент уже есть. Это он?")

    # when it is him
    await office.ivan.press("📇 ООО «Ромашка»")

    # then
    office.ivan.sees("📇 ООО «Ромашка» · Поставки")
    assert await office.rows("clients") == 1


async def test_a_similar_client_that_is_gone_meanwhile_is_not_said_to_be_recorded(office: Office) -> None:
    # given
    await office.client("ООО «Ромашка»")
    await office.ivan.send("/client")
    await office.ivan.send("Ромашка")
    await office.by("ivan", taking_back.client, 1)

    # when
    await office.ivan.press("📇 ООО «Ромашка»")

    # then
    office.ivan.sees("Название: Ромашка", "Не нашлось.")
    await office.ivan.press("Нет, это другой")
    office.ivan.sees("Какое направление?")


async def test_another_client_with_a_similar_name_is_registered_all_the_same(office: Office) -> None:
    # given
    await office.client("ООО «Ромашка»")
    await office.ivan.send("/client")
    await office.ivan.send("Ромашка")

    # when
    await office.ivan.press("Нет, это другой")
    await office.ivan.press("Поставки")
    await office.ivan.press("Пропустить")
    await office.ivan.press("Записать")

    # then
    office.ivan.sees("✅ Клиент записан: Ромашка")
    assert await office.rows("clients") == 2


async def test_a_tax_number_of_another_hunters_client_is_refused(office: Office) -> None:
    # given
    await office.petr.send("/client")
    await office.petr.send("Вектор")
    await office.petr.press("Поставки")
    await office.petr.send("7707083893")
    await office.petr.press("Записать")
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    await office.ivan.press("Поставки")

    # when
    await office.ivan.send("7707 083 893")

    # then
    office.ivan.sees("Клиент с ИНН 7707083893 уже есть в компании")
    assert await office.rows("clients") == 1


async def test_a_head_divides_a_client_between_two_hunters(office: Office) -> None:
    # given
    await office.boris.send("/client")
    await office.boris.send("Лотос")
    await office.boris.press("Поставки")
    await office.boris.press("Пропустить")
    office.boris.sees("Чей это клиент?")
    assert office.boris.buttons()[:4] == ["Борис Сидоров", "Иван Петров", "Пётр Смирнов", "👥 Несколько коммерсантов"]

    # when
    await office.boris.press("Несколько")
    await office.boris.press("Пётр")
    await office.boris.press("Иван")
    assert "✓ Иван Петров" in office.boris.buttons()
    await office.boris.press("Дальше")

    # then
    office.boris.sees("Как делят проценты Пётр Смирнов, Иван Петров?", "60 40")

    # when
    await office.boris.send("60 50")
    office.boris.sees("Доли должны дать вместе 100 %")
    await office.boris.send("60 сорок")
    office.boris.sees("Не разобрал проценты")
    await office.boris.send("60,5 39,5")

    # then
    office.boris.sees("Коммерсанты: Пётр Смирнов 60,5 %, Иван Петров 39,5 %")

    # when
    await office.boris.press("Записать")

    # then
    office.boris.sees("Коммерсанты: Пётр Смирнов 60,5 %, Иван Петров 39,5 %")


async def test_equal_shares_of_three_make_a_hundred(office: Office) -> None:
    # given
    await office.galina.send("/client")
    await office.galina.send("Лотос")
    await office.galina.press("Поставки")
    await office.galina.press("Пропустить")
    await office.galina.press("Несколько")
    for name in ("Борис", "Иван", "Пётр"):
        await office.galina.press(name)
    await office.galina.press("Дальше")

    # when
    await office.galina.press("Поровну")

    # then
    office.galina.sees("Борис Сидоров 33,34 %, Иван Петров 33,33 %, Пётр Смирнов 33,33 %")


async def test_an_account_manager_chooses_whose_client_it_is_and_is_told_who_sees_it(office: Office) -> None:
    # given
    await office.olga.send("/client")
    await office.olga.send("Лотос")
    await office.olga.press("Поставки")
    await office.olga.press("Пропустить")
    assert not any("Несколько" in label for label in office.olga.buttons())

    # when
    await office.olga.press("Иван")
    await office.olga.press("Записать")

    # then
    office.olga.sees("✅ Клиент записан: Лотос. Его карточку видит коммерсант")
    await office.ivan.send("Лотос")
    office.ivan.sees("📇 Лотос · Поставки")


async def test_a_draft_of_an_unknown_client_goes_on_once_the_client_is_registered(office: Office) -> None:
    # given
    await office.ivan.send("Лотос 150к")
    office.ivan.sees("Клиента «Лотос» у вас нет")
    messages = len(office.ivan.messages())

    # when
    await office.ivan.press("Новый клиент")

    # then the name is there already
    office.ivan.sees("Название: Лотос", "Какое направление?")

    # when
    await office.ivan.press("Поставки")
    await office.ivan.press("Пропустить")
    await office.ivan.press("Записать")

    # then
    office.ivan.sees("💰 Оплата · черновик", "Лотос · 150 000 ₽", "Вам: 15 000 ₽ (10 %)")
    assert len(office.ivan.messages()) == messages

    # when
    await office.ivan.press("Записать")

    # then
    office.ivan.sees("✅ Записано: Лотос · 150 000 ₽")
    assert await office.rows("payments") == 1


async def test_a_form_left_leads_back_to_its_draft(office: Office) -> None:
    # given
    await office.ivan.send("Лотос 150к")
    await office.ivan.press("Новый клиент")

    # when
    await office.ivan.press("✖️")

    # then
    office.ivan.sees("Клиента «Лотос» у вас нет")
    assert await office.rows("clients") == 0


async def test_a_form_left_ends_in_one_line(office: Office) -> None:
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")

    await office.ivan.press("✖️")

    assert office.ivan.screen() == "✖️ Ничего не записано"
    assert await office.rows("clients") == 0


async def test_the_list_of_clients_offers_a_new_one_and_takes_back_who_leaves(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("/clients")

    await office.ivan.press("➕ Новый клиент")
    office.ivan.sees("Как называется клиент?")
    await office.ivan.press("Назад")

    office.ivan.sees("Клиенты: 1")


async def test_two_taps_on_save_register_one_client(office: Office) -> None:
    # given
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    await office.ivan.press("Поставки")
    await office.ivan.press("Пропустить")

    # when
    office.ivan.tap("Записать")
    office.ivan.tap("Записать")
    await office.settle_at_once()

    # then
    assert await office.rows("clients") == 1
    office.ivan.sees("✅ Клиент записан: Лотос")
    assert "💰 Оплата" in office.ivan.buttons()
    assert office.ivan.toasts()[-2:] == ["", ""]


async def test_a_second_tap_on_an_answered_question_answers_nothing_else(office: Office) -> None:
    # given
    await office.boris.send("/client")
    await office.boris.send("Лотос")

    # when
    office.boris.tap("Поставки")
    office.boris.tap("Поставки")
    await office.settle_at_once()

    # then
    office.boris.sees("Направление: Поставки", "ИНН?")


async def test_a_form_answers_below_when_something_came_between(office: Office) -> None:
    # given
    await office.ivan.send("/client")
    await office.client("Ромашка")
    await office.ivan.send("/clients")

    # when
    await office.ivan.send("Лотос")

    # then the form has come down
    office.ivan.sees("Название: Лотос", "Какое направление?")
    assert sum("Новый клиент" in text for text in office.ivan.texts()) == 1


async def test_a_form_forgotten_for_half_an_hour_leaves_typed_lines_to_payments(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/client")

    # when
    office.clock.advance(timedelta(minutes=31))
    await office.ivan.send("Ромашка 150к")

    # then
    office.ivan.sees("💰 Оплата · черновик", "Ромашка · 150 000 ₽")


async def test_a_picture_is_no_name(office: Office) -> None:
    await office.ivan.send("/client")

    office.world.person_sends_file(office.ivan.telegram_id, "a.png", b"\x89PNG", "image/png", as_photo=False)
    await office.settle()

    office.ivan.sees("Как называется клиент?", "Нужно название")
