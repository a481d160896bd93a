"""After the hand-over: the hunter introduces the account manager, who says when and to whom."""

from datetime import date

from tests.office import Office
from tests.person import Person

MONDAY = date(2024, 6, 17)


async def handed_over(office: Office, name: str = "Ромашка", *, key: bool = False) -> None:
    """A client of Ivan's, whom Olga takes over on Monday 17 June; at 10:00 in Moscow."""
    client_id = await office.client(name)
    await office.pays(office.ivan, f"{name} 100к")
    if key:
        await mark_key(office, client_id)
    await office.on(MONDAY)
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")


async def mark_key(office: Office, client_id: int) -> None:
    await office.boris.send("Ромашка")
    await office.boris.press("Сделать ключевым")


async def says_met(person: Person, button: str, day: str, whom: str) -> None:
    await person.press(button)
    await person.press(day)
    await person.send(whom)


async def test_both_are_asked_and_the_introduction_is_done_when_both_say_so(office: Office) -> None:
    # given
    await handed_over(office)
    assert office.ivan.has_seen("👣 Знакомство · 1-й день") == (
        "👣 Знакомство · 1-й день\n"
        "Ромашка\n"
        "Коммерсант: ⏳ Иван Петров — ещё нет\n"
        "Менеджер: ⏳ Ольга Белова — ещё нет\n"
        "Личные контакты: 0 из 2 — нет: коммерческий отдел, клиентский отдел\n"
        "\n"
        "Познакомьте клиента лично: теперь его ведёт Ольга Белова. Когда познакомите — отметьте здесь."
    )

    # when
    await office.on(date(2024, 6, 19))
    await office.ivan.press("Знакомство было")
    assert "Отмечено" in office.ivan.toasts()
    await office.olga.press("Познакомились")
    assert office.olga.has_seen("🤝 Ромашка\nКогда вы встретились?")
    await office.olga.press("Вчера")
    assert office.olga.has_seen("🤝 Ромашка, вчера, 18.06 (вт)\nС кем вы познакомились?")
    await office.olga.send("Мария Соколова")

    # then
    done = (
        "👣 Знакомство\n"
        "Ромашка\n"
        "Коммерсант: ✅ Иван Петров — готово\n"
        "Менеджер: ✅ Ольга Белова, встреча 18.06\n"
        "Личные контакты: 2 из 2\n"
        "\n"
        "✅ Знакомство состоялось, личных контактов хватает."
    )
    assert office.olga.screen() == done
    assert office.ivan.has_seen("Знакомство состоялось") == done
    assert not any("Познаком" in label for person in (office.ivan, office.olga) for label in person.all_buttons())


async def test_it_waits_on_the_home_screen_and_in_the_digest_with_its_days(office: Office) -> None:
    await handed_over(office)
    await office.on(date(2024, 6, 19))

    await office.ivan.send("/start")
    office.ivan.sees("👣 Знакомства:", "• Познакомить: Ольга Белова и «Ромашка» — 3-й день")
    await office.ivan.press("Знакомства · 1")
    office.ivan.sees("👣 Знакомства · ждёт вас 1")
    await office.ivan.press("Ромашка · ждёт вас, 3-й день")
    office.ivan.sees("👣 Знакомство · 3-й день")
    await office.ivan.press("Все знакомства")
    office.ivan.sees("👣 Знакомства · ждёт вас 1")
    await office.olga.send("/digest")
    assert "👣 Ждёт вас\n• Познакомиться с «Ромашка» — 3-й день" in office.olga.screen()
    await office.olga.press("Знакомства · 1")
    assert office.olga.has_seen("👣 Знакомства · ждёт вас 1")


async def test_transfers_lead_to_the_introductions_that_are_open(office: Office) -> None:
    await handed_over(office)

    await office.anna.send("/transfers")
    await office.anna.press("Знакомства · 1")

    office.anna.sees("👣 Знакомства")
    assert office.anna.buttons()[0] == "⏳ Ромашка — Ольга Белова · 1-й день"


async def test_the_contact_person_is_chosen_from_the_recorded_ones_on_any_day(office: Office) -> None:
    await handed_over(office)
    await office.ivan.send("Ромашка")
    await office.ivan.press("Контакты")
    await office.ivan.press("Добавить контакт")
    await office.ivan.send("Мария Соколова")
    for answer in ("Пропустить", "Пропустить", "Да"):
        await office.ivan.press(answer)

    await office.olga.press("Познакомились")
    await office.olga.press("‹")
    await office.olga.press("›")
    await office.olga.send("завтра")
    office.olga.sees("18.06 ещё не наступило")
    await office.olga.send("17.06")
    await office.olga.press("Назад")
    await office.olga.press("Дальше")
    await office.olga.press("Мария Соколова")

    office.olga.sees("Менеджер: ✅ Ольга Белова, встреча 17.06", "Личные контакты: 1 из 2 — нет: коммерческий отдел")


async def test_what_was_said_too_early_is_taken_back(office: Office) -> None:
    await handed_over(office)
    await office.ivan.press("Знакомство было")
    office.ivan.sees("Коммерсант: ✅ Иван Петров — готово")

    await office.ivan.press("Знакомства ещё не было")

    office.ivan.sees("Коммерсант: ⏳ Иван Петров — ещё нет", "Познакомьте клиента лично")
    assert office.olga.has_seen("Коммерсант: ⏳ Иван Петров — ещё нет")


async def test_a_key_client_meets_both_heads_too(office: Office) -> None:
    await handed_over(office, key=True)
    assert office.boris.has_seen("Клиент ключевой: он должен лично знать и вас.")
    await office.ivan.press("Знакомство было")
    await says_met(office.olga, "Познакомились", "Сегодня", "Мария")
    assert office.olga.has_seen("Обе стороны познакомились, но личных контактов пока не хватает.")

    await says_met(office.boris, "Мы встретились", "Сегодня", "Мария")
    office.boris.sees("Личные контакты: 3 из 4", "Начальник отдела: ⏳ Анна Кузнецова — ещё нет")
    await says_met(office.anna, "Мы встретились", "Сегодня", "Мария")

    office.anna.sees("Ромашка ⭐ ключевой", "Личные контакты: 4 из 4", "✅ Знакомство состоялось")


async def test_silence_is_reminded_of_after_five_and_ten_working_days_and_then_the_heads_hear(office: Office) -> None:
    await handed_over(office)
    await office.ivan.press("Знакомство было")

    await office.on(date(2024, 6, 24))
    assert office.olga.has_seen("👣 Знакомство · 8-й день")
    await office.on(date(2024, 7, 1))

    for head in (office.boris, office.anna):
        head.sees("⏰ С клиентом Ромашка до сих пор не познакомили: 15-й день.", "Ждём: Ольга Белова")
    await office.boris.press("Открыть знакомство")
    office.boris.sees(
        "👣 Знакомство · 15-й день", "Коммерсант: ✅ Иван Петров — готово", "Менеджер: ⏳ Ольга Белова — ещё нет"
    )
    cards = [text for text in office.olga.texts() if "👣 Знакомство ·" in text]
    assert len(cards) == 3
    assert len([text for text in office.ivan.texts() if "👣 Знакомство ·" in text]) == 1


async def test_an_old_button_shows_how_it_stands(office: Office) -> None:
    await handed_over(office)
    old = office.olga.button("Познакомились")
    await says_met(office.olga, "Познакомились", "Сегодня", "Мария")

    await office.olga.press_old(office.olga.messages()[-1]["message_id"], old[1])

    office.olga.sees("Менеджер: ✅ Ольга Белова, встреча 17.06")
