"""What one earns, in chat: the month with its picture, its lines, why a line is what it is, and the year."""

from datetime import date

from tests.office import Office


def photos(office: Office) -> int:
    return sum("photo" in message for message in office.ivan.messages())


async def test_a_month_comes_as_a_picture_and_everything_leads_on_below_it(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 150к")
    await office.ivan.send("Ромашка 20к вчера")
    await office.ivan.press("Записать")

    # when
    await office.ivan.send("/earnings")

    # then
    assert "photo" in office.ivan.messages()[-1]
    office.ivan.sees(
        "📊 Март\nНачислено: 15 000 ₽\n• полный процент 15 000 ₽, ждёт ещё 2 000 ₽\nПо дням: 15.03 +15 000 ₽\n"
        "⏳ Ждёт подтверждения: 2 000 ₽ (1 оплата)"
    )

    # when the lines come below, in a message of their own, and the way back stays in that
    await office.ivan.press("Из чего сложилось (1)")
    office.ivan.sees("Начисления марта")
    below = len(office.ivan.messages())
    await office.ivan.press("15.03 · Ромашка · +15 000 ₽")
    office.ivan.sees("🔍 Почему столько")
    await office.ivan.press("К строкам")
    await office.ivan.press("Назад")

    # then
    office.ivan.sees("📊 Март\nНачислено: 15 000 ₽")
    assert len(office.ivan.messages()) == below
    assert photos(office) == 1

    # when the picture is wanted again
    await office.ivan.press("📊 По дням")

    # then
    assert photos(office) == 2


async def test_from_a_picture_another_month_takes_its_place(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 10к 20.02")
    await office.ivan.send("/earnings")
    messages = len(office.ivan.messages())

    # when
    await office.ivan.press("‹ Февраль")

    # then
    office.ivan.sees("📊 Февраль\nНачислено: 1 000 ₽")
    assert (len(office.ivan.messages()), photos(office)) == (messages, 1)

    # when there is nothing to draw
    await office.ivan.press("‹ Январь")
    await office.ivan.press("‹ Декабрь 2023")

    # then it is said in words below
    office.ivan.sees("📊 Декабрь 2023", "Начислений пока нет")


async def test_a_month_in_which_nothing_happened_says_what_to_do(office: Office) -> None:
    await office.ivan.send("/earnings")

    office.ivan.sees("Начислено: 0 ₽", "Запишите оплату одной строкой, например ромашка 150к")
    assert photos(office) == 0


async def test_the_year_lists_its_months_and_each_opens(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 10к 20.01")
    await office.pays(office.ivan, "Ромашка 30к")
    await office.ivan.send("/earnings")

    # when
    await office.ivan.press("За год")

    # then
    office.ivan.sees("🗓 3 месяца: 4 000 ₽")
    assert office.ivan.buttons() == ["Март · 3 000 ₽", "Февраль · 0 ₽", "Январь · 1 000 ₽"]

    # when
    await office.ivan.press("Январь · 1 000 ₽")

    # then
    office.ivan.sees("📊 Январь\nНачислено: 1 000 ₽", "По дням: 20.01 +1 000 ₽")


async def test_why_tells_plan_charge_base_percent_and_rounding(office: Office) -> None:
    # given
    await office.client("Склад", "goods")
    await office.pays(office.ivan, "Склад 100к")

    # when
    await office.ivan.send("/earnings")
    await office.ivan.press("Из чего сложилось")
    await office.ivan.press("Склад")

    # then
    assert office.ivan.screen() == (
        "🔍 Почему столько\n"
        "Оплата Склад 15.03: 100 000 ₽\n"
        "План № 1-П — версия 1, действует с 01.01, направление «Товары»\n"
        "100 000 ₽ — в периоде привлечения: период до 15.06\n"
        "Полный процент: (100 000 ₽ без НДС 20 % = 83 333,33 ₽ (до округления 83 333,333333…)) × 10 % = "
        "8 333,33 ₽ (до округления 8 333,333)\n"
        "Вам: 8 333,33 ₽"
    )


async def test_why_tells_what_was_corrected_by_whom_and_when(office: Office) -> None:
    # given a payment that lost its place inside the period by a date of the bank, and 40 000 of which went back
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 1к")
    await office.on(date(2024, 6, 14))
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 17))
    await office.boris.send("Ромашка")
    await office.boris.press("Оплаты")
    await office.boris.press("100 000")
    await office.boris.press("Другая дата")
    await office.boris.send("15.06")
    await office.boris.press("Исправить дату")
    await office.boris.press("Возврат")
    await office.boris.send("40к")
    await office.boris.press("Записать возврат")

    # when
    await office.ivan.send("/earnings")
    await office.ivan.press("Из чего сложилось")
    await office.ivan.press("15.06 · Ромашка · +1 000 ₽")

    # then
    assert office.ivan.screen() == (
        "🔍 Почему столько\n"
        "Оплата Ромашка 15.06: 100 000 ₽\n"
        "План № 1-П — версия 1, действует с 01.01, направление «Поставки»\n"
        "100 000 ₽ — вне периода привлечения: период до 15.06\n"
        "Бонус от текущих: 100 000 ₽ × 1 % = 1 000 ₽\n"
        "Вам: 1 000 ₽\n"
        "\n"
        "📒 Как это записывалось\n"
        "14.06 · оплата подтверждена (Нина Зайцева): полный процент +10 000 ₽\n"
        "17.06 · дата оплаты исправлена (Борис Сидоров): полный процент −10 000 ₽, бонус +1 000 ₽"
    )

    # when
    await office.ivan.press("К строкам")
    await office.ivan.press("−400 ₽")

    # then
    office.ivan.sees(
        "Возврат клиенту Ромашка 17.06: 40 000 ₽",
        "Было — Бонус от текущих: 100 000 ₽ × 1 % = 1 000 ₽\n"
        "Осталось — Бонус от текущих: 60 000 ₽ × 1 % = 600 ₽\n"
        "Бонус от текущих, разница: −400 ₽\n"
        "Вам: −400 ₽",
    )


async def test_a_void_payment_is_explained_too(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.boris.send("Ромашка")
    await office.boris.press("Оплаты")
    await office.boris.press("100 000")
    await office.boris.press("Аннулировать")
    await office.boris.press("Да, аннулировать")

    # when
    await office.ivan.send("/earnings")
    await office.ivan.press("Из чего сложилось (2)")
    await office.ivan.press("−10 000 ₽")

    # then
    office.ivan.sees(
        "✖️ Оплата аннулирована: её как будто не было.\nВам: 0 ₽",
        "15.03 · оплата подтверждена (Нина Зайцева): полный процент +10 000 ₽\n"
        "15.03 · оплата аннулирована (Борис Сидоров): полный процент −10 000 ₽",
    )


async def test_what_a_payment_is_expected_to_bring_is_explained_from_its_card(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 100к")
    await office.ivan.press("Записать")
    await office.ivan.press("Открыть")

    await office.ivan.press("Почему столько?")

    office.ivan.sees("Полный процент: 100 000 ₽ × 10 % = 10 000 ₽", "Вам после подтверждения: 10 000 ₽")
