"""Ivan leaves: his clients get new owners, his numbers are settled, and nothing that waited for anybody is lost."""

from datetime import date

from storage.contacts import Met
from tests.office import Office
from tests.person import Person
from usecases import contacts

LAPSE = date(2024, 6, 14)  # a Friday


async def lapsed(office: Office, name: str = "Ромашка") -> None:
    """A client of Ivan's on the day its period ends."""
    await office.client(name)
    await office.pays(office.ivan, f"{name} 100к вчера")
    await office.on(LAPSE)


async def suspends(person: Person, department: str | None, name: str) -> None:
    """Somebody opens a card in /team, and takes the access away."""
    await person.send("/team")
    if department is not None:
        await person.press(department)
    for label in (name, "Приостановить", "Да, приостановить"):
        await person.press(label)


async def test_suspending_asks_at_once_who_gets_the_clients_and_all_go_to_one_person(office: Office) -> None:
    for name in ("Ромашка", "Лотос"):
        await office.client(name)
    await office.pays(office.ivan, "Ромашка 150к")
    await office.ivan.send("Лотос 20к")
    await office.ivan.press("Записать")

    await suspends(office.boris, None, "Иван Петров")

    # what was paid today is whose the clients are today
    office.boris.sees("⏸ Иван Петров: доступ закрыт. 2 клиента теперь у начальника: Борис Сидоров")
    office.boris.sees("Расчёта в открытых месяцах нет.", "Кто теперь ведёт этих клиентов?")
    assert office.boris.buttons()[:3] == ["👤 Всех одному", "👥 По одному", "Оставить, у кого они сейчас"]
    await office.boris.press("Всех одному")
    office.boris.sees("Кому передать 2 клиентов? До сих пор: Иван Петров.")
    assert office.boris.buttons() == ["Пётр Смирнов · 0 клиентов", "Борис Сидоров · 2 клиента", "‹ Назад"]
    await office.boris.press("Пётр")
    office.boris.sees("Передать 2 клиентов (до сих пор: Иван Петров) сотруднику: Пётр Смирнов?")
    sure = office.boris.button("Да, передать")
    await office.boris.press("Да, передать")
    await office.boris.press_old(*sure)

    office.boris.sees("👥 Клиенты после ухода: Иван Петров", "✅ Решено по всем.", "• Пётр Смирнов: 2 клиента")
    assert office.petr.texts().count("📇 К вам перешли 2 клиента. До вас: Иван Петров. Список: /clients") == 1
    await office.petr.send("/clients")
    assert {"Лотос", "Ромашка"} <= {label.split(" ·")[0] for label in office.petr.buttons()}


async def test_one_by_one_with_progress_and_a_way_back(office: Office) -> None:
    for name in ("Вектор", "Лотос", "Ромашка"):
        await office.client(name)
    await suspends(office.galina, "Коммерческий", "Иван Петров")

    assert office.boris.has_seen("⏸ Иван Петров: доступ приостановлен. К вам перешли 3 клиента")
    await office.boris.press("Раздать клиентов · 3")
    office.boris.sees("👥 Клиенты после ухода: Иван Петров", "Решено 0 из 3")
    await office.boris.press("По одному")
    office.boris.sees("Клиент 1 из 3: Вектор, коммерсант\nПока у начальника: Борис Сидоров. Кто ведёт дальше?")
    await office.boris.press("Пётр")
    office.boris.sees("Клиент 2 из 3: Лотос")
    await office.boris.press("‹ Предыдущий")
    office.boris.sees("Клиент 1 из 3: Вектор, коммерсант\n✅ Ведёт Пётр Смирнов. Можно выбрать другого.")
    await office.boris.press("Борис")
    office.boris.sees("Клиент 2 из 3: Лотос")
    await office.boris.press("Следующий ›")
    office.boris.sees("Клиент 3 из 3: Ромашка")
    await office.boris.press("Пётр")
    office.boris.sees("Клиент 2 из 3: Лотос")
    await office.boris.press("‹ Назад")
    office.boris.sees("Решено 2 из 3")
    await office.boris.press("Оставить, у кого они сейчас")

    office.boris.sees("✅ Решено по всем.", "• Борис Сидоров: 2 клиента", "• Пётр Смирнов: 1 клиент")
    assert office.petr.has_seen("📇 К вам перешёл клиент Ромашка. До вас: Иван Петров.")
    await office.petr.press("Карточка клиента")
    office.petr.sees("Ромашка")
    await office.boris.press("Пройти ещё раз")
    office.boris.sees("Клиент 1 из 3: Вектор")
    await office.boris.press("Карточка клиента")
    office.boris.sees("Вектор")
    await office.boris.press("‹ Назад")
    await office.boris.press("Карточка сотрудника")
    assert office.boris.has_seen("🧑‍💼 Иван Петров\n")


async def test_what_was_put_off_waits_on_the_home_screen_until_it_is_decided(office: Office) -> None:
    for name in ("Лотос", "Ромашка"):
        await office.client(name)
    await suspends(office.galina, "Коммерческий", "Иван Петров")

    await office.boris.send("/start")
    office.boris.sees("👥 После ухода сотрудников решить, кто ведёт 2 клиентов")
    await office.boris.press("Раздать клиентов · 2")
    office.boris.sees("👥 Клиенты после ухода: Иван Петров", "Решено 0 из 2")
    await office.boris.press("По одному")
    await office.boris.press("Пётр")
    await office.boris.send("/start")
    office.boris.sees("👥 После ухода сотрудников решить, кто ведёт 1 клиента")
    await office.boris.press("Раздать клиентов · 1")
    await office.boris.press("Оставить")
    await office.boris.send("/start")

    assert "После ухода" not in office.boris.screen()
    await office.galina.send("/start")
    assert "После ухода" not in office.galina.screen()


async def test_the_numbers_of_the_open_months_are_told_to_the_head_and_the_director(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 4, 10))
    await office.pays(office.ivan, "Ромашка 50к вчера")
    await office.ivan.send("Ромашка 20к вчера")
    await office.ivan.press("Записать")

    await suspends(office.boris, None, "Иван Петров")

    settled = "Заработано, март: 10 000 ₽\nЗаработано, апрель: 5 000 ₽\nЖдёт подтверждения: ещё 2 000 ₽ (1 оплата)"
    office.boris.sees(settled)
    told = office.galina.has_seen("⏸ Иван Петров: доступ приостановлен. 1 клиент сейчас у начальника отдела.")
    assert settled in told
    await office.galina.press("Раздать клиентов · 1")
    office.galina.sees("Решено 0 из 1")


async def test_the_head_who_confirmed_is_suspended_before_the_other_decides(office: Office) -> None:
    await lapsed(office)
    await office.boris.press("Подтвердить")
    assert office.anna.has_seen("Коммерческий отдел: ✅ Борис Сидоров — передать")

    await suspends(office.galina, "Коммерческий", "Борис Сидоров")

    assert office.anna.has_seen("Коммерческий отдел: ⏳ Галина Орлова — ждём ответа")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    assert not any("Передан " in text for text in office.anna.texts())
    await office.galina.press("✅ Подтвердить")

    for head in (office.anna, office.galina):
        assert head.has_seen("🤝 Передан 14.06. Менеджер: Ольга Белова")
        assert head.has_seen("Коммерческий отдел: ✅ Галина Орлова — передать")


async def test_the_chosen_account_manager_is_suspended_before_the_second_yes(office: Office) -> None:
    await lapsed(office)
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    assert office.boris.has_seen("Клиентский отдел: ✅ Анна Кузнецова, менеджер — Ольга Белова")

    await suspends(office.galina, "Клиентский", "Ольга Белова")

    assert office.boris.has_seen("Клиентский отдел: ⏳ Анна Кузнецова — ждём ответа")
    await office.boris.press("Подтвердить")
    assert not any("Передан " in text for text in office.boris.texts())
    await office.anna.press("✅ Подтвердить")
    assert not any("Ольга Белова ·" in label for label in office.anna.buttons())
    await office.anna.press("Олег")
    assert office.boris.has_seen("🤝 Передан 14.06. Менеджер: Олег Новиков")


async def test_what_waits_for_a_head_who_leaves_waits_for_the_director_and_then_for_the_next_one(
    office: Office,
) -> None:
    await lapsed(office)

    await suspends(office.galina, "Коммерческий", "Борис Сидоров")
    assert "✅ Подтвердить" in office.galina.all_buttons()
    await office.galina.send("/team")
    await office.galina.press("Коммерческий")
    await office.galina.press("Пётр")
    await office.galina.press("Назначить")

    assert office.petr.has_seen("Коммерческий отдел: ⏳ Пётр Смирнов — ждём ответа")
    assert "✅ Подтвердить" in office.petr.all_buttons()
    assert not any("✅ Подтвердить" in label for label in office.galina.all_buttons())


async def test_without_a_head_the_director_names_the_owners_or_the_next_head_has_them(office: Office) -> None:
    for name in ("Лотос", "Ромашка"):
        await office.client(name)
    await suspends(office.galina, "Коммерческий", "Борис Сидоров")

    await suspends(office.galina, "Коммерческий", "Иван Петров")

    office.galina.sees("⏸ Иван Петров: доступ закрыт. 2 клиента ждут нового начальника отдела")
    assert office.galina.buttons()[:3] == ["👤 Всех одному", "👥 По одному", "▶️ Вернуть доступ"]
    await office.galina.press("По одному")
    office.galina.sees("Клиент 1 из 2: Лотос, коммерсант\nПока ни у кого. Кто ведёт дальше?")
    await office.galina.press("Пётр")
    await office.galina.press("Пётр")
    office.galina.sees("✅ Решено по всем.", "• Пётр Смирнов: 2 клиента")


async def test_a_client_whose_only_contact_is_suspended_is_an_alarm_the_same_hour(office: Office) -> None:
    await lapsed(office)
    await office.by("ivan", contacts.record_contact, 1, Met.IN_PERSON)

    await suspends(office.galina, "Коммерческий", "Иван Петров")

    for head in (office.boris, office.anna):
        assert head.has_seen("• Ромашка — не знает никто: Иван Петров больше не работает")


async def test_a_head_who_is_one_no_more_in_the_morning_is_not_told_whose_numbers_are_what(office: Office) -> None:
    await office.client("Ромашка")
    await office.on(date(2024, 3, 15), hour=20)
    await suspends(office.galina, "Коммерческий", "Иван Петров")
    await office.galina.send("/team")
    await office.galina.press("Коммерческий")
    await office.galina.press("Пётр")
    await office.galina.press("Назначить")

    await office.on(date(2024, 3, 18))

    assert office.boris.has_seen("Начальник отдела «Коммерческий отдел» теперь — Пётр Смирнов")
    assert not any("доступ приостановлен" in text for text in office.boris.texts())
