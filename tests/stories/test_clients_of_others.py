"""Who sees a client without working with it changes nothing of it: its former hunter, and who stands in for a head."""

from datetime import date
from decimal import Decimal

import pytest

from handlers.client_screens import DocumentPress, PersonPress
from handlers.deal_screens import DealPress
from handlers.draft_parts import DraftPress
from handlers.payment_screens import NewPayment
from handlers.presses import ClientPress, Press
from tests.office import Office
from tests.person import Person
from tests.stories.test_substitutes_in_chat import goes_away
from usecases import contacts, deals

LAPSE = date(2024, 6, 17)
NOT_THEIRS = "Это делает тот, кто ведёт клиента сейчас (после передачи — менеджер), или начальник отдела."
CHANGING = (
    ClientPress(id=1, do="correct"),
    PersonPress(id=1, client=1),
    PersonPress(id=1, client=1, do="phone"),
    PersonPress(id=1, client=1, do="remove"),
    PersonPress(id=1, client=1, do="remove-yes"),
    DealPress(id=1, do="close-yes"),
    DocumentPress(client_id=1, id=1, state="signed"),
)
RECORDING = (NewPayment(client_id=1), ClientPress(id=1, do="deal"), ClientPress(id=1, do="add-person"))


async def lapsed(office: Office) -> None:
    """A client of Ivan's with a contact person and a deal with a document, on the day when both heads are asked."""
    client_id = await office.client("Ромашка")
    await office.by("ivan", contacts.add_person, client_id, "Мария", "+79161234567")
    await office.by("ivan", deals.agree, client_id, "Поставка", amount=Decimal(500_000), documents=["Договор"])
    await office.pays(office.ivan, "Ромашка 100к вчера")
    await office.on(LAPSE)


async def handed_over(office: Office) -> None:
    await lapsed(office)
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")


async def is_refused(office: Office, person: Person, presses: tuple[Press | DealPress, ...]) -> None:
    """Each press is answered with why not, and changes nothing."""
    before, message_id = await office.contents(), person.messages()[-1]["message_id"]
    for made_up in presses:
        await person.press_old(message_id, made_up.pack())
        assert NOT_THEIRS in person.toasts()[-1], made_up
    assert await office.contents() == before


async def test_a_hunter_changes_nothing_of_a_client_that_is_handed_over(office: Office) -> None:
    # given
    await lapsed(office)
    await office.ivan.send("Ромашка")
    assert "✏️ Исправить" in office.ivan.buttons()
    await office.ivan.press("Контакты")
    corrects = office.ivan.button("✏️ Мария")
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")

    # when
    await office.ivan.press_old(*corrects)

    # then
    assert NOT_THEIRS in office.ivan.toasts()[-1]
    await is_refused(office, office.ivan, CHANGING)


async def test_what_a_hunter_may_not_change_has_no_buttons_and_what_remains_theirs_has(office: Office) -> None:
    # given
    await handed_over(office)

    # when
    await office.ivan.send("Ромашка")

    # then
    assert "✏️ Исправить" not in office.ivan.buttons()
    await office.ivan.press("Документы")
    office.ivan.sees("▫️ Договор — нужен")
    assert office.ivan.buttons() == ["‹ Назад"]
    await office.ivan.press("Назад")
    await office.ivan.press("Сделки")
    await office.ivan.press("Поставка")
    assert not any("Закрыть" in label for label in office.ivan.buttons())
    await office.ivan.press("Назад")
    await office.ivan.press("Назад")

    # what they knew is looked at, somebody new is added, a meeting and a payment are recorded
    await office.ivan.press("Контакты")
    office.ivan.sees("+79161234567")
    assert office.ivan.buttons() == ["➕ Добавить контакт"]
    await office.by("ivan", contacts.add_person, 1, "Павел")
    await office.ivan.send("Ромашка 5к")
    await office.ivan.press("Записать")
    assert (await office.rows("contact_persons"), await office.rows("payments")) == (2, 2)


async def test_the_account_manager_changes_what_is_theirs_now(office: Office) -> None:
    # given
    await handed_over(office)

    # when
    await office.olga.send("Ромашка")
    assert "✏️ Исправить" in office.olga.buttons()
    await office.olga.press("Контакты")
    await office.olga.press("✏️ Мария")
    await office.olga.press("🗑 Убрать")
    await office.olga.press("Да, убрать")

    # then
    assert await office.rows("contact_persons") == 0


@pytest.mark.parametrize("seller", ["petr", "olga"])
async def test_who_stands_in_for_a_head_looks_and_decides_and_changes_nothing(office: Office, seller: str) -> None:
    # given
    await lapsed(office)
    person: Person = getattr(office, seller)
    head, name = (office.boris, "Пётр") if seller == "petr" else (office.anna, "Ольга")
    await goes_away(office, "Сегодня", name, head)

    # when
    await person.press("Карточка клиента")

    # then
    person.sees("📇 Ромашка")
    labels = person.buttons()
    for hidden in ("💰 Оплата", "🤝 Новая сделка", "✏️ Исправить"):
        assert hidden not in labels
    await is_refused(office, person, (*CHANGING, *RECORDING))
    await person.press("Контакты")
    person.sees("+79161234567")
    assert person.buttons() == ["📇 Карточка клиента"]

    # and the decision is theirs
    await person.press("✅ Подтвердить")
    if seller == "olga":
        await person.press("Олег")
    assert person.has_seen(f"✅ {'Пётр Смирнов за Бориса Сидорова' if seller == 'petr' else 'Ольга Белова за Анну'}")


async def test_a_payment_that_waits_is_not_moved_to_a_client_that_one_only_decides_about(office: Office) -> None:
    # given Petr, who stands in for Boris, with a payment of his own client that nobody has confirmed
    await lapsed(office)
    await goes_away(office, "Сегодня", "Пётр", office.boris)
    await office.client("Лотос", hunter="petr")
    await office.petr.send("Лотос 90к")
    await office.petr.press("Записать")
    await office.petr.send("/start")
    await office.petr.press("Ждут подтверждения · 1")
    await office.petr.press("Лотос · 90 000 ₽")
    await office.petr.press("✏️ Исправить")
    edit, save = office.petr.button("✅ Исправить")
    before = await office.contents()

    # when he corrects it into one of Romashka, which he sees and decides about: by its name, and by a press made up
    await office.petr.press("Клиент")
    await office.petr.send("ромашка")
    office.petr.sees("Клиента «ромашка» у вас нет.")
    await office.petr.press_old(edit, DraftPress(id=int(save.split(":")[1]), do="client-is", value=1).pack())

    # then
    assert NOT_THEIRS in office.petr.toasts()[-1]
    await office.petr.press("Назад")
    office.petr.sees("✏️ Оплата · исправление", "Лотос · 90 000 ₽")
    after = await office.contents()
    assert {table for table in before if before[table] != after[table]} <= {"payment_drafts"}
