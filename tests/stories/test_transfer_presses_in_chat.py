"""The same second, an old card, a form that life overtook, a clock that ticks: awkward presses."""

import asyncio
from datetime import date

import pytest

from storage import substitutes
from tests.office import Office
from tests.stories.test_transfer_decisions_in_chat import lapsed, last_lines, postpones
from tests.stories.test_transfers_in_chat import void_the_only_payment


async def test_both_press_in_the_same_second_and_the_later_of_the_two_hands_over(office: Office) -> None:
    # given
    await lapsed(office)
    await office.anna.press("Подтвердить")

    # when
    office.boris.tap("Подтвердить")
    office.anna.tap("Олег")
    office.boris.tap("Подтвердить")
    await office.settle_at_once()

    # then
    for head in (office.boris, office.anna):
        assert last_lines(head, 3)[0] == "🤝 Передан 15.06. Менеджер: Олег Новиков"
    assert await office.rows("manager_assignments") == 1


async def test_one_confirms_and_the_other_returns_in_the_same_second(office: Office) -> None:
    # given Anna is one tap from returning
    await lapsed(office)
    await office.anna.press("Вернуть")
    await office.anna.press("Не подписаны")

    # when
    office.boris.tap("Подтвердить")
    office.anna.tap("Вернуть")
    await office.settle_at_once()

    # then both are asked once more, once
    assert last_lines(office.boris, 4)[0] == "🔁 Решаем второй раз"
    assert await office.rows("transfer_decisions") == 2


@pytest.mark.parametrize("do", ["confirm", "choose", "postpone", "return", "back", "open"])
async def test_a_card_from_three_weeks_ago_is_answered_with_the_present_state(office: Office, do: str) -> None:
    # given
    await lapsed(office)
    card = office.boris.messages()[-1]["message_id"]
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    await office.later(days=21)
    before = await office.rows("audit")

    # when
    await office.boris.press_old(card, f"tr:1:{do}:0")

    # then
    shown = next(message for message in office.boris.messages() if message["message_id"] == card)["text"]
    assert "🤝 Передан 15.06. Менеджер: Ольга Белова" in shown
    assert await office.rows("audit") == before


async def test_a_form_that_was_begun_before_the_end_changes_nothing_after_it(office: Office) -> None:
    # given Boris is about to postpone
    await lapsed(office)
    await office.boris.press("Отложить")
    card, quick = office.boris.button("Неделя")

    # when the lapse goes away meanwhile
    await void_the_only_payment(office)
    await office.boris.press_old(card, quick)

    # then
    office.boris.has_seen("↩️ Передача отменена 15.06: оплату отменили, и период привлечения снова идёт")
    assert await office.rows("transfer_decisions") == 0


async def test_the_choice_shows_who_is_away_and_how_many_introductions_wait(office: Office) -> None:
    # given Olga has a client to be introduced to, and Oleg is away
    await lapsed(office, "Лотос")
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к 14.06")

    await office.on(date(2024, 9, 16))
    away = date(2024, 9, 16), date(2024, 9, 20)
    await office.db.write(lambda tx: substitutes.add(tx, office.actor(tx, "oleg").staff_id, *away, None, 1))

    # when
    await office.anna.press("Подтвердить")

    # then
    assert [label for label in office.anna.all_buttons() if "0 клиент" in label or "1 клиент" in label] == [
        "Анна Кузнецова · 0 клиентов",
        "Ольга Белова · 1 клиент · 👣 1",
        "Олег Новиков · 0 клиентов · 🌴 в отъезде",
    ]


async def test_nobody_is_asked_twice_however_often_the_clock_ticks(office: Office) -> None:
    await lapsed(office)
    for head in (office.boris, office.anna):
        await postpones(head, "Неделя")

    await office.on(date(2024, 6, 24), hour=9)
    for _ in range(5):
        await office.later(minutes=1)
        await asyncio.gather(*(office.later(seconds=1) for _ in range(2)))

    for head in (office.boris, office.anna):
        assert len([text for text in head.texts() if "ещё раз" in text]) == 1
