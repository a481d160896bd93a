"""Voids and other dates, in chat: what it changes for whom is shown before anybody agrees."""

from datetime import date

from tests.office import Office


async def card(office: Office, amount: str = "100 000") -> None:
    """Boris has the payment's card before him."""
    await office.boris.send("Ромашка")
    await office.boris.press("Оплаты")
    await office.boris.press(amount)


async def test_a_void_shows_its_effect_and_the_moved_period_first(office: Office) -> None:
    # given two payments, of which the first began the period
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к 01.03")
    await office.pays(office.ivan, "Ромашка 50к")
    await card(office)

    # when
    await office.boris.press("Аннулировать")

    # then
    assert office.boris.screen() == (
        "Аннулировать оплату Ромашка на 100 000 ₽? Запись останется в истории.\n"
        "Начисления изменятся:\n"
        "• Иван Петров: 10 000 ₽ → 0 ₽ (−10 000 ₽)\n"
        "• Борис Сидоров: 1 000 ₽ → 0 ₽ (−1 000 ₽)\n"
        "⏰ Период привлечения: был до 01.06, станет до 15.06"
    )

    # when
    await office.boris.press("Да, аннулировать")

    # then
    office.boris.sees("✖️ Отменена")
    office.ivan.sees("Оплата аннулирована: Ромашка · 100 000 ₽")


async def test_the_accountant_corrects_the_date_by_the_bank(office: Office) -> None:
    # given a payment typed as of the last day of the period
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 1к")
    await office.on(date(2024, 6, 14))
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 17))
    await office.nina.send("/confirm")
    await office.nina.press("Последние оплаты")
    await office.nina.press("14.06 · Ромашка · 100 000 ₽")
    messages = len(office.nina.messages())

    # when
    await office.nina.press("Другая дата")
    office.nina.sees("Оплата Ромашка 100 000 ₽ записана 14.06. Когда деньги пришли по банку?")
    await office.nina.press("15")

    # then
    office.nina.sees(
        "Ромашка · 100 000 ₽: вместо 14.06 — 15.06 (сб)?\n"
        "Начисления изменятся:\n"
        "• Иван Петров: 10 000 ₽ → 1 000 ₽ (−9 000 ₽)\n"
        "• Борис Сидоров: 1 000 ₽ → 0 ₽ (−1 000 ₽)"
    )

    # when
    await office.nina.press("Исправить дату")

    # then
    office.nina.sees("✅ Дата исправлена", "Ромашка · 100 000 ₽ · 15.06 (сб)")
    assert len(office.nina.messages()) == messages
    office.ivan.sees(
        "🗓 Дата оплаты исправлена по банку: Ромашка · 100 000 ₽, было 14.06, стало 15.06. Вам по ней 1 000 ₽"
    )


async def test_what_cannot_be_is_said_on_the_form(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к 01.03")
    await card(office)

    await office.boris.press("Другая дата")
    await office.boris.send("01.03")
    office.boris.sees("Она и так записана 01.03")
    await office.boris.send("завтра")
    office.boris.sees("16.03 ещё не наступило")
    await office.boris.send("абракадабра")
    office.boris.sees("Дату не получилось понять")
    await office.boris.press("Назад")

    office.boris.sees("💰 Оплата", "01.03 (пт)")


async def test_a_payment_re_dated_meanwhile_is_not_re_dated_to_the_same_day_twice(office: Office) -> None:
    # given Boris and the director have the same question before them
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к 01.03")
    await card(office)
    await office.boris.press("Другая дата")
    await office.boris.send("05.03")
    await office.galina.send("Ромашка")
    await office.galina.press("Оплаты")
    await office.galina.press("100 000")
    await office.galina.press("Другая дата")
    await office.galina.send("05.03")
    await office.galina.press("Исправить дату")

    # when
    await office.boris.press("Исправить дату")

    # then
    office.boris.sees("Она и так записана 05.03")


async def test_two_taps_void_once_and_an_old_question_shows_the_present(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await card(office)
    message_id, data = office.boris.button("Аннулировать")
    await office.boris.press("Аннулировать")
    await office.boris.press("Да, аннулировать")

    await office.boris.press_old(message_id, data)

    office.boris.sees("✖️ Отменена")
