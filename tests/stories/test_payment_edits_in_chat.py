"""One changes one's own payment until it is confirmed, and who confirms never confirms what they did not see."""

from datetime import timedelta

from tests.office import Office


async def _logged(office: Office, line: str = "Ромашка 150к") -> None:
    await office.client("Ромашка")
    await office.ivan.send(line)
    await office.ivan.press("Записать")


async def _opens_edit(office: Office) -> None:
    await office.ivan.send("/start")
    await office.ivan.press("Ждут подтверждения · 1")
    await office.ivan.press("Ромашка · 150 000 ₽")
    await office.ivan.press("✏️ Исправить")


async def test_from_home_a_payment_is_opened_and_every_part_of_it_corrected_on_one_message(office: Office) -> None:
    # given
    await office.client("Лотос")
    await _logged(office, "Ромашка 150к пп 7")
    await office.ivan.send("/deal")
    await office.ivan.press("Лотос")
    await office.ivan.send("Поставка")
    await office.ivan.press("Разовая")
    await office.ivan.send("500к")
    await office.ivan.press("Сегодня")
    await office.ivan.press("Дальше")
    await office.ivan.press("Записать")
    await _opens_edit(office)
    office.ivan.sees("✏️ Оплата · исправление", "Ромашка · 150 000 ₽", "Документ: № 7")
    messages = len(office.ivan.messages())

    # when each part is wrong first, and what was right stays
    await office.ivan.press("Сумма")
    await office.ivan.send("много")
    office.ivan.sees("Сумму не получилось понять")
    await office.ivan.send("120к")
    await office.ivan.press("Дата")
    await office.ivan.send("32.01")
    office.ivan.sees("Дату не получилось понять")
    await office.ivan.send("14.03")
    await office.ivan.press("Клиент")
    await office.ivan.send("лотос")
    await office.ivan.press("№ документа")
    await office.ivan.send("без")
    office.ivan.sees("Номер документа не получилось понять")
    await office.ivan.send("пп 8/1")
    await office.ivan.press("Комментарий")
    await office.ivan.send("за март")
    assert await office.rows("payments") == 1
    await office.ivan.press("✅ Исправить")

    # then
    office.ivan.sees("✅ Исправлено: Лотос · 120 000 ₽")
    assert len(office.ivan.messages()) == messages
    assert await office.rows("payments") == 1
    await office.ivan.press("Открыть")
    office.ivan.sees("Лотос · 120 000 ₽", "14.03", "Сделка: Поставка", "Документ: № 8/1", "Комментарий: за март")
    await office.nina.send("/confirm")
    assert "✅ Лотос · 120 000 ₽" in office.nina.buttons()
    await office.galina.send("/audit")
    office.galina.sees("Оплата исправлена автором", "сумма: 150 000 ₽ → 120 000 ₽", "клиент: Ромашка → Лотос")


async def test_the_amount_that_is_expected_follows_the_correction(office: Office) -> None:
    # given
    await _logged(office)
    await _opens_edit(office)

    # when
    await office.ivan.press("Сумма")
    await office.ivan.send("50к")
    office.ivan.sees("Вам: 5 000 ₽ (10 %)")
    await office.ivan.press("✅ Исправить")

    # then
    await office.ivan.send("/earnings")
    office.ivan.sees("⏳ Ждёт подтверждения: 5 000 ₽ (1 оплата)")


async def test_leaving_a_correction_changes_nothing_and_leads_back_to_the_payment(office: Office) -> None:
    # given
    await _logged(office)
    before = await office.rows("audit")
    await _opens_edit(office)
    await office.ivan.press("Сумма")
    await office.ivan.send("1")

    # when
    await office.ivan.press("✖️ Отмена")

    # then
    office.ivan.sees("✖️ Ничего не изменено")
    await office.ivan.press("Открыть")
    office.ivan.sees("Ромашка · 150 000 ₽", "⏳ Ждёт подтверждения")
    assert await office.rows("audit") == before


async def test_who_confirms_by_the_old_list_is_shown_the_new_amount_and_confirms_nothing(office: Office) -> None:
    # given
    await _logged(office)
    await office.nina.send("/confirm")
    await _opens_edit(office)
    await office.ivan.press("Сумма")
    await office.ivan.send("15к")
    await office.ivan.press("✅ Исправить")

    # when
    await office.nina.press("✅ Ромашка · 150 000 ₽")

    # then
    assert "Оплату только что исправили" in office.nina.toasts()[-1]
    assert office.nina.buttons()[0] == "✅ Ромашка · 15 000 ₽"
    await office.ivan.send("/earnings")
    office.ivan.sees("Начислено: 0 ₽")

    # when they look again
    await office.nina.press("✅ Ромашка · 15 000 ₽")

    # then
    office.ivan.sees("✅ Оплата подтверждена: Ромашка · 15 000 ₽. Вам начислено 1 500 ₽")


async def test_all_of_a_day_leaves_out_what_was_changed_or_logged_since(office: Office) -> None:
    # given three payments of today, as Nina sees them
    await _logged(office)
    for amount in ("20к", "30к"):
        await office.ivan.send(f"Ромашка {amount}")
        await office.ivan.press("Записать")
    await office.nina.send("/confirm")

    # when one is corrected, and a fourth comes in
    await office.ivan.press("Открыть")
    await office.ivan.press("✏️ Исправить")
    await office.ivan.press("Сумма")
    await office.ivan.send("33к")
    await office.ivan.press("✅ Исправить")
    await office.ivan.send("Ромашка 40к")
    await office.ivan.press("Записать")
    await office.nina.press("✅ Все за 15.03 (3) · 200 000 ₽")

    # then
    assert office.nina.toasts()[-1] == "Подтверждено оплат: 2"
    assert office.nina.buttons()[:3] == [
        "✅ Ромашка · 33 000 ₽",
        "✅ Ромашка · 40 000 ₽",
        "✅ Все за 15.03 (2) · 73 000 ₽",
    ]


async def test_a_payment_that_was_confirmed_meanwhile_stays_as_it_was_confirmed(office: Office) -> None:
    # given
    await _logged(office)
    await _opens_edit(office)
    await office.ivan.press("Сумма")
    await office.ivan.send("15к")
    edit, data = office.ivan.button("✅ Исправить")

    # when
    await office.nina.send("/confirm")
    await office.nina.press("✅ Ромашка")
    await office.ivan.press_again(edit, data)

    # then
    assert "пока её не подтвердили" in office.ivan.toasts()[-1]
    office.ivan.has_seen("✅ Подтверждена")
    await office.ivan.send("/earnings")
    office.ivan.sees("Начислено: 15 000 ₽")


async def test_of_two_corrections_begun_together_the_second_starts_from_the_first(office: Office) -> None:
    # given two phones of Ivan's, each with the correction open
    await _logged(office)
    await _opens_edit(office)
    first, save_first = office.ivan.button("✅ Исправить")
    await _opens_edit(office)
    await office.ivan.press("Сумма")
    await office.ivan.send("15к")
    await office.ivan.press("✅ Исправить")

    # when the other one is changed and saved by what it showed
    amount = save_first.replace("save", "amount")
    await office.ivan.press_again(first, amount)
    await office.ivan.send("99к")
    office.ivan.sees("✏️ Оплата · исправление", "Ромашка · 99 000 ₽")
    await office.ivan.press("✅ Исправить")

    # then
    assert "Исправить можно свою оплату" in office.ivan.toasts()[-1]
    await office.nina.send("/confirm")
    assert office.nina.buttons()[0] == "✅ Ромашка · 15 000 ₽"


async def test_a_correction_into_a_payment_that_is_there_asks_whether_it_is_a_second_one(office: Office) -> None:
    # given
    await _logged(office)
    await office.ivan.send("Ромашка 20к")
    await office.ivan.press("Записать")
    await office.ivan.press("Открыть")
    await office.ivan.press("✏️ Исправить")

    # when
    await office.ivan.press("Сумма")
    await office.ivan.send("150к")

    # then
    office.ivan.sees("Такая оплата уже есть")
    await office.ivan.press("Да, это вторая")
    office.ivan.sees("✅ Исправлено: Ромашка · 150 000 ₽")


async def test_only_the_author_corrects_and_undo_still_works_for_fifteen_minutes(office: Office) -> None:
    # given
    await _logged(office)
    await office.ivan.press("Открыть")
    _, data = office.ivan.button("✏️ Исправить")
    assert "↩️ Отменить" in office.ivan.buttons()

    # when the head makes the same press up
    await office.boris.send("/start")
    await office.boris.press_old(office.boris.messages()[-1]["message_id"], data)

    # then
    assert "Исправить можно свою оплату" in office.boris.toasts()[-1]

    # when Ivan is late with the undo
    office.clock.advance(timedelta(minutes=16))
    await office.ivan.press("↩️ Отменить")

    # then
    assert "в первые 15 минут" in office.ivan.toasts()[-1]
    office.ivan.sees("⏳ Ждёт подтверждения")
    assert "✏️ Исправить" in office.ivan.buttons()
