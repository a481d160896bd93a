"""Money went back: how much, what it changes for whom, one more tap."""

from tests.office import Office


async def _paid(office: Office) -> None:
    """Ivan's client has paid 100 000, and Nina has the payment's card before her."""
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.boris.send("Ромашка")
    await office.boris.press("Оплаты")
    await office.boris.press("100 000")


async def test_a_part_goes_back_after_its_effect_was_shown(office: Office) -> None:
    # given
    await _paid(office)
    messages = len(office.boris.messages())

    # when
    await office.boris.press("Возврат")
    office.boris.sees("Сколько вернули клиенту Ромашка? Осталось не возвращено 100 000 ₽")
    await office.boris.send("150к")
    office.boris.sees("Вернуть можно не больше 100 000 ₽")
    await office.boris.send("40к")

    # then
    office.boris.sees(
        "Вернули клиенту Ромашка 40 000 ₽?\n"
        "Начисления изменятся:\n"
        "• Иван Петров: 10 000 ₽ → 6 000 ₽ (−4 000 ₽)\n"
        "• Борис Сидоров: 1 000 ₽ → 600 ₽ (−400 ₽)"
    )
    assert await office.rows("payments") == 1

    # when
    await office.boris.press("Записать возврат")

    # then
    office.boris.sees("✅ Возврат записан", "Ромашка · −40 000 ₽")
    assert await office.rows("payments") == 2
    assert len(office.boris.messages()) == messages
    office.ivan.sees("Возврат клиенту Ромашка: 40 000 ₽. Ваше начисление изменилось на −4 000 ₽")


async def test_all_of_it_goes_back_in_two_taps(office: Office) -> None:
    await _paid(office)

    await office.boris.press("Возврат")
    await office.boris.press("Вернули всё: 100 000 ₽")
    office.boris.sees("Иван Петров: 10 000 ₽ → 0 ₽ (−10 000 ₽)", "Борис Сидоров: 1 000 ₽ → 0 ₽ (−1 000 ₽)")
    await office.boris.press("Записать возврат")

    office.boris.sees("Ромашка · −100 000 ₽")
    await office.ivan.send("/earnings")
    office.ivan.sees("Начислено: 0 ₽")


async def test_leaving_shows_the_payment_again(office: Office) -> None:
    await _paid(office)

    await office.boris.press("Возврат")
    await office.boris.press("Назад")

    office.boris.sees("💰 Оплата", "Ромашка · 100 000 ₽")
    assert await office.rows("payments") == 1


async def test_two_taps_refund_once(office: Office) -> None:
    await _paid(office)
    await office.boris.press("Возврат")
    await office.boris.send("60к")

    office.boris.tap("Записать возврат")
    office.boris.tap("Записать возврат")
    await office.settle_at_once()

    assert await office.rows("payments") == 2
    office.boris.sees("✅ Возврат записан", "Ромашка · −60 000 ₽")


async def test_a_payment_refunded_meanwhile_is_not_refunded_beyond_it(office: Office) -> None:
    # given Boris has the question before him, and the director refunds first
    await _paid(office)
    await office.boris.press("Возврат")
    await office.boris.press("Вернули всё")
    await office.galina.send("Ромашка")
    await office.galina.press("Оплаты")
    await office.galina.press("100 000")
    await office.galina.press("Возврат")
    await office.galina.send("30к")
    await office.galina.press("Записать возврат")

    # when
    await office.boris.press("Записать возврат")

    # then
    office.boris.sees("Осталось не возвращено 70 000 ₽", "Вернуть можно не больше 70 000 ₽")
    assert await office.rows("payments") == 2
