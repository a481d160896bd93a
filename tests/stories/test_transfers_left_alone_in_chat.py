"""Nobody presses: phones in the drawer, posts without anybody, a bot that was off. No client is lost or forgotten."""

from datetime import date
from decimal import Decimal

from sqlalchemy import update

from storage.staff import staff
from tests.office import Office
from tests.person import Person
from tests.stories import test_transfers_in_chat as straight
from tests.stories.test_leaving_in_chat import suspends
from tests.stories.test_transfer_decisions_in_chat import last_lines, postpones
from usecases import deals, payment_changes, posts

# 72 working hours from Monday, 17 June, 9:00 on; hours are UTC, three before Moscow
ESCALATED = date(2024, 6, 27)
DIRECTOR_DECIDES = "⚖️ Решает директор: отделы не договорились или кто-то молчит"


async def without_digests(office: Office) -> None:
    values = {"digest_minute": None, "next_digest_at": None}
    await office.db.write(lambda tx: tx.execute(update(staff).values(values)))


async def lapsed(office: Office) -> None:
    """A client of Ivan's on Saturday, 15 June, the day its period ends; nobody's digest comes between."""
    await without_digests(office)
    await straight.lapsed(office)


def cards(person: Person) -> list[str]:
    return [text for text in person.texts() if "🔁 Передача клиента" in text]


async def test_both_phones_lie_in_the_drawer_and_the_director_asks_for_the_second_yes(office: Office) -> None:
    # given two silent heads
    await lapsed(office)
    await office.on(ESCALATED, 6)
    assert last_lines(office.galina, 3) == [
        DIRECTOR_DECIDES,
        "Коммерческий отдел: ⌛ ответа нет",
        "Клиентский отдел: ⌛ ответа нет",
    ]

    # when
    await office.galina.press("Подтвердить")
    await office.galina.press("Ольга")

    # then her yes alone hands nothing over
    assert last_lines(office.galina, 2) == [
        "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа",
        "Клиентский отдел: ✅ Галина Орлова, менеджер — Ольга Белова",
    ]
    assert await office.rows("manager_assignments") == 0
    await office.boris.press("Подтвердить")
    assert last_lines(office.anna, 3) == [
        "🤝 Передан 27.06. Менеджер: Ольга Белова",
        "Коммерческий отдел: ✅ Борис Сидоров — передать",
        "Клиентский отдел: ✅ Галина Орлова, менеджер — Ольга Белова",
    ]


async def test_where_nobody_else_is_left_the_silent_head_is_waited_for_in_the_open(office: Office) -> None:
    # given the commercial department has no head, and Anna is silent
    await lapsed(office)
    await suspends(office.galina, "Коммерческий", "Борис Сидоров")
    await office.galina.press("✅ Подтвердить")
    await office.on(ESCALATED, 6)

    # then one yes is not enough, and the way out is to return it
    assert last_lines(office.galina, 3) == [
        DIRECTOR_DECIDES,
        "Коммерческий отдел: ✅ Галина Орлова — передать",
        "Клиентский отдел: ⌛ ответа нет",
    ]
    assert office.galina.buttons()[:2] == ["↩️ Вернуть", "↩️ Отменить решение"]
    assert await office.rows("manager_assignments") == 0

    # when it is Anna's yes alone that is missing, it is she who is reminded
    told = len(office.galina.texts())
    await office.on(date(2024, 7, 1), 12)
    office.anna.sees("⏰ Ждёт вашего решения, 24 рабочих часа. Кроме вас, решить некому.", "⌛ ответа нет")
    assert len(office.galina.texts()) == told

    # when she finds her phone
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")

    # then
    assert last_lines(office.galina, 3) == [
        "🤝 Передан 01.07. Менеджер: Ольга Белова",
        "Коммерческий отдел: ✅ Галина Орлова — передать",
        "Клиентский отдел: ✅ Анна Кузнецова, менеджер — Ольга Белова",
    ]


async def test_who_heads_both_departments_decides_one_side_and_the_director_the_other(office: Office) -> None:
    # given
    boris = await office.db.read(lambda tx: office.actor(tx, "boris").staff_id)
    await office.by("galina", posts.appoint, 1, boris)
    await lapsed(office)
    assert last_lines(office.boris, 2) == [
        "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа",
        "Клиентский отдел: ⏳ Галина Орлова — ждём ответа",
    ]

    # when
    await office.boris.press("Подтвердить")
    assert not any("Подтвердить" in label for label in office.boris.all_buttons())
    await office.galina.press("Подтвердить")
    await office.galina.press("Ольга")

    # then
    assert last_lines(office.boris, 3) == [
        "🤝 Передан 15.06. Менеджер: Ольга Белова",
        "Коммерческий отдел: ✅ Борис Сидоров — передать",
        "Клиентский отдел: ✅ Галина Орлова, менеджер — Ольга Белова",
    ]
    assert cards(office.anna) == []


async def test_a_card_from_three_weeks_ago_that_nobody_has_decided_still_decides(office: Office) -> None:
    # given
    await lapsed(office)
    old = office.anna.messages()[-1]["message_id"], "tr:1:choose:0"
    await office.on(date(2024, 7, 8), 9)

    # when
    await office.anna.press_old(*old)
    await office.anna.press("Ольга")

    # then what she says counts, and it is the director's turn still
    assert last_lines(office.galina, 3) == [
        DIRECTOR_DECIDES,
        "Коммерческий отдел: ⌛ ответа нет",
        "Клиентский отдел: ✅ Анна Кузнецова, менеджер — Ольга Белова",
    ]
    await office.boris.press_old(office.boris.messages()[0]["message_id"], "tr:1:postpone:0")
    assert last_lines(office.boris, 3) == last_lines(office.galina, 3)
    assert office.boris.buttons()[0] == "✅ Подтвердить"
    await office.galina.press("Подтвердить")
    assert last_lines(office.anna, 3) == [
        "🤝 Передан 08.07. Менеджер: Ольга Белова",
        "Коммерческий отдел: ✅ Галина Орлова — передать",
        "Клиентский отдел: ✅ Анна Кузнецова, менеджер — Ольга Белова",
    ]


async def test_a_new_date_of_the_payment_closes_the_cards_and_says_why(office: Office) -> None:
    await lapsed(office)
    await office.boris.press("Подтвердить")

    await office.by("nina", payment_changes.redate, 1, date(2024, 3, 25))
    await office.settle()

    for head in (office.boris, office.anna):
        assert last_lines(head, 1) == [
            "↩️ Передача отменена 15.06: дату оплаты изменили, и период привлечения снова идёт"
        ]
        assert head.has_seen(
            "↩️ Передача Ромашка отменена: дату оплаты изменили, и период привлечения идёт до 25.06, а не до 15.06."
        )
        assert not any("Подтвердить" in label or "Отменить решение" in label for label in head.all_buttons())
    # and begins anew, without the yes of before
    await office.on(date(2024, 6, 25))
    assert last_lines(office.boris, 2) == [
        "Коммерческий отдел: ⏳ Борис Сидоров — ждём ответа",
        "Клиентский отдел: ⏳ Анна Кузнецова — ждём ответа",
    ]


async def test_a_month_off_brings_of_everything_that_waited_one_message_in_its_present_state(office: Office) -> None:
    # given on 18 June one client handed over, with a monthly charge; one postponed to the 29th; one that ends on 5 July
    await without_digests(office)
    for name in ("Ромашка", "Вектор"):
        await office.client(name)
        await office.pays(office.ivan, f"{name} 100к")
    terms = {"monthly": Decimal(1000), "starts_on": date(2024, 7, 10)}
    await office.by("ivan", deals.agree, 1, "Поставка", **terms)
    await office.on(date(2024, 4, 5))
    await office.client("Лотос")
    await office.pays(office.ivan, "Лотос 100к")
    await office.on(date(2024, 6, 15))
    await office.on(date(2024, 6, 18))
    for head in (office.boris, office.anna):
        await head.send("/transfers")
        await head.press("Ромашка")
        await head.press("Подтвердить")
    await office.anna.press("Ольга")
    for head in (office.boris, office.anna):
        await head.send("/transfers")
        await head.press("Вектор")
        await postpones(head, "Неделя")
    before = {person.name: len(person.texts()) for person in office.people}

    # when the bot is off until 22 July
    await office.on(date(2024, 7, 22), 9)
    await office.later(minutes=1)

    # then
    news = {person.name: person.texts()[before[person.name] :] for person in office.people}
    for name in ("boris", "anna"):
        opened, asked, late, followed = news[name]
        assert opened.startswith("🔁 Передача клиента\nЛотос · Поставки\nПериод привлечения закончился 05.07")
        assert asked.startswith("🔁 Ждёт вашего решения ещё раз.\n\n🔁 Передача клиента\nВектор")
        assert late == ("⏰ С клиентом Ромашка до сих пор не познакомили: 35-й день.\nЖдём: Иван Петров, Ольга Белова")
        assert followed == (
            "📅 Ромашка, 30 дней после передачи (Ольга Белова): ❌ не познакомились · ❌ долг 1 000 ₽ с 10.07 · "
            "❌ нет контакта: коммерческий отдел, клиентский отдел"
        )
    assert [text.splitlines()[:2] for text in news["ivan"]] == [
        [
            "📦 Клиента Лотос пора передавать. Контакты, сделки, долги и документы я соберу сам.",
            "От вас — что обещано: 5 коротких вопросов, можно отвечать «нет».",
        ],
        ["👣 Знакомство · 35-й день", "Ромашка"],
    ]
    assert [text.splitlines()[0] for text in news["olga"]] == [
        "👣 Знакомство · 35-й день",
        "⚠️ Просрочено: Ромашка · 1 000 ₽ с 10.07",
    ]
    assert [news[name] for name in ("galina", "petr", "oleg", "nina")] == [[], [], [], []]
