"""Postponed, returned, disagreed about: how a transfer goes on when the two heads do not simply say yes."""

from datetime import date

from sqlalchemy import update

from storage.staff import staff
from tests.office import Office
from tests.person import Person
from tests.stories import test_transfers_in_chat as straight


async def lapsed(office: Office, name: str = "Ромашка") -> None:
    """A client of Ivan's on the day its period ends, a Saturday; nobody's digest comes between."""
    values = {"digest_minute": None, "next_digest_at": None}
    await office.db.write(lambda tx: tx.execute(update(staff).values(values)))
    await straight.lapsed(office, name)


async def postpones(who: Person, quick: str) -> None:
    await who.press("Отложить")
    await who.press(quick)


async def returns(who: Person, reason: str) -> None:
    await who.press("Вернуть")
    await who.press(reason)
    await who.press("Вернуть")


def last_lines(who: Person, count: int) -> list[str]:
    """How the newest transfer card in a chat ends."""
    cards = [text for text in who.texts() if "🔁 Передача клиента" in text]
    return cards[-1].splitlines()[-count:]


async def test_the_card_asks_to_confirm_to_postpone_or_to_return(office: Office) -> None:
    await lapsed(office)

    assert office.boris.buttons() == [
        "✅ Подтвердить",
        "🗓 Отложить",
        "↩️ Вернуть",
        "📦 Что передаёт коммерсант",
        "📇 Карточка клиента",
    ]


async def test_both_postpone_and_on_the_earlier_day_both_are_asked_once_more(office: Office) -> None:
    # given
    await lapsed(office)

    # when
    await office.boris.press("Отложить")
    office.boris.sees("До какого дня отложить передачу Ромашка? Не дальше 15.07.")
    await office.boris.press("Две недели")
    assert last_lines(office.anna, 2) == [
        "Коммерческий отдел: 🗓 Борис Сидоров — отложить до 29.06",
        "Клиентский отдел: ⏳ Анна Кузнецова — ждём ответа",
    ]
    await office.anna.press("Отложить")
    await office.anna.press("25")

    # then
    for head in (office.boris, office.anna):
        assert last_lines(head, 3) == [
            "🗓 Отложено до 25.06: в этот день спрошу снова",
            "Коммерческий отдел: 🗓 Борис Сидоров — отложить до 29.06",
            "Клиентский отдел: 🗓 Анна Кузнецова — отложить до 25.06",
        ]
    await office.boris.send("/transfers")
    assert "🗓 Ромашка · отложено до 25.06" in office.boris.buttons()

    # when the day comes
    await office.on(date(2024, 6, 24), hour=12)
    assert not any("ещё раз" in text for text in office.boris.texts())
    await office.on(date(2024, 6, 25), hour=9)

    # then
    for head in (office.boris, office.anna):
        head.sees("🔁 Ждёт вашего решения ещё раз.", "🔁 Передача клиента")
        # the card of before is pressed no more
        assert head.all_buttons().count("🗓 Отложить") == 1
        assert last_lines(head, 5) == [
            "🔁 Решаем второй раз",
            "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа",
            "↳ в прошлый раз: 🗓 Борис Сидоров — отложить до 29.06",
            "Клиентский отдел: ⏳ Анна Кузнецова — ждём ответа",
            "↳ в прошлый раз: 🗓 Анна Кузнецова — отложить до 25.06",
        ]
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    office.anna.sees("🤝 Передан 25.06. Менеджер: Ольга Белова")


async def test_who_postponed_may_confirm_before_the_day_comes_and_the_other_one_is_asked(office: Office) -> None:
    await lapsed(office)
    for head in (office.boris, office.anna):
        await postpones(head, "Месяц")

    await office.boris.press("Подтвердить, не дожидаясь")

    office.anna.sees("🔁 Ждёт вашего решения ещё раз.", "✅ Борис Сидоров")
    assert last_lines(office.anna, 2)[0] == "Клиентский отдел: ⏳ Анна Кузнецова — ждём ответа"
    await office.anna.press("Подтвердить")
    await office.anna.press("Олег")
    office.anna.sees("🤝 Передан 15.06. Менеджер: Олег Новиков")


async def test_a_day_too_far_on_is_refused_with_the_last_one_that_is_possible(office: Office) -> None:
    await lapsed(office)

    await office.boris.press("Отложить")
    await office.boris.press("›")
    assert "16" not in office.boris.buttons()
    await office.boris.send("16.07")

    office.boris.sees("Отложить можно с завтрашнего дня и не дальше 15.07. Выберите другой день.")
    await office.boris.press("15")
    assert last_lines(office.boris, 2)[0] == "Коммерческий отдел: 🗓 Борис Сидоров — отложить до 15.07"


async def test_two_heads_who_disagree_twice_come_before_the_director_with_both_reasons(office: Office) -> None:
    # given
    await lapsed(office)
    await office.boris.press("Подтвердить")

    # when Anna returns it, by a reason of the list
    await office.anna.press("Вернуть")
    office.anna.sees("Почему вернуть Ромашка? Выберите или напишите причину — её увидит второй отдел.")
    assert office.anna.buttons()[:5] == [
        "Идут переговоры о новой сделке",
        "Есть просроченный долг",
        "Не подписаны документы",
        "Клиент просит оставить коммерсанта",
        "Клиент ещё не знаком с отделом",
    ]
    await office.anna.press("Не подписаны документы")
    office.anna.sees("Вернуть Ромашка?", "Причина: «Не подписаны документы»")
    await office.anna.press("Вернуть")

    # then both are asked once more, and Boris sees why
    office.boris.sees("Ждёт вашего решения ещё раз", "↩️ Анна Кузнецова — вернуть: «Не подписаны документы»")
    assert last_lines(office.anna, 4) == [
        "🔁 Решаем второй раз",
        "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа",
        "Клиентский отдел: ⏳ Анна Кузнецова — ждём ответа",
        "↳ в прошлый раз: ↩️ Анна Кузнецова — вернуть: «Не подписаны документы»",
    ]

    # when they disagree again, now in Boris's own words
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    await office.boris.press("Вернуть")
    await office.boris.send("Мы   почти договорились о складе")
    await office.boris.press("Вернуть")

    # then
    assert last_lines(office.galina, 3) == [
        "⚖️ Решает директор: отделы не договорились или кто-то молчит",
        "Коммерческий отдел: ↩️ Борис Сидоров — вернуть: «Мы почти договорились о складе»",
        "Клиентский отдел: ✅ Анна Кузнецова, менеджер — Ольга Белова",
    ]
    assert office.galina.buttons()[:2] == ["✅ Подтвердить", "↩️ Вернуть"]
    await office.galina.press("Подтвердить")
    for person in (office.galina, office.boris, office.anna):
        assert last_lines(person, 3) == [
            "🤝 Передан 15.06. Менеджер: Ольга Белова",
            "Коммерческий отдел: ✅ Галина Орлова — передать",
            "Клиентский отдел: ✅ Анна Кузнецова, менеджер — Ольга Белова",
        ]


async def both_return(office: Office) -> None:
    await lapsed(office)
    await returns(office.boris, "Идут переговоры")
    await returns(office.anna, "просроченный долг")


async def test_two_returns_come_before_the_director_at_once_and_her_yes_alone_hands_nothing_over(
    office: Office,
) -> None:
    # given
    await both_return(office)

    # when the director confirms
    await office.galina.press("Подтвердить")
    office.galina.sees("Кто примет клиента Ромашка?")
    await office.galina.press("Олег")

    # then Boris is asked for the second yes
    assert last_lines(office.galina, 3) == [
        "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа",
        "↳ в прошлый раз: ↩️ Борис Сидоров — вернуть: «Идут переговоры о новой сделке»",
        "Клиентский отдел: ✅ Галина Орлова, менеджер — Олег Новиков",
    ]
    office.boris.sees("Ждёт вашего решения ещё раз.")
    await office.boris.press("Подтвердить")
    office.boris.sees("🤝 Передан 15.06. Менеджер: Олег Новиков")


async def test_the_director_returns_a_client_and_a_head_opens_the_transfer_again(office: Office) -> None:
    # given
    await both_return(office)
    await office.galina.press("Вернуть")
    office.galina.sees("Почему оставить Ромашка в коммерческом отделе?")
    await office.galina.send("Пусть доведут сделку")
    office.galina.sees("Оставить Ромашка в коммерческом отделе?", "Причина: «Пусть доведут сделку»")

    # when
    await office.galina.press("Вернуть")

    # then
    for person in (office.ivan, office.boris, office.anna):
        person.has_seen("Клиент Ромашка остался в коммерческом отделе. Галина Орлова: «Пусть доведут сделку»")
    assert last_lines(office.boris, 3) == [
        "↩️ Остался в коммерческом отделе 15.06. Галина Орлова: «Пусть доведут сделку»",
        "Коммерческий отдел: ↩️ Борис Сидоров — вернуть: «Идут переговоры о новой сделке»",
        "Клиентский отдел: ↩️ Анна Кузнецова — вернуть: «Есть просроченный долг»",
    ]
    await office.later(days=3)
    assert await office.rows("transfers") == 1

    # when Anna opens it again, from the list
    await office.anna.send("/transfers")
    await office.anna.press("⛔ Ромашка · остался 15.06")
    await office.anna.press("Открыть снова")

    # then it begins anew
    assert await office.rows("transfers") == 2
    office.boris.sees("🔁 Передача клиента", "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа")
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    office.anna.sees("🤝 Передан 18.06. Менеджер: Ольга Белова")


async def test_a_client_that_was_returned_is_opened_again_from_its_card(office: Office) -> None:
    await both_return(office)
    await returns(office.galina, "переговоры")

    await office.boris.send("Ромашка")
    await office.boris.press("Открыть снова")

    assert office.boris.toasts()[-1] == "Передача открыта снова"
    assert "✅ Подтвердить" in office.boris.buttons()
    await office.boris.send("Ромашка")
    await office.boris.press("Открыть передачу")
    office.boris.sees("🔁 Передача клиента")


async def test_a_decline_can_be_taken_back_while_it_stands_alone(office: Office) -> None:
    await lapsed(office)
    await postpones(office.boris, "Неделя")

    await office.boris.press("Отменить решение")

    assert last_lines(office.anna, 2)[0] == "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа"
    assert "🗓 Отложить" in office.boris.buttons()
