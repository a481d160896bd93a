"""Typing instead of tapping: several payments in a message, a notice of the bank, a wrong layout, a correction."""

import pytest

from tests.office import Office
from tests.person import Person

CLIENTS = ("ООО «Ромашка»", "Лотос", "Вектор Плюс", "Вектор Минус")
SEVEN = "Ромашка 150к\nЛотосс 200к вчера\nВектор 50к\nОрион 10к\nЛотос\nРомашка 150к\nЛотос 5000 31.02"


@pytest.fixture
async def ivan(office: Office) -> Person:
    for name in CLIENTS:
        await office.client(name)
    return office.ivan


# several lines


async def test_several_lines_are_recorded_by_one_tap(office: Office, ivan: Person) -> None:
    # when
    await ivan.send("Ромашка 150к пп 345\nЛотос 200к вчера")

    # then both are shown on one card
    assert ivan.screen() == (
        "💰 Оплаты · черновик: 2\n"
        "1. ООО «Ромашка» · 150 000 ₽ · сегодня, 15.03 (пт)\n"
        "2. Лотос · 200 000 ₽ · вчера, 14.03 (чт)\n"
        "Всего: 350 000 ₽\n"
        "Вам: 35 000 ₽ — после подтверждения"
    )
    assert ivan.buttons() == ["✅ Записать все", "1. ООО «Ромашка»", "2. Лотос", "✖️ Отмена"]

    # when
    await ivan.press("Записать все")

    # then
    assert ivan.screen() == (
        "✅ Записано: 2 оплаты на 350 000 ₽. Ждут подтверждения\n"
        "✅ 1. ООО «Ромашка» · 150 000 ₽ · сегодня, 15.03 (пт)\n"
        "✅ 2. Лотос · 200 000 ₽ · вчера, 14.03 (чт)"
    )
    assert ivan.buttons() == ["1. ООО «Ромашка»", "2. Лотос", "↩️ Отменить все"]
    assert await office.rows("payments") == 2

    # when one is opened, it stands beside the list
    await ivan.press("2. Лотос")
    ivan.sees("💰 Оплата", "Лотос · 200 000 ₽ · вчера, 14.03 (чт)", "⏳ Ждёт подтверждения")


async def test_a_wrong_line_says_what_is_wrong_and_loses_nothing_of_the_others(office: Office, ivan: Person) -> None:
    # when
    await ivan.send(SEVEN)

    # then
    assert ivan.screen() == (
        "💰 Оплаты · черновик: 7\n"
        "1. ООО «Ромашка» · 150 000 ₽ · сегодня, 15.03 (пт)\n"
        "2. Лотос · 200 000 ₽ · вчера, 14.03 (чт)\n"
        "⚠️ 3. «Вектор 50к» — похожи несколько клиентов\n"
        "⚠️ 4. «Орион 10к» — клиента «Орион» у вас нет\n"
        "⚠️ 5. Лотос · сегодня, 15.03 (пт) — нет суммы\n"
        "⚠️ 6. ООО «Ромашка» · 150 000 ₽ · сегодня, 15.03 (пт) — такая оплата уже есть\n"
        "⚠️ 7. Лотос · 5 000 ₽ — непонятная дата «31.02»\n"
        "Всего: 350 000 ₽\n"
        "Вам: 35 000 ₽ — после подтверждения"
    )

    # when those that are ready are recorded
    await ivan.press("Записать готовые: 2 из 7")

    # then the others stay
    assert await office.rows("payments") == 2
    ivan.sees("💰 Оплаты · черновик: 5", "✅ 2. Лотос", "⚠️ 3. «Вектор 50к»", "⚠️ 7. Лотос · 5 000 ₽")
    assert "Записать готовые" not in " ".join(ivan.buttons())


async def test_each_line_is_put_right_in_its_place_and_then_all_are_recorded(office: Office, ivan: Person) -> None:
    # given
    await ivan.send(SEVEN)

    # when a client is chosen
    await ivan.press("3. Вектор")
    ivan.sees("50 000 ₽", "Какой клиент? Похожи на «Вектор»:")
    assert ivan.buttons() == ["Вектор Минус", "Вектор Плюс", "➕ Новый клиент", "‹ К списку", "🗑 Убрать"]
    await ivan.press("Вектор Минус")
    ivan.sees("3. Вектор Минус · 50 000 ₽ · сегодня, 15.03 (пт)")

    # when a line is taken out, after a look at the list
    await ivan.press("4. Орион")
    ivan.sees("Клиента «Орион» у вас нет")
    await ivan.press("К списку")
    await ivan.press("4. Орион")
    await ivan.press("Убрать")
    ivan.sees("💰 Оплаты · черновик: 6", "⚠️ 4. Лотос · сегодня, 15.03 (пт) — нет суммы")

    # when the sum is typed, wrongly at first
    await ivan.press("4. Лотос")
    await ivan.send("много")
    ivan.sees("Сумму не получилось понять")
    await ivan.send("7к")
    ivan.has_seen("4. Лотос · 7 000 ₽ · сегодня, 15.03 (пт)")

    # when the day is chosen
    await ivan.press("6. Лотос")
    ivan.has_seen("Дату «31.02» не получилось понять")
    await ivan.press("вчера, 14.03")
    ivan.has_seen("6. Лотос · 5 000 ₽ · вчера, 14.03 (чт)")

    # when all that is ready is recorded, and the same one by itself, as really a second one
    await ivan.press("Записать готовые: 5 из 6")
    await ivan.press("5. ООО «Ромашка»")
    ivan.has_seen("Это точно вторая?")
    await ivan.press("Да, это вторая")

    # then
    done = ivan.has_seen("✅ Записано: 6 оплат на 562 000 ₽. Ждут подтверждения")
    assert "✅ 5. ООО «Ромашка» · 150 000 ₽ · сегодня, 15.03 (пт)" in done
    assert await office.rows("payments") == 6


async def test_one_of_several_is_recorded_by_itself_and_the_rest_left(office: Office, ivan: Person) -> None:
    # given
    await ivan.send("Ромашка 150к\nЛотос 200к")

    # when its amount is changed, and it alone is recorded
    await ivan.press("2. Лотос")
    assert ivan.buttons() == ["✅ Записать эту", "Сумма", "Дата", "Клиент", "‹ К списку", "🗑 Убрать"]
    await ivan.press("Сумма")
    await ivan.send("210к")
    await ivan.press("2. Лотос")
    await ivan.press("Записать эту")

    # then
    ivan.sees("💰 Оплаты · черновик: 1", "✅ 2. Лотос · 210 000 ₽")
    assert ivan.buttons()[0] == "✅ Записать"

    # when
    await ivan.press("Остальное не записывать")

    # then
    assert ivan.screen() == (
        "✅ Записано: 1 оплата на 210 000 ₽. Ждёт подтверждения\n✅ 1. Лотос · 210 000 ₽ · сегодня, 15.03 (пт)"
    )
    assert await office.rows("payments") == 1


async def test_several_are_dropped_or_taken_back_together(office: Office, ivan: Person) -> None:
    # when
    await ivan.send("Ромашка 1к\nЛотос 2к")
    await ivan.press("Отмена")

    # then
    assert ivan.screen() == "✖️ Не записано"
    assert await office.rows("payments") == 0

    # when recorded and taken back
    await ivan.send("Ромашка 1к\nЛотос 2к")
    await ivan.press("Записать все")
    undo = ivan.button("Отменить все")
    await ivan.press("Отменить все")

    # then
    assert ivan.screen() == (
        "✖️ Оплаты отменены\n"
        "✖️ 1. ООО «Ромашка» · 1 000 ₽ · сегодня, 15.03 (пт) — отменена\n"
        "✖️ 2. Лотос · 2 000 ₽ · сегодня, 15.03 (пт) — отменена"
    )

    # when yesterday's button is pressed
    await ivan.press_old(*undo)
    assert ivan.toasts()[-1] == "Отменить уже нельзя: прошло больше 15 минут или оплаты подтверждены"


@pytest.mark.on_both_databases
async def test_two_taps_at_once_record_each_line_once(office: Office, ivan: Person) -> None:
    # given a message that came twice
    await ivan.send("Ромашка 150к\nЛотос 200к")
    last = office.world.updates.last_update_id()
    assert last is not None
    office.world.redeliver(last)
    await office.settle()
    assert await office.rows("payment_drafts") == 2

    # when
    first, second = ivan.tap("Записать все"), ivan.tap("Записать все")
    await office.settle_at_once()
    office.world.repeat_press(first)
    office.world.repeat_press(second)
    await office.settle()

    # then
    assert await office.rows("payments") == 2
    ivan.sees("✅ Записано: 2 оплаты на 350 000 ₽")


@pytest.mark.on_both_databases
async def test_a_document_that_another_payment_has_keeps_only_its_own_line(office: Office, ivan: Person) -> None:
    # given
    await ivan.send("Ромашка 1к пп 5")
    await ivan.press("Записать")

    # when
    await ivan.send("Ромашка 2к пп 5\nЛотос 3к пп 5\nЛотос 4к пп 5")

    # then
    ivan.sees("⚠️ 1. ООО «Ромашка» · 2 000 ₽ · сегодня, 15.03 (пт) — документ № 5 уже записан", "\n2. Лотос · 3 000 ₽")

    # when two of one message have the same one
    await ivan.press("Записать готовые: 2 из 3")

    # then the second stays
    ivan.sees("✅ 2. Лотос · 3 000 ₽", "⚠️ 3. Лотос · 4 000 ₽ · сегодня, 15.03 (пт) — документ № 5 уже записан")
    assert await office.rows("payments") == 2


async def test_too_many_lines_are_asked_for_in_two_messages(office: Office, ivan: Person) -> None:
    await ivan.send("\n".join(f"Ромашка {n}к" for n in range(1, 25)))

    assert ivan.screen() == "За раз можно записать до 20 оплат, здесь 24. Отправьте их двумя сообщениями."
    assert await office.rows("payment_drafts") == 0


async def test_an_unknown_client_of_a_line_is_registered_on_the_way(office: Office, ivan: Person) -> None:
    # given
    await ivan.send("Ромашка 150к\nОрион 10к")

    # when
    await ivan.press("2. Орион")
    await ivan.press("Новый клиент")
    await ivan.press("Поставки")
    await ivan.press("Пропустить")
    await ivan.press("Записать")

    # then its payment waits among the others
    ivan.has_seen("Орион")
    await ivan.press("К списку")
    ivan.sees("💰 Оплаты · черновик: 2", "2. Орион · 10 000 ₽ · сегодня, 15.03 (пт)")
    await ivan.press("Записать все")
    assert await office.rows("payments") == 2


# a corrected message


async def test_a_draft_follows_its_message_and_keeps_what_a_button_has_changed(office: Office, ivan: Person) -> None:
    # given a draft whose day was chosen by a button
    await ivan.send("Ромашка 150к")
    await ivan.press("Дата")
    await ivan.press("вчера, 14.03")

    # when
    await ivan.edit("Ромашка 160к пп 7")

    # then the same card says so
    ivan.sees("ООО «Ромашка» · 160 000 ₽ · вчера, 14.03 (чт)", "Документ: № 7")
    assert len([text for text in ivan.texts() if "черновик" in text]) == 1

    # when the client is another one
    await ivan.edit("Лотос 160к пп 7")
    await ivan.press("Записать")

    # then
    assert ivan.screen() == "✅ Записано: Лотос · 160 000 ₽ · вчера, 14.03 (чт). Ждёт подтверждения"


async def test_what_is_recorded_does_not_follow_and_says_so(office: Office, ivan: Person) -> None:
    # given
    await ivan.send("Ромашка 150к")
    await ivan.press("Записать")

    # when
    await ivan.edit("Ромашка 170к")

    # then
    assert ivan.screen() == (
        "Эта оплата уже записана, правка сообщения её не меняет. Ошиблись — отмените и напишите заново.\n"
        "ООО «Ромашка» · 150 000 ₽ · сегодня, 15.03 (пт)"
    )
    assert ivan.buttons() == ["↩️ Отменить", "Открыть"]

    # when it is taken back from there
    await ivan.press("Отменить")
    ivan.sees("✖️ Отменена")


async def test_a_dropped_draft_and_a_search_become_payments_by_a_correction(office: Office, ivan: Person) -> None:
    # when a draft was dropped
    await ivan.send("Ромашка 1к")
    await ivan.press("Отмена")
    await ivan.edit("Ромашка 2к")

    # then
    ivan.sees("💰 Оплата · черновик", "ООО «Ромашка» · 2 000 ₽")

    # when it was a search, and when it still is one
    await ivan.send("ромашка")
    await ivan.edit("ромашки")
    ivan.sees("📇 ООО «Ромашка»")
    await ivan.edit("ромашка 3к")

    # then
    ivan.sees("💰 Оплата · черновик", "ООО «Ромашка» · 3 000 ₽")
    assert await office.rows("payment_drafts") == 2


@pytest.mark.on_both_databases
async def test_several_drafts_follow_line_by_line(office: Office, ivan: Person) -> None:
    # given three lines, of which one is recorded and one was changed by a button
    await ivan.send("Ромашка 11к\nЛотос 12к\nВектор 13к")
    await ivan.press("2. Лотос")
    await ivan.press("Записать эту")
    await ivan.press("3. Вектор")
    await ivan.press("Вектор Плюс")

    # when one is corrected, and one is new
    await ivan.edit("Ромашка 111к\nЛотос 12к\nВектор 13к\nЛотос 14к")

    # then
    assert ivan.screen() == (
        "💰 Оплаты · черновик: 3\n"
        "1. ООО «Ромашка» · 111 000 ₽ · сегодня, 15.03 (пт)\n"
        "✅ 2. Лотос · 12 000 ₽ · сегодня, 15.03 (пт)\n"
        "3. Вектор Плюс · 13 000 ₽ · сегодня, 15.03 (пт)\n"
        "4. Лотос · 14 000 ₽ · сегодня, 15.03 (пт)\n"
        "Всего: 138 000 ₽\n"
        "Вам: 13 800 ₽ — после подтверждения"
    )

    # when the recorded one is corrected and another taken out
    await ivan.edit("Ромашка 111к\nЛотос 120к\nВектор 13к")

    # then
    ivan.sees("💰 Оплаты · черновик: 2", "✅ 2. Лотос · 12 000 ₽", "Записанное правка сообщения не меняет")
    assert "14 000" not in ivan.screen()


async def test_one_line_becomes_several_by_a_correction(office: Office, ivan: Person) -> None:
    # given
    await ivan.send("Ромашка 11к")

    # when
    await ivan.edit("Ромашка 11к\nЛотос 12к")
    await ivan.press("Записать все")

    # then
    ivan.sees("✅ Записано: 2 оплаты на 23 000 ₽. Ждут подтверждения")
    assert await office.rows("payment_drafts") == 2


async def test_a_corrected_message_of_somebody_who_logs_no_payments_changes_nothing(office: Office) -> None:
    await office.nina.send("Ромашка 150к")
    before = office.nina.texts()

    await office.nina.edit("Ромашка 160к")

    assert office.nina.texts() == before


# what else is typed


@pytest.mark.parametrize("typed", ["hjvfirf 150r", "ромашка 150r", "hjvfirf 150 000", "рамашка сто пятьдесят тысячь"])
async def test_the_wrong_layout_and_slips_of_the_pen_are_understood(ivan: Person, typed: str) -> None:
    await ivan.send(typed)

    ivan.sees("💰 Оплата · черновик\nООО «Ромашка» · 150 000 ₽ · сегодня, 15.03 (пт)")


async def test_a_search_in_the_wrong_layout_finds_the_client(ivan: Person) -> None:
    await ivan.send("hjvf")

    ivan.sees("📇 ООО «Ромашка» · Поставки")


async def test_a_forwarded_notice_of_the_bank_is_a_payment(office: Office, ivan: Person) -> None:
    # when
    await ivan.send(
        "СберБизнес\nДата операции: 14.03.2024 12:05\nЗачисление 150 000,00р на счет *1234\n"
        'Плательщик: ООО "РОМАШКА"\nИНН 7707083893\nДокумент № 345 от 13.03.2024\n'
        "Назначение платежа: Оплата по счету 14, в т.ч. НДС 25 000,00\nОстаток: 1 250 000,00р"
    )

    # then
    assert ivan.screen() == (
        "💰 Оплата · черновик\n"
        "ООО «Ромашка» · 150 000 ₽ · вчера, 14.03 (чт)\n"
        "Документ: № 345\n"
        "Комментарий: Оплата по счету 14, в т.ч. НДС 25 000,00\n"
        "Период привлечения начнётся с этой оплаты: до 14.06\n"
        "Вам: 15 000 ₽ (10 %) — после подтверждения"
    )
    await ivan.press("Записать")
    assert await office.rows("payments") == 1


async def test_a_notice_of_an_unknown_payer_asks_whose_it_is(ivan: Person) -> None:
    # given
    await ivan.send("Поступление 10 000 ₽. Плательщик: ООО ОРИОН, ИНН 7707083893. Остаток 20 000 ₽")
    ivan.sees("10 000 ₽ · сегодня, 15.03 (пт)", "Клиента «ООО ОРИОН» у вас нет")

    # when
    await ivan.send("лотос")

    # then
    ivan.sees("Лотос · 10 000 ₽ · сегодня, 15.03 (пт)")


async def test_whose_it_is_can_wait_while_the_sum_and_the_day_are_put_right(ivan: Person) -> None:
    # given
    await ivan.send("Орион 10к")
    ivan.sees("Клиента «Орион» у вас нет")

    # when a sum, a day and what is neither are typed where a name is asked for
    await ivan.send("40к")
    ivan.sees("40 000 ₽ · сегодня, 15.03 (пт)", "Клиента «Орион» у вас нет")
    await ivan.send("вчера")
    ivan.sees("40 000 ₽ · вчера, 14.03 (чт)", "Клиента «Орион» у вас нет")
    await ivan.send("31.11")
    ivan.sees("40 000 ₽ · вчера, 14.03 (чт)", "Дату не получилось понять")
    await ivan.send("200 евро")
    ivan.sees("40 000 ₽ · вчера, 14.03 (чт)", "Это другая валюта")
    await ivan.send("лотос")
    await ivan.press("Записать")

    # then
    ivan.sees("✅ Записано: Лотос · 40 000 ₽ · вчера, 14.03 (чт)")


async def test_a_day_that_cannot_be_is_asked_for(ivan: Person) -> None:
    # given
    await ivan.send("лотос 12к 32.13")
    ivan.sees("Лотос · 12 000 ₽", "Дату «32.13» не получилось понять")

    # when
    await ivan.send("12.03")
    await ivan.press("Записать")

    # then
    ivan.sees("✅ Записано: Лотос · 12 000 ₽ · 12.03 (вт)")


async def test_a_sum_that_can_be_meant_in_two_ways_is_asked_for(ivan: Person) -> None:
    # when
    await ivan.send("Ромашка миллион двести")

    # then
    ivan.sees("Какая из сумм верная?")
    await ivan.press("1 200 000 ₽")
    ivan.sees("ООО «Ромашка» · 1 200 000 ₽")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("Ромашка 100$", "Сумма «100$» — в другой валюте, а здесь всё в ₽. Сколько пришло?"),
        ("Ромашка -5к", "Сумму «-5к» так не записать. Сколько пришло?"),
        ("Ромашка 3 x 10 000", "Сумму «3 x 10 000» так не записать. Сколько пришло?"),
    ],
)
async def test_a_sum_that_cannot_be_meant_is_named_and_asked_for_anew(office: Office, typed: str, answer: str) -> None:
    # given
    await office.client("Ромашка")

    # when
    await office.ivan.send(typed)

    # then
    office.ivan.sees(answer)

    # and when
    await office.ivan.send("200 евро")

    # then
    office.ivan.sees("Это другая валюта")

    # and when
    await office.ivan.send("18к")
    await office.ivan.press("Записать")

    # then
    office.ivan.sees("✅ Записано: Ромашка · 18 000 ₽")


async def test_a_banks_word_of_money_that_went_out_is_no_payment(office: Office) -> None:
    # given
    await office.client("Ромашка")

    # when
    await office.ivan.send("Списание 5 000р Счет *1234 ООО Ромашка. Баланс 300 000р")

    # then
    office.ivan.sees("Это списание, а здесь записывают оплаты клиентов")
    assert await office.rows("payment_drafts") == 0
