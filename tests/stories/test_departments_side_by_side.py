"""The director compares departments: each number opens the list behind it, and each line of that a client's card."""

from datetime import date

import pytest

from tests.office import Office

NUMBERS = """⚖️ Отделы рядом · Вторник, 18 июня
Коммерческий отдел → Клиентский отдел

🌱 Новые деньги: 0 ₽ · май к этому дню: 0 ₽
🔁 Текущие деньги: 90 000 ₽ · май к этому дню: 0 ₽
👥 Клиенты: в периоде 0, к передаче 2, у менеджеров 1
⏱ От конца периода до передачи (90 дней): обычно 3 дня, дольше всего 3 дня — передано 1
💸 Упущено за месяц без менеджера: 1 200 ₽
🥀 Потеряно за 90 дней после передачи: 0

👤 Заработали (в скобках — май к этому дню)
• Ольга Белова — 1 500 ₽ (0 ₽)
• Иван Петров — 900 ₽ (0 ₽)
• Анна Кузнецова — 250 ₽ (0 ₽)"""
PAID = ["Ромашка · 50 000 ₽", "Лотос · 40 000 ₽"]
LISTS = [
    ("🌱 Новые", "🌱 Новые деньги · Коммерческий отдел · июнь", ["🗓 Май"]),
    (
        "🔁 Текущие",
        "🔁 Текущие деньги · Коммерческий отдел · июнь",
        ["Ромашка · 50 000 ₽", "Лотос · 40 000 ₽", "🗓 Май"],
    ),
    ("👥 В периоде 0", "👥 В периоде привлечения · Коммерческий отдел", []),
    ("⏰ К передаче 2", "⏰ К передаче · Коммерческий отдел", ["Лотос · с 15.06", "Вектор · с 15.06"]),
    ("🤝 У менеджеров 1", "🤝 У менеджеров · Коммерческий отдел", ["Ромашка · с 18.06"]),
    ("⏱ Передачи 1", "⏱ Передачи за 90 дней · Коммерческий отдел", ["Ромашка · 3 дня"]),
    ("💸 Упущено", "💸 Упущено без менеджера · Коммерческий отдел · июнь", ["Лотос · 1 200 ₽"]),
    ("🥀 Потеряно 0", "🥀 Потеряны за 90 дней после передачи · Коммерческий отдел", []),
    ("👤 Ольга Белова · 1 500 ₽", "👤 Ольга Белова · июнь", ["Ромашка · 1 500 ₽"]),
]


@pytest.fixture
async def june(office: Office) -> Office:
    """Three clients lapsed on 15.06; on the 18th one is handed over and two pay."""
    for name in ("Ромашка", "Лотос", "Вектор"):
        await office.client(name)
        await office.pays(office.ivan, f"{name} 100к")
    await office.on(date(2024, 6, 15))
    await office.on(date(2024, 6, 18))
    for head in (office.boris, office.anna):
        await head.send("/transfers")
        await head.press("Ромашка")
        await head.press("Подтвердить")
    await office.anna.press("Ольга")
    await office.pays(office.olga, "Ромашка 50к")
    await office.pays(office.ivan, "Лотос 40к")
    return office


async def test_every_number_opens_the_list_behind_it(june: Office) -> None:
    galina = june.galina
    await galina.send("/team")
    await galina.press("Отделы рядом")
    assert galina.screen() == NUMBERS

    for label, title, buttons in LISTS:
        await galina.press(label)
        assert galina.screen().startswith(title), galina.screen()
        assert galina.buttons() == [*buttons, "‹ Отделы рядом"]
        await galina.press("‹ Отделы рядом")

    assert galina.screen() == NUMBERS
    await galina.press("‹ Сотрудники")
    assert "⚖️ Отделы рядом" in galina.buttons()


async def test_last_month_is_one_tap_away_and_a_line_leads_to_the_card(june: Office) -> None:
    galina = june.galina
    await june.on(date(2024, 7, 19))
    await galina.send("/team")
    await galina.press("Отделы рядом")
    galina.sees("🔁 Текущие деньги: 0 ₽ · июнь к этому дню: 90 000 ₽ (▼ 100 %)")

    await galina.press("Текущие")
    galina.sees("Таких клиентов сейчас нет.")
    await galina.press("🗓 Июнь")
    assert galina.buttons() == ["Ромашка · 50 000 ₽", "Лотос · 40 000 ₽", "🗓 Июль", "‹ Отделы рядом"]
    await galina.press("Лотос")

    galina.sees("📇 Лотос · Поставки")


async def test_a_long_list_comes_by_pages(office: Office) -> None:
    for number in range(1, 11):
        await office.client(f"Клиент {number}")
    await office.galina.send("/team")
    await office.galina.press("Отделы рядом")
    office.galina.sees("⏱ За 90 дней никого не передавали")
    await office.galina.press("В периоде 10")

    assert office.galina.buttons()[7:] == ["Клиент 8", "‹", "1 / 2", "›", "‹ Отделы рядом"]
    await office.galina.press("›")
    assert office.galina.buttons() == ["Клиент 9", "Клиент 10", "‹", "2 / 2", "›", "‹ Отделы рядом"]
    await office.galina.press("2 / 2")
    await office.galina.press("›")
    assert office.galina.buttons()[0] == "Клиент 1"


async def test_on_mondays_they_stand_in_the_directors_digest(june: Office) -> None:
    await june.on(date(2024, 6, 24), 16)

    june.galina.sees(
        "📊 Понедельник, 24 июня",
        "\n\n👥 в периоде 0, к передаче 2, у менеджеров 1 · до передачи 3 дня · упущено 1 200 ₽ · потеряно 0\n"
        "👤 Заработали (в скобках — май к этому дню)\n"
        "• Ольга Белова — 1 500 ₽ (0 ₽)\n",
    )
    await june.galina.press("Отделы рядом")
    june.galina.sees("⚖️ Отделы рядом · Понедельник, 24 июня")
    await june.galina.press("К передаче 2")
    assert june.galina.buttons() == ["Лотос · с 15.06", "Вектор · с 15.06", "‹ Отделы рядом"]
    await june.galina.press("Вектор")
    june.galina.sees("📇 Вектор · Поставки")


async def test_heads_have_no_such_button(office: Office) -> None:
    for head in (office.boris, office.anna):
        await head.send("/team")
        assert not any("рядом" in label for label in head.buttons())
