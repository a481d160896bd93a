"""The main job, end to end: a payment, its confirmation, the lapse, two cards, the hand-over, and who earns what."""

from datetime import date

import pytest

from tests.office import Office

pytestmark = pytest.mark.on_both_databases


async def test_a_typed_payment_is_recorded_by_one_tap_and_counts_once_confirmed(office: Office) -> None:
    # given
    await office.client("ООО «Ромашка»")

    # when
    await office.ivan.send("Ромашка 150к")

    # then
    office.ivan.sees("ООО «Ромашка» · 150 000 ₽ · сегодня, 15.03 (пт)", "Вам: 15 000 ₽ (10 %) — после подтверждения")

    # when
    await office.ivan.press("Записать")

    # then
    office.ivan.sees("✅ Записано: ООО «Ромашка» · 150 000 ₽", "Ждёт подтверждения")

    # when
    await office.nina.send("/confirm")
    await office.nina.press("Ромашка")

    # then
    office.nina.sees("Всё подтверждено")
    office.ivan.sees("Оплата подтверждена: ООО «Ромашка» · 150 000 ₽. Вам начислено 15 000 ₽")
    await office.ivan.send("/earnings")
    office.ivan.sees("Март", "Начислено: 15 000 ₽", "полный процент 15 000 ₽")


async def _log(office: Office, who: str, line: str) -> None:
    """Log a payment and have it confirmed."""
    person = getattr(office, who)
    await person.send(line)
    await person.press("Записать")
    await office.nina.send("/confirm")
    await office.nina.press("✅")


async def test_both_heads_confirm_and_the_client_moves(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await _log(office, "ivan", "Ромашка 100к")

    # when the period lapses, three months later
    await office.on(date(2024, 6, 14))
    assert not any("Передача" in text for text in office.boris.texts())
    await office.on(date(2024, 6, 15))

    # then both heads have the card
    for head in (office.boris, office.anna):
        card = head.has_seen("Передача клиента")
        assert "Период привлечения закончился 15.06 (3 мес. с 15.03)" in card
        assert "Коммерсант: Иван Петров\nЗа период: 100 000 ₽, 1 платёж" in card
        assert (
            "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа\nКлиентский отдел: ⏳ Анна Кузнецова — ждём ответа"
            in card
        )

    # when
    await office.boris.press("Подтвердить")

    # then the other card shows it at once
    card = office.anna.has_seen("Передача клиента")
    assert "Коммерческий отдел: ✅ Борис Сидоров — передать\nКлиентский отдел: ⏳ Анна Кузнецова — ждём ответа" in card

    # when
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга Белова")

    # then all cards are closed, and everybody is told
    for head in (office.boris, office.anna):
        assert "🤝 Передан 15.06. Менеджер: Ольга Белова" in head.has_seen("Передача клиента")
        assert not any("Подтвердить" in label for label in head.all_buttons())
    office.olga.has_seen("Вам передан клиент Ромашка. С клиентом вас познакомят: Иван Петров.")
    office.ivan.has_seen("Ромашка")

    # when the next payment comes
    await _log(office, "olga", "Ромашка 100к")

    # then the hunter earns the residual, the account manager the service share
    await office.ivan.send("/earnings")
    office.ivan.sees("Июнь", "Начислено: 1 000 ₽", "бонус от текущих 1 000 ₽")
    await office.olga.send("/earnings")
    office.olga.sees("Начислено: 3 000 ₽", "сопровождение 3 000 ₽")
    await office.anna.send("/earnings")
    office.anna.sees("Начислено: 500 ₽")
