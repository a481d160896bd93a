"""The director makes a new version of the plan in chat: a copy with a change, its effect, publishing, withdrawing."""

from datetime import date
from decimal import Decimal

from tests.office import Office
from tests.person import Person
from usecases import payments, plan_drafts


async def new_draft(office: Office) -> Person:
    await office.galina.send("/plan")
    await office.galina.press("Новая версия")
    return office.galina


async def with_twelve_percent(office: Office) -> Person:
    """A draft in which supplies bring the hunter 12 % instead of 10 %."""
    galina = await new_draft(office)
    await galina.press("✏️ Поставки")
    await galina.press("Проценты")
    await galina.send("12 1 3")
    await galina.press("‹ Черновик")
    return galina


async def test_a_copy_of_the_last_version_with_one_percent_changed_is_published(office: Office) -> None:
    # given
    galina = await new_draft(office)
    galina.sees("📝 Черновик: план № 2-П\nНачнёт действовать 01.04", "Пока ничем не отличается от № 1-П.")

    # when
    await galina.press("✏️ Поставки")
    galina.sees(
        "Поставки\nПериод привлечения: 3 месяца с первой оплаты\nКоммерсанту: 10 % в периоде, потом 1 %",
    )
    await galina.press("Проценты")
    await galina.send("12 1 3")
    galina.sees("Коммерсанту: 12 % в периоде, потом 1 %")
    await galina.press("‹ Черновик")

    # then
    galina.sees("Отличия от № 1-П\n• Поставки — коммерсанту в периоде: 10 % → 12 %")

    # when
    await galina.press("Опубликовать")
    galina.sees("📜 Опубликовать план № 2-П с 01.04?", "Изменить его потом будет нельзя.")
    await galina.press("Да, опубликовать")

    # then
    galina.sees("✅ План № 2-П опубликован, действует с 01.04. Всем, кто зарабатывает, я сообщу.")
    for person in (office.ivan, office.petr, office.boris, office.anna, office.olga, office.oleg):
        assert person.screen() == "📜 Новый план вознаграждения № 2-П: действует с 01.04."
        assert person.buttons() == ["Посмотреть"]
    assert office.nina.texts() == []
    await office.ivan.press("Посмотреть")
    office.ivan.sees("План вознаграждения № 2-П\nНачнёт действовать 01.04", "Поставки: 3 месяца с первой оплаты; 12 %")
    assert office.ivan.buttons() == ["№ 1-П · с 01.01", "🏠 Мой день"]


async def test_the_effect_is_shown_before_publishing_with_the_names_and_sums(office: Office) -> None:
    # given 100 000 inside the period, in March
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 5, 2))
    galina = await with_twelve_percent(office)
    await galina.press("✏️ Поставки")
    await galina.press("Период")
    await galina.press("По месяцам")
    await galina.press("2")
    await galina.press("‹ Черновик")

    # when
    await galina.press("Что изменится")

    # then
    assert galina.screen() == (
        "📊 План № 2-П: что изменилось бы\n"
        "01.02 — 30.04: как есть — и если бы этот план один действовал с первой оплаты каждого клиента. "
        "Ничего не начислено.\n\n"
        "Всем вместе: 11 000 ₽ → 13 000 ₽ (+2 000 ₽)\n"
        "• Иван Петров: 10 000 ₽ → 12 000 ₽ (полный процент +2 000 ₽)\n\n"
        "⏳ Период закончился бы в другой день у 1 из 1 клиентов, у которых он идёт:\n"
        "• Ромашка: 15.06 → 15.05\n"
        "На деле у этих клиентов срок не сдвинется: он — по плану, который действовал в день первой оплаты."
    )
    assert galina.buttons() == ["📄 Подробно", "‹ Черновик"]
    assert await office.rows("plans") == 1


async def test_a_version_that_starts_in_the_past_asks_twice_and_books_the_differences(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    galina = await with_twelve_percent(office)
    await galina.press("📅 С 01.04")
    await galina.send("10 марта")
    galina.sees("Начнёт действовать 10.03 — это уже прошло: начисления с этого дня пересчитаются")

    # when
    await galina.press("Опубликовать")
    galina.sees("📜 План № 2-П начнётся 10.03 — задним числом.", "Точно с 10.03?")
    await galina.press("Да, с 10.03")

    # then
    galina.sees(
        "Последний раз: план № 2-П с 10.03. Вот что сразу запишется:\n"
        "• Иван Петров: 10 000 ₽ → 12 000 ₽ (полный процент +2 000 ₽)"
    )
    assert await office.rows("plans") == 1

    # when
    await galina.press("Пересчитать и опубликовать")

    # then
    galina.sees("✅ План № 2-П опубликован")
    await office.ivan.send("/earnings")
    office.ivan.sees("12 000 ₽")


async def test_a_future_version_is_withdrawn_before_its_day(office: Office) -> None:
    # given
    galina = await new_draft(office)
    await galina.press("Опубликовать")
    message_id, publish = galina.button("Да, опубликовать")
    await galina.press("Да, опубликовать")

    # when pressed once more
    await galina.press_old(message_id, publish)

    # then
    assert await office.rows("plans") == 2
    galina.sees("✅ План № 2-П опубликован")

    # when
    await galina.press("Посмотреть")
    await galina.press("Отозвать")
    galina.sees("↩️ Отозвать план № 2-П, который начнёт действовать 01.04?")
    await galina.press("Да, отозвать")

    # then
    galina.sees("План вознаграждения № 2-П\nОтозван: должен был начать действовать 01.04")
    assert "План отозван" in galina.toasts()
    assert office.ivan.screen() == "📜 План вознаграждения № 2-П с 01.04 отозван: он действовать не будет."
    await office.ivan.send("/plan")
    assert office.ivan.buttons() == ["🏠 Мой день"]


async def test_a_version_in_force_has_nothing_to_withdraw(office: Office) -> None:
    galina = await new_draft(office)
    await galina.press("Опубликовать")
    await galina.press("Да, опубликовать")
    await galina.press("Посмотреть")
    message_id, withdraw = galina.button("Отозвать")

    await office.on(date(2024, 4, 1))
    await galina.press_old(message_id, withdraw)

    galina.sees("План вознаграждения № 2-П\nДействует с 01.04")
    assert "↩️ Отозвать" not in galina.buttons()


async def test_a_line_is_added_question_by_question_and_another_removed(office: Office) -> None:
    # given
    galina = await new_draft(office)

    # when
    await galina.press("➕ Направление")
    await galina.send("Монтаж")
    await galina.press("По обоим: что позже")
    await galina.press("2")
    await galina.send("0")
    galina.sees("Нужно целое число от 1 до 120, например 3")
    await galina.send("4")
    await galina.send("8 1")
    galina.sees("Не разобрал. Нужны три числа от 0 до 100 через пробел, например 10 1 3")
    await galina.send("8 1 2,5")
    await galina.press("20 %")

    # then
    galina.sees(
        "• новое направление: Монтаж",
        "Монтаж: первые 2 платежа или 4 месяца с первой оплаты — что позже; 8 %, потом 1 %; менеджеру 2,5 %; НДС 20 %",
    )

    # when
    await galina.press("✏️ Интернет")
    await galina.press("Убрать")

    # then
    galina.sees("• больше нет направления: Интернет")


async def test_heads_contacts_turnover_and_number_are_changed(office: Office) -> None:
    galina = await new_draft(office)

    for button, typed in (("Начальникам", "2 0,75"), ("Контакты", "3 5"), ("Ключевые", "1 млн"), ("🔢 Номер", "7-П")):
        await galina.press(button)
        await galina.send(typed)

    galina.sees(
        "Черновик: план № 7-П",
        "• начальнику коммерческого отдела: 1 % → 2 %",
        "• начальнику клиентского отдела: 0,5 % → 0,75 %",
        "• контактов у обычного клиента: 2 → 3",
        "• контактов у ключевого клиента: 4 → 5",
        "• ключевой клиент от: нет → 1 000 000 ₽",
    )


async def test_what_is_typed_wrong_is_said_in_a_line_and_nothing_changes(office: Office) -> None:
    galina = await new_draft(office)

    await galina.press("Контакты")
    await galina.send("1 1")
    galina.sees("обычного должны знать от 2 до 20 наших людей, ключевого — от 3 до 20")
    await galina.press("Отмена")
    await galina.press("📅 С 01.04")
    await galina.send("1 января")
    galina.sees("С 01.01 уже начинается другой план. Выберите другой день.")
    await galina.press("Отмена")

    galina.sees("Пока ничем не отличается от № 1-П.")


async def test_a_draft_is_left_resumed_and_thrown_away(office: Office) -> None:
    # given
    galina = await with_twelve_percent(office)

    # when
    await galina.send("/plan")
    await galina.press("✏️ Черновик № 2-П · с 01.04")

    # then
    galina.sees("• Поставки — коммерсанту в периоде: 10 % → 12 %")

    # when
    message_id, publish = galina.button("Опубликовать")
    await galina.press("Удалить черновик")
    await galina.press("Да, удалить")

    # then
    assert galina.screen() == "🗑 Черновик плана № 2-П удалён."
    await galina.press_old(message_id, publish)
    assert galina.screen() == "🗑 Черновик плана № 2-П удалён."
    await galina.send("/plan")
    assert not any("Черновик" in label for label in galina.buttons())


async def test_a_draft_changed_on_another_phone_is_shown_again_instead_of_published(office: Office) -> None:
    # given
    galina = await new_draft(office)
    await galina.press("Опубликовать")
    await office.by("galina", plan_drafts.set_number, 1, "9")

    # when
    await galina.press("Да, опубликовать")

    # then
    galina.sees("Черновик: план № 9")
    assert "Пока вы смотрели, всё изменилось. Вот как обстоит дело сейчас." in galina.toasts()
    assert await office.rows("plans") == 1


async def test_only_the_director_has_the_desk(office: Office) -> None:
    await office.boris.send("/plan")
    assert office.boris.buttons() == ["🏠 Мой день"]

    await office.galina.send("/plan")

    assert office.galina.buttons() == ["➕ Новая версия", "📄 Из файла", "📐 Сроки по истории", "🏠 Мой день"]


async def test_the_advisor_says_what_there_is_too_little_of(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.galina.send("/plan")

    await office.galina.press("Сроки по истории")

    office.galina.sees(
        "📐 Когда клиенты становятся постоянными",
        "Поставки: мало данных — постоянными стали 0 из 0 клиентов, нужно хотя бы 10.\n"
        "В плане сейчас: 3 месяца с первой оплаты",
    )


async def test_the_advisor_tells_when_clients_become_steady(office: Office) -> None:
    # given ten clients who paid once, left out a month and have paid monthly since, and one of another line
    await office.on(date(2024, 10, 2))
    for number in range(10):
        client_id = await office.client(f"Клиент {number}")
        for day in ("01.04", "03.06", "01.07", "01.08", "02.09"):
            await paid(office, client_id, day)
    internet = await office.client("Вектор", "internet")
    await paid(office, internet, "01.05")

    # when
    await office.galina.send("/plan")
    await office.galina.press("Сроки по истории")

    # then
    office.galina.sees(
        "📐 Когда клиенты становятся постоянными",
        "Поставки: на 3-й месяц (3–3), после 2 платежей (2–2). Постоянными стали 10 из 10 клиентов",
        "Интернет: мало данных",
    )
    await office.galina.press("К плану")
    office.galina.sees("План вознаграждения № 1-П")


async def paid(office: Office, client_id: int, day: str) -> None:
    paid_on = date(2024, int(day[3:]), int(day[:2]))
    payment_id = await office.by("ivan", payments.log, client_id, Decimal(1000), paid_on, really_second=True)
    await office.by("nina", payments.confirm, payment_id)
