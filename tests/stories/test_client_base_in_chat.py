"""The client base: shown one client at a time, on record, and no further ones in an hour than the company allows."""

import asyncio

import pytest

from tests.office import Office
from tests.person import Person
from usecases import client_views, contacts

LIMIT = 5


async def with_clients(office: Office, count: int, limit: int = LIMIT) -> list[int]:
    """So many clients of Ivan, and a limit of five an hour."""
    await office.by("galina", client_views.set_limit, limit)
    return [await office.client(f"Клиент {number}") for number in range(1, count + 1)]


async def opens(office: Office, who: Person, client_id: int, do: str = "show") -> str:
    """Press a button that leads to a client; the answer to the press."""
    known = len(who.toasts())
    await who.press_old(anchor(who), f"cl:{client_id}:{do}")
    return "".join(who.toasts()[known:])


def anchor(who: Person) -> int:
    """Some message of the bot to press under."""
    return int(who.messages()[0]["message_id"])


async def stopped(office: Office) -> list[int]:
    """Ivan has opened as many clients as he may, and wants one more."""
    client_ids = await with_clients(office, LIMIT + 2)
    await office.ivan.send("/start")
    for client_id in client_ids[:LIMIT]:
        await opens(office, office.ivan, client_id)
        office.ivan.sees("Клиент")
    said = await opens(office, office.ivan, client_ids[LIMIT])
    assert said == (
        "Открыто разных клиентов за час: 5, это предел. Новые откроются 15.03 11:00 или раньше, "
        "если разрешит руководитель. Уже открытые доступны."
    )
    return client_ids


async def test_over_the_limit_nothing_more_opens_and_the_head_hears_of_it_once(office: Office) -> None:
    # given
    ivan, boris = office.ivan, office.boris

    # when
    client_ids = await stopped(office)
    await opens(office, ivan, client_ids[LIMIT], "persons")
    await opens(office, ivan, client_ids[LIMIT + 1])

    # then
    assert await office.rows("client_views") == LIMIT
    assert await office.rows("client_stops") == 1
    boris.sees("🛑 Иван Петров: открыто 5 разных клиентов за час", "в 15.03 10:00 новые перестали открываться")
    assert boris.buttons() == ["▶️ Разрешить продолжать", "👁 Открытые клиенты", "⏸ Приостановить"]
    assert len(boris.messages()) == 1
    assert (office.galina.messages(), office.anna.messages()) == ([], [])

    # what is open already stays open
    assert await opens(office, ivan, client_ids[0], "persons") == ""
    ivan.sees("Клиент 1")


@pytest.mark.parametrize("way", ["persons", "beside", "deal", "add-person"])
async def test_no_button_leads_around_the_limit(office: Office, way: str) -> None:
    client_ids = await stopped(office)
    before = office.ivan.texts()

    said = await opens(office, office.ivan, client_ids[LIMIT], way)

    assert said.startswith("Открыто разных клиентов за час: 5")
    assert office.ivan.texts() == before
    assert await office.rows("client_views") == LIMIT


async def test_neither_inline_mode_nor_packets_nor_what_if_lead_around_it(office: Office) -> None:
    client_ids = await stopped(office)
    before = office.ivan.texts()

    for data in (f"ic:{client_ids[LIMIT]}", f"pk:{client_ids[LIMIT]}:show", f"wi:{client_ids[LIMIT]}"):
        await office.ivan.press_old(anchor(office.ivan), data)

    assert not any(f"Клиент {LIMIT + 1}" in text for text in office.ivan.texts()[len(before) :])
    assert await office.rows("client_views") == LIMIT


async def test_two_presses_at_once_open_one_client_more_not_two(office: Office) -> None:
    # given
    client_ids = await with_clients(office, LIMIT + 1)
    for client_id in client_ids[: LIMIT - 1]:
        await office.by("ivan", contacts.show, client_id)

    # when
    both = [office.by("ivan", contacts.show, client_id) for client_id in client_ids[LIMIT - 1 :]]
    answers = await asyncio.gather(*both, return_exceptions=True)

    # then
    assert [isinstance(answer, Exception) for answer in answers] == [False, True]
    assert await office.rows("client_views") == LIMIT


async def test_the_head_lets_them_go_on_and_they_hear_of_it(office: Office) -> None:
    # given
    ivan, boris = office.ivan, office.boris
    client_ids = await stopped(office)

    # when
    await boris.press("Разрешить продолжать")

    # then
    boris.sees("✅ Продолжать разрешено: Борис Сидоров, 15.03 10:00")
    assert boris.buttons() == ["👁 Открытые клиенты"]
    ivan.sees("▶️ Можно открывать клиентов дальше. Разрешение: Борис Сидоров")
    assert await opens(office, ivan, client_ids[LIMIT]) == ""
    assert await office.rows("client_views") == LIMIT + 1


async def test_once_the_hour_has_passed_new_ones_open_by_themselves(office: Office) -> None:
    client_ids = await stopped(office)

    await office.later(minutes=59)
    assert (await opens(office, office.ivan, client_ids[LIMIT])).startswith("Открыто разных клиентов")
    await office.later(minutes=1)
    assert await opens(office, office.ivan, client_ids[LIMIT]) == ""

    assert await office.rows("client_stops") == 1


async def test_an_hour_after_the_first_stop_the_head_hears_of_another(office: Office) -> None:
    # given
    client_ids = await stopped(office)
    await office.later(minutes=60)
    for client_id in client_ids[:LIMIT]:
        await opens(office, office.ivan, client_id)

    # when
    await opens(office, office.ivan, client_ids[LIMIT])

    # then
    assert [text.split(":")[0] for text in office.boris.texts()] == ["🛑 Иван Петров"] * 2


async def test_a_stopped_form_says_why_and_the_head_hears_of_it(office: Office) -> None:
    # given
    client_ids = await with_clients(office, LIMIT + 1)
    for client_id in client_ids[:LIMIT]:
        await office.by("ivan", contacts.show, client_id)

    # when
    await office.ivan.send("/deal")
    await office.ivan.press(f"Клиент {LIMIT + 1}")

    # then
    office.ivan.sees("Открыто разных клиентов за час: 5")
    office.boris.sees("🛑 Иван Петров")


async def test_what_was_done_stays_done_though_the_card_may_not_be_shown(office: Office) -> None:
    # given
    client_ids = await stopped(office)

    # when
    await office.ivan.press_old(anchor(office.ivan), f"mt:{client_ids[LIMIT]}:call:0")

    # then
    assert await office.rows("personal_contacts") == 1
    office.ivan.sees("Открыто разных клиентов за час: 5")


async def test_of_a_head_the_director_is_told_and_of_the_only_director_the_log_alone(office: Office) -> None:
    # given
    client_ids = await with_clients(office, LIMIT + 1)
    for who in (office.boris, office.galina):
        await who.send("/start")

    # when
    for who in (office.boris, office.galina):
        for client_id in client_ids:
            await opens(office, who, client_id)

    # then
    assert office.galina.has_seen("🛑 Борис Сидоров: открыто 5 разных клиентов за час")
    assert not any("🛑" in text for text in office.boris.texts())
    assert await office.rows("client_stops") == 2
    await office.galina.send("/audit Орлова")
    office.galina.sees("Открывать клиентов дальше не дали: предел за час")


async def test_nobody_but_their_leaders_can_let_somebody_go_on(office: Office) -> None:
    # given
    client_ids = await with_clients(office, LIMIT + 1)
    for who in (office.ivan, office.boris):
        await who.send("/start")
        for client_id in client_ids:
            await opens(office, who, client_id)
    await office.anna.send("/start")
    before = await office.contents()

    # when: Ivan's stop is the first, Boris's the second
    await office.ivan.press_old(anchor(office.ivan), "vw:1:lift:0")
    await office.anna.press_old(anchor(office.anna), "vw:1:lift:0")
    await office.boris.press_old(anchor(office.boris), "vw:2:lift:0")
    await office.boris.press_old(anchor(office.boris), "vw:77:lift:0")

    # then
    assert (await office.contents())["client_stops"] == before["client_stops"]
    assert office.ivan.toasts()[-1] == "Это делает кто-то другой: у вашей роли такого права нет."
    assert office.anna.toasts()[-1] == office.boris.toasts()[-1] == office.boris.toasts()[-2]
    assert office.anna.toasts()[-1].startswith("Не нашлось.")


async def test_the_director_changes_the_limit(office: Office) -> None:
    galina = office.galina
    await galina.send("/settings")

    await galina.press("Предел открытий")
    galina.sees("Сколько разных клиентов в час может открыть один человек: 30")
    assert galina.buttons() == ["10", "20", "✅ 30", "50", "100", "200", "‹ Назад"]
    await galina.press("50")

    galina.sees("может открыть один человек: 50")
    assert await office.by("galina", client_views.limit) == 50
    await galina.send("/audit")
    galina.sees("предел открытий за час: 30 → 50")


async def test_who_leads_them_sees_what_they_opened(office: Office) -> None:
    # given
    ivan, boris = office.ivan, office.boris
    romashka, lotos = await office.client("Ромашка"), await office.client("Лотос")
    await ivan.send("/start")
    await opens(office, ivan, romashka)
    await opens(office, ivan, romashka, "persons")
    await office.later(hours=13)
    await opens(office, ivan, lotos)

    # when
    await boris.send("/team")
    await boris.press("Иван Петров")
    await boris.press("Открытые клиенты")

    # then
    boris.sees(
        "👁 Открытые клиенты: Иван Петров",
        "Разных клиентов: 2, из них с контактами: 1",
        "📇 Лотос · 1× · 15.03 23:00 🌙",
        "📞 Ромашка · 2× · 15.03 10:00",
    )

    # and before the suspension, and after it
    await boris.press("Карточка сотрудника")
    await boris.press("Приостановить")
    boris.sees("👁 За 7 дней открыто разных клиентов: 2")
    await boris.press("Да, приостановить")
    boris.sees("👁 За 7 дней открыто разных клиентов: 2")
    await office.later(days=30)
    await boris.press("Открытые клиенты")
    boris.sees("За 7 дней до ухода, по 15.03 23:00", "📇 Лотос · 1×", "📞 Ромашка · 2×")


async def test_what_somebody_opened_is_listed_eight_to_a_page(office: Office) -> None:
    # given nine clients that Ivan opened
    client_ids = await with_clients(office, 9, limit=30)
    await office.ivan.send("/start")
    for client_id in client_ids:
        await opens(office, office.ivan, client_id)
    await office.boris.send("/team")
    await office.boris.press("Иван Петров")
    await office.boris.press("Открытые клиенты")
    office.boris.sees("Разных клиентов: 9")

    # when
    await office.boris.press("›")

    # then
    assert [line for line in office.boris.screen().splitlines() if "Клиент " in line] == [
        "📇 Клиент 9 · 1× · 15.03 10:00"
    ]
    assert "2 / 2" in office.boris.buttons()


async def test_of_a_client_the_log_says_who_opened_it(office: Office) -> None:
    client_id = await office.client("Ромашка")
    await office.by("ivan", contacts.show, client_id)
    await office.boris.send("/audit Ромашка")

    await office.boris.press("Кто открывал")

    office.boris.sees("👁 Кто открывал: Ромашка", "📞 15.03 10:00 · Иван Петров, контакты")


async def test_other_peoples_views_are_not_shown_outside_ones_department(office: Office) -> None:
    client_id = await office.client("Ромашка")
    await office.by("ivan", contacts.show, client_id)
    ivan_id = 4
    for who in (office.ivan, office.anna, office.nina):
        await who.send("/start")
        before = who.texts()
        await who.press_old(anchor(who), f"vw:{ivan_id}:list:0")
        await who.press_old(anchor(who), f"vw:{client_id}:client:0")
        assert who.texts() == before


async def test_contact_persons_come_in_messages_that_cannot_be_forwarded_and_are_masked_elsewhere(
    office: Office,
) -> None:
    # given
    client_id = await office.client("Ромашка")
    await office.by("ivan", contacts.add_person, client_id, "Мария Соколова", "+7 916 123-45-67")
    await office.ivan.send("/start")

    # when
    await opens(office, office.ivan, client_id, "persons")
    await office.boris.send("/audit Ромашка")

    # then
    office.ivan.sees("Мария Соколова", "+79161234567")
    assert office.ivan.messages()[-1]["has_protected_content"] is True
    office.boris.sees("имя: М. С.", "телефон: …4567")
    assert "Соколова" not in office.boris.screen()
