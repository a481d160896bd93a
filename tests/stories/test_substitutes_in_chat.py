"""Boris goes on holiday: who decides meanwhile, what each phone shows, and how it comes back. From two taps on."""

from datetime import date

from tests.office import Office
from tests.person import Person

LAPSE = date(2024, 6, 14)  # a Friday


async def lapsed(office: Office, name: str = "Ромашка") -> None:
    """A client of Ivan's on the day its period ends."""
    await office.client(name)
    await office.pays(office.ivan, f"{name} 100к вчера")
    await office.on(LAPSE)


async def goes_away(office: Office, days: str, substitute: str, who: Person | None = None) -> None:
    """Somebody opens their settings, and names who stands in for them."""
    person = who or office.boris
    await person.send("/settings")
    await person.press("Отпуск и замещение")
    await person.press("Записать дни")
    await person.press(days)
    await person.press(substitute)
    await person.press("Записать")


def cards(person: Person) -> list[str]:
    return [text for text in person.texts() if "Передача клиента" in text]


async def test_for_a_week_the_substitute_decides_in_the_heads_place(office: Office) -> None:
    await lapsed(office)

    await office.boris.send("/settings")
    await office.boris.press("Отпуск и замещение")
    office.boris.sees("Назовите, кто решает передачи на это время")
    await office.boris.press("Записать дни")
    office.boris.sees("С какого дня?")
    await office.boris.press("Эта неделя")
    office.boris.sees("14.06–16.06. Кто решает передачи в это время?")
    assert office.boris.buttons()[:5] == [
        "Анна Кузнецова",
        "Галина Орлова",
        "Иван Петров",
        "Пётр Смирнов",
        "Без заместителя",
    ]
    await office.boris.press("Иван Петров")
    office.boris.sees(
        "🌴 Борис Сидоров: отсутствие 14.06–16.06\n"
        "Передачи решает Иван Петров: те, что ждут, и новые. Потом они вернутся."
    )
    await office.boris.press("Записать")

    office.boris.sees("✅ Записано", "• 14.06–16.06: решает Иван Петров")
    assert office.ivan.has_seen("🌴 Вы замещаете начальника 14.06–16.06: Борис Сидоров.")
    assert office.ivan.has_seen("Передача клиента")
    assert not any("Подтвердить" in label for label in office.boris.all_buttons())
    assert office.boris.has_seen("Коммерческий отдел: ⏳ Иван Петров за Бориса Сидорова — ждём ответа")

    await office.ivan.press("Подтвердить")

    for head in (office.boris, office.anna, office.ivan):
        assert head.has_seen("Коммерческий отдел: ✅ Иван Петров за Бориса Сидорова — передать")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    assert office.boris.has_seen("🤝 Передан 14.06. Менеджер: Ольга Белова")


async def test_when_the_range_is_over_what_waits_goes_back_to_the_head(office: Office) -> None:
    await lapsed(office)
    await goes_away(office, "Сегодня", "Иван Петров")
    card = next(m for m in office.ivan.messages() if "Передача клиента" in m.get("text", ""))
    old = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]

    await office.on(date(2024, 6, 15))
    await office.on(date(2024, 6, 17))  # Monday: on a Saturday nobody is told by the clock

    assert len(cards(office.boris)) == 2
    assert "✅ Подтвердить" in office.boris.all_buttons()
    assert not any("Подтвердить" in label for label in office.ivan.all_buttons())
    assert office.ivan.has_seen("Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа")

    # the card of last week is pressed
    await office.ivan.press_old(card["message_id"], old)
    assert "Это решают начальники двух отделов" in office.ivan.toasts()[-1]
    await office.boris.press("Подтвердить")
    assert office.anna.has_seen("Коммерческий отдел: ✅ Борис Сидоров — передать")


async def test_a_range_in_the_calendar_begins_by_itself_and_takes_new_transfers_too(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к вчера")
    await office.on(date(2024, 6, 3))
    await office.boris.send("/settings")
    await office.boris.press("Отпуск и замещение")
    await office.boris.press("Записать дни")
    office.boris.sees("С какого дня?")
    assert "2" not in office.boris.buttons()
    await office.boris.send("31.05")
    office.boris.sees("Первый день — сегодня или позже")
    await office.boris.press("13")
    office.boris.sees("С 13.06. По какой день включительно?")
    await office.boris.press("›")
    await office.boris.press("‹")
    assert "12" not in office.boris.buttons()
    await office.boris.send("12.06")
    office.boris.sees("Первый день — сегодня или позже")
    await office.boris.press("19")
    await office.boris.press("Пётр")
    await office.boris.press("Записать")
    assert office.petr.has_seen("Вы замещаете начальника 13.06–19.06: Борис Сидоров")

    await office.on(LAPSE)

    assert len(cards(office.petr)) == 1
    assert cards(office.boris) == []
    await office.petr.send("/start")
    office.petr.sees("передач")
    await office.petr.send("/transfers")
    office.petr.sees("Передачи · ждёт вас 1")


async def test_a_substitute_who_heads_the_other_side_leaves_it_to_the_director(office: Office) -> None:
    await lapsed(office)
    await office.boris.send("/settings")
    await office.boris.press("Отпуск и замещение")
    await office.boris.press("Записать дни")
    await office.boris.press("Две недели")
    await office.boris.press("Анна Кузнецова")
    office.boris.sees("⚠️ Анна Кузнецова решает и за другой отдел.", "эту сторону решит директор")
    await office.boris.press("Записать")

    await office.galina.press("Подтвердить")

    assert office.anna.has_seen("Коммерческий отдел: ✅ Галина Орлова за Бориса Сидорова — передать")
    await office.anna.press("Подтвердить")
    await office.anna.press("Олег")
    assert office.galina.has_seen("🤝 Передан 14.06. Менеджер: Олег Новиков")


async def test_the_head_takes_it_back_early(office: Office) -> None:
    await lapsed(office)
    await goes_away(office, "Две недели", "Иван Петров")
    undo = office.boris.button("🗑 14.06–27.06")

    await office.boris.press("🗑 14.06–27.06")
    await office.boris.press_old(*undo)

    assert office.boris.toasts()[-1] == "Отменено"
    assert office.boris.has_seen("Пока ничего не записано.")
    assert office.ivan.has_seen("🌴 Отменено. Замещать 14.06–27.06 больше не нужно: Борис Сидоров.")
    assert "✅ Подтвердить" in office.boris.all_buttons()
    assert not any("Подтвердить" in label for label in office.ivan.all_buttons())


async def test_a_suspended_substitute_stands_in_no_more(office: Office) -> None:
    await lapsed(office)
    await goes_away(office, "Две недели", "Пётр")

    await office.galina.send("/team")
    await office.galina.press("Коммерческий")
    await office.galina.press("Пётр")
    await office.galina.press("Приостановить")
    await office.galina.press("Да, приостановить")

    assert "✅ Подтвердить" in office.boris.all_buttons()
    assert office.anna.has_seen("Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа")


async def test_the_director_names_a_substitute_from_the_card_of_a_head(office: Office) -> None:
    await office.galina.send("/team")
    await office.galina.press("Клиентский")
    await office.galina.press("Анна")

    await office.galina.press("Отпуск и замещение")
    office.galina.sees("🌴 Отпуск и замещение: Анна Кузнецова")
    await office.galina.press("Записать дни")
    await office.galina.press("Сегодня")
    await office.galina.press("Ольга")
    await office.galina.press("Записать")

    office.galina.sees("• 15.03–15.03: решает Ольга Белова")
    assert office.anna.has_seen("🌴 Записано ваше отсутствие: 15.03–15.03.")
    assert office.olga.has_seen("Вы замещаете начальника 15.03–15.03: Анна Кузнецова")
    await office.olga.press("Отпуск и замещение")
    office.olga.sees("• 15.03–15.03: замещает начальника, Анна Кузнецова")
    await office.galina.press("Назад")
    office.galina.sees("🧑‍💼 Анна Кузнецова")


async def test_an_account_manager_on_leave_is_marked_where_one_is_chosen(office: Office) -> None:
    await lapsed(office)
    await office.olga.send("/settings")
    await office.olga.press("Отпуск и замещение")
    office.olga.sees("Запишите дни отсутствия")
    await office.olga.press("Записать дни")
    await office.olga.press("Две недели")
    office.olga.sees("🌴 Ольга Белова: отсутствие 14.06–27.06")
    await office.olga.press("Записать")

    assert office.anna.has_seen("🌴 Ольга Белова: отсутствие 14.06–27.06.")
    await office.anna.press("Подтвердить")
    (label,) = [label for label in office.anna.all_buttons() if "Ольга Белова" in label]
    assert "🌴 в отъезде" in label

    await office.olga.press("Назад")
    office.olga.sees("⚙️ Настройки")


async def test_days_that_are_taken_are_refused_in_one_line(office: Office) -> None:
    await goes_away(office, "Сегодня", "Без заместителя")
    office.boris.sees("• 15.03–15.03: отсутствие")

    await office.boris.press("Записать дни")
    await office.boris.press("Две недели")

    office.boris.sees("На 15.03–15.03 отсутствие уже записано.")
    await office.boris.press("›")
    await office.boris.press("10")
    office.boris.sees("С 10.04. По какой день включительно?")
    await office.boris.press("Назад")
    await office.boris.press("Отмена")
    office.boris.sees("• 15.03–15.03: отсутствие")


async def test_what_was_told_at_night_is_not_told_in_the_morning_to_whom_it_concerns_no_more(office: Office) -> None:
    await office.on(date(2024, 3, 15), hour=20)
    await office.olga.send("/settings")
    await office.olga.press("Отпуск и замещение")
    await office.olga.press("Записать дни")
    await office.olga.press("Две недели")
    await office.olga.press("Записать")
    await office.galina.send("/team")
    await office.galina.press("Клиентский")
    await office.galina.press("Олег")
    await office.galina.press("Назначить")

    await office.on(date(2024, 3, 18))

    assert office.anna.has_seen("Начальник отдела «Клиентский отдел» теперь — Олег Новиков")
    assert not any("отсутствие" in text for text in office.anna.texts())
