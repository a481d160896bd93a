"""/team: who is there, who goes, who is invited; and what the others are told of it."""

from tests.office import STRANGER, Office

TURNED_AWAY = "Этот бот — для сотрудников компании"


async def test_the_director_sees_departments_and_a_head_at_once_the_own_people(office: Office) -> None:
    await office.client("Ромашка")

    await office.galina.send("/team")
    await office.boris.send("/team")

    office.galina.sees("Клиентский отдел: 3 человека\nНачальник: Анна Кузнецова")
    assert office.galina.buttons() == [
        "Клиентский отдел · 3",
        "Коммерческий отдел · 3",
        "Дирекция и бухгалтерия",
        "➕ Пригласить",
        "🎯 Цели",
        "⚖️ Отделы рядом",
        "🏠 Мой день",
    ]
    office.boris.sees("Коммерческий отдел: 3 человека\nНачальник: Борис Сидоров")
    assert office.boris.buttons() == [
        "Борис Сидоров · 0 клиентов",
        "Иван Петров · 1 клиент",
        "Пётр Смирнов · 0 клиентов",
        "➕ Пригласить",
        "🎯 Цели",
        "🏠 Мой день",
    ]


async def test_suspending_asks_once_more_and_then_access_is_gone_at_once(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 150к")
    await office.galina.send("/team")
    await office.galina.press("Коммерческий")
    await office.galina.press("Иван Петров")
    await office.galina.press("Приостановить")
    office.galina.sees("Приостановить доступ: Иван Петров?", "1 клиент перейдёт к начальнику отдела.")
    sure = office.galina.button("Да, приостановить")

    await office.galina.press("Да, приостановить")

    office.galina.sees("Иван Петров: доступ закрыт. 1 клиент теперь у начальника: Борис Сидоров")
    assert office.boris.has_seen("Иван Петров: доступ приостановлен. К вам перешёл 1 клиент")
    await office.ivan.press("Записать")
    assert TURNED_AWAY in office.ivan.toasts()[-1]
    assert await office.rows("payments") == 0

    # pressing an old button again changes nothing and shows the present
    await office.galina.press_old(*sure)
    office.galina.sees("Доступ приостановлен")
    assert office.galina.buttons() == ["👥 Раздать клиентов · 1", "▶️ Вернуть доступ", "‹ Назад"]

    await office.galina.press("Вернуть")
    assert office.galina.buttons() == [
        "🎯 Цель на месяц",
        "⭐ Назначить начальником отдела",
        "🌴 Отпуск и замещение",
        "⏸ Приостановить",
        "👥 Раздать клиентов · 1",
        "‹ Назад",
    ]
    await office.ivan.send("/start")
    office.ivan.sees("Иван Петров")


async def test_a_head_invites_into_the_own_department_by_a_name_alone(office: Office) -> None:
    await office.boris.send("/team")

    await office.boris.press("Пригласить")
    office.boris.sees("Приглашение, роль: коммерсант")
    await office.boris.send("я" * 201)
    office.boris.sees("Имя — это хотя бы одна буква")
    await office.boris.send("Фёдор Новиков")
    await office.stranger.send(f"/start {office.boris.link()}")

    office.stranger.sees("Фёдор Новиков, добро пожаловать!", "Ромашка 150к")
    office.boris.sees("🎉 Фёдор Новиков теперь в боте")
    await office.boris.press("Готово")
    assert "Фёдор Новиков · 0 клиентов" in office.boris.all_buttons()


async def test_a_link_works_once_and_a_revoked_one_never(office: Office) -> None:
    await office.boris.send("/team")
    await office.boris.press("Пригласить")
    await office.boris.send("Фёдор Новиков")
    await office.boris.press("Готово")
    await office.boris.press("Приглашения · 1")
    office.boris.sees("Фёдор Новиков — коммерсант, Коммерческий отдел, до 22.03 10:00")

    await office.boris.press("🗑 Фёдор Новиков")
    await office.stranger.send(f"/start {office.boris.link()}")

    assert office.boris.toasts()[-1] == "Приглашение отозвано"
    office.stranger.sees("Эта ссылка не сработала")
    assert await office.rows("staff") == 8
    assert STRANGER not in {person.telegram_id for person in office.people}


async def test_a_new_head_is_told_and_so_is_the_former_one(office: Office) -> None:
    await office.galina.send("/team")
    await office.galina.press("Клиентский")
    await office.galina.press("Ольга")

    await office.galina.press("Назначить")

    office.galina.sees("Ольга Белова", "начальник отдела, Клиентский отдел")
    assert office.olga.has_seen("Вы теперь начальник отдела «Клиентский отдел»")
    assert office.anna.has_seen("Начальник отдела «Клиентский отдел» теперь — Ольга Белова")
    await office.anna.send("/team")
    assert "Анна" not in office.anna.screen()


async def test_an_invitation_left_half_way_leads_back_to_people(office: Office) -> None:
    await office.galina.send("/team")
    await office.galina.press("Пригласить")
    await office.galina.press("Бухгалтер")
    await office.galina.press("Назад")
    office.galina.sees("Кого приглашаем?")

    await office.galina.press("Отмена")

    office.galina.sees("Люди", "Дирекция и бухгалтерия: Галина Орлова, Нина Зайцева")
    assert len(office.galina.messages()) == 1


async def test_a_person_is_found_by_a_typed_name_by_whoever_has_them_on_their_list(office: Office) -> None:
    # given
    await office.client("Ромашка Петрова")

    # when the name, with a slip, is that of a person only
    await office.galina.send("ольга билова")
    office.galina.sees("🧑‍💼 Ольга Белова", "Клиентский отдел")

    # and when it is that of a person and of a client
    await office.boris.send("петров")
    office.boris.sees("Нашлось по «петров»")
    assert office.boris.buttons() == ["Ромашка Петрова", "🧑‍💼 Иван Петров"]
    await office.boris.press("Иван Петров")
    office.boris.sees("🧑‍💼 Иван Петров")

    # then nobody of another department, and nobody by who leads none
    await office.boris.send("ольга белова")
    office.boris.sees("По «ольга белова» ничего не нашлось")
    await office.ivan.send("пётр смирнов")
    office.ivan.sees("По «пётр смирнов» ничего не нашлось")
