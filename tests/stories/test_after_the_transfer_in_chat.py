"""After the transfer: debts and papers are the account manager's, and the heads read in one line how it goes."""

from datetime import date
from decimal import Decimal

from storage.contacts import Met
from tests.office import Office
from tests.person import Person
from usecases import contacts, deals

LAPSE = date(2024, 6, 15)


def saying(person: Person, words: str) -> list[str]:
    return [text for text in person.texts() if words in text]


async def test_after_the_transfer_the_account_manager_collects_and_the_heads_hear_how_it_went(office: Office) -> None:
    # given a monthly client that is Olga's from 17 June on, with a charge of the 15th of each month
    client_id = await office.client("Ромашка")
    papers = ("договор", "акт")
    terms = {"monthly": Decimal(1000), "starts_on": date(2024, 3, 15), "documents": papers}
    await office.by("ivan", deals.agree, client_id, "Поставка", **terms)
    await office.pays(office.ivan, "Ромашка 4000")
    await office.on(date(2024, 6, 17))
    await office.ivan.send("/clients")
    await office.ivan.press("Долги и документы")
    assert office.ivan.screen() == "📌 Долги и документы · 1 клиент\n\n• Ромашка — не подписано: 2"
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")

    # then it is on her list, and has left his
    await office.ivan.send("/clients")
    await office.ivan.press("Долги и документы")
    assert office.ivan.screen() == "✅ Долгов нет, и все документы подписаны."
    await office.ivan.press("Все клиенты")
    office.ivan.sees("Клиенты")
    await office.olga.send("/clients")
    await office.olga.press("Долги и документы")
    assert office.olga.screen() == "📌 Долги и документы · 1 клиент\n\n• Ромашка — не подписано: 2"
    await office.olga.press("📇 Ромашка")
    office.olga.sees("Ромашка", "Менеджер: Ольга Белова")

    # when the charge of July is due, and three days pass, and seven
    await office.on(date(2024, 7, 15), 6)
    assert saying(office.olga, "срок оплаты") == ["💳 Сегодня срок оплаты: Ромашка · 1 000 ₽"]
    await office.on(date(2024, 7, 18), 6)
    await office.on(date(2024, 7, 22), 6)
    assert saying(office.olga, "Просрочено: Ромашка") == ["⚠️ Просрочено: Ромашка · 1 000 ₽ с 15.07"] * 2
    await office.olga.press("Долги и документы")
    assert office.olga.has_seen("• Ромашка — просрочено 1 000 ₽ с 15.07 · не подписано: 2")
    assert saying(office.ivan, "срок оплаты") == saying(office.ivan, "Просрочено") == []

    # then 30 days after the transfer both heads read in one line how it went
    told = (
        "📅 Ромашка, 30 дней после передачи (Ольга Белова): ❌ не познакомились · ❌ долг 1 000 ₽ с 15.07 · "
        "❌ нет контакта: коммерческий отдел, клиентский отдел"
    )
    assert saying(office.anna, "дней после передачи") == saying(office.boris, "дней после передачи") == [told]

    # when the client pays, and both have met it
    await office.by("olga", contacts.record_contact, client_id, Met.IN_PERSON)
    await office.by("ivan", contacts.record_contact, client_id, Met.IN_PERSON)
    await office.pays(office.olga, "Ромашка 2000")
    await office.on(date(2024, 8, 16), 6)

    # then
    told = (
        "📅 Ромашка, 60 дней после передачи (Ольга Белова): ✅ познакомились 22.07 · ⚠️ платил с опозданием: 1 из 2 · "
        "✅ оба личных контакта есть"
    )
    assert saying(office.anna, "60 дней") == [told]


async def test_what_is_overdue_and_what_is_due_today_are_one_message(office: Office) -> None:
    # given two deals, one of them overdue
    client_id = await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    for title, amount, day in (("Монтаж", 7000, 20), ("Ремонт", 500, 27)):
        starts_on = date(2024, 6, day)
        await office.by("ivan", deals.agree, client_id, title, amount=Decimal(amount), starts_on=starts_on)
    await office.on(LAPSE)
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")

    # when the 27th of June is the seventh day of the one and the first of the other
    await office.on(date(2024, 6, 27))

    # then
    office.olga.has_seen("⚠️ Просрочено: Ромашка · 7 000 ₽ с 20.06, и сегодня срок ещё 500 ₽")


async def test_a_long_list_of_debts_is_turned_and_every_notice_leads_to_the_client(office: Office) -> None:
    # given nine clients that owe, one of them handed over to Olga
    for number in range(9):
        client_id = await office.client(f"Клиент {number}")
        starts_on = date(2024, 3, 10)
        await office.by("ivan", deals.agree, client_id, "Монтаж", amount=Decimal(500), starts_on=starts_on)
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    terms = {"amount": Decimal(700), "starts_on": date(2024, 6, 20)}
    await office.by("ivan", deals.agree, client_id + 1, "Ремонт", **terms)
    await office.on(LAPSE)
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")

    # when Ivan turns the pages
    await office.ivan.send("/clients")
    await office.ivan.press("Долги и документы")
    office.ivan.sees("📌 Долги и документы · 9 клиентов", "• Клиент 0 — просрочено 500 ₽ с 10.03")
    await office.ivan.press("Дальше")
    office.ivan.sees("• Клиент 8 — просрочено 500 ₽ с 10.03")
    await office.ivan.press("‹ Назад")
    office.ivan.sees("• Клиент 0 — просрочено 500 ₽ с 10.03")

    # then what Olga and the heads are told opens the client beside it
    await office.on(date(2024, 6, 20), 6)
    office.olga.has_seen("💳 Сегодня срок оплаты: Ромашка · 700 ₽")
    await office.olga.press("Карточка клиента")
    office.olga.sees("📇 Ромашка")
    await office.on(date(2024, 7, 15), 6)
    office.anna.has_seen("📅 Ромашка, 30 дней после передачи")
    await office.anna.press("Карточка клиента")
    office.anna.sees("📇 Ромашка")
