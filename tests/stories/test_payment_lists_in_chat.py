"""Lists of payments: by pages of eight, each with a way to find one, and no button that its reader may not press."""

from tests.office import Office
from tests.person import Person


async def _paid_often(office: Office, times: int) -> None:
    await office.client("Ромашка")
    await office.client("Лотос")
    for number in range(1, times + 1):
        await office.ivan.send(f"Ромашка {number}000")
        await office.ivan.press("Записать")


def _payments(person: Person) -> list[str]:
    return [label for label in person.buttons() if "000 ₽" in label and "Все за" not in label]


async def test_what_is_to_be_confirmed_comes_by_eight_and_a_day_is_confirmed_whole(office: Office) -> None:
    # given
    await _paid_often(office, 9)

    # when
    await office.nina.send("/confirm")

    # then the day's button says how many, though one stands on the next page
    assert len(_payments(office.nina)) == 8
    assert "✅ Все за 15.03 (9) · 45 000 ₽" in office.nina.buttons()
    await office.nina.press("›")
    assert _payments(office.nina) == ["✅ Ромашка · 9 000 ₽"]

    # when
    await office.nina.press("✅ Ромашка · 9 000 ₽")
    await office.nina.press("✅ Все за 15.03 (8) · 36 000 ₽")

    # then
    office.nina.sees("Всё подтверждено")
    await office.ivan.send("/earnings")
    office.ivan.sees("Начислено: 4 500 ₽")


async def test_a_clients_payments_and_ones_own_waiting_ones_turn_their_pages(office: Office) -> None:
    # given
    await _paid_often(office, 9)

    # when
    await office.ivan.send("ромашка")
    await office.ivan.press("🧾 Оплаты")
    assert len(_payments(office.ivan)) == 8
    await office.ivan.press("›")

    # then
    assert _payments(office.ivan) == ["⏳ 15.03 · 1 000 ₽ · ждёт"]

    # when
    await office.ivan.send("/start")
    await office.ivan.press("Ждут подтверждения · 9")
    assert len(_payments(office.ivan)) == 8
    await office.ivan.press("‹")

    # then
    assert _payments(office.ivan) == ["15.03 · Ромашка · 1 000 ₽"]


async def test_an_accountant_finds_payments_by_a_client_or_an_amount(office: Office) -> None:
    # given
    await _paid_often(office, 2)
    await office.ivan.send("Лотос 2000")
    await office.ivan.press("Записать")

    # when / then
    await office.nina.send("ромашка")
    assert _payments(office.nina) == ["15.03 · Ромашка · 2 000 ₽", "15.03 · Ромашка · 1 000 ₽"]
    await office.nina.send("2к")
    assert _payments(office.nina) == ["15.03 · Лотос · 2 000 ₽", "15.03 · Ромашка · 2 000 ₽"]
    await office.nina.send("нет такого")
    office.nina.sees("оплат не нашлось")
    await office.nina.press("Последние оплаты")
    await office.nina.press("Лотос")

    # then what the accountant may not open is not offered
    office.nina.sees("Лотос · 2 000 ₽")
    assert "📇 Карточка клиента" not in office.nina.buttons()


async def test_pay_goes_back_question_by_question_and_takes_a_whole_line_at_once(office: Office) -> None:
    # given
    await _paid_often(office, 1)
    await office.ivan.send("/pay")
    assert office.ivan.buttons() == ["Ромашка", "Лотос", "✖️ Отмена"]

    # when the wrong client is pressed
    await office.ivan.press("Лотос")
    office.ivan.sees("Сколько пришло?")
    await office.ivan.press("‹ Назад")
    office.ivan.sees("Чья оплата?")
    await office.ivan.press("Ромашка")
    await office.ivan.send("7к")

    # then
    office.ivan.sees("Ромашка · 7 000 ₽")
    await office.ivan.press("✖️ Отмена")
    office.ivan.sees("✖️ Не записано")

    # when everything is typed at the first question
    await office.ivan.send("/pay")
    messages = len(office.ivan.messages())
    await office.ivan.send("лотос 8к вчера")

    # then
    office.ivan.sees("💰 Оплата · черновик", "Лотос · 8 000 ₽ · вчера, 14.03")
    assert len(office.ivan.messages()) == messages
    await office.ivan.press("✅ Записать")
    assert await office.rows("payments") == 2


async def test_the_card_says_how_much_of_the_period_is_over_and_what_comes_next(office: Office) -> None:
    # given a client that nobody can be called at
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.ivan.send("ромашка")
    office.ivan.sees("▱▱▱▱▱▱▱▱▱▱ прошло 0 из 92 дней")
    assert office.ivan.buttons()[0] == "👉 Добавить, кому звонить"

    # when
    await office.ivan.press("👉 Добавить, кому звонить")
    await office.ivan.send("Мария")
    await office.ivan.press("Пропустить")
    await office.ivan.press("Пропустить")
    await office.ivan.press("Да")
    await office.later(days=46)
    await office.ivan.send("ромашка")

    # then the payment comes first
    office.ivan.sees("▰▰▰▰▰▱▱▱▱▱ прошло 46 из 92 дней")
    assert office.ivan.buttons()[0] == "💰 Оплата"

    # when the end is near, and nobody has met them
    await office.later(days=40)
    await office.ivan.send("ромашка")

    # then
    office.ivan.sees("▰▰▰▰▰▰▰▰▰▱ прошло 86 из 92 дней")
    assert office.ivan.buttons()[0] == "👉 Познакомиться лично"


async def test_by_charges_the_bar_counts_charges(office: Office) -> None:
    await office.client("Вектор", "internet")
    await office.pays(office.ivan, "Вектор 1000")

    await office.ivan.send("вектор")

    office.ivan.sees("▰▰▰▰▰▱▱▱▱▱ оплачено 1 из 2 начислений")
