"""What the clock brings to the chat: coming lapses, and the cards of silent heads, in each person's working time."""

from datetime import date
from decimal import Decimal

from domain.staff import Actor
from storage import clients as clients_storage
from storage.db import Tx
from tests.office import Office
from tests.person import Person
from usecases import deals, settings

# a supply client that paid first on 15 March 2024, a Friday, lapses on Saturday, 15 June 2024; hours are UTC, three
# before Moscow
LAPSE = date(2024, 6, 15)
SILENT_24 = "⏰ Ждёт вашего решения уже 24 рабочих часа."
SILENT_48 = "⏰ Ждёт вашего решения уже 48 рабочих часов. Через 24 рабочих часа карточка уйдёт директору."


async def paying(office: Office, name: str = "Ромашка") -> int:
    client_id = await office.client(name)
    await office.pays(office.ivan, f"{name} 100к")
    return client_id


async def lapsed(office: Office) -> int:
    client_id = await paying(office)
    await office.on(LAPSE)
    return client_id


def saying(person: Person, words: str) -> list[str]:
    return [text for text in person.texts() if words in text]


def cards(person: Person) -> list[str]:
    return saying(person, "Передача клиента")


async def test_the_hunter_and_the_head_hear_of_a_coming_lapse_and_it_can_be_handed_over_at_once(
    office: Office,
) -> None:
    # given
    await paying(office)

    # when 14 days are left
    await office.on(date(2024, 6, 1))

    # then
    assert office.ivan.texts()[-2] == (
        "⏰ Через 14 дней, 15.06, у клиента Ромашка закончится период привлечения.\n"
        "С платежа в 100 000 ₽ вам сейчас 10 000 ₽, после — 1 000 ₽."
    )
    assert office.boris.screen() == (
        "⏰ Через 14 дней, 15.06, у клиента Ромашка закончится период привлечения.\n"
        "Коммерсант: Иван Петров\n"
        "С платежа в 100 000 ₽ коммерсанту сейчас 10 000 ₽, после — 1 000 ₽."
    )
    assert office.boris.buttons() == ["⏩ Передать сейчас", "📇 Карточка клиента"]
    assert office.ivan.all_buttons()[-4:-2] == office.boris.buttons()
    # and Ivan is asked for what no data tells, while there is time
    assert office.ivan.screen() == (
        "📦 Клиента Ромашка скоро передавать. Контакты, сделки, долги и документы я соберу сам.\n"
        "От вас — что обещано: 5 коротких вопросов, можно отвечать «нет»."
    )
    assert office.ivan.buttons() == ["✏️ Ответить · 0 из 5", "📦 Что передаёт коммерсант"]
    assert saying(office.anna, "Ромашка") == []

    # when three are left, and it is looked at again and again
    await office.on(date(2024, 6, 12))
    await office.later(minutes=5)

    # then
    assert len(saying(office.ivan, "закончится период")) == 2
    assert len(saying(office.ivan, "скоро передавать")) == 1
    office.ivan.has_seen("⏰ Через 3 дня, 15.06, у клиента Ромашка закончится период привлечения.")

    # when Ivan does not wait for it
    await office.ivan.press("⏩ Передать сейчас")
    office.ivan.has_seen("ставка упадёт с сегодняшнего дня, 12.06, а не с 15.06")
    await office.ivan.press("Да, передать сейчас")

    # then both heads are asked
    assert len(cards(office.boris)) == len(cards(office.anna)) == 1


async def test_the_last_payment_at_the_full_rate_is_told_of_when_the_one_before_it_is_in(office: Office) -> None:
    client_id = await office.client("Вектор", "internet")
    await office.by("ivan", deals.agree, client_id, "Интернет", monthly=Decimal(1000), first=Decimal(5000))

    await office.pays(office.ivan, "Вектор 5000")

    told = (
        "⏰ У клиента Вектор следующий платёж — последний по полной ставке: на нём закончится период привлечения.\n"
        "С платежа в 5 000 ₽ вам сейчас 500 ₽, после — 50 ₽."
    )
    assert saying(office.ivan, "последний") == [told]
    assert len(saying(office.boris, "последний")) == 1


async def test_a_silent_head_gets_the_card_again_and_the_director_is_asked_after_72_working_hours(
    office: Office,
) -> None:
    # given Boris decides at once, Anna does not
    await lapsed(office)
    await office.boris.press("Подтвердить")
    first = office.anna.messages()[-1]["message_id"]

    # when 24 working hours have passed, from Monday 9:00 to Wednesday 15:00
    await office.on(date(2024, 6, 19), 11)
    assert saying(office.anna, "Ждёт вашего решения") == []
    await office.on(date(2024, 6, 19), 12)
    await office.later(minutes=1)

    # then the card is at the bottom again
    assert office.anna.screen().startswith(f"{SILENT_24}\n\n🔁 Передача клиента\nРомашка")
    assert office.anna.messages()[-1]["message_id"] > first
    assert "✅ Подтвердить" in office.anna.buttons()[0]
    assert saying(office.boris, "Ждёт вашего решения") == []

    # when 48 have
    await office.on(date(2024, 6, 24), 9)

    # then
    office.anna.has_seen(SILENT_48)
    assert cards(office.galina) == []

    # when 72 have
    await office.on(date(2024, 6, 27), 6)

    # then the director decides, with the yes of Boris in front of her; the heads are reminded no more, she is
    assert len(cards(office.galina)) == 1
    assert "Коммерческий отдел: ✅ Борис Сидоров — передать" in cards(office.galina)[0]
    seen = [person.texts() for person in (office.anna, office.boris, office.galina)]
    await office.on(date(2024, 7, 11), 6)
    late = [person.texts()[len(texts) :] for person, texts in zip((office.anna, office.boris), seen, strict=False)]
    assert not any("Ждёт вашего решения" in text for texts in late for text in texts)
    (reminded,) = saying(office.galina, "решить некому")
    assert reminded.startswith(
        "⏰ Ждёт вашего решения, 72 рабочих часа. Кроме вас, решить некому.\n\n🔁 Передача клиента\nРомашка"
    )

    # when she decides, the reminders end
    await office.galina.press("Подтвердить")
    await office.galina.press("Ольга")
    await office.on(date(2024, 7, 25), 6)
    assert saying(office.galina, "решить некому") == []


async def test_the_card_at_the_bottom_is_the_one_that_goes_on(office: Office) -> None:
    await lapsed(office)
    await office.on(date(2024, 6, 19), 12)

    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    await office.boris.press("Подтвердить")

    for head in (office.anna, office.boris):
        assert "🤝 Передан 19.06" in cards(head)[-1]
        assert "Ждёт вашего решения" not in cards(head)[-1]


async def test_a_reminder_that_was_decided_meanwhile_is_not_sent(office: Office) -> None:
    # given Anna has quiet hours until noon, and the reminder is due at eleven
    await office.by("anna", settings.set_quiet_hours, 21 * 60, 16 * 60)
    await lapsed(office)
    await office.on(date(2024, 6, 19), 12)
    assert saying(office.anna, "Ждёт вашего решения") == []

    # when she decides from the list before it comes
    await office.anna.send("/transfers")
    await office.anna.press("Ромашка")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    await office.on(date(2024, 6, 19), 14)

    # then
    assert saying(office.anna, "Ждёт вашего решения") == []


async def test_over_the_new_year_holidays_nobody_is_reminded(office: Office) -> None:
    # given a client that lapses on Friday, 27 December 2024
    await office.on(date(2024, 9, 27))
    await paying(office)
    await office.on(date(2024, 12, 27))
    assert len(cards(office.anna)) == 1

    # when the days off go by: 29.12 to 08.01, and Saturday the 28th, which the country worked
    for day in (28, 29, 30, 31):
        await office.on(date(2024, 12, day), 12)
    for day in range(1, 10):
        await office.on(date(2025, 1, day), 12)

    # then
    assert saying(office.anna, "Ждёт вашего решения") == []

    # when on the 10th the 24th working hour is over: eight on the 27th, nine on the 9th, seven
    await office.on(date(2025, 1, 10), 13)

    # then
    assert len(saying(office.anna, SILENT_24)) == 1


async def test_two_heads_seven_hours_apart_are_each_reminded_in_their_own_day(office: Office) -> None:
    # given Anna lives in Vladivostok
    await office.by("anna", settings.set_zone, "Asia/Vladivostok")
    await lapsed(office)

    # when it is 15:00 there, and 8:00 in Moscow
    await office.on(date(2024, 6, 19), 5)

    # then
    assert [len(saying(head, SILENT_24)) for head in (office.anna, office.boris)] == [1, 0]

    # when it is 15:00 in Moscow
    await office.on(date(2024, 6, 19), 12)

    # then
    assert [len(saying(head, SILENT_24)) for head in (office.anna, office.boris)] == [1, 1]


async def test_after_a_month_at_a_standstill_there_is_no_storm_but_one_card_each(office: Office) -> None:
    # given three clients that lapsed, and warned of
    for name in ("Ромашка", "Вектор", "Лотос"):
        await paying(office, name)
    await office.on(LAPSE)
    before = {person.name: len(person.texts()) for person in office.people}

    # when the bot is off for a month
    await office.on(date(2024, 7, 15))
    await office.later(minutes=1)

    # then the director has one card of each, the heads no reminders of steps that are over
    assert len(cards(office.galina)) == 3
    for head in (office.anna, office.boris):
        assert len(cards(head)) == 3
        assert saying(head, "Ждёт вашего решения") == []
        assert all("⚖️ Решает директор: отделы не договорились или кто-то молчит" in card for card in cards(head))
    assert len(office.ivan.texts()) == before["ivan"]


async def test_the_director_says_whose_holidays_the_company_keeps(office: Office) -> None:
    # given a client that lapses on 5 June 2024; in Russia the 12th of June is a holiday, in Kazakhstan it is none
    await office.boris.send("/settings")
    assert "🎄 Праздники" not in office.boris.buttons()
    await office.galina.send("/settings")
    await office.galina.press("Праздники")
    assert office.galina.screen() == (
        "🎄 По праздникам какой страны живёт компания? В праздники и выходные я ни о чём не напоминаю, и время "
        "на решение не идёт."
    )
    assert "✅ Россия" in office.galina.buttons()
    client_id = await paying(office)
    await office.by("galina", clients_lapse_on, client_id, date(2024, 6, 11))

    # when
    await office.on(date(2024, 6, 11), 6)
    await office.galina.press("Казахстан")
    assert "✅ Казахстан" in office.galina.all_buttons()
    await office.galina.press("Назад")
    office.galina.has_seen("Настройки")

    # then 24 hours from Tuesday 9:00 are over on Thursday at 15:00, the 12th included
    await office.on(date(2024, 6, 13), 11)
    assert saying(office.anna, SILENT_24) == []
    await office.on(date(2024, 6, 13), 12)
    assert len(saying(office.anna, SILENT_24)) == 1


def clients_lapse_on(tx: Tx, _: Actor, client_id: int, day: date) -> None:
    clients_storage.set_period(tx, client_id, date(2024, 3, 11), day)
