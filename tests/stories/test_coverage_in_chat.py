"""Who of us knows a client: meetings in two taps, gaps wherever they are counted, alarms, key clients."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.office import Office, worked_plan
from tests.person import Person
from usecases import plan

MONDAY = date(2024, 6, 17)


async def opens(person: Person, name: str = "Ромашка") -> None:
    """The card of a client, by its name."""
    await person.send(name)


async def with_client(office: Office, *names: str) -> None:
    """Clients of Ivan's that pay on 15 March: their periods end on 15 June."""
    for name in names or ("Ромашка",):
        await office.client(name)
        await office.pays(office.ivan, f"{name} 100к")


async def handed_over(office: Office) -> None:
    await office.on(MONDAY)
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")


async def test_a_meeting_is_recorded_in_two_taps(office: Office) -> None:
    await with_client(office)
    await opens(office.ivan)
    office.ivan.sees("Личные контакты: 0 из 2 — нет: коммерческий отдел, клиентский отдел")

    await office.ivan.press("Встреча или звонок")
    await office.ivan.press("Встретились сегодня")

    office.ivan.sees("Личные контакты: 1 из 2 — нет: клиентский отдел")
    office.ivan.sees("✅ Записано: личный контакт есть")


async def test_a_call_is_recorded_and_does_not_count_and_both_say_so(office: Office) -> None:
    await with_client(office)
    await opens(office.ivan)
    await office.ivan.press("Встреча или звонок")

    await office.ivan.press("📞 Созвонились вчера")

    office.ivan.sees("✅ Звонок записан. Личный контакт — только встреча")
    office.ivan.sees("Личные контакты: 0 из 2")
    await office.ivan.press("Встреча или звонок")
    assert office.ivan.screen() == (
        "👋 Ромашка\n"
        "Личные контакты: 0 из 2 — нет: коммерческий отдел, клиентский отдел\n"
        "• 14.03 Иван Петров — звонок, личным контактом не считается\n"
        "\n"
        "Вы общались с клиентом? Одно нажатие — и записано."
    )
    assert office.ivan.buttons() == [
        "👋 Встретились сегодня",
        "👋 Встретились вчера",
        "📞 Созвонились сегодня",
        "📞 Созвонились вчера",
        "🗓 В другой день",
        "‹ Назад",
    ]


async def test_another_day_is_chosen_in_the_calendar_or_typed(office: Office) -> None:
    await with_client(office)
    await opens(office.ivan)
    await office.ivan.press("Встреча или звонок")
    await office.ivan.press("В другой день")
    office.ivan.sees("Когда общались?")

    assert "20" not in office.ivan.buttons()
    await office.ivan.send("завтра")
    office.ivan.sees("16.03 ещё не наступило")
    await office.ivan.press("‹")
    await office.ivan.press("27")
    office.ivan.sees("👋 Ромашка, 27.02 (вт)", "Встретились или созвонились?")
    await office.ivan.press("Назад")
    await office.ivan.send("1.03")
    office.ivan.sees("👋 Ромашка, 01.03 (пт)")
    await office.ivan.press("👋 Встретились")

    office.ivan.sees("Записано: личный контакт есть", "Личные контакты: 1 из 2 — нет: клиентский отдел")
    await office.ivan.press("Встреча или звонок")
    office.ivan.sees("• 01.03 Иван Петров — встреча")


async def test_gaps_are_counted_for_heads_and_each_number_opens_its_list(office: Office) -> None:
    # given
    await with_client(office, "Ромашка", "Лотос")
    await office.on(MONDAY)

    # when
    await office.boris.send("/team")

    # then
    await office.boris.press("Мало личных контактов · 2")
    office.boris.sees("🤝 Мало личных контактов: 2", "Звонок личным контактом не считается.")
    assert office.boris.buttons() == ["Ромашка · 0 из 2", "Лотос · 0 из 2", "🏠 Мой день"]
    await office.boris.press("Лотос · 0 из 2")
    office.boris.sees("📇 Лотос")
    await office.anna.send("/digest")
    office.anna.sees("🤝 Мало личных контактов у 2 клиентов: Ромашка, Лотос")
    await office.anna.press("Мало личных контактов · 2")
    assert office.anna.has_seen("🤝 Мало личных контактов: 2")


async def test_a_client_that_hangs_on_one_person_alarms_both_heads_the_same_hour(office: Office) -> None:
    # given
    await with_client(office)
    await opens(office.ivan)
    await office.ivan.press("Встреча или звонок")
    await office.ivan.press("Встретились сегодня")

    # when
    await handed_over(office)

    # then
    for head in (office.boris, office.anna):
        assert head.has_seen("🚨") == (
            "🚨 Клиент может уйти вместе с человеком\n"
            "• Ромашка — лично знает только Иван Петров\n"
            "Познакомьте с ним ещё кого-нибудь лично и отметьте встречу в карточке клиента."
        )
    await office.boris.send("/team")
    await office.boris.press("Держатся на одном · 1")
    office.boris.sees("🚨 Держатся на одном человеке: 1", "• Ромашка — лично знает только Иван Петров")
    await office.boris.press("Мало личных контактов · 1")
    await office.boris.press("Держатся на одном · 1")
    await office.boris.press("📇 Ромашка")
    await office.boris.press("Встреча или звонок")
    await office.boris.press("Встретились сегодня")
    await office.boris.send("/team")
    assert "🚨 Держатся на одном · 1" not in office.boris.buttons()


async def test_who_is_suspended_was_the_only_one_and_both_heads_hear_at_once(office: Office) -> None:
    names = ["Ромашка", "Лотос", "Вектор", "Орион", "Сатурн", "Берёзка"]
    await with_client(office, *names)
    for name in names:
        await opens(office.ivan, name)
        await office.ivan.press("Встреча или звонок")
        await office.ivan.press("Встретились сегодня")

    await office.boris.send("/team")
    await office.boris.press("Иван Петров")
    await office.boris.press("Приостановить")
    await office.boris.press("Да, приостановить")

    told = office.boris.has_seen("🚨 Клиент может уйти вместе с человеком")
    assert "• Ромашка — не знает никто: Иван Петров больше не работает" in told
    assert "… и ещё 1" in told
    assert office.anna.has_seen("🚨 Клиент может уйти вместе с человеком") == told
    await office.boris.press("Держатся на одном · 6")
    assert office.boris.has_seen("🚨 Держатся на одном человеке: 6")


async def test_a_quiet_head_hears_of_the_alarm_in_the_morning(office: Office) -> None:
    await with_client(office)
    await opens(office.ivan)
    await office.ivan.press("Встреча или звонок")
    await office.ivan.press("Встретились сегодня")
    await office.on(date(2024, 3, 18), hour=20)  # 23:00 in Moscow

    await office.galina.send("/team")
    await office.galina.press("Коммерческий отдел")
    await office.galina.press("Иван Петров")
    await office.galina.press("Приостановить")
    await office.galina.press("Да, приостановить")

    assert not any("🚨" in text for text in office.boris.texts())
    await office.on(date(2024, 3, 19), hour=6)
    assert office.boris.has_seen("🚨 Клиент может уйти вместе с человеком")


async def test_a_head_makes_a_client_key_and_back_and_the_other_hears_why(office: Office) -> None:
    await with_client(office)
    await opens(office.boris)

    await office.boris.press("Сделать ключевым")
    office.boris.sees("📇 Ромашка ⭐ ключевой", "Личные контакты: 0 из 4 — нет: Борис Сидоров, Анна Кузнецова")
    assert office.boris.toasts()[-1] == "Теперь это ключевой клиент"
    office.anna.sees("⭐ Ромашка — теперь ключевой, отметка: Борис Сидоров.")
    await office.boris.send("/clients")
    assert "⭐ Ромашка · до 15.06" in office.boris.buttons()
    await opens(office.boris)
    await office.boris.press("Снять отметку")

    assert office.boris.toasts()[-1] == "Отметка снята"
    office.anna.sees("⭐ Ромашка: отметка ключевого снята (Борис Сидоров).")
    assert "⭐ Сделать ключевым" in office.boris.buttons()
    await opens(office.ivan)
    assert not any("ключевым" in label for label in office.ivan.buttons())


async def publishes(office: Office, number: str, since: date, threshold: str | None) -> None:
    """Galina publishes a version of the plan with another turnover threshold."""
    least = Decimal(threshold) if threshold else None
    version = replace(worked_plan(), number=number, effective_from=since, key_turnover=least)
    await office.by("galina", plan.publish, version)
    await office.settle()


async def test_turnover_makes_a_client_key_and_both_heads_hear_with_which_numbers(office: Office) -> None:
    await publishes(office, "2-П", date(2024, 3, 1), "1000000")
    await office.client("Ромашка")

    await office.pays(office.ivan, "Ромашка 1,2 млн")

    for head in (office.boris, office.anna):
        assert head.has_seen("⭐") == (
            "⭐ Ромашка — теперь ключевой: за 365 дней оплачено 1 200 000 ₽, порог — 1 000 000 ₽."
        )
    assert "📇 Карточка клиента" in office.boris.all_buttons()
    await office.on(date(2025, 3, 15))
    assert office.boris.has_seen("больше не ключевой") == (
        "⭐ Ромашка — больше не ключевой: за 365 дней оплачено 0 ₽, порог — 1 000 000 ₽."
    )


async def test_the_mark_taken_off_says_that_the_turnover_keeps_it(office: Office) -> None:
    await publishes(office, "2-П", date(2024, 3, 1), "1000000")
    await office.client("Ромашка")
    await opens(office.boris)
    await office.boris.press("Сделать ключевым")
    await office.pays(office.ivan, "Ромашка 1,2 млн")

    await opens(office.boris)
    await office.boris.press("Снять отметку")

    assert office.boris.toasts()[-1] == "Отметка снята, но клиент остаётся ключевым по обороту"
    assert office.anna.has_seen(
        "⭐ Ромашка: отметка ключевого снята (Борис Сидоров). По обороту за год клиент остаётся"
    )


async def test_a_plan_with_another_threshold_is_told_in_one_message(office: Office) -> None:
    await with_client(office, "Ромашка", "Лотос")

    await publishes(office, "2-П", date(2024, 3, 20), "100000")
    await office.on(date(2024, 3, 20))
    assert office.boris.has_seen("⭐") == (
        "⭐ Действует новый план: ключевой клиент — от 100 000 ₽ за 365 дней.\nСтали ключевыми: 2 — Ромашка, Лотос"
    )
    await publishes(office, "3-П", date(2024, 4, 1), None)
    await office.on(date(2024, 4, 1))

    assert office.anna.has_seen("больше не становятся") == (
        "⭐ Действует новый план: по обороту клиенты ключевыми больше не становятся.\n"
        "Больше не ключевые: 2 — Ромашка, Лотос"
    )
