"""Two heads agree about a client's period in the chat: the price first, then two different people's yes."""

from datetime import date
from decimal import Decimal

from domain.staff import Actor
from storage import clients as client_storage
from storage import staff
from storage.db import Tx
from tests.office import CAST, Office
from tests.person import Person
from usecases import clients, substitutes

LAPSE = date(2024, 6, 15)
PRICE = """Период: до 30.06 (закончился 15.06)

В среднем за 3 месяца: 20 000 ₽ в месяц
До 30.06 придёт ещё 6 521,74 ₽:
• с продлением: коммерсанту 652,17 ₽
• без него: коммерсанту 65,22 ₽, менеджеру 195,65 ₽
Разница: +391,30 ₽

Сразу вернётся в период: 60 000 ₽ (1 оплата)
• Иван Петров: +5 400 ₽
• Борис Сидоров: +600 ₽"""
CARD = f"""🗓 Продление периода
Ромашка · Поставки
{PRICE}

Предлагает: Борис Сидоров
⏳ Решает: Анна Кузнецова"""
BACK = """🔄 Возврат в коммерческий отдел
Ромашка · Поставки
Коммерсант: Пётр Смирнов
Менеджер Ольга Белова передаёт клиента обратно
Новый период начнётся со следующей оплаты: 3 мес.

В среднем за 3 месяца: 20 000 ₽ в месяц
• сейчас: коммерсанту 200 ₽, менеджеру 600 ₽
• в новом периоде: коммерсанту 2 000 ₽, менеджеру ничего
Разница: +1 200 ₽ в месяц

Записанные оплаты не пересчитываются.

Предлагает: Анна Кузнецова
⏳ Решает: Борис Сидоров"""


async def lapsed(office: Office) -> None:
    """Ivan's client on 20.06: 100 000 in its period, 60 000 three days ago, after it."""
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(LAPSE)
    await office.on(date(2024, 6, 20))
    await office.pays(office.ivan, "Ромашка 60к 17.06")


async def handed_over(office: Office) -> None:
    await lapsed(office)
    await office.by("boris", _assign_olga)


def _assign_olga(tx: Tx, actor: Actor) -> None:
    clients.assign_manager(tx, actor, 1, _person(tx, "olga"), date(2024, 6, 18))


def _person(tx: Tx, name: str) -> int:
    found = staff.find_actor(tx, CAST[name][0])
    assert found is not None
    return found.staff_id


async def period(person: Person) -> None:
    await person.send("Ромашка")
    await person.press("Период")


async def propose(office: Office) -> None:
    """Boris proposes to extend until 30.06."""
    await period(office.boris)
    await office.boris.press("Продлить")
    await office.boris.press("30")
    await office.boris.press("Предложить")


async def test_a_head_extends_a_period_and_the_other_one_agrees(office: Office) -> None:
    await lapsed(office)

    await period(office.boris)
    office.boris.sees("⏳ Ромашка\nПериод привлечения закончился 15.06")
    await office.boris.press("Продлить")
    office.boris.sees("🗓 Продление периода\nРомашка · Поставки\nДо какого дня продлить? Самое позднее — 20.12.")
    await office.boris.press("›")
    await office.boris.press("‹")
    await office.boris.press("30")
    office.boris.sees(f"🗓 Продление периода\nРомашка · Поставки\n{PRICE}")
    await office.boris.press("Предложить")

    assert office.boris.texts()[-2:] == ["✅ Отправлено. Решает: Анна Кузнецова", CARD]
    assert office.anna.screen() == CARD
    assert office.anna.buttons() == ["✅ Согласовать", "✖️ Отклонить", "📇 Карточка клиента"]
    await office.anna.press("Согласовать")
    done = office.anna.has_seen("✅ Согласовано 20.06: Анна Кузнецова")
    assert done == (
        "🗓 Продление периода\nРомашка · Поставки\nДо 30.06 всё идёт по полной ставке\n\n"
        "Предлагает: Борис Сидоров\n✅ Согласовано 20.06: Анна Кузнецова"
    )
    assert office.boris.has_seen("⚖️ Ромашка · ваше предложение\n✅ Согласовано 20.06: Анна Кузнецова")
    assert office.boris.texts().count(done) == 1
    office.ivan.sees("🗓 Период привлечения Ромашка продлён до 30.06: полная ставка идёт дальше.")
    assert office.boris.has_seen("период привлечения идёт до 30.06, а не до 15.06")
    assert "Отозвать" not in "".join(office.boris.all_buttons())


async def test_too_far_and_too_soon_are_one_friendly_line_and_the_calendar_stays(office: Office) -> None:
    await lapsed(office)
    await period(office.boris)
    await office.boris.press("Продлить")

    assert "19" not in office.boris.buttons()
    await office.boris.send("19.06")
    office.boris.sees("Продлить можно только вперёд: на 21.06 или позже.")
    for _ in range(6):
        await office.boris.press("›")
    assert "21" not in office.boris.buttons()
    await office.boris.send("21.12.2024")
    office.boris.sees("Так надолго не продлить: самое позднее — 20.12. Потом можно продлить ещё раз.")

    await office.boris.press("20")
    office.boris.sees("Период: до 20.12")


async def test_the_other_head_declines_with_a_reason_that_the_proposer_reads(office: Office) -> None:
    await lapsed(office)
    await propose(office)

    await office.anna.press("Отклонить")
    office.anna.sees("Почему отклоняете? Борис Сидоров увидит ответ.")
    await office.anna.send("клиент готов к передаче")
    office.anna.sees("Отклонить с ответом «клиент готов к передаче»?")
    await office.anna.press("Назад")
    await office.anna.press("Дальше")
    await office.anna.press("✖️ Отклонить")

    office.anna.sees("✖️ Отклонено 20.06: Анна Кузнецова. «клиент готов к передаче»")
    office.boris.sees("⚖️ Ромашка · ваше предложение\n✖️ Отклонено 20.06: Анна Кузнецова. «клиент готов к передаче»")
    assert "Передача Ромашка отменена" not in "\n".join(office.boris.texts())


async def test_the_proposer_takes_it_back_and_a_late_press_shows_what_came_of_it(office: Office) -> None:
    await lapsed(office)
    await propose(office)
    agree, decline = office.anna.button("Согласовать"), office.anna.button("Отклонить")

    await office.boris.press("Отозвать")

    assert office.boris.has_seen("↩️ Предложение отозвано 20.06")
    assert office.anna.has_seen("↩️ Предложение отозвано 20.06")
    await office.anna.press_old(*agree)
    assert "По этому предложению уже решили." in "\n".join([*office.anna.toasts(), *office.anna.texts()])
    await office.anna.press_old(*decline)
    await office.anna.send("поздно")
    await office.anna.press("✖️ Отклонить")
    office.anna.sees("По этому предложению уже решили.")


async def test_the_open_proposal_is_found_again_from_the_clients_card(office: Office) -> None:
    await lapsed(office)
    await propose(office)

    await period(office.boris)
    assert office.boris.buttons() == ["⚖️ Открыть предложение", "‹ Назад"]
    await office.boris.press("Открыть предложение")
    assert office.boris.screen() == CARD
    await office.boris.press("Карточка клиента")
    office.boris.sees("📇 Ромашка")
    await office.boris.press("Период")
    await office.boris.press("Назад")
    office.boris.sees("📇 Ромашка")


async def test_leaving_the_calendar_shows_the_period_again(office: Office) -> None:
    await lapsed(office)
    await period(office.boris)
    await office.boris.press("Продлить")

    await office.boris.press("Отмена")

    office.boris.sees("⏳ Ромашка\nПериод привлечения закончился 15.06")


async def test_a_client_is_won_back_by_another_hunter_and_the_next_payment_begins_anew(office: Office) -> None:
    await handed_over(office)

    await period(office.anna)
    office.anna.sees("⏳ Ромашка\nПередан 18.06, менеджер: Ольга Белова")
    await office.anna.press("Вернуть в коммерческий отдел")
    office.anna.sees("Кто снова поведёт клиента?")
    await office.anna.press("Пётр")
    await office.anna.press("Предложить")
    assert office.anna.screen() == BACK
    assert office.boris.screen() == BACK
    await office.boris.press("Согласовать")

    assert office.olga.has_seen(
        "🔄 Ромашка с 20.06 снова в коммерческом отделе. Спасибо за работу! "
        "Дальше клиента ведёт коммерческий отдел: Пётр Смирнов."
    )
    assert office.petr.has_seen("🔄 Ромашка снова ваш с 20.06. Новый период привлечения начнётся со следующей оплаты.")
    await office.on(date(2024, 6, 25))
    await office.pays(office.petr, "Ромашка 50к")
    await period(office.boris)
    office.boris.sees(
        "⏳ Ромашка\nПериод привлечения: до 25.09, ещё 92 дня\n🔄 Снова в коммерческом отделе с 20.06: период новый"
    )
    await office.petr.send("/earnings")
    await office.petr.press("Из чего сложилось")
    await office.petr.press("Ромашка")
    office.petr.sees(
        "Период новый: 20.06 клиента вернули в коммерческий отдел, и отсчёт идёт с 25.06",
        "50 000 ₽ — в периоде привлечения: период до 25.09",
    )


async def test_two_hunters_who_had_the_client_have_it_again_by_one_tap(office: Office) -> None:
    await handed_over(office)
    await office.by("galina", _share)
    await period(office.boris)
    await office.boris.press("Вернуть в коммерческий отдел")

    await office.boris.press("Те же: Иван Петров 60 %, Пётр Смирнов 40 %")
    office.boris.sees("Коммерсант: Иван Петров 60 %, Пётр Смирнов 40 %")
    await office.boris.press("Назад")
    await office.boris.press("Дальше")
    await office.boris.press("Предложить")
    await office.anna.press("Согласовать")

    assert office.olga.has_seen("Дальше клиента ведёт коммерческий отдел: Иван Петров 60 %, Пётр Смирнов 40 %.")


def _share(tx: Tx, _: Actor) -> None:
    shares = [(_person(tx, "ivan"), Decimal(60)), (_person(tx, "petr"), Decimal(40))]
    client_storage.assign_hunters(tx, 1, date(2024, 6, 19), shares)


async def test_who_speaks_for_no_department_has_no_button(office: Office) -> None:
    await lapsed(office)

    for person in (office.ivan, office.galina):
        await person.send("Ромашка")
        assert not any("Период" in label for label in person.buttons())


async def test_what_waits_is_on_the_home_screen_and_in_the_digest_of_who_decides(office: Office) -> None:
    await lapsed(office)
    await propose(office)

    await office.anna.send("/digest")
    office.anna.sees("• 1 предложение о периоде клиента — решить: /start")
    await office.anna.send("/start")
    office.anna.sees("⚖️ Вашего решения ждёт 1 предложение о периоде")
    await office.anna.press("Решить о периоде · 1")

    assert office.anna.screen() == CARD
    await office.boris.send("/start")
    assert "предложение о периоде" not in office.boris.screen()


async def test_a_substitute_decides_in_the_heads_place_and_the_cards_say_so(office: Office) -> None:
    await lapsed(office)
    await propose(office)

    await office.by("anna", _away)
    await office.settle()

    assert office.olga.has_seen("🗓 Продление периода")
    assert office.boris.has_seen("⏳ Решает: Ольга Белова")
    await office.olga.press("Согласовать")
    assert office.boris.has_seen("✅ Согласовано 20.06: Ольга Белова за Анну Кузнецову")


async def test_whoever_is_asked_before_the_period_ends_sees_the_client_until_it_is_decided(office: Office) -> None:
    # given a client that is still the hunter's, and a head who is away
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 10))
    await office.by("anna", _away, date(2024, 6, 10))
    await propose(office)

    # when
    await office.olga.press("Карточка клиента")

    # then
    office.olga.sees("Ромашка", "Коммерсант: Иван Петров")

    # when it is decided
    await office.olga.press("Согласовать")
    await office.olga.send("Ромашка")

    # then
    office.olga.sees("По «Ромашка» ничего не нашлось.")


def _away(tx: Tx, actor: Actor, first: date = date(2024, 6, 20)) -> None:
    substitutes.record(tx, actor, actor.staff_id, first, first, _person(tx, "olga"))


async def test_nobody_decides_and_the_day_comes(office: Office) -> None:
    await lapsed(office)
    await propose(office)

    await office.on(date(2024, 6, 29), 20)
    assert office.boris.has_seen("⏳ Решает: Анна Кузнецова")
    await office.on(date(2024, 6, 29), 21)

    for head in (office.boris, office.anna):
        assert head.has_seen("⌛ Предложение не действует с 30.06: пока решали, всё изменилось")
    assert not any("Согласовать" in label for label in office.anna.all_buttons())
