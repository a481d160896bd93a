"""A client that is handed over before its period ends: proposed by one, agreed by both heads, with what it costs."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import update

from storage import clients, home
from storage.db import Tx
from storage.staff import staff
from tests.office import Office
from tests.stories.test_transfer_decisions_in_chat import last_lines, returns
from tests.stories.test_transfers_in_chat import void_the_only_payment

MAY = date(2024, 5, 13)


@pytest.fixture(autouse=True)
async def in_may(office: Office) -> None:
    """Ivan's client has paid on 15 March, and its period runs until 15 June; nobody's digest comes between."""
    values = {"digest_minute": None, "next_digest_at": None}
    await office.db.write(lambda tx: tx.execute(update(staff).values(values)))
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(MAY)


async def proposes(office: Office, name: str) -> None:
    person = getattr(office, name)
    await person.send("Ромашка")
    await person.press("Передать сейчас")
    await person.press("Да, передать сейчас")


async def test_the_client_card_asks_once_and_says_what_it_costs_before_anything_is_opened(office: Office) -> None:
    await office.boris.send("Ромашка")

    await office.boris.press("Передать сейчас")

    office.boris.sees("ставка упадёт с сегодняшнего дня, 13.05, а не с 15.06")
    assert office.boris.buttons() == ["⏩ Да, передать сейчас", "‹ Назад"]
    await office.boris.press("Назад")
    office.boris.sees("Ромашка")
    assert await office.rows("transfers") == 0


async def test_both_agree_and_the_full_rate_ends_on_the_day_it_was_proposed(office: Office) -> None:
    # given Ivan himself proposes it
    await proposes(office, "ivan")
    for head in (office.boris, office.anna):
        head.sees("Период привлечения ещё идёт. Предложено передать досрочно: полная ставка закончится 13.05")

    # when they agree two days later
    await office.later(days=2)
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")

    # then
    client = await office.db.read(clients.load, 1)
    assert (client.lapses_on, client.transferred_early_on, client.transferred_on) == (MAY, MAY, date(2024, 5, 15))
    await office.later(days=60)
    assert await office.rows("transfers") == 1


async def test_from_the_warning_of_the_head_to_the_hand_over_and_what_it_changes_in_money(office: Office) -> None:
    # given fourteen days are left
    await office.on(date(2024, 6, 1))
    assert office.boris.has_seen("⏰ Через 14 дней, 15.06, у клиента Ромашка закончится период привлечения.")

    # when Boris does not wait
    await office.boris.press("⏩ Передать сейчас")
    office.boris.sees(
        "⏩ Передать Ромашка досрочно? "
        "Если оба отдела согласятся, ставка упадёт с сегодняшнего дня, 01.06, а не с 15.06."
    )
    await office.boris.press("Да, передать сейчас")
    await office.boris.press("✅ Подтвердить")
    await office.on(date(2024, 6, 3))
    await office.pays(office.ivan, "Ромашка 50к 31.05")
    await office.pays(office.ivan, "Ромашка 40к 02.06")
    assert await earned(office) == [Decimal(9000), Decimal(0)]
    await office.anna.press("✅ Подтвердить")
    await office.anna.press("Ольга")

    # then what was paid since the proposal is outside, and nobody served it yet
    assert last_lines(office.boris, 3)[0] == "🤝 Передан 03.06. Менеджер: Ольга Белова"
    assert await earned(office) == [Decimal(5400), Decimal(0)]
    await office.pays(office.olga, "Ромашка 30к")
    assert await earned(office) == [Decimal(5700), Decimal(900)]


async def earned(office: Office) -> list[Decimal]:
    """What Ivan and Olga have earned since the proposal was near."""
    since, until = date(2024, 5, 1), date(2024, 12, 31)

    def read(tx: Tx) -> list[Decimal]:
        people = [office.actor(tx, name).staff_id for name in ("ivan", "olga")]
        return [home.earned(tx, staff_id, since, until) for staff_id in people]

    return await office.db.read(read)


async def test_a_hunter_hears_of_what_a_head_proposes(office: Office) -> None:
    await proposes(office, "boris")

    office.ivan.sees(
        "Клиента Ромашка предложено передать досрочно. Если оба отдела согласятся, с 13.05 вам пойдёт бонус"
    )
    await office.ivan.press("Открыть передачу")
    office.ivan.sees("🔁 Передача клиента", "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа")
    assert not any("Подтвердить" in label for label in office.ivan.all_buttons())


async def test_a_second_proposal_leads_to_the_transfer_that_is_open(office: Office) -> None:
    await office.ivan.send("Ромашка")
    await office.ivan.press("Передать сейчас")
    await proposes(office, "boris")

    await office.ivan.press("Да, передать сейчас")

    assert await office.rows("transfers") == 1
    assert any("🔁 Передача клиента" in text for text in office.ivan.texts())


async def test_an_old_button_shows_what_stands_in_the_way(office: Office) -> None:
    # given the button from the notice of two weeks ago
    await proposes(office, "boris")
    message = office.ivan.messages()[-1]["message_id"]

    await office.ivan.press_old(message, "et:1:ask")
    office.ivan.sees("Передача Ромашка уже открыта.")
    await office.ivan.press("Открыть передачу")
    office.ivan.sees("🔁 Передача клиента")

    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    for do in ("ask", "look"):
        await office.ivan.press_old(message, f"et:1:{do}")
        assert office.ivan.has_seen("Досрочно передать Ромашка нельзя")
    await office.ivan.press_old(message, "et:1:yes")
    assert office.ivan.toasts()[-1].startswith("Передавать пока нечего")


async def test_what_was_returned_leaves_no_trace_and_the_lapse_opens_its_own(office: Office) -> None:
    # given
    await proposes(office, "boris")
    await returns(office.boris, "переговоры")
    await returns(office.anna, "долг")
    await returns(office.galina, "переговоры")
    assert "🔁 Открыть снова" not in office.boris.all_buttons()

    # when
    await office.on(date(2024, 6, 15))

    # then
    assert await office.rows("transfers") == 2
    office.boris.sees("Период привлечения закончился 15.06 (3 мес. с 15.03)")


async def test_a_proposal_that_the_end_of_the_period_overtakes_is_a_transfer_like_any_other(office: Office) -> None:
    # given
    await proposes(office, "boris")
    await office.boris.press("Подтвердить")

    # when
    await office.on(date(2024, 6, 15))

    # then
    assert await office.rows("transfers") == 1
    assert office.anna.has_seen("Период привлечения закончился 15.06 (3 мес. с 15.03)")
    # a month of silence has brought it before the director, who hears of it when she is at work
    await office.on(date(2024, 6, 17))
    await office.galina.press("Подтвердить")
    await office.galina.press("Ольга")
    client = await office.db.read(clients.load, 1)
    assert (client.lapses_on, client.transferred_early_on) == (date(2024, 6, 15), None)


async def test_without_any_payment_left_a_proposal_is_withdrawn(office: Office) -> None:
    await proposes(office, "boris")

    await void_the_only_payment(office)

    assert last_lines(office.anna, 1) == ["↩️ Передача отменена 13.05: оплату отменили, и период привлечения снова идёт"]


async def test_a_client_that_has_not_paid_cannot_be_proposed(office: Office) -> None:
    await office.client("Вектор")

    await office.ivan.send("Вектор")

    assert not any("Передать" in label for label in office.ivan.buttons())
