"""↩️ takes back what a tap recorded: for fifteen minutes, by its author, and while nothing hangs on it."""

from datetime import date, timedelta

import pytest

from tests.office import Office


async def _meeting(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка")
    await office.ivan.press("Встреча или звонок")
    await office.ivan.press("Встретились сегодня")
    office.ivan.sees("✅ Записано: личный контакт есть", "Личные контакты: 1 из 2")


async def _person(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка")
    await office.ivan.press("Добавить, кому звонить")
    await office.ivan.send("Мария")
    await office.ivan.send("+7 916 123-45-67")
    await office.ivan.press("Пропустить")
    await office.ivan.press("Да")
    office.ivan.sees("✅ Контакт записан: Мария")


async def _deal(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("/deal")
    await office.ivan.press("Ромашка")
    await office.ivan.send("Поставка")
    await office.ivan.press("Разовая")
    await office.ivan.send("500к")
    await office.ivan.press("Сегодня")
    await office.ivan.press("Дальше")
    await office.ivan.press("Записать")
    office.ivan.sees("✅ Сделка записана: Поставка")


async def _client(office: Office) -> None:
    await office.ivan.send("/client")
    await office.ivan.send("Ромашка")
    await office.ivan.press("Поставки")
    await office.ivan.send("7707083893")
    await office.ivan.press("Записать")
    office.ivan.sees("✅ Клиент записан: Ромашка")


RECORDED = {
    "meeting": (_meeting, "personal_contacts", "↩️ Отменено: запись о встрече", "contact taken back"),
    "person": (_person, "contact_persons", "↩️ Отменено: контакт удалён", "contact person taken back"),
    "deal": (_deal, "deals", "↩️ Отменено: сделки больше нет", "deal taken back"),
    "client": (_client, "client_people", "↩️ Отменено: клиента больше нет", "client taken back"),
}
each = pytest.mark.parametrize("what", RECORDED)


@each
async def test_one_tap_takes_it_back_and_a_second_one_says_how_it_stands(office: Office, what: str) -> None:
    # given
    record, table, said, _ = RECORDED[what]
    await record(office)
    assert office.ivan.buttons()[0] == "↩️ Отменить"
    message_id, data = office.ivan.button("↩️ Отменить")
    acts = await office.rows("audit")

    # when
    await office.ivan.press("↩️ Отменить")

    # then
    office.ivan.sees(said)
    assert await office.rows(table) == 0
    assert await office.rows("audit") == acts + 1

    # when
    await office.ivan.press_old(message_id, data)

    # then
    assert office.ivan.toasts()[-1].startswith("Пока вы смотрели" if what == "client" else "Не нашлось")
    assert await office.rows("audit") == acts + 1


@each
async def test_after_fifteen_minutes_it_stays(office: Office, what: str) -> None:
    # given
    await RECORDED[what][0](office)
    office.clock.advance(timedelta(minutes=15, seconds=1))
    before = await office.contents()

    # when
    await office.ivan.press("↩️ Отменить")

    # then
    assert "в первые 15 минут" in office.ivan.toasts()[-1]
    assert await office.contents() == before


@each
async def test_nobody_else_takes_it_back(office: Office, what: str) -> None:
    # given
    await RECORDED[what][0](office)
    _, data = office.ivan.button("↩️ Отменить")
    await office.boris.send("/start")
    before = await office.contents()

    # when
    await office.boris.press_old(office.boris.messages()[-1]["message_id"], data)

    # then
    assert "только своё" in office.boris.toasts()[-1]
    assert await office.contents() == before


@pytest.mark.parametrize("what", ["deal", "client"])
async def test_what_a_payment_hangs_on_stays(office: Office, what: str) -> None:
    # given
    await RECORDED[what][0](office)
    message_id, data = office.ivan.button("↩️ Отменить")
    await office.ivan.send("Ромашка 10к")
    await office.ivan.press("✅ Записать")
    before = await office.contents()

    # when
    await office.ivan.press_again(message_id, data)

    # then
    assert "на этом держатся другие записи" in office.ivan.toasts()[-1]
    assert await office.contents() == before


async def test_a_client_taken_back_is_nowhere_and_its_tax_number_is_free(office: Office) -> None:
    # given
    await _client(office)
    message_id, data = office.ivan.button("💰 Оплата")

    # when
    await office.ivan.press("↩️ Отменить")

    # then
    for person in (office.ivan, office.boris, office.galina):
        await person.send("/clients")
        person.sees("Клиентов пока нет")
    await office.ivan.press_old(message_id, data)
    assert "Не нашлось" in office.ivan.toasts()[-1]

    # when it is registered again
    await _client(office)

    # then
    office.ivan.sees("ИНН 7707083893")


async def test_a_draft_forgets_a_deal_that_was_taken_back(office: Office) -> None:
    # given a draft that the deal was found for
    await _deal(office)
    undo, data = office.ivan.button("↩️ Отменить")
    await office.ivan.send("Ромашка 10к")
    office.ivan.sees("Сделка: Поставка")

    # when
    await office.ivan.press_again(undo, data)
    await office.ivan.press("✅ Записать")

    # then
    office.ivan.sees("✅ Записано: Ромашка · 10 000 ₽")


async def test_a_meeting_that_an_introduction_names_stays(office: Office) -> None:
    # given Olga has said whom she met, which recorded a meeting
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 17))
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    await office.olga.press("Познакомились")
    await office.olga.press("Сегодня")
    await office.olga.send("Мария")
    assert await office.rows("personal_contacts") == 1
    before = await office.contents()

    # when she makes up a press that undoes it
    await office.olga.press_old(office.olga.messages()[-1]["message_id"], "ud:meeting:1")

    # then
    assert "на этом держатся другие записи" in office.olga.toasts()[-1]
    assert await office.contents() == before


async def test_a_document_is_moved_back_by_one_tap(office: Office) -> None:
    # given
    await _deal(office)
    await office.ivan.press("📄 Документы")

    # when
    await office.ivan.press("Договор — нужен")
    office.ivan.sees("Отмечено: Договор — отправлен")
    await office.ivan.press("↩️ Отменить")

    # then
    assert "▫️ Договор — нужен" in office.ivan.buttons()
    assert "↩️ Отменить" not in office.ivan.buttons()
