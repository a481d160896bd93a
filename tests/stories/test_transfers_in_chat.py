"""Two heads, two phones: the card, its presses, and what is left of it when life goes on."""

from datetime import date

from tests.office import Office
from usecases import payments

LAPSE = date(2024, 6, 15)


async def lapsed(office: Office, name: str = "Ромашка") -> None:
    """A client of Ivan's on the day its period ends."""
    await office.client(name)
    await office.ivan.send(f"{name} 100к")
    await office.ivan.press("Записать")
    await office.nina.send("/confirm")
    await office.nina.press("✅")
    await office.on(LAPSE)


async def test_the_first_decision_shows_on_the_others_card_and_can_be_taken_back(office: Office) -> None:
    await lapsed(office)

    await office.boris.press("Подтвердить")

    assert office.anna.has_seen("Коммерческий отдел: ✅ Борис Сидоров — передать")
    assert "↩️ Отменить решение" in office.boris.all_buttons()
    await office.boris.press("Отменить решение")
    assert office.anna.has_seen("Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа")
    assert len([text for text in office.anna.texts() if "Передача клиента" in text]) == 1


async def test_the_client_head_can_go_back_from_the_choice_without_deciding(office: Office) -> None:
    await lapsed(office)

    await office.anna.press("Подтвердить")
    assert office.anna.has_seen("Кто примет клиента")
    assert office.anna.all_buttons()[:4] == [
        "Анна Кузнецова · 0 клиентов",
        "Олег Новиков · 0 клиентов",
        "Ольга Белова · 0 клиентов",
        "‹ Назад",
    ]
    await office.anna.press("Назад")

    assert office.anna.has_seen("Клиентский отдел: ⏳ Анна Кузнецова — ждём ответа")
    assert not any("Кто примет клиента" in text for text in office.anna.texts())


async def test_after_the_hand_over_no_button_is_left_and_an_old_press_shows_the_end(office: Office) -> None:
    await lapsed(office)
    card = office.boris.messages()[-1]
    old = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")

    await office.boris.press_again(card["message_id"], old)

    for head in (office.boris, office.anna):
        assert head.has_seen("🤝 Передан 15.06. Менеджер: Ольга Белова")
        assert not any("Подтвердить" in label for label in head.all_buttons())
    assert office.ivan.has_seen("Клиент Ромашка передан, его ведёт Ольга Белова")
    assert office.olga.has_seen("Вам передан клиент Ромашка")


async def test_the_list_opens_a_card_that_leads_back(office: Office) -> None:
    await lapsed(office)

    await office.boris.send("/transfers")
    office.boris.sees("Передачи · ждёт вас 1")
    await office.boris.press("Ромашка")
    office.boris.sees("Передача клиента")
    await office.boris.press("Все передачи")

    office.boris.sees("Передачи · ждёт вас 1")


async def test_a_voided_payment_withdraws_the_transfer_and_both_heads_hear_why(office: Office) -> None:
    await lapsed(office)

    await void_the_only_payment(office)

    for head in (office.boris, office.anna):
        assert head.has_seen("↩️ Передача отменена 15.06: оплату отменили, и период привлечения снова идёт")
        assert head.has_seen("оплату отменили, и период привлечения, закончившийся 15.06, снова идёт")
        assert not any("Подтвердить" in label for label in head.all_buttons())


async def void_the_only_payment(office: Office) -> None:
    await office.db.write(lambda tx: payments.void(tx, office.actor(tx, "nina"), 1))
    await office.settle()
