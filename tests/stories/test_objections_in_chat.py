"""An objection: a line is disagreed with, the head decides, a correction is booked and told."""

from datetime import date

from tests.office import Office


async def object_to_a_line(office: Office) -> None:
    """Ivan disagrees with 10 000 for a payment of 100 000 by Ромашка."""
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.ivan.send("/earnings")
    await office.ivan.press("Из чего сложилось")
    await office.ivan.press("Ромашка")
    await office.ivan.press("Возразить")
    office.ivan.sees("Ромашка, оплата 15.03: вам начислено 10 000 ₽", "С чем вы не согласны?")
    await office.ivan.send("договаривались о <12 %>")
    office.ivan.sees("«договаривались о <12 %>»", "Отправить на решение?")
    assert await office.rows("objections") == 0
    await office.ivan.press("Отправить")
    office.ivan.sees("Отправлено", "Ждёт решения")


async def test_the_head_accepts_with_a_correction(office: Office) -> None:
    # given
    await object_to_a_line(office)
    office.boris.sees(
        "Возражение · Иван Петров",
        "Оплата Ромашка 15.03: 100 000 ₽",
        "Начислено: 10 000 ₽",
        "«договаривались о <12 %>»",
        "Ждёт решения",
    )

    # when
    await office.boris.press("Принять")
    office.boris.sees("На сколько исправить?", "Исправление попадёт в март")
    await office.boris.send("побольше")
    office.boris.sees("Сумму не получилось понять")
    await office.boris.send("+2000")
    office.boris.sees("Иван Петров: исправить на +2 000 ₽, в март?")
    assert await office.rows("ledger") == 2
    await office.boris.press("Принять")

    # then
    office.boris.sees("✅ Принято: Борис Сидоров", "Исправление +2 000 ₽", "Начислено: 12 000 ₽")
    office.ivan.sees("По вашему возражению решили", "Исправление +2 000 ₽")
    await office.ivan.press("Почему столько?")
    office.ivan.sees("Исправлено по возражению: +2 000 ₽", "Вам: 12 000 ₽", "по возражению (Борис Сидоров)")
    await office.ivan.send("/earnings")
    office.ivan.sees("Начислено: 12 000 ₽", "исправления 2 000 ₽")


async def test_nobody_is_brought_more_than_came_in(office: Office) -> None:
    # given
    await object_to_a_line(office)
    await office.boris.press("Принять")
    before = await office.rows("ledger"), await office.rows("audit")

    # when
    await office.boris.send("+100001")
    await office.boris.press("Принять")

    # then what is wrong stands on the question, and the whole payment can be the correction
    office.boris.sees("Исправление не больше самой оплаты: 100 000 ₽")
    assert (await office.rows("ledger"), await office.rows("audit")) == before
    await office.boris.send("-100000")
    await office.boris.press("Принять")
    office.boris.sees("✅ Принято: Борис Сидоров", "Исправление −100 000 ₽")


async def test_the_head_declines_and_says_why(office: Office) -> None:
    # given
    await object_to_a_line(office)

    # when found again from the home screen
    await office.boris.send("/start")
    office.boris.sees("Вашего решения ждёт 1 возражение")
    await office.boris.press("Решить возражения · 1")
    await office.boris.press("Отклонить")
    office.boris.sees("Почему отклоняете?")
    await office.boris.send("по приказу 10 %")
    await office.boris.press("Отклонить")

    # then
    office.boris.sees("✖️ Отклонено: Борис Сидоров", "«по приказу 10 %»")
    office.ivan.sees("По вашему возражению решили", "Отклонено", "«по приказу 10 %»")
    assert await office.rows("ledger") == 2

    # when the old card is pressed
    await office.boris.send("/start")
    assert not any("Принять" in label for label in office.boris.all_buttons())


async def test_an_open_objection_is_not_raised_again_and_leaving_changes_nothing(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.ivan.send("/earnings")
    await office.ivan.press("Из чего сложилось")
    await office.ivan.press("Ромашка")
    old = office.ivan.button("Возразить")
    await office.ivan.press("Возразить")
    await office.ivan.press("Отмена")
    office.ivan.sees("Почему столько", "Вам: 10 000 ₽")
    await office.ivan.press("Возразить")
    await office.ivan.send("мало")
    await office.ivan.press("Отправить")

    await office.ivan.press_old(*old)

    assert "Вы уже возразили" in office.ivan.toasts()[-1]
    assert await office.rows("objections") == 1


async def test_the_director_decides_while_the_head_has_the_question_before_them(office: Office) -> None:
    # given
    await object_to_a_line(office)
    await office.boris.press("Принять")
    await office.boris.press("Принять без исправления")
    old = office.boris.button("Принять")
    await office.on(date(2024, 4, 1))
    await office.galina.send("/month")
    await office.galina.press("⚖️ Иван Петров")
    await office.galina.press("Отклонить")
    await office.galina.send("нет")
    await office.galina.press("Отклонить")

    # when
    await office.boris.press_old(*old)

    # then the question is gone, and so is the answer to it
    office.boris.has_seen("По этому возражению уже решили")
    office.ivan.has_seen("Отклонено: Галина Орлова")
    assert await office.rows("ledger") == 2
